// Character references of HTML (`&amp;`, `&#8217;`), read as the HTML standard's tokenizer does.

/// The character references of the HTML standard, section 13.2.5.72 and after.
enum HTMLEntities {
  /// What a character reference stands for.
  struct Reference: Equatable, Sendable {
    /// How many bytes it takes, from its ampersand on.
    var length: Int
    /// The code point, never a surrogate.
    var first: UInt32
    /// The second code point of the few names that stand for two; 0 if there is none.
    var second: UInt32 = 0

    /// Appends the text, unescaped, as UTF-8.
    ///
    /// At most six bytes, which can be one more than
    /// ``length``.
    @inline(__always)
    func append(to output: inout [UInt8]) {
      UTF8Encoding.append(first, to: &output)
      if second != 0 { UTF8Encoding.append(second, to: &output) }
    }
  }

  /// Reads the character reference that begins with the ampersand at `index`.
  ///
  /// The longest name counts. A few old names need no semicolon, except in an attribute when `=`,
  /// a letter or a digit follows. A number that stands for no character is U+FFFD, and one from 128
  /// to 159 is read as windows-1252. Control characters are given as they are.
  ///
  /// - Parameters:
  ///   - index: Where the ampersand stands.
  ///   - bytes: UTF-8 text.
  ///   - inAttribute: Whether the text is the value of an attribute.
  /// - Returns: The reference, or `nil` if the ampersand stands for itself.
  @inline(__always)
  static func reference(
    at index: Int, in bytes: UnsafeBufferPointer<UInt8>, inAttribute: Bool
  ) -> Reference? {
    let left = bytes.count - index
    guard left >= 3 else { return nil }
    // Nine of ten references on real pages are one of these.
    switch bytes[index + 1] {
    case UInt8(ascii: "#"): return number(at: index, in: bytes)
    case UInt8(ascii: "a") where left >= 5 && matches("mp;", at: index + 2, in: bytes):
      return Reference(length: 5, first: 0x26)
    case UInt8(ascii: "n") where left >= 6 && matches("bsp;", at: index + 2, in: bytes):
      return Reference(length: 6, first: 0xA0)
    case UInt8(ascii: "q") where left >= 6 && matches("uot;", at: index + 2, in: bytes):
      return Reference(length: 6, first: 0x22)
    default: return named(at: index, in: bytes, inAttribute: inAttribute)
    }
  }

  @inline(__always)
  private static func matches(
    _ text: StaticString, at index: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    for offset in 0..<text.utf8CodeUnitCount
    where bytes[index + offset] != text.utf8Start[offset] { return false }
    return true
  }
}

// Numbers.
extension HTMLEntities {
  private static func number(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Reference? {
    var position = index + 2
    let isHexadecimal = bytes[position] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { position += 1 }
    let start = position
    var value: UInt32 = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte &- UInt8(ascii: "0") < 10 {
        value = value &* (isHexadecimal ? 16 : 10) &+ UInt32(byte &- UInt8(ascii: "0"))
      } else if isHexadecimal, (byte | 0x20) &- UInt8(ascii: "a") < 6 {
        value = value &* 16 &+ UInt32((byte | 0x20) &- UInt8(ascii: "a") + 10)
      } else {
        break
      }
      // However many digits follow, it stays beyond Unicode and within the type.
      if value > 0x10FFFF { value = 0x110000 }
      position += 1
    }
    guard position > start else { return nil }
    if position < bytes.count, bytes[position] == UInt8(ascii: ";") { position += 1 }
    return Reference(length: position - index, first: character(value))
  }

  private static func character(_ number: UInt32) -> UInt32 {
    switch number {
    case 0, 0xD800...0xDFFF, 0x110000...: return 0xFFFD
    case 0x80...0x9F: return UInt32(windows1252[Int(number - 0x80)])
    default: return number
    }
  }

  private static let windows1252 = SingleByteDecoder.upperHalf(of: "windows-1252")
}

