// From kept lines to an article.

/// Builds the body of a text capture's article: paragraphs, headings, lists, tables, quotes, code.
struct TextArticleBuilder {
  /// A heading has at most this many words.
  private static let longestHeading: Int32 = 12

  /// A list within an item stands in by so many columns or more.
  private static let itemIndent = 2
  /// Lists within lists are no deeper; what stands farther in belongs to the deepest.
  private static let deepestList = 8

  private let reader: LineReader
  private let text: TextLineText
  private let context: LineContext
  /// The body's lines, ascending.
  private let lines: [Int]
  /// Whether the body is a poem, whose lines stay together by stanzas.
  private let isVerse: Bool

  init(_ reader: LineReader, _ context: LineContext, lines: [Int]) {
    self.reader = reader
    text = TextLineText(reader, context)
    self.context = context
    self.lines = lines
    isVerse = !lines.contains { context.good[$0] } && Verse.isBody(lines, reader, context)
  }

  /// The blocks of the body.
  func blocks() -> [ArticleBlock] {
    var blocks: [ArticleBlock] = []
    blocks.reserveCapacity(lines.count)
    var position = 0
    while position < lines.count {
      let end = endOfGroup(position)
      if end == position + 1, reader.lines[lines[position]].form == .plain {
        blocks.append(plainBlock(position))
      } else {
        blocks.append(block(position..<end))
      }
      position = end
    }
    return blocks
  }

  /// The lines from a position on that make one block.
  private func endOfGroup(_ start: Int) -> Int {
    switch reader.lines[lines[start]].form {
    case .bullet, .quote: return endOfForm(start)
    case .code: return endOfCode(start)
    case .row: return endOfTable(start)
    case .plain: return isVerse ? endOfStanza(start) : endOfNumbers(start) ?? start + 1
    case .heading, .verse: return start + 1
    }
  }

  private func endOfForm(_ start: Int) -> Int {
    let form = reader.lines[lines[start]].form
    var end = start + 1
    while end < lines.count, reader.lines[lines[end]].form == form { end += 1 }
    return end
  }

  /// Neighbouring lines without a blank one between them.
  private func endOfStanza(_ start: Int) -> Int {
    var end = start + 1
    while end < lines.count, lines[end] == lines[end - 1] + 1, reader.lines[lines[end]].blanks == 0,
      reader.lines[lines[end]].form == .plain
    {
      end += 1
    }
    return end
  }

  /// Neighbouring lines of code up to the next block of it.
  private func endOfCode(_ start: Int) -> Int {
    var end = start + 1
    while end < lines.count, reader.lines[lines[end]].form == .code, language(lines[end]) == nil {
      end += 1
    }
    return end
  }

  /// The language that a block of code begins with, `""` if it names none; `nil` elsewhere.
  private func language(_ line: Int) -> String? {
    reader.languages[reader.lines[line].content.lowerBound]
  }

  /// Neighbouring rows of as many cells as the first, of which there must be two.
  private func endOfTable(_ start: Int) -> Int {
    let count = cellCount(lines[start])
    var end = start + 1
    while end < lines.count, lines[end] == lines[end - 1] + 1,
      reader.lines[lines[end]].form == .row, cellCount(lines[end]) == count
    {
      end += 1
    }
    return end
  }

  /// Neighbouring lines numbered in order, of which there must be two, with the bullets that stand
  /// farther in below them; `nil` if there aren't.
  private func endOfNumbers(_ start: Int) -> Int? {
    guard let first = number(lines[start])?.value else { return nil }
    var number = first
    let farther = reader.lines[lines[start]].indent + Self.itemIndent
    var end = start + 1
    while end < lines.count, lines[end] == lines[end - 1] + 1 {
      let line = reader.lines[lines[end]]
      if line.form == .plain, self.number(lines[end])?.value == number + 1 {
        number += 1
      } else if line.form != .bullet || line.indent < farther {
        break
      }
      end += 1
    }
    return number > first ? end : nil
  }

