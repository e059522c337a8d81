// Code points as UTF-8 bytes.

/// Writes code points as UTF-8.
enum UTF8Encoding {
  /// Appends a code point that is not a surrogate.
  @inline(__always)
  static func append(_ scalar: UInt32, to output: inout [UInt8]) {
    if scalar < 0x80 {
      output.append(UInt8(truncatingIfNeeded: scalar))
      return
    }
    if scalar < 0x800 {
      output.append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
    } else {
      if scalar < 0x10000 {
        output.append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
      } else {
        output.append(0xF0 | UInt8(truncatingIfNeeded: scalar >> 18))
        output.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 12) & 0x3F)
      }
      output.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 6) & 0x3F)
    }
    output.append(0x80 | UInt8(truncatingIfNeeded: scalar) & 0x3F)
  }
}
