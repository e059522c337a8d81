// Bytes written as text: parts of mail, and the models in the sources, for a compiler reads a string a
// thousand times faster than an array of as many numbers.

/// Decodes base64 (RFC 4648, section 4).
enum Base64 {
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    let alphabet: StaticString =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for value in 0..<64 { values[Int(alphabet.utf8Start[value])] = UInt8(value) }
    return values
  }()

  /// The bytes that `text` stands for, white space and padding skipped; `nil` if it holds anything
  /// that isn't base64.
  ///
  /// - Parameter skipsOthers: Whether anything else is skipped, too, as RFC 2045 has it for mail.
  static func decode(
    _ text: UnsafeBufferPointer<UInt8>, skippingOthers skipsOthers: Bool = false
  ) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count * 3 / 4)
    var bits: UInt32 = 0
    var count = 0
    for character in text {
      let value = values[Int(character)]
      if value == 255 {
        let isSkipped = skipsOthers || character == UInt8(ascii: "=") || character.isHTMLSpace
        guard isSkipped else { return nil }
        continue
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }
}
