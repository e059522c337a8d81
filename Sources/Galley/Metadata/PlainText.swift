// Values of metadata as the text that a reader would see.

/// Tidies values that pages put into attributes and data.
enum PlainText {
  /// A value as one line of text: references decoded once more (pages escape twice), markup of
  /// emphasis taken out, white space collapsed, invisible characters dropped.
  static func line(_ bytes: some Collection<UInt8>) -> String {
    var text = Array(bytes)
    if text.contains(UInt8(ascii: "&")) { text = decodingReferences(text) }
    if text.contains(UInt8(ascii: "<")) { text = withoutTags(text) }
    return String(decoding: collapsed(text), as: UTF8.self)
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

  /// Appends text as ``collapsed(_:)`` gives it.
  static func appendCollapsed(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    let start = output.count
    var isSpacePending = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      var length = 1
      if byte >= 0x80 {
        length = min(text.count - index, byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4)
        switch kind(of: text, at: index, length) {
        case .space:
          isSpacePending = true
          index &+= length
          continue
        case .nothing:
          index &+= length
          continue
        case .visible: break
        }
      } else if byte <= 0x20 || byte == 0x7F {
        if byte.isHTMLSpace { isSpacePending = true }
        index &+= 1
        continue
      }
      if isSpacePending {
        if output.count > start { output.append(0x20) }
        isSpacePending = false
      }
      for offset in index..<index &+ length { output.append(text[offset]) }
      index &+= length
    }
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
