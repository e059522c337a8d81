// Escaping text: as little as CommonMark allows, so that goldens stay readable.

extension MarkdownWriter {
  /// Writes a text with its escapes.
  mutating func write(_ text: String, _ options: MarkdownText) {
    var text = text
    text.withUTF8 { bytes in
      var stretch = TextStretch(bytes, options)
      stretch.write(to: &self)
    }
  }

  /// Writes a URL as a link's destination: between `<` and `>` if it has spaces.
  mutating func writeDestination(_ url: String, inCell: Bool) {
    var url = url
    url.withUTF8 { bytes in
      let isPointy = bytes.contains(0x20)
      let escapesParentheses = !isPointy && !Self.isBalanced(bytes)
      if isPointy { append(0x3C) }
      var reader = ScalarReader(bytes)
      var start = 0
      while let value = reader.next() {
        defer { start = reader.index }
        if ScalarClass.isEscaped(value) {
          writeReference(value)
          continue
        }
        let next = reader.index < bytes.count ? bytes[reader.index] : 0x29
        switch value {
        case 0x3C, 0x3E: append(0x5C)
        case 0x28 where escapesParentheses, 0x29 where escapesParentheses: append(0x5C)
        case 0x5C where !MarkdownByte.isAlphanumeric(next): append(0x5C)
        case 0x7C where inCell: append(0x5C)
        case 0x26 where MarkdownText.isReference(bytes, at: start):
          // cmark undoes references in URLs before backslashes, so `\&` would not do.
          append("&amp;")
          continue
        default: break
        }
        append(UnsafeBufferPointer(rebasing: bytes[start..<reader.index]))
      }
      if isPointy { append(0x3E) }
    }
  }

  /// Writes a character as a numeric reference: `&#xAD;`.
  mutating func writeReference(_ value: UInt32) {
    append("&#x")
    append(String(value, radix: 16, uppercase: true).utf8)
    append(0x3B)
  }

  /// Whether parentheses pair up, within the 32 levels that CommonMark asks of its readers.
  private static func isBalanced(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var depth = 0
    for byte in bytes {
      if byte == 0x28 { depth += 1 }
      if byte == 0x29 { depth -= 1 }
      if depth < 0 || depth > 30 { return false }
    }
    return depth == 0
  }
}

