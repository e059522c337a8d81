// The blocks of a Markdown text: paragraphs, headings, items, quotes, code, tables.

/// A block of Markdown, still with its inline marks.
struct MarkdownBlock {
  enum Content {
    /// Lines of running text.
    case text([Range<Int>])
    /// The cells of a row, each of one line or several.
    case cells([[Range<Int>]])
    /// A line of code; the language is that of a fence which it is the first line of.
    case code(Range<Int>, language: String?)
  }

  var content: Content
  var form: TextLine.Form
  /// The number of blank lines before it.
  var blanks: Int
  var indent: Int
  var firstLine: Int
  var lastLine: Int
}

/// Cuts Markdown into blocks, by sections 4 and 5 of CommonMark 0.31.2 and GitHub's tables.
///
/// Where programs that turn pages into Markdown write what CommonMark reads otherwise, it is what
/// they mean that counts: links broken over lines and paragraphs, tables of pandoc.
struct MarkdownBlocks {
  let text: [UInt8]
  let lines: [TextLine]
  /// How many bytes may still be looked at in vain.
  var lookahead: Int
  private(set) var blocks: [MarkdownBlock] = []
  /// The addresses of reference links by their labels.
  private(set) var references: [String: String] = [:]

  /// The line to be read next.
  var index = 0
  /// Where in it what is to be read begins, if not at its start.
  var resume: Int?
  /// The paragraph that the next line may continue.
  private var open: MarkdownBlock?
  private var link = MarkdownLinkState()
  /// The lists' items that the line stands in: the columns of their marks and of their text.
  private var items: [(mark: Int, text: Int)] = []
  private var isInQuote = false
  /// Blank lines, and lines without text, before the next block.
  var blanks = 0
  /// The heading that a tag of HTML has begun.
  var htmlHeading: Int?
  private let wrap: MarkdownWrap
  /// The lengths of fences that nothing closes, by their mark.
  var unclosed: [UInt8: Int] = [:]

  /// Items farther in than this belong to the item above.
  private static let deepestItem = 16

  init(_ text: [UInt8], _ lines: [TextLine]) {
    self.text = text
    self.lines = lines
    lookahead = 4 * text.count
    wrap = MarkdownWrap(text, lines)
    for line in lines where text[line.content.lowerBound] == UInt8(ascii: "[") {
      if let reference = MarkdownReference(text[line.content]), references[reference.label] == nil {
        references[reference.label] = reference.address
      }
    }
    while index < lines.count { readLine() }
    close()
  }

  // MARK: Lines

  private mutating func readLine() {
    var cursor = Cursor(text, lines[index], from: resume)
    if resume == nil { blanks += lines[index].blanks }
    let isNew = resume != nil || lines[index].blanks > 0
    resume = nil
    if isNew { close() }
    if open != nil, link.isInAddress { return extend(cursor) }
    stripQuotes(&cursor)
    guard cursor.start < cursor.end else { return skip() }
    if open == nil { leaveItems(cursor) }
    readBlock(cursor)
  }

  /// Passes over a line that has no text.
  mutating func skip() {
    close()
    blanks += 1
    index += 1
  }

  private mutating func stripQuotes(_ cursor: inout Cursor) {
    let wasInQuote = isInQuote
    var isQuoted = false
    while cursor.start < cursor.end, text[cursor.start] == UInt8(ascii: ">") {
      isQuoted = true
      cursor.advance(1, in: text)
    }
    // A line without the mark goes on with a quoted paragraph.
    guard isQuoted != wasInQuote, isQuoted || open == nil else { return }
    close()
    isInQuote = isQuoted
    items.removeAll()
  }

  private mutating func leaveItems(_ cursor: Cursor) {
    while let item = items.last, cursor.column < item.text { items.removeLast() }
  }

  // MARK: Blocks

