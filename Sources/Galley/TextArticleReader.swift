// The path of text captures: lines → kept lines → metadata → article.

/// Finds the article in a text capture.
struct TextArticleReader: Sendable {
  var bodyModel = TextBodyModel.shared
  var titleModel = TextTitleModel.shared

  /// The article of a text capture.
  ///
  /// - Parameters:
  ///   - bytes: The capture's text in UTF-8.
  ///   - capture: Where the text comes from, for its URL and name.
  /// - Throws: ``ExtractionError`` of kind ``ExtractionError/Kind/empty`` or
  ///   ``ExtractionError/Kind/noArticle``, with what was found instead.
  func article(fromText bytes: [UInt8], capture: Capture) throws(ExtractionError) -> Article {
    let reader = LineReader(bytes)
    guard !reader.lines.isEmpty else {
      throw ExtractionError(.empty, capture: capture.name, detail: "the text is all white space")
    }
    let context = LineContext(reader)
    let scores = bodyModel.scores(context)
    var kept = TerminalCut.apply(to: scores.map(bodyModel.keeps), context)
    if let reason = Self.reasonAgainst(kept, context) {
      throw ExtractionError(.noArticle, capture: capture.name, detail: reason)
    }
    let metadata = metadata(reader, context, scores: scores, kept: &kept, url: capture.url)
    let lines = kept.indices.filter { kept[$0] && !metadata.lines.contains($0) }
    let body = TextArticleBuilder(reader, context, lines: lines).blocks()
    return Self.article(metadata.facts, body)
  }

  /// What the lines around the kept ones say of the article, and the kept ones by the rules that
  /// need its title.
  func metadata(
    _ reader: LineReader, _ context: LineContext, scores: [Int32], kept: inout [Bool], url: String?
  ) -> TextMetadata {
    let candidates = TitleCandidates(reader, context, scores: scores, kept: kept, url: url)
    let title = titleModel.best(of: candidates)
    kept = TextBodyRules.apply(to: kept, context, title: title)
    return TextMetadata(reader, context, kept: kept, title: title, url: url)
  }

  private static func article(_ facts: Metadata, _ body: [ArticleBlock]) -> Article {
    var article = Article(body: body)
    article.title = facts.title
    article.subtitle = facts.subtitle
    article.authors = facts.authors
    article.published = facts.published
    article.modified = facts.modified
    article.siteName = facts.siteName
    article.url = facts.url
    let detector = LanguageDetector(Array(article.text.utf8))
    article.language = detector.language
    if detector.dominant == .arabic || detector.dominant == .hebrew {
      article.direction = .rightToLeft
    }
    return article
  }

  /// Fewer kept words than this are no article.
  private static let fewestWords: Int32 = 25

  /// Why the kept lines are no article; `nil` if they are.
  private static func reasonAgainst(_ kept: [Bool], _ context: LineContext) -> String? {
    var words: Int32 = 0
    for index in kept.indices where kept[index] { words += context.stats[index].words }
    if words >= fewestWords { return nil }
    let longest = context.stats.map(\.words).max() ?? 0
    let lines = "\(kept.count) \(kept.count == 1 ? "line" : "lines")"
    return "no running text: \(lines), the longest of \(longest) "
      + (longest == 1 ? "word" : "words")
  }
}
