// Counts of words while they are in registers.

/// Words that are yet to be counted in with a line's.
struct FoundWords {
  var hash: UInt64 = 0
  var letters = 0
  /// Capitals but those that begin the words added.
  var capitals: Int32 = 0
  /// How many words are of each kind, twelve bits for each.
  private var kinds: UInt64 = 0
  /// Words in the lower half, those that begin with a capital in the upper one.
  private var both: UInt64 = 0

  /// So many words can be counted by twelve bits.
  static var most: Int32 { 4000 }

  @inline(__always)
  var words: Int32 { Int32(truncatingIfNeeded: both) }

  @inline(__always)
  var capitalWords: Int32 { Int32(truncatingIfNeeded: both &>> 32) }

  /// Adds a word.
  ///
  /// - Parameter capital: 1 if it begins with a capital, 0 if not.
  @inline(__always)
  mutating func add(_ kinds: WordTable.Kinds, letters: Int, capital: UInt64) {
    both &+= 1 | capital &<< 32
    self.letters &+= letters
    // Bit i goes to bit 12 i: multiplying by 2^(11 j) for each j shifts it there, among others.
    let spread = UInt64(kinds.rawValue) &* 0x1002_0040_0801
    self.kinds &+= spread & 0x1_0010_0100_1001
  }

  /// How many words are of the kind with a bit.
  @inline(__always)
  func count(ofKind bit: UInt64) -> Int32 {
    Int32(truncatingIfNeeded: kinds &>> (12 &* bit) & 0xFFF)
  }
}

extension LineStats {
  /// The hash of words when another follows.
  @inline(__always)
  static func hash(_ hash: UInt64, word: UInt64) -> UInt64 {
    (hash &* 0x9E37_79B9_7F4A_7C15) ^ word
  }

  /// Counts words in, of which the hash follows those before.
  @inline(__always)
  mutating func add(_ found: FoundWords) {
    hash = found.hash
    words &+= found.words
    wordCharacters &+= Int32(truncatingIfNeeded: found.letters)
    capitalWords &+= found.capitalWords
    stopWords &+= found.count(ofKind: 0)
    if found.count(ofKind: 1) > 0 { hasWeekday = true }
    firstPerson &+= found.count(ofKind: 2)
    secondPerson &+= found.count(ofKind: 3)
    saidWords &+= found.count(ofKind: 4)
  }
}