  private func number(_ line: Int) -> (value: Int, length: Int)? {
    let content = reader.lines[line].content
    guard reader.bytes[content.lowerBound].isASCIIDigit else { return nil }
    return LineMarks.number(reader.bytes[content])
  }

  private func block(_ positions: Range<Int>) -> ArticleBlock {
    let first = lines[positions.lowerBound]
    let group = lines[positions]
    switch reader.lines[first].form {
    case .bullet:
      return .list(start: nil, items: bullets(group))
    case .quote:
      return .quote(group.map { .paragraph(text.runs($0)) })
    case .code:
      let language = language(first) ?? ""
      return .code(language: language.isEmpty ? nil : language, text: code(group))
    case .row where group.count > 1:
      return .table(table(group))
    case .heading(let level):
      return .heading(level: level, content: text.runs(first))
    case .plain where group.count > 1:
      return isVerse ? stanza(group) : numberedList(group)
    case .plain: return plainBlock(positions.lowerBound)
    case .row, .verse: return .paragraph(text.runs(first))
    }
  }

  /// A line alone.
  private func plainBlock(_ position: Int) -> ArticleBlock {
    let line = lines[position]
    if isStarred(line) {
      let start = reader.lines[line].content.lowerBound + Self.stars.count
      return .heading(level: 2, content: text.runs(line, from: start))
    }
    if let end = endBeforeEditLink(line) {
      return .heading(level: 2, content: text.runs(line, to: end))
    }
    let content = text.runs(line)
    return isHeading(position) ? .heading(level: 2, content: content) : .paragraph(content)
  }

  /// The items of a list, with those that stand farther in as lists within the item before them.
  private func bullets(_ group: ArraySlice<Int>, depth: Int = 1) -> [[ArticleBlock]] {
    guard let first = group.first else { return [] }
    let farther = reader.lines[first].indent + Self.itemIndent
    var items: [[ArticleBlock]] = []
    var index = group.startIndex
    while index < group.endIndex {
      var item: [ArticleBlock] = [.paragraph(text.runs(group[index]))]
      let start = index + 1
      index = start
      if depth < Self.deepestList {
        while index < group.endIndex, reader.lines[group[index]].indent >= farther { index += 1 }
      }
      if start < index {
        item.append(.list(start: nil, items: bullets(group[start..<index], depth: depth + 1)))
      }
      items.append(item)
    }
    return items
  }

  /// The lines of a block of code, with blank ones and what they are indented by.
  private func code(_ group: ArraySlice<Int>) -> String {
    let least = group.map { reader.lines[$0].indent }.min() ?? 0
    var code: [UInt8] = []
    for number in group {
      let line = reader.lines[number]
      if !code.isEmpty { code += repeatElement(0x0A, count: line.blanks + 1) }
      code += repeatElement(0x20, count: line.indent - least)
      // Lines without a word are part of the one before, with what they are indented by.
      var surplus = 0
      for byte in reader.bytes[line.content] {
        if byte == 0x20, surplus > 0 {
          surplus -= 1
          continue
        }
        surplus = byte == 0x0A ? least : 0
        code.append(byte)
      }
    }
    return String(decoding: code, as: UTF8.self)
  }

  private func stanza(_ group: ArraySlice<Int>) -> ArticleBlock {
    .paragraph([InlineRun(group.map { text.string($0) }.joined(separator: "\n"))])
  }

  private func numberedList(_ group: ArraySlice<Int>) -> ArticleBlock {
    let starts = group.indices.filter { reader.lines[group[$0]].form != .bullet }
    let items = starts.map { index -> [ArticleBlock] in
      let line = group[index]
      let start = reader.lines[line].content.lowerBound + (number(line)?.length ?? 0)
      let paragraph = ArticleBlock.paragraph(text.runs(line, from: start))
      let nested = group[(index + 1)...].prefix { reader.lines[$0].form == .bullet }
      return nested.isEmpty
        ? [paragraph] : [paragraph, .list(start: nil, items: bullets(nested, depth: 2))]
    }
    return .list(start: group.first.flatMap(number)?.value, items: items)
  }

