// The dek: the line under the headline.

extension MetadataExtractor {
  /// A dek is longer than a label and shorter than a paragraph, in bytes.
  private static let dekLength = 20...600
  /// How far a dek stands below the title, in text nodes.
  private static let reach = 12
  /// How far below a dek the byline or date stands, in text nodes.
  private static let reachOfByline = 3
  /// A byline or date has at most so many bytes, and what introduces it so many words.
  private static let longestByline = 80
  private static let longestCue = 8

  /// The dek that stands under the title, or a subtitle that the page declares as such.
  ///
  /// A description alone is none: it is written for search engines, unless it also stands there.
  var subtitle: String? {
    visibleDek ?? declaredSubtitle ?? headingAboveByline
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
    for (position, line) in surroundings.behind.prefix(Self.reach).enumerated() {
      if let named = namedDek(line.node) { return named }
      guard let block = paragraph(of: line.node) else { continue }
      let text = self.line(of: block)
      // Equal texts differ in length by a few quotes and spaces.
      for description in descriptions
      where abs(description.utf8.count - text.utf8.count) <= 24
        && Self.dekLength.contains(text.utf8.count)
        && SiteIdentity.key(description) == SiteIdentity.key(text)
        && !(isFollowedByLike(block) && surroundings.behind[..<position].contains(where: isByline))
      {
        return text
      }
    }
    return nil
  }

  /// A lesser heading right behind the title, with a byline or date in the lines behind it.
  private var headingAboveByline: String? {
    guard title?.node != nil, let first = surroundings.behind.first,
      let heading = paragraph(of: first.node), document.nodes[heading].tag.headingLevel > 1,
      !isByline(first)
    else { return nil }
    let text = line(of: heading)
    let end = Int(document.nodes[heading].end)
    let behind = surroundings.behind.drop { $0.node < end }.prefix(Self.reachOfByline)
    return Self.dekLength.contains(text.utf8.count) && differsFromTitle(text)
      && behind.contains(where: isByline) ? text : nil
  }

  /// Whether a line is a byline or a date.
  private func isByline(_ line: TitleSurroundings.Line) -> Bool {
    let text = Array(surroundings.text(of: line))
    guard !text.isEmpty, text.count <= Self.longestByline else { return false }
    let words = BylineParser.words(of: text, atMost: Self.longestCue)
    return BylineWords.cues.length(at: words.map(\.key)[...]) > 0
      || text.contains(where: \.isASCIIDigit) && DateParser(text, order: dateOrder).first != nil
  }

  /// Whether the element behind one is of its kind, and has text: they are paragraphs of the body.
  private func isFollowedByLike(_ element: Int) -> Bool {
    let parent = Int(document.nodes[element].parent)
    var next = Int(document.nodes[element].end)
    while parent >= 0, next < Int(document.nodes[parent].end), document.nodes[next].tag == .text {
      next += 1
    }
    guard parent >= 0, next < Int(document.nodes[parent].end),
      document.nodes[next].tag == document.nodes[element].tag
    else { return false }
    func names(_ node: Int) -> ArraySlice<UInt8>? {
      document.valueRange(.class, of: node).map { document.bytes[$0] }
    }
    return names(next) == names(element) && line(of: next).utf8.count >= Self.dekLength.lowerBound
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
