// Which bytes of a text are letters, a bit for each.

/// Maps of a text with a bit for each byte.
///
/// Where a word ends is then known without reading its letters, so that the next one can be begun
/// before this one is done.
struct LetterMap: ~Copyable {
  private let text: UnsafeBufferPointer<UInt8>
  /// The letters of ASCII.
  private let letters: UnsafeMutablePointer<UInt8>
  /// What is neither a letter nor a space behind another character, and capitals behind small letters:
  /// all that folding does not leave as it is, but for the case.
  private let odd: UnsafeMutablePointer<UInt8>

  /// Maps a text, which has to outlive the map.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    // A window is read by eight bytes.
    let count = text.count / 8 + 9
    letters = .allocate(capacity: count)
    odd = .allocate(capacity: count)
    let groups = (text.count + 7) / 8
    var carry = Carry()
    for group in 0..<groups {
      (letters[group], odd[group]) = Self.map(LetterRun.bytes(text, at: 8 * group), &carry)
    }
    (letters + groups).initialize(repeating: 0, count: count - groups)
    (odd + groups).initialize(repeating: 0xFF, count: count - groups)
  }

  deinit {
    letters.deallocate()
    odd.deallocate()
  }

  /// What the last byte of eight means for the next, in the highest bit of the lowest byte.
  private struct Carry {
    var small: UInt64 = 0
    var space: UInt64 = 0
  }

  @inline(__always)
  private static func map(_ bytes: UInt64, _ carry: inout Carry) -> (letters: UInt8, odd: UInt8) {
    let high: UInt64 = 0x8080_8080_8080_8080
    let letters = LetterRun.letters(of: bytes)
    let capitals = letters & ~(bytes &<< 2)
    let small = letters ^ capitals
    let others = bytes ^ 0x2020_2020_2020_2020
    let spaces = ~((others & ~high) &+ ~high | others) & high
    let seams = (small &<< 8 | carry.small) & capitals
    let doubles = (spaces &<< 8 | carry.space) & spaces
    carry = Carry(small: small &>> 56, space: spaces &>> 56)
    return (gather(letters), gather(~(letters | spaces) & high | seams | doubles))
  }

  /// The highest bit of each byte, the first byte's in the lowest bit.
  @inline(__always)
  private static func gather(_ bytes: UInt64) -> UInt8 {
    UInt8(truncatingIfNeeded: ((bytes &>> 7) &* 0x0102_0408_1020_4080) &>> 56)
  }

  /// How many letters stand at an index; of more than 57 perhaps not all.
  @inline(__always)
  func letterCount(at index: Int) -> Int {
    (~Self.window(letters, index)).trailingZeroBitCount
  }

  /// A bit for each byte from an index on that folding doesn't leave as it is, but for the case.
  @inline(__always)
  func odd(at index: Int) -> UInt64 {
    Self.window(odd, index)
  }

  /// With how many letters and spaces that folding leaves as they are eight bytes begin, before which
  /// a space stands.
  static func plainCount(_ bytes: UInt64) -> Int {
    var carry = Carry()
    return map(bytes, &carry).odd.trailingZeroBitCount
  }

  /// At least 57 bits from an index on.
  @inline(__always)
  private static func window(_ map: UnsafeMutablePointer<UInt8>, _ index: Int) -> UInt64 {
    let bits = UnsafeRawPointer(map + index &>> 3).loadUnaligned(as: UInt64.self)
    return UInt64(littleEndian: bits) &>> UInt64(truncatingIfNeeded: index & 7)
  }

  /// Eight bytes from an index on, the first in the lowest; 0 behind the text's end.
  @inline(__always)
  func bytes(at index: Int) -> UInt64 {
    LetterRun.bytes(text, at: index)
  }
}
