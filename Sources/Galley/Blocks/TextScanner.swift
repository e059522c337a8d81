// Words, sentences and cases of a text in one pass over its UTF-8.

/// Scans collapsed text into ``TextStatistics`` and word hashes.
///
/// A word is a run of letters, digits and marks. Scripts that don't space their words are counted
/// by their length: two ideographs or kana, or four letters of Thai, Lao, Khmer or Burmese, make a
/// word. Letters are told from other characters by blocks of Unicode, which is exact for ASCII and
/// good enough for counting elsewhere.
struct TextScanner {
  /// What a character is to the scanner.
  private enum Kind {
    case lower, upper, digit, ideograph, unspacedLetter, mark, space
  }

  private let stopWords = StopWords.shared
  private var statistics = TextStatistics()
  private var wordHash: UInt32 = 0
  private var wordLength: Int32 = 0
  private var isWordCapitalized = false
  /// A sentence may have ended: its period was seen, and nothing but closing marks since.
  private var isAfterTerminator = false
  private var ideographs: Int32 = 0
  private var unspacedLetters: Int32 = 0
  private var characters: Int32 = 0

  private static let hashSeed: UInt32 = 0x811C_9DC5
  private static let hashPrime: UInt32 = 0x0100_0193

  /// Scans `text`, appending a hash for each word to `words`.
  ///
  /// - Returns: The statistics, and the text's length with ideographs counted twice.
  static func scan(_ text: UnsafeBufferPointer<UInt8>, words: inout FlatBuffer<UInt32>)
    -> (statistics: TextStatistics, length: Int32)
  {
    var scanner = TextScanner()
    scanner.run(text, &words)
    return (scanner.statistics, scanner.characters + scanner.ideographs)
  }

  /// Scans `text`, appending a hash for each word to an array.
  static func scan(_ text: UnsafeBufferPointer<UInt8>, words: inout [UInt32])
    -> (statistics: TextStatistics, length: Int32)
  {
    var hashes = FlatBuffer<UInt32>(capacity: text.count / 8)
    let result = scan(text, words: &hashes)
    words.append(contentsOf: UnsafeBufferPointer(start: hashes.base, count: hashes.count))
    return result
  }

  private mutating func run(
    _ text: UnsafeBufferPointer<UInt8>, _ words: inout FlatBuffer<UInt32>
  ) {
    wordHash = Self.hashSeed
    statistics.hash = 0xCBF2_9CE4_8422_2325
    var index = 0
    let end = text.count
    while index < end {
      let byte = text[index]
      if byte.isASCIILetter {
        index &+= letters(text, from: index)
      } else if byte < 0x80 {
        ascii(byte, index, &words)
        index &+= 1
      } else {
        index &+= wide(text, index, &words)
      }
    }
    endWord(&words)
    if isAfterTerminator { statistics.sentences += 1 }
    statistics.endsSentence = isAfterTerminator
    statistics.words += (ideographs + 1) / 2 + (unspacedLetters + 3) / 4
    finish(text)
  }

  /// The marks at both ends.
  private mutating func finish(_ text: UnsafeBufferPointer<UInt8>) {
    guard let first = text.first, let last = text.last else { return }
    if last == UInt8(ascii: ":") || last == UInt8(ascii: ";") {
      statistics.endsSentence = true
    }
    statistics.endsWithColon = last == UInt8(ascii: ":")
    statistics.endsWithQuestion = last == UInt8(ascii: "?")
    if text.count > 1, text[1] == 0x20 {
      statistics.beginsWithBullet =
        first == UInt8(ascii: "*") || first == UInt8(ascii: "-")
    }
    if first == 0xE2, text.count > 3, text[3] == 0x20 {
      statistics.beginsWithBullet = true
    }
    if first.isASCIIDigit, text.count > 3 {
      let stop = text[1].isASCIIDigit ? 2 : 1
      statistics.beginsWithBullet =
        (text[stop] == UInt8(ascii: ".") || text[stop] == UInt8(ascii: ")"))
        && text[stop + 1] == 0x20
    }
  }

