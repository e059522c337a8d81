// The lines around the start of a text capture's body, where its metadata stands.

/// The lines between menus and body; a class, since all that reads them holds it.
final class TextHead {
  /// How many lines before the title, or before the body if there is no title, belong to the head.
  private static let reachBefore = 12
  /// How many lines after the body's first one, for a credit that the classifier kept.
  private static let reachAfter = 2

  let reader: LineReader
  let context: LineContext
  let kept: [Bool]
  /// The headline.
  let title: Int?
  /// The first paragraph.
  let bodyStart: Int
  /// The line behind the last paragraph.
  let bodyEnd: Int
  /// The first paragraph of the densest part of the body, before which the head stands if a notice
  /// above it was kept.
  let mainStart: Int
  /// The head's lines, those behind the title first, then those before it, nearest first.
  let lines: [Int]

  init(_ reader: LineReader, _ context: LineContext, kept: [Bool], title: Int?) {
    self.reader = reader
    self.context = context
    self.kept = kept
    self.title = title.map { Self.firstCopy(of: $0, context) }
    let first = title ?? 0
    bodyStart =
      kept.indices.first { $0 > first && kept[$0] && context.good[$0] }
      ?? kept.firstIndex(of: true) ?? 0
    bodyEnd = (kept.lastIndex(of: true) ?? -1) + 1
    mainStart = Self.mainStart(context, kept, from: bodyStart)
    lines = Self.lines(title: self.title, bodyStart: bodyStart, count: kept.count)
  }

  /// The start of the run with the greatest sum: a paragraph counts its words, any other line costs.
  private static func mainStart(_ context: LineContext, _ kept: [Bool], from first: Int) -> Int {
    var best: Int32 = 0
    var sum: Int32 = 0
    var start = first
    var found = first
    for line in first..<max(first, kept.count) {
      if sum <= 0 {
        sum = 0
        start = line
      }
      sum += kept[line] && context.good[line] ? context.stats[line].words : -costOfGap
      if sum > best {
        best = sum
        found = start
      }
    }
    return found
  }

  /// What a line that is no paragraph costs, in words.
  private static let costOfGap: Int32 = 12

  /// A title that stands twice, as alternative text of a picture does, opens the head the first
  /// time.
  private static func firstCopy(of title: Int, _ context: LineContext) -> Int {
    let hash = context.stats[title].hash
    let near = max(0, title - reachBefore)..<title
    return near.first { context.stats[$0].hash == hash } ?? title
  }

  private static func lines(title: Int?, bodyStart: Int, count: Int) -> [Int] {
    let end = min(count, bodyStart + reachAfter)
    guard let title else { return Array((max(0, bodyStart - reachBefore)..<end)) }
    var lines: [Int] = []
    lines.reserveCapacity(max(0, end - title) + reachBefore)
    lines += (title + 1)..<max(title + 1, end)
    lines += (max(0, title - reachBefore)..<title).reversed()
    return lines
  }

  /// ``lines``, and those before the densest part of the body, nearest first.
  private(set) lazy var linesWithMain: [Int] = {
    guard mainStart > bodyStart + Self.reachAfter else { return lines }
    let known = Set(lines)
    let near = max(bodyStart, mainStart - Self.reachBefore)..<min(kept.count, mainStart + 1)
    return lines + near.reversed().filter { !known.contains($0) }
  }()

  /// Whether a line is a paragraph of the body.
  func isParagraph(_ line: Int) -> Bool {
    kept[line] && context.good[line]
  }

  /// Calls a function with a line's bytes as they are, if these are its text: without white space to
  /// be collapsed.
  ///
  /// - Returns: `nil` if they aren't, or if the function returns it.
  func withCollapsedText<Result>(
    of line: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result?
  ) -> Result? {
    guard !context.stats[line].mayHaveBlanks else { return nil }
    return reader.bytes.withUnsafeBufferPointer { bytes in
      body(UnsafeBufferPointer(rebasing: bytes[reader.lines[line].content]))
    }
  }

  /// A line's text with white space collapsed.
  func text(_ line: Int) -> [UInt8] {
    let text = reader.bytes[reader.lines[line].content]
    return context.stats[line].mayHaveBlanks ? TextLineText.collapsed(text) : Array(text)
  }

  /// A line as it stands, without a copy.
  func bytes(_ line: Int) -> ArraySlice<UInt8> {
    reader.bytes[reader.lines[line].content]
  }
}
