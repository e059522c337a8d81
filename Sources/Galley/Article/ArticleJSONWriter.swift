// Writes an article's JSON; ArticleJSON says what is in it.

/// Writes one article.
///
/// Nearly all text stands twice in the object, under `text` and in `blocks`: it is escaped once and
/// copied the second time. Blocks and runs are read where they are: copies would count references.
struct ArticleJSONWriter: ~Copyable {
  private var out: ByteBuffer
  /// Where the text of each run was written first, in the order of runs.
  private var pieces: FlatBuffer<Piece>
  /// The piece of the next run.
  private var next = 0

  /// Bytes of what was written. (Were it private, Swift 6.3 could not compile it for debugging.)
  struct Piece: BitwiseCopyable {
    var start: Int
    var end: Int
  }

  /// A writer with room for the article.
  init(_ article: borrowing Article) {
    let length = article.body.reduce(0) { $0 + Self.length(of: $1) }
    // Text and blocks say nearly the same, and marks and escapes add a little.
    out = ByteBuffer(capacity: length * 9 / 4 + article.body.count * 64 + 2_048)
    pieces = FlatBuffer(capacity: article.body.count * 2)
  }

  /// The length of a block's text in bytes, roughly.
  private static func length(of block: ArticleBlock) -> Int {
    switch block {
    case .heading(_, let content), .paragraph(let content):
      content.reduce(2) { $0 + $1.text.utf8.count }
    case .list(_, let items): items.reduce(0) { $0 + $1.reduce(0) { $0 + length(of: $1) } }
    case .quote(let blocks): blocks.reduce(0) { $0 + length(of: $1) }
    case .code(_, let text): text.utf8.count
    case .table(let table):
      table.rows.reduce(0) { $0 + $1.reduce(0) { $0 + $1.reduce(1) { $0 + $1.text.utf8.count } } }
    case .figure, .embed: 0
    }
  }

  /// Gives what was written.
  func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    body(UnsafeBufferPointer(start: out.base, count: out.count))
  }

  mutating func write(_ article: Article) {
    out.append("{")
    writeFacts(of: article)
    out.append(",\"text\":")
    writeText(of: article)
    out.append(",\"blocks\":")
    write(article.body, isBody: true)
    writeExtras(of: article)
    out.append("}")
  }

  private mutating func writeFacts(of article: Article) {
    out.append("\"title\":")
    write(article.title)
    out.append(",\"subtitle\":")
    write(article.subtitle)
    out.append(",\"authors\":")
    write(article.authors)
    out.append(",\"published\":")
    write(article.published?.description)
    out.append(",\"modified\":")
    write(article.modified?.description)
    out.append(",\"siteName\":")
    write(article.siteName)
    out.append(",\"section\":")
    write(article.section)
    out.append(",\"language\":")
    write(article.language)
    out.append(",\"url\":")
    write(article.url)
    out.append(",\"image\":")
    write(article.image)
  }

  private mutating func writeExtras(of article: Article) {
    if !article.tags.isEmpty {
      out.append(",\"tags\":")
      write(article.tags)
    }
    if let direction = article.direction {
      out.append(",\"direction\":")
      write(direction.rawValue)
    }
    guard !article.related.isEmpty else { return }
    out.append(",\"related\":[")
    for (index, related) in article.related.enumerated() {
      out.append(index > 0 ? ",{\"title\":" : "{\"title\":")
      write(related.title)
      out.append(",\"firstLine\":")
      write(related.lines.lowerBound)
      out.append(",\"lastLine\":")
      write(related.lines.upperBound)
      out.append("}")
    }
    out.append("]")
  }

  private mutating func write(_ text: String?) {
    guard let text else { return out.append("null") }
    out.append("\"")
    out.append(escaped: text)
    out.append("\"")
  }

  private mutating func write(_ number: Int?) {
    guard let number else { return out.append("null") }
    for byte in String(number).utf8 { out.append(byte) }
  }

  private mutating func write(_ texts: [String]) {
    out.append("[")
    for (index, text) in texts.enumerated() {
      if index > 0 { out.append(",") }
      write(text)
    }
    out.append("]")
  }
}

// MARK: - Text

extension ArticleJSONWriter {
  /// Writes the article's text as ``Article/text`` has it, without putting it together first.
  private mutating func writeText(of article: Article) {
    out.append("\"")
    writeTexts(of: article.body, separator: "\\n\\n", isBody: true)
    out.append("\"")
  }

  /// Writes the texts of blocks but empty ones and, in the body, those of figures.
  private mutating func writeTexts(
    of blocks: [ArticleBlock], separator: StaticString, isBody: Bool = false
  ) {
    let start = out.count
    for index in blocks.indices {
      if isBody, blocks[index].isFigure { continue }
      let before = out.count
      if before > start { out.append(separator) }
      let own = out.count
      writeText(of: blocks, at: index)
      if out.count == own { out.truncate(to: before) }
    }
  }

