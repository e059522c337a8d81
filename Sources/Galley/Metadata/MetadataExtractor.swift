// What a page says of its article: for each field, the first of its sources that says something.

/// Gathers an article's metadata.
///
/// Each field has a table of sources, the most trusted first: ``TitleSource``, ``AuthorSource``,
/// ``DateSource`` and so on. A field stays empty if none of its sources says anything.
struct MetadataExtractor {
  let document: Document
  let survey: PageSurvey
  let graph: JSONLDGraph
  /// The JSON-LD object that is the article, or failing that a work.
  let article: JSONLDGraph.Node?
  /// The JSON-LD object that is the page.
  let page: JSONLDGraph.Node?
  let resolver: URLResolver
  /// The page's own URL, as captured.
  let url: String?
  let host: String?
  private(set) var site: SiteIdentity
  private(set) var language: String?
  private(set) var title: TitleChoice?
  private(set) var surroundings = TitleSurroundings()
  private(set) var dateOrder = DateOrder.monthFirst
  /// The dates around the title.
  private(set) var visible = VisibleDates()

  /// The metadata of a page that was captured from `url`, absolute, if that is known; a field is
  /// empty if the page says nothing of it.
  static func metadata(of document: Document, url: String?) -> Metadata {
    guard !document.nodes.isEmpty else { return Metadata(url: url) }
    return MetadataExtractor(document, url: url).metadata
  }

  init(_ document: Document, url: String?) {
    self.document = document
    self.url = url
    survey = PageSurvey(document)
    let graph = JSONLDGraph(document)
    self.graph = graph
    let page = graph.first([.page])
    self.page = page
    article = graph.first([.article, .work]) ?? page.flatMap { Self.mainEntity(of: $0, graph) }
    resolver = URLResolver(document: document, url: url)
    host = url.flatMap(Self.host)
    site = SiteIdentity(names: [], host: host)
    site = SiteIdentity(names: siteNames, host: host)
    language = chosenLanguage
    dateOrder = DateOrder(language: language, host: host)
    title = chosenTitle
    if let node = title?.node {
      surroundings = TitleSurroundings(of: node, in: document)
    } else if let start = document.nodes.firstIndex(where: { $0.tag == .article || $0.tag == .main }
    ) {
      // A page that doesn't show its title still shows date and byline at its head.
      surroundings = TitleSurroundings(from: start, count: Self.reachOfHead, in: document)
    }
    visible = visibleDates
  }

  /// How far from the head of an article without a title date and byline stand, in text nodes.
  private static let reachOfHead = 12

  /// All fields.
  var metadata: Metadata {
    var metadata = Metadata()
    metadata.title = title?.text
    metadata.subtitle = subtitle
    metadata.authors = authors
    metadata.published = published
    metadata.modified = modified(after: metadata.published)
    metadata.siteName = siteName
    metadata.section = section
    metadata.tags = tags
    metadata.language = language
    metadata.direction = direction
    metadata.url = canonicalURL
    metadata.image = image
    return metadata
  }

  /// What a page is said to be about, such as the question of a `QAPage`, if somebody wrote it.
  private static func mainEntity(
    of page: JSONLDGraph.Node, _ graph: JSONLDGraph
  ) -> JSONLDGraph.Node? {
    guard let entity = graph.elements(.mainEntity, of: page).first,
      graph.value(.author, of: entity) != nil
    else { return nil }
    return entity
  }

  /// The host of an absolute URL, in lower case, without port.
  static func host(of url: String) -> String? {
    let bytes = Array(url.utf8)
    guard let authority = URLParts(bytes).authority else { return nil }
    let host = bytes[authority].split(separator: UInt8(ascii: "@")).last ?? []
    let name = host.prefix { $0 != UInt8(ascii: ":") }
    return name.isEmpty ? nil : String(decoding: CaseFolding.folded(name), as: UTF8.self)
  }
}
