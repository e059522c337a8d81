// Poems, whose lines are short and end in commas.

/// Tells verse from headlines and deks.
enum Verse {
  /// A line of verse has at most this many words.
  private static let longestLine: Int32 = 14
  /// A poem has at least so many lines.
  private static let fewestLines = 6

  /// Whether a kept line is the first of a poem: it ends in a comma, or it stands behind a blank line and
  /// two lines like it follow without one.
  static func opens(
    at line: Int, _ reader: LineReader, _ context: LineContext, kept: [Bool]
  ) -> Bool {
    guard isLine(line, context, kept), isLine(line + 1, context, kept) else { return false }
    if endsWithinSentence(reader, line) { return true }
    return reader.lines[line].blanks > 0 && reader.lines[line + 1].blanks == 0
      && isLine(line + 2, context, kept) && reader.lines[line + 2].blanks == 0
  }

  /// Whether the kept lines are a poem: most end in marks, and of those many in one that ends no
  /// sentence, as no headline does.
  static func isBody(_ kept: [Int], _ reader: LineReader, _ context: LineContext) -> Bool {
    let lines = kept.filter { context.stats[$0].words <= longestLine && !context.good[$0] }
    guard lines.count >= fewestLines else { return false }
    let within = lines.count { endsWithinSentence(reader, $0) }
    let ends = lines.count { context.stats[$0].endsWithPunctuation }
    return within * 4 >= lines.count && (within + ends) * 2 >= lines.count
  }

  private static func isLine(_ line: Int, _ context: LineContext, _ kept: [Bool]) -> Bool {
    kept.indices.contains(line) && kept[line] && context.stats[line].words <= longestLine
      && !context.good[line]
  }

  /// Whether a comma or semicolon ends a line.
  private static func endsWithinSentence(_ reader: LineReader, _ line: Int) -> Bool {
    let last = reader.bytes[reader.lines[line].content].last
    return last == UInt8(ascii: ",") || last == UInt8(ascii: ";")
  }
}
