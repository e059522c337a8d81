// Numbers of paragraphs and notes that stand in elements of their own.

extension ArticleBuilder {
  /// A longer text is more than a number, in bytes.
  private static let longestNumber = 6

  /// A paragraph, with the number of a paragraph or note that stands alone before it: `1.` in a court's
  /// ruling, `[2]`, or a plain number that leads back to where a note is called.
  ///
  /// The number's own paragraph is taken back.
  mutating func numbered(_ runs: [InlineRun]) -> ArticleBlock {
    guard containers.count == 1, case .paragraph(var number) = containers[0].blocks.last,
      Self.isNumber(number), !Self.isNumber(runs), waitingImages.isEmpty
    else { return .paragraph(runs) }
    containers[0].blocks.removeLast()
    var runs = runs
    if number[0].link == runs[0].link, number[0].marks == runs[0].marks {
      runs[0].text = number[0].text + " " + runs[0].text
      return .paragraph(runs)
    }
    if number[0].link == nil { number[0].text += " " } else { runs[0].text = " " + runs[0].text }
    return .paragraph(number + runs)
  }

  /// Whether a paragraph is nothing but a number with a mark, or a plain one that leads elsewhere in
  /// the page.
  private static func isNumber(_ runs: [InlineRun]) -> Bool {
    guard runs.count == 1, runs[0].text.utf8.count <= longestNumber else { return false }
    var text = runs[0].text.utf8[...]
    let hasMark = text.last == 0x2E || text.last == 0x29 || text.last == 0x5D
    if hasMark { text.removeLast() }
    if text.first == 0x28 || text.first == 0x5B { text.removeFirst() }
    guard !text.isEmpty, text.allSatisfy(\.isASCIIDigit) else { return false }
    return hasMark || runs[0].link?.utf8.contains(UInt8(ascii: "#")) == true
  }
}