  private mutating func readBlock(_ cursor: Cursor) {
    var cursor = cursor
    var form: TextLine.Form?
    var start = cursor.start
    while true {
      if form == nil, isCode(cursor) { return readIndentedCode(cursor) }
      if readMarked(cursor) { return }
      guard items.count < Self.deepestItem, let item = MarkdownMarks.item(content(cursor)),
        open == nil || mayInterrupt(item, cursor)
      else { break }
      close()
      leaveItems(cursor)
      start = cursor.start
      form = item.number == nil && !item.isDefinition ? .bullet : .plain
      let mark = cursor.column
      cursor.advance(item.length, in: text)
      if item.number == nil { start = cursor.start }
      items.append((mark, cursor.start < cursor.end ? cursor.column : mark + item.length + 1))
      guard cursor.start < cursor.end else { return skip() }
      let box = MarkdownMarks.boxLength(content(cursor))
      if box > 0 {
        cursor.advance(box, in: text)
        start = cursor.start
      }
    }
    if readTable(cursor) { return }
    cursor.start = start
    if open != nil, continues(cursor) { return extend(cursor) }
    close()
    begin(cursor, form ?? .plain)
  }

  /// Reads what a mark begins that is no item.
  private mutating func readMarked(_ cursor: Cursor) -> Bool {
    let line = content(cursor)
    if let fence = MarkdownMarks.fence(line), readFence(fence, cursor) { return true }
    if let heading = MarkdownMarks.heading(line) {
      close()
      readHeading(cursor, heading.level, from: heading.start)
      return true
    }
    if underlines(line) { return true }
    if MarkdownMarks.isRule(line) || line.starts(with: Array(":::".utf8)) {
      if readDashedTable(cursor) { return true }
      skip()
      return true
    }
    if line.first == UInt8(ascii: "<"), readTags(cursor) { return true }
    if open == nil, line.first == UInt8(ascii: "["), MarkdownReference(line) != nil {
      skip()
      return true
    }
    return false
  }

  func content(_ cursor: Cursor) -> ArraySlice<UInt8> {
    text[cursor.start..<cursor.end]
  }

  /// Whether an item begins in the midst of a paragraph.
  private func mayInterrupt(_ item: MarkdownMarks.Item, _ cursor: Cursor) -> Bool {
    guard item.length < cursor.end - cursor.start, !item.isDefinition || items.isEmpty else {
      return false
    }
    return !items.isEmpty || item.number == nil || item.number == 1
  }

  // MARK: Paragraphs

  /// Whether a line continues the open paragraph.
  private func continues(_ cursor: Cursor) -> Bool {
    guard case .text(let pieces) = open?.content, let last = pieces.last else { return false }
    if wrap.keepsLines { return false }
    // What html2text makes of a definition stands in by four columns.
    return cursor.column < Cursor(text, lines[index - 1]).column + 4
      || link.isOpen || last.isEmpty
  }

  private mutating func begin(_ cursor: Cursor, _ form: TextLine.Form) {
    var form = form
    if let level = htmlHeading, form == .plain { form = .heading(level: level) }
    if isInQuote { form = .quote }
    link = MarkdownLinkState()
    let line = lines[index]
    open = MarkdownBlock(
      content: .text([]), form: form, blanks: blanks,
      indent: form == .bullet || form == .plain ? 2 * max(0, items.count - 1) : 0,
      firstLine: line.firstLine, lastLine: line.lastLine)
    extend(cursor)
  }

  private mutating func extend(_ cursor: Cursor) {
    if case .text(var pieces) = open?.content {
      pieces.append(cursor.start..<cursor.end)
      open?.content = .text(pieces)
      open?.lastLine = lines[index].lastLine
    }
    link.read(content(cursor))
    blanks = 0
    index += 1
  }

  /// Ends the open paragraph.
  mutating func close() {
    if let block = open { blocks.append(block) }
    open = nil
  }

  /// Takes the open paragraph's one line for a table's header.
  mutating func takeHeader() -> Range<Int>? {
    guard case .text(let pieces) = open?.content, pieces.count == 1 else { return nil }
    blanks = open?.blanks ?? 0
    open = nil
    return pieces[0]
  }

  /// Adds a block of the line at ``index``.
  mutating func add(_ content: MarkdownBlock.Content, _ form: TextLine.Form, indent: Int = 0) {
    let line = lines[index]
    blocks.append(
      MarkdownBlock(
        content: content, form: isInQuote && form != .code ? .quote : form, blanks: blanks,
        indent: indent, firstLine: line.firstLine, lastLine: line.lastLine))
    blanks = 0
  }

  // MARK: Headings

