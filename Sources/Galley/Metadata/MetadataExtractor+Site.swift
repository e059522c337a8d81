// The site's name, the page's address, its image.

extension MetadataExtractor {
  /// The site's names, the best first: Open Graph, JSON-LD's publisher and site, the name as an
  /// application.
  var siteNames: [String] {
    var names: [String] = []
    func add(_ name: String?) {
      guard let name, !name.isEmpty, name.utf8.count <= 120, !names.contains(name) else { return }
      names.append(name)
    }
    add(survey.meta(.openGraphSiteName))
    for node in [article, page].compactMap({ $0 }) {
      add(graph.value(.publisher, of: node).flatMap { graph.name($0) })
    }
    for kind in [SchemaKind.website, .organization] {
      let node = graph.nodes.first { $0.kind == kind && !$0.isForeign }
      // Who wrote the article need not be the site: "Contributors to Example projects".
      guard names.isEmpty || node.map(isAuthor) != true else { continue }
      add(node.flatMap { graph.string(.name, of: $0) })
    }
    add(survey.meta(.applicationName))
    if names.isEmpty { add(nameInTitle(confirmedBy: homeLabels)) }
    return names
  }

  /// Whether an object of JSON-LD is an author of the article.
  private func isAuthor(_ node: JSONLDGraph.Node) -> Bool {
    let authors = article.map { graph.elements(.author, of: $0) } ?? []
    return authors.contains { $0.document == node.document && $0.value == node.value }
  }

  /// The last part of `<title>`, or failing that the first, that is one of the labels.
  private func nameInTitle(confirmedBy labels: Set<[UInt8]>) -> String? {
    guard !labels.isEmpty else { return nil }
    return outerTitleParts.first { labels.contains(SiteIdentity.key($0)) }
  }

  /// The last part of `<title>` and the first, if it has parts.
  private var outerTitleParts: [String] {
    guard let title = survey.title.map({ line(of: $0) }),
      title.utf8.count <= TitleCleaner.maximumLength
    else { return [] }
    let parts = TitleCleaner.parts(of: title)
    return parts.count > 1 ? [parts[parts.count - 1].text, parts[0].text] : []
  }

  /// What links to the home page are called, by their text or picture, as keys.
  private var homeLabels: Set<[UInt8]> {
    var labels: Set<[UInt8]> = []
    var links = 0
    for node in survey.body..<document.nodes.count where document.nodes[node].tag == .a {
      guard links < Self.maximumHomeLinks, isHomeLink(node) else { continue }
      links += 1
      labels.insert(SiteIdentity.key(line(of: node)))
      for image in node..<Int(document.nodes[node].end) where document.nodes[image].tag == .img {
        guard let alt = document.valueRange(.alt, of: image) else { continue }
        labels.insert(SiteIdentity.key(PlainText.line(document.bytes[alt])))
      }
    }
    return labels.subtracting(BreadcrumbTrail.homeWords).subtracting([[]])
  }

  /// Pages link to their home page from the head, the path and the foot.
  private static let maximumHomeLinks = 8

  private func isHomeLink(_ node: Int) -> Bool {
    guard let href = document.valueRange(.href, of: node) else { return false }
    let address = document.bytes[href]
    if address.elementsEqual("/".utf8) { return true }
    guard let host, address.count <= host.utf8.count + 9 else { return false }
    let parts = URLParts(Array(address))
    return parts.path.count <= 1 && parts.query == nil
      && Self.host(of: document.string(href)) == host
  }

  /// The site's name; failing a declared one, the last part of `<title>` that the host confirms.
  var siteName: String? {
    // A name that is an address says less than the address itself, unless it is all there is.
    if let name = site.names.first(where: { !$0.contains("://") }) { return name }
    return outerTitleParts.first { site.isName($0) }
  }

  // MARK: - Addresses

  /// Where a page's canonical address can come from, the most trusted first.
  private enum AddressSource: CaseIterable {
    case canonicalLink, openGraph, jsonLD, otherMeta, capture
  }

  /// The canonical address, absolute; that of the capture if the page gives none.
  var canonicalURL: String? {
    for source in AddressSource.allCases {
      if let address = address(from: source), isPlausible(address) { return address }
    }
    return nil
  }

  private func address(from source: AddressSource) -> String? {
    switch source {
    case .canonicalLink:
      survey.canonical.flatMap { resolver.absolute(document.string($0)) }
    case .openGraph: survey.meta(.openGraphURL).flatMap { resolver.absolute($0) }
    case .jsonLD: article.flatMap { address(of: $0) }.flatMap { resolver.absolute($0) }
    case .otherMeta: survey.meta(.otherURL).flatMap { resolver.absolute($0) }
    case .capture: url.map { resolver.absolute($0) ?? $0 }
    }
  }

  private func address(of article: JSONLDGraph.Node) -> String? {
    if let page = graph.elements(.mainEntityOfPage, of: article).first {
      if let address = graph.line(page) ?? graph.string(.id, of: page), address.contains("://") {
        return address
      }
    }
    return graph.string(.url, of: article)
  }

  /// Whether an address can be that of the article.
  ///
  /// It is an absolute one of the web, and not the home page if the capture isn't: templates give
  /// every page the address of the first.
  private func isPlausible(_ address: String) -> Bool {
    guard address.hasPrefix("http://") || address.hasPrefix("https://") else { return false }
    guard let url, url != address else { return true }
    return Self.hasPath(address) || !Self.hasPath(url)
  }

  private static func hasPath(_ address: String) -> Bool {
    let bytes = Array(address.utf8)
    let parts = URLParts(bytes)
    return parts.path.count > 1 || parts.query.map { $0.count > 1 } ?? false
  }

  // MARK: - Image

  /// Where a lead image can come from, the most trusted first.
  private enum ImageSource: CaseIterable {
    case openGraph, jsonLD, twitter, imageLink, microdata, otherMeta
  }

  /// The absolute address of the lead image.
  var image: String? {
    for source in ImageSource.allCases {
      if let image = image(from: source).flatMap({ resolver.absolute($0) }),
        image.hasPrefix("http")
      {
        return image
      }
    }
    return nil
  }

  private func image(from source: ImageSource) -> String? {
    switch source {
    case .openGraph: survey.meta(.openGraphImage)
    case .jsonLD:
      article.flatMap { graph.elements(.image, of: $0).first }.flatMap { imageAddress($0) }
    case .twitter: survey.meta(.twitterImage)
    case .imageLink: survey.imageSource.map { document.string($0) }
    case .microdata:
      survey.items.first { $0.property == .image }.flatMap { item in
        [AttributeName.content, .src, .href].lazy
          .compactMap { document.value($0, of: item.node) }.first { !$0.isEmpty }
      }
    case .otherMeta: survey.meta(.otherImage)
    }
  }

  private func imageAddress(_ node: JSONLDGraph.Node) -> String? {
    graph.line(node) ?? graph.string(.url, of: node) ?? graph.string(.contentUrl, of: node)
  }
}