/// One text on its way into a writer.
private struct TextStretch {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let options: MarkdownText
  /// The first byte that is not yet written.
  private var start = 0
  /// The byte that is looked at.
  private var index = 0
  /// Where the part begins and ends that is not written as references.
  private var begin = 0
  private var end: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ options: MarkdownText) {
    self.bytes = bytes
    self.options = options
    end = bytes.count
  }

  mutating func write(to writer: inout MarkdownWriter) {
    if options.encodesFirst { encodeFirst(to: &writer) }
    if options.encodesLast, index < end {
      repeat { end -= 1 } while end > index && bytes[end] & 0xC0 == 0x80
    }
    if options.isLineStart, index == 0 { escapeLineStart(&writer) }
    if options.isLinkStart, index == 0, end > 0, bytes[0] == 0x5E { escape(to: &writer) }
    MarkdownText.isSpecial.withUnsafeBufferPointer { isSpecial in
      while index < end {
        if isSpecial[Int(bytes[index])] {
          writeSpecial(to: &writer)
        } else {
          index += 1
        }
      }
    }
    flush(to: &writer)
    var reader = ScalarReader(bytes, at: end)
    if let last = reader.next() { writer.writeReference(last) }
  }

  private mutating func encodeFirst(to writer: inout MarkdownWriter) {
    var reader = ScalarReader(bytes)
    if let first = reader.next() { writer.writeReference(first) }
    index = reader.index
    start = index
    begin = index
  }

  private mutating func flush(to writer: inout MarkdownWriter) {
    writer.append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
    start = index
  }

  /// Writes what stands before `index` and a backslash, and goes on after the byte at `index`.
  private mutating func escape(to writer: inout MarkdownWriter) {
    flush(to: &writer)
    writer.append(0x5C)
    index += 1
  }

  /// The byte at an offset from `index`: what follows the text counts, with `\n` for a line's end.
  private func peek(_ offset: Int = 1) -> UInt8 {
    if index + offset < end { return bytes[index + offset] }
    if end < bytes.count { return 0x26 }
    switch options.following {
    case .end: return 0x0A
    case .space: return 0x20
    case .markup: return 0x2A
    }
  }

  private mutating func writeSpecial(to writer: inout MarkdownWriter) {
    let byte = bytes[index]
    switch byte {
    case 0x0A:
      flush(to: &writer)
      writer.writeBreak()
      index += 1
      start = index
      escapeLineStart(&writer)
    case 0x00..<0x20, 0x7F...0xFF:
      writeUnlessVisible(to: &writer)
    case 0x5F:
      writeUnderscores(to: &writer)
    default:
      if isMarkup(byte) { escape(to: &writer) } else { index += 1 }
    }
  }

  private func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x5C: return !MarkdownByte.isAlphanumeric(peek()) && peek() != 0x20
    case 0x2A: return index == 0 || bytes[index - 1] != 0x20 || peek() != 0x20
    case 0x5B: return options.isInLink
    case 0x5D: return options.isInLink || peek() == 0x28 || peek() == 0x3A
    case 0x3C:
      return MarkdownByte.isLetter(peek()) || peek() == 0x2F || peek() == 0x21 || peek() == 0x3F
    case 0x26: return MarkdownText.isReference(bytes, at: index)
    case 0x7E: return peek() == 0x7E || !isAfterSpace
    case 0x7C: return options.place == .cell
    case 0x21: return options.escapesFinalBang && index + 1 == bytes.count
    default: return true
    }
  }

  /// Whether a space or a line's start is before the byte at `index`; a `~` there ends no GFM
  /// strikethrough, and without an end there is none.
  private var isAfterSpace: Bool {
    index == 0 ? options.isLineStart : bytes[index - 1] == 0x20 || bytes[index - 1] == 0x0A
  }

  /// Writes underscores, which are text to CommonMark within a word and may be emphasis elsewhere.
  ///
  /// A letter that is written as a reference ends in `;` and makes no word.
  private mutating func writeUnderscores(to writer: inout MarkdownWriter) {
    var last = index
    while last < end, bytes[last] == 0x5F { last += 1 }
    let isWithin =
      index > begin && MarkdownByte.isAlphanumeric(bytes[index - 1]) && last < end
      && MarkdownByte.isAlphanumeric(bytes[last])
    while index < last {
      if isWithin { index += 1 } else { escape(to: &writer) }
    }
  }

  private mutating func writeUnlessVisible(to writer: inout MarkdownWriter) {
    var reader = ScalarReader(bytes, at: index)
    guard let value = reader.next() else { return }
    if ScalarClass.isEscaped(value) {
      flush(to: &writer)
      writer.writeReference(value)
      start = reader.index
    }
    index = reader.index
  }

  /// Escapes what would begin a block, or be taken for a conflict marker, at the start of a line.
  private mutating func escapeLineStart(_ writer: inout MarkdownWriter) {
    guard index < end else { return }
    let next = peek()
    let isSpaced = next == 0x20 || next == 0x0A
    switch bytes[index] {
    case 0x3E, 0x7C:
      escape(to: &writer)
    case 0x2D where isSpaced || next == 0x2D || next == 0x7C || next == 0x3A,
      0x2B where isSpaced,
      0x3D where next == 0x3D || next == 0x0A,
      0x3A where next == 0x2D,
      0x3C where next == 0x3C:
      escape(to: &writer)
    case 0x5B where options.escapesFirstBracket:
      escape(to: &writer)
    case 0x5B where peek(2) == 0x5D && (next == 0x20 || next | 0x20 == 0x78):
      escape(to: &writer)
    case 0x23:
      escapeHashes(&writer)
    case 0x30...0x39:
      escapeNumber(&writer)
    default:
      break
    }
  }

  private mutating func escapeHashes(_ writer: inout MarkdownWriter) {
    var count = 0
    while count < 7, index + count < end, bytes[index + count] == 0x23 { count += 1 }
    if count < 7, peek(count) == 0x20 || peek(count) == 0x0A { escape(to: &writer) }
  }

  private mutating func escapeNumber(_ writer: inout MarkdownWriter) {
    var count = 0
    while count < 10, index + count < end, MarkdownByte.isDigit(bytes[index + count]) { count += 1 }
    guard count < 10, peek(count) == 0x2E || peek(count) == 0x29, index + count < end,
      peek(count + 1) == 0x20 || peek(count + 1) == 0x0A
    else { return }
    index += count
    escape(to: &writer)
  }
}
