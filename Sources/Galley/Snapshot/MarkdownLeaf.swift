// A paragraph, heading, code block or table while it is read.

/// A block without blocks in it, line by line.
struct MarkdownLeaf {
  private enum State {
    case paragraph(text: [UInt8])
    case heading(level: Int, text: ArraySlice<UInt8>)
    case code(Fence, lines: [ArraySlice<UInt8>], isClosed: Bool)
    /// A row that is a table's first if a row of dashes follows.
    case row(ArraySlice<UInt8>)
    case table(rows: [ArraySlice<UInt8>])
  }

  private struct Fence {
    var length: Int
    var indent: Int
    var language: String?
  }

  private var state: State

  /// The block that a line starts.
  init(startingWith cursor: LineCursor) {
    state = Self.interrupting(cursor)?.state ?? .paragraph(text: Array(Self.unindented(cursor)))
    if case .paragraph = state, cursor.rest.first == 0x7C { state = .row(cursor.rest) }
  }

  private init(_ state: State) {
    self.state = state
  }

  /// The heading or code block that a line starts, even right after a paragraph.
  static func interrupting(_ cursor: LineCursor) -> MarkdownLeaf? {
    if let heading = heading(cursor.rest) { return MarkdownLeaf(heading) }
    let indent = cursor.rest.prefix { $0 == 0x20 }.count
    let fence = cursor.rest.dropFirst(indent)
    let length = fence.prefix { $0 == 0x60 }.count
    let language = fence.dropFirst(length)
    guard indent < 4, length >= 3, !language.contains(0x60) else { return nil }
    let name = language.isEmpty ? nil : String(decoding: language, as: UTF8.self)
    let opening = Fence(length: length, indent: indent, language: name)
    return MarkdownLeaf(.code(opening, lines: [], isClosed: false))
  }

  /// Whether the leaf is a paragraph, which other lines go on with.
  var isParagraph: Bool {
    switch state {
    case .paragraph, .row: true
    case .heading, .code, .table: false
    }
  }

  /// Whether every line up to the closing fence belongs to the leaf as it is.
  var takesVerbatim: Bool {
    if case .code(_, _, let isClosed) = state { return !isClosed }
    return false
  }

  /// Whether the leaf has ended with its last line.
  var isFinished: Bool {
    switch state {
    case .heading: true
    case .code(_, _, let isClosed): isClosed
    case .paragraph, .row, .table: false
    }
  }

  /// Whether a line is a row of the table that the leaf is, or may become.
  func acceptsRow(_ cursor: LineCursor) -> Bool {
    switch state {
    case .row(let header):
      Self.isDelimiter(cursor.rest)
        && TableRow.cells(of: cursor.rest).count == TableRow.cells(of: header).count
    case .table: cursor.rest.first == 0x7C
    case .paragraph, .heading, .code: false
    }
  }

  /// Adds a line.
  mutating func add(_ cursor: LineCursor) {
    switch state {
    case .paragraph(var text):
      state = .paragraph(text: [])
      text.append(0x0A)
      text.append(contentsOf: Self.unindented(cursor))
      state = .paragraph(text: text)
    case .row(let header):
      if acceptsRow(cursor) {
        state = .table(rows: [header])
      } else {
        state = .paragraph(text: header + [0x0A] + Self.unindented(cursor))
      }
    case .table(var rows):
      state = .table(rows: [])
      rows.append(cursor.rest)
      state = .table(rows: rows)
    case .code(let fence, var lines, _):
      state = .code(fence, lines: [], isClosed: false)
      let isClosed = Self.isClosing(cursor.rest, fence)
      if !isClosed { lines.append(Self.withoutIndent(cursor.rest, fence.indent)) }
      state = .code(fence, lines: lines, isClosed: isClosed)
    case .heading:
      break
    }
  }

  /// The block; `nil` if there is nothing in it.
  var block: ArticleBlock? {
    switch state {
    case .paragraph(let text): return ParagraphReader.block(of: text[...])
    case .row(let text): return ParagraphReader.block(of: text)
    case .heading(let level, let text):
      let content = InlineReader.runs(of: text)
      return content.isEmpty ? nil : .heading(level: level, content: content)
    case .code(let fence, let lines, _):
      let text = Array(lines.joined(separator: [0x0A]))
      return .code(language: fence.language, text: String(decoding: text, as: UTF8.self))
    case .table(let rows):
      return .table(TableRow.table(of: rows))
    }
  }

  private static func unindented(_ cursor: LineCursor) -> ArraySlice<UInt8> {
    cursor.rest.drop { $0 == 0x20 || $0 == 0x09 }
  }

  private static func heading(_ line: ArraySlice<UInt8>) -> State? {
    let level = line.prefix { $0 == 0x23 }.count
    var text = line.dropFirst(level)
    guard level >= 1, level <= 6, text.first == 0x20 else { return nil }
    text = text.drop { $0 == 0x20 }
    var end = text.endIndex
    while end > text.startIndex, text[end - 1] == 0x23 { end -= 1 }
    if end == text.startIndex { return .heading(level: level, text: []) }
    if end < text.endIndex, text[end - 1] == 0x20 {
      while end > text.startIndex, text[end - 1] == 0x20 { end -= 1 }
      text = text[..<end]
    }
    return .heading(level: level, text: text)
  }

  private static func isClosing(_ line: ArraySlice<UInt8>, _ fence: Fence) -> Bool {
    let indent = line.prefix { $0 == 0x20 }.count
    let rest = line.dropFirst(indent)
    return indent < 4 && rest.count >= fence.length && rest.allSatisfy { $0 == 0x60 }
  }

  private static func withoutIndent(_ line: ArraySlice<UInt8>, _ indent: Int) -> ArraySlice<UInt8> {
    line.dropFirst(line.prefix(indent).prefix { $0 == 0x20 }.count)
  }

  /// Whether a line is the row of dashes under a table's header.
  private static func isDelimiter(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.first == 0x7C, line.contains(0x2D) else { return false }
    return line.allSatisfy { $0 == 0x7C || $0 == 0x2D || $0 == 0x3A || $0 == 0x20 }
  }
}
