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
