// One pass over a line: words, sentences, punctuation.

/// Counts what ``LineStats`` holds.
struct LineScanner: ~Copyable {
  private let table: WordTable.Lookup
  private var text: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var stats = LineStats()
  /// The hashes of the words of four letters or more that are no function words, as they come.
  private let content: UnsafeMutablePointer<UInt32>
  /// How many these are.
  private(set) var contentCount = 0
  /// Whether a sentence may have ended: only closing quotes and brackets since its punctuation.
  private var isAtSentenceEnd = false
  /// The last character that was no closing quote or bracket: what a line ends with.
  private var lastMark: UInt8 = 0
  private var wordHash = WordHash.seed
  private var wordLength: Int32 = 0
  private var isWordCapital = false

  /// Makes a scanner of lines.
  ///
  /// - Parameter length: The most bytes that they have together.
  init(table: WordTable.Lookup, length: Int) {
    self.table = table
    text = UnsafeBufferPointer(start: nil, count: 0)
    content = .allocate(capacity: length / Int(Self.contentLetters) + 1)
  }

  deinit {
    content.deallocate()
  }

  /// A content word has at least so many letters.
  private static let contentLetters: Int32 = 4

  /// The hashes of the lines' content words.
  var contentWords: [UInt32] {
    Array(UnsafeBufferPointer(start: content, count: contentCount))
  }

  /// The counts of one line of UTF-8 without its cues, and its content words' hashes.
  static func scan(_ text: UnsafeBufferPointer<UInt8>) -> (stats: LineStats, words: [UInt32]) {
    let scanned = WordTable.shared.withLookup { table in
      var scanner = LineScanner(table: table, length: text.count)
      let stats = scanner.scan(text)
      return (stats, scanner.contentWords)
    }
    return scanned ?? (LineStats(), [])
  }

