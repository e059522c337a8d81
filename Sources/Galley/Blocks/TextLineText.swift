// The text of lines, as an article has it.

/// Gives lines' text with white space collapsed and invisible characters left out.
struct TextLineText {
  private let reader: LineReader
  private let stats: [LineStats]

  init(_ reader: LineReader, _ context: LineContext) {
    self.reader = reader
    stats = context.stats
  }

  /// The text of a line.
  func string(_ line: Int) -> String {
    string(line, reader.lines[line].content)
  }

  /// The text of a part of a line, which begins with a word.
  private func string(_ line: Int, _ range: Range<Int>) -> String {
    guard !stats[line].mayHaveBlanks else {
      return String(decoding: Self.collapsed(reader.bytes[range]), as: UTF8.self)
    }
    return reader.bytes.withUnsafeBufferPointer { bytes in
      String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }
  }

  /// The text of a line, or a part of it, with its marks and links.
  func runs(_ line: Int, from start: Int? = nil, to end: Int? = nil) -> [InlineRun] {
    let content = reader.lines[line].content
    let range = (start ?? content.lowerBound)..<(end ?? content.upperBound)
    if reader.lines[line].form == .verse { return [verse(range)] }
    if reader.spans.isEmpty { return [InlineRun(string(line, range))] }
    let spans = reader.spans(in: range)
    guard !spans.isEmpty else { return [InlineRun(string(line, range))] }
    return runs(range, spans)
  }

  private func verse(_ range: Range<Int>) -> InlineRun {
    let lines = reader.bytes[range].split(separator: 0x0A).map {
      String(decoding: Self.collapsed($0), as: UTF8.self)
    }
    return InlineRun(lines.joined(separator: "\n"))
  }

  /// Cuts a range at the bounds of its spans, which may nest.
  private func runs(_ range: Range<Int>, _ spans: ArraySlice<TextSpan>) -> [InlineRun] {
    var cuts = Set([range.lowerBound, range.upperBound])
    for span in spans {
      cuts.insert(max(range.lowerBound, span.range.lowerBound))
      cuts.insert(min(range.upperBound, span.range.upperBound))
    }
    let bounds = cuts.sorted()
    let byStart = spans.sorted { $0.range.lowerBound < $1.range.lowerBound }
    var next = 0
    // The spans over a piece, in the order of their ends: there may be thousands in a line.
    var over: [TextSpan] = []
    var result: [InlineRun] = []
    var isAfterSpace = true
    for (start, end) in zip(bounds, bounds.dropFirst()) {
      over.removeAll { $0.range.upperBound <= start }
      while next < byStart.count, byStart[next].range.lowerBound <= start {
        let end = byStart[next].range.upperBound
        over.insert(byStart[next], at: over.firstIndex { $0.range.upperBound > end } ?? over.count)
        next += 1
      }
      let marks = over.reduce(into: InlineRun.Marks()) { $0.formUnion($1.marks) }
      let link = over.lazy.compactMap(\.link).first
      let piece = Self.collapsed(
        reader.bytes[start..<end], isAfterSpace: isAfterSpace, isBeforeMore: end < range.upperBound)
      guard let last = piece.last else { continue }
      isAfterSpace = last == 0x20
      let text = String(decoding: piece, as: UTF8.self)
      if let before = result.last, before.marks == marks, before.link == link {
        result[result.count - 1].text += text
      } else {
        result.append(InlineRun(text, marks: marks, link: link))
      }
    }
    return result
  }

  /// Whether a text is sure to hold no white space but single spaces between words, as most do.
  static func isCollapsed(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.first != 0x20, text.last != 0x20 else { return text.isEmpty }
    var index = 0
    while index < text.count {
      let bytes = ByteBlock(text, at: index)
      let spaces = bytes.marks(of: 0x20)
      // White space other than a space alone, or what invisible characters begin with.
      let blanks =
        bytes.marks(below: 0x20) | spaces & spaces.before | bytes.marks(of: 0xC2)
        | bytes.marks(from: 0xE2, count: 2) | bytes.marks(of: 0xEF)
      let length = blanks.first
      guard length < ByteBlock.size &- 1 else {
        // The last of the sixteen may be a space, and one behind it.
        index &+= ByteBlock.size &- 1
        continue
      }
      index &+= length
      guard index < text.count else { return true }
      if text[index] <= 0x20 || LineReader.blankLength(text, at: index, before: text.count) > 0 {
        return false
      }
      index &+= 1
    }
    return true
  }

  /// Bytes with white space collapsed to single spaces, without invisible characters.
  ///
  /// - Parameters:
  ///   - isAfterSpace: Whether white space at the start is dropped.
  ///   - isBeforeMore: Whether white space at the end is kept.
  static func collapsed(
    _ text: ArraySlice<UInt8>, isAfterSpace: Bool = true, isBeforeMore: Bool = false
  ) -> [UInt8] {
    if text.withUnsafeBufferPointer(isCollapsed) { return Array(text) }
    return text.withUnsafeBufferPointer { text in
      // No longer than the text; a space takes the place of white space.
      [UInt8](unsafeUninitializedCapacity: text.count) { out, count in
        var index = 0
        var isSpacePending = false
        while index < text.count {
          let length = LineReader.blankLength(text, at: index, before: text.count)
          // CSS does not collapse U+3000, which titles in Japanese have between their parts.
          guard length == 0 || text[index] == 0xE3 else {
            if !LineReader.isInvisible(text, at: index, length) { isSpacePending = true }
            index &+= length
            continue
          }
          if isSpacePending, !(count == 0 && isAfterSpace) {
            out[count] = 0x20
            count &+= 1
          }
          let end = endOfPlain(text, from: index &+ max(1, length))
          let plain = UnsafeMutableBufferPointer(rebasing: out[count...])
          _ = plain.update(fromContentsOf: text[index..<end])
          count &+= end &- index
          index = end
          // A space in front of white space, or of the end.
          isSpacePending = out[count &- 1] == 0x20
          if isSpacePending { count &-= 1 }
        }
        if isBeforeMore, isSpacePending, !(count == 0 && isAfterSpace) {
          out[count] = 0x20
          count &+= 1
        }
      }
    }
  }

  /// The end of what stays as it is: up to white space other than a space alone, or to what such and
  /// invisible characters begin with.
  private static func endOfPlain(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < text.count {
      let bytes = ByteBlock(text, at: index)
      let spaces = bytes.marks(of: 0x20)
      let length =
        (bytes.marks(below: 0x20) | spaces & spaces.before | bytes.marks(of: 0xC2)
        | bytes.marks(of: 0xE2) | bytes.marks(of: 0xEF)).first
      if length < ByteBlock.size &- 1 { return min(text.count, index &+ length) }
      // The last of the sixteen may be a space, and one behind it.
      index &+= ByteBlock.size &- 1
    }
    return text.count
  }
}
