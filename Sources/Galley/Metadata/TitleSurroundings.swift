// The text around a page's title, where its date and byline stand.

/// Lines of text before and behind the title.
struct TitleSurroundings {
  /// How far behind the title dates and bylines stand, in text nodes that aren't blank.
  ///
  /// Measured: farther ones are those of other articles.
  static let reachBehind = 60
  static let reachBefore = 15
  /// Longer text, in bytes, is prose and holds neither.
  static let maximumLength = 160

  /// A text node.
  struct Line {
    var node: Int
    /// Where its text stands in ``text``; empty if it is prose.
    var range: Range<Int>
  }

  /// Behind the title, the nearest first.
  private(set) var behind: [Line] = []
  /// Before the title, the nearest first.
  private(set) var before: [Line] = []
  /// The text of the lines, white space collapsed.
  private(set) var text: [UInt8] = []

  /// No surroundings: the title doesn't stand on the page.
  init() {}

  /// The surroundings of the node that holds the title.
  init(of title: Int, in document: Document) {
    text.reserveCapacity(4_096)
    behind.reserveCapacity(Self.reachBehind)
    document.bytes.withUnsafeBufferPointer { bytes in
      var index = Int(document.nodes[title].end)
      while index < document.nodes.count, behind.count < Self.reachBehind {
        if let line = line(document, index, bytes) { behind.append(line) }
        index += 1
      }
      index = title - 1
      while index > 0, before.count < Self.reachBefore {
        if document.nodes[index].tag == .body { break }
        if let line = line(document, index, bytes) { before.append(line) }
        index -= 1
      }
    }
  }

  /// The lines from a text node on, itself the first.
  init(from node: Int, count: Int, in document: Document) {
    document.bytes.withUnsafeBufferPointer { bytes in
      var index = node
      while index < document.nodes.count, behind.count < count {
        if let line = line(document, index, bytes) { behind.append(line) }
        index += 1
      }
    }
  }

  /// A text node as a line; `nil` if it is none, or blank.
  private mutating func line(
    _ document: Document, _ index: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Line? {
    guard document.nodes[index].tag == .text else { return nil }
    let start = text.count
    let range = document.textRange(index)
    if range.count > 4 * Self.maximumLength { return Line(node: index, range: start..<start) }
    PlainText.appendCollapsed(
      UnsafeBufferPointer(rebasing: bytes[range]), to: &text, limit: Self.maximumLength)
    guard text.count > start else { return nil }
    if text.count - start > Self.maximumLength { text.removeSubrange(start...) }
    return Line(node: index, range: start..<text.count)
  }

  /// The text of a line; empty if it is prose.
  func text(of line: Line) -> ArraySlice<UInt8> {
    text[line.range]
  }

  /// All lines in the order of the page.
  var inOrder: [Line] { before.reversed() + behind }
}
