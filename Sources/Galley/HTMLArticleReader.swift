// The path of HTML captures: document → blocks → kept blocks → metadata → article.

/// Finds the article in a decoded HTML page.
struct HTMLArticleReader {
  /// Fewer kept words than this are no article, unless the page has next to nothing else.
  private static let fewestWords: Int32 = 20
  private static let wordsOfTinyPage: Int32 = 60
  /// A page of which the model expects less has no article: home pages, lists, error messages.
  ///
  /// Of 946 development pages, all of them articles, two lie below; of those it finds a sixth.
  private static let leastExpectedF1 = 0.39
  /// Below this, or with fewer words than an article has, data that hold a body are believed more
  /// than the text that the page shows, and so is a page of few words that it has no article.
  private static let sureExpectedF1 = 0.45

  /// A server's message about a missing page has at most this many words.
  private static let longestErrorPage: Int32 = 150
  private static let errorTitles = [
    "404", "error 404", "page not found", "not found", "página no encontrada",
    "page introuvable", "seite nicht gefunden", "Страница не найдена",
  ]

  let document: Document
  let page: PageBlocks
  let decision: BodyClassifier.Decision
  let metadata: Metadata
  private let url: String?

  /// Reads a parsed page.
  ///
  /// - Parameters:
  ///   - document: The page.
  ///   - url: Where it came from, if known.
  ///   - model: What tells the body's blocks.
  ///   - rules: The rules that overrule it.
  init(
    _ document: Document, url: String?, model: BoostedTrees? = BodyClassifier.model,
    rules: [BodyRule] = BodyRule.allCases
  ) {
    self.document = document
    self.url = url
    var page = BlockSegmenter.page(of: document)
    let candidates = CandidateContainers(summing: &page)
    let features = BlockFeatures(page, PageContext(document), candidates)
    self.page = page
    var decision = BodyClassifier.decision(on: page, features, model: model, rules: rules)
    metadata = MetadataExtractor.metadata(of: document, url: url)
    if rules.contains(.byline) {
      BodyRule.dropNames(&decision.verdicts, page, authors: metadata.authors)
    }
    if rules.contains(.authorNote),
      BodyRule.dropAuthorNotes(&decision.verdicts, page, authors: metadata.authors)
    {
      BodyRule.danglingHeading.apply(to: &decision.verdicts, page, features)
    }
    self.decision = decision
  }

  /// The article.
  ///
  /// - Parameter name: What errors call the capture.
  /// - Throws: ``ExtractionError`` of kind ``ExtractionError/Kind/noArticle``, with what was found
  ///   instead.
  func article(of name: String) throws(ExtractionError) -> Article {
    let words = keptWords()
    if words <= Self.longestErrorPage, isErrorPage {
      throw ExtractionError(
        .noArticle, capture: name, detail: "an error page: \"\(metadata.title ?? "")\"")
    }
    if words < Self.fewestWords || decision.expectedF1 < Self.sureExpectedF1 {
      let hidden = hiddenBody()
      if !hidden.isEmpty { return Article(metadata, body: hidden) }
    }
    guard isArticle(words) else {
      throw ExtractionError(.noArticle, capture: name, detail: reason(words))
    }
    let resolver = URLResolver(document: document, url: url)
    let body = ArticleBuilder.blocks(
      of: document, keeping: keptNodes(), title: metadata.title, subtitle: metadata.subtitle,
      resolver: resolver)
    guard !body.isEmpty else {
      throw ExtractionError(.noArticle, capture: name, detail: reason(0))
    }
    return Article(metadata, body: body)
  }

  private func isArticle(_ words: Int32) -> Bool {
    if words >= Self.fewestWords { return decision.expectedF1 >= Self.leastExpectedF1 }
    let allWords = page.blocks.reduce(Int32(0)) { $0 + $1.statistics.words }
    return words > 0 && allWords < Self.wordsOfTinyPage
      && decision.expectedF1 >= Self.sureExpectedF1
  }

