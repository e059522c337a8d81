// Whether the lines of a Markdown text are broken at a column, or each are a paragraph.

/// How a program broke the lines of a text.
struct MarkdownWrap {
  private static let widths = 60...100
  /// Fewer pairs of neighbouring lines prove nothing.
  private static let fewestPairs = 6
  /// The share of pairs of which the second line's first word does not fit the first.
  private static let tightShare = 0.7
  /// A line of fewer bytes is no paragraph.
  private static let longLine = 120

  /// The column at which lines are broken; `nil` if they aren't.
  private let width: Int?
  /// Whether each line is a paragraph, though no blank lines stand between.
  let keepsLines: Bool
  private let text: [UInt8]

  init(_ text: [UInt8], _ lines: [TextLine]) {
    self.text = text
    var counts = [Int](repeating: 0, count: Self.widths.upperBound + 2)
    var pairs = 0
    var (joined, apart) = (0, 0)
    for (line, next) in zip(lines, lines.dropFirst()) {
      let isLong = line.content.count >= Self.longLine && next.content.count >= Self.longLine
      if isLong, Self.isProse(text, line), Self.isProse(text, next) {
        if next.blanks == 0 { joined += 1 } else { apart += 1 }
      }
      guard next.blanks == 0, Self.isProse(text, line), Self.isProse(text, next) else { continue }
      pairs += 1
      let columns = Self.columns(text[line.content]) + line.indent
      let least = max(Self.widths.lowerBound, columns)
      let most = min(Self.widths.upperBound, columns + Self.firstWord(text, next))
      if least <= most { for width in least...most { counts[width] += 1 } }
    }
    let best = Self.widths.max { counts[$0] < counts[$1] } ?? 0
    let isWrapped =
      counts[best] >= Self.fewestPairs && Double(counts[best]) >= Self.tightShare * Double(pairs)
    width = isWrapped ? best : nil
    keepsLines = !isWrapped && joined > apart && joined >= 3
  }

  /// Whether the next line's first word would not have fitted on a line.
  func isFull(_ line: TextLine, before next: TextLine) -> Bool {
    guard let width else { return false }
    let columns = Self.columns(text[line.content]) + line.indent
    return columns + Self.firstWord(text, next) >= width
  }

  /// Whether a line begins without a mark and has six words or more.
  private static func isProse(_ text: [UInt8], _ line: TextLine) -> Bool {
    let content = text[line.content]
    guard let first = content.first, !"#>|-*+`~:<[!".utf8.contains(first),
      MarkdownMarks.item(content) == nil
    else { return false }
    return content.prefix(200).count { $0 == 0x20 } >= 5
  }

  private static func columns(_ text: ArraySlice<UInt8>) -> Int {
    text.prefix(2 * widths.upperBound).count { $0 & 0xC0 != 0x80 }
  }

  private static func firstWord(_ text: [UInt8], _ line: TextLine) -> Int {
    columns(text[line.content].prefix { $0 != 0x20 })
  }
}
