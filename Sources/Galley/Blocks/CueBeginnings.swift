// Whether a cue phrase can begin somewhere, by its first bytes.

/// The first bytes of phrases, as bits by their hash: six of them, or three of a shorter phrase.
///
/// Most words of a text begin no phrase. Walking a trie to find that out takes loads from memory that
/// wait for each other and for the cache; here it takes two that don't.
struct CueBeginnings: Sendable {
  /// 2^15 bits stay in the first-level cache, and with a few hundred beginnings hardly a word is let
  /// through for nothing.
  private static let bits: UInt64 = 15
  private static let longCount = 6
  private var short = [UInt64](repeating: 0, count: 1 << (bits - 6))
  private var long = [UInt64](repeating: 0, count: 1 << (bits - 6))
  /// First bytes of phrases of one byte, which may be followed by anything.
  private var wholes = [Bool](repeating: false, count: 256)

  /// Notes a phrase.
  ///
  /// - Parameter isWord: Whether a word must end with it. A phrase of two bytes may else be followed
  ///   by any third.
  mutating func insert(_ phrase: [UInt8], isWord: Bool) {
    guard phrase.count > 1 else {
      if let byte = phrase.first { wholes[Int(byte)] = true }
      return
    }
    phrase.withUnsafeBufferPointer { bytes in
      guard bytes.count < Self.longCount else {
        let bit = Self.bit(Self.key(bytes, at: 0, count: Self.longCount))
        long[bit >> 6] |= 1 << UInt64(bit & 63)
        return
      }
      let any = isWord ? 0x20...0x20 : UInt8.min...UInt8.max
      let thirds = bytes.count > 2 ? bytes[2]...bytes[2] : any
      for third in thirds {
        let bit = Self.bit(Self.key(bytes, at: 0, count: 2) | UInt64(third) << 16)
        short[bit >> 6] |= 1 << UInt64(bit & 63)
      }
    }
  }

  /// Whether a phrase may begin at an index; `true` where fewer than three bytes are left.
  ///
  /// - Parameter text: Folded text, behind whose end eight bytes can be read.
  @inline(__always)
  func mayBegin(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard let base = text.baseAddress, index &+ 2 < text.count else { return true }
    let eight = UInt64(
      littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
    let three = Self.bit(eight & 0xFF_FFFF)
    if short[three &>> 6] &>> UInt64(three & 63) & 1 != 0 { return true }
    if wholes[Int(truncatingIfNeeded: eight & 0xFF)] { return true }
    guard index &+ Self.longCount <= text.count else { return false }
    let six = Self.bit(eight & 0xFFFF_FFFF_FFFF)
    return long[six &>> 6] &>> UInt64(six & 63) & 1 != 0
  }

  @inline(__always)
  private static func key(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, count: Int
  ) -> UInt64 {
    var key: UInt64 = 0
    for offset in 0..<count { key |= UInt64(text[index &+ offset]) &<< UInt64(offset &* 8) }
    return key
  }

  @inline(__always)
  private static func bit(_ key: UInt64) -> Int {
    Int((key &* 0x9E37_79B9_7F4A_7C15) &>> (64 - bits))
  }
}
