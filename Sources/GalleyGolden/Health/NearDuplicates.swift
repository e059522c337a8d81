// Texts that are nearly the same, found without comparing each with each.

/// Gathers texts and tells which are nearly alike.
///
/// The share of 4-word shingles that two texts have in common is estimated by their minimum hashes
/// (Broder: "On the resemblance and containment of documents", 1997), and only texts that agree in
/// a band of hashes are compared.
struct NearDuplicates {
  /// Words of a shingle.
  private static let shingle = 4
  /// Shorter texts are not compared, in words: they are alike by chance.
  private static let fewestWords = 40
  /// Minimum hashes of a text, in bands of ``rows``.
  private static let bands = 24
  private static let rows = 4
  /// Texts are nearly alike if they share this part of their shingles.
  private static let resemblance = 0.5

  /// Two texts, by the numbers under which they were added, and the estimated share in common.
  struct Pair: Hashable {
    var first: Int
    var second: Int
    var resemblance: Double
  }

  private var sketches: [[UInt64]] = []
  private var numbers: [Int] = []

  /// Adds a text of folded words separated by spaces.
  mutating func add(_ text: String, number: Int) {
    let words = text.utf8.split(separator: 0x20).map(Self.hash)
    guard words.count >= Self.fewestWords else { return }
    var sketch = [UInt64](repeating: .max, count: Self.bands * Self.rows)
    for start in 0...(words.count - Self.shingle) {
      var hash: UInt64 = 0
      for word in words[start..<(start + Self.shingle)] { hash = Self.mixed(hash ^ word) }
      for index in sketch.indices {
        sketch[index] = min(sketch[index], Self.mixed(hash &+ UInt64(index) &* Self.step))
      }
    }
    sketches.append(sketch)
    numbers.append(number)
  }

  /// The pairs that are nearly alike, in the order in which they were added.
  var pairs: [Pair] {
    var found: Set<[Int]> = []
    for band in 0..<Self.bands {
      var buckets: [ArraySlice<UInt64>: [Int]] = [:]
      for (index, sketch) in sketches.enumerated() {
        let key = sketch[(band * Self.rows)..<((band + 1) * Self.rows)]
        // Of many that are alike the first stands for all.
        if let first = buckets[key]?.first { found.insert([first, index]) }
        buckets[key, default: []].append(index)
      }
    }
    return found.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.compactMap { pair in
      let alike = zip(sketches[pair[0]], sketches[pair[1]]).count { $0 == $1 }
      let share = Double(alike) / Double(Self.bands * Self.rows)
      guard share >= Self.resemblance else { return nil }
      return Pair(first: numbers[pair[0]], second: numbers[pair[1]], resemblance: share)
    }
  }

  private static func hash(_ word: Substring.UTF8View.SubSequence) -> UInt64 {
    word.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The finalizer of SplitMix64.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value &+ step
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
