// Who wrote an article in a text capture.

/// Reads authors from the lines around the body.
struct TextByline {
  /// A byline is no longer than this, in words.
  private static let longestLine: Int32 = 30
  /// A line that is a name has this many words.
  private static let nameWords: ClosedRange<Int32> = 2...4
  /// How many lines behind the body a byline can follow.
  private static let tail = 3

  private let head: TextHead
  private let order: DateOrder

  /// The authors' names, and the lines that gave them.
  private(set) var authors: [String] = []
  private(set) var lines: [Int] = []

  init(_ head: TextHead, order: DateOrder) {
    self.head = head
    self.order = order
    let tail = head.bodyEnd..<max(head.bodyEnd, min(head.kept.count, head.bodyEnd + Self.tail))
    for line in head.lines + tail where authors.isEmpty { readLabelled(line) }
    for line in head.lines where authors.isEmpty { readBeforeDate(line) }
    for line in head.lines where authors.isEmpty { readBareName(line) }
  }

  /// "By Ann Lind", or "By" with the name on the next line.
  private mutating func readLabelled(_ line: Int) {
    let stats = head.context.stats[line]
    guard stats.words <= Self.longestLine, !(head.isParagraph(line) && stats.words > 16) else {
      return
    }
    let text = GluedText.spaced(head.text(line))
    let isMetadata = stats.cues.contains(.date) || text.count > head.text(line).count
    guard let label = Self.label(in: text, isMetadata: isMetadata) else { return }
    let names = BylineParser.names(Array(text[label...]), isProse: true)
    if !names.isEmpty {
      authors = names
      lines = [line]
    } else if stats.words <= 3, line + 1 < head.kept.count,
      head.context.stats[line + 1].words <= 8
    {
      authors = BylineParser.names(head.text(line + 1), isProse: true)
      lines = [line, line + 1]
    }
  }

  /// Where "By", "Written by" and their likes begin, at the start or behind glued text.
  private static func label(in text: [UInt8], isMetadata: Bool) -> Int? {
    let words = BylineParser.words(of: text)
    for index in words.indices.prefix(isMetadata ? 12 : 1) {
      for length in stride(from: min(3, words.count - index), to: 0, by: -1) {
        let cue = words[index..<(index + length)]
        guard BylineParser.isCue(cue), let first = cue.first else { continue }
        let start = first.text.startIndex
        // Within a line only "By" and "von" begin a byline, not "from" or "text".
        if index == 0 || first.key.elementsEqual("by".utf8) { return start }
      }
    }
    return nil
  }

  /// "Ann Lind May 31, 2024", "Ann Lind • 5 min read", "Ann Lind, Editor" between title and body.
  private mutating func readBeforeDate(_ line: Int) {
    let stats = head.context.stats[line]
    guard stats.words >= 3, stats.words <= 14, !head.isParagraph(line),
      stats.cues.isDisjoint(with: [.related, .share, .copy, .comment, .ad, .closing, .further])
    else { return }
    let text = GluedText.spaced(head.text(line))
    let name: ArraySlice<UInt8>
    if let date = DateParser(text, order: order).first {
      let before = text[..<date.range.lowerBound]
      let after = text[date.range.upperBound...]
      name = before.count > after.count ? before : after
    } else {
      guard let cut = Self.separator(in: text) else { return }
      name = text[..<cut]
    }
    take(Self.trimmed(name), from: line)
  }

  /// A line that is nothing but a name, next to a date or right behind the title.
  private mutating func readBareName(_ line: Int) {
    let neighbors = [line - 1, line + 1, line + 2].filter { head.kept.indices.contains($0) }
    let isByDate = neighbors.contains {
      head.context.stats[$0].words <= 12 && head.context.stats[$0].cues.contains(.date)
    }
    guard isByDate || line - 1 == head.title else { return }
    take(head.text(line)[...], from: line)
  }

  private mutating func take(_ name: ArraySlice<UInt8>, from line: Int) {
    guard looksLikeName(name, line) else { return }
    let names = BylineParser.names(Array(name), isProse: true)
    guard names.count == 1 else { return }
    authors = names
    lines = [line]
  }

  /// Whether a text is two to four capitalized words that the body does not use.
  private func looksLikeName(_ text: ArraySlice<UInt8>, _ line: Int) -> Bool {
    var content: [UInt32] = []
    let stats = text.withUnsafeBufferPointer {
      LineScanner.scan($0, table: WordTable.shared, contentWords: &content)
    }
    guard Self.nameWords.contains(stats.words), stats.capitalWords == stats.words,
      stats.capitals < stats.wordCharacters, stats.stopWords == 0, stats.digits == 0,
      stats.marks <= 2, !stats.hasWeekday,
      !head.context.stats[line].cues.contains(.ui), head.context.repeats[line] <= 3
    else { return false }
    return !content.contains { head.context.isCommon($0) }
  }

  /// Where a bullet, bar or dash between spaces, or a comma, ends a name.
  private static func separator(in text: [UInt8]) -> Int? {
    for (index, byte) in text.enumerated() {
      if byte == 0x7C || byte == 0x2C { return index }
      if byte == 0xC2 || byte == 0xE2, index + 1 < text.count, index > 0, text[index - 1] == 0x20 {
        return index
      }
    }
    return nil
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while let last = text.last, !isNameByte(last) { text.removeLast() }
    while let first = text.first, !isNameByte(first) { text.removeFirst() }
    return text
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= 0x61 && lower <= 0x7A || byte >= 0x80 || byte == 0x2E
  }
}
