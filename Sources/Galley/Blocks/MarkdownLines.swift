// Markdown as readers and editors export it: its marks become forms, its text is laid bare.

/// Takes the marks off Markdown lines: `#`, `>`, images, links, emphasis.
///
/// Links and emphasis are kept beside the text as ``spans``, so that the article can have them.
struct MarkdownLines {
  /// Fewer headings and links than this may be chance.
  private static let fewestSigns = 3
  /// …and `#` begins comments in code, so that without so many links a text must open with one.
  private static let fewestLinks = 2

  private(set) var bytes: [UInt8] = []
  private(set) var lines: [TextLine] = []
  /// What is marked, in order, as ranges of ``bytes``.
  private(set) var spans: [TextSpan] = []

  /// The Markdown of a text; `nil` if the text is none.
  init?(_ text: [UInt8], _ lines: [TextLine]) {
    let links = Self.linkCount(text)
    let headings = lines.count {
      text[$0.content.lowerBound] == 0x23 && Self.headingLength(text[$0.content]) > 0
    }
    let opensWithHeading = lines.first.map { Self.headingLength(text[$0.content]) == 1 } ?? false
    guard opensWithHeading || links >= Self.fewestLinks, headings + links >= Self.fewestSigns
    else { return nil }
    bytes.reserveCapacity(text.count)
    var blanks = 0
    var isInFence = false
    for var line in lines {
      line.blanks += blanks
      blanks = 0
      var content = text[line.content]
      if content.starts(with: [0x60, 0x60, 0x60]) || content.starts(with: [0x7E, 0x7E, 0x7E]) {
        isInFence.toggle()
        continue
      }
      if isInFence {
        line.form = .code
        line.indent = Self.columns(text[..<line.content.lowerBound].suffix(line.indent))
      } else {
        content = Self.strippingMarks(content, &line)
      }
      if isInFence, appendCodeLine(content, line) { continue }
      let start = bytes.count
      if isInFence { bytes += content } else { appendInline(content) }
      line.content = trimmed(start)
      guard !line.content.isEmpty else {
        blanks = line.blanks + 1
        continue
      }
      self.lines.append(line)
    }
  }

  /// Adds a line of code to the one before if either holds no word, as `}` does: what has no word is
  /// no line.
  ///
  /// - Returns: Whether it did.
  private mutating func appendCodeLine(_ content: ArraySlice<UInt8>, _ line: TextLine) -> Bool {
    guard let last = lines.last, last.form == .code,
      last.lastLine + line.blanks + 1 == line.firstLine,
      !Self.hasWord(content) || !Self.hasWord(bytes[last.content])
    else { return false }
    bytes += repeatElement(0x0A, count: line.blanks + 1)
    bytes += repeatElement(0x20, count: line.indent)
    bytes += content
    lines[lines.count - 1].content = last.content.lowerBound..<bytes.count
    lines[lines.count - 1].lastLine = line.lastLine
    return true
  }

  private static func hasWord(_ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { LineMarks.hasWord($0) }
  }

  /// What white space takes on a line, a tab as four columns.
  private static func columns(_ blank: ArraySlice<UInt8>) -> Int {
    blank.reduce(0) { $0 + ($1 == 0x09 ? 4 : 1) }
  }

  private func trimmed(_ start: Int) -> Range<Int> {
    bytes.withUnsafeBufferPointer { LineReader.trimmed($0, start..<$0.count) }
  }

  // MARK: Blocks

  private static func headingLength(_ text: ArraySlice<UInt8>) -> Int {
    let level = text.prefix(7).prefix { $0 == 0x23 }.count
    guard (1...6).contains(level), text.count > level + 1, text[text.startIndex + level] == 0x20
    else { return 0 }
    return level
  }

  private static func strippingMarks(_ text: ArraySlice<UInt8>, _ line: inout TextLine)
    -> ArraySlice<UInt8>
  {
    let level = headingLength(text)
    if level > 0 {
      line.form = .heading(level: level)
      var title = text.dropFirst(level + 1)
      while title.last == 0x23 || title.last == 0x20 { title.removeLast() }
      return title
    }
    if text.count > 2, text.first == 0x3E {
      line.form = .quote
      return text.dropFirst(text[text.startIndex + 1] == 0x20 ? 2 : 1)
    }
    return text
  }

  // MARK: Inline

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

