// Explains the blocks of an HTML page.

extension Explanation {
  /// How many features of a block are named.
  private static let featureCount = 5
  private static let attribution = BodyClassifier.model.map(TreeAttribution.init)

  /// Explains a parsed page.
  ///
  /// The verdicts are extraction's own; only what it doesn't hold on to is computed again.
  init(html document: Document, _ capture: Capture) throws(ExtractionError) {
    let reader = HTMLArticleReader(document, url: capture.url)
    let paths = BlockPaths(document, reader.page.elements)
    let features = Self.features(of: document)
    let blocks = zip(reader.page.blocks, reader.decision.verdicts).enumerated().map { index, pair in
      let (block, verdict) = pair
      let text = reader.page.text[Int(block.textStart)...].prefix(Int(block.textCount))
      return ExplainedBlock(
        text: String(decoding: text, as: UTF8.self), path: paths.path(of: Int(block.element)),
        probability: verdict.probability, isKept: verdict.isKept, rule: verdict.rule?.rawValue,
        features: Self.strongest(of: features.row(index)))
    }
    self.init(
      threshold: reader.decision.threshold, expectedF1: reader.decision.expectedF1,
      noArticle: try Self.reason { () throws(ExtractionError) in
        _ = try reader.article(of: capture.name)
      },
      blocks: blocks)
  }

  /// Why there is no article; `nil` if extraction gives one.
  static func reason(
    against extraction: () throws(ExtractionError) -> Void
  ) throws(ExtractionError) -> String? {
    do {
      try extraction()
      return nil
    } catch {
      guard error.kind == .noArticle else { throw error }
      return error.detail
    }
  }

  private static func features(of document: Document) -> BlockFeatures {
    var page = BlockSegmenter.page(of: document)
    let candidates = CandidateContainers(summing: &page)
    return BlockFeatures(page, PageContext(document), candidates)
  }

  private static func strongest(of row: ArraySlice<Float>) -> [ExplainedBlock.Feature] {
    guard let attribution else { return [] }
    return attribution.strongest(featureCount, of: row).map { feature, contribution in
      ExplainedBlock.Feature(
        name: BlockFeatures.names[feature], value: Double(row[row.startIndex + feature]),
        contribution: contribution)
    }
  }
}
