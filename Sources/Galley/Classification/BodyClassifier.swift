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
  static let model = BoostedTrees(HTMLBodyTrees.literal)

  /// What is decided about a whole page.
  struct Decision: Sendable {
    /// The verdicts on its blocks, in their order.
    var verdicts: [BlockVerdict]
    /// The word F1 that the model expects of its choice, 0 to 1: how sure it is of the page.
    var expectedF1: Double
    /// The model keeps blocks of a probability above this.
    var threshold: Double
  }

  /// Decides about a page's blocks.
  ///
  /// - Parameters:
  ///   - model: What tells the body's blocks.
  ///   - rules: The rules that overrule it.
  static func decision(
    on page: PageBlocks, _ features: BlockFeatures, model: BoostedTrees? = model,
    rules: [BodyRule] = BodyRule.allCases
  ) -> Decision {
    guard let model else { return Decision(verdicts: [], expectedF1: 0, threshold: 0) }
    let probabilities = model.scores(features.rows).map(BoostedTrees.probability)
    let expectedF1 = bestExpectedF1(for: probabilities, of: page.blocks)
    let threshold = expectedF1 / 2
    var verdicts = probabilities.map { probability in
      BlockVerdict(probability: probability, isKept: probability > threshold, rule: nil)
    }
    for rule in rules { rule.apply(to: &verdicts, page, features) }
    return Decision(verdicts: verdicts, expectedF1: expectedF1, threshold: threshold)
  }

  /// The best word F1 to expect of keeping the likeliest blocks.
  ///
  /// Half of it is the threshold of probability that reaches it (Jansche: "A maximum expected utility
  /// framework for binary sequence labeling", 2007): about a half on a page where the model is sure,
  /// lower where it isn't, so that an unusual page still gives its article.
  static func bestExpectedF1(for probabilities: [Double], of blocks: [Block]) -> Double {
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
    return best
  }
}
