// From the bytes of a text capture to its lines.

/// The lines of a text capture.
struct LineReader: Sendable {
  /// The text that the lines' ranges refer to.
  private(set) var bytes: [UInt8]
  /// The lines that hold more than white space, in order.
  private(set) var lines: [TextLine] = []
  /// What the program that wrote the text says of it.
  private(set) var header: ExportHeader?
  /// What stands around the text of a mail.
  private(set) var mail: MailFrame?
  /// Links and emphasis of Markdown, in ``bytes``; empty for other text.
  private(set) var spans: [TextSpan] = []
  /// The languages of Markdown's blocks of code by where they begin in ``bytes``; `""` for none.
  private(set) var languages: [Int: String] = [:]

  /// Reads lines.
  ///
  /// - Parameter bytes: Valid UTF-8; lines end in LF, CR LF or CR.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lines.reserveCapacity(bytes.count / 48)
    bytes.withUnsafeBufferPointer { split($0) }
    header = ExportHeader(self.bytes, lines)
    lines.removeFirst(header?.length ?? 0)
    if let markdown = MarkdownLines(self.bytes, lines) {
      (self.bytes, lines, spans) = (markdown.bytes, markdown.lines, markdown.spans)
      languages = markdown.languages
      markForms()
      return
    }
    mail = MailFrame(self.bytes, lines)
    markHeadings()
    markColumns()
    let markers = LinkMarkers(self.bytes, lines)
    if let markers { lines = markers.withoutFrame() }
    let wrapped = WrappedText(self.bytes, lines, header: mail?.header)
    // Text browsers wrap lines with their markers, so these go last.
    if let wrapped { (self.bytes, lines) = wrapped.unwrapped() }
    if let markers { (self.bytes, lines) = markers.removed(from: self.bytes, lines) }
    if wrapped != nil || markers != nil, let names = PictureNames(self.bytes, lines) {
      (self.bytes, lines) = names.removed()
    }
    markForms()
  }

  /// Marks lines that are underlined as headings, and takes out what holds no word.
  private mutating func markHeadings() {
    var count = 0
    var blanks = 0
    bytes.withUnsafeBufferPointer { text in
      lines.withUnsafeMutableBufferPointer { lines in
        for index in lines.indices {
          let line = lines[index]
          if LineMarks.hasWord(UnsafeBufferPointer(rebasing: text[line.content])) {
            if count < index { lines[count] = line }
            lines[count].blanks += blanks
            count += 1
            blanks = 0
            continue
          }
          if line.blanks == 0, blanks == 0, count > 0,
            let level = Self.underline(text, line.content, of: lines[count - 1].content)
          {
            lines[count - 1].form = .heading(level: level)
          }
          blanks += line.blanks + 1
        }
      }
    }
    lines.removeLast(lines.count - count)
  }

  /// The level of the heading that a line without words makes of the line before it.
  private static func underline(
    _ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, of heading: Range<Int>
  ) -> Int? {
    guard heading.count <= 100, line.count <= heading.count + 4, 2 * line.count >= heading.count
    else { return nil }
    return LineMarks.underline(ArraySlice(text[line]))
  }

  /// Marks neighbouring lines of three cells or more, as many in each, as rows, and separates their
  /// cells by tabs.
  private mutating func markColumns() {
    let mayHaveColumns = bytes.withUnsafeBufferPointer { Self.hasDoubleSpace($0) }
    guard mayHaveColumns else { return }
    var start = 0
    var gaps = columnGaps(0)
    while start < lines.count {
      var end = start + 1
      var next = columnGaps(end)
      // A rule between header and rows counts as one blank line.
      while gaps >= 2, end < lines.count, lines[end].blanks <= 1, next == gaps {
        end += 1
        next = columnGaps(end)
      }
      if end - start >= 3 {
        for index in start..<end { separateColumns(index) }
      }
      start = end
      gaps = next
    }
  }

  /// Whether two spaces stand side by side.
  private static func hasDoubleSpace(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
      let spaces = ByteBlock(text, at: index).marks(of: 0x20)
      if !(spaces & spaces.before).isEmpty { return true }
      // The last of the sixteen may be a space, and one behind it.
      index &+= ByteBlock.size &- 1
    }
    return false
  }

  /// How often two spaces or more stand between words of a line.
  private func columnGaps(_ index: Int) -> Int {
    guard index < lines.count, lines[index].form == .plain,
      lines[index].content.count <= Self.longestRow
    else { return 0 }
    return bytes.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[lines[index].content])
      guard Self.hasDoubleSpace(text) else { return 0 }
      var gaps = 0
      var spaces = 0
      for position in lines[index].content {
        let byte = bytes[position]
        if byte == 0x20 {
          spaces &+= 1
        } else {
          if byte == 0x09 { return 0 }
          if spaces >= 2 { gaps &+= 1 }
          spaces = 0
        }
      }
      return gaps
    }
  }

  /// Longer lines are no rows of columns, in bytes.
  private static let longestRow = 400

  private mutating func separateColumns(_ index: Int) {
    lines[index].form = .row
    for position in lines[index].content.dropFirst()
    where bytes[position] == 0x20 && bytes[position - 1] == 0x20 {
      bytes[position - 1] = 0x09
    }
    for position in lines[index].content.dropFirst()
    where bytes[position] == 0x09 && bytes[position - 1] == 0x09 {
      bytes[position - 1] = 0x20
    }
  }

  /// Marks bullets and rows, and takes the bullets off.
  private mutating func markForms() {
    let hasTabs = bytes.withUnsafeBufferPointer { text in
      text.baseAddress.map {
        ByteScanning.firstIndex(of: 0x09, in: $0, from: 0, to: text.count) < text.count
      } ?? false
    }
    for index in lines.indices where lines[index].form == .plain {
      let content = lines[index].content
      if LineMarks.mayBeBullet(bytes[content.lowerBound]) {
        let bullet = LineMarks.bulletLength(bytes[content])
        if bullet > 0 {
          lines[index].form = .bullet
          lines[index].content = (content.lowerBound + bullet)..<content.upperBound
          continue
        }
      }
      guard hasTabs else { continue }
      let text = bytes[content]
      if text.dropFirst(LineMarks.number(text)?.length ?? 0).contains(0x09) {
        lines[index].form = .row
      }
    }
  }

  /// The spans within a line's range.
  func spans(in range: Range<Int>) -> ArraySlice<TextSpan> {
    // Spans are noted where they end, so they are sorted by that.
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].range.upperBound <= range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return spans[low...].prefix { $0.range.lowerBound < range.upperBound }
  }

  private mutating func split(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var number = 1
    var blanks = 0
    guard let base = text.baseAddress else { return }
    while start < text.count {
      let end = ByteScanning.firstIndex(of: 0x0A, or: 0x0D, in: base, from: start, to: text.count)
      let content = Self.trimmed(text, start..<end)
      if content.isEmpty {
        blanks += 1
      } else {
        lines.append(
          TextLine(
            content: content, blanks: blanks, indent: content.lowerBound - start,
            firstLine: number, lastLine: number))
        blanks = 0
      }
      start = end + 1
      if end + 1 < text.count, text[end] == 0x0D, text[end + 1] == 0x0A { start += 1 }
      number += 1
    }
  }

  /// A range without white space and invisible characters at either end.
  static func trimmed(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
      let length = blankLength(text, at: start, before: end)
      if length == 0, !isJoiner(text, at: start, before: end) { break }
      start += length == 0 ? 3 : length
    }
    while start < end {
      let length = blankLength(text, endingAt: end, after: start)
      if length == 0, end - start < 3 || !isJoiner(text, at: end - 3, before: end) { break }
      end -= length == 0 ? 3 : length
    }
    return start..<end
  }

  /// Whether U+200C or U+200D stands at an index: noise at a line's ends, spelling within.
  private static func isJoiner(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, before end: Int
  ) -> Bool {
    index + 2 < end && text[index] == 0xE2 && text[index + 1] == 0x80
      && (text[index + 2] == 0x8C || text[index + 2] == 0x8D)
  }

  /// The bytes of the blank or invisible character at an index; 0 if another stands there.
  @inline(__always)
  static func blankLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int, before end: Int)
    -> Int
  {
    let byte = text[index]
    if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || byte == 0x00 { return 1 }
    if byte < 0xC2 { return 0 }
    if byte == 0xC2, index + 1 < end { return isBlank(0xC2, text[index + 1], 0) ? 2 : 0 }
    if byte >= 0xE2, byte <= 0xEF, index + 2 < end {
      return isBlank(byte, text[index + 1], text[index + 2]) ? 3 : 0
    }
    return 0
  }

  /// Whether the blank character of a length at an index has no width.
  static func isInvisible(_ text: UnsafeBufferPointer<UInt8>, at index: Int, _ length: Int) -> Bool
  {
    switch length {
    case 1: return text[index] == 0
    case 2: return text[index + 1] == 0xAD
    default:
      let last = text[index + 2]
      if text[index] == 0xEF { return true }
      guard text[index] == 0xE2 else { return false }
      return text[index + 1] == 0x80
        ? (0x8B...0x8F).contains(last) || (0xAA...0xAE).contains(last)
        : last >= 0xA0
    }
  }

  @inline(__always)
  private static func blankLength(
    _ text: UnsafeBufferPointer<UInt8>, endingAt end: Int, after start: Int
  ) -> Int {
    let byte = text[end - 1]
    if byte < 0x80 { return byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || byte == 0 ? 1 : 0 }
    if end - start >= 2, text[end - 2] == 0xC2 { return isBlank(0xC2, byte, 0) ? 2 : 0 }
    if end - start >= 3 { return isBlank(text[end - 3], text[end - 2], byte) ? 3 : 0 }
    return 0
  }

  /// Whether two or three bytes encode a space or an invisible character: NBSP, NEL, soft hyphen,
  /// U+2000 to U+200F (but the joiners U+200C and U+200D, which spell Persian and Hindi), U+2028 to U+202F, U+205F to U+2064, U+3000, U+FEFF.
  static func isBlank(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second) {
    case (0xC2, 0xA0), (0xC2, 0x85), (0xC2, 0xAD): true
    case (0xE2, 0x80):
      (third <= 0x8F && third != 0x8C && third != 0x8D) || (third >= 0xA8 && third <= 0xAF)
    case (0xE2, 0x81): third >= 0x9F && third <= 0xA4
    case (0xE3, 0x80): third == 0x80
    case (0xEF, 0xBB): third == 0xBF
    default: false
    }
  }
}
