// The words of texts as numbers, so that measures compare integers.

/// Gives equal words equal numbers, over as many texts as are asked for.
///
/// A word is what `\w+` of Python's `re` finds: letters and numbers of any script and the
/// underscore. Combining marks are no part of a word there, and so not here.
struct WordNumbering {
  /// Whether words that differ in case alone are the same.
  let foldsCase: Bool

  private var numbers: [Word: Int32] = [:]
  /// The words by their numbers.
  private var words: [Word] = []

  init(foldsCase: Bool) {
    self.foldsCase = foldsCase
  }

  /// How many words have a number; numbers go from 0 up.
  var count: Int { words.count }

  /// The numbers of a text's words, in its order.
  mutating func numbers(of text: String) -> [Int32] {
    var result: [Int32] = []
    var word: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.value < 0x80 {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        if WordCharacter.isWord(byte) {
          word.append(foldsCase ? WordCharacter.lowercased(byte) : byte)
        } else {
          finish(&word, into: &result)
        }
      } else if foldsCase && scalar.properties.changesWhenLowercased {
        // One letter can become a letter and a mark, and the mark ends the word.
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
          add(lower, to: &word, finishingInto: &result)
        }
      } else {
        add(scalar, to: &word, finishingInto: &result)
      }
    }
    finish(&word, into: &result)
    return result
  }

  /// Words as text again, single spaces between them.
  func text(of numbers: some Sequence<Int32>) -> String {
    numbers.map { String(decoding: words[Int($0)].bytes, as: UTF8.self) }.joined(separator: " ")
  }

  private mutating func add(
    _ scalar: Unicode.Scalar, to word: inout [UInt8], finishingInto result: inout [Int32]
  ) {
    if WordCharacter.isWord(scalar) {
      word.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    } else {
      finish(&word, into: &result)
    }
  }

  private mutating func finish(_ word: inout [UInt8], into result: inout [Int32]) {
    guard !word.isEmpty else { return }
    let key = Word(bytes: word)
    if let number = numbers[key] {
      result.append(number)
    } else {
      let number = Int32(words.count)
      numbers[key] = number
      words.append(key)
      result.append(number)
    }
    word.removeAll(keepingCapacity: true)
  }
}

/// A word's bytes.
///
/// A string would be equal to another one in a different normal form.
private struct Word: Hashable {
  var bytes: [UInt8]

  func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

/// What belongs to a word.
enum WordCharacter {
  /// Whether an ASCII character does.
  static func isWord(_ byte: UInt8) -> Bool {
    let letter = byte | 0x20
    return letter &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
      || byte == UInt8(ascii: "_")
  }

  /// Whether any character does: the general categories L and N, and the underscore.
  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return isWord(UInt8(truncatingIfNeeded: scalar.value)) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return true
    default:
      return false
    }
  }

  /// The small letter of a capital one of ASCII, anything else as it is.
  static func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }
}
