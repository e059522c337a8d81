// The articles that stand behind the main one in a text capture.

/// Finds whole articles behind the body: what an aggregator or an endless page adds.
///
/// A run of paragraphs is one if a headline stands above it, and either a cue of other articles opened
/// the part of the capture that it stands in, or a date or byline belongs to the headline. The
/// comments of readers are none.
struct TextRelated {
  /// An article has at least this many words of paragraphs.
  private static let fewestWords: Int32 = 80
  /// A headline has so many words.
  private static let titleWords: ClosedRange<Int32> = 3...25
  /// A headline stands at most this many lines above the first paragraph.
  private static let titleReach = 6
  /// So many lines in a row that are no paragraphs end an article.
  private static let longestGap = 6
  /// A line longer than this is no cue, in words.
  private static let longestCue: Int32 = 8

  private let head: TextHead
  private let text: TextLineText
  /// The headlines and extents, in the order of the capture.
  private(set) var articles: [RelatedArticle] = []
  private var isAmongComments = false
  private var isAmongOthers = false
  private var run: Run?
  /// The line behind the last article or section.
  private var floor: Int

  /// Paragraphs that may be an article.
  private struct Run {
    var title: Int
    var last: Int
    var words: Int32
  }

  init(_ head: TextHead) {
    self.head = head
    text = TextLineText(head.reader, head.context)
    floor = head.bodyEnd
    for line in head.bodyEnd..<max(head.bodyEnd, head.kept.count) { read(line) }
    endRun()
  }

  private mutating func read(_ line: Int) {
    let stats = head.context.stats[line]
    if stats.words <= Self.longestCue, !head.context.good[line] {
      if stats.cues.contains(.further) {
        beginSection(comments: false, behind: line)
      } else if stats.cues.contains(.closing) {
        beginSection(comments: true, behind: line)
      }
    }
    guard head.context.good[line] else {
      let isBreak = stats.cues.contains(.ago) && stats.words <= Self.longestCue
      if let run, isBreak || line - run.last > Self.longestGap { endRun() }
      return
    }
    if run == nil, let title = title(above: line) {
      run = Run(title: title, last: line, words: 0)
    }
    run?.last = line
    run?.words += stats.words
  }

  private mutating func beginSection(comments: Bool, behind line: Int) {
    endRun()
    isAmongComments = comments
    isAmongOthers = isAmongOthers && comments || !comments
    floor = line + 1
  }

  private mutating func endRun() {
    guard let run else { return }
    self.run = nil
    floor = run.last + 1
    guard run.words >= Self.fewestWords else { return }
    let first = head.reader.lines[run.title].firstLine
    let last = head.reader.lines[run.last].lastLine
    articles.append(RelatedArticle(title: text.string(run.title), lines: first...last))
  }

  /// The nearest line above a paragraph that reads like a headline, if the paragraph is an article's.
  private func title(above line: Int) -> Int? {
    guard !isAmongComments else { return nil }
    let near = (max(floor, line - Self.titleReach)..<line).reversed()
    guard let title = near.first(where: isTitle) else { return nil }
    if isAmongOthers { return title }
    let hasFacts = ((title + 1)..<line).contains { index in
      let stats = head.context.stats[index]
      return stats.words <= 16 && !stats.cues.isDisjoint(with: [.date, .byline, .ago])
    }
    return hasFacts ? title : nil
  }

  private func isTitle(_ line: Int) -> Bool {
    let stats = head.context.stats[line]
    return Self.titleWords.contains(stats.words) && !head.context.good[line]
      && (!stats.endsWithPunctuation || stats.endsWithQuestion)
      && stats.cues.isDisjoint(with: [.date, .byline, .ago, .share, .credit, .ad, .news, .copy])
  }
}
