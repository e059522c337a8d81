// What a capture says of its author behind the article.

/// Finds the notes on authors with which many articles end, as in "Ann Lind is a reporter".
///
/// A classifier of lines or blocks sees prose there. What tells it from the article is that it begins
/// with a name of the byline.
struct AuthorNotes {
  /// One of the body's last lines, or of a page's last blocks.
  struct Line {
    var text: ArraySlice<UInt8>
    var words: Int32
    var endsWithPunctuation: Bool
    var cues: CueSet
  }

  /// Among so many last lines of the body notes are looked for.
  private static let reach = 14
  /// Notes have at most this share of the body's words, a quarter.
  private static let mostShare: Int32 = 4
  /// And this of a page's: of five development pages whose known body is without them notes are up to
  /// an eleventh, of the one whose body has them a tenth.
  private static let mostShareOfPage: Int32 = 11
  /// What remains of the body has at least this many words.
  private static let fewestWords: Int32 = 60
  /// A block of a page that is a note has at most so many words.
  private static let longestBlock: Int32 = 60
  /// An author of a single name, such as a site, is no one whom notes tell of.
  private static let fewestNames = 2
  /// A line that introduces a note has at most so many words more than the name.
  private static let mostBeside: Int32 = 6

  /// The last lines, no more than notes can be among.
  private let lines: [Line]
  /// The names of each author, in small letters.
  private let names: [[[UInt8]]]
  /// How the words begin with which a note may.
  private let beginnings: WordBeginnings

  private init(_ lines: [Line], names: [[[UInt8]]]) {
    self.lines = lines
    self.names = names
    var beginnings = Self.introductions.beginnings
    for word in Self.appeals.words { beginnings.insert(word) }
    for case let word? in names.map(\.first) { beginnings.insert(word) }
    self.beginnings = beginnings
  }

  /// Drops the notes on the authors from the end of the lines kept.
  static func drop(
    from kept: inout [Bool], _ reader: LineReader, _ context: LineContext, _ metadata: TextMetadata
  ) {
    let names = names(of: metadata.facts.authors)
    guard !names.isEmpty else { return }
    var body = kept
    for line in metadata.lines { body[line] = false }
    let lines = body.indicesOfTrue
    let words = lines.map { context.stats[$0].words }
    let last = lines.suffix(reach(in: words, share: mostShare))
    let notes = AuthorNotes(
      last.map { line in
        let stats = context.stats[line]
        return Line(
          text: reader.bytes[reader.lines[line].content], words: stats.words,
          endsWithPunctuation: stats.endsWithPunctuation, cues: stats.cues)
      }, names: names)
    for note in notes.found { kept[last[last.startIndex + note]] = false }
  }

  /// Which of a page's last blocks are notes on the authors: those with which the body ends, none of
  /// them longer than ``longestBlock``.
  ///
  /// - Parameters:
  ///   - blocks: The blocks kept, in order.
  ///   - page: The page that they are of.
  ///   - authors: The names of the authors.
  static func blocks(in blocks: [Int], of page: PageBlocks, authors: [String]) -> [Int] {
    let names = names(of: authors)
    guard !names.isEmpty else { return [] }
    let words = blocks.map { page.blocks[$0].statistics.words }
    let last = blocks.suffix(reach(in: words, share: mostShareOfPage))
    let notes = AuthorNotes(last.map { Line(page.blocks[$0], page) }, names: names).found
    // What stands behind a note and is none is the article's, and the note may be, too.
    let behind = (0..<last.count).reversed().drop { notes.contains($0) }.first ?? -1
    let end = last.dropFirst(behind + 1)
    return end.contains { page.blocks[$0].statistics.words > longestBlock } ? [] : Array(end)
  }

  /// The names that notes can begin with.
  private static func names(of authors: [String]) -> [[[UInt8]]] {
    authors.map { author in
      CaseFolding.folded(author.utf8).split(separator: 0x20).map(Array.init)
    }.filter { $0.count >= fewestNames }
  }

  /// Among how many of the last lines notes can be, given the words of all and the share that notes have
  /// at most.
  private static func reach(in words: [Int32], share: Int32) -> Int {
    let sum = words.reduce(0, +)
    var behind: Int32 = 0
    var count = 0
    for number in words.suffix(reach).reversed() {
      behind += number
      guard behind * share <= sum, sum - behind >= fewestWords else { break }
      count += 1
    }
    return count
  }

