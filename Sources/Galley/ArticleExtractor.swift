// The main path: capture → text → document → blocks → kept blocks → article.

/// Galley's extractor: finds the article in a captured page.
public struct ArticleExtractor: Extractor {
  /// Limits of extraction.
  public struct Options: Sendable, Hashable {
    /// The largest capture that is read, in bytes; 8 MiB by default.
    public var maximumBytes = 8 * 1024 * 1024
    /// Creates the default options.
    public init() {}
  }

  /// The limits in force.
  public var options: Options

  /// Creates an extractor.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// Extracts the article of a capture.
  ///
  /// - Throws: ``ExtractionError``; of kind ``ExtractionError/Kind/noArticle`` if there is none.
  public func article(from capture: Capture) throws(ExtractionError) -> Article {
    guard !capture.bytes.isEmpty else {
      throw ExtractionError(.empty, capture: capture.name, detail: "the capture has no bytes")
    }
    guard capture.bytes.count <= options.maximumBytes else {
      throw ExtractionError(
        .tooLarge, capture: capture.name,
        detail: "\(capture.bytes.count) bytes, more than the limit of \(options.maximumBytes)")
    }
    let text = Array(String(decoding: capture.bytes, as: UTF8.self).utf8)
    guard let document = LibXML2Parser.document(text) else {
      throw ExtractionError(
        .parserFailure, capture: capture.name, detail: "libxml2 has no memory for a context")
    }
    let page = BlockSegmenter.page(of: document)
    let kept = page.blocks.filter(\.isGood)
    guard !kept.isEmpty else {
      throw ExtractionError(
        .noArticle, capture: capture.name, detail: "no block of running text was found")
    }
    return Article(
      url: capture.url,
      body: kept.map { block in
        let start = Int(block.textStart)
        let text = page.text[start..<start + Int(block.textCount)]
        return .paragraph([InlineRun(String(decoding: text, as: UTF8.self))])
      })
  }
}
