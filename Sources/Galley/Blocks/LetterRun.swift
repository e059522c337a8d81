// Letters of ASCII in eight bytes at once.

/// The letters with which up to eight bytes of a text begin.
///
/// Running text is words of a few letters with a space between, so what is done for each byte of a
/// text is better done for each word of it.
struct LetterRun {
  /// How many letters there are, 0 to 8.
  let count: Int
  /// The letters as small ones, the first in the lowest byte; 0 behind the last.
  let small: UInt64
  /// The highest bit of each byte that is a capital.
  let capitals: UInt64

  /// Whether a small letter stands right before a capital.
  @inline(__always)
  var isGlued: Bool {
    capitals != 0 && seams != 0
  }

  /// The highest bit of each capital right behind a small letter.
  @inline(__always)
  var seams: UInt64 {
    (letters ^ capitals) &<< 8 & capitals
  }

  /// Whether what follows the letters, of which there are fewer than eight, may be an apostrophe or
  /// else a character that folding takes out.
  var mayBeJoined: Bool {
    let next = bytes &>> (UInt64(truncatingIfNeeded: count) &* 8) & 0xFF
    return next == 0x27 || next >= 0x80
  }

  /// Letters of a word of less than four with those behind an apostrophe, at least four if there are so
  /// many; `nil` if that can't be told.
  var joined: UInt64? {
    let behind = bytes &>> (UInt64(truncatingIfNeeded: count) &* 8)
    guard behind & 0xFF == 0x27 || behind & 0xFE_FFFF == 0x98_80E2 else { return nil }
    let rest = LetterRun(behind &>> (behind & 0xFF == 0x27 ? 8 : 24))
    let all = count + rest.count
    guard rest.count > 0 else { return small }
    guard rest.capitals == 0, all >= 4 || !rest.mayBeJoined else { return nil }
    return small | rest.small &<< (UInt64(truncatingIfNeeded: count) &* 8)
  }

  /// Whether the last letter is a capital; of no meaning if there is none.
  @inline(__always)
  var endsWithCapital: Bool {
    capitals &>> (UInt64(truncatingIfNeeded: count) &* 8 &- 1) & 1 == 1
  }

  /// The highest bit of each byte that is a letter of the run.
  private let letters: UInt64
  private let bytes: UInt64

  /// Reads the letters at an index.
  @inline(__always)
  init(_ text: UnsafeBufferPointer<UInt8>, at index: Int) {
    self.init(Self.bytes(text, at: index))
  }

  /// Reads the letters that eight bytes begin with, the first in the lowest.
  @inline(__always)
  init(_ bytes: UInt64) {
    let high: UInt64 = 0x8080_8080_8080_8080
    let isLetter = Self.letters(of: bytes)
    self.bytes = bytes
    let others = isLetter ^ high
    // All bits below the first byte that is no letter.
    let run = others == 0 ? UInt64.max : (others & (0 &- others)) &>> 7 &- 1
    count = others == 0 ? 8 : others.trailingZeroBitCount &>> 3
    small = (bytes | Self.smallBits) & run
    letters = isLetter & run
    capitals = letters & ~(bytes &<< 2)
  }

  /// In each of eight bytes the bit by which small letters differ from capitals.
  static var smallBits: UInt64 { 0x2020_2020_2020_2020 }

  /// All bits of the first bytes, of which there are 1 to 8.
  @inline(__always)
  static func mask(_ count: Int) -> UInt64 {
    .max &>> (64 &- UInt64(truncatingIfNeeded: count) &* 8)
  }

  /// The highest bit of each of eight bytes that is a letter.
  @inline(__always)
  static func letters(of bytes: UInt64) -> UInt64 {
    let high: UInt64 = 0x8080_8080_8080_8080
    // Within seven bits a byte from `a` on reaches the highest bit if 31 is added to it, one behind
    // `z` if 5 is.
    let sevenBits = (bytes | smallBits) & ~high
    let fromA = sevenBits &+ 0x1F1F_1F1F_1F1F_1F1F
    let behindZ = sevenBits &+ 0x0505_0505_0505_0505
    return fromA & ~behindZ & ~bytes & high
  }

  /// Eight bytes, the first in the lowest; 0 behind the text's end.
  @inline(__always)
  static func bytes(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
    guard let base = text.baseAddress, index &+ 8 <= text.count else {
      var bytes: UInt64 = 0
      var next = text.count
      while next > index {
        next &-= 1
        bytes = bytes &<< 8 | UInt64(text[next])
      }
      return bytes
    }
    return UInt64(
      littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
  }
}
