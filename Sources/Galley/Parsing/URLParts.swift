// The components of a URL.

/// Where the components of a reference stand: RFC 3986, appendix B, without the regular expression.
struct URLParts: Sendable {
  var scheme: Range<Int>?
  var authority: Range<Int>?
  var path: Range<Int>
  var query: Range<Int>?
  var fragment: Range<Int>?

  init(_ bytes: [UInt8]) {
    var position = 0
    if let colon = Self.schemeEnd(bytes) {
      scheme = 0..<colon
      position = colon + 1
    }
    let end = bytes.count
    if position + 1 < end, bytes[position] == UInt8(ascii: "/"),
      bytes[position + 1] == UInt8(ascii: "/")
    {
      let start = position + 2
      position = Self.index(in: bytes, from: start, of: "/?#")
      authority = start..<position
    }
    let pathEnd = Self.index(in: bytes, from: position, of: "?#")
    path = position..<pathEnd
    position = pathEnd
    if position < end, bytes[position] == UInt8(ascii: "?") {
      let queryEnd = Self.index(in: bytes, from: position, of: "#")
      query = position..<queryEnd
      position = queryEnd
    }
    if position < end { fragment = position..<end }
  }

  private static func schemeEnd(_ bytes: [UInt8]) -> Int? {
    guard let first = bytes.first, first.isASCIILetter else { return nil }
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: ":") { return index }
      let isSchemeByte =
        byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "+")
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      guard isSchemeByte else { return nil }
    }
    return nil
  }

  private static func index(in bytes: [UInt8], from start: Int, of marks: StaticString) -> Int {
    let marks = UnsafeBufferPointer(start: marks.utf8Start, count: marks.utf8CodeUnitCount)
    var index = start
    while index < bytes.count, !marks.contains(bytes[index]) { index += 1 }
    return index
  }
}
