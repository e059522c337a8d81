// An article's body brought into the one form in which it can be read back.

/// Brings blocks into normal form: what a snapshot says of them, and what is read back from it.
///
/// Empty blocks, items and images are gone, texts are clean, code has no white space at the ends
/// of its lines, and nothing is nested deeper than ``maximumDepth``.
package struct BlockNormalizer {
  /// How many lists and quotes can stand within each other; what is deeper is lifted to this level.
  ///
  /// Real pages stay below 6; readers of CommonMark have limits of their own, none below 16.
  package static let maximumDepth = 12

  /// How many columns a table can have; the cells beyond are joined into the last.
  ///
  /// It bounds what one long row costs all the others, which are filled up to its length.
  static let maximumColumns = 256

  /// Creates a normalizer.
  package init() {}

  /// The blocks in normal form.
  package func normalize(_ blocks: [ArticleBlock]) -> [ArticleBlock] {
    normalize(blocks, depth: 0)
  }

  private func normalize(_ blocks: [ArticleBlock], depth: Int) -> [ArticleBlock] {
    var result: [ArticleBlock] = []
    result.reserveCapacity(blocks.count)
    for block in blocks {
      switch block {
      case .list, .quote:
        if depth < Self.maximumDepth {
          if let container = container(block, depth: depth) { result.append(container) }
        } else {
          for leaf in leaves(of: block) {
            if let leaf = normalizedLeaf(leaf) { result.append(leaf) }
          }
        }
      default:
        if let leaf = normalizedLeaf(block) { result.append(leaf) }
      }
    }
    return result
  }

  private func container(_ block: ArticleBlock, depth: Int) -> ArticleBlock? {
    switch block {
    case .list(let start, let items):
      let items = items.map { normalize($0, depth: depth + 1) }.filter { !$0.isEmpty }
      return items.isEmpty ? nil : .list(start: validStart(start, count: items.count), items: items)
    case .quote(let blocks):
      let blocks = normalize(blocks, depth: depth + 1)
      return blocks.isEmpty ? nil : .quote(blocks)
    default:
      return block
    }
  }

  /// CommonMark numbers items with up to nine digits.
  private func validStart(_ start: Int?, count: Int) -> Int? {
    guard let start else { return nil }
    return start >= 0 && start <= 999_999_999 - count ? start : 1
  }

  /// The blocks within that are no containers, in reading order; without recursion, since the
  /// depth is the input's.
  private func leaves(of block: ArticleBlock) -> [ArticleBlock] {
    var leaves: [ArticleBlock] = []
    var pending = [block]
    while let next = pending.popLast() {
      switch next {
      case .list(_, let items): pending.append(contentsOf: items.joined().reversed())
      case .quote(let blocks): pending.append(contentsOf: blocks.reversed())
      default: leaves.append(next)
      }
    }
    return leaves
  }

  private func normalizedLeaf(_ block: ArticleBlock) -> ArticleBlock? {
    switch block {
    case .heading(let level, let content):
      let content = InlineNormalizer(place: .line).normalize(content)
      return content.isEmpty ? nil : .heading(level: min(max(level, 1), 6), content: content)
    case .paragraph(let content):
      let content = InlineNormalizer(place: .lines).normalize(content)
      return content.isEmpty ? nil : .paragraph(content)
    case .code(let language, let text):
      let text = CodeText.clean(text)
      return text.isEmpty ? nil : .code(language: CodeText.cleanLanguage(language), text: text)
    case .table(let table):
      return normalized(table).map(ArticleBlock.table)
    case .figure(let figure):
      return normalized(figure)
    case .embed(let url, let title):
      guard let url = CleanURL.clean(url) else { return nil }
      let title = title.map(CleanText(keepsBreaks: false).trimmed) ?? ""
      return .embed(url: url, title: title.isEmpty ? nil : title)
    case .list, .quote:
      return block
    }
  }

  private func normalized(_ figure: ArticleFigure) -> ArticleBlock? {
    let caption = InlineNormalizer(place: .lines).normalize(figure.caption)
    let images = figure.images.compactMap { image -> ArticleFigure.Image? in
      guard let source = CleanURL.clean(image.source) else { return nil }
      let alternative = CleanText(keepsBreaks: false).trimmed(image.alternative)
      return ArticleFigure.Image(source: source, alternative: alternative)
    }
    if images.isEmpty { return caption.isEmpty ? nil : .paragraph(caption) }
    return .figure(ArticleFigure(images: images, caption: caption))
  }

  /// A header of empty cells is what GFM has for a table without one.
  private func normalized(_ table: ArticleTable) -> ArticleTable? {
    let normalizer = InlineNormalizer(place: .cell)
    var rows = table.rows.map { row in row.map(normalizer.normalize) }
    var hasHeader = table.hasHeader
    if let first = rows.first, hasHeader, first.allSatisfy(\.isEmpty) {
      rows.removeFirst()
      hasHeader = false
    }
    let width = min(rows.lazy.map(\.count).max() ?? 0, Self.maximumColumns)
    guard width > 0, rows.contains(where: { !$0.allSatisfy(\.isEmpty) }) else { return nil }
    for index in rows.indices {
      let row = rows[index]
      if row.count < width {
        rows[index] += repeatElement([], count: width - row.count)
      } else if row.count > width {
        let rest = row[(width - 1)...].filter { !$0.isEmpty }.joined(separator: [InlineRun(" ")])
        rows[index] = row[..<(width - 1)] + [normalizer.normalize(Array(rest))]
      }
    }
    return ArticleTable(rows: rows, hasHeader: hasHeader)
  }
}

extension Article {
  /// The article as a snapshot states it: its body in normal form, its facts in NFC.
  package var normalized: Article {
    var article = self
    func composed(_ text: String?) -> String? {
      text.map(CanonicalComposition.composed).flatMap { $0.isEmpty ? nil : $0 }
    }
    article.title = composed(title)
    article.subtitle = composed(subtitle)
    article.authors = authors.compactMap(composed)
    article.siteName = composed(siteName)
    article.section = composed(section)
    article.tags = tags.compactMap(composed)
    article.language = composed(language)
    article.url = composed(url)
    article.image = composed(image)
    article.body = BlockNormalizer().normalize(body)
    return article
  }
}
