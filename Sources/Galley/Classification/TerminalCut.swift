// Where a text capture's article ends, and what is trimmed from its tail.

/// Drops what follows an article: comments, related articles, housekeeping.
///
/// A classifier that sees lines one by one keeps the first paragraphs of whole articles that follow
/// the one asked for. The line between them gives them away: a short line such as "Comments" or
/// "Related articles" after which the article does not resume.
struct TerminalCut {
  /// A line longer than this is no such cue, in words.
  private static let longestCue: Int32 = 8
  /// An article is this long before a cue may end it, in kept words of prose on two lines.
  private static let ripeWords: Int32 = 60
  /// …on one.
  private static let ripeWordsOnOneLine: Int32 = 80
  /// A cue that stands so often in a capture is a button between parts of the article, as "Share"
  /// is between the entries of a live blog.
  private static let repeatsOfButton = 4
  /// How many lines after a cue of related articles two paragraphs in a row show that the article
  /// goes on, unless a date or a cue of comments comes first.
  private static let resumeReach = 9
  /// The article goes on if runs of three paragraphs or more after the cue hold more than this
  /// share of the words before it.
  private static let resumeShare = 0.3
  /// So many short dates, or buttons of comments, in so many lines behind a cue of comments show
  /// that comments follow, whose paragraphs are not the article's.
  private static let fewestHeaders = 3
  private static let headerReach = 15
  /// The header of a comment has at most this many words.
  private static let longestHeader: Int32 = 10
  /// A line of housekeeping at the end has fewer words than this.
  private static let longestTrailer: Int32 = 90

  private let context: LineContext
  private let kept: [Bool]

  /// The lines that remain of those kept.
  static func apply(to kept: [Bool], _ context: LineContext) -> [Bool] {
    let cut = TerminalCut(context: context, kept: kept)
    var result = kept
    if let end = cut.end {
      for index in end..<result.count { result[index] = false }
    }
    trimTail(&result, context)
    for index in result.indices where result[index] && !context.good[index] {
      let line = context.stats[index]
      if isDecoration(line) || isLabel(line) || isReference(line) { result[index] = false }
    }
    return result
  }

  private init(context: LineContext, kept: [Bool]) {
    self.context = context
    self.kept = kept
  }

  /// The line at which the article ends, if a cue says so.
  private var end: Int? {
    var words: Int32 = 0
    var lines = 0
    // Those of runs that begin at or after a line; few captures need them.
    var resumingWords: [Int32]?
    for (index, line) in context.stats.enumerated() {
      if line.words <= Self.longestCue, context.repeats[index] < Self.repeatsOfButton,
        !line.cues.isDisjoint(with: [.closing, .further]),
        (words >= Self.ripeWords && lines >= 2) || words >= Self.ripeWordsOnOneLine
      {
        let resuming = resumingWords ?? Self.resumingWords(context, kept)
        resumingWords = resuming
        if !resumes(after: index, words, resuming: resuming[index + 1]) { return index }
      }
      if isParagraph(index) {
        words += line.words
        lines += 1
      }
    }
    return nil
  }

  private func isParagraph(_ index: Int) -> Bool {
    kept[index] && context.good[index]
  }

  /// - Parameters:
  ///   - words: Those of the article before the cue.
  ///   - resuming: Those of long runs of paragraphs behind it.
  private func resumes(after cue: Int, _ words: Int32, resuming: Int32) -> Bool {
    let cues = context.stats[cue].cues
    if Double(resuming) > Self.resumeShare * Double(words) {
      return !cues.contains(.closing) || !commentsFollow(cue)
    }
    guard cues.contains(.further) else { return false }
    var paragraphs = 0
    for index in (cue + 1)..<min(context.stats.count, cue + 1 + Self.resumeReach) {
      if isParagraph(index) {
        paragraphs += 1
        if paragraphs == 2 { return true }
      } else if paragraphs > 0 || Self.isListing(context.stats[index]) {
        return false
      }
    }
    return false
  }

  private func commentsFollow(_ cue: Int) -> Bool {
    let end = min(context.stats.count, cue + 1 + Self.headerReach)
    let headers = ((cue + 1)..<end).count { index in
      let line = context.stats[index]
      return line.words <= Self.longestHeader && !context.good[index]
        && !line.cues.isDisjoint(with: [.date, .ago, .reaction])
    }
    return headers >= Self.fewestHeaders
  }

  /// Whether a line is a date, or a cue of comments, as stands in lists of other articles.
  private static func isListing(_ line: LineStats) -> Bool {
    line.cues.contains(.ago) || (line.words <= 6 && line.cues.contains(.date))
      || (line.words <= longestCue && line.cues.contains(.closing))
  }

  /// For each line, and the end, the words of runs of three paragraphs or more that begin there or
  /// later.
  ///
  /// Short lines such as headings don't break a run; cues and dates do.
  private static func resumingWords(_ context: LineContext, _ kept: [Bool]) -> [Int32] {
    var result = [Int32](repeating: 0, count: kept.count + 1)
    var total: Int32 = 0
    var paragraphs = 0
    var words: Int32 = 0
    for index in kept.indices.reversed() {
      let line = context.stats[index]
      if kept[index], context.good[index] {
        paragraphs += 1
        words += line.words
      } else if context.good[index] || line.words > longestCue + 4 || isListing(line)
        || (line.words <= longestCue && line.cues.contains(.further))
      {
        if paragraphs >= 3 { total += words }
        paragraphs = 0
        words = 0
      }
      result[index] = total + (paragraphs >= 3 ? words : 0)
    }
    return result
  }

  // MARK: Trimming

  private static func trimTail(_ kept: inout [Bool], _ context: LineContext) {
    var remaining = kept.count(where: { $0 })
    while let last = kept.lastIndex(of: true) {
      let line = context.stats[last]
      let isTrailer =
        !line.cues.isDisjoint(with: [.trailer, .bio]) && line.words < longestTrailer
        && remaining > 3
      let isCue =
        !context.good[last] && !line.endsWithPunctuation
        && !line.cues.isDisjoint(with: CueSet.features.subtracting(.faq))
      // "윤서진 기자 seojin@paper.example", of each reporter.
      let isContact =
        line.hasAddress && line.caseless > 0 && line.words <= longestContact && remaining > 3
      guard isTrailer || isCue || isContact else { return }
      kept[last] = false
      remaining -= 1
    }
  }

  /// A name with an address has at most this many words.
  private static let longestContact: Int32 = 8
  /// A label has at most this many words.
  private static let longestLabel: Int32 = 3
  /// "Read also:" and the title behind it have at most this many words.
  private static let longestReference: Int32 = 20

  /// "Advertisement", "3 comments", "Newsletter": a line of the page, whatever stands around it.
  private static func isLabel(_ line: LineStats) -> Bool {
    line.words <= longestLabel && !line.endsWithPunctuation
      && !line.cues.isDisjoint(with: [.ad, .comment, .news, .ui])
  }

  /// "Read also: …" with the title of another article.
  private static func isReference(_ line: LineStats) -> Bool {
    line.words <= longestReference && !line.endsWithPunctuation && line.cues.contains(.related)
  }

  /// "Orange background", "Site logo": what stands in for a picture.
  private static func isDecoration(_ line: LineStats) -> Bool {
    line.words <= 3 && line.cues.contains(.decoration)
  }
}
