// Kept text becomes structure: headings, paragraphs, lists, quotes, code, tables, figures, embeds.

/// Builds an article's body from the text nodes that were found to be its text.
///
/// One walk over the arena, without recursion. Block-level elements end paragraphs, a double `<br>`
/// does too. Some elements are units that blocks within can't split: a heading, a figure with its
/// caption, a table cell. Definition lists become paragraphs, their terms strong, since CommonMark
/// has no such list. Images and embedded media belong to the body if they stand between its texts
/// and not among text that was dropped, or in a figure whose caption was kept.
struct ArticleBuilder {
  let document: Document
  let kept: [Bool]
  let resolver: URLResolver
  let title: [UInt8]
  let subtitle: [UInt8]

  /// For each node, how many bytes of kept text stand before it.
  let keptBefore: [Int32]
  /// From the first kept text to behind the last.
  let span: Range<Int>
  /// From here on media belong to the article.
  private(set) var mediaStart = 0
  /// From here on figures do.
  private(set) var leadStart = 0
  /// Behind the last node that is read.
  private(set) var walkEnd = 0
  /// Nodes before this one have no text of the article, but media.
  var mediaEnd = 0
  /// Text before this node is taken though it was dropped.
  var restoredEnd = 0

  var inline = InlineCollector()
  var style = InlineStyle()
  var links: [String] = []
  var containers = [Container(kind: .root)]
  /// What can't be split, while within it.
  var unit = Unit.none
  var headingLevel = 0
  var figureImages: [ArticleFigure.Image] = []
  /// Whether text of the figure was kept.
  var isFigureKept = false
  var grid = TableGrid()
  var captionDepth = 0
  /// Images that wait for the paragraph that they stand in to end.
  var waitingImages: [ArticleBlock] = []
  /// URLs of the images so far, for many pages give each twice.
  var seenImages: Set<String> = []
  var lastImageNode = -1
  /// Whether there was a paragraph: only the first can be the title.
  private var hasText = false
  private var frames: [Frame] = []

  /// An element that blocks don't split.
  enum Unit: UInt8 {
    case none
    case heading
    case figure
    case table
  }

  /// An open element.
  private struct Frame {
    var end: Int
    var isBoundary: Bool
    /// What the style was before it.
    var style: InlineStyle
    var closing: Closing
  }

  /// What the end of an element does.
  private enum Closing {
    case nothing
    case container
    case unit
    case cell
    case quotation
    case caption
  }

  /// The blocks of an article's body.
  ///
  /// - Parameters:
  ///   - document: The page.
  ///   - kept: For each node of the document, whether it is a text node of the article.
  ///   - title: The article's title; a heading that repeats it is left out.
  ///   - subtitle: The dek; a heading or strong paragraph that repeats it is left out.
  ///   - resolver: Makes the page's URLs absolute; links that it can't resolve are text.
  /// - Returns: The blocks in reading order, none of them empty.
  static func blocks(
    of document: Document, keeping kept: [Bool], title: String? = nil, subtitle: String? = nil,
    resolver: URLResolver
  ) -> [ArticleBlock] {
    var builder = ArticleBuilder(document, kept, (title, subtitle), resolver)
    guard !builder.span.isEmpty else { return [] }
    builder.walk()
    return builder.containers[0].blocks
  }

  private init(
    _ document: Document, _ kept: [Bool], _ head: (title: String?, subtitle: String?),
    _ resolver: URLResolver
  ) {
    self.document = document
    self.kept = kept
    self.resolver = resolver
    title = TitleFolding.folded(head.title ?? "")
    subtitle = TitleFolding.folded(head.subtitle ?? "")
    var sums = [Int32](repeating: 0, count: document.nodes.count + 1)
    var first: Int?
    var last = 0
    for (index, node) in document.nodes.enumerated() {
      sums[index + 1] = sums[index]
      if node.tag == .text, kept[index] {
        sums[index + 1] += Int32(node.count)
        if first == nil { first = index }
        last = index
      }
    }
    keptBefore = sums
    span = first.map { $0..<last + 1 } ?? 0..<0
    mediaStart = captioned(span.lowerBound)
    leadStart = lead(before: mediaStart)
    walkEnd = end(behind: last)
  }

  /// How many bytes of kept text a subtree has.
  func keptBytes(in index: Int) -> Int {
    Int(keptBefore[Int(document.nodes[index].end)] - keptBefore[index])
  }

  // MARK: - The walk

  private mutating func walk() {
    var index = 0
    while index < walkEnd {
      close(before: index)
      index = visit(index)
    }
    close(before: document.nodes.count)
    flush()
    while containers.count > 1 { closeContainer() }
  }

  private mutating func close(before index: Int) {
    while let frame = frames.last, frame.end <= index {
      frames.removeLast()
      switch frame.closing {
      case .unit: closeUnit()
      case .cell: closeCell()
      case .container: closeContainer()
      case .quotation: addText("”")
      case .caption:
        flush()
        captionDepth -= 1
      case .nothing: if frame.isBoundary { boundary() }
      }
      style = frame.style
    }
  }

