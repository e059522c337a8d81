// How much of a text another one has, by words and by shingles.

/// The measures of an extracted body against the true one.
///
/// - Words: bags of words regardless of case, as the Web Content Extraction Benchmark counts.
/// - Shingles: bags of four consecutive words with their case, as Scrapinghub's article extraction
///   benchmark counts; a text of fewer words is one shingle.
struct BodyComparison: Sendable, Hashable {
  /// How many words two texts share and how many each has.
  struct Overlap: Sendable, Hashable {
    var shared = 0
    var reference = 0
    var candidate = 0

    /// The share of the candidate that is right; `nil` if it is empty.
    var precision: Double? { candidate > 0 ? Double(shared) / Double(candidate) : nil }
    /// The share of the reference that was found; `nil` if it is empty.
    var recall: Double? { reference > 0 ? Double(shared) / Double(reference) : nil }
    /// The harmonic mean of both: 1 for two empty texts, 0 if only one of them is.
    var f1: Double {
      reference + candidate == 0 ? 1 : 2 * Double(shared) / Double(reference + candidate)
    }
  }

  /// Words regardless of case.
  var words: Overlap
  /// Four consecutive words, with their case.
  var shingles: Overlap
  /// Whether both have the same words in the same order, with their case.
  var isExact: Bool
  /// What only the reference has.
  var lost: PageScore.Excerpt
  /// What only the candidate has.
  var gained: PageScore.Excerpt

  /// How many words of a stretch are shown.
  private static let sampleLength = 10

  /// Compares two bodies.
  init(reference: String, candidate: String) {
    var bag = WordNumbering(foldsCase: true)
    words = Self.overlap(bag.numbers(of: reference), bag.numbers(of: candidate))

    var exact = WordNumbering(foldsCase: false)
    let (truth, found) = (exact.numbers(of: reference), exact.numbers(of: candidate))
    let (truthShingles, foundShingles) = (Shingles(truth), Shingles(found))
    shingles = Overlap(
      shared: truthShingles.shared(with: foundShingles), reference: truthShingles.total,
      candidate: foundShingles.total)
    isExact = truth == found

    let missing = truth[truthShingles.longestAbsence(from: foundShingles, in: truth)]
    let surplus = found[foundShingles.longestAbsence(from: truthShingles, in: found)]
    lost = PageScore.Excerpt(
      wordCount: words.reference - words.shared,
      sample: exact.text(of: missing.prefix(Self.sampleLength)))
    gained = PageScore.Excerpt(
      wordCount: words.candidate - words.shared,
      sample: exact.text(of: surplus.prefix(Self.sampleLength)))
  }

  private static func overlap(_ reference: [Int32], _ candidate: [Int32]) -> Overlap {
    let size = Int(max(reference.max() ?? -1, candidate.max() ?? -1)) + 1
    var left = [Int32](repeating: 0, count: size)
    for word in reference { left[Int(word)] += 1 }
    var shared = 0
    for word in candidate where left[Int(word)] > 0 {
      left[Int(word)] -= 1
      shared += 1
    }
    return Overlap(shared: shared, reference: reference.count, candidate: candidate.count)
  }
}

/// A bag of shingles.
private struct Shingles {
  static let length = 4

  private var counts: [SIMD4<Int32>: Int32] = [:]
  private(set) var total = 0

  init(_ words: [Int32]) {
    guard !words.isEmpty else { return }
    total = max(1, words.count - Self.length + 1)
    for start in 0..<total { counts[Self.shingle(words, at: start), default: 0] += 1 }
  }

  func shared(with other: Shingles) -> Int {
    // Addition of integers: the order of the dictionary does not matter.
    counts.reduce(into: 0) { $0 += Int(min($1.value, other.counts[$1.key] ?? 0)) }
  }

  /// The longest stretch of `words`, of which these shingles are made, that is in no shingle of
  /// another text; the first one if there are several.
  func longestAbsence(from other: Shingles, in words: [Int32]) -> Range<Int> {
    var longest = 0..<0
    var start = 0
    for position in 0..<total where other.counts[Self.shingle(words, at: position)] != nil {
      if position - start > longest.count { longest = start..<position }
      start = position + 1
    }
    if total - start > longest.count { longest = start..<total }
    guard !longest.isEmpty else { return longest }
    // The first and last shingles of the stretch reach into what the texts share.
    let isAtStart = longest.lowerBound == 0
    let lower = isAtStart ? 0 : min(longest.lowerBound + Self.length - 1, words.count)
    let upper = longest.upperBound == total ? words.count : longest.upperBound
    return lower < upper ? lower..<upper : longest
  }

  private static func shingle(_ words: [Int32], at start: Int) -> SIMD4<Int32> {
    var shingle = SIMD4<Int32>(repeating: -1)
    for offset in 0..<min(length, words.count - start) { shingle[offset] = words[start + offset] }
    return shingle
  }
}
