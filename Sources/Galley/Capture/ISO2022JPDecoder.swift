// ISO-2022-JP: seven-bit bytes whose meaning escape sequences switch.

/// Decodes ISO-2022-JP as the WHATWG Encoding Standard, section 12.2.
///
/// It is turned into EUC-JP first, for iconv would lose its state, and with it all that follows, at
/// the first bad byte.
struct ISO2022JPDecoder {
  private enum Mode {
    case ascii
    case roman
    case katakana
    case doubleByte
  }

  /// EUC-JP has no byte for the yen sign and the overline, so two controls that clean text loses
  /// anyway stand for them until the end.
  private enum Placeholder {
    static let yen: UInt8 = 0x01
    static let overline: UInt8 = 0x02
  }

  /// Begins no character of EUC-JP, so it becomes U+FFFD.
  private static let bad: UInt8 = 0xFF

  private var mode = Mode.ascii
  private var eucJP: [UInt8] = []

  /// Decodes bytes.
  ///
  /// - Returns: UTF-8 and how many bad sequences were replaced; control characters may be missing.
  static func decode(_ bytes: [UInt8]) -> (bytes: [UInt8], replacements: Int)? {
    var decoder = ISO2022JPDecoder()
    decoder.eucJP.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      position += decoder.step(bytes[position...])
    }
    guard let (decoded, replacements) = IconvDecoder.decode(decoder.eucJP, encoding: "EUC-JP")
    else { return nil }
    var output: [UInt8] = []
    output.reserveCapacity(decoded.count)
    for byte in decoded {
      switch byte {
      case Placeholder.yen: UTF8Encoding.append(0xA5, to: &output)
      case Placeholder.overline: UTF8Encoding.append(0x203E, to: &output)
      default: output.append(byte)
      }
    }
    return (output, replacements)
  }

  /// Reads what stands at the front, and returns how many bytes that was.
  private mutating func step(_ rest: ArraySlice<UInt8>) -> Int {
    let byte = rest[rest.startIndex]
    if byte == 0x1B, let next = Self.mode(after: rest.dropFirst().prefix(2)) {
      mode = next
      return 3
    }
    switch mode {
    case _ where byte >= 0x80 || byte == 0x1B: eucJP.append(Self.bad)
    case _ where byte == Placeholder.yen || byte == Placeholder.overline: break
    case .katakana where 0x21...0x5F ~= byte: eucJP += [0x8E, byte | 0x80]
    case .roman where byte == 0x5C: eucJP.append(Placeholder.yen)
    case .roman where byte == 0x7E: eucJP.append(Placeholder.overline)
    case .doubleByte where 0x21...0x7E ~= byte:
      guard let trail = rest.dropFirst().first, 0x21...0x7E ~= trail else {
        eucJP.append(Self.bad)
        return 1
      }
      eucJP += [byte | 0x80, trail | 0x80]
      return 2
    default: eucJP.append(byte)
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
}
