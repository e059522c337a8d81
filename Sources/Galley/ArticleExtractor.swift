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
    Article(body: [.paragraph([InlineRun(String(decoding: capture.bytes, as: UTF8.self))])])
  }
}
