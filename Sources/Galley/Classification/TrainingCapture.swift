// What the training scripts need of a text capture: features of its lines and title candidates, and
// what the whole path makes of it with models that are not built in.

/// The models of text captures, from files instead of the ones built in.
package struct TextModels: Sendable {
  var reader = TextArticleReader()

  /// The models that are built in.
  package init() {}

  /// Takes a model of lines, in base64.
  ///
  /// - Returns: Whether it is one, of as many features as lines have.
  package mutating func setBodyModel(base64: [UInt8]) -> Bool {
    guard let trees = base64.withUnsafeBufferPointer({ TreeModel(base64: $0) }),
      trees.featureCount == LineFeatures.count
    else { return false }
    reader.bodyModel = TextBodyModel(trees: trees)
    return true
  }

  /// Takes a model of title candidates, in base64.
  ///
  /// - Returns: Whether it is one, of as many features as candidates have.
  package mutating func setTitleModel(base64: [UInt8], threshold: Int) -> Bool {
    guard let trees = base64.withUnsafeBufferPointer({ TreeModel(base64: $0) }),
      trees.featureCount == TitleCandidates.featureCount
    else { return false }
    reader.titleModel = TextTitleModel(trees: trees, threshold: Int32(clamping: threshold))
    return true
  }

  /// The article of a text capture.
  package func article(text bytes: [UInt8], url: String?) throws(ExtractionError) -> Article {
    try reader.article(fromText: bytes, capture: Capture(bytes: bytes, kind: .text, url: url))
  }
}

/// The lines of a text capture and the features of each, for training.
package struct TrainingCapture: Sendable {
  /// The names of the lines' features, in the order of a row.
  package let names: [String]
  /// The text of each line.
  package let texts: [String]
  /// The features of one line after the other.
  package let rows: [Int16]
  /// Whether each line is kept.
  package let kept: [Bool]
  /// The lines that may be the title.
  package let titleLines: [Int]
  /// The features of one of these after the other.
  package let titleRows: [Int16]

  /// The lines of a text capture in UTF-8.
  package init(text bytes: [UInt8], url: String?, models: TextModels) {
    let lines = LineReader(bytes)
    let context = LineContext(lines)
    let features = LineFeatures(context)
    names = LineFeatures.names
    texts = lines.lines.map { String(decoding: lines.bytes[$0.content], as: UTF8.self) }
    rows = Self.rows(of: features)
    let scores = models.reader.bodyModel.scores(context)
    let kept = TextArticleReader.kept(scores, context)
    self.kept = kept
    let candidates = TitleCandidates(lines, context, scores: scores, kept: kept, url: url)
    titleLines = candidates.lines
    let table = FeatureTable(
      featureCount: TitleCandidates.featureCount, capacity: candidates.lines.count)
    for row in candidates.lines.indices {
      candidates.write(at: row, to: table.writer(ofRow: row))
    }
    titleRows = candidates.lines.indices.flatMap { table.row($0) }
  }

  private static func rows(of features: LineFeatures) -> [Int16] {
    let count = features.context.stats.count
    let table = FeatureTable(featureCount: LineFeatures.count, capacity: TreeBatch.capacity)
    var rows: [Int16] = []
    for first in stride(from: 0, to: count, by: TreeBatch.capacity) {
      let size = min(TreeBatch.capacity, count - first)
      features.write(first..<(first + size), to: table)
      for row in 0..<size { rows += table.row(row) }
    }
    return rows
  }
}
