// Phrases that may open a line.

/// Phrases, found by their first word.
struct PhraseTable: Sendable {
  /// Word for word, the longest phrases first.
  private let phrases: [[UInt8]: [[[UInt8]]]]
  /// Hashes of the first words in small letters, with a capital and in capitals.
  private let firstWords: Set<UInt32>
  /// How the first words begin.
  private let beginnings: WordBeginnings

  /// A phrase a line.
  init(_ text: String) {
    var phrases: [[UInt8]: [[[UInt8]]]] = [:]
    for line in text.utf8.split(separator: 0x0A) {
      let words = line.split(separator: 0x20).map(Array.init)
      guard let first = words.first else { continue }
      phrases[first, default: []].append(words)
    }
    var firstWords: Set<UInt32> = []
    for first in phrases.keys {
      let word = String(decoding: first, as: UTF8.self)
      for form in [word, word.prefix(1).uppercased() + word.dropFirst(), word.uppercased()] {
        firstWords.insert(Self.hash(form.utf8))
      }
    }
    self.phrases = phrases.mapValues { $0.sorted { $0.count > $1.count } }
    self.firstWords = firstWords
    beginnings = WordBeginnings(phrases.keys)
  }

  /// Whether a phrase may begin with a word, by its first letters; right where it says no, in any
  /// case.
  func mayBegin(withWord word: UnsafeBufferPointer<UInt8>) -> Bool {
    beginnings.mayHave(word)
  }

  /// How many of the words make up the longest phrase that they begin with; 0 if none.
  func length(at words: ArraySlice<[UInt8]>) -> Int {
    guard let first = words.first, begins(with: first), let candidates = phrases[first] else {
      return 0
    }
    return candidates.first { words.starts(with: $0) }?.count ?? 0
  }

  /// Whether a phrase begins with a word.
  func begins(with word: [UInt8]) -> Bool {
    word.withUnsafeBufferPointer(mayBegin(withWord:)) && phrases[word] != nil
  }

  /// Whether text can begin with a phrase, by its first word; cheap, and seldom wrong.
  func mayBegin(_ text: some Collection<UInt8>) -> Bool {
    // The longest first word has 39 bytes.
    let word = text.prefix(40).prefix { $0 > 0x20 && $0 != UInt8(ascii: ":") }
    return !word.isEmpty && firstWords.contains(Self.hash(word))
  }

  private static func hash(_ word: some Sequence<UInt8>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for byte in word { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return hash
  }
}
