// Explains the lines of a text capture.

extension TextArticleReader {
  /// The rules that overrule the model of lines.
  private enum Rule: String {
    /// The article ended before, or its tail was trimmed.
    case terminalCut = "terminal-cut"
    /// The line is the title, the byline or the like.
    case metadata = "metadata"
  }

  /// Explains a text capture line by line.
  ///
  /// - Throws: ``ExtractionError`` of kind ``ExtractionError/Kind/empty``.
  func explanation(
    ofText bytes: [UInt8], capture: Capture
  ) throws(ExtractionError) -> Explanation {
    let noArticle = try Explanation.reason { () throws(ExtractionError) in
      _ = try article(fromText: bytes, capture: capture)
    }
    let reader = LineReader(bytes)
    let context = LineContext(reader)
    let scores = bodyModel.scores(context)
    let threshold = TextBodyModel.threshold(for: scores, context)
    var kept = Self.kept(scores, context)
    let facts =
      noArticle == nil
      ? metadata(reader, context, scores: scores, kept: &kept, url: capture.url).lines : []
    let blocks = reader.lines.indices.map { index in
      let line = reader.lines[index]
      let isKept = kept[index] && !facts.contains(index)
      let rule: Rule? =
        isKept == (scores[index] > threshold) ? nil : kept[index] ? .metadata : .terminalCut
      return ExplainedBlock(
        text: String(decoding: reader.bytes[line.content], as: UTF8.self),
        path: line.firstLine == line.lastLine
          ? "line \(line.firstLine)" : "lines \(line.firstLine)-\(line.lastLine)",
        probability: TextBodyModel.probability(scores[index]), isKept: isKept, rule: rule?.rawValue)
    }
    return Explanation(
      threshold: TextBodyModel.probability(threshold), noArticle: noArticle, blocks: blocks)
  }
}
