// Text whose paragraphs a program broke into lines: mail, `fmt`, w3m, lynx.

/// Joins the lines of hard-wrapped paragraphs.
///
/// A program that wraps at a column breaks a line only where the next word does not fit. If that
/// holds for most pairs of neighbouring lines, the text is wrapped, and such pairs are joined.
struct WrappedText {
  /// How long a line is to the program that wrapped it.
  private enum Measure {
    case columns
    /// `fmt` and `fold` count the bytes of a line, of which letters of most scripts have two or three.
    case bytes
  }

  /// The columns at which programs wrap.
  private static let widths = 50...100
  /// Terminals and printers are as wide as this; only a text most of whose pairs are tight is theirs.
  private static let wideWidths = 101...160
  /// A text in which more than this share of lines is longer is not wrapped.
  private static let longShare = 0.03
  /// No line of so many columns takes more bytes than this, in most scripts.
  private static let longestLine = 300
  /// Fewer tight pairs of neighbouring lines prove something only if all are, and most break sentences.
  private static let fewestPairs = 6
  /// Fewer prove nothing.
  private static let fewestOfFewPairs = 3
  /// The share of pairs that must be tight: the second line's first word does not fit the first.
  private static let tightShare = 0.7
  /// …where that is weak evidence: of wide texts, and of those measured by bytes.
  private static let strictShare = 0.85
  /// The columns that lynx and ELinks leave free before text.
  private static let browsersMargin = 3
  /// So many lines may stand above the text without a blank one between them.
  private static let longestHead = 4
  /// A line of fewer words belongs to a menu or a heading.
  private static let fewestWords = 6
  /// …if lines are measured by bytes, so that fewer words are on each.
  private static let fewestWordsByBytes = 4
  /// A text of fewer bytes a character, on its first lines, is measured by characters alone.
  private static let bytesOfCharacter = 1.4
  private static let sample = 64
  /// Scripts without spaces are broken between any two characters of two columns each, but not before
  /// a comma or period.
  private static let unspacedWord = 4
  private static let unspacedCharacters = 2

  private let bytes: [UInt8]
  private let lines: [TextLine]
  private let measure: Measure
  /// The lines of a mail's header, which are never joined, by their numbers in the capture.
  private let header: ClosedRange<Int>?
  /// The column behind each line's last character.
  private let columns: [Int]
  /// The columns before most lines of prose.
  private let margin: Int
  private var width: Int

  /// The measure of a text that is wrapped; `nil` if it isn't.
  ///
  /// - Parameter header: The numbers of the lines that are a mail's header.
  init?(_ bytes: [UInt8], _ plain: [TextLine], header: ClosedRange<Int>? = nil) {
    let limit = Int(Self.longShare * Double(plain.count))
    guard plain.count > Self.fewestOfFewPairs,
      plain.count(where: { $0.content.count > Self.longestLine }) <= limit
    else { return nil }
    let lines = Self.markingQuotes(plain, bytes)
    guard let widths = Self.widths(bytes, lines, limit: limit) else { return nil }
    if let text = Self(bytes, lines, .columns, widths, header) {
      self = text
    } else if Self.hasLongCharacters(bytes, lines),
      let text = Self(bytes, lines, .bytes, Self.widths, header)
    {
      self = text
    } else {
      return nil
    }
  }

  private init?(
    _ bytes: [UInt8], _ lines: [TextLine], _ measure: Measure, _ widths: ClosedRange<Int>,
    _ header: ClosedRange<Int>?
  ) {
    self.bytes = bytes
    self.lines = lines
    self.measure = measure
    self.header = header
    let columns = lines.map { $0.indent + Self.length(bytes[$0.content], measure) }
    self.columns = columns
    let fewestWords = measure == .bytes ? Self.fewestWordsByBytes : Self.fewestWords
    let prose = lines.indices.filter {
      lines[$0].form == .plain && Self.words(bytes[lines[$0].content]) >= fewestWords
    }
    // What stands farther in, such as verse, may be set by hand.
    margin = Self.commonIndent(prose.map { lines[$0].indent })
    width = 0
    let pairs = prose.filter {
      $0 + 1 < lines.count && lines[$0 + 1].indent <= margin && isContinuation($0 + 1)
    }
    width = bestWidth(pairs, widths)
    let isUsual = measure == .columns && widths == Self.widths
    guard isWrapped(pairs, tightShare: isUsual ? Self.tightShare : Self.strictShare) else {
      return nil
    }
  }

  /// Whether pairs of neighbouring lines show that a program broke them.
  private func isWrapped(_ pairs: [Int], tightShare: Double) -> Bool {
    // A line that is too long was edited behind the program's back.
    let longest = max(width, Self.widths.upperBound)
    let tightPairs = pairs.filter { isTight($0) && columns[$0] <= longest }
    let tight = tightPairs.count
    // Verse ends its lines in commas, and may be as even.
    guard tightPairs.count(where: endsInMark) * 2 <= tight else { return false }
    if tight >= Self.fewestPairs { return Double(tight) >= tightShare * Double(pairs.count) }
    // A headline and the byline below it are a pair, too.
    let pairs = Array(pairs.drop { !isTight($0) })
    return tight >= Self.fewestOfFewPairs && tight == pairs.count
      && pairs.allSatisfy { columns[$0] <= width }
      && pairs.count(where: breaksSentence) * 3 >= pairs.count * 2 && hasParagraphs(pairs)
  }

