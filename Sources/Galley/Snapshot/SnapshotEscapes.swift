// Numeric character references and backslash escapes.

/// Undoes the escapes that snapshots use.
enum SnapshotEscapes {
  /// The character that a reference at the start of `text` stands for, and the reference's length.
  ///
  /// Numeric ones, and the few named ones that people write by hand; snapshots have only the
  /// former.
  static func read(_ text: ArraySlice<UInt8>) -> (character: Unicode.Scalar, length: Int)? {
    let end = text.prefix(12).firstIndex(of: 0x3B) ?? text.endIndex
    guard end < text.endIndex, text.first == 0x26 else { return nil }
    let name = text[(text.startIndex + 1)..<end]
    let length = end + 1 - text.startIndex
    if name.first == 0x23 { return number(name.dropFirst()).map { ($0, length) } }
    return named[String(decoding: name, as: UTF8.self)].map { ($0, length) }
  }

  /// The bytes without backslashes before punctuation, and with references replaced.
  static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if byte == 0x5C, index + 1 < text.endIndex, MarkdownByte.isPunctuation(text[index + 1]) {
        output.append(text[index + 1])
        index += 2
      } else if byte == 0x26, let reference = read(text[index...]) {
        output.append(contentsOf: String(reference.character).utf8)
        index += reference.length
      } else {
        output.append(byte)
        index += 1
      }
    }
    return output
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let isHexadecimal = digits.first.map { $0 | 0x20 == 0x78 } ?? false
    let digits = isHexadecimal ? digits.dropFirst() : digits
    guard digits.count <= (isHexadecimal ? 6 : 7), digits.allSatisfy(MarkdownByte.isAlphanumeric)
    else { return nil }
    let text = String(decoding: digits, as: UTF8.self)
    guard let value = UInt32(text, radix: isHexadecimal ? 16 : 10) else { return nil }
    // As in CommonMark: what is no character is U+FFFD.
    return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static let named: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "nbsp": "\u{A0}", "shy": "\u{AD}",
  ]
}
