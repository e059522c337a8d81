// Bullets, numbers, underlines: the marks that say what a line is.

/// Reads the marks at a line's start.
enum LineMarks {
  /// Whether a byte may begin a bullet, which most don't.
  @inline(__always)
  static func mayBeBullet(_ byte: UInt8) -> Bool {
    byte < 0x30 || byte == 0xE2 || byte == 0xC2
  }

  /// The bytes of a bullet and the white space behind it; 0 if the line begins with none.
  static func bulletLength(_ text: ArraySlice<UInt8>) -> Int {
    guard let first = text.first else { return 0 }
    let length: Int
    switch first {
    case 0x2A, 0x2D, 0x2B: length = 1
    // U+2022, U+2023, U+2043, U+25A0 to U+25FF: bullets, squares, triangles, circles.
    case 0xE2 where text.count > 3:
      let (second, third) = (text[text.startIndex + 1], text[text.startIndex + 2])
      let isBullet =
        (second == 0x80 && (third == 0xA2 || third == 0xA3)) || (second == 0x81 && third == 0x83)
        || second == 0x96 || second == 0x97
      length = isBullet ? 3 : 0
    case 0xC2 where text.count > 2 && text[text.startIndex + 1] == 0xB7: length = 2
    default: length = 0
    }
    guard length > 0 else { return 0 }
    let spaces = spaceLength(text.dropFirst(length))
    return spaces > 0 && length + spaces < text.count ? length + spaces : 0
  }

  /// The number that begins an item, such as `3.` or `3)`, and the bytes up to the item's text.
  static func number(_ text: ArraySlice<UInt8>) -> (value: Int, length: Int)? {
    var value = 0
    var length = 0
    for byte in text.prefix(3) {
      guard byte >= 0x30, byte <= 0x39 else { break }
      value = value * 10 + Int(byte - 0x30)
      length += 1
    }
    guard length > 0, length + 1 < text.count else { return nil }
    let mark = text[text.startIndex + length]
    guard mark == 0x2E || mark == 0x29 || mark == 0x09 else { return nil }
    let spaces = spaceLength(text.dropFirst(length + (mark == 0x09 ? 0 : 1)))
    return spaces > 0 ? (value, length + spaces + (mark == 0x09 ? 0 : 1)) : nil
  }

  private static func spaceLength(_ text: ArraySlice<UInt8>) -> Int {
    var length = 0
    for byte in text {
      guard byte == 0x20 || byte == 0x09 else { break }
      length += 1
    }
    if length == 0, text.starts(with: [0xC2, 0xA0]) { return 2 }
    return length
  }

  /// The level of a heading that a line underlines: 1 for `===`, 2 for `---`; `nil` if it doesn't.
  static func underline(_ text: ArraySlice<UInt8>) -> Int? {
    guard text.count >= 3, let first = text.first, first == 0x3D || first == 0x2D,
      text.allSatisfy({ $0 == first })
    else { return nil }
    return first == 0x3D ? 1 : 2
  }

  /// Whether a line holds a letter or digit of any script.
  static func hasWord(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for (index, byte) in text.enumerated() {
      if byte < 0x80 {
        let lower = byte | 0x20
        if lower >= 0x61 && lower <= 0x7A || byte >= 0x30 && byte <= 0x39 { return true }
      } else if byte >= 0xC3, byte <= 0xE1 || (byte >= 0xE3 && byte <= 0xED) {
        if byte != 0xE3 || index + 1 >= text.count || text[index + 1] != 0x80 { return true }
      }
    }
    return false
  }
}