// Names.
extension HTMLEntities {
  /// The longest of all names, of 31 letters.
  private static let longestName = 31
  /// The lengths of the names that need no semicolon.
  private static let oldNameLengths = 2...6

  private static func named(
    at index: Int, in bytes: UnsafeBufferPointer<UInt8>, inAttribute: Bool
  ) -> Reference? {
    let start = index + 1
    var end = start
    let limit = min(bytes.count, start + longestName)
    while end < limit, isNameByte(bytes[end]) { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: ";"),
      let entry = Index.shared.find(bytes, start..<end)
    {
      return reference(to: entry, length: end + 1 - index)
    }
    // No old name begins with another one, so the order doesn't matter.
    for length in oldNameLengths where start + length <= end {
      let name = start..<start + length
      guard let entry = Index.shared.find(bytes, name), entry.isOld else { continue }
      if inAttribute, name.upperBound < bytes.count {
        let next = bytes[name.upperBound]
        if next == UInt8(ascii: "=") || isNameByte(next) { return nil }
      }
      return reference(to: entry, length: length + 1)
    }
    return nil
  }

  @inline(__always)
  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
  }

  private static func reference(to entry: Entry, length: Int) -> Reference {
    let table = HTMLEntities.table.utf8Start
    var values: (UInt32, UInt32) = (0, 0)
    var position = entry.value
    while true {
      let byte = table[position]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        values.1 = values.1 << 4 | UInt32(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "A")...UInt8(ascii: "F"):
        values.1 = values.1 << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
      case UInt8(ascii: "+"):
        values = (values.1, 0)
      default:
        return values.0 == 0
          ? Reference(length: length, first: values.1)
          : Reference(length: length, first: values.0, second: values.1)
      }
      position += 1
    }
  }

  /// An entry of ``table``.
  private struct Entry {
    /// Where its value begins.
    var value: Int
    /// Whether its name may stand without a semicolon.
    var isOld: Bool
  }

  /// Where in ``table`` a name stands: a hash table with linear probing, made at first use.
  private struct Index: Sendable {
    static let shared = Index()

    /// Twice as many places as names, a power of two.
    private static let size = 4096
    /// Offsets in the table, plus one; 0 where there is none.
    private let slots: [UInt16]

    private init() {
      let table = HTMLEntities.table
      let text = UnsafeBufferPointer(start: table.utf8Start, count: table.utf8CodeUnitCount)
      var slots = [UInt16](repeating: 0, count: Self.size)
      var position = 0
      while position < text.count {
        let start = position
        while isNameByte(text[position]) { position += 1 }
        var slot = Self.hash(text, start..<position)
        while slots[slot] != 0 { slot = (slot + 1) % Self.size }
        slots[slot] = UInt16(start + 1)
        while position < text.count, text[position] > 0x20 { position += 1 }
        while position < text.count, text[position] <= 0x20 { position += 1 }
      }
      self.slots = slots
    }

    /// The entry of a name, ASCII letters and digits; `nil` if HTML has no such reference.
    func find(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Entry? {
      let table = HTMLEntities.table.utf8Start
      var slot = Self.hash(bytes, name)
      while slots[slot] != 0 {
        let start = Int(slots[slot]) - 1
        var length = 0
        while length < name.count, table[start + length] == bytes[name.lowerBound + length] {
          length += 1
        }
        let mark = table[start + length]
        if length == name.count, !isNameByte(mark) {
          return Entry(value: start + length + 1, isOld: mark == UInt8(ascii: "!"))
        }
        slot = (slot + 1) % Self.size
      }
      return nil
    }

    /// FNV-1a, folded.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Int {
      var hash: UInt32 = 2_166_136_261
      for index in name { hash = (hash ^ UInt32(bytes[index])) &* 16_777_619 }
      return Int((hash ^ hash >> 15) % UInt32(size))
    }
  }
}
