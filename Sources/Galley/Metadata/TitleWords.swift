// How alike two titles are.

/// The words of a title, each once.
struct TitleWords {
  /// Titles longer than this are cut for comparison.
  private static let maximumWords = 64
  private let words: [UInt32]

  init(_ title: String) {
    var title = title
    var all: [UInt32] = []
    title.withUTF8 { _ = TextScanner.scan($0, words: &all) }
    var unique: [UInt32] = []
    for word in all.prefix(Self.maximumWords) where !unique.contains(word) { unique.append(word) }
    words = unique
  }

  var count: Int { words.count }

  /// That of equal titles.
  static let highestSimilarity = 1.5

  /// How alike two titles are, 0 to 1.5.
  ///
  /// This is their Jaccard similarity, and half of the share of the shorter one that the longer has.
  /// A single word in common is a small share of anything.
  func similarity(to other: TitleWords) -> Double {
    guard !words.isEmpty, !other.words.isEmpty else { return 0 }
    let shared = words.count { other.words.contains($0) }
    let all = words.count + other.words.count - shared
    let shorter = max(min(words.count, other.words.count), all == shared ? 1 : 3)
    return Double(shared) / Double(all) + 0.5 * Double(shared) / Double(shorter)
  }
}
