// Decides which blocks of a page are its article.

/// What was decided about a block, and why.
struct BlockVerdict: Sendable {
  /// The model's probability that the block belongs to the body, 0 to 1.
  var probability: Double
  /// Whether it is kept.
  var isKept: Bool
  /// The rule that overruled the model, if one did.
  var rule: BodyRule?
}

/// The learned model over ``BlockFeatures``, a threshold for each page, and ``BodyRule``s after it.
enum BodyClassifier {
  private static let model = BoostedTrees(HTMLBodyTrees.literal)

  /// The verdicts on a page's blocks, in their order.
  static func verdicts(on page: PageBlocks, _ features: BlockFeatures) -> [BlockVerdict] {
    guard let model else { return [] }
    let probabilities = model.scores(features.rows).map(BoostedTrees.probability)
    let threshold = threshold(for: probabilities, of: page.blocks)
    var verdicts = probabilities.map { probability in
      BlockVerdict(probability: probability, isKept: probability > threshold, rule: nil)
    }
    for rule in BodyRule.allCases { rule.apply(to: &verdicts, page, features) }
    return verdicts
  }

  /// Keeping a little more than the best expected F1 asks for gains in recall what it loses in
  /// precision: measured on the development pages, 0.85 to 1 give the same F1.
  private static let generosity = 0.9

  /// The probability above which keeping blocks gives the page its best expected word F1.
  ///
  /// The optimal threshold is half the best F1 that can be reached (Jansche: "A maximum expected
  /// utility framework for binary sequence labeling", 2007): about a half on a page where the model
  /// is sure, lower where it isn't, so that an unusual page still gives its article.
  static func threshold(for probabilities: [Double], of blocks: [Block]) -> Double {
    let order = probabilities.indices.sorted {
      (probabilities[$0], $1) > (probabilities[$1], $0)
    }
    let expected = zip(probabilities, blocks).reduce(0) { sum, pair in
      sum + pair.0 * Double(pair.1.statistics.words)
    }
    var kept = 0.0
    var hits = 0.0
    var best = 0.0
    for index in order {
      let words = Double(blocks[index].statistics.words)
      kept += words
      hits += words * probabilities[index]
      best = max(best, 2 * hits / (kept + expected))
    }
    return best / 2 * generosity
  }
}
