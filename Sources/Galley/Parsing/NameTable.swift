// Finds the number of a tag or attribute name in a few instructions.

/// A hash table from ASCII names to their numbers, case folded.
///
/// The key is the first eight bytes as one word, and the length; names that agree in both are told
/// apart by comparing the rest.
struct NameTable: Sendable {
  /// A name that isn't in the table.
  static let absent: UInt8 = 255

  private let keys: [UInt64]
  private let lengths: [UInt8]
  private let values: [UInt8]
  private let names: [StaticString]
  private let firstValue: UInt8

  static let tags = NameTable(Tag.names, firstValue: 3)
  static let attributes = NameTable(AttributeName.names, firstValue: 0)

  private static let slots = 512

  init(_ names: [StaticString], firstValue: UInt8) {
    var keys = [UInt64](repeating: 0, count: Self.slots)
    var lengths = [UInt8](repeating: 0, count: Self.slots)
    var values = [UInt8](repeating: Self.absent, count: Self.slots)
    for (index, name) in names.enumerated() {
      let key = Self.key(name.utf8Start, name.utf8CodeUnitCount)
      var slot = Self.slot(key, name.utf8CodeUnitCount)
      while values[slot] != Self.absent { slot = (slot + 1) % Self.slots }
      keys[slot] = key
      lengths[slot] = UInt8(name.utf8CodeUnitCount)
      values[slot] = firstValue + UInt8(index)
    }
    self.keys = keys
    self.lengths = lengths
    self.values = values
    self.names = names
    self.firstValue = firstValue
  }

  /// The number of the name of `length` bytes at `start`, or ``absent``.
  @inline(__always)
  func value(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt8 {
    guard length > 0, length < 32 else { return Self.absent }
    let key = Self.key(start, length)
    var slot = Self.slot(key, length)
    while true {
      let value = values[slot]
      if value == Self.absent { return value }
      if keys[slot] == key, Int(lengths[slot]) == length {
        if length <= 8 || hasTail(of: value, start, length) { return value }
      }
      slot = (slot &+ 1) & (Self.slots - 1)
    }
  }

  private func hasTail(of value: UInt8, _ start: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    let name = names[Int(value - firstValue)].utf8Start
    for offset in 8..<length where start[offset].lowercasedASCII != name[offset] { return false }
    return true
  }

  /// The first eight bytes in small letters, the first byte lowest.
  @inline(__always)
  private static func key(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    let raw = UnsafeRawPointer(start)
    let word: UInt64
    if length >= 8 {
      word = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
    } else if length >= 4 {
      let low = UInt32(littleEndian: raw.loadUnaligned(as: UInt32.self))
      let high = UInt32(
        littleEndian: raw.loadUnaligned(fromByteOffset: length &- 4, as: UInt32.self))
      word = UInt64(low) | UInt64(high) &<< UInt64(truncatingIfNeeded: (length &- 4) &* 8)
    } else {
      // One to three bytes: the first, the middle and the last, which may be the same.
      let middle = length &>> 1
      word =
        UInt64(start[0]) | UInt64(start[middle]) &<< UInt64(truncatingIfNeeded: middle &* 8)
        | UInt64(start[length &- 1]) &<< UInt64(truncatingIfNeeded: (length &- 1) &* 8)
    }
    return lowercased(word)
  }

  /// Eight bytes with the capitals of ASCII made small.
  @inline(__always)
  private static func lowercased(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let low = word & (0x7F &* ones)
    // The high bit of each byte: at least A, more than Z, beyond ASCII.
    let atLeastA = low &+ (0x80 &- 0x41) &* ones
    let moreThanZ = low &+ (0x80 &- 0x5B) &* ones
    let isCapital = atLeastA & ~moreThanZ & ~word & (0x80 &* ones)
    return word | isCapital &>> 2
  }

  @inline(__always)
  private static func slot(_ key: UInt64, _ length: Int) -> Int {
    let mixed = (key ^ UInt64(length)) &* 0x9E37_79B9_7F4A_7C15
    return Int(mixed &>> 55)
  }
}