  /// Letters of ASCII, of which running text mostly consists: those of a word at once, eight of a
  /// long one.
  ///
  /// Returns how many.
  @inline(__always)
  private mutating func letters(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let run = LetterRun(text, at: start)
    if run.capitals != 0 {
      statistics.capitals &+= Int32(truncatingIfNeeded: run.capitals.nonzeroBitCount)
      if wordLength == 0, run.capitals & 0x80 != 0 { isWordCapitalized = true }
    }
    if start == 0 {
      statistics.firstCharacter = run.capitals & 0x80 != 0 ? .capital : .lower
    }
    wordHash = Self.hash(wordHash, run.small)
    let count = Int32(truncatingIfNeeded: run.count)
    wordLength &+= count
    characters &+= count
    isAfterTerminator = false
    return run.count
  }

  /// The hash of a word after up to eight more small letters.
  @inline(__always)
  private static func hash(_ hash: UInt32, _ letters: UInt64) -> UInt32 {
    let product = (UInt64(hash) ^ letters) &* 0x9E37_79B9_7F4A_7C15
    return UInt32(truncatingIfNeeded: product ^ product &>> 32)
  }

  @inline(__always)
  private mutating func ascii(_ byte: UInt8, _ index: Int, _ words: inout FlatBuffer<UInt32>) {
    characters &+= 1
    if byte.isASCIIDigit {
      statistics.digits &+= 1
      if index == 0 { statistics.firstCharacter = .digit }
      letter(byte)
    } else if byte == UInt8(ascii: "_") {
      letter(byte)
    } else {
      punctuation(byte, index, &words)
    }
  }

  @inline(__always)
  private mutating func letter(_ byte: UInt8) {
    wordHash = (wordHash ^ UInt32(byte)) &* Self.hashPrime
    wordLength &+= 1
    isAfterTerminator = false
  }

  @inline(__always)
  private mutating func punctuation(
    _ byte: UInt8, _ index: Int, _ words: inout FlatBuffer<UInt32>
  ) {
    endWord(&words)
    switch byte {
    case 0x20:
      if isAfterTerminator {
        statistics.sentences &+= 1
        isAfterTerminator = false
      }
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
      isAfterTerminator = true
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"):
      if index == 0 { statistics.beginsWithQuote = byte != UInt8(ascii: ")") }
    case UInt8(ascii: ","):
      statistics.commas &+= 1
      isAfterTerminator = false
    case UInt8(ascii: "|"):
      statistics.separators &+= 1
      isAfterTerminator = false
    default:
      isAfterTerminator = false
    }
  }

