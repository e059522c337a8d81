// Many small distances that grow together.

/// Up to 48 distances of 0 to ``ElementContext/far``, eight to a word.
struct Distances: Sendable {
  private var words: SIMD8<UInt64>

  /// All of them far.
  init() {
    words = SIMD8(repeating: Self.ones &* UInt64(ElementContext.far))
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// Adds one to each that isn't far.
  ///
  /// With 12 as the largest, one more is 13, the only value up to there with bits 0, 2 and 3 set: so
  /// these bits say, for all eight bytes of a word at once, where the one must be taken back.
  mutating func grow() {
    for index in 0..<6 {
      let grown = words[index] &+ Self.ones
      words[index] = grown &- (grown &>> 3 & grown &>> 2 & grown & Self.ones)
    }
  }

  /// The distance at `lane`, 0 to 47.
  subscript(lane: Int) -> UInt8 {
    get { UInt8(truncatingIfNeeded: words[lane &>> 3] &>> (UInt64(lane & 7) &* 8)) }
    set {
      let shift = UInt64(lane & 7) &* 8
      words[lane &>> 3] = words[lane &>> 3] & ~(0xFF &<< shift) | UInt64(newValue) &<< shift
    }
  }
}
