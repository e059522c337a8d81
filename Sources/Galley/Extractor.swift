// The seam by which any extractor takes part in the golden harness.

/// Anything that makes an article of a capture.
///
/// Conform an extractor of your own to check it against golden files with GalleyGolden or
/// GalleyTesting.
public protocol Extractor: Sendable {
  /// Extracts the article.
  ///
  /// - Throws: ``ExtractionError`` of kind ``ExtractionError/Kind/noArticle`` if the page holds no
  ///   article, which is an outcome that a golden can expect; any other error is a failure.
  func article(from capture: Capture) throws -> Article
}
