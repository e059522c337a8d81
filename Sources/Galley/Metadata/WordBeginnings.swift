// With which letters the words of a list begin.

/// Tells of most words that a list doesn't have them.
///
/// A look at a word's first letters costs less than its hash and a comparison.
struct WordBeginnings: Sendable {
  /// A bit for each place of ``place(of:)``.
  private var bits = [UInt64](repeating: 0, count: 64)

  /// The beginnings of a list's words.
  init(_ words: some Sequence<[UInt8]>) {
    for word in words { insert(word) }
  }

  /// Adds a word.
  mutating func insert(_ word: [UInt8]) {
    guard let place = word.withUnsafeBufferPointer(Self.place) else { return }
    bits[place / 64] |= 1 << UInt64(place % 64)
  }

  /// Whether the list may have a word, in small letters or not; right where it says no, in any case.
  ///
  /// - Parameter word: It may go on with more than the word, as a text does.
  func mayHave(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let place = Self.place(of: word) else { return true }
    return bits[place / 64] >> UInt64(place % 64) & 1 == 1
  }

  /// Where the bit of a word's first letters of ASCII is, of which there are up to eight, or that of
  /// another character; `nil` if it isn't of ASCII, or there is none.
  @inline(__always)
  private static func place(of word: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let first = word.first, first < 0x80 else { return nil }
    let letters = LetterRun(word, at: 0)
    let key = letters.count > 0 ? letters.small : UInt64(first)
    // The highest bits depend on all letters.
    return Int(truncatingIfNeeded: WordHash.hash(WordHash.seed, key) >> 52)
  }
}
