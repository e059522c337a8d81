// Which lines of a text capture belong to its article.

/// Keeps or drops the lines of a text capture.
struct TextBodyModel: Sendable {
  /// The model that `scripts/training` made; see `docs/model-text.md`.
  static let shared = TextBodyModel(trees: TreeModel(TextBodyTrees.literal) ?? .empty)

  /// Scores beyond this are not told apart.
  private static let certainty = TreeModel.settledScore
  /// The best threshold lies near half the expected F1; a little lower keeps more of unusual pages.
  private static let generosity = 0.85
  /// No threshold is below this probability: measured, 0.2 to 0.3 give the same F1.
  private static let lowestThreshold = 0.25
  /// Where no line is as likely as this, as on a page of teasers, there is no article.
  private static let leastCertainty = 0.35

  private let trees: TreeModel

  init(trees: TreeModel) {
    precondition(trees.featureCount == LineFeatures.count, "trees of other features")
    self.trees = trees
  }

  /// The score of each line, in units of ``TreeModel/unit``.
  func scores(_ context: LineContext) -> [Int32] {
    let features = LineFeatures(context)
    let count = context.stats.count
    let batch = TreeBatch(trees, rows: count)
    return [Int32](unsafeUninitializedCapacity: count) { scores, initialized in
      guard let scores = scores.baseAddress else { return }
      for first in stride(from: 0, to: count, by: TreeBatch.capacity) {
        let size = min(TreeBatch.capacity, count - first)
        features.write(first..<(first + size), to: batch.table)
        batch.score(size, into: scores + first)
      }
      initialized = count
    }
  }

  /// The score above which a capture's lines are kept; above all of them if none is likely.
  ///
  /// It is the one that gives the best word F1 to expect of the lines' probabilities, which is half
  /// of that F1 (Jansche: "A maximum expected utility framework for binary sequence labeling", 2007).
  static func threshold(for scores: [Int32], _ context: LineContext) -> Int32 {
    guard let highest = scores.max(), probability(highest) >= leastCertainty else {
      return .max
    }
    var words = [Int32](repeating: 0, count: stepCount)
    words.withUnsafeMutableBufferPointer { words in
      for (index, score) in scores.enumerated() {
        words[step(of: score)] += max(1, context.stats[index].words)
      }
    }
    var expected = 0.0
    for step in 0..<stepCount { expected += Double(words[step]) * probabilities[step] }
    var kept = 0.0
    var hits = 0.0
    var best = 0.0
    for step in (0..<stepCount).reversed() where words[step] > 0 {
      kept += Double(words[step])
      hits += Double(words[step]) * probabilities[step]
      best = max(best, 2 * hits / (kept + expected))
    }
    return score(of: max(lowestThreshold, best / 2 * generosity))
  }

  /// Scores between minus and plus ``certainty`` are told apart in so many steps.
  private static let stepCount = 256

  private static func step(of score: Int32) -> Int {
    let position = Int(score + certainty) * stepCount / Int(2 * certainty)
    return max(0, min(stepCount - 1, position))
  }

  /// The probability in the middle of each step.
  private static let probabilities = (0..<stepCount).map { step in
    let middle = Double(certainty) * (Double(2 * step + 1) / Double(stepCount) - 1)
    return BoostedTrees.probability(middle * TreeModel.unit)
  }

  /// The probability that a score stands for.
  static func probability(_ score: Int32) -> Double {
    BoostedTrees.probability(Double(score) * TreeModel.unit)
  }

  /// The highest score whose probability is not above `probability`.
  private static func score(of probability: Double) -> Int32 {
    var low = -certainty
    var high = certainty
    while low < high {
      let middle = low + (high - low + 1) / 2
      if Self.probability(middle) <= probability { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
