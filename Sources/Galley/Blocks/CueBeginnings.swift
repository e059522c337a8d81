// Whether a cue phrase can begin somewhere, by its first three bytes.

/// The first three bytes of phrases, as bits by their hash.
///
/// Most words of a text begin no phrase, and walking a trie to find that out takes a few loads that
/// wait for each other; here it takes one.
struct CueBeginnings: Sendable {
  /// 2^15 bits stay in the first-level cache, and with two thousand beginnings of which many are
  /// alike few words are let through for nothing.
  private static let bits = 15
  private var words = [UInt64](repeating: 0, count: 1 << (bits - 6))

  /// Notes a phrase; one of two bytes or less may be followed by any byte.
  mutating func insert(_ phrase: [UInt8]) {
    let first = UInt32(phrase[0])
    let seconds = phrase.count > 1 ? [phrase[1]] : Array(UInt8.min...UInt8.max)
    let thirds = phrase.count > 2 ? [phrase[2]] : Array(UInt8.min...UInt8.max)
    for second in seconds {
      for third in thirds {
        let bit = Self.bit(first, UInt32(second), UInt32(third))
        words[bit >> 6] |= 1 << UInt64(bit & 63)
      }
    }
  }

  /// Whether a phrase may begin at an index; `true` where fewer than three bytes are left.
  @inline(__always)
  func mayBegin(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index &+ 2 < text.count else { return true }
    let bit = Self.bit(
      UInt32(text[index]), UInt32(text[index &+ 1]), UInt32(text[index &+ 2]))
    return words[bit &>> 6] &>> UInt64(bit & 63) & 1 != 0
  }

  @inline(__always)
  private static func bit(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> Int {
    let key = first | second &<< 8 | third &<< 16
    return Int((key &* 0x9E37_79B1) &>> UInt32(32 - bits))
  }
}
