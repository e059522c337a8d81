// Words that a renderer set side by side without a space.

/// Takes glued text apart: "Press RoomBy Press RoomMay 21, 2025No Comments".
enum GluedText {
  /// Text with a space where a small letter or digit meets a capital, or a letter a digit.
  ///
  /// Names such as McDonald and DiCaprio, and words such as iPhone, stay whole.
  static func spaced(_ text: [UInt8]) -> [UInt8] {
    guard text.withUnsafeBufferPointer(mayBeGlued) else { return text }
    var out: [UInt8] = []
    var copied = 0
    var wordStart = 0
    for index in text.indices {
      let byte = text[index]
      if isSmall(byte) || byte == 0x20 {
        if byte == 0x20 { wordStart = index + 1 }
        continue
      }
      let isJoin = index > 0 && (isJoin(text, index, wordStart) || isBehindYear(text, index))
      if isJoin || isLabel(text, index, wordStart) {
        out += text[copied..<index]
        out.append(0x20)
        copied = index
        wordStart = index
      } else if !isLetter(byte) {
        wordStart = index + 1
      }
    }
    if copied == 0 { return text }
    return out + text[copied...]
  }

  /// Whether ``spaced(_:)`` may change a text, which most have no reason for.
  static func mayBeGlued(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
      let bytes = ByteBlock(text, at: index)
      let small = bytes.marks(from: 0x61, count: 26)
      let digits = bytes.marks(from: 0x30, count: 10)
      let capitals = bytes.marks(from: 0x41, count: 26)
      let others = small | digits | bytes.marks(from: 0x80, count: 0x80)
      let labels = bytes.marks(of: 0x50) | bytes.marks(of: 0x55) | bytes.marks(of: 0x4C)
      // A capital behind something else, what may be a label behind a capital, a digit behind a
      // small letter.
      let meeting = capitals.before & others | labels.before & capitals | digits.before & small
      if !meeting.isEmpty || hasFive(digits) { return true }
      // What stands across two blocks is seen in one of them.
      index &+= ByteBlock.size &- 4
    }
    return false
  }

  /// Whether five bytes in a row are marked, as a year and the digit behind it are.
  @inline(__always)
  private static func hasFive(_ digits: ByteBlock.Marks) -> Bool {
    let two = digits & digits.before
    if two.isEmpty { return false }
    let four = two & two.before.before
    return !(four & four.before).isEmpty
  }

  private static func isJoin(_ text: [UInt8], _ index: Int, _ wordStart: Int) -> Bool {
    let before = text[index - 1]
    let byte = text[index]
    if isDigit(byte) { return isSmall(before) && index - wordStart >= 3 }
    guard isCapital(byte) else { return false }
    if isDigit(before) { return index + 1 < text.count && isSmall(text[index + 1]) }
    guard isSmall(before) || isAccentedSmall(text, index) else { return false }
    let fragment = text[wordStart..<index]
    return fragment.count >= 2 && !prefixes.contains(Array(fragment))
  }

  /// Whether a word in capitals goes on as the label of a date: "ANN LINDPUBLISHED: MAY 3, 2024".
  private static func isLabel(_ text: [UInt8], _ index: Int, _ wordStart: Int) -> Bool {
    guard index - wordStart >= 2, isCapital(text[index - 1]),
      text[index] == 0x50 || text[index] == 0x55 || text[index] == 0x4C
    else { return false }
    return labels.contains { text[index...].starts(with: $0) }
  }

  private static let labels = ["PUBLISHED", "UPDATED", "LAST UPDATED"].map { Array($0.utf8) }

  /// Whether a year of four digits ends before a digit, as in "January 14, 202620 Mins Read".
  private static func isBehindYear(_ text: [UInt8], _ index: Int) -> Bool {
    guard index >= 5, isDigit(text[index]), isDigit(text[index - 1]), !isDigit(text[index - 5])
    else { return false }
    let year = text[(index - 4)..<index]
    let isYear = year.starts(with: [0x31, 0x39]) || year.starts(with: [0x32, 0x30])
    return isYear && year.allSatisfy(isDigit) && text[index - 5] == 0x20
  }

  /// What begins a name that has a capital inside.
  private static let prefixes: Set<[UInt8]> = Set(
    ["Mc", "Mac", "De", "Di", "Da", "Du", "Le", "La", "Van", "Fitz", "Lo", "Del", "Dos", "San"].map
    {
      Array($0.utf8)
    })

  private static func isAccentedSmall(_ text: [UInt8], _ index: Int) -> Bool {
    index >= 2 && text[index - 2] == 0xC3 && text[index - 1] >= 0x9F
  }

  private static func isSmall(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
  private static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isLetter(_ byte: UInt8) -> Bool {
    isSmall(byte) || isCapital(byte) || byte >= 0x80
  }

  /// The half of a text that is the same text twice; `nil` if it isn't.
  static func half(_ text: [UInt8]) -> [UInt8]? {
    let isDouble = text.withUnsafeBufferPointer(isDouble)
    return isDouble ? Array(text[..<(text.count / 2)]) : nil
  }

  /// Whether a text is the same text twice: glued, or several words with a space between.
  static func isDouble(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let middle = text.count / 2
    let isSpaced = !text.count.isMultiple(of: 2)
    guard text.count >= 8, !isSpaced || text[middle] == 0x20 else { return false }
    let second = isSpaced ? middle + 1 : middle
    guard (0..<middle).allSatisfy({ text[$0] == text[second + $0] }) else { return false }
    return !isSpaced || text[..<middle].contains(0x20)
  }
}
