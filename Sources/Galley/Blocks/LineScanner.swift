// One pass over a line: words, sentences, punctuation.

/// Counts what ``LineStats`` holds.
struct LineScanner: ~Copyable {
  let table: WordTable.Lookup
  /// All lines, and which bytes of them are letters.
  let whole: UnsafeBufferPointer<UInt8>
  let map: LetterMap
  /// The line, and where it begins.
  var text: UnsafeBufferPointer<UInt8>
  var origin = 0
  var position = 0
  var stats = LineStats()
  /// The hashes of the words of four letters or more that are no function words, as they come.
  let content: UnsafeMutablePointer<UInt32>
  /// How many these are.
  var contentCount = 0
  /// Whether a sentence may have ended: only closing quotes and brackets since its punctuation.
  var isAtSentenceEnd = false
  /// The last character that was no closing quote or bracket: what a line ends with.
  var lastMark: UInt8 = 0
  var wordHash = WordHash.seed
  var wordLength: Int32 = 0
  var isWordCapital = false
  /// Where cue phrases may begin in the line that was scanned last.
  var cueStarts: CueStarts

  /// Makes a scanner of a text's lines, which has to outlive it.
  init(
    table: WordTable.Lookup, beginnings: CueBeginnings.Lookup, _ whole: UnsafeBufferPointer<UInt8>
  ) {
    self.table = table
    self.whole = whole
    map = LetterMap(whole)
    cueStarts = CueStarts(beginnings)
    text = UnsafeBufferPointer(start: nil, count: 0)
    content = .allocate(capacity: whole.count / Int(Self.contentLetters) + 1)
  }

  deinit {
    content.deallocate()
  }

  /// A content word has at least so many letters.
  static let contentLetters: Int32 = 4

  /// The hashes of the lines' content words.
  var contentWords: [UInt32] {
    Array(UnsafeBufferPointer(start: content, count: contentCount))
  }

  /// The counts of one line of UTF-8 without its cues, and its content words' hashes.
  static func scan(_ text: UnsafeBufferPointer<UInt8>) -> (stats: LineStats, words: [UInt32]) {
    withScanner(of: text) { scanner in (scanner.scan(text.indices), scanner.contentWords) }
      ?? (LineStats(), [])
  }

  /// Calls a function with a scanner of a text's lines.
  static func withScanner<Value>(
    of text: UnsafeBufferPointer<UInt8>, _ body: (inout LineScanner) -> Value
  ) -> Value? {
    WordTable.shared.withLookup { table in
      CueMatcher.shared.beginnings.withLookup { beginnings in
        var scanner = LineScanner(table: table, beginnings: beginnings, text)
        return body(&scanner)
      }
    } ?? nil
  }

  /// Counts a line of UTF-8, without its cues, and appends its content words' hashes.
  mutating func scan(_ line: Range<Int>) -> LineStats {
    text = UnsafeBufferPointer(rebasing: whole[line])
    origin = line.lowerBound
    position = 0
    stats = LineStats()
    isAtSentenceEnd = false
    lastMark = 0
    cueStarts.reset()
    run()
    return stats
  }

  private mutating func run() {
    // Characters of several bytes take off what they are too many.
    stats.characters = Int32(truncatingIfNeeded: text.count)
    classifyStart()
    while position < text.count {
      let byte = text[position]
      if byte.isASCIILetter {
        words()
      } else if byte == 0x20 {
        if position == 0 || text[position &- 1] == 0x20 { stats.mayHaveBlanks = true }
        position &+= 1
        space()
      } else if byte < 0x80 {
        ascii(byte)
      } else {
        scalar(lead: byte)
      }
    }
    endWord()
    finish()
  }

  private mutating func classifyStart() {
    guard let first = text.first else { return }
    switch first {
    case 0x41...0x5A: stats.start = 1
    case 0x61...0x7A: stats.start = 2
    case 0x30...0x39: stats.start = 3
    default: stats.start = 4
    }
  }

