// Character references in text and attribute values.

extension TagRewriter {
  /// At a `&`: writes what it stands for, escaped as the output needs it.
  ///
  /// - Parameters:
  ///   - inAttribute: A name without `;` before a letter, digit or `=` stays literal there.
  ///   - limit: The end of the text or value; the end of the page by default.
  mutating func appendReference(inAttribute: Bool, limit: Int? = nil) {
    let bytes = UnsafeBufferPointer(start: source, count: limit ?? end)
    guard
      let reference = HTMLEntities.reference(at: position, in: bytes, inAttribute: inAttribute)
    else {
      output.append("&amp;")
      position += 1
      return
    }
    position += reference.length
    append(reference.first)
    if reference.second != 0 { append(reference.second) }
  }

  /// Writes a scalar value as UTF-8, escaped where it would be markup.
  private mutating func append(_ scalar: UInt32) {
    switch scalar {
    case 0x0D: output.append(0x0A)
    // Control characters are of no use to readers, and some steer terminals.
    case 0...0x08, 0x0B, 0x0E...0x1F, 0x80...0x9F: break
    case 0x26: output.append("&amp;")
    case 0x3C: output.append("&lt;")
    case 0x22: output.append("&quot;")
    case ..<0x80: output.append(UInt8(scalar))
    case ..<0x800:
      output.append(0xC0 | UInt8(scalar >> 6))
      output.append(0x80 | UInt8(scalar & 0x3F))
    case ..<0x1_0000:
      output.append(0xE0 | UInt8(scalar >> 12))
      output.append(0x80 | UInt8(scalar >> 6 & 0x3F))
      output.append(0x80 | UInt8(scalar & 0x3F))
    default:
      output.append(0xF0 | UInt8(scalar >> 18 & 0x07))
      output.append(0x80 | UInt8(scalar >> 12 & 0x3F))
      output.append(0x80 | UInt8(scalar >> 6 & 0x3F))
      output.append(0x80 | UInt8(scalar & 0x3F))
    }
  }
}