  // MARK: Tables

  private func cells(_ line: Int) -> [ArraySlice<UInt8>] {
    reader.bytes[reader.lines[line].content].split(
      separator: 0x09, omittingEmptySubsequences: false)
  }

  /// How many ``cells(_:)`` there are.
  private func cellCount(_ line: Int) -> Int {
    reader.bytes.withUnsafeBufferPointer { bytes in
      bytes[reader.lines[line].content].reduce(1) { $1 == 0x09 ? $0 + 1 : $0 }
    }
  }

  private func table(_ group: ArraySlice<Int>) -> ArticleTable {
    let rows = group.map { line in
      cells(line).map { cell -> [InlineRun] in
        let text = TextLineText.collapsed(cell)
        return text.isEmpty ? [] : [InlineRun(String(decoding: text, as: UTF8.self))]
      }
    }
    // A header names columns; it holds no figures where the rows below do.
    let first = group.startIndex
    let hasHeader =
      digits(group[first]) * 4 < digits(group[first + 1]) || digits(group[first]) == 0
    return ArticleTable(rows: rows, hasHeader: hasHeader)
  }

  private func digits(_ line: Int) -> Int {
    cells(line).count { cell in cell.contains { $0 >= 0x30 && $0 <= 0x39 } }
  }

  // MARK: Headings

  /// Where a heading ends before the link behind it, as MediaWiki has them: "History[edit]".
  private func endBeforeEditLink(_ line: Int) -> Int? {
    let text = reader.bytes[reader.lines[line].content]
    guard text.last == UInt8(ascii: "]"), context.stats[line].words <= Self.longestHeading + 3,
      let open = text.lastIndex(of: UInt8(ascii: "[")), open > text.startIndex
    else { return nil }
    let label = text[(open + 1)...]
    guard Self.editLinks.contains(where: label.starts) else { return nil }
    return text[..<open].last == 0x20 ? open - 1 : open
  }

  private static let editLinks = [
    "edit]", "edit source]", "edit | edit source]", "Bearbeiten | Quelltext bearbeiten]",
    "Bearbeiten]", "modifier | modifier le code]", "modifier]", "editar]",
    "editar | editar código", "editar código", "modifica | modifica wikitesto]", "modifica]",
    "bewerken | brontekst bewerken]", "bewerken]", "edytuj | edytuj kod]", "edytuj]",
    "править | править код]", "править]", "redigera | redigera wikitext]", "編集]", "编辑]", "편집]",
  ].map { Array($0.utf8) }

  /// What marks a heading in the plain text of mail that was HTML: "** What it cost".
  private static let stars = Array("** ".utf8)

  private func isStarred(_ line: Int) -> Bool {
    reader.bytes[reader.lines[line].content].starts(with: Self.stars)
      && !context.stats[line].endsWithPunctuation
      && (1...Self.longestHeading).contains(context.stats[line].words)
  }

  /// Whether a line stands alone like a heading: short, without final punctuation, set off by
  /// blank lines where paragraphs are, with text before and a paragraph behind it.
  private func isHeading(_ position: Int) -> Bool {
    let line = lines[position]
    let stats = context.stats[line]
    guard stats.words <= Self.longestHeading, stats.words > 0, stats.unspaced <= 24,
      !stats.endsWithPunctuation, stats.commas <= 1,
      stats.start == 1 || stats.start == 3 || stats.unspaced > 0,
      position > 0, position + 1 < lines.count,
      lines[position - 1] == line - 1, lines[position + 1] == line + 1
    else { return false }
    let next = reader.lines[line + 1]
    return next.form == .plain && context.good[line + 1] && next.blanks > 0
      && reader.lines[line].blanks > 0 && context.stats[line - 1].endsWithPunctuation
  }
}
