// Preformatted text brought into the form in which snapshots hold it.

/// Brings the text and the language of code blocks into normal form.
enum CodeText {
  /// The text in NFC with `\n` between lines, no white space at the ends of lines, no empty lines
  /// at its ends, and U+FFFD for control characters, which code has no escapes for.
  static func clean(_ text: String) -> String {
    var text = CanonicalComposition.composed(text)
    let lines = text.withUTF8 { cleaned($0) }
    var trimmed = lines[...]
    while trimmed.last == 0x0A { trimmed.removeLast() }
    while trimmed.first == 0x0A { trimmed.removeFirst() }
    return String(decoding: trimmed, as: UTF8.self)
  }

  /// The language as one word of ASCII letters, digits and `+#.-_/`, or `nil` if it has none.
  ///
  /// The text up to the first white space counts; other characters are left out.
  static func cleanLanguage(_ language: String?) -> String? {
    guard let language else { return nil }
    let word = language.utf8.drop(while: MarkdownByte.isSpace).prefix { !MarkdownByte.isSpace($0) }
    let clean = word.filter { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x23, 0x2E, 0x2D, 0x5F, 0x2F: true
      default: false
      }
    }
    return clean.isEmpty ? nil : String(decoding: clean, as: UTF8.self)
  }

  private static func cleaned(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x0A, 0x0D:
        while let last = output.last, last == 0x20 || last == 0x09 { output.removeLast() }
        output.append(0x0A)
        if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      case 0x00...0x08, 0x0B...0x1F, 0x7F:
        output.append(contentsOf: replacement)
      case 0xC2 where index < bytes.count && bytes[index] < 0xA0:
        output.append(contentsOf: replacement)
        index += 1
      default:
        output.append(byte)
      }
    }
    while let last = output.last, last == 0x20 || last == 0x09 { output.removeLast() }
    return output
  }

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
}
