// Tables in Markdown: pipes, and pandoc's grids and columns.

/// Reads rows of tables.
enum MarkdownTable {
  /// Whether a line is the one below a header, by GitHub's extension 4.10, and of how many cells.
  static func delimiterCells(_ text: ArraySlice<UInt8>) -> Int? {
    guard text.contains(UInt8(ascii: "|")), text.contains(UInt8(ascii: "-")),
      text.allSatisfy({ "|-: \t".utf8.contains($0) })
    else { return nil }
    let cells = cells(text)
    return cells.allSatisfy { $0.contains(UInt8(ascii: "-")) } ? cells.count : nil
  }

  /// The cells of a row, without white space at their ends, separated by pipes outside of links.
  static func cells(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var cells: [ArraySlice<UInt8>] = []
    var state = MarkdownLinkState()
    var start = text.startIndex
    if text.first == UInt8(ascii: "|") { start += 1 }
    var index = start
    while index < text.endIndex {
      let byte = text[index]
      if byte == UInt8(ascii: "|"), !state.isInAddress {
        cells.append(trimmed(text[start..<index]))
        start = index + 1
      } else if byte == UInt8(ascii: "\\"), index + 1 < text.endIndex {
        index += 1
      } else if byte == UInt8(ascii: "]"), index + 1 < text.endIndex,
        text[index + 1] == UInt8(ascii: "(")
      {
        state.read(text[index...(index + 1)])
        index += 1
      } else {
        state.read(text[index...index])
      }
      index += 1
    }
    let rest = trimmed(text[min(start, text.endIndex)...])
    if !rest.isEmpty || cells.isEmpty { cells.append(rest) }
    return cells
  }

  /// Whether a line is one of a grid: `+-----+-----+`.
  static func isGridRule(_ text: ArraySlice<UInt8>) -> Bool {
    text.count >= 3 && text.first == UInt8(ascii: "+") && text.last == UInt8(ascii: "+")
      && text.allSatisfy { "+-=:".utf8.contains($0) }
  }

  /// The columns of a table whose header or rows stand over dashes; `nil` if a line has no such.
  static func dashedColumns(_ text: ArraySlice<UInt8>, indent: Int) -> [Range<Int>]? {
    guard text.allSatisfy({ $0 == UInt8(ascii: "-") || $0 == 0x20 }) else { return nil }
    var columns: [Range<Int>] = []
    for dashes in text.split(separator: 0x20) {
      guard dashes.count >= 3 else { return nil }
      let start = dashes.startIndex - text.startIndex + indent
      columns.append(start..<(start + dashes.count))
    }
    return columns.count >= 2 ? columns : nil
  }

  /// What stands in each of some columns of a line; the last one goes to the line's end.
  static func slices(
    _ text: ArraySlice<UInt8>, indent: Int, columns: [Range<Int>]
  ) -> [ArraySlice<UInt8>] {
    var bounds: [Int] = []
    var column = indent
    var index = text.startIndex
    for next in columns.dropFirst() {
      while index < text.endIndex, column < next.lowerBound {
        let byte = text[index]
        column += byte & 0xC0 == 0x80 ? 0 : byte >= 0xE3 && byte <= 0xED ? 2 : 1
        index += 1
        while index < text.endIndex, text[index] & 0xC0 == 0x80 { index += 1 }
      }
      bounds.append(index)
    }
    let starts = [text.startIndex] + bounds
    let ends = bounds + [text.endIndex]
    return zip(starts, ends).map { trimmed(text[$0..<$1]) }
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text.drop(while: \.isHTMLSpace)
    while let last = text.last, last.isHTMLSpace { text.removeLast() }
    return text
  }
}
