// A URL, written part by part.

/// A URL while it is put together.
struct URLOutput {
  private var bytes: [UInt8] = []

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  var string: String { String(decoding: bytes, as: UTF8.self) }

  mutating func append(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func appendLowercased(_ part: ArraySlice<UInt8>) {
    for byte in part { bytes.append(byte.lowercasedASCII) }
  }

  /// The host in lower case; what stands before `@` as it is.
  mutating func append(authority: ArraySlice<UInt8>) {
    let host = authority.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? authority.startIndex
    append(encoding: authority[..<host])
    for byte in authority[host...] where byte > 0x20 { bytes.append(byte.lowercasedASCII) }
  }

  /// The path without dot segments (RFC 3986, section 5.2.4), `/` if it is empty.
  mutating func append(path: ArraySlice<UInt8>) {
    let slash = UInt8(ascii: "/")
    let root = bytes.count
    var position = path.startIndex
    if path.first == slash { position += 1 }
    while true {
      let end = path[position...].firstIndex(of: slash) ?? path.endIndex
      let segment = path[position..<end]
      let isLast = end == path.endIndex
      if segment.elementsEqual([UInt8(ascii: ".")]) {
        if isLast { bytes.append(slash) }
      } else if segment.elementsEqual([UInt8(ascii: "."), UInt8(ascii: ".")]) {
        // Each byte is removed at most once, so this stays linear.
        while bytes.count > root, bytes.removeLast() != slash {}
        if isLast { bytes.append(slash) }
      } else {
        bytes.append(slash)
        append(encoding: segment)
      }
      if isLast { return }
      position = end + 1
    }
  }

  /// A query and a fragment, each with its mark.
  mutating func append(rest: [UInt8], _ query: Range<Int>?, _ fragment: Range<Int>?) {
    if let query { append(encoding: rest[query]) }
    if let fragment { append(encoding: rest[fragment]) }
  }

  /// Percent-encodes what stands in no URL: spaces, control characters, quotes, angle brackets,
  /// backticks, braces and everything beyond ASCII.
  mutating func append(encoding part: ArraySlice<UInt8>) {
    for byte in part {
      switch byte {
      case 0...0x20, 0x22, 0x3C, 0x3E, 0x60, 0x7B, 0x7D, 0x7F...0xFF:
        bytes.append(UInt8(ascii: "%"))
        bytes.append(Self.hexadecimal(byte >> 4))
        bytes.append(Self.hexadecimal(byte & 0x0F))
      default: bytes.append(byte)
      }
    }
  }

  private static func hexadecimal(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") - 10 + value
  }
}
