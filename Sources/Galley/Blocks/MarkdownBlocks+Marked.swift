// Fences, raw HTML and tables in Markdown.

extension MarkdownBlocks {
  // MARK: Fences

  /// Reads a block of code between fences; one that nothing closes is passed over.
  mutating func readFence(_ fence: (mark: UInt8, length: Int, info: ArraySlice<UInt8>)) {
    guard fence.length < unclosed[fence.mark] ?? .max else { return skip() }
    let isQuoted = text[lines[index].content.lowerBound] == UInt8(ascii: ">")
    var end = index + 1
    while end < lines.count, !closes(end, fence.mark, fence.length) { end += 1 }
    close()
    guard end < lines.count else {
      unclosed[fence.mark] = fence.length
      return skip()
    }
    let language = MarkdownMarks.language(fence.info) ?? ""
    let isRaw = fence.info.starts(with: Array("{=".utf8))
    var isFirst = true
    index += 1
    while index < end, !isRaw {
      blanks += lines[index].blanks
      var line = Cursor(text, lines[index])
      if isQuoted, text[line.start] == UInt8(ascii: ">") { line.advance(1, in: text) }
      if line.start < line.end {
        add(
          .code(line.start..<line.end, language: isFirst ? language : nil), .code,
          indent: line.column)
        isFirst = false
      } else {
        blanks += 1
      }
      index += 1
    }
    index = end + 1
    blanks += 1
  }

  private func closes(_ index: Int, _ mark: UInt8, _ length: Int) -> Bool {
    let line = text[lines[index].content].drop { $0 == UInt8(ascii: ">") || $0 == 0x20 }
    return line.count >= length && line.allSatisfy { $0 == mark }
  }

  // MARK: HTML

  /// Reads tags at the begin of a line that begin or end blocks, or that have no text.
  ///
  /// - Returns: Whether there are any.
  mutating func readTags(_ cursor: Cursor) -> Bool {
    var position = cursor.start
    var found = false
    while position < text.count, text[position] == UInt8(ascii: "<"),
      let tag = MarkdownTag.read(text, at: position, before: text.count, lookahead: &lookahead),
      tag.tag == .other || tag.tag.isBlock || tag.tag.isSkipped || tag.tag == .svg
    {
      found = true
      if tag.tag != .other {
        htmlHeading =
          tag.isEnd || tag.tag.headingLevel == 0
          ? nil : tag.tag.headingLevel
      }
      position = tag.end
      while position < text.count, text[position] == 0x20 || text[position] == 0x09 {
        position += 1
      }
    }
    guard found else { return false }
    close()
    while index < lines.count, lines[index].content.upperBound <= position { index += 1 }
    if index < lines.count, lines[index].content.lowerBound < position { resume = position }
    return true
  }

  // MARK: Tables

  /// Reads a table that begins with a line; whether there is one.
  mutating func readTable(_ cursor: Cursor) -> Bool {
    let line = content(cursor)
    if MarkdownTable.isGridRule(line) { return readGrid(cursor) }
    if let count = MarkdownTable.delimiterCells(line) {
      // A table without header, as html2text writes it.
      index += 1
      readRows(count)
      return true
    }
    guard index + 1 < lines.count, lines[index + 1].blanks == 0,
      let count = MarkdownTable.delimiterCells(text[lines[index + 1].content])
    else { return false }
    let header = MarkdownTable.cells(line)
    guard header.count == count || count == 1 else { return false }
    close()
    addRow(header.map { [$0.indices] })
    index += 2
    readRows(count)
    return true
  }

  private mutating func readRows(_ count: Int) {
    close()
    while index < lines.count, lines[index].blanks == 0 {
      let line = text[lines[index].content]
      guard MarkdownMarks.heading(line) == nil, !MarkdownMarks.isRule(line),
        MarkdownMarks.fence(line) == nil
      else { return }
      if !line.contains(UInt8(ascii: "|")), count > 1 || MarkdownMarks.item(line) != nil { return }
      if MarkdownTable.delimiterCells(line) == nil {
        var cells = MarkdownTable.cells(line).prefix(count).map { [$0.indices] }
        while cells.count < count { cells.append([]) }
        addRow(cells)
      }
      index += 1
    }
  }

  /// Adds a row of the line at ``index``; what stands alone in it is a paragraph.
  mutating func addRow(_ cells: [[Range<Int>]]) {
    let filled = cells.filter { $0.contains { !$0.isEmpty } }
    guard let first = filled.first else { return }
    if cells.count == 1 {
      add(.text(first), .plain)
    } else {
      add(.cells(cells), .row)
    }
  }

  /// Reads pandoc's grid: rows between rules.
  private mutating func readGrid(_ cursor: Cursor) -> Bool {
    guard index + 1 < lines.count, lines[index + 1].blanks == 0,
      text[lines[index + 1].content.lowerBound] == UInt8(ascii: "|")
    else { return false }
    close()
    let columns = MarkdownTable.gridColumns(content(cursor), indent: cursor.column)
    index += 1
    var row = [[Range<Int>]](repeating: [], count: columns.count)
    while index < lines.count, lines[index].blanks == 0 {
      let line = text[lines[index].content]
      if MarkdownTable.isGridRule(line) {
        addRow(row)
        row = [[Range<Int>]](repeating: [], count: columns.count)
      } else if line.first == UInt8(ascii: "|") {
        let cells = MarkdownTable.slices(line, indent: cursor.column, columns: columns)
        for (column, cell) in cells.map(MarkdownTable.withoutBorders).enumerated()
        where !cell.isEmpty {
          row[column].append(cell.indices)
        }
      } else {
        break
      }
      index += 1
    }
    return true
  }

  /// Reads a table of pandoc's whose columns stand below or above dashes; whether there is one.
  mutating func readDashedTable(_ cursor: Cursor) -> Bool {
    guard let columns = MarkdownTable.dashedColumns(content(cursor), indent: cursor.column) else {
      return false
    }
    let header = takeHeader()
    close()
    if let header {
      // The header's own column may be another than its first byte's.
      let cells = MarkdownTable.slices(
        text[header], indent: Cursor(text, lines[index - 1]).column, columns: columns)
      addRow(cells.map { [$0.indices] })
    }
    index += 1
    while index < lines.count, lines[index].blanks == 0 {
      let line = Cursor(text, lines[index])
      let isEnd = content(line).allSatisfy { $0 == UInt8(ascii: "-") || $0 == 0x20 }
      if !isEnd {
        let cells = MarkdownTable.slices(content(line), indent: line.column, columns: columns)
        addRow(cells.map { [$0.indices] })
      }
      index += 1
      if isEnd { break }
    }
    return true
  }
}

extension MarkdownMarks {
  /// The language that the info string of a fence names: its first word, or pandoc's first class.
  static func language(_ info: ArraySlice<UInt8>) -> String? {
    var name = info.first == UInt8(ascii: "{") ? info.dropFirst() : info
    name = name.drop { $0 == UInt8(ascii: ".") || $0.isHTMLSpace }
    name = name.prefix { !$0.isHTMLSpace && $0 != UInt8(ascii: "}") }
    for prefix in ["language-", "lang-"] where name.starts(with: Array(prefix.utf8)) {
      name = name.dropFirst(prefix.utf8.count)
    }
    guard !name.isEmpty, name.count <= 32,
      name.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || "+#-._".utf8.contains($0) })
    else { return nil }
    return String(decoding: name, as: UTF8.self)
  }
}