  /// A character beyond ASCII.
  ///
  /// Returns its length in bytes.
  private mutating func wide(
    _ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ words: inout FlatBuffer<UInt32>
  ) -> Int {
    let lead = text[index]
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard index + length <= text.count else { return 1 }
    var scalar = UInt32(lead & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07))
    for offset in 1..<length { scalar = scalar << 6 | UInt32(text[index + offset] & 0x3F) }
    characters &+= 1
    switch Self.kind(of: scalar) {
    case .upper:
      statistics.capitals &+= 1
      if wordLength == 0 { isWordCapitalized = true }
      if index == 0 { statistics.firstCharacter = .capital }
      wideLetter(Self.lowercased(scalar))
    case .lower:
      if index == 0 { statistics.firstCharacter = .lower }
      wideLetter(scalar)
    case .digit:
      wideLetter(scalar)
    case .ideograph:
      ideographs &+= 1
      isAfterTerminator = false
      endWord(&words)
      // A pair of ideographs is hashed as a word, so that texts can be compared.
      wideLetter(scalar)
      appendHash(&words)
    case .unspacedLetter:
      unspacedLetters &+= 1
      wideLetter(scalar)
      wordLength = 0
    case .mark:
      endWord(&words)
      mark(scalar, index)
    case .space:
      endWord(&words)
      if isAfterTerminator {
        statistics.sentences &+= 1
        isAfterTerminator = false
      }
    }
    return length
  }

  private mutating func wideLetter(_ scalar: UInt32) {
    wordHash = (wordHash ^ scalar) &* Self.hashPrime
    wordLength &+= 1
    isAfterTerminator = false
  }

  /// Punctuation beyond ASCII.
  private mutating func mark(_ scalar: UInt32, _ index: Int) {
    switch scalar {
    case 0x2026, 0x3002, 0xFF01, 0xFF1F, 0x0964, 0x06D4, 0x061F:  // … 。 ！ ？ । ۔ ؟
      isAfterTerminator = true
      // Ideographic full stops end a sentence without a space behind them.
      if scalar == 0x3002 || scalar == 0xFF01 || scalar == 0xFF1F { statistics.sentences &+= 1 }
    case 0x2019, 0x201D, 0xBB, 0x300D, 0x300F, 0xFF09:  // ’ ” » 」 』 ）
      if scalar == 0xBB { statistics.separators &+= 1 }
    case 0xFF0C, 0x3001, 0x060C:  // ， 、 ،
      statistics.commas &+= 1
      isAfterTerminator = false
    case 0x203A, 0x2022, 0xB7:  // › • ·
      statistics.separators &+= 1
      isAfterTerminator = false
    default:
      isAfterTerminator = false
    }
    if index == 0 {
      statistics.beginsWithQuote =
        (0x2018...0x201F).contains(scalar) || scalar == 0xAB || scalar == 0x300C
    }
  }

  @inline(__always)
  private mutating func endWord(_ words: inout FlatBuffer<UInt32>) {
    guard wordLength > 0 else {
      if wordHash != Self.hashSeed { appendHash(&words) }
      return
    }
    statistics.words &+= 1
    statistics.wordLetters &+= wordLength
    if isWordCapitalized { statistics.capitalizedWords &+= 1 }
    if wordLength <= StopWords.longest, stopWords.contains(wordHash) { statistics.stopWords &+= 1 }
    appendHash(&words)
  }

  @inline(__always)
  private mutating func appendHash(_ words: inout FlatBuffer<UInt32>) {
    words.append(wordHash)
    statistics.hash = (statistics.hash ^ UInt64(wordHash)) &* 0x0000_0100_0000_01B3
    wordHash = Self.hashSeed
    wordLength = 0
    isWordCapitalized = false
  }

  /// The hash of one word in small letters as the scanner computes it.
  static func hash(of word: String) -> UInt32 {
    var hash = hashSeed
    var letters: UInt64 = 0
    var count: UInt64 = 0
    for scalar in word.unicodeScalars {
      let isLetter = UInt8(exactly: scalar.value)?.isASCIILetter ?? false
      if count == 8 || count > 0 && !isLetter {
        hash = Self.hash(hash, letters)
        (letters, count) = (0, 0)
      }
      if isLetter {
        letters |= UInt64(scalar.value) << (8 * count)
        count += 1
      } else {
        hash = (hash ^ scalar.value) &* hashPrime
      }
    }
    return count == 0 ? hash : Self.hash(hash, letters)
  }

  // MARK: - Characters

  private static func kind(of scalar: UInt32) -> Kind {
    switch scalar {
    case 0x00A0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: .space
    case 0x00AA, 0x00B5, 0x00BA: .lower
    case 0x0080...0x00BF, 0x00D7, 0x00F7: .mark
    case 0x00C0...0x00DE: .upper
    case 0x00DF...0x00FF: .lower
    // Latin Extended and Cyrillic beyond the basic alphabet pair capitals at even numbers.
    case 0x0100...0x017F: scalar & 1 == 0 ? .upper : .lower
    case 0x0386...0x03AB: .upper
    case 0x0400...0x042F: .upper
    case 0x0460...0x04FF: scalar & 1 == 0 ? .upper : .lower
    case 0x0531...0x0556: .upper
    case 0x060C, 0x061B, 0x061F, 0x066A...0x066D, 0x06D4, 0x0964, 0x0965: .mark
    case 0x0E01...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: .unspacedLetter
    case 0x2010...0x206F, 0x20A0...0x20CF, 0x2100...0x2BFF, 0x2E00...0x2E7F: .mark
    case 0x3001...0x3003, 0x3008...0x3020, 0x3030, 0x30FB: .mark
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF: .ideograph
    case 0x20000...0x3FFFF: .ideograph
    case 0xFE30...0xFE4F, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65: .mark
    case 0xE000...0xF8FF, 0xFFF0...0xFFFF: .mark
    case 0x1F000...0x1FAFF: .mark
    default: .lower
    }
  }

  private static func lowercased(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x00C0...0x00DE, 0x0391...0x03AB, 0x0410...0x042F: scalar + 0x20
    case 0x0100...0x017F, 0x0460...0x04FF: scalar | 1
    case 0x0400...0x040F: scalar + 0x50
    case 0x0531...0x0556: scalar + 0x30
    default: scalar
    }
  }
}
