// What a page carries of its pictures and fonts in data URLs.

/// The bytes of a page that are no page: base64 in `data:` URLs (RFC 2397), which programs that save a
/// page in one file put in place of addresses.
enum InlineData {
  /// How many bytes of base64 stand behind `;base64,` in a page.
  static func byteCount(in page: [UInt8]) -> Int {
    page.withUnsafeBufferPointer { page in
      guard let base = page.baseAddress else { return 0 }
      var (count, index) = (0, 0)
      while true {
        index = ByteScanning.firstIndex(
          of: UInt8(ascii: ";"), in: base, from: index, to: page.count)
        guard index < page.count else { return count }
        index += 1
        guard ByteScanning.matches("base64,", at: index, in: base, to: page.count) else { continue }
        let start = index + 7
        index = start
        while index < page.count, isBase64(page[index]) { index += 1 }
        count += index - start
      }
    }
  }

  private static func isBase64(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=")
  }
}
