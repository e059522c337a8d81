// Which lines of a text capture belong to its article.

/// Keeps or drops the lines of a text capture.
struct TextBodyModel: Sendable {
  /// The model that `scripts/training` made; see `docs/model-text.md`.
  static let shared = TextBodyModel(
    trees: TreeModel(TextBodyTrees.literal) ?? .empty, threshold: TextBodyTrees.threshold)

  private let trees: TreeModel
  /// Lines of a score above this are kept.
  let threshold: Int32

  init(trees: TreeModel, threshold: Int32) {
    self.trees = trees
    self.threshold = threshold
  }

  /// The score of each line, in units of ``TreeModel/unit``.
  func scores(_ context: LineContext) -> [Int32] {
    let features = LineFeatures(context)
    return withUnsafeTemporaryAllocation(of: Int16.self, capacity: LineFeatures.count) { row in
      context.stats.indices.map { index in
        features.write(index, to: row)
        return trees.score(UnsafeBufferPointer(row))
      }
    }
  }

  /// Whether a line of a score is kept.
  func keeps(_ score: Int32) -> Bool {
    score > threshold
  }
}
