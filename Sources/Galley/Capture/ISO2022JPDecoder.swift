// ISO-2022-JP: seven-bit bytes whose meaning escape sequences switch.

/// Decodes ISO-2022-JP as the WHATWG Encoding Standard, section 12.2.
///
/// It is turned into EUC-JP piece by piece, for iconv would lose its state, and with it all that
/// follows, at the first bad byte.
struct ISO2022JPDecoder {
  private enum Mode {
    case ascii
    case roman
    case katakana
    case doubleByte
  }

  private var mode = Mode.ascii
  private var pending: [UInt8] = []
  private var output: [UInt8] = []
  private var replacements = 0

  /// Decodes bytes.
  ///
  /// - Returns: UTF-8 and how many bad sequences were replaced.
  static func decode(_ bytes: [UInt8]) -> (bytes: [UInt8], replacements: Int) {
    var decoder = ISO2022JPDecoder()
    var position = 0
    while position < bytes.count {
      position += decoder.step(bytes[position...])
    }
    decoder.flush()
    return (decoder.output, decoder.replacements)
  }

  /// Reads what stands at the front, and returns how many bytes that was.
  private mutating func step(_ rest: ArraySlice<UInt8>) -> Int {
    let byte = rest[rest.startIndex]
    if byte == 0x1B, let next = Self.mode(after: rest.dropFirst().prefix(2)) {
      mode = next
      return 3
    }
    switch mode {
    case _ where byte >= 0x80: replace()
    case .katakana where 0x21...0x5F ~= byte: pending += [0x8E, byte | 0x80]
    case .roman where byte == 0x5C: append(0xA5)
    case .roman where byte == 0x7E: append(0x203E)
    case .doubleByte where 0x21...0x7E ~= byte:
      guard let trail = rest.dropFirst().first, 0x21...0x7E ~= trail else {
        replace()
        return 1
      }
      pending += [byte | 0x80, trail | 0x80]
      return 2
    // Line ends reset the mode in much that was written by hand, and are never part of a pair.
    default: pending.append(byte)
    }
    return 1
  }

  private static func mode(after escape: ArraySlice<UInt8>) -> Mode? {
    switch String(decoding: escape, as: UTF8.self) {
    case "(B": return .ascii
    case "(J": return .roman
    case "(I": return .katakana
    case "$@", "$B": return .doubleByte
    default: return nil
    }
  }

  private mutating func append(_ scalar: UInt32) {
    flush()
    UTF8Encoding.append(scalar, to: &output)
  }

  private mutating func replace() {
    append(0xFFFD)
    replacements += 1
  }

  private mutating func flush() {
    guard !pending.isEmpty, let decoded = IconvDecoder.decode(pending, encoding: "EUC-JP") else {
      return
    }
    output += decoded.bytes
    replacements += decoded.replacements
    pending.removeAll(keepingCapacity: true)
  }
}
