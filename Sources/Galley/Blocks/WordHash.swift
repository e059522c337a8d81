// Words as numbers, by which they are compared and looked up.

/// The hash of a word in small letters, eight of them at a time.
///
/// Letters of ASCII enter as a ``LetterRun`` has them, any other character of a word byte by byte, so
/// that a word has one hash wherever it stands.
enum WordHash {
  /// The hash before the first letter.
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash after more bytes, of which there are up to eight.
  @inline(__always)
  static func hash(_ hash: UInt64, _ bytes: UInt64) -> UInt64 {
    // 2^64 divided by the golden ratio; the highest bits, which depend on all letters, are mixed into
    // the lowest, by which tables are addressed.
    let product = (hash ^ bytes) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product &>> 47
  }

  /// The hash after one more byte.
  @inline(__always)
  static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    self.hash(hash, UInt64(byte))
  }

  /// The hash of a word in small letters, in UTF-8.
  static func hash(of word: some Sequence<UInt8>) -> UInt64 {
    Array(word).withUnsafeBufferPointer { word in
      var hash = seed
      var index = 0
      while index < word.count {
        let run = LetterRun(word, at: index)
        hash = run.count > 0 ? self.hash(hash, run.small) : self.hash(hash, word[index])
        index += max(1, run.count)
      }
      return hash
    }
  }
}
