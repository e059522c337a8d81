// Blocks as CommonMark, in the one spelling that snapshots use.

/// Writes blocks in normal form into a buffer of UTF-8.
struct MarkdownWriter {
  /// What has been written.
  private(set) var bytes: [UInt8]

  /// What lines within the open lists and quotes begin with.
  private var prefix: [UInt8] = []

  /// Creates a writer that goes on after some bytes.
  init(after bytes: [UInt8] = []) {
    self.bytes = bytes
  }

  /// Writes blocks with an empty line between two, and no newline after the last.
  mutating func write(_ blocks: [ArticleBlock]) {
    var usesOtherMarker = false
    for (index, block) in blocks.enumerated() {
      if index > 0 {
        separate(blocks[index - 1], block)
        usesOtherMarker = !usesOtherMarker && isSameKindOfList(blocks[index - 1], block)
      }
      write(block, usesOtherMarker: usesOtherMarker)
    }
  }

  /// Goes to a new line within the open lists and quotes.
  mutating func startLine() {
    bytes.append(0x0A)
    bytes.append(contentsOf: prefix)
  }

  /// Appends ASCII or other text that is not to be escaped.
  mutating func append(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends bytes that are not to be escaped.
  mutating func append(_ bytes: some Sequence<UInt8>) {
    self.bytes.append(contentsOf: bytes)
  }

  /// Appends one byte that is not to be escaped.
  mutating func append(_ byte: UInt8) {
    bytes.append(byte)
  }

  /// Puts a byte before others that have been written.
  mutating func insert(_ byte: UInt8, at index: Int) {
    bytes.insert(byte, at: index)
  }

  private mutating func write(_ block: ArticleBlock, usesOtherMarker: Bool) {
    switch block {
    case .heading(let level, let content):
      append(repeatElement(0x23, count: level))
      append(0x20)
      let start = bytes.count
      write(content, place: .line)
      escapeFinalHashes(since: start)
    case .paragraph(let content):
      write(content, place: .lines)
    case .list(let start, let items):
      write(items, start: start, usesOtherMarker: usesOtherMarker)
    case .quote(let blocks):
      append("> ")
      nest(by: [0x3E, 0x20]) { $0.write(blocks) }
    case .code(let language, let text):
      writeCode(language, text)
    case .table(let table):
      write(table)
    case .figure(let figure):
      write(figure)
    case .embed(let url, let title):
      writeEmbed(url, title)
    }
  }

  /// An item's text and the list nested in it stand without an empty line between them, except
  /// where CommonMark wants one.
  private mutating func separate(_ before: ArticleBlock, _ block: ArticleBlock) {
    if case .paragraph = before, case .list(let start, _) = block, start == nil || start == 1,
      prefix.suffix(2) == Self.itemIndent
    {
      return startLine()
    }
    bytes.append(0x0A)
    var end = prefix.count
    while end > 0, prefix[end - 1] == 0x20 { end -= 1 }
    bytes.append(contentsOf: prefix[..<end])
    startLine()
  }

  private func isSameKindOfList(_ first: ArticleBlock, _ second: ArticleBlock) -> Bool {
    guard case .list(let one, _) = first, case .list(let other, _) = second else { return false }
    return (one == nil) == (other == nil)
  }

  private mutating func nest(by addition: [UInt8], _ body: (inout MarkdownWriter) -> Void) {
    let length = prefix.count
    prefix += addition
    body(&self)
    prefix.removeSubrange(length...)
  }

  private mutating func write(_ items: [[ArticleBlock]], start: Int?, usesOtherMarker: Bool) {
    for (index, item) in items.enumerated() {
      if index > 0 { startLine() }
      let markerStart = bytes.count
      if let start {
        append(String(start + index).utf8)
        append(usesOtherMarker ? 0x29 : 0x2E)
      } else {
        append(usesOtherMarker ? 0x2A : 0x2D)
      }
      append(0x20)
      nest(by: [UInt8](repeating: 0x20, count: bytes.count - markerStart)) { $0.write(item) }
    }
  }

  /// A heading may end in `#`s that are not its text, so those that are need an escape.
  private mutating func escapeFinalHashes(since start: Int) {
    var index = bytes.count
    while index > start, bytes[index - 1] == 0x23 { index -= 1 }
    if index < bytes.count, index == start || bytes[index - 1] == 0x20 { insert(0x5C, at: index) }
  }

  /// Code whose lines git or a front-matter parser could mistake is indented by one space, which
  /// CommonMark takes off again because the fence is indented too.
  private mutating func writeCode(_ language: String?, _ text: String) {
    let text = Array(text.utf8)
    let fence = [UInt8](repeating: 0x60, count: max(3, Self.longestRun(of: 0x60, in: text) + 1))
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    let isIndented = prefix.isEmpty && lines.contains(where: Self.isMistakable)
    if isIndented { append(0x20) }
    append(fence)
    append((language ?? "").utf8)
    for line in lines {
      if line.isEmpty {
        startEmptyLine()
        continue
      }
      startLine()
      if isIndented { append(0x20) }
      append(line)
    }
    startLine()
    if isIndented { append(0x20) }
    append(fence)
  }

  /// Goes to a new line that stays empty, so that it has no white space at its end.
  private mutating func startEmptyLine() {
    startLine()
    while bytes.last == 0x20 { bytes.removeLast() }
  }

  private static let itemIndent: [UInt8] = [0x20, 0x20]

  private static func isMistakable(_ line: ArraySlice<UInt8>) -> Bool {
    line.elementsEqual([0x2D, 0x2D, 0x2D]) || ConflictMarker.begins(line)
  }

  static func longestRun(of byte: UInt8, in bytes: some Sequence<UInt8>) -> Int {
    var longest = 0
    var length = 0
    for next in bytes {
      length = next == byte ? length + 1 : 0
      longest = max(longest, length)
    }
    return longest
  }

  private mutating func write(_ table: ArticleTable) {
    let width = table.rows.first?.count ?? 0
    let empty = [[InlineRun]](repeating: [], count: width)
    writeRow(table.hasHeader ? table.rows[0] : empty)
    startLine()
    append("|")
    for _ in 0..<width { append(" --- |") }
    for row in table.hasHeader ? table.rows.dropFirst() : table.rows[...] {
      startLine()
      writeRow(row)
    }
  }

  private mutating func writeRow(_ row: [[InlineRun]]) {
    append("|")
    for cell in row {
      append(" ")
      if !cell.isEmpty {
        write(cell, place: .cell)
        append(" ")
      }
      append("|")
    }
  }

  private mutating func write(_ figure: ArticleFigure) {
    for (index, image) in figure.images.enumerated() {
      if index > 0 { startLine() }
      append("![")
      writeLabel(image.alternative)
      append("](")
      writeDestination(image.source, inCell: false)
      append(")")
    }
    if !figure.caption.isEmpty {
      startLine()
      write(figure.caption, place: .lines)
    }
  }

  private mutating func writeEmbed(_ url: String, _ title: String?) {
    if title == nil, MarkdownText.isAutolink(url) {
      append("<")
      append(url.utf8)
      append(">")
      return
    }
    append("[")
    writeLabel(title ?? "")
    append("](")
    writeDestination(url, inCell: false)
    append(" \"embed\")")
  }
}
