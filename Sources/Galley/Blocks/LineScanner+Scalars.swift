// Characters beyond ASCII: letters, punctuation, scripts without spaces.

extension LineScanner {
  mutating func scalar(lead: UInt8) {
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
    // Other than these, characters of U+0080 to U+00BF separate words.
    if lead != 0xC2 || second == 0xA9 || second == 0xAD || second == 0xAA || second == 0xBA {
      cueStarts.noteIntricate(at: start)
    }
    if lead == 0xC2 {
      if LineReader.isBlank(lead, second, 0) { stats.mayHaveBlanks = true }
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
    if lead >= 0xD6, mark(lead, second) { return }
    let isCapital =
      (lead == 0xC3 && second <= 0x9E) || (lead == 0xD0 && second <= 0xAF)
      || (lead == 0xCE && second >= 0x91 && second <= 0xA9)
      || (lead & 0xFE == 0xC4
        && TextFolding.isCapital(UInt32(lead & 0x1F) << 6 | UInt32(second & 0x3F)))
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

  /// Takes the marks of Armenian, Arabic and Urdu; `false` if the character is none.
  private mutating func mark(_ lead: UInt8, _ second: UInt8) -> Bool {
    switch (lead, second) {
    case (0xD6, 0x89), (0xDB, 0x94): endSentence(0x2E)
    case (0xD8, 0x9F): endSentence(0x3F)
    case (0xD8, 0x8C):
      endWord()
      stats.commas += 1
      other(0x2C)
    case (0xD8, 0x9B):
      endWord()
      other(0x3B)
    default: return false
    }
    return true
  }

  /// Notes a mark of another script that ends sentences, as the one of ASCII that does.
  private mutating func endSentence(_ mark: UInt8) {
    endWord()
    stats.marks += 1
    isAtSentenceEnd = true
    lastMark = mark
  }

  private mutating func letter(isCapital: Bool, at start: Int) {
    if start == 0 { stats.start = isCapital ? 1 : 2 }
    if wordLength == 0 { isWordCapital = isCapital }
    wordLength += 1
    isAtSentenceEnd = false
    lastMark = 0x61
  }

  private mutating func threeBytes(_ lead: UInt8, _ second: UInt8, _ third: UInt8, at start: Int) {
    if CueStarts.isIntricate(lead, second, third) { cueStarts.noteIntricate(at: start) }
    if LineReader.isBlank(lead, second, third) { stats.mayHaveBlanks = true }
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
    case (0xE0, 0xB8...0xBB): unmarked()
    // Danda and double danda; the full stops of Burmese, Khmer and Ethiopic.
    case (0xE0, 0xA5) where third == 0xA4 || third == 0xA5: endSentence(0x2E)
    case (0xE1, 0x81) where third == 0x8B: endSentence(0x2E)
    case (0xE1, 0x9F) where third == 0x94: endSentence(0x2E)
    case (0xE1, 0x8D) where third == 0xA2: endSentence(0x2E)
    // Latin Extended Additional, for Vietnamese, pairs capitals at even numbers.
    case (0xE1, 0xB8...0xBB):
      letter(isCapital: third & 1 == 0, at: start)
      if third & 1 == 0 { stats.capitals += 1 }
      for byte in [lead, second, third] { wordHash = WordHash.hash(wordHash, byte) }
    default:
      letter(isCapital: false, at: start)
      if start == 0 { stats.start = 4 }
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

  /// A letter of Thai or Lao, which part neither words nor, by marks, sentences, is a quarter of a
  /// word.
  private mutating func unmarked() {
    stats.unmarked += 1
    // Every other one is half of what the ideographs are that two make a word of.
    if stats.unmarked & 1 == 0 {
      unspaced()
    } else {
      endWord()
      for byte in text[(position - 3)..<position] { stats.hash = WordHash.hash(stats.hash, byte) }
      if position == 3 { stats.start = 1 }
      isAtSentenceEnd = false
      lastMark = 0x61
    }
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
}
