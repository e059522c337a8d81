// What a text capture says of its author behind the article.

/// Drops the notes on authors with which many articles end, as in "Ann Lind is a reporter".
///
/// A classifier of lines sees prose there. What tells it from the article is that it begins with
/// a name of the byline.
struct AuthorNotes {
  /// Among so many last lines of the body notes are looked for.
  private static let reach = 14
  /// Notes have at most this share of the body's words.
  private static let mostShare: Int32 = 4
  /// What remains of the body has at least this many words.
  private static let fewestWords: Int32 = 60
  /// An author of a single name, such as a site, is no one whom notes tell of.
  private static let fewestNames = 2
  /// A line that introduces a note has at most so many words more than the name.
  private static let mostBeside: Int32 = 6

  private let reader: LineReader
  private let context: LineContext
  /// The names of each author, in small letters.
  private let names: [[[UInt8]]]
  /// How the words begin with which a note may.
  private let beginnings: WordBeginnings

  private init(_ reader: LineReader, _ context: LineContext, names: [[[UInt8]]]) {
    self.reader = reader
    self.context = context
    self.names = names
    var beginnings = Self.introductions.beginnings
    for case let word? in names.map(\.first) { beginnings.insert(word) }
    self.beginnings = beginnings
  }

  /// Drops the notes on the authors from the end of the lines kept.
  static func drop(
    from kept: inout [Bool], _ reader: LineReader, _ context: LineContext, _ metadata: TextMetadata
  ) {
    let names = metadata.facts.authors.map { author in
      CaseFolding.folded(author.utf8).split(separator: 0x20).map(Array.init)
    }.filter { $0.count >= fewestNames }
    guard !names.isEmpty else { return }
    let notes = AuthorNotes(reader, context, names: names)
    var body = kept
    for line in metadata.lines { body[line] = false }
    for line in notes.found(in: body.indicesOfTrue) { kept[line] = false }
  }

  /// Those of a body's lines that are notes on the authors.
  private func found(in lines: [Int]) -> [Int] {
    let words = lines.reduce(0) { $0 + context.stats[$1].words }
    var behind: Int32 = 0
    var first = lines.count
    for index in lines.indices.suffix(Self.reach).reversed() {
      behind += context.stats[lines[index]].words
      guard behind * Self.mostShare <= words, words - behind >= Self.fewestWords else { break }
      first = index
    }
    var notes: [Int] = []
    var isInNote = false
    for index in first..<lines.count {
      isInNote = isNote(lines, index) || isInNote && belongsToNote(lines[index])
      if isInNote { notes.append(lines[index]) }
    }
    return notes
  }

  /// Whether a line begins with an author's name and goes on to say who that is, or is followed
  /// by a line that does.
  private func isNote(_ lines: [Int], _ index: Int) -> Bool {
    let line = lines[index]
    guard mayBeNote(line) else { return false }
    let words = self.words(line, atMost: Self.longestName + 2)
    for name in names {
      let text =
        words.first.map { Self.introductions.contains($0) } == true ? words.dropFirst() : words[...]
      guard text.count >= name.count, text.prefix(name.count).elementsEqual(name) else { continue }
      let rest = text.dropFirst(name.count)
      guard let next = rest.first else {
        return index + 1 == lines.count || belongsToNote(lines[index + 1])
      }
      if Self.predicates.contains(next) { return true }
      let isLabel =
        context.stats[line].words <= Int32(name.count) + Self.mostBeside
        && !context.stats[line].endsWithPunctuation
      if isLabel, index + 1 == lines.count || belongsToNote(lines[index + 1]) { return true }
    }
    return false
  }

  /// Whether a line may begin with a name or what introduces one, by its first letters; a look at its
  /// bytes, which most lines don't pass.
  private func mayBeNote(_ line: Int) -> Bool {
    let content = reader.lines[line].content
    return reader.bytes.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[content])
      let letters = LetterRun(text, at: 0)
      // An invisible character within a word is none of its text.
      let goesOn = letters.count < 8 && letters.count < text.count && text[letters.count] >= 0x80
      return letters.count == 0 || goesOn || beginnings.mayHave(text)
    }
  }

  /// Whether a line goes on about the author: it names them, or begins with a pronoun.
  private func belongsToNote(_ line: Int) -> Bool {
    let stats = context.stats[line]
    if !stats.cues.isDisjoint(with: [.bio, .trailer, .news, .copy, .share, .ui]) { return true }
    let words = self.words(line, atMost: Self.firstWords)
    guard let first = words.first else { return true }
    return Self.pronouns.contains(first)
      || names.contains { name in
        words.contains { $0.count >= Self.fewestLetters && name.contains($0) }
      }
  }

  /// The first words of a line in small letters, without what stands around them.
  private func words(_ line: Int, atMost limit: Int) -> [[UInt8]] {
    BylineParser.words(
      of: TextLineText.collapsed(reader.bytes[reader.lines[line].content]), atMost: limit
    )
    .map(\.key)
  }

  /// A part of a name that tells of the author has at least so many bytes: not "de", "the".
  private static let fewestLetters = 4
  private static let longestName = 5
  private static let firstWords = 16

  private static let introductions = WordList("about dr dr. by par von por di over o sobre über")
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