  @inline(__always)
  private mutating func space() {
    endWord()
    if isAtSentenceEnd {
      stats.sentences += 1
      isAtSentenceEnd = false
    }
  }

  private mutating func ascii(_ byte: UInt8) {
    if byte.isASCIIDigit {
      digits()
      return
    }
    position += 1
    if byte < 0x20 { stats.mayHaveBlanks = true }
    if byte == 0x09 || byte == 0x0A {
      space()
    } else {
      punctuation(byte)
    }
  }

  private mutating func digits() {
    cueStarts.noteDigits(in: text, at: position)
    repeat {
      stats.digits += 1
      wordHash = WordHash.hash(wordHash, text[position])
      wordLength += 1
      position += 1
    } while position < text.count && text[position].isASCIIDigit
    isAtSentenceEnd = false
    lastMark = 0x30
  }

  private mutating func punctuation(_ byte: UInt8) {
    endWord()
    stats.marks += 1
    switch byte {
    case 0x2E, 0x21, 0x3F:
      if byte == 0x2E { noteDomain() }
      isAtSentenceEnd = true
      lastMark = byte == 0x2E && position > 1 && text[position - 2] == 0x2E ? Self.ellipsis : byte
    case 0x22, 0x27, 0x29, 0x5D:
      if position == 1, byte == 0x22 || byte == 0x27 { stats.startsWithQuote = true }
    case 0x2C:
      stats.commas += 1
      other(byte)
    case 0x7C:
      stats.pipes += 1
      other(byte)
    case 0x5B:
      stats.brackets += 1
      other(byte)
    case 0x3A:
      if position + 1 < text.count, text[position] == 0x2F, text[position + 1] == 0x2F {
        stats.hasAddress = true
      }
      other(byte)
    case 0x40:
      if position > 1, position < text.count, text[position] > 0x30 { stats.hasAddress = true }
      other(byte)
    default: other(byte)
    }
  }

  mutating func other(_ byte: UInt8) {
    isAtSentenceEnd = false
    lastMark = byte
  }

  /// Notes `www.` and `.com`, `.org`, `.net`, with `position` behind the period.
  private mutating func noteDomain() {
    guard position + 2 < text.count else { return }
    let next = (text[position] | 0x20, text[position + 1] | 0x20, text[position + 2] | 0x20)
    let isDomain =
      next == (0x63, 0x6F, 0x6D) || next == (0x6F, 0x72, 0x67)
      || next == (0x6E, 0x65, 0x74)
    let isHost =
      position >= 4 && text[position - 2] | 0x20 == 0x77
      && text[position - 3] | 0x20 == 0x77 && text[position - 4] | 0x20 == 0x77
    if isDomain || isHost { stats.hasAddress = true }
  }

  /// Stands for two periods or more, and for U+2026.
  static let ellipsis: UInt8 = 1

  mutating func endWord() {
    guard wordLength > 0 else { return }
    let kinds = table.kinds(of: wordHash)
    if kinds.isEmpty, wordLength >= Self.contentLetters {
      content[contentCount] = UInt32(truncatingIfNeeded: wordHash)
      contentCount += 1
    }
    var found = FoundWords()
    found.hash = LineStats.hash(stats.hash, word: wordHash)
    found.add(kinds, letters: Int(wordLength), capital: isWordCapital ? 1 : 0)
    stats.add(found)
    wordHash = WordHash.seed
    wordLength = 0
    isWordCapital = false
  }

  private mutating func finish() {
    if isAtSentenceEnd { stats.sentences += 1 }
    if let first = text.first, let last = text.last {
      stats.isBracketed = first == 0x5B && last == 0x5D || first == 0x28 && last == 0x29
    }
    stats.endsWithColon = lastMark == 0x3A
    stats.endsWithQuestion = lastMark == 0x3F
    stats.endsWithEllipsis = lastMark == Self.ellipsis
    stats.endsWithPunctuation =
      lastMark == 0x2E || lastMark == 0x21 || lastMark == 0x3F || lastMark == 0x3A
      || lastMark == 0x3B || lastMark == Self.ellipsis
  }
}
