// Section, tags, language and reading direction.

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

  // MARK: - Language

  /// Where a language can come from, the most trusted first.
  private enum LanguageSource: CaseIterable {
    case root, meta, openGraph, jsonLD
  }

  /// How much text is read to check a language or find it, in bytes.
  private static let sampleForCheck = 1_024
  private static let sampleForDetection = 8_192

  var chosenLanguage: String? {
    for source in LanguageSource.allCases {
      guard let tag = language(from: source).flatMap(LanguageTag.normalized) else { continue }
      let text = sample(Self.sampleForCheck)
      if LanguageDetector(text).contradicts(tag) { continue }
      return tag
    }
    return LanguageDetector(sample(Self.sampleForDetection)).language
  }

  private func language(from source: LanguageSource) -> String? {
    switch source {
    case .root: survey.language.map { document.string($0) }
    case .meta: survey.meta(.language)
    case .openGraph: survey.meta(.openGraphLocale)
    case .jsonLD:
      [article, page].compactMap { $0 }.lazy
        .compactMap { graph.elements(.inLanguage, of: $0).first }
        .compactMap { graph.line($0) ?? graph.name($0) }.first
    }
  }

  /// Running text of the page: that of paragraphs, or failing those all.
  private func sample(_ size: Int) -> [UInt8] {
    var text: [UInt8] = []
    for paragraphsOnly in [true, false] {
      for index in document.nodes.indices where document.nodes[index].tag == .text {
        let node = document.nodes[index]
        guard node.count >= 20 else { continue }
        let parent = node.parent >= 0 ? document.nodes[Int(node.parent)].tag : .other
        guard !paragraphsOnly || parent == .p, parent != .title else { continue }
        text += bytes(of: index)
        text.append(0x20)
        if text.count >= size { return text }
      }
      if text.count >= size / 4 { return text }
      text = []
    }
    return text
  }

  /// Right to left where the page declares it or its language is written so; otherwise `nil`.
  var direction: TextDirection? {
    if let declared = survey.isRightToLeft { return declared ? .rightToLeft : nil }
    let primary = language?.prefix { $0 != "-" } ?? ""
    return Self.rightToLeftLanguages.contains(primary) ? .rightToLeft : nil
  }

  private static let rightToLeftLanguages: Set<Substring> = [
    "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi",
  ]
}

/// Language tags by BCP 47.
enum LanguageTag {
  /// A tag in its usual spelling: `pt_br` is `pt-BR`, `ZH-hans` is `zh-Hans`; `nil` if the value is
  /// no tag.
  static func normalized(_ value: String) -> String? {
    let first = value.split { $0 == "," || $0 == ";" || $0 == " " }.first ?? ""
    let subtags = first.split { $0 == "-" || $0 == "_" }
    guard let primary = subtags.first, (2...3).contains(primary.utf8.count),
      subtags.count <= 4, subtags.allSatisfy({ isSubtag($0) }),
      primary.utf8.allSatisfy(\.isASCIILetter)
    else { return nil }
    var parts = [primary.lowercased()]
    for subtag in subtags.dropFirst() {
      switch subtag.utf8.count {
      case 2: parts.append(subtag.uppercased())
      case 4 where subtag.utf8.allSatisfy(\.isASCIILetter):
        parts.append(subtag.prefix(1).uppercased() + subtag.dropFirst().lowercased())
      default: parts.append(subtag.lowercased())
      }
    }
    return parts.joined(separator: "-")
  }

  private static func isSubtag(_ text: Substring) -> Bool {
    (1...8).contains(text.utf8.count)
      && text.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
  }
}
