// UTF-16 in either byte order.

/// Decodes UTF-16 as the WHATWG Encoding Standard, section 14.2.
enum UTF16Decoder {
  /// Decodes UTF-16; an unpaired surrogate and an odd byte at the end become U+FFFD.
  ///
  /// - Parameters:
  ///   - bytes: What to decode, after a byte order mark if there is one.
  ///   - isBigEndian: The order of the two bytes.
  /// - Returns: UTF-8 and how many faults were replaced.
  static func decode(
    _ bytes: ArraySlice<UInt8>, isBigEndian: Bool
  ) -> (bytes: [UInt8], replacements: Int) {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var replacements = 0
    var lead: UInt32 = 0
    func replace() {
      UTF8Encoding.append(0xFFFD, to: &output)
      replacements += 1
    }
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
      let unit = isBigEndian ? first << 8 | second : second << 8 | first
      index += 2
      if lead != 0 {
        if 0xDC00...0xDFFF ~= unit {
          UTF8Encoding.append(0x10000 + (lead - 0xD800) << 10 + unit - 0xDC00, to: &output)
          lead = 0
          continue
        }
        replace()
        lead = 0
      }
      switch unit {
      case 0xD800...0xDBFF: lead = unit
      case 0xDC00...0xDFFF: replace()
      default: UTF8Encoding.append(unit, to: &output)
      }
    }
    if lead != 0 || index < bytes.endIndex { replace() }
    return (output, replacements)
  }
}