  /// Those of the lines that are notes on the authors.
  private var found: [Int] {
    var notes: [Int] = []
    var isInNote = false
    for index in lines.indices {
      isInNote = isNote(index) || isInNote && belongsToNote(lines[index])
      if isInNote { notes.append(index) }
    }
    return notes
  }

  /// Whether a line begins with an author's name and goes on to say who that is, or is followed
  /// by a line that does.
  private func isNote(_ index: Int) -> Bool {
    let line = lines[index]
    guard mayBeNote(line) else { return false }
    let words = self.words(line, atMost: Self.longestName + 2)
    let isAppeal = words.first.map { Self.appeals.contains($0) } == true
    let isIntroduced = isAppeal || words.first.map { Self.introductions.contains($0) } == true
    for name in names {
      let text = isIntroduced ? words.dropFirst() : words[...]
      guard text.count >= name.count, text.prefix(name.count).elementsEqual(name) else { continue }
      if isAppeal { return true }
      let rest = text.dropFirst(name.count)
      guard let next = rest.first else {
        return index + 1 == lines.count || belongsToNote(lines[index + 1])
      }
      if Self.predicates.contains(next) { return true }
      let isLabel =
        line.words <= Int32(name.count) + Self.mostBeside && !line.endsWithPunctuation
      if isLabel, index + 1 == lines.count || belongsToNote(lines[index + 1]) { return true }
    }
    return false
  }

  /// Whether a line may begin with a name or what introduces one, by its first letters; a look at its
  /// bytes, which most lines don't pass.
  private func mayBeNote(_ line: Line) -> Bool {
    line.text.withUnsafeBufferPointer { text in
      let letters = LetterRun(text, at: 0)
      // An invisible character within a word is none of its text.
      let goesOn = letters.count < 8 && letters.count < text.count && text[letters.count] >= 0x80
      return letters.count == 0 || goesOn || beginnings.mayHave(text)
    }
  }

  /// Whether a line goes on about the author: it names them, or begins with a pronoun.
  private func belongsToNote(_ line: Line) -> Bool {
    if !line.cues.isDisjoint(with: [.bio, .trailer, .news, .copy, .share, .ui]) { return true }
    let words = self.words(line, atMost: Self.firstWords)
    guard let first = words.first else { return true }
    return Self.pronouns.contains(first)
      || names.contains { name in
        words.contains { $0.count >= Self.fewestLetters && name.contains($0) }
      }
  }

  /// The first words of a line in small letters, without what stands around them.
  private func words(_ line: Line, atMost limit: Int) -> [[UInt8]] {
    BylineParser.words(of: TextLineText.collapsed(line.text), atMost: limit).map(\.key)
  }

  /// A part of a name that tells of the author has at least so many bytes: not "de", "the".
  private static let fewestLetters = 4
  private static let longestName = 5
  private static let firstWords = 16

  private static let introductions = WordList("about dr dr. by par von por di over o sobre über")
  /// What asks to do something about the author, however it goes on.
  private static let appeals = WordList("follow contact")
  private static let predicates = WordList(
    """
    is was has have had holds covers covered writes wrote works worked serves served leads lives \
    founded co-founded joined spent reports reported specializes specialises started began brings \
    teaches studied edits runs heads oversees helps loves enjoys graduated earned received \
    contributed produces hosts currently also ist war hat arbeitet schreibt lebt est a écrit vit \
    es ha escribe trabaja vive é foi escreve trabalha è scrive lavora werkt schrijft is jest pisze
    """)
  private static let pronouns = WordList(
    """
    he she they his her their prior before when outside follow contact email reach connect visit \
    il elle er sie él ella ele ela lui lei hij zij on ona он она
    """)
}

extension AuthorNotes.Line {
  fileprivate init(_ block: Block, _ page: PageBlocks) {
    let start = Int(block.textStart)
    self.init(
      text: page.text[start..<start + Int(block.textCount)], words: block.statistics.words,
      endsWithPunctuation: block.statistics.endsSentence, cues: block.cues)
  }
}
