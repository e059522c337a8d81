// The text of JSON strings.

/// Escapes of JSON strings: RFC 8259, section 7.
enum JSONEscapes {
  /// The text of a string; an escape that JSON doesn't know stands for the character behind it.
  static func decoded(_ escaped: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(escaped.count)
    var index = escaped.startIndex
    while index < escaped.endIndex {
      let byte = escaped[index]
      index += 1
      guard byte == UInt8(ascii: "\\"), index < escaped.endIndex else {
        output.append(byte)
        continue
      }
      let mark = escaped[index]
      index += 1
      switch mark {
      case UInt8(ascii: "n"): output.append(0x0A)
      case UInt8(ascii: "t"): output.append(0x09)
      case UInt8(ascii: "r"): output.append(0x0D)
      case UInt8(ascii: "b"), UInt8(ascii: "f"): output.append(0x20)
      case UInt8(ascii: "u"): UTF8Encoding.append(scalar(escaped, &index), to: &output)
      default: output.append(mark)
      }
    }
    return output
  }

  /// The scalar value behind `\u`; a pair of surrogates is one, and a lone one U+FFFD.
  private static func scalar(_ escaped: ArraySlice<UInt8>, _ index: inout Int) -> UInt32 {
    guard let unit = codeUnit(escaped, index) else { return 0xFFFD }
    index += 4
    guard (0xD800...0xDFFF).contains(unit) else { return unit == 0 ? 0xFFFD : unit }
    guard unit < 0xDC00, index + 1 < escaped.endIndex, escaped[index] == UInt8(ascii: "\\"),
      escaped[index + 1] == UInt8(ascii: "u"), let low = codeUnit(escaped, index + 2),
      (0xDC00...0xDFFF).contains(low)
    else { return 0xFFFD }
    index += 6
    return 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
  }

  private static func codeUnit(_ escaped: ArraySlice<UInt8>, _ start: Int) -> UInt32? {
    guard start + 4 <= escaped.endIndex else { return nil }
    var value: UInt32 = 0
    for byte in escaped[start..<start + 4] {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x57)
      default: return nil
      }
    }
    return value
  }
}