  /// Whether a sentence goes on behind a line: no mark ends the line, and no capital begins the next.
  private func breaksSentence(_ index: Int) -> Bool {
    guard let last = bytes[lines[index].content].last,
      let first = bytes[lines[index + 1].content].first
    else { return false }
    let goesOn = last.isASCIILetter || last.isASCIIDigit || last == 0x2C || last >= 0x80
    return goesOn && !(0x41...0x5A).contains(first)
  }

  private func endsInMark(_ index: Int) -> Bool {
    bytes[lines[index].content].last.map(Self.marks.contains) ?? false
  }

  private static let marks = Array(",;:.!?".utf8)

  /// Whether blank lines stand before the first lines of pairs, as before paragraphs.
  private func hasParagraphs(_ pairs: [Int]) -> Bool {
    pairs.indices.allSatisfy { position in
      let isFirst = position == 0 || pairs[position - 1] != pairs[position] - 1
      return !isFirst || lines[pairs[position]].blanks > 0
    }
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

  /// The columns at which a text may be wrapped; `nil` if more lines of prose than a limit are longer than
  /// any program wraps them.
  private static func widths(
    _ bytes: [UInt8], _ lines: [TextLine], limit: Int
  ) -> ClosedRange<Int>? {
    var (long, tooLong) = (0, 0)
    for line in lines where line.indent + line.content.count > widths.upperBound {
      guard line.form == .plain else { continue }
      let text = bytes[line.content]
      let isTooLong = isProse(text, longerThan: wideWidths.upperBound - line.indent)
      if isTooLong || isProse(text, longerThan: widths.upperBound - line.indent) { long += 1 }
      if isTooLong { tooLong += 1 }
      if tooLong > limit { return nil }
    }
    return long > limit ? wideWidths : widths
  }

  /// Whether a line has more columns, and enough words.
  private static func isProse(_ text: ArraySlice<UInt8>, longerThan longest: Int) -> Bool {
    guard text.count > longest else { return false }
    // Of most lines the beginning has both.
    let start = text.prefix(max(0, longest) + 8)
    return columnCount(start) > longest && words(start) >= fewestWords
      || columnCount(text) > longest && words(text) >= fewestWords
  }

  /// Whether most of a text's characters have several bytes, but one column.
  private static func hasLongCharacters(_ bytes: [UInt8], _ lines: [TextLine]) -> Bool {
    var (all, columns) = (0, 0)
    for line in lines.prefix(sample) where line.form == .plain {
      all += line.content.count
      columns += columnCount(bytes[line.content])
    }
    return Double(all) >= bytesOfCharacter * Double(columns)
  }

  /// The column at which most pairs are tight while their first line fits.
  private func bestWidth(_ pairs: [Int], _ widths: ClosedRange<Int>) -> Int {
    var counts = [Int](repeating: 0, count: widths.upperBound + 2)
    for index in pairs where columns[index] <= widths.upperBound {
      // Tight for every width from the line's own to that at which the next word would fit.
      let start = max(widths.lowerBound, columns[index])
      let end = min(widths.upperBound + 1, columns[index] + 1 + nextWord(index))
      guard start < end else { continue }
      for width in start..<end { counts[width] += 1 }
    }
    return widths.max { counts[$0] < counts[$1] } ?? 0
  }

  /// Whether a line may continue the one before it.
  private func isContinuation(_ index: Int) -> Bool {
    let form = lines[index].form
    if let header, header.contains(lines[index].firstLine) { return false }
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
    return Self.length(next.prefix { $0 != 0x20 && $0 != 0x09 }, measure)
  }

  // MARK: Joining

  /// The text with its paragraphs on one line each.
  func unwrapped() -> (bytes: [UInt8], lines: [TextLine]) {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var result: [TextLine] = []
    let head = endOfHead
    var index = 0
    while index < lines.count {
      let verse = endOfVerse(index)
      let isVerse = verse != nil
      let range = index..<(verse ?? (index < head ? index + 1 : endOfParagraph(index)))
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

  /// The end of the lines before the first blank one, if they are few and no paragraph: headline, byline and
  /// date; 0 if there are none.
  ///
  /// Measured by bytes a line is full with so few letters that many a headline is.
  private var endOfHead: Int {
    guard measure == .bytes else { return 0 }
    let end = lines.dropFirst().firstIndex { $0.blanks > 0 } ?? lines.count
    return end <= Self.longestHead && endOfParagraph(0) < end ? end : 0
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

  private static func length(_ text: ArraySlice<UInt8>, _ measure: Measure) -> Int {
    measure == .columns ? columnCount(text) : text.count
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
