// A text's words, as differences are made of.

/// The words of a text: words, single spaces and marks of punctuation, and single characters of
/// scripts that put no spaces between words.
struct TextWords {
  private let bytes: [UInt8]
  private var starts: [Int] = []

  /// Splits a text in linear time.
  init(of text: String) {
    bytes = Array(text.utf8)
    starts.reserveCapacity(bytes.count / 3)
    var last = Kind.single
    var index = 0
    for scalar in text.unicodeScalars {
      let kind = Kind(of: scalar)
      let joins = kind == .mark || (kind == .word && last == .word)
      if !joins || index == 0 { starts.append(index) }
      // A mark goes with the letter before it, and leaves the word open if there is one.
      if kind != .mark { last = kind }
      index += UTF8.width(scalar)
    }
  }

  /// How many words there are.
  var count: Int { starts.count }

  /// The bytes of a word.
  subscript(word: Int) -> ArraySlice<UInt8> {
    bytes[starts[word]..<end(of: word)]
  }

  /// Whether a word is a space, a line break or a tab.
  func isSpace(_ word: Int) -> Bool {
    let first = bytes[starts[word]]
    return first == 0x20 || first == 0x0A || first == 0x09
  }

  /// Whether a word has letters or digits, or is a character that is not ASCII.
  func isWord(_ word: Int) -> Bool {
    let first = bytes[starts[word]]
    return first >= 0x80 || (first | 0x20 >= 0x61 && first | 0x20 <= 0x7A)
      || (first >= 0x30 && first <= 0x39)
  }

  /// The text of some neighbouring words.
  func text(of words: Range<Int>) -> String {
    guard let first = words.first, let last = words.last else { return "" }
    return String(decoding: bytes[starts[first]..<end(of: last)], as: UTF8.self)
  }

  private func end(of word: Int) -> Int {
    word + 1 < starts.count ? starts[word + 1] : bytes.count
  }

  /// What a character does to the word before it.
  private enum Kind {
    /// Part of a word with its neighbours.
    case word
    /// A word of its own.
    case single
    /// Part of the word before it, whatever that is.
    case mark

    init(of scalar: Unicode.Scalar) {
      let value = scalar.value
      switch value {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: self = .word
      case 0..<0xC0: self = .single
      case 0xD7, 0xF7, 0x2000...0x206F, 0x20A0...0x2BFF: self = .single
      case 0xC0..<0x300, 0x370..<0x483, 0x48A..<0x590: self = .word
      default: self = Self.kind(ofOther: scalar)
      }
    }

    /// Chinese, Japanese, Thai, Lao, Burmese, Khmer and Tibetan have no spaces between words.
    private static func kind(ofOther scalar: Unicode.Scalar) -> Kind {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .spacingMark, .enclosingMark:
        return .mark
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber:
        return isUnspaced(scalar.value) ? .single : .word
      default:
        return .single
      }
    }

    private static func isUnspaced(_ value: UInt32) -> Bool {
      switch value {
      case 0x0E00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1950...0x19FF, 0x2E80...0x31FF,
        0x3400...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFF:
        return true
      default:
        return false
      }
    }
  }
}

/// Numbers for words and blocks, so that comparing two costs nothing.
struct SymbolTable {
  /// Bytes that are hashed at once: the standard library hashes them one by one.
  private struct Key: Hashable {
    var bytes: ArraySlice<UInt8>

    func hash(into hasher: inout Hasher) {
      bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
  }

  private var symbols: [Key: Int] = [:]

  /// The number of some bytes: the same for the same bytes.
  mutating func symbol(for bytes: ArraySlice<UInt8>) -> Int {
    let key = Key(bytes: bytes)
    if let symbol = symbols[key] { return symbol }
    symbols[key] = symbols.count
    return symbols.count - 1
  }

  /// The numbers of a text's words.
  mutating func symbols(for words: TextWords) -> [Int] {
    (0..<words.count).map { symbol(for: words[$0]) }
  }
}
