// What a server answered, as command lines and crawlers write it down.

/// An HTTP response (RFC 9112): a status line, header fields, content.
struct HTTPResponse {
  let header: HeaderFields
  let isSuccess: Bool
  /// The content, without the form of chunks in which it was sent.
  let content: [UInt8]

  /// Reads a response; `nil` if the bytes don't begin as one.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.starts(with: "HTTP/".utf8), let line = bytes.firstIndex(of: 0x0A),
      let header = HeaderFields(Array(bytes[(line + 1)...]), in: 0..<(bytes.endIndex - line - 1))
    else { return nil }
    self.header = header
    let status = bytes[..<line].drop { $0 != 0x20 }.drop { $0 == 0x20 }
    isSuccess = status.first == UInt8(ascii: "2")
    let content = bytes[(line + 1 + header.bodyStart)...]
    // What `curl -i` writes is put together already, whatever the header says.
    let isChunked = header["transfer-encoding"]?.lowercased().contains("chunked") == true
    self.content = (isChunked ? Self.joined(content) : nil) ?? Array(content)
  }

  /// The content of chunks (RFC 9112, section 7.1); `nil` if the bytes aren't these.
  private static func joined(_ chunks: ArraySlice<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = chunks
    while let end = rest.firstIndex(of: 0x0A) {
      let digits = rest[..<end].prefix { $0.isASCIIDigit || ($0 | 0x20) &- 0x61 < 6 }
      guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16) else { return nil }
      rest = rest[(end + 1)...]
      if size == 0 { return bytes }
      guard size <= rest.count else { return nil }
      bytes += rest.prefix(size)
      rest = rest.dropFirst(size).drop { $0 == 0x0D }
      guard rest.popFirst() == 0x0A else { return nil }
    }
    return nil
  }
}
