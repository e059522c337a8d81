// An extractor whose results a test can tell beforehand.

public import Galley

/// Takes the first line as the title and every other as a paragraph.
///
/// A capture that begins with `none` has no article; one that begins with `fail` can't be parsed.
public struct LineExtractor: Extractor {
  /// Put in front of every paragraph.
  public var prefix: String

  /// Creates an extractor.
  public init(prefix: String = "") {
    self.prefix = prefix
  }

  /// The article.
  public func article(from capture: Capture) throws -> Article {
    let lines = String(decoding: capture.bytes, as: UTF8.self)
      .split(separator: "\n").map(String.init)
    switch lines.first {
    case "none"?:
      throw ExtractionError(.noArticle, capture: capture.name, detail: "the test says so")
    case "fail"?:
      throw ExtractionError(.parserFailure, capture: capture.name, detail: "the test says so")
    default:
      return Article(
        title: lines.first,
        body: lines.dropFirst().map { .paragraph([InlineRun(prefix + $0)]) })
    }
  }
}
