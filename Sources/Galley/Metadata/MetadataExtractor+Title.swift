// The headline and the dek under it.

/// Where a title can come from, the most trusted first.
enum TitleSource: CaseIterable {
  /// The `<h1>` that agrees best with the titles below.
  case agreeingHeading
  case openGraph
  /// `headline` of the JSON-LD article.
  case jsonLD
  /// `citation_title`, Dublin Core.
  case scholar
  case twitter
  /// `<title>`.
  case documentTitle
  case otherMeta
  /// An `<h1>` that agrees with nothing, for want of anything better.
  case firstHeading
}

/// A title and the node that it stands in, if it stands on the page.
struct TitleChoice {
  var text: String
  var source: TitleSource
  var node: Int?
}

extension MetadataExtractor {
  /// The least similarity, by ``TitleWords``, of a heading to what the page's head calls the article.
  ///
  /// Measured on news and blog pages.
  private static let agreement = 0.3
  /// So many parts of `<title>` are looked for on the page, each by a look at all its texts.
  private static let soughtParts = 4
  /// A longer heading, in bytes, is a paragraph.
  private static let maximumHeading = 250

  /// The title by the table of ``TitleSource``.
  var chosenTitle: TitleChoice? {
    for source in TitleSource.allCases {
      if let choice = title(from: source) { return choice }
    }
    return nil
  }

  func title(from source: TitleSource) -> TitleChoice? {
    let text: String?
    switch source {
    case .agreeingHeading: return agreeingHeading
    case .openGraph: text = clean(survey.meta(.openGraphTitle), .high)
    case .jsonLD: text = clean(article.flatMap { graph.string(.headline, of: $0) }, .high)
    case .scholar: text = clean(survey.meta(.scholarTitle), .high)
    case .twitter: text = clean(survey.meta(.twitterTitle), .high)
    case .documentTitle: text = documentTitle
    case .otherMeta: text = clean(survey.meta(.otherTitle), .high)
    case .firstHeading: return firstHeading
    }
    return text.map { TitleChoice(text: $0, source: source, node: place(of: $0)) }
  }

  /// `<title>` without the site's name, or the part of it that the page shows, if it shows another one
  /// than is left: "Site Online - News - The headline".
  private var documentTitle: String? {
    let whole = survey.title.map { line(of: $0) }
    guard let whole, whole.utf8.count <= TitleCleaner.maximumLength,
      let title = clean(whole, .low), place(of: title) == nil
    else { return clean(whole, .low) }
    let shown = TitleCleaner.parts(of: whole).suffix(Self.soughtParts).map(\.text).last {
      $0.utf8.count { $0 == 0x20 } + 1 >= TitleCleaner.minimumWords && place(of: $0) != nil
    }
    return shown ?? title
  }

  /// A title without the site's name; `nil` if it is nothing else.
  private func clean(_ title: String?, _ trust: TitleCleaner.Trust) -> String? {
    guard let title, !title.isEmpty, !site.isName(title) else { return nil }
    return TitleCleaner(site: site).clean(title, trust: trust)
  }

  // MARK: - Headings

  private var agreeingHeading: TitleChoice? {
    let claims = [TitleSource.openGraph, .documentTitle, .jsonLD].compactMap { claim($0) }
    let keys = claims.map { SiteIdentity.key($0) }
    let claimed = claims.map { TitleWords($0) }
    var best: (similarity: Double, choice: TitleChoice)?
    for node in survey.headings {
      let text = line(of: node)
      guard !text.isEmpty, text.utf8.count <= Self.maximumHeading else { continue }
      let key = SiteIdentity.key(text)
      if site.hasKey(key) { continue }
      // Most headings are just what the head says.
      let words = keys.contains(key) ? nil : TitleWords(text)
      let similarity =
        words.map { words in claimed.reduce(0) { max($0, words.similarity(to: $1)) } }
        ?? TitleWords.highestSimilarity
      if similarity >= Self.agreement, similarity > best?.similarity ?? 0 {
        best = (similarity, TitleChoice(text: text, source: .agreeingHeading, node: node))
        if words == nil { break }
      }
    }
    guard var choice = best?.choice else { return nil }
    choice.text = tidied(choice.text, claims)
    return choice
  }

  /// What a part of the page's head calls the article.
  private func claim(_ source: TitleSource) -> String? {
    switch source {
    case .openGraph: clean(survey.meta(.openGraphTitle), .high)
    case .documentTitle: clean(survey.title.map { line(of: $0) }, .low)
    default: clean(article.flatMap { graph.string(.headline, of: $0) }, .high)
    }
  }

  /// A heading without what isn't the headline's: a label before it, a byline behind it, capitals
  /// throughout.
  private func tidied(_ heading: String, _ claims: [String]) -> String {
    let key = SiteIdentity.key(heading)
    for claim in claims {
      let its = SiteIdentity.key(claim)
      if key == its { return Self.isShouted(heading) && !Self.isShouted(claim) ? claim : heading }
      guard its.count >= 12 else { continue }
      let extra = key.count - its.count
      let isLabelled = key.suffix(its.count).elementsEqual(its) && heading.contains(":")
      if extra > 0, extra <= 12, isLabelled { return claim }
      if key.starts(with: its), DateParser(Array(heading.utf8), order: dateOrder).first != nil,
        DateParser(Array(claim.utf8), order: dateOrder).first == nil
      {
        return claim
      }
    }
    return TitleCleaner(site: site).clean(heading, trust: .high)
  }

  private static func isShouted(_ text: String) -> Bool {
    !text.utf8.contains { $0 &- 0x61 < 26 } && text.utf8.contains { $0 &- 0x41 < 26 }
  }

  private var firstHeading: TitleChoice? {
    for node in survey.headings {
      let text = line(of: node)
      if !text.isEmpty, text.utf8.count <= Self.maximumHeading, !site.isName(text) {
        return TitleChoice(text: text, source: .firstHeading, node: node)
      }
    }
    return nil
  }

  /// The element or text node that holds just the title, for pages whose title is no `<h1>`.
  private func place(of title: String) -> Int? {
    let key = SiteIdentity.key(title)
    let length = title.utf8.count
    guard key.count >= 6 else { return nil }
    for index in survey.body..<document.nodes.count {
      let node = document.nodes[index]
      guard node.tag == .text, abs(Int(node.count) - length) <= 24 else { continue }
      if SiteIdentity.key(document.string(document.textRange(index))) == key { return index }
    }
    return nil
  }
}