  private mutating func appendInline(_ text: ArraySlice<UInt8>) {
    var index = text.startIndex
    var open: [(mark: UInt8, length: Int, start: Int)] = []
    while index < text.endIndex {
      let byte = text[index]
      switch byte {
      case 0x5C where index + 1 < text.endIndex && Self.isMark(text[index + 1]):
        bytes.append(text[index + 1])
        index += 2
      case 0x21 where index + 1 < text.endIndex && text[index + 1] == 0x5B:
        index = Self.link(text, at: index + 1)?.end ?? appended(text, index)
      case 0x5B:
        index = appendLink(text, at: index) ?? appended(text, index)
      case 0x2A, 0x5F:
        index = appendEmphasis(text, at: index, &open)
      case 0x60:
        index = appendCode(text, at: index) ?? appended(text, index)
      default:
        index = appended(text, index)
      }
    }
  }

  private mutating func appended(_ text: ArraySlice<UInt8>, _ index: Int) -> Int {
    bytes.append(text[index])
    return index + 1
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
      || (0x7B...0x7E).contains(byte)
  }

  /// Longer addresses are none, so that a line of brackets costs linear time.
  private static let longestAddress = 2_000

  private struct Link {
    var label: ArraySlice<UInt8>
    var address: ArraySlice<UInt8>
    var end: Int
  }

  /// The link whose bracket opens at an index; its label holds no bracket.
  private static func link(_ text: ArraySlice<UInt8>, at start: Int) -> Link? {
    let rest = text[(start + 1)...]
    guard let close = rest.firstIndex(where: { $0 == 0x5D || $0 == 0x5B }), text[close] == 0x5D,
      close + 1 < text.endIndex, text[close + 1] == 0x28,
      let end = text[(close + 2)...].prefix(Self.longestAddress).firstIndex(of: 0x29)
    else { return nil }
    let address = text[(close + 2)..<end].prefix { $0 != 0x20 }
    return Link(label: text[(start + 1)..<close], address: address, end: end + 1)
  }

  private mutating func appendLink(_ text: ArraySlice<UInt8>, at index: Int) -> Int? {
    guard let link = Self.link(text, at: index) else { return nil }
    let start = bytes.count
    bytes += link.label.filter { $0 != 0x2A && $0 != 0x60 }
    if link.address.starts(with: Array("http".utf8)), bytes.count > start {
      spans.append(
        TextSpan(
          range: start..<bytes.count, marks: [],
          link: String(decoding: link.address, as: UTF8.self)))
    }
    return link.end
  }

  private mutating func appendCode(_ text: ArraySlice<UInt8>, at index: Int) -> Int? {
    guard let end = text[(index + 1)...].firstIndex(of: 0x60), end > index + 1 else { return nil }
    let start = bytes.count
    bytes += text[(index + 1)..<end]
    spans.append(TextSpan(range: start..<bytes.count, marks: .code))
    return end + 1
  }

  /// Opens or closes emphasis; a mark between spaces, or within a word if it is `_`, stands for
  /// itself.
  private mutating func appendEmphasis(
    _ text: ArraySlice<UInt8>, at index: Int, _ open: inout [(mark: UInt8, length: Int, start: Int)]
  ) -> Int {
    let mark = text[index]
    let length = min(3, text[index...].prefix { $0 == mark }.count)
    let end = index + length
    let before = index > text.startIndex ? text[index - 1] : 0x20
    let after = end < text.endIndex ? text[end] : 0x20
    if before != 0x20, let last = open.last, last.mark == mark, last.length == length,
      mark == 0x2A || !Self.isLetter(after)
    {
      open.removeLast()
      let marks: InlineRun.Marks =
        length == 1 ? .emphasis : length == 2 ? .strong : [.emphasis, .strong]
      spans.append(TextSpan(range: last.start..<bytes.count, marks: marks))
      return end
    }
    let closes = text[end...].firstIndex(of: mark) != nil
    if after != 0x20, closes, open.count < 4, mark == 0x2A || !Self.isLetter(before) {
      open.append((mark, length, bytes.count))
      return end
    }
    bytes += text[index..<end]
    return end
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= 0x61 && lower <= 0x7A || byte >= 0x80 || byte >= 0x30 && byte <= 0x39
  }
}

/// A stretch of text with marks or a link.
struct TextSpan: Sendable, Hashable {
  /// Where it lies, in bytes.
  var range: Range<Int>
  var marks: InlineRun.Marks
  var link: String?
}
