// Telling whether two spellings of a title are one.

/// Folds titles, so that case, punctuation and white space don't count.
enum TitleFolding {
  /// The letters and digits of a text, ASCII in lower case.
  ///
  /// What is not ASCII stays but for punctuation and signs below U+00C0 and in U+2000 to U+206F (among
  /// them curly quotes and dashes), and CJK brackets and stops (U+3000 to U+301F).
  static func folded(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case ..<0x80:
        let byte = UInt8(scalar.value)
        if byte.isASCIILetter || byte.isASCIIDigit { result.append(byte.lowercasedASCII) }
      case 0x80...0xA9, 0xAB...0xB4, 0xB6...0xB9, 0xBB...0xBF, 0x2000...0x206F, 0x3000...0x301F:
        break
      default: result += Array(String(scalar).utf8)
      }
    }
    return result
  }
}
