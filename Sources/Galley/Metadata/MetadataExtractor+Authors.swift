// Who wrote the article.

/// Where authors can come from, the most trusted first.
enum AuthorSource: CaseIterable {
  /// `author` of the JSON-LD article.
  case jsonLDArticle
  /// `twitter:data1` where `twitter:label1` says "Written by".
  case twitterLabel
  /// Fields for analytics and newsletters: Parse.ly, Sailthru, Cxense.
  case publisherMeta
  /// `<meta name="author">`.
  case authorMeta
  /// `author` of JSON-LD's page or work.
  case jsonLDPage
  /// `citation_author`, `dc.creator`.
  case scholarMeta
  /// The only person in JSON-LD.
  case jsonLDPerson
  /// "By Jane Example" near the title.
  case visibleByline
  /// `itemprop="author"`.
  case microdata
  /// `rel="author"`.
  case authorLink
  /// `article:author`, unless it is an address.
  case articleAuthorMeta
  /// "Written by" anywhere else on the page.
  case distantByline
  /// A name without a word, where bylines stand: beside the date under the title.
  case unmarkedByline
}

extension MetadataExtractor {
  /// The authors by the table of ``AuthorSource``: the first source that names a person; failing
  /// that, the first that names the publisher or a team.
  var authors: [String] {
    var fallback: [String] = []
    for source in AuthorSource.allCases {
      let names = authors(from: source)
      guard !names.isEmpty else { continue }
      if !names.allSatisfy({ isPublisher($0) }) { return names }
      if fallback.isEmpty { fallback = names }
    }
    return fallback
  }

  func authors(from source: AuthorSource) -> [String] {
    switch source {
    case .jsonLDArticle: article.map { completed(authors(of: $0)) } ?? []
    case .twitterLabel: twitterAuthors
    case .publisherMeta: names(.publisherAuthor)
    case .authorMeta: names(.author)
    case .jsonLDPage: page.map { authors(of: $0) } ?? []
    case .scholarMeta: scholarAuthors
    case .jsonLDPerson: lonePerson
    case .visibleByline: VisibleByline(self).names
    case .microdata: microdataAuthors
    case .authorLink: linkedAuthors
    case .articleAuthorMeta: names(.articleAuthor)
    case .distantByline: VisibleByline(self).distantNames
    case .unmarkedByline: VisibleByline(self).unmarkedNames
    }
  }

  /// Whether a name is the site's or a team's rather than a person's.
  func isPublisher(_ name: String) -> Bool {
    if site.isName(name) { return true }
    let words = BylineParser.words(of: Array(name.utf8))
    return words.contains { Self.teamWords.contains($0.key) }
  }

  private static let teamWords = WordList(
    "staff team editors editorial redaktion redacción redação rédaction redazione redactie admin")

  private func names(_ name: MetaName) -> [String] {
    unique(survey.values(name).flatMap { BylineParser.names(Array($0), isProse: false) })
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<[UInt8]> = []
    return Array(
      names.filter { seen.insert(SiteIdentity.key($0)).inserted }.prefix(BylineParser.maximumNames))
  }

  // MARK: - Data

  private func authors(of node: JSONLDGraph.Node) -> [String] {
    for key in [JSONKey.author, .creator] {
      let names = graph.elements(key, of: node).flatMap { author in
        graph.name(author).map {
          BylineParser.names(
            Array($0.utf8), isProse: false, isOrganization: author.kind == .organization)
        } ?? []
      }
      if !names.isEmpty { return unique(names) }
    }
    return []
  }

  /// The authors of an article with those whom the page names behind them elsewhere: Ghost calls only
  /// the first one `author` in JSON-LD, the others `contributor`.
  private func completed(_ names: [String]) -> [String] {
    guard !names.isEmpty else { return names }
    let all = twitterAuthors
    let isLonger = all.count > names.count
    return isLonger && all.prefix(names.count).elementsEqual(names) ? all : names
  }

  private var lonePerson: [String] {
    let people = graph.nodes.lazy.filter { $0.kind == .person && !$0.isForeign }
    let names = unique(people.prefix(16).compactMap { graph.name($0) })
    return names.count == 1 ? BylineParser.names(Array(names[0].utf8), isProse: false) : []
  }

  private var twitterAuthors: [String] {
    let pairs: [(MetaName, MetaName)] = [
      (.twitterLabel1, .twitterData1), (.twitterLabel2, .twitterData2),
    ]
    for (label, data) in pairs {
      guard let label = survey.meta(label), let data = survey.meta(data) else { continue }
      if BylineParser.isCue(BylineParser.words(of: Array(label.utf8))[...]) {
        return BylineParser.names(Array(data.utf8), isProse: false)
      }
    }
    return []
  }

  /// Library catalogues put the last name first: `Example, Jane`.
  private var scholarAuthors: [String] {
    let names = survey.values(.scholarAuthor).flatMap { value -> [String] in
      let parts = PlainText.line(value).split(separator: ",")
      guard parts.count == 2, !parts[0].contains(" and ") else {
        return BylineParser.names(Array(value), isProse: false)
      }
      let swapped = parts[1].drop { $0 == " " } + " " + parts[0]
      return BylineParser.names(Array(swapped.utf8), isProse: false)
    }
    return unique(names)
  }

  // MARK: - Elements

  private var microdataAuthors: [String] {
    var names: [String] = []
    for item in survey.items where item.property == .author {
      guard !isAside(item.node) else { continue }
      let inner = survey.items.first {
        $0.property == .name && $0.node > item.node
          && $0.node < Int(document.nodes[item.node].end)
      }
      let text = itemText(inner?.node ?? item.node)
      if text.utf8.count <= 120 { names += BylineParser.names(Array(text.utf8), isProse: false) }
    }
    return unique(names)
  }

  private var linkedAuthors: [String] {
    for node in survey.authorLinks where !isAside(node) {
      let words = BylineParser.words(of: Array(line(of: node).utf8))
      if VisibleByline.isName(words[...], isStrict: false) {
        return BylineParser.names(Array(line(of: node).utf8), isProse: false)
      }
    }
    return []
  }

  /// Whether a node stands among comments or links to other articles, or, far from the title, in a
  /// margin of the page.
  func isAside(_ node: Int, isDistant: Bool = true) -> Bool {
    var isInMargin = false
    for element in ancestors(of: node, limit: 12) {
      switch document.nodes[element].tag {
      case .aside, .footer, .nav: isInMargin = isDistant
      // The footer of an article is its own.
      case .article, .main: isInMargin = false
      case .body, .html: break
      default:
        let marks = marks(of: element)
        if marks.contains(.aside) || isDistant && marks.contains(.sidebar) { return true }
      }
    }
    return isInMargin
  }
}
