// Section and tags.

extension MetadataExtractor {
  // MARK: - Section

  /// Where a section can come from, the most trusted first.
  private enum SectionSource: CaseIterable {
    case articleSection, jsonLD, otherMeta, microdata
  }

  var section: String? {
    for source in SectionSource.allCases {
      if let section = section(from: source), !section.isEmpty, section.utf8.count <= 120 {
        return section
      }
    }
    return nil
  }

  private func section(from source: SectionSource) -> String? {
    switch source {
    case .articleSection: survey.meta(.articleSection)
    case .jsonLD: article.flatMap { graph.string(.articleSection, of: $0) }
    case .otherMeta: survey.meta(.section)
    case .microdata:
      survey.items.first { $0.property == .articleSection }.map { itemText($0.node) }
    }
  }

  // MARK: - Tags

  /// More tags than this are not kept.
  private static let maximumTags = 50

  /// Where tags can come from; the first that has any gives all.
  private enum TagSource: CaseIterable {
    case articleTags, jsonLD, newsKeywords, tagLinks, microdata, keywords
  }

  var tags: [String] {
    for source in TagSource.allCases {
      let tags = unique(tags(from: source))
      if !tags.isEmpty { return tags }
    }
    return []
  }

  private func tags(from source: TagSource) -> [String] {
    switch source {
    case .articleTags: survey.values(.articleTag).map { PlainText.line($0) }
    case .jsonLD: article.map { keywords(of: $0) } ?? []
    case .newsKeywords: Self.list(survey.meta(.newsKeywords))
    case .tagLinks: survey.tagLinks.map { line(of: $0) }
    case .microdata:
      survey.items.filter { $0.property == .keywords }.flatMap { Self.list(itemText($0.node)) }
    case .keywords: Self.list(survey.meta(.keywords))
    }
  }

  private func keywords(of article: JSONLDGraph.Node) -> [String] {
    let elements = graph.elements(.keywords, of: article)
    if elements.count == 1 { return Self.list(graph.name(elements[0])) }
    return elements.compactMap { graph.name($0) }
  }

  /// The elements of a list with commas.
  private static func list(_ text: String?) -> [String] {
    (text ?? "").split { $0 == "," || $0 == ";" || $0 == "،" || $0 == "、" || $0 == "，" }
      .map { PlainText.line(Array($0.utf8)) }
  }

  private func unique(_ tags: [String]) -> [String] {
    var seen: Set<[UInt8]> = []
    let kept = tags.filter { tag in
      !tag.isEmpty && tag.utf8.count <= 100 && seen.insert(CaseFolding.folded(tag.utf8)).inserted
    }
    return Array(kept.prefix(Self.maximumTags))
  }

  /// What an element of microdata says: its `content`, or else its text.
  func itemText(_ node: Int) -> String {
    if let content = document.valueRange(.content, of: node), !content.isEmpty {
      return PlainText.line(document.bytes[content])
    }
    return line(of: node)
  }
}
