// From kept lines to an article.

/// Builds the article of a text capture.
struct TextArticleBuilder {
  private let reader: LineReader
  private let context: LineContext
  private let kept: [Bool]
  private let metadata: TextMetadata

  init(_ reader: LineReader, _ context: LineContext, kept: [Bool], _ metadata: TextMetadata) {
    self.reader = reader
    self.context = context
    self.kept = kept
    self.metadata = metadata
  }

  /// The article.
  func article(url: String?) -> Article {
    let text = TextLineText(reader)
    let body = kept.indices.filter { kept[$0] && !metadata.lines.contains($0) }.map { index in
      ArticleBlock.paragraph([InlineRun(text.string(index))])
    }
    return Article(title: metadata.title, subtitle: metadata.subtitle, url: url, body: body)
  }
}
