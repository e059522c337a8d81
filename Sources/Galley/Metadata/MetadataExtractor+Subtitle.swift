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
      .compactMap { $0 }
    for line in surroundings.behind.prefix(Self.reach) {
      if let named = namedDek(line.node) { return named }
      guard let block = paragraph(of: line.node) else { continue }
      let text = self.line(of: block)
      // Equal texts differ in length by a few quotes and spaces.
      for description in descriptions
      where abs(description.utf8.count - text.utf8.count) <= 24
        && Self.dekLength.contains(text.utf8.count)
        && SiteIdentity.key(description) == SiteIdentity.key(text)
      {
        return text
      }
    }
    return nil
  }

  /// The text of an element that is called a dek.
  private func namedDek(_ node: Int) -> String? {
    for element in ancestors(of: node, limit: 2) {
      let marks = marks(of: element)
      guard marks.contains(.dek), !marks.contains(.notDek) else { continue }
      let text = line(of: element)
      return Self.dekLength.contains(text.utf8.count) && differsFromTitle(text) ? text : nil
    }
    return nil
  }

  /// The paragraph or lesser heading around a text node.
  private func paragraph(of node: Int) -> Int? {
    let element = Int(document.nodes[node].parent)
    guard element >= 0 else { return nil }
    switch document.nodes[element].tag {
    case .p, .h2, .h3, .h4, .div: return element
    default: return nil
    }
  }

  private func differsFromTitle(_ text: String) -> Bool {
    SiteIdentity.key(text) != title.map { SiteIdentity.key($0.text) }
  }
}
