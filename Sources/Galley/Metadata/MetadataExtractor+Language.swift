// Language and reading direction.

extension MetadataExtractor {
  /// Where a language can come from, the most trusted first.
  private enum LanguageSource: CaseIterable {
    case root, meta, openGraph, jsonLD
  }

  /// How much text is read to check a language or find it, in bytes.
  private static let sampleForCheck = 1_024
  private static let sampleForDetection = 8_192
  /// Shorter text, in bytes, is a label and may be of any language.
  private static let minimumSampled = 20

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
    let text = sample(size, paragraphsOnly: true)
    return text.count >= size / 4 ? text : sample(size, paragraphsOnly: false)
  }

  private func sample(_ size: Int, paragraphsOnly: Bool) -> [UInt8] {
    var text: [UInt8] = []
    for index in survey.body..<document.nodes.count where document.nodes[index].tag == .text {
      let node = document.nodes[index]
      guard node.count >= Self.minimumSampled, node.parent >= 0 else { continue }
      let parent = document.nodes[Int(node.parent)].tag
      guard parent == .p || !paragraphsOnly, parent != .title else { continue }
      text += bytes(of: index)
      text.append(0x20)
      if text.count >= size { break }
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
