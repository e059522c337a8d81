// Lists, quotations and units: what is open, and what becomes of it when it ends.

extension ArticleBuilder {
  /// A list, an item or a quotation that is open, and what it holds so far.
  struct Container {
    enum Kind {
      case root
      case quote
      case list(start: Int?)
      case item
    }

    var kind: Kind
    /// Of a root, a quote or an item.
    var blocks: [ArticleBlock] = []
    /// Of a list.
    var items: [[ArticleBlock]] = []
    /// Of a list: whether items that were dropped are taken.
    var restoresItems = false
  }

  /// How many lists, items and quotes can stand within each other; what is deeper is not nested.
  ///
  /// Real pages stay below 12. The bound keeps the depth of the result, which its readers walk by
  /// recursion, from being the page's.
  private static let maximumDepth = 24

  /// Opens a container, unless they are too deep or an item stands in no list.
  mutating func open(_ kind: Container.Kind) -> Bool {
    flush()
    guard containers.count < Self.maximumDepth else { return false }
    if case .item = kind, !isInList { return false }
    containers.append(Container(kind: kind))
    return true
  }

  private var isInList: Bool {
    guard case .list? = containers.last?.kind else { return false }
    return true
  }

  /// Adds a block to the innermost container.
  mutating func emit(_ block: ArticleBlock) {
    let last = containers.count - 1
    guard isInList else {
      containers[last].blocks.append(block)
      return
    }
    // Text right within a list is an item; a list right within a list belongs to the item before.
    if case .list = block, !containers[last].items.isEmpty {
      containers[last].items[containers[last].items.count - 1].append(block)
    } else {
      containers[last].items.append([block])
    }
  }

  mutating func closeContainer() {
    flush()
    guard containers.count > 1 else { return }
    let container = containers.removeLast()
    switch container.kind {
    case .root: break
    case .quote: if !container.blocks.isEmpty { emit(.quote(container.blocks)) }
    case .item:
      guard !container.blocks.isEmpty else { return }
      containers[containers.count - 1].items.append(container.blocks)
    case .list(let start):
      guard !container.items.isEmpty else { return }
      if isLayout(container.items) {
        for block in container.items.joined() { emit(block) }
      } else {
        emit(.list(start: start, items: container.items))
      }
    }
  }

  /// Whether a list only arranges blocks: sections with headings, or pictures.
  private func isLayout(_ items: [[ArticleBlock]]) -> Bool {
    let isGallery = items.allSatisfy { item in
      switch item.first {
      case .figure, .embed: true
      default: false
      }
    }
    let blocks = items.joined()
    let hasHeading = blocks.contains { block in
      if case .heading = block { true } else { false }
    }
    return isGallery || hasHeading && blocks.count >= 2 * items.count
  }

  // MARK: - Units

  /// Begins the unit that an element is, and returns whether it is one.
  mutating func openUnit(_ index: Int, _ node: Document.Node) -> Bool {
    let opened: Unit
    if node.tag.headingLevel > 0 {
      // Some pages set whole paragraphs as headings, or put them around a column.
      guard keptBytes(in: index) <= Self.longestHeading, !holdsBlocks(index) else { return false }
      headingLevel = node.tag.headingLevel
      opened = .heading
    } else if node.tag == .table, isData(index) {
      grid = TableGrid()
      opened = .table
    } else if node.tag == .figure || isFigureWrapper(index), isFigure(index) {
      figureImages = []
      isFigureKept = keptBytes(in: index) > 0
      opened = .figure
    } else {
      return false
    }
    flush()
    unit = opened
    return true
  }

  /// The longest heading in bytes; what is longer is a paragraph that only looks like one.
  private static let longestHeading = 600

  private func holdsBlocks(_ index: Int) -> Bool {
    var next = index + 1
    let end = min(Int(document.nodes[index].end), next + Self.longestHeading)
    while next < end {
      switch document.nodes[next].tag {
      case .p, .ul, .ol, .table, .blockquote, .pre, .h1, .h2, .h3, .h4, .h5, .h6:
        if keptBytes(in: next) > 0, keptBytes(in: next) < keptBytes(in: index) { return true }
      default: break
      }
      next += 1
    }
    return false
  }

  mutating func closeUnit() {
    let closed = unit
    unit = .none
    switch closed {
    case .none: break
    case .heading:
      var runs = inline.finish(links: links, keepsBreaks: false)
      // Headings stand out as they are; editors make them do so a second time.
      let common = runs.reduce([.strong, .emphasis] as InlineRun.Marks) {
        $0.intersection($1.marks)
      }
      for index in runs.indices { runs[index].marks.subtract(common) }
      if !runs.isEmpty, !repeatsTitle(runs), !repeatsSubtitle(runs) {
        emit(.heading(level: headingLevel, content: runs))
      }
      flush()
    case .figure:
      let caption = inline.finish(links: links, keepsBreaks: false)
      if !figureImages.isEmpty {
        emit(.figure(ArticleFigure(images: figureImages, caption: caption)))
      } else if !caption.isEmpty, isFigureKept {
        emit(.paragraph(caption))
      }
    case .table:
      for block in grid.finish() { emit(block) }
    }
  }

  mutating func closeCell() {
    grid.endCell(inline.finish(links: links, keepsBreaks: false))
  }

  /// Whether the block before is a figure with room for a caption.
  var endsWithFigure: Bool {
    guard let last = containers.last, !isInList, case .figure(let figure)? = last.blocks.last else {
      return false
    }
    // Some pages give text and credit apart, none gives more than a few parts.
    return figure.caption.count < 8
  }

  /// Adds a caption to the figure right before it, and returns whether there is one.
  mutating func addCaption(_ runs: [InlineRun]) -> Bool {
    let last = containers.count - 1
    guard endsWithFigure, case .figure(var figure)? = containers[last].blocks.popLast() else {
      return false
    }
    if !figure.caption.isEmpty { figure.caption.append(InlineRun(" ")) }
    figure.caption += runs.map {
      InlineRun($0.text.replacing("\n", with: " "), marks: $0.marks, link: $0.link)
    }
    containers[last].blocks.append(.figure(figure))
    return true
  }

  /// Whether runs set apart as a whole, as a heading or strong, say the same as the dek.
  func repeatsSubtitle(_ runs: [InlineRun]) -> Bool {
    !subtitle.isEmpty && TitleFolding.folded(runs.plainText) == subtitle
  }

  /// Whether runs say the same as the article's title.
  func repeatsTitle(_ runs: [InlineRun]) -> Bool {
    !title.isEmpty && TitleFolding.folded(runs.plainText) == title
  }
}
