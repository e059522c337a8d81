// Text whose paragraphs a program broke into lines: mail, `fmt`, w3m, lynx.

/// Joins the lines of hard-wrapped paragraphs.
///
/// A program that wraps at a column breaks a line only where the next word does not fit. If that
/// holds for most pairs of neighbouring lines, the text is wrapped, and such pairs are joined.
struct WrappedText {
  /// The columns at which programs wrap.
  private static let widths = 50...100
  /// A text in which more than this share of lines is longer is not wrapped.
  private static let longShare = 0.03
  /// No line of so many columns takes more bytes than this, in any script.
  private static let longestLine = 300
  /// Fewer tight pairs of neighbouring lines prove nothing.
  private static let fewestPairs = 6
  /// The share of pairs that must be tight: the second line's first word does not fit the first.
  private static let tightShare = 0.7
  /// The columns that lynx and ELinks leave free before text.
  private static let browsersMargin = 3
  /// A line of fewer words belongs to a menu or a heading.
  private static let fewestWords = 6
  /// Scripts without spaces are broken between any two characters of two columns each, but not before
  /// a comma or period.
  private static let unspacedWord = 4
  private static let unspacedCharacters = 2

  private let bytes: [UInt8]
  private let lines: [TextLine]
  /// The column behind each line's last character.
  private let columns: [Int]
  /// The columns before most lines of prose.
  private let margin: Int
  private var width: Int

  /// The measure of a text that is wrapped; `nil` if it isn't.
  init?(_ bytes: [UInt8], _ plain: [TextLine]) {
    let lines = Self.markingQuotes(plain, bytes)
    let limit = Int(Self.longShare * Double(lines.count))
    guard lines.count > Self.fewestPairs,
      lines.count(where: { $0.content.count > Self.longestLine }) <= limit
    else { return nil }
    guard !Self.hasLongProse(bytes, lines, limit: limit) else { return nil }
    self.bytes = bytes
    self.lines = lines
    let columns = lines.map { $0.indent + Self.columnCount(bytes[$0.content]) }
    self.columns = columns
    let prose = lines.indices.filter {
      lines[$0].form == .plain && Self.words(bytes[lines[$0].content]) >= Self.fewestWords
    }
    // What stands farther in, such as verse, may be set by hand.
    margin = Self.commonIndent(prose.map { lines[$0].indent })
    width = 0
    let pairs = prose.filter {
      $0 + 1 < lines.count && lines[$0 + 1].indent <= margin && isContinuation($0 + 1)
    }
    width = bestWidth(pairs)
    let tight = pairs.count(where: isTight)
    guard tight >= Self.fewestPairs, Double(tight) >= Self.tightShare * Double(pairs.count)
    else { return nil }
  }

  /// The lines with those of mail that begin with `>` as quotes, without the mark.
  ///
  /// A mark on a single line is an arrow.
  private static func markingQuotes(_ lines: [TextLine], _ bytes: [UInt8]) -> [TextLine] {
    func mark(_ line: TextLine) -> Int? {
      guard line.form == .plain, bytes[line.content.lowerBound] == UInt8(ascii: ">") else {
        return nil
      }
      let length = bytes[line.content].prefix { $0 == UInt8(ascii: ">") || $0 == 0x20 }.count
      return length < line.content.count ? length : nil
    }
    guard lines.contains(where: { mark($0) != nil }) else { return lines }
    var result = lines
    for index in lines.indices {
      guard let length = mark(lines[index]) else { continue }
      let isNext =
        index + 1 < lines.count && lines[index + 1].blanks == 0 && mark(lines[index + 1]) != nil
      let isLast = index > 0 && lines[index].blanks == 0 && mark(lines[index - 1]) != nil
      guard isNext || isLast else { continue }
      result[index].form = .quote
      result[index].indent += length
      result[index].content =
        (lines[index].content.lowerBound + length)..<lines[index].content.upperBound
    }
    return result
  }