  /// Reads a node, and returns the next to read.
  private mutating func visit(_ index: Int) -> Int {
    let node = document.nodes[index]
    let end = Int(node.end)
    if node.tag == .text {
      if kept[index] || index < restoredEnd {
        add(document.textRange(index))
      } else if !inline.isEmpty {
        inline.addSpace()
      }
      return index + 1
    }
    if node.tag == .br {
      lineBreak()
      return end
    }
    if keptBytes(in: index) == 0, index >= restoredEnd {
      if isRestored(index, node.tag) {
        restoredEnd = end
      } else if case .table = unit, node.tag == .tr || node.tag == .td || node.tag == .th {
        // Empty cells count too.
      } else {
        return visitUnkept(index)
      }
    }
    if node.tag.isSkipped || isUnseen(index) { return end }
    if node.tag == .pre || node.tag == .listing {
      addCode(index)
      return end
    }
    enter(index, node)
    return index + 1
  }

  mutating func enter(_ index: Int, _ node: Document.Node) {
    var frame = Frame(
      end: Int(node.end), isBoundary: node.tag.isBlock || node.tag == .td || node.tag == .th,
      style: style, closing: .nothing)
    if frame.isBoundary {
      boundary()
    } else if !inline.isEmpty, isSetApart(index) {
      inline.addSpace()
    }
    style = style(of: index, node.tag)
    if unit == .table {
      frame.closing = enterTablePart(index, node.tag)
    } else if unit == .none, openUnit(index, node) {
      frame.closing = .unit
    } else if unit == .none {
      frame.closing = openContainer(index, node.tag, isBoundary: frame.isBoundary)
    }
    if node.tag == .q {
      addText("“")
      frame.closing = .quotation
    }
    frames.append(frame)
  }

  /// Begins what a block-level element within no unit begins.
  private mutating func openContainer(
    _ index: Int, _ tag: Tag, isBoundary: Bool
  ) -> Closing {
    switch tag {
    case .ul, .ol, .menu, .dir:
      guard open(.list(start: tag == .ol ? listStart(index) : nil)) else { return .nothing }
      containers[containers.count - 1].restoresItems = isMostlyKept(list: index)
      return .container
    case .li:
      return open(.item) ? .container : .nothing
    case .blockquote:
      return !isWholeArticle(index) && open(.quote) ? .container : .nothing
    case .dt:
      style.marks.insert(.strong)
      return .nothing
    default:
      guard isBoundary || (inline.isEmpty && endsWithFigure), isCaption(index) else {
        return .nothing
      }
      captionDepth += 1
      return .caption
    }
  }

  private mutating func enterTablePart(_ index: Int, _ tag: Tag) -> Closing {
    if tag == .tr || tag == .td || tag == .th, !inline.isEmpty {
      // The table's caption.
      emit(.paragraph(inline.finish(links: links, keepsBreaks: true)))
    }
    switch tag {
    case .tr:
      grid.startRow()
      // A row is taken whole.
      if keptBytes(in: index) > 0 { restoredEnd = max(restoredEnd, Int(document.nodes[index].end)) }
    case .td, .th:
      grid.startCell(
        isHeader: tag == .th, columns: number(.colspan, of: index) ?? 1,
        rows: number(.rowspan, of: index) ?? 1)
      return .cell
    case .li:
      inline.endItem()
    default: break
    }
    return .nothing
  }

  // MARK: - Text

  private mutating func add(_ range: Range<Int>) {
    document.bytes.withUnsafeBufferPointer { bytes in
      inline.add(UnsafeBufferPointer(rebasing: bytes[range]), style: style)
    }
  }

  mutating func addText(_ text: String) {
    var text = text
    text.withUTF8 { inline.add($0, style: style) }
  }

  /// A `<br>`: the second in a row ends the paragraph.
  private mutating func lineBreak() {
    guard !inline.isEmpty else { return }
    if inline.endsWithBreak, unit == .none { flush() } else { inline.addBreak() }
  }

  /// The edge of a block-level element.
  private mutating func boundary() {
    if unit == .none { flush() } else { inline.addSpace() }
  }

  /// Ends the paragraph that is being collected.
  mutating func flush() {
    defer {
      for image in waitingImages { emit(image) }
      waitingImages.removeAll(keepingCapacity: true)
    }
    guard !inline.isEmpty else { return }
    let runs = inline.finish(links: links, keepsBreaks: true)
    if captionDepth > 0, addCaption(runs) { return }
    if !hasText, repeatsTitle(runs) {
      hasText = true
      return
    }
    hasText = true
    if runs.allSatisfy({ $0.marks.contains(.strong) }), repeatsSubtitle(runs) { return }
    emit(numbered(runs))
  }
}