  /// Reads a heading, with the lines into which it was broken.
  private mutating func readHeading(_ cursor: Cursor, _ level: Int, from start: Int) {
    var cursor = cursor
    cursor.start = start
    begin(cursor, .heading(level: level))
    if isInQuote { open?.form = .quote }
    while index < lines.count, lines[index].blanks == 0,
      link.isOpen || wrap.isFull(lines[index - 1], before: lines[index])
    {
      extend(Cursor(text, lines[index]))
    }
    trimHeading()
    close()
  }

  /// Takes marks and attributes off the end of the heading.
  private mutating func trimHeading() {
    guard case .text(var pieces) = open?.content, var last = pieces.popLast() else { return }
    while last.lowerBound < last.upperBound, text[last.upperBound - 1] == UInt8(ascii: "#") {
      last = last.lowerBound..<(last.upperBound - 1)
    }
    if last.lowerBound < last.upperBound, text[last.upperBound - 1] == UInt8(ascii: "}"),
      let brace = text[last].lastIndex(of: UInt8(ascii: "{")),
      MarkdownAttributes.end(text, at: brace, before: last.upperBound) == last.upperBound
    {
      last = last.lowerBound..<brace
    }
    open?.content = .text(pieces + [last])
  }

  /// A longer paragraph is no heading that a line of dashes below it underlines, in bytes.
  private static let longestHeading = 200

  /// Makes the open paragraph a heading if a line underlines it.
  private mutating func underlines(_ line: ArraySlice<UInt8>) -> Bool {
    guard let level = MarkdownMarks.underline(line), let paragraph = open,
      paragraph.form == .plain, case .text(let pieces) = paragraph.content
    else { return false }
    let length = pieces.reduce(0) { $0 + $1.count }
    let isSentence = pieces.last.map { ".!?".utf8.contains(text[$0.upperBound - 1]) } ?? false
    guard length <= Self.longestHeading, !isSentence || 2 * line.count >= length else {
      return false
    }
    open?.form = .heading(level: level)
    trimHeading()
    close()
    index += 1
    return true
  }

  // MARK: Code

  /// A line so far in, beyond the item that it stands in, is code.
  private static let codeIndent = 4

  private func isCode(_ cursor: Cursor) -> Bool {
    guard open == nil, cursor.column - (items.last?.text ?? 0) >= Self.codeIndent else {
      return false
    }
    // What is farther in may be a list within one that has no items of its own, as menus have it.
    let line = content(cursor)
    guard let item = MarkdownMarks.item(line) else { return true }
    let text = line.dropFirst(item.length)
    let isItem =
      !items.isEmpty || line.first == UInt8(ascii: "*") || text.first == UInt8(ascii: "[")
      || text.first == UInt8(ascii: "!")
    return !isItem
  }

  private mutating func readIndentedCode(_ cursor: Cursor) {
    let least = (items.last?.text ?? 0) + Self.codeIndent
    var cursor = cursor
    var isFirst = true
    repeat {
      if !isFirst { blanks += lines[index].blanks }
      add(
        .code(cursor.start..<cursor.end, language: isFirst ? "" : nil), .code,
        indent: cursor.column - least)
      isFirst = false
      index += 1
      guard index < lines.count else { return }
      cursor = Cursor(text, lines[index])
      if isInQuote { stripQuotes(&cursor) }
    } while cursor.column >= least && cursor.start < cursor.end
  }
}

extension MarkdownBlocks {
  /// What of a line is still to be read.
  struct Cursor {
    var start: Int
    let end: Int
    /// The column at which it stands, a tab going on to the next fourth.
    var column: Int

    init(_ text: [UInt8], _ line: TextLine, from resume: Int? = nil) {
      start = line.content.lowerBound
      end = line.content.upperBound
      column = 0
      for byte in text[(start - line.indent)..<start] where byte & 0xC0 != 0x80 {
        column += byte == 0x09 ? 4 - column % 4 : 1
      }
      if let resume { advance(max(0, resume - start), in: text) }
    }

    /// Passes over bytes and the white space behind them.
    mutating func advance(_ count: Int, in text: [UInt8]) {
      start = min(end, start + count)
      column += count
      while start < end, text[start].isHTMLSpace {
        column += text[start] == 0x09 ? 4 - column % 4 : 1
        start += 1
      }
    }
  }
}
