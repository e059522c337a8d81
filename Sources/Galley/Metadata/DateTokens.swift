// Text as numbers and words, which is all that dates are made of.

/// A number or word of a text, for ``DateParser``.
struct DateToken {
  enum Kind: Equatable {
    /// A run of digits, of ASCII, Arabic, Persian, Devanagari or Thai; its value if it has at most
    /// eight of them.
    case number(value: Int, digits: Int)
    /// A run of letters.
    case word
    /// 年 or 년, 月 or 월, 日, 号 or 일.
    case yearMark, monthMark, dayMark
  }

  var kind: Kind
  /// Where it stands in the text.
  var range: Range<Int>

  /// Cuts UTF-8 text into tokens; what stands between them is punctuation and space.
  static func tokens(of text: [UInt8]) -> [DateToken] {
    var tokens: [DateToken] = []
    tokens.reserveCapacity(16)
    var index = 0
    while index < text.count {
      let (character, length) = classify(text, index)
      switch character {
      case .digit: index = appendNumber(text, index, to: &tokens)
      case .letter: index = appendWord(text, index, to: &tokens)
      case .mark(let kind):
        tokens.append(DateToken(kind: kind, range: index..<index + length))
        index += length
      case .separator: index += length
      }
    }
    return tokens
  }

  private static func appendNumber(
    _ text: [UInt8], _ start: Int, to tokens: inout [DateToken]
  ) -> Int {
    var index = start
    var value = 0
    var digits = 0
    while index < text.count, case (.digit(let digit), let length) = classify(text, index) {
      if digits < 8 { value = value * 10 + digit }
      digits += 1
      index += length
    }
    tokens.append(DateToken(kind: .number(value: value, digits: digits), range: start..<index))
    return index
  }

  private static func appendWord(
    _ text: [UInt8], _ start: Int, to tokens: inout [DateToken]
  ) -> Int {
    var index = start
    while index < text.count, case (.letter, let length) = classify(text, index) {
      index += length
    }
    tokens.append(DateToken(kind: .word, range: start..<index))
    return index
  }

  private enum Character {
    case digit(Int)
    case letter
    case mark(Kind)
    case separator
  }

  private static func classify(_ text: [UInt8], _ index: Int) -> (Character, Int) {
    let byte = text[index]
    if byte < 0x80 {
      if byte.isASCIIDigit { return (.digit(Int(byte - 0x30)), 1) }
      return (byte.isASCIILetter ? .letter : .separator, 1)
    }
    let length = min(text.count - index, byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4)
    let trail = text[index + length - 1]
    switch length {
    case 2: return (twoBytes(byte, trail), 2)
    case 3: return (threeBytes(byte, text[index + 1], trail), 3)
    default: return (.separator, length)
    }
  }

  private static func twoBytes(_ lead: UInt8, _ trail: UInt8) -> Character {
    switch (lead, trail) {
    case (0xD9, 0xA0...0xA9): .digit(Int(trail - 0xA0))
    case (0xDB, 0xB0...0xB9): .digit(Int(trail - 0xB0))
    // Punctuation of Latin-1 (the ordinal signs ª and º among it) and the Arabic comma.
    case (0xC2, _), (0xC3, 0x97), (0xC3, 0xB7), (0xD8, 0x8C): .separator
    default: .letter
    }
  }

  private static func threeBytes(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Character {
    switch (first, second, third) {
    case (0xE0, 0xA5, 0xA6...0xAF): .digit(Int(third - 0xA6))
    case (0xE0, 0xB9, 0x90...0x99): .digit(Int(third - 0x90))
    case (0xEF, 0xBC, 0x90...0x99): .digit(Int(third - 0x90))
    case (0xE5, 0xB9, 0xB4), (0xEB, 0x85, 0x84): .mark(.yearMark)
    case (0xE6, 0x9C, 0x88), (0xEC, 0x9B, 0x94): .mark(.monthMark)
    case (0xE6, 0x97, 0xA5), (0xE5, 0x8F, 0xB7), (0xEC, 0x9D, 0xBC): .mark(.dayMark)
    // General punctuation, and that of East Asia.
    case (0xE2, 0x80...0x81, _), (0xE3, 0x80, _), (0xEF, 0xBC...0xBD, _): .separator
    default: .letter
    }
  }
}