  private mutating func writeText(of blocks: [ArticleBlock], at index: Int) {
    switch blocks[index] {
    case .heading(_, let content), .paragraph(let content): writeText(of: content)
    case .list(_, let items):
      for (index, item) in items.enumerated() {
        if index > 0 { out.append("\\n") }
        writeTexts(of: item, separator: "\\n")
      }
    case .quote(let blocks): writeTexts(of: blocks, separator: "\\n\\n")
    case .code(_, let text): writePiece(text)
    case .table(let table):
      for (index, row) in table.rows.enumerated() {
        if index > 0 { out.append("\\n") }
        for (index, cell) in row.enumerated() {
          if index > 0 { out.append("\\t") }
          writeText(of: cell)
        }
      }
    case .figure(let figure): writeText(of: figure.caption)
    case .embed: break
    }
  }

  private mutating func writeText(of runs: [InlineRun]) {
    for index in runs.indices { writePiece(runs[index].text) }
  }

  @inline(__always)
  private mutating func writePiece(_ text: String) {
    let start = out.count
    out.append(escaped: text)
    pieces.append(Piece(start: start, end: out.count))
  }

  /// Writes a text, in quotes, that ``writePiece(_:)`` wrote; in the same order.
  private mutating func writeKnown() {
    let piece = pieces[next]
    next &+= 1
    out.append("\"")
    out.appendCopy(of: piece.start..<piece.end)
    out.append("\"")
  }
}

// MARK: - Blocks

extension ArticleJSONWriter {
  /// - Parameter isBody: Whether figures are not part of the text, so that theirs is not known.
  private mutating func write(_ blocks: [ArticleBlock], isBody: Bool = false) {
    out.append("[")
    for index in blocks.indices {
      if index > 0 { out.append(",") }
      write(blocks, at: index, isBody: isBody)
    }
    out.append("]")
  }

  private mutating func write(_ blocks: [ArticleBlock], at index: Int, isBody: Bool) {
    switch blocks[index] {
    case .heading(let level, let content):
      out.append("{\"type\":\"heading\",\"level\":")
      write(level)
      out.append(",\"content\":")
      write(content)
    case .paragraph(let content):
      out.append("{\"type\":\"paragraph\",\"content\":")
      write(content)
    case .list(let start, let items):
      out.append("{\"type\":\"list\",\"start\":")
      write(start)
      out.append(",\"items\":[")
      for (index, item) in items.enumerated() {
        if index > 0 { out.append(",") }
        write(item)
      }
      out.append("]")
    case .quote(let blocks):
      out.append("{\"type\":\"quote\",\"blocks\":")
      write(blocks)
    case .code(let language, _):
      out.append("{\"type\":\"code\",\"language\":")
      write(language)
      out.append(",\"text\":")
      writeKnown()
    case .table(let table):
      out.append("{\"type\":\"table\"")
      write(table)
    case .figure(let figure):
      out.append("{\"type\":\"figure\"")
      write(figure, isKnown: !isBody)
    case .embed(let url, let title):
      out.append("{\"type\":\"embed\",\"url\":")
      write(url)
      out.append(",\"title\":")
      write(title)
    }
    out.append("}")
  }

  private mutating func write(_ table: ArticleTable) {
    out.append(",\"hasHeader\":")
    out.append(table.hasHeader ? "true" : "false")
    out.append(",\"rows\":[")
    for (index, row) in table.rows.enumerated() {
      out.append(index > 0 ? ",[" : "[")
      for (index, cell) in row.enumerated() {
        if index > 0 { out.append(",") }
        write(cell)
      }
      out.append("]")
    }
    out.append("]")
  }

  private mutating func write(_ figure: ArticleFigure, isKnown: Bool) {
    out.append(",\"images\":[")
    for (index, image) in figure.images.enumerated() {
      out.append(index > 0 ? ",{\"source\":" : "{\"source\":")
      write(image.source)
      out.append(",\"alternative\":")
      write(image.alternative)
      out.append("}")
    }
    out.append("],\"caption\":")
    write(figure.caption, isKnown: isKnown)
  }

  private mutating func write(_ runs: [InlineRun], isKnown: Bool = true) {
    out.append("[")
    for index in runs.indices {
      out.append(index > 0 ? ",{\"text\":" : "{\"text\":")
      if isKnown { writeKnown() } else { write(runs[index].text) }
      if !runs[index].marks.isEmpty {
        out.append(",\"marks\":")
        write(runs[index].marks)
      }
      if runs[index].link != nil, let link = runs[index].link {
        out.append(",\"link\":")
        write(link)
      }
      out.append("}")
    }
    out.append("]")
  }

  private mutating func write(_ marks: InlineRun.Marks) {
    let names: [(InlineRun.Marks, String)] = [
      (.emphasis, "emphasis"), (.strong, "strong"), (.code, "code"),
    ]
    write(names.filter { marks.contains($0.0) }.map(\.1))
  }
}
