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
    if let kind = PlainRecords.kind(of: reader) {
      throw ExtractionError(.noArticle, capture: capture.name, detail: kind)
    }
    let context = LineContext(reader)
    let scores = bodyModel.scores(context)
    var kept = Self.kept(scores, context)
    if let reason = Self.reasonAgainst(kept, reader, context) {
      throw ExtractionError(.noArticle, capture: capture.name, detail: reason)
    }
    let metadata = metadata(reader, context, scores: scores, kept: &kept, url: capture.url)
    for line in metadata.lines { kept[line] = false }
    let lines = kept.indicesOfTrue
    let body = TextArticleBuilder(reader, context, lines: lines).blocks()
    var article = Self.article(metadata.facts, body)
    article.related = metadata.related
    article.language = metadata.language
    article.direction = metadata.direction
    return article
  }

  /// The language of the kept lines, as a BCP 47 tag, and their script.
  private static func language(
    of kept: [Bool], _ reader: LineReader
  ) -> (tag: String?, script: LanguageDetector.Script?) {
    let detector = LanguageDetector(head(of: kept, reader, languageBytes))
    if let tag = detector.language { return (tag, detector.dominant) }
    let longer = LanguageDetector(head(of: kept, reader, 2 * languageBytes))
    return (longer.language, longer.dominant)
  }

  /// The text of the first kept lines, until it has so many bytes.
  private static func head(of kept: [Bool], _ reader: LineReader, _ length: Int) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(2 * length)
    for line in kept.indices where kept[line] {
      if text.count >= length { break }
      text += reader.bytes[reader.lines[line].content]
      text.append(0x20)
    }
    return text
  }

  /// So much of the body mostly tells its language, in bytes; twice as much is read where it doesn't.
  private static let languageBytes = 2_000

  /// Which lines the model and the terminal cut keep.
  static func kept(_ scores: [Int32], _ context: LineContext) -> [Bool] {
    let threshold = TextBodyModel.threshold(for: scores, context)
    return TerminalCut.apply(to: scores.map { $0 > threshold }, context)
  }

  /// What the lines around the kept ones say of the article, and the kept ones by the rules that
  /// need its title or its authors.
  func metadata(
    _ reader: LineReader, _ context: LineContext, scores: [Int32], kept: inout [Bool], url: String?
  ) -> TextMetadata {
    reader.mail?.drop(from: &kept, reader.lines)
    NumberedParagraphs.keepLast(&kept, reader, context)
    let candidates = TitleCandidates(reader, context, scores: scores, kept: kept, url: url)
    let title = Self.titleLine(reader, context) ?? titleModel.best(of: candidates)
    kept = TextBodyRules.apply(to: kept, context, title: title)
    let metadata = TextMetadata(
      reader, context, kept: kept, title: title, url: url,
      language: Self.language(of: kept, reader))
    AuthorNotes.drop(from: &kept, reader, context, metadata)
    return metadata
  }

  /// The line that holds the title which the export's header names.
  private static func titleLine(_ reader: LineReader, _ context: LineContext) -> Int? {
    guard let title = reader.header?.title else { return nil }
    let hash = Array(title.utf8).withUnsafeBufferPointer { LineScanner.scan($0).stats.hash }
    return context.stats.firstIndex { $0.hash == hash }
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
    return article
  }

  /// Fewer kept words than this are no article, not counting lines of accounts and cookies.
  private static let fewestWords: Int32 = 25
  /// Where no kept line has so many words and a mark at its end, there are headlines alone.
  private static let fewestWordsOfSentence: Int32 = 8
  /// So many kept words are an article, however many stand in such lines beside them.
  private static let manyWords: Int32 = 250

  /// Why the kept lines are no article; `nil` if they are.
  private static func reasonAgainst(
    _ kept: [Bool], _ reader: LineReader, _ context: LineContext
  ) -> String? {
    var words: Int32 = 0
    var ofNotices: Int32 = 0
    var hasProse = false
    for index in kept.indices where kept[index] {
      let line = context.stats[index]
      words += line.words
      let isSentence = line.words >= fewestWordsOfSentence && line.endsWithPunctuation
      hasProse = hasProse || context.good[index] || isSentence
      if !line.cues.isDisjoint(with: [.news, .copy]) { ofNotices += line.words }
    }
    let others = words - ofNotices
    let isEnough = others >= fewestWords && words > ofNotices * 3 / 2
    if others >= manyWords || (isEnough && hasProse) { return nil }
    if isEnough {
      if Verse.isBody(kept.indicesOfTrue, reader, context) { return nil }
      return "nothing but headlines: \(words) words in \(kept.count(where: { $0 })) lines, none of "
        + "them a sentence of \(fewestWordsOfSentence) words or more"
    }
    if words >= fewestWords {
      return "nothing but notices on accounts, subscriptions or cookies: \(ofNotices) of "
        + "\(words) words"
    }
    let longest = context.stats.map(\.words).max() ?? 0
    let lines = "\(kept.count) \(kept.count == 1 ? "line" : "lines")"
    return "no running text: \(lines), the longest of \(longest) "
      + (longest == 1 ? "word" : "words")
  }
}

extension [Bool] {
  /// Where it holds, ascending.
  var indicesOfTrue: [Int] {
    var found: [Int] = []
    found.reserveCapacity(count { $0 })
    for index in indices where self[index] { found.append(index) }
    return found
  }
}
