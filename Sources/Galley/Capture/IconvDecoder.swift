// East Asian encodings through the C library's iconv; the one file here that imports it.

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Android)
import Android
#else
import Darwin
#endif

/// Decodes the multi-byte encodings of the WHATWG Encoding Standard.
///
/// iconv stops at a bad sequence. Here it becomes U+FFFD and decoding goes on after it, so that no
/// text is ever cut.
struct IconvDecoder {
  /// The names under which iconv knows an encoding, the one nearest to the standard first, and
  /// the bytes that begin a character of two bytes.
  private struct Coding {
    var names: [String]
    var leads: [ClosedRange<UInt8>]
  }

  private static func coding(_ encoding: String) -> Coding? {
    switch encoding {
    // The standard decodes GBK as gb18030.
    case "GBK", "gb18030": return Coding(names: ["GB18030"], leads: [0x81...0xFE])
    case "Big5": return Coding(names: ["BIG5-HKSCS", "BIG5"], leads: [0x81...0xFE])
    case "EUC-JP":
      return Coding(names: ["EUC-JP-MS", "EUC-JP"], leads: [0x8E...0x8E, 0xA1...0xFE])
    case "Shift_JIS":
      return Coding(names: ["CP932", "SHIFT_JIS"], leads: [0x81...0x9F, 0xE0...0xFC])
    case "EUC-KR": return Coding(names: ["CP949", "EUC-KR"], leads: [0x81...0xFE])
    default: return nil
    }
  }

  private let coding: Coding
  private let isChinese: Bool
  private var output: [UInt8] = []
  private var replacements = 0

  /// Decodes bytes.
  ///
  /// - Parameters:
  ///   - bytes: What to decode.
  ///   - encoding: `GBK`, `gb18030`, `Big5`, `EUC-JP`, `Shift_JIS` or `EUC-KR`.
  /// - Returns: UTF-8 and how many bad sequences were replaced; `nil` for any other encoding. Where
  ///   the system's iconv lacks the encoding, all that is not ASCII counts as bad.
  static func decode(_ bytes: [UInt8], encoding: String) -> (bytes: [UInt8], replacements: Int)? {
    guard let coding = coding(encoding) else { return nil }
    var decoder = IconvDecoder(coding: coding, isChinese: coding.names == ["GB18030"])
    decoder.run(bytes)
    return (decoder.output, decoder.replacements)
  }

  private init(coding: Coding, isChinese: Bool) {
    self.coding = coding
    self.isChinese = isChinese
  }

  private mutating func run(_ bytes: [UInt8]) {
    let failed = iconv_t(bitPattern: -1)
    var opened = failed
    for name in coding.names where opened == failed {
      opened = iconv_open("UTF-8", name)
    }
    let converter = opened == failed ? nil : opened
    defer { if let converter { iconv_close(converter) } }
    output.reserveCapacity(bytes.count + bytes.count / 2 + 64)
    var buffer = [CChar](repeating: 0, count: 16 * 1024)
    // iconv takes its input through a mutable pointer, but doesn't write there.
    var source = bytes
    source.withUnsafeMutableBytes { raw in
      let input = raw.bindMemory(to: CChar.self)
      var position = 0
      while position < input.count {
        if let converter {
          position = convert(input, from: position, with: converter, through: &buffer)
        }
        if position < input.count { position = replace(at: position, in: raw) }
      }
    }
  }

  /// Converts up to the first bad sequence, and returns where that is.
  private mutating func convert(
    _ input: UnsafeMutableBufferPointer<CChar>, from start: Int, with converter: iconv_t,
    through buffer: inout [CChar]
  ) -> Int {
    var next = input.baseAddress.map { $0 + start }
    var left = input.count - start
    while write(through: &buffer, { iconv(converter, &next, &left, &$0, &$1) }) {}
    // Big5-HKSCS holds a letter back until it knows whether an accent follows.
    _ = write(through: &buffer) { iconv(converter, nil, nil, &$0, &$1) }
    return input.count - left
  }

  /// Appends what a call of iconv writes, and returns whether it needs more room to go on.
  private mutating func write(
    through buffer: inout [CChar],
    _ call: (_ target: inout UnsafeMutablePointer<CChar>?, _ room: inout Int) -> Int
  ) -> Bool {
    var isFull = false
    let written = buffer.withUnsafeMutableBufferPointer { target in
      var end = target.baseAddress
      var room = target.count
      if call(&end, &room) == -1 { isFull = errno == E2BIG }
      return target.count - room
    }
    output.append(contentsOf: buffer[..<written].lazy.map { UInt8(bitPattern: $0) })
    return isFull
  }

  /// Replaces the bad sequence at an index, and returns where to go on.
  ///
  /// As in the standard, a second byte that is ASCII is not part of it.
  private mutating func replace(at index: Int, in bytes: UnsafeMutableRawBufferPointer) -> Int {
    let byte = bytes[index]
    if byte < 0x80 {
      output.append(byte)
      return index + 1
    }
    if byte == 0x80, isChinese {
      UTF8Encoding.append(0x20AC, to: &output)
      return index + 1
    }
    UTF8Encoding.append(0xFFFD, to: &output)
    replacements += 1
    let hasTrail =
      index + 1 < bytes.count && bytes[index + 1] >= 0x80
      && coding.leads.contains { $0.contains(byte) }
    return index + (hasTrail ? 2 : 1)
  }
}