  /// The body that stands only in the page's data; empty if none does.
  private func hiddenBody() -> [ArticleBlock] {
    guard let structured = StructuredBody.find(in: document),
      let fragment = LibXML2Parser.document(structured.html)
    else { return [] }
    let page = BlockSegmenter.page(of: fragment)
    var kept = [Bool](repeating: false, count: fragment.nodes.count)
    // The data says that this is the body: all of it is kept but what calls itself an aside.
    for block in page.blocks where !Self.isAside(block, page) {
      for node in Int(block.firstNode)..<Int(block.endNode)
      where fragment.nodes[node].tag == .text {
        kept[node] = true
      }
    }
    return ArticleBuilder.blocks(
      of: fragment, keeping: kept, title: metadata.title,
      resolver: URLResolver(document: document, url: url))
  }

  private static func isAside(_ block: Block, _ page: PageBlocks) -> Bool {
    var index = Int(block.element)
    while index >= 0 {
      let element = page.elements[index]
      if element.tag == .aside
        || !element.classes.isDisjoint(with: [.advertisement, .newsletter, .related])
      {
        return true
      }
      index = Int(element.parent)
    }
    return false
  }

  private func keptWords() -> Int32 {
    zip(page.blocks, decision.verdicts).reduce(Int32(0)) { sum, pair in
      pair.1.isKept ? sum + pair.0.statistics.words : sum
    }
  }

  /// Whether the title is a server's: that there is no such page.
  private var isErrorPage: Bool {
    guard let title = metadata.title else { return false }
    let folded = TitleFolding.folded(title)
    return Self.errorTitles.contains { folded == TitleFolding.folded($0) }
  }

  private func reason(_ words: Int32) -> String {
    let blocks = "\(page.blocks.count) \(page.blocks.count == 1 ? "block" : "blocks")"
    return "no running text: \(blocks), \(words) \(words == 1 ? "word" : "words") like an article's"
  }

  /// For each node of the document, whether it is text of a kept block.
  private func keptNodes() -> [Bool] {
    var kept = [Bool](repeating: false, count: document.nodes.count)
    for (block, verdict) in zip(page.blocks, decision.verdicts) where verdict.isKept {
      guard !isOrphanedCaption(block) else { continue }
      for node in Int(block.firstNode)..<Int(block.endNode)
      where document.nodes[node].tag == .text {
        kept[node] = true
      }
    }
    return kept
  }

  /// Whether a block is the caption of a figure that holds no picture or player: it says nothing then.
  private func isOrphanedCaption(_ block: Block) -> Bool {
    var figure = Int(page.elements[Int(block.element)].node)
    var isCaption = false
    for _ in 0..<Self.captionReach where figure >= 0 && document.nodes[figure].tag != .figure {
      isCaption = isCaption || document.nodes[figure].tag == .figcaption
      figure = Int(document.nodes[figure].parent)
    }
    // A caption without a figure is a picture's beside it, which may stand anywhere.
    guard isCaption, figure >= 0, document.nodes[figure].tag == .figure else { return false }
    // Of a page from nowhere, pictures have no address either, but they are there.
    let resolver = URLResolver(document: document, url: url ?? "https://capture.invalid/")
    let images = ImageReader(document, resolver)
    return !(figure..<Int(document.nodes[figure].end)).contains { index in
      switch document.nodes[index].tag {
      case .img: images.image(index) != nil
      case .iframe, .video, .audio, .embed, .object, .pre, .table, .blockquote: true
      default: false
      }
    }
  }

  /// Elements between a caption's text and its figure.
  private static let captionReach = 6
}

extension Article {
  /// An article of a page's facts and a body.
  init(_ metadata: Metadata, body: [ArticleBlock]) {
    self.init(
      title: metadata.title, subtitle: metadata.subtitle, authors: metadata.authors,
      published: metadata.published, modified: metadata.modified, siteName: metadata.siteName,
      section: metadata.section, tags: metadata.tags, language: metadata.language,
      direction: metadata.direction, url: metadata.url, image: metadata.image, body: body)
  }
}
