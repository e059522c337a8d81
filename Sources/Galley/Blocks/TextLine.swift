// One line of a text capture, as the classifier sees it.

/// A line of text: a paragraph, a heading, an entry of a menu.
struct TextLine: Sendable, Hashable {
  /// What a renderer's or author's marks say that the line is.
  enum Form: Sendable, Hashable {
    case plain
    case heading(level: Int)
    /// An item of a list, its bullet taken off.
    case bullet
    case quote
    case code
    /// Cells separated by tabs, or by two spaces or more.
    case row
    /// Lines of verse, separated by line feeds.
    case verse
  }

  /// Where the content lies in ``LineReader/bytes``, without white space at either end.
  var content: Range<Int>
  /// The number of blank lines before it.
  var blanks: Int
  /// The columns of white space before the content.
  var indent: Int
  /// The 1-based number of the capture's line on which it begins.
  var firstLine: Int
  /// The 1-based number of the capture's line on which it ends: later if the text was wrapped.
  var lastLine: Int
  var form = Form.plain
}

extension TextLine {
  /// Lines with other text, and that text; the blank lines before a line that goes count for the next.
  ///
  /// - Parameters:
  ///   - capacity: The bytes that the text will hardly exceed.
  ///   - append: Appends the new text of a line, and says whether the line stays.
  static func rewritten(
    _ lines: [TextLine], _ capacity: Int, append: (TextLine, inout [UInt8]) -> Bool
  ) -> (bytes: [UInt8], lines: [TextLine]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(capacity)
    var result: [TextLine] = []
    var blanks = 0
    for var line in lines {
      let start = bytes.count
      guard append(line, &bytes) else {
        bytes.removeSubrange(start...)
        blanks = max(blanks, line.blanks)
        continue
      }
      line.content = start..<bytes.count
      line.blanks = max(line.blanks, blanks)
      blanks = 0
      result.append(line)
    }
    return (bytes, result)
  }
}
