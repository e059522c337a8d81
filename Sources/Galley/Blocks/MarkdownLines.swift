// Markdown as readers, editors and programs that turn pages into it write it: its marks become
// forms, its text is laid bare.

/// Takes the marks off Markdown: of headings, lists, quotes, code, tables, links, emphasis, HTML.
///
/// Links and emphasis are kept beside the text as ``spans``, so that the article can have them.
struct MarkdownLines {
  /// Fewer headings and links than this may be chance.
  private static let fewestSigns = 3
  /// …and `#` begins comments in code, so that without so many links a text must open with one.
  private static let fewestLinks = 2

  private(set) var bytes: [UInt8] = []
  private(set) var lines: [TextLine] = []
  /// What is marked, in the order of their ends, as ranges of ``bytes``.
  private(set) var spans: [TextSpan] = []
  /// The languages of blocks of code by where their first line begins in ``bytes``; `""` for none.
  private(set) var languages: [Int: String] = [:]

  /// Where a link opened that didn't end in its block.
  private var openLine: Int?

  /// The Markdown of a text; `nil` if the text is none.
  init?(_ text: [UInt8], _ lines: [TextLine]) {
    guard Self.isMarkdown(text, lines) else { return nil }
    let blocks = MarkdownBlocks(text, lines)
    var inline = MarkdownInline(lookahead: blocks.lookahead)
    inline.references = blocks.references
    bytes.reserveCapacity(text.count)
    var blanks = 0
    for var block in blocks.blocks {
      block.blanks += blanks
      blanks = append(block, text, &inline) ? 0 : block.blanks + 1
    }
  }

  private static func isMarkdown(_ text: [UInt8], _ lines: [TextLine]) -> Bool {
    let links = linkCount(text)
    let headings = lines.count { line in
      text[line.content.lowerBound] == UInt8(ascii: "#")
        && MarkdownMarks.heading(text[line.content]) != nil
    }
    let opensWithHeading =
      lines.first.map { MarkdownMarks.heading(text[$0.content])?.level == 1 } ?? false
    if opensWithHeading || links >= fewestLinks { return headings + links >= fewestSigns }
    return hasReferences(text, lines) || headings >= fewestHeadings && isHTML(text, lines)
  }

  /// Whether links by reference stand in a text, and what they refer to.
  private static func hasReferences(_ text: [UInt8], _ lines: [TextLine]) -> Bool {
    var definitions = 0
    for line in lines where text[line.content.lowerBound] == UInt8(ascii: "[") {
      let reference = MarkdownReference(text[line.content])
      if let address = reference?.address, address.contains("/") || address.contains("#") {
        definitions += 1
      }
    }
    guard definitions >= fewestSigns else { return false }
    let links = zip(text, text.dropFirst()).count { pair in
      pair.0 == UInt8(ascii: "]") && pair.1 == UInt8(ascii: "[")
    }
    return links >= fewestSigns
  }

  /// Headings that make a text with tags of HTML Markdown.
  private static let fewestHeadings = 2
  /// Fewer lines with tags may be an example of code.
  private static let fewestTags = 8
  /// …and so may be less than this share of all lines.
  private static let tagShare = 0.1

  /// Whether many lines begin with tags, as in what pandoc makes of a page.
  private static func isHTML(_ text: [UInt8], _ lines: [TextLine]) -> Bool {
    var lookahead = 4 * text.count
    let count = lines.count { line in
      guard text[line.content.lowerBound] == UInt8(ascii: "<") else { return false }
      let tag = MarkdownTag.read(
        text, at: line.content.lowerBound, before: line.content.upperBound, lookahead: &lookahead)
      return tag?.tag.isBlock ?? false
    }
    return count >= fewestTags && Double(count) >= tagShare * Double(lines.count)
  }

  /// How often `](` stands in a text.
  private static func linkCount(_ text: [UInt8]) -> Int {
    text.withUnsafeBufferPointer { text in
      guard let base = text.baseAddress else { return 0 }
      var count = 0
      var index = 0
      while index < text.count {
        let bracket = ByteScanning.firstIndex(of: 0x5D, in: base, from: index, to: text.count)
        if bracket + 1 < text.count, base[bracket + 1] == 0x28 { count += 1 }
        index = bracket + 1
      }
      return count
    }
  }

  /// Adds the lines of a block; whether it has any.
  private mutating func append(
    _ block: MarkdownBlock, _ text: [UInt8], _ inline: inout MarkdownInline
  ) -> Bool {
    switch block.content {
    case .code(let range, let language):
      appendCode(text[range], block, language: language)
      return true
    case .text(let pieces):
      let isHeading = if case .heading = block.form { true } else { false }
      var source = Self.source(pieces, text, keepsBreaks: !isHeading)
      if isHeading { Self.trimHeading(&source) }
      inline.read(source)
      return appendText(block, inline)
    case .cells(let cells):
      return appendRow(cells, block, text, &inline)
    }
  }

