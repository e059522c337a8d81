// Encodings in which each byte is a character: windows-1252, KOI8-R and their kin.

/// Decodes the single-byte encodings of the WHATWG Encoding Standard.
enum SingleByteDecoder {
  /// Decodes bytes of a single-byte encoding.
  ///
  /// - Parameters:
  ///   - bytes: What to decode.
  ///   - encoding: A name in ``SingleByteTables``.
  /// - Returns: UTF-8 and how many bytes have no character in the encoding; `nil` if the encoding
  ///   is not a single-byte one.
  static func decode(_ bytes: [UInt8], encoding: String) -> (bytes: [UInt8], replacements: Int)? {
    let table = upperHalf(of: encoding)
    guard !table.isEmpty else { return nil }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 2)
    var replacements = 0
    for byte in bytes {
      if byte < 0x80 {
        output.append(byte)
      } else {
        let scalar = table[Int(byte) - 0x80]
        if scalar == 0xFFFD { replacements += 1 }
        UTF8Encoding.append(UInt32(scalar), to: &output)
      }
    }
    return (output, replacements)
  }

  /// The characters of the bytes from 80 on; empty if the encoding is not a single-byte one.
  static func upperHalf(of encoding: String) -> [UInt16] {
    guard let entry = StaticTable(SingleByteTables.table).words(of: encoding) else { return [] }
    var scalars: [UInt16] = []
    scalars.reserveCapacity(128)
    for word in entry {
      let bounds = word.split(separator: UInt8(ascii: "-")).map(hexadecimal)
      guard let first = bounds.first, let last = bounds.last else { continue }
      scalars += first...last
    }
    return scalars
  }

  private static func hexadecimal(_ digits: StaticTable.Bytes) -> UInt16 {
    digits.reduce(0) { value, digit in
      value << 4 | UInt16(digit < UInt8(ascii: "A") ? digit - 0x30 : digit - 0x37)
    }
  }
}
