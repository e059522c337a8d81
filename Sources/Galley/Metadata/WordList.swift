// A few words to compare with.

/// A set of words, given in one string and separated by spaces.
struct WordList: Sendable {
  let words: Set<[UInt8]>
  let beginnings: WordBeginnings

  init(_ text: String) {
    words = Set(text.utf8.split(separator: 0x20).map(Array.init))
    beginnings = WordBeginnings(words)
  }

  /// Whether the list has a word, compared byte for byte.
  func contains(_ word: some Collection<UInt8>) -> Bool {
    if word.withContiguousStorageIfAvailable(beginnings.mayHave) == false { return false }
    return words.contains(Array(word))
  }
}
