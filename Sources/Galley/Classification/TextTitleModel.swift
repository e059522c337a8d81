// Which line of a text capture is the headline.

/// Chooses the headline among candidates.
struct TextTitleModel: Sendable {
  /// The model that `scripts/training` made; see `docs/model-text.md`.
  static let shared = TextTitleModel(
    trees: TreeModel(TextTitleTrees.literal) ?? .empty, threshold: TextTitleTrees.threshold)

  private let trees: TreeModel
  private let threshold: Int32

  init(trees: TreeModel, threshold: Int32) {
    precondition(trees.featureCount == TitleCandidates.featureCount, "trees of other features")
    self.trees = trees
    self.threshold = threshold
  }

  /// The likeliest candidate, the first of equals; `nil` if none is likely enough.
  ///
  /// What a mark says is the title is it. A byline or a path to a section is taken if there is no
  /// other.
  func best(of candidates: TitleCandidates) -> Int? {
    if let heading = candidates.onlyHeading { return heading }
    let lines = candidates.lines.prefix(TreeBatch.capacity)
    let batch = TreeBatch(trees, rows: lines.count)
    for row in lines.indices { candidates.write(at: row, to: batch.table.writer(ofRow: row)) }
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: TreeBatch.capacity) { scores in
      guard let scores = scores.baseAddress else { return nil }
      batch.score(lines.count, into: scores)
      let likely = lines.indices.filter { scores[$0] > threshold }
      let others = likely.filter { !candidates.isDoubtful(lines[$0]) }
      let best = (others.isEmpty ? likely : others).max {
        (scores[$0], $1) < (scores[$1], $0)
      }
      return best.map { candidates.headline(above: lines[$0]) ?? lines[$0] }
    }
  }
}
