// Which line of a text capture is the headline.

/// Chooses the headline among candidates.
struct TextTitleModel: Sendable {
  /// The model that `scripts/training` made; see `docs/model-text.md`.
  static let shared = TextTitleModel(
    trees: TreeModel(TextTitleTrees.literal) ?? .empty, threshold: TextTitleTrees.threshold)

  private let trees: TreeModel
  private let threshold: Int32

  init(trees: TreeModel, threshold: Int32) {
    self.trees = trees
    self.threshold = threshold
  }

  /// The likeliest candidate, the first of equals, unless a mark says which is the title; `nil` if none is likely enough.
  func best(of candidates: TitleCandidates) -> Int? {
    if let heading = candidates.onlyHeading { return heading }
    return withUnsafeTemporaryAllocation(of: Int16.self, capacity: TitleCandidates.featureCount) {
      row in
      var best: (line: Int?, score: Int32) = (nil, threshold)
      for line in candidates.lines {
        candidates.write(line, to: row)
        let score = trees.score(UnsafeBufferPointer(row))
        if score > best.score { best = (line, score) }
      }
      return best.line
    }
  }
}
