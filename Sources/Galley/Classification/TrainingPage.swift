// What the training script needs of a page: its blocks and their features.

/// The blocks of a capture and the features of each, for training the body models.
package struct TrainingPage: Sendable {
  /// The names of the features, in the order of a row.
  package let names: [String]
  /// The text of each block.
  package let texts: [String]
  /// One row of features after the other.
  package let rows: [Float]

  /// The blocks of an HTML page, decoded as a capture without a content type is.
  package init?(html bytes: [UInt8]) {
    let text = CharacterDecoding.decode(bytes, contentType: nil).bytes
    guard let document = LibXML2Parser.document(text) else { return nil }
    var page = BlockSegmenter.page(of: document)
    let candidates = CandidateContainers(summing: &page)
    let features = BlockFeatures(page, PageContext(document), candidates)
    names = BlockFeatures.names
    rows = features.rows
    texts = page.blocks.map { block in
      let start = Int(block.textStart)
      return String(decoding: page.text[start..<start + Int(block.textCount)], as: UTF8.self)
    }
  }
}

/// A body model that isn't built in, with the whole path of HTML captures around it.
package struct HTMLModel: Sendable {
  private let trees: BoostedTrees
  private let rules: [BodyRule]

  /// Takes a model in base64.
  ///
  /// - Parameters:
  ///   - base64: The model.
  ///   - names: The names of rules that are not to overrule it, for measuring what they buy.
  /// - Returns: `nil` if it isn't one.
  package init?(base64: [UInt8], without names: [String] = []) {
    rules = BodyRule.allCases.filter { !names.contains($0.rawValue) }
    guard let trees = base64.withUnsafeBufferPointer({ BoostedTrees(base64: $0) }) else {
      return nil
    }
    self.trees = trees
  }

  /// The article of an HTML capture.
  ///
  /// - Returns: `nil` if libxml2 has no memory for it.
  package func article(html bytes: [UInt8], url: String?) throws(ExtractionError) -> Article? {
    let text = CharacterDecoding.decode(bytes, contentType: nil).bytes
    guard let document = LibXML2Parser.document(text) else { return nil }
    return try HTMLArticleReader(document, url: url, model: trees, rules: rules)
      .article(of: "page")
  }
}
