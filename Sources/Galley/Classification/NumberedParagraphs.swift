// The last paragraphs of texts whose paragraphs are numbered.

/// Keeps the numbered paragraphs that follow the last one kept, as in rulings and statutes, where they may
/// be short.
enum NumberedParagraphs {
  /// A paragraph has at least this many words.
  private static let fewestWords: Int32 = 5
  /// Lower numbers are those of a list.
  private static let lowest = 3

  static func keepLast(_ kept: inout [Bool], _ reader: LineReader, _ context: LineContext) {
    guard var last = kept.lastIndex(of: true), var number = self.number(last, reader),
      number >= lowest
    else { return }
    while last + 1 < kept.count, self.number(last + 1, reader) == number + 1,
      context.stats[last + 1].words >= fewestWords, context.stats[last + 1].endsWithPunctuation
    {
      last += 1
      number += 1
      kept[last] = true
    }
  }

  private static func number(_ line: Int, _ reader: LineReader) -> Int? {
    let text = reader.bytes[reader.lines[line].content]
    guard reader.lines[line].form == .plain, text.first?.isASCIIDigit == true else { return nil }
    return LineMarks.number(text)?.value
  }
}
