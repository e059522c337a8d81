// Values of metadata as the text that a reader would see.

/// Tidies values that pages put into attributes and data.
enum PlainText {
  /// A value as one line of text: references decoded once more (pages escape twice), markup of
  /// emphasis taken out, white space collapsed, invisible characters dropped.
  static func line(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: lineBytes(bytes), as: UTF8.self)
  }

  /// What ``line(_:)`` gives, as bytes; valid UTF-8 if the value is.
  static func lineBytes(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var text = Array(bytes)
    if text.contains(UInt8(ascii: "&")) { text = decodingReferences(text) }
    if text.contains(UInt8(ascii: "<")) { text = withoutTags(text) }
    return collapsed(text)
  }

  /// Text with its character references decoded.
  static func decodingReferences(_ text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    text.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        if bytes[index] == UInt8(ascii: "&"),
          let reference = HTMLEntities.reference(at: index, in: bytes, inAttribute: false)
        {
          reference.append(to: &output)
          index += reference.length
        } else {
          output.append(bytes[index])
          index += 1
        }
      }
    }
    return output
  }

  /// White space of any kind becomes one space, none at the ends; zero-width and control characters
  /// vanish.
  static func collapsed(_ text: some Collection<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    let isContiguous: Void? = text.withContiguousStorageIfAvailable {
      appendCollapsed($0, to: &output)
    }
    if isContiguous == nil {
      Array(text).withUnsafeBufferPointer { appendCollapsed($0, to: &output) }
    }
    return output
  }

  /// Appends text as ``collapsed(_:)`` gives it, until more than `limit` bytes are appended.
  static func appendCollapsed(
    _ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8], limit: Int = .max
  ) {
    let start = output.count
    var isSpacePending = false
    var index = 0
    while index < text.count, output.count &- start <= limit {
      // A run of characters that stay: text is mostly that.
      let run = index
      while index < text.count, text[index] > 0x20, text[index] < 0x7F { index &+= 1 }
      var end = index
      if index < text.count, text[index] >= 0x80 {
        let length = Self.length(of: text, at: index)
        index &+= length
        switch kind(of: text, at: end, length) {
        case .visible: end = index
        case .space:
          append(text, run..<end, after: &isSpacePending, from: start, to: &output)
          isSpacePending = true
          continue
        case .nothing: break
        }
      } else if index < text.count {
        append(text, run..<end, after: &isSpacePending, from: start, to: &output)
        if text[index].isHTMLSpace { isSpacePending = true }
        index &+= 1
        continue
      }
      append(text, run..<end, after: &isSpacePending, from: start, to: &output)
    }
  }

  /// Appends a run, with a space before it if one is pending and it isn't the first.
  @inline(__always)
  private static func append(
    _ text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>, after isSpacePending: inout Bool,
    from start: Int, to output: inout [UInt8]
  ) {
    guard !run.isEmpty else { return }
    if isSpacePending, output.count > start { output.append(0x20) }
    isSpacePending = false
    output.append(contentsOf: UnsafeBufferPointer(rebasing: text[run]))
  }

  /// The length of the character beyond ASCII at an index.
  @inline(__always)
  private static func length(of text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let lead = text[index]
    return min(text.count - index, lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4)
  }

  private enum Kind { case visible, space, nothing }

  /// The kind of a character beyond ASCII.
  private static func kind(of text: UnsafeBufferPointer<UInt8>, at index: Int, _ length: Int)
    -> Kind
  {
    var scalar: UInt32 = 0
    for offset in index..<index + length { scalar = scalar << 8 | UInt32(text[offset]) }
    switch scalar {
    case 0xC280...0xC29F, 0xC2AD: return .nothing
    case 0xC2A0, 0xE28080...0xE2808A, 0xE280A8, 0xE280A9, 0xE280AF, 0xE38080: return .space
    // The joiners U+200C and U+200D stay: Persian and Hindi are spelled with them.
    case 0xE2808B, 0xE2808E, 0xE2808F, 0xE280AA...0xE280AE, 0xE281A0...0xE281A4, 0xEFBBBF:
      return .nothing
    default: return .visible
    }
  }

  /// Text without tags; unchanged if there is no end tag, for then `<` may stand for itself, as in
  /// a headline about `<br>`.
  static func withoutTags(_ text: [UInt8]) -> [UInt8] {
    guard hasEndTag(text) else { return text }
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var index = 0
    // Where no `>` follows, none follows anywhere behind.
    var hasCloser = true
    while index < text.count {
      if hasCloser, text[index] == UInt8(ascii: "<"), index + 1 < text.count,
        text[index + 1].isASCIILetter || text[index + 1] == UInt8(ascii: "/")
      {
        if let close = text[index...].firstIndex(of: UInt8(ascii: ">")) {
          index = close + 1
          continue
        }
        hasCloser = false
      }
      output.append(text[index])
      index += 1
    }
    return output
  }

  private static func hasEndTag(_ text: [UInt8]) -> Bool {
    text.indices.dropLast(2).contains {
      text[$0] == UInt8(ascii: "<") && text[$0 + 1] == UInt8(ascii: "/")
        && text[$0 + 2].isASCIILetter
    }
  }
}