  /// The indent that most lines have; the smallest of several.
  private static func commonIndent(_ indents: [Int]) -> Int {
    var counts: [Int: Int] = [:]
    for indent in indents { counts[indent, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    return counts.filter { $0.value == most }.keys.min() ?? 0
  }

  /// Whether more lines of prose than a limit are longer than any program wraps them.
  private static func hasLongProse(_ bytes: [UInt8], _ lines: [TextLine], limit: Int) -> Bool {
    var count = 0
    for line in lines where line.indent + line.content.count > widths.upperBound {
      let text = bytes[line.content]
      if line.form == .plain, line.indent + columnCount(text) > widths.upperBound,
        words(text) >= fewestWords
      {
        count += 1
        if count > limit { return true }
      }
    }
    return false
  }

  /// The column at which most pairs are tight while their first line fits.
  private func bestWidth(_ pairs: [Int]) -> Int {
    var counts = [Int](repeating: 0, count: Self.widths.upperBound + 2)
    for index in pairs where columns[index] <= Self.widths.upperBound {
      // Tight for every width from the line's own to that at which the next word would fit.
      let start = max(Self.widths.lowerBound, columns[index])
      let end = min(Self.widths.upperBound + 1, columns[index] + 1 + nextWord(index))
      guard start < end else { continue }
      for width in start..<end { counts[width] += 1 }
    }
    return Self.widths.max { counts[$0] < counts[$1] } ?? 0
  }

  /// Whether a line may continue the one before it.
  private func isContinuation(_ index: Int) -> Bool {
    let form = lines[index].form
    return lines[index].blanks == 0 && (form == .plain || form == .quote)
      && lines[index - 1].form == form && !Self.isItem(bytes[lines[index].content])
  }

  /// Whether the next line's first word would not have fitted on a line.
  private func isTight(_ index: Int) -> Bool {
    columns[index] + 1 + nextWord(index) > width
  }

  /// The columns of the first word of the line behind a line.
  private func nextWord(_ index: Int) -> Int {
    let next = bytes[lines[index + 1].content]
    if LineJoint.isUnspaced(next) { return Self.unspacedWord }
    return Self.columnCount(next.prefix { $0 != 0x20 && $0 != 0x09 })
  }

  // MARK: Joining

  /// The text with its paragraphs on one line each.
  func unwrapped() -> (bytes: [UInt8], lines: [TextLine]) {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var result: [TextLine] = []
    var index = 0
    while index < lines.count {
      let verse = endOfVerse(index)
      let isVerse = verse != nil
      let range = index..<(verse ?? endOfParagraph(index))
      var line = lines[index]
      let start = out.count
      for piece in range {
        if isVerse, piece > index {
          out.append(0x0A)
        } else if piece > index,
          LineJoint.hasSpace(bytes[lines[piece - 1].content], bytes[lines[piece].content])
        {
          out.append(0x20)
        }
        out += bytes[lines[piece].content]
      }
      line.content = start..<out.count
      line.lastLine = lines[range.upperBound - 1].lastLine
      if isVerse {
        line.form = .verse
      } else if let level = headingLevel(range) {
        line.form = .heading(level: level)
      }
      result.append(line)
      index = range.upperBound
    }
    return (out, result)
  }

  private func endOfParagraph(_ start: Int) -> Int {
    let isItem = Self.isItem(bytes[lines[start].content])
    var end = start + 1
    while end < lines.count, isContinuation(end), isTight(end - 1) {
      let indent = lines[end].indent
      if end > start + 1 {
        if indent != lines[end - 1].indent, !isCentred(end) || !isCentred(end - 1) { break }
      } else if isItem ? indent <= lines[start].indent : indent > lines[start].indent {
        if isItem || !isCentred(end) { break }
      }
      end += 1
    }
    return end
  }

  /// The level of a heading in a margin of three columns, as lynx and ELinks have them: 2 at its left
  /// end, 3 farther in; `nil` if lines are none.
  private func headingLevel(_ range: Range<Int>) -> Int? {
    let line = lines[range.lowerBound]
    guard margin == Self.browsersMargin, line.indent == 0 || line.indent == 2,
      line.form == .plain, range.count <= 2, line.blanks > 0,
      range.upperBound == lines.count || lines[range.upperBound].blanks > 0
    else { return nil }
    return line.indent == 0 ? 2 : 3
  }

  /// Whether the middle of a line is that of the line before it, as in headings that are centred.
  private func isCentred(_ index: Int) -> Bool {
    let (before, line) = (index - 1, index)
    let distance =
      lines[line].indent + columns[line] - lines[before].indent - columns[before]
    return (-2...2).contains(distance)
  }

  /// The end of three indented lines or more of which none is tight; `nil` if they
  /// are no verse.
  private func endOfVerse(_ start: Int) -> Int? {
    guard lines[start].indent >= 4, lines[start].form == .plain else { return nil }
    var end = start + 1
    while end < lines.count, lines[end].blanks == 0, lines[end].indent == lines[start].indent,
      lines[end].form == .plain, !isTight(end - 1)
    {
      end += 1
    }
    guard end - start >= 3 else { return nil }
    let text = lines[start..<end].map { bytes[$0.content] }
    let isListOfItems = text.contains { Self.isItem($0) || Self.words($0) < 3 }
    return isListOfItems ? nil : end
  }

  /// Whether a line begins with a bullet or a number.
  static func isItem(_ text: ArraySlice<UInt8>) -> Bool {
    LineMarks.bulletLength(text) > 0 || LineMarks.number(text) != nil
  }

  /// The columns that a text takes on a terminal: two for Han, kana, Hangul and full-width forms.
  private static func columnCount(_ text: ArraySlice<UInt8>) -> Int {
    var count = 0
    for byte in text where byte & 0xC0 != 0x80 {
      count += byte >= 0xE3 && byte <= 0xED ? 2 : 1
    }
    return count
  }

  /// The words of a line; without spaces as many characters as one has on average.
  private static func words(_ text: ArraySlice<UInt8>) -> Int {
    var count = 1
    var unspaced = 0
    for byte in text {
      if byte == 0x20 { count += 1 }
      if byte >= 0xE3, byte <= 0xE9 { unspaced += 1 }
    }
    return count + unspaced / unspacedCharacters
  }
}