  /// Counts a line of UTF-8, without its cues, and appends its content words' hashes.
  mutating func scan(_ text: UnsafeBufferPointer<UInt8>) -> LineStats {
    self.text = text
    position = 0
    stats = LineStats()
    isAtSentenceEnd = false
    lastMark = 0
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

  /// The words of ASCII that come next, as long as spaces alone separate them.
  ///
  /// Nearly all of a text is read here, so what it counts stays in registers.
  private mutating func words() {
    let start = position
    var (end, hash, length, isCapital) = (position, wordHash, wordLength, isWordCapital)
    var found = FoundWords()
    found.hash = stats.hash
    while true {
      let run = LetterRun(text, at: end)
      if length == 0 { isCapital = run.capitals & 0x80 != 0 }
      found.capitals &+= Int32(truncatingIfNeeded: run.capitals &>> 7 & 1)
      if run.capitals > 0x80 {
        let behind = (run.capitals &>> 8).nonzeroBitCount
        found.capitals &+= Int32(truncatingIfNeeded: behind)
      }
      if run.count > 0 { hash = WordHash.hash(hash, run.small) }
      length &+= Int32(truncatingIfNeeded: run.count)
      end &+= run.count
      guard end < text.count, text[end] == 0x20, length > 0, found.words < FoundWords.most else {
        if run.count == 8, found.words < FoundWords.most { continue }
        break
      }
      let kinds = table.kinds(of: hash)
      content[contentCount] = UInt32(truncatingIfNeeded: hash)
      found.hash = LineStats.hash(found.hash, word: hash)
      contentCount &+= kinds.isEmpty && length >= Self.contentLetters ? 1 : 0
      found.add(kinds, letters: length, isCapital: isCapital)
      (hash, length, isCapital) = (WordHash.seed, 0, false)
      end &+= 1
    }
    (position, wordHash, wordLength, isWordCapital) = (end, hash, length, isCapital)
    if end > start { (isAtSentenceEnd, lastMark) = (false, 0x61) }
    stats.add(found)
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
    position += 1
    if byte == 0x09 || byte == 0x0A {
      space()
    } else if byte.isASCIIDigit {
      stats.digits += 1
      wordHash = WordHash.hash(wordHash, byte)
      wordLength += 1
      isAtSentenceEnd = false
      lastMark = 0x30
    } else {
      punctuation(byte)
    }
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

  private mutating func other(_ byte: UInt8) {
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
  private static let ellipsis: UInt8 = 1

  private mutating func endWord() {
    guard wordLength > 0 else { return }
    let kinds = table.kinds(of: wordHash)
    if kinds.isEmpty, wordLength >= Self.contentLetters {
      content[contentCount] = UInt32(truncatingIfNeeded: wordHash)
      contentCount += 1
    }
    var found = FoundWords()
    found.hash = LineStats.hash(stats.hash, word: wordHash)
    found.add(kinds, letters: wordLength, isCapital: isWordCapital)
    stats.add(found)
    wordHash = WordHash.seed
    wordLength = 0
    isWordCapital = false
  }

  private mutating func scalar(lead: UInt8) {
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    let start = position
    position = min(text.count, start + length)
    stats.characters -= Int32(position - start - 1)
    guard position == start + length else { return }
    switch length {
    case 2: twoBytes(lead, text[start + 1], at: start)
    case 3: threeBytes(lead, text[start + 1], text[start + 2], at: start)
    default:
      // Emoji, mostly; the letters among them are too rare to matter.
      endWord()
      other(0xF0)
    }
  }

  private mutating func twoBytes(_ lead: UInt8, _ second: UInt8, at start: Int) {
    if lead == 0xC2 {
      switch second {
      case 0xA0:
        endWord()
        if isAtSentenceEnd {
          stats.sentences += 1
          isAtSentenceEnd = false
        }
      case 0xAD: return
      case 0xAB:
        if start == 0 { stats.startsWithQuote = true }
        endWord()
        other(second)
      case 0xBB:
        stats.pipes += 1
        endWord()
      default:
        endWord()
        other(second)
      }
      return
    }
    let isCapital =
      (lead == 0xC3 && second <= 0x9E) || (lead == 0xD0 && second <= 0xAF)
      || (lead == 0xCE && second >= 0x91 && second <= 0xA9)
    letter(isCapital: isCapital, at: start)
    if isCapital { stats.capitals += 1 }
    // From U+0530 on: Armenian, Hebrew, Arabic.
    if lead >= 0xD6 {
      stats.caseless += 1
      if start == 0 { stats.start = 4 }
    }
    let folded = lead == 0xC3 && second <= 0x9E ? second | 0x20 : second
    wordHash = WordHash.hash(WordHash.hash(wordHash, lead), folded)
  }

  private mutating func letter(isCapital: Bool, at start: Int) {
    if start == 0 { stats.start = isCapital ? 1 : 2 }
    if wordLength == 0 { isWordCapital = isCapital }
    wordLength += 1
    isAtSentenceEnd = false
    lastMark = 0x61
  }

  private mutating func threeBytes(_ lead: UInt8, _ second: UInt8, _ third: UInt8, at start: Int) {
    switch (lead, second) {
    case (0xE2, 0x80): generalPunctuation(third, at: start)
    case (0xE2, _):
      if second == 0x81 && third >= 0xA0 { return }
      endWord()
      other(lead)
    case (0xE3, 0x80) where third < 0x86 || third >= 0x88: cjkPunctuation(third, at: start)
    case (0xEF, 0xBC), (0xEF, 0xBD): fullWidth(second, third)
    case (0xEF, 0xBB) where third == 0xBF: return
    case (0xE3...0xE9, _): unspaced()
    case (0xE0, 0xB8...0xBB): unspaced()
    default:
      letter(isCapital: false, at: start)
      stats.caseless += 1
      for byte in [lead, second, third] { wordHash = WordHash.hash(wordHash, byte) }
    }
  }

  /// A character of a script without spaces is half a word.
  private mutating func unspaced() {
    endWord()
    stats.unspaced += 1
    stats.caseless += 2
    stats.characters += 1
    stats.wordCharacters += 2
    if position == 3 { stats.start = 1 }
    if stats.unspaced & 1 == 0 { stats.words += 1 }
    for byte in text[(position - 3)..<position] { stats.hash = WordHash.hash(stats.hash, byte) }
    isAtSentenceEnd = false
    lastMark = 0x61
  }

  private mutating func generalPunctuation(_ third: UInt8, at start: Int) {
    switch third {
    case 0x8B...0x8F, 0xAA...0xAE: return
    case 0x80...0x8A, 0xAF:
      endWord()
      if isAtSentenceEnd { stats.sentences += 1 }
      isAtSentenceEnd = false
    case 0x98...0x9F:
      if start == 0 { stats.startsWithQuote = true }
      endWord()
      // An opening quotation mark begins something, a closing one leaves the sentence ended.
      if third == 0x98 || third == 0x9C || third == 0x9E { other(third) }
    case 0xA6:
      endWord()
      isAtSentenceEnd = true
      lastMark = Self.ellipsis
    case 0xA2, 0xBA:
      stats.pipes += 1
      endWord()
      other(third)
    default:
      endWord()
      other(third)
    }
  }

  private mutating func cjkPunctuation(_ third: UInt8, at start: Int) {
    endWord()
    switch third {
    case 0x80: return
    case 0x81:
      stats.commas += 1
      other(0x2C)
    case 0x82:
      stats.sentences += 1
      lastMark = 0x2E
    case 0x8D, 0x8F, 0x91: return
    case 0x8C, 0x8E, 0x90:
      if start == 0 { stats.startsWithQuote = true }
      other(third)
    default: other(third)
    }
  }

  private mutating func fullWidth(_ second: UInt8, _ third: UInt8) {
    endWord()
    switch (second, third) {
    case (0xBC, 0x81), (0xBC, 0x9F):
      stats.sentences += 1
      lastMark = third == 0x81 ? 0x21 : 0x3F
    case (0xBC, 0x8C):
      stats.commas += 1
      other(0x2C)
    case (0xBC, 0x9A): other(0x3A)
    case (0xBC, 0x89): return
    case (0xBC, 0x90...0x99):
      stats.digits += 1
      unspaced()
    case (0xBC, 0xA1...0xBF), (0xBD, 0x81...0x9A): unspaced()
    default: other(third)
    }
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
