// Whether a cue phrase can begin somewhere, by its first bytes.

/// The first bytes of phrases, as bits by their hash: six of them, or four of a shorter phrase.
///
/// Most words of a text begin no phrase. Walking a trie to find that out takes loads from memory that
/// wait for each other and for the cache; here it takes two that don't.
struct CueBeginnings: Sendable {
  /// 2^15 bits stay in the first-level cache, and with a few hundred beginnings hardly a word is let
  /// through for nothing.
  private static let bits: UInt64 = 15
  private static let longCount = 6
  private static let shortCount = 4
  private var short = [UInt64](repeating: 0, count: 1 << (bits - 6))
  private var long = [UInt64](repeating: 0, count: 1 << (bits - 6))
  /// First bytes of phrases that may be followed by anything.
  private var wholes = [Bool](repeating: false, count: 256)

  /// Notes a phrase.
  ///
  /// - Parameter isWord: Whether a word must end with it, so that a space stands behind.
  mutating func insert(_ phrase: [UInt8], isWord: Bool) {
    let known = isWord ? phrase + [0x20] : phrase
    known.withUnsafeBufferPointer { bytes in
      if phrase.count >= Self.longCount {
        Self.note(Self.key(bytes, at: 0, count: Self.longCount), in: &long)
      } else if bytes.count >= Self.shortCount {
        Self.note(Self.key(bytes, at: 0, count: Self.shortCount), in: &short)
      } else if bytes.count == Self.shortCount - 1 {
        let key = Self.key(bytes, at: 0, count: Self.shortCount - 1)
        for last in UInt64(0)...255 { Self.note(key | last << 24, in: &short) }
      } else if let first = bytes.first {
        wholes[Int(first)] = true
      }
    }
  }

  private static func note(_ key: UInt64, in table: inout [UInt64]) {
    let bit = bit(key)
    table[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  /// Whether a phrase may begin at an index; `true` where fewer than four bytes are left.
  ///
  /// - Parameter text: Folded text, behind whose end eight bytes can be read.
  @inline(__always)
  func mayBegin(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard let base = text.baseAddress, index &+ Self.shortCount <= text.count else { return true }
    let eight = UInt64(
      littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
    let four = Self.bit(eight & 0xFFFF_FFFF)
    if short[four &>> 6] &>> UInt64(four & 63) & 1 != 0 { return true }
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