  /// The lines of a block, with what separates them.
  private static func source(
    _ pieces: [Range<Int>], _ text: [UInt8], keepsBreaks: Bool
  ) -> [UInt8] {
    var source: [UInt8] = []
    for (number, piece) in pieces.enumerated() {
      source += text[piece]
      guard number + 1 < pieces.count else { break }
      let end = piece.upperBound
      var isHard = end + 1 < text.count && text[end] == 0x20 && text[end + 1] == 0x20
      if source.last == UInt8(ascii: "\\") {
        source.removeLast()
        isHard = true
      }
      source.append(isHard && keepsBreaks ? MarkdownInline.hardBreak : MarkdownInline.softBreak)
    }
    return source
  }

  /// Takes marks and attributes off the end of a heading.
  private static func trimHeading(_ source: inout [UInt8]) {
    let end = source.count
    if source.last == UInt8(ascii: "}"), let brace = source.lastIndex(of: UInt8(ascii: "{")),
      MarkdownAttributes.end(source, at: brace, before: end) == end
    {
      source.removeSubrange(brace...)
    }
    while let last = source.last, last.isHTMLSpace || last == UInt8(ascii: "#") {
      source.removeLast()
    }
  }

  // MARK: Text

  private mutating func appendText(_ block: MarkdownBlock, _ inline: MarkdownInline) -> Bool {
    let count = lines.count
    let base = bytes.count
    bytes += inline.out
    for span in inline.spans {
      let range = (base + span.range.lowerBound)..<(base + span.range.upperBound)
      spans.append(TextSpan(range: range, marks: span.marks, link: span.link))
    }
    if inline.endsForeignLink { endLink() }
    var start = base
    var form = block.form
    while start < bytes.count {
      let end = bytes[start...].firstIndex(where: Self.isBreak) ?? bytes.count
      appendLine(start..<end, block, form, blanks: lines.count == count ? block.blanks : 0)
      if end < bytes.count, bytes[end] == MarkdownInline.blockBreak { form = .plain }
      start = end + 1
    }
    if count < lines.count, bytes[lines[count].content.lowerBound] == UInt8(ascii: "[") {
      openLine = count
    }
    return count < lines.count
  }

  private static func isBreak(_ byte: UInt8) -> Bool {
    byte == MarkdownInline.hardBreak || byte == MarkdownInline.blockBreak
  }

  private mutating func appendLine(
    _ range: Range<Int>, _ block: MarkdownBlock, _ form: TextLine.Form, blanks: Int
  ) {
    let content = bytes.withUnsafeBufferPointer { LineReader.trimmed($0, range) }
    guard Self.hasWord(bytes[content]), !bytes[content].elementsEqual(Self.missingTable) else {
      return
    }
    lines.append(
      TextLine(
        content: content, blanks: blanks, indent: block.indent, firstLine: block.firstLine,
        lastLine: block.lastLine, form: form))
  }

  /// What pandoc writes in place of a table that it can't write.
  private static let missingTable = Array("[TABLE]".utf8)

  /// So many lines behind its begin a link can end.
  private static let longestLink = 12

  /// Takes the bracket off the line where a link began that ends in another block.
  private mutating func endLink() {
    if let line = openLine, lines.count - line <= Self.longestLink {
      let content = lines[line].content
      lines[line].content = (content.lowerBound + 1)..<content.upperBound
    }
    openLine = nil
  }

  private mutating func appendRow(
    _ cells: [[Range<Int>]], _ block: MarkdownBlock, _ text: [UInt8],
    _ inline: inout MarkdownInline
  ) -> Bool {
    let start = bytes.count
    for (number, cell) in cells.enumerated() {
      if number > 0 { bytes.append(0x09) }
      guard !cell.isEmpty else { continue }
      inline.read(Self.source(cell, text, keepsBreaks: false))
      let base = bytes.count
      bytes += inline.out.map { Self.isBreak($0) || $0 == 0x09 ? 0x20 : $0 }
      for span in inline.spans {
        let range = (base + span.range.lowerBound)..<(base + span.range.upperBound)
        spans.append(TextSpan(range: range, marks: span.marks, link: span.link))
      }
    }
    let count = lines.count
    appendLine(start..<bytes.count, block, block.form, blanks: block.blanks)
    return count < lines.count
  }

  // MARK: Code

  /// Adds a line of code, to the one before if either holds no word, as `}` does: what has no word
  /// is no line.
  private mutating func appendCode(
    _ content: ArraySlice<UInt8>, _ block: MarkdownBlock, language: String?
  ) {
    if language == nil, let last = lines.last, last.form == .code,
      !Self.hasWord(content) || !Self.hasWord(bytes[last.content])
    {
      bytes += repeatElement(0x0A, count: block.blanks + 1)
      bytes += repeatElement(0x20, count: block.indent)
      bytes += content
      lines[lines.count - 1].content = last.content.lowerBound..<bytes.count
      lines[lines.count - 1].lastLine = block.lastLine
      return
    }
    let start = bytes.count
    bytes += content
    if let language { languages[start] = language }
    lines.append(
      TextLine(
        content: start..<bytes.count, blanks: block.blanks, indent: block.indent,
        firstLine: block.firstLine, lastLine: block.lastLine, form: .code))
  }

  private static func hasWord(_ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { LineMarks.hasWord($0) }
  }
}

/// A stretch of text with marks or a link.
struct TextSpan: Sendable, Hashable {
  /// Where it lies, in bytes.
  var range: Range<Int>
  var marks: InlineRun.Marks
  var link: String?
}
