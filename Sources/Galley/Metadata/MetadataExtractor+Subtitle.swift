// The dek: the line under the headline.

extension MetadataExtractor {
  /// A dek is longer than a label and shorter than a paragraph, in bytes.
  private static let dekLength = 20...600
  /// How far a dek stands below the title, in text nodes.
  private static let reach = 12

  /// The dek that stands under the title, or a subtitle that the page declares as such.
  ///
  /// A description alone is none: it is written for search engines, unless it also stands there.
  var subtitle: String? {
    visibleDek ?? declaredSubtitle
  }

  private var declaredSubtitle: String? {
    let declared =
      article.flatMap { graph.string(.alternativeHeadline, of: $0) }
      ?? survey.items.first { $0.property == .alternativeHeadline }.map { itemText($0.node) }
    guard let declared, let title, !declared.isEmpty,
      SiteIdentity.key(declared) != SiteIdentity.key(title.text)
    else { return nil }
    return declared
  }

  private var visibleDek: String? {
    let descriptions = [survey.meta(.openGraphDescription), survey.meta(.description)]
      .compactMap { $0.map(SiteIdentity.key) }
    for node in surroundings.behind.prefix(Self.reach).map(\.node) {
      let around = ancestors(of: node, limit: 2)
      guard let element = around.first else { continue }
      if let named = around.first(where: { isNamed($0, Self.dekWords) }),
        !isNamed(named, Self.otherWords)
      {
        let text = line(of: named)
        if Self.dekLength.contains(text.utf8.count), differsFromTitle(text) { return text }
      }
      let tag = document.nodes[element].tag
      guard tag == .p || tag == .h2 || tag == .h3 || tag == .div || tag == .h4 else { continue }
      let text = line(of: element)
      guard Self.dekLength.contains(text.utf8.count) else { continue }
      let key = SiteIdentity.key(text)
      if descriptions.contains(key) { return text }
    }
    return nil
  }

  private func differsFromTitle(_ text: String) -> Bool {
    SiteIdentity.key(text) != title.map { SiteIdentity.key($0.text) }
  }

  private static let dekWords: [StaticString] = [
    "dek", "standfirst", "subtitle", "sub-title", "subhead", "sub-head", "deck", "strapline",
    "article-summary", "articlesummary", "article__summary", "entry-summary", "lead-text", "teaser",
    "article-lead", "article__lead", "chapo", "kicker-text", "excerpt", "synopsis",
    "news-preview", "article-intro", "intro-text", "sub-headline",
  ]
  private static let otherWords: [StaticString] = ["desktop", "related", "social", "share"]
}
