// One text brought into the form in which snapshots hold it.

/// Brings texts into normal form: NFC, white space collapsed, no characters that can't be written.
struct CleanText {
  /// Whether `\n` stays as a line break; if not, it is white space like any other.
  var keepsBreaks: Bool
  /// Whether control characters become U+FFFD, because the text goes where nothing can be escaped.
  var dropsControls = false

  /// The text in normal form; white space at its ends is collapsed, not removed.
  func clean(_ text: String) -> String {
    var text = CanonicalComposition.composed(text)
    let isAlreadyClean = text.withUTF8 { isClean($0) }
    return isAlreadyClean ? text : text.withUTF8 { String(decoding: cleaned($0), as: UTF8.self) }
  }

  /// The text in normal form, without white space at its ends.
  func trimmed(_ text: String) -> String {
    let text = clean(text)
    guard let first = text.utf8.first, let last = text.utf8.last,
      MarkdownByte.isSpace(first) || MarkdownByte.isSpace(last)
    else { return text }
    let rest = text.utf8.drop(while: MarkdownByte.isSpace)
    var end = rest.endIndex
    while end > rest.startIndex, MarkdownByte.isSpace(rest[rest.index(before: end)]) {
      end = rest.index(before: end)
    }
    return String(rest[..<end]) ?? ""
  }

  private func isClean(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for byte in bytes {
      if byte <= 0x20 {
        guard byte == 0x20, previous != 0x20 else { return false }
      }
      if dropsControls, byte == 0x7F || previous == 0xC2 && byte < 0xA0 { return false }
      previous = byte
    }
    return true
  }

  private func cleaned(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if MarkdownByte.isSpace(byte) {
        index = appendWhiteSpace(of: bytes, from: index, to: &output)
        continue
      }
      index += 1
      if byte == 0 || (dropsControls && (byte < 0x20 || byte == 0x7F)) {
        output.append(contentsOf: Self.replacement)
      } else if dropsControls, byte == 0xC2, index < bytes.count, bytes[index] < 0xA0 {
        output.append(contentsOf: Self.replacement)
        index += 1
      } else {
        output.append(byte)
      }
    }
    return output
  }

  /// Collapses white space to a space, or to its line breaks if it has any.
  ///
  /// A break is `\n`, `\r` or `\r\n`.
  private func appendWhiteSpace(
    of bytes: UnsafeBufferPointer<UInt8>, from start: Int, to output: inout [UInt8]
  ) -> Int {
    var index = start
    var breaks = 0
    while index < bytes.count, MarkdownByte.isSpace(bytes[index]) {
      let isBreak = bytes[index] == 0x0A || bytes[index] == 0x0D
      let isSecondHalf = bytes[index] == 0x0A && index > start && bytes[index - 1] == 0x0D
      if isBreak && !isSecondHalf { breaks += 1 }
      index += 1
    }
    if keepsBreaks && breaks > 0 {
      output.append(contentsOf: repeatElement(0x0A, count: breaks))
    } else {
      output.append(0x20)
    }
    return index
  }

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
}
