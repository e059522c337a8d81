// Reading scalars out of UTF-8 bytes without making strings of them.

/// Reads scalars from valid UTF-8.
struct ScalarReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where the next scalar starts.
  var index: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int = 0) {
    self.bytes = bytes
    self.index = index
  }

  /// Goes on to the next byte beyond ASCII; always true, so that it can stand in a condition.
  mutating func skipASCII() -> Bool {
    while index < bytes.count, bytes[index] < 0x80 { index += 1 }
    return true
  }

  /// The next scalar, or `nil` at the end.
  mutating func next() -> UInt32? {
    guard index < bytes.count else { return nil }
    let lead = bytes[index]
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard length > 1, index + length <= bytes.count else {
      index += 1
      return UInt32(lead)
    }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    index += length
    return value
  }

  /// The scalar that ends before `end`.
  static func last(of bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> UInt32? {
    guard end > 0 else { return nil }
    var start = end - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    var reader = ScalarReader(bytes, at: start)
    return reader.next()
  }
}
