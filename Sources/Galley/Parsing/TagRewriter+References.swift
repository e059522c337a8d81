// Character references in text and attribute values.

extension TagRewriter {
  /// Appends what stands from the position up to `limit`, references decoded.
  @inline(__always)
  mutating func appendDecoded(to limit: Int, inAttribute: Bool) {
    let ampersand = UInt8(ascii: "&")
    while true {
      position = tape.content.append(
        source, from: position, until: ampersand, or: ampersand, to: limit, readable: end)
      guard position < limit else { return }
      appendReference(inAttribute: inAttribute, limit: limit)
    }
  }

  /// At a `&`: appends what it stands for.
  ///
  /// - Parameters:
  ///   - inAttribute: A name without `;` before a letter, digit or `=` stays literal there.
  ///   - limit: The end of the text or value; the end of the page by default.
  mutating func appendReference(inAttribute: Bool, limit: Int? = nil) {
    let bytes = UnsafeBufferPointer(start: source, count: limit ?? end)
    guard
      let reference = HTMLEntities.reference(at: position, in: bytes, inAttribute: inAttribute)
    else {
      tape.content.append(UInt8(ascii: "&"))
      position += 1
      return
    }
    position += reference.length
    append(reference.first)
    if reference.second != 0 { append(reference.second) }
  }

  /// Writes a scalar value as UTF-8.
  private mutating func append(_ scalar: UInt32) {
    switch scalar {
    case 0x0D: tape.content.append(0x0A)
    // Control characters are of no use to readers, and some steer terminals.
    case 0...0x08, 0x0B, 0x0E...0x1F, 0x80...0x9F: break
    case ..<0x80: tape.content.append(UInt8(scalar))
    case ..<0x800:
      tape.content.append(0xC0 | UInt8(scalar >> 6))
      tape.content.append(0x80 | UInt8(scalar & 0x3F))
    case ..<0x1_0000:
      tape.content.append(0xE0 | UInt8(scalar >> 12))
      tape.content.append(0x80 | UInt8(scalar >> 6 & 0x3F))
      tape.content.append(0x80 | UInt8(scalar & 0x3F))
    default:
      tape.content.append(0xF0 | UInt8(scalar >> 18 & 0x07))
      tape.content.append(0x80 | UInt8(scalar >> 12 & 0x3F))
      tape.content.append(0x80 | UInt8(scalar >> 6 & 0x3F))
      tape.content.append(0x80 | UInt8(scalar & 0x3F))
    }
  }
}
