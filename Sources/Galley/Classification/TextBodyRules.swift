// What is mended in a text capture's body after the model and the terminal cut.

/// Named rules, each for a habit of pages that a model of single lines gets wrong.
struct TextBodyRules {
  /// A label such as "Advertisement" has at most this many words.
  private static let longestLabel: Int32 = 3
  /// A heading of furniture such as "Most read this week" has at most this many words.
  private static let longestFurniture: Int32 = 8
  /// A teaser, the title of another article between paragraphs, has at most this many words.
  private static let longestTeaser: Int32 = 20
  private static let longestTeaserLabel: Int32 = 4
  private static let mostTeasers = 3
  /// A caption with a credit, above the text, has at most this many words.
  private static let longestCaption: Int32 = 30
  /// A notice such as "We may earn a commission from these links" has at most this many words.
  private static let longestNotice: Int32 = 45
  /// A short paragraph has at least this many words.
  private static let fewestWordsOfSentence: Int32 = 5
  /// Text before the title is no body unless it holds more than this share of the words.
  private static let shareBeforeTitle = 0.15
  /// How many lines behind the body a last sentence is looked for.
  private static let lastSentenceReach = 2
  /// A pull quote has this many words, and a body is searched for so many of them at most.
  private static let pullQuoteWords: ClosedRange<Int32> = 4...40
  private static let mostPullQuotes = 24

  /// A paragraph has at least this many words; shorter lines, such as refrains, may repeat.
  private static let fewestWordsOfParagraph: Int32 = 12

  /// Paragraphs that stand more often are meant to, as refrains and filler are, if they are more than
  /// one in so many words of the body; else they are notices.
  private static let mostCopies: Int32 = 3
  private static let partOfRefrains = 4

  private let context: LineContext
  private var kept: [Bool]

  /// The lines that remain of those kept, and those that they call for.
  static func apply(to kept: [Bool], _ context: LineContext, title: Int?) -> [Bool] {
    var rules = TextBodyRules(context: context, kept: kept)
    rules.makeTablesWhole()
    rules.keepLastSentence()
    if let title { rules.dropBeforeTitle(title) }
    rules.keepBehindTeasers()
    rules.dropRepeats()
    rules.dropTeasers()
    rules.dropNotices()
    rules.dropFurniture()
    rules.dropPullQuotes()
    return rules.kept
  }

  /// A table is kept or dropped whole: kept if most of its words are, or the paragraphs before and
  /// behind it.
  private mutating func makeTablesWhole() {
    var start = 0
    while start < kept.count {
      var end = start + 1
      if context.lines[start].form == .row {
        while end < kept.count, context.lines[end].form == .row, context.lines[end].blanks <= 1 {
          end += 1
        }
        let all = (start..<end).reduce(0) { $0 + Int(context.stats[$1].words) }
        let isKept = words(start..<end) * 2 > all || isWithinProse(start..<end)
        if end - start >= 3 {
          for line in start..<end { kept[line] = isKept }
        }
      }
      start = end
    }
  }

  /// Whether kept lines stand on both sides of lines, of which one is a paragraph.
  private func isWithinProse(_ lines: Range<Int>) -> Bool {
    guard lines.lowerBound > 0, lines.upperBound < kept.count else { return false }
    let (before, behind) = (lines.lowerBound - 1, lines.upperBound)
    return kept[before] && kept[behind] && (isProse(before) || isProse(behind))
  }

  /// A short last paragraph, right before the line at which the article ends.
  private mutating func keepLastSentence() {
    guard let last = kept.lastIndex(of: true) else { return }
    let end = min(kept.count, last + 1 + Self.lastSentenceReach + 1)
    guard let cue = ((last + 1)..<max(last + 1, end)).first(where: isEnd) else { return }
    for line in (last + 1)..<cue where !isAdvertisement(line) {
      let stats = context.stats[line]
      guard stats.words >= 5, stats.endsWithPunctuation, !stats.endsWithColon,
        !stats.endsWithEllipsis, stats.start == 1 || stats.startsWithQuote, !stats.hasAddress,
        stats.cues.subtracting([.date, .faq, .role]).isEmpty
      else { return }
      kept[line] = true
    }
  }

  /// "Advertisement", alone on its line.
  private func isAdvertisement(_ line: Int) -> Bool {
    context.stats[line].words <= Self.longestLabel && context.stats[line].cues.contains(.ad)
  }

  private func isEnd(_ line: Int) -> Bool {
    context.stats[line].words <= Self.longestFurniture
      && !context.stats[line].cues.isDisjoint(with: [.closing, .further, .share])
  }

  /// Menus, notices and labels that stand before the title.
  private mutating func dropBeforeTitle(_ title: Int) {
    let before = words(0..<title)
    guard Double(before) <= Self.shareBeforeTitle * Double(words(0..<kept.count)) else { return }
    for line in 0..<title { kept[line] = false }
  }

  private func words(_ range: Range<Int>) -> Int {
    range.reduce(0) { $0 + (kept[$1] ? Int(context.stats[$1].words) : 0) }
  }

  /// Text that goes on behind "Read also" and the titles of up to three other articles: two paragraphs
  /// or more, or one at which the article ends.
  private mutating func keepBehindTeasers() {
    for line in kept.indices.dropFirst() {
      guard let start = endOfTeaser(line), start < kept.count, isProse(start), isSentence(start),
        let before = lastKept(before: line)
      else { continue }
      var end = start + 1
      while end < kept.count, isSentence(end) { end += 1 }
      guard end >= start + 2 || (end < kept.count && isEnd(end)) else { continue }
      for paragraph in (before + 1)..<line { kept[paragraph] = true }
      for paragraph in start..<end { kept[paragraph] = true }
    }
  }

  /// The last kept line before one, a paragraph, if nothing but a sentence or two stands between.
  private func lastKept(before line: Int) -> Int? {
    var last = line - 1
    while last > 0, line - last < 3, !kept[last], isSentence(last) { last -= 1 }
    return kept[last] && isProse(last) ? last : nil
  }

  /// The line behind "Read also: Title", or behind "Read also" and titles on the next lines; `nil` if
  /// no teaser begins here.
  private func endOfTeaser(_ line: Int) -> Int? {
    let stats = context.stats[line]
    guard !stats.cues.isDisjoint(with: [.further, .related, .teaser]), isTitleLike(line) else {
      return nil
    }
    if stats.words > Self.longestTeaserLabel { return line + 1 }
    var end = line + 1
    while end < kept.count, end - line <= Self.mostTeasers, isTitleLike(end),
      end == line + 1 || isPlainTitle(end)
    {
      end += 1
    }
    return end > line + 1 ? end : nil
  }

  /// A title that is no label of anything.
  private func isPlainTitle(_ line: Int) -> Bool {
    let stats = context.stats[line]
    return !stats.endsWithColon
      && stats.cues.isDisjoint(with: CueSet.features.subtracting([.faq, .date, .ago]))
  }

  /// A paragraph of any language: whether function words are known doesn't matter.
  private func isProse(_ line: Int) -> Bool {
    let stats = context.stats[line]
    return stats.words >= Self.fewestWordsOfParagraph && stats.endsWithPunctuation
  }

  private func isSentence(_ line: Int) -> Bool {
    let stats = context.stats[line]
    return stats.endsWithPunctuation && !stats.endsWithEllipsis && context.repeats[line] == 1
      && stats.words >= Self.fewestWordsOfSentence
      && stats.cues.isDisjoint(with: [.related, .news, .copy, .ad, .bio, .closing, .ago])
  }

  /// Paragraphs that were kept before: some pages hold their article twice, for two widths of screen.
  private mutating func dropRepeats() {
    var seen: Set<UInt64> = []
    var isMeant: Bool?
    for line in kept.indices where kept[line] && context.repeats[line] > 1 {
      let stats = context.stats[line]
      guard stats.words >= Self.fewestWordsOfParagraph, context.lines[line].form != .row else {
        continue
      }
      if context.repeats[line] > Self.mostCopies {
        let isRefrain = isMeant ?? consistsOfRepeats
        isMeant = isRefrain
        if isRefrain { continue }
      }
      if !seen.insert(stats.hash).inserted { kept[line] = false }
    }
  }

  /// Whether much of the body stands more often than a page would show it by mistake.
  private var consistsOfRepeats: Bool {
    var (all, repeated) = (0, 0)
    for line in kept.indices where kept[line] {
      let words = Int(context.stats[line].words)
      all += words
      if context.repeats[line] > Self.mostCopies { repeated += words }
    }
    return repeated * Self.partOfRefrains > all
  }

  /// "Read more" and the title of another article behind it, between two paragraphs.
  private mutating func dropTeasers() {
    var lastKept = -1
    for line in kept.indices {
      let isTeaser = context.stats[line].cues.contains(.teaser) && isTitleLike(line)
      guard isTeaser, lastKept >= 0, line - lastKept <= 2 else {
        if kept[line] { lastKept = line }
        continue
      }
      kept[line] = false
      lastKept = line
      if context.stats[line].words <= 4, line + 1 < kept.count, isTitleLike(line + 1) {
        kept[line + 1] = false
      }
    }
  }

  /// What the page says of the article, wherever it stands.
  private mutating func dropNotices() {
    for line in kept.indices
    where kept[line] && context.stats[line].cues.contains(.notice)
      && context.stats[line].words <= Self.longestNotice
    {
      kept[line] = false
    }
  }

  private func isTitleLike(_ line: Int) -> Bool {
    let stats = context.stats[line]
    return !context.good[line] && stats.words <= Self.longestTeaser
      && (!stats.endsWithPunctuation || stats.endsWithColon || stats.endsWithQuestion)
  }

  /// Labels of advertisements, buttons, names of pictures in brackets, and above the text times of
  /// reading, buttons to share it and captions with a credit,
  /// and headings of what is not the article.
  private mutating func dropFurniture() {
    let firstGood = kept.indices.first { kept[$0] && context.good[$0] } ?? 0
    for line in kept.indices
    where kept[line] && !context.good[line] && context.lines[line].form != .row {
      let stats = context.stats[line]
      let isHeading =
        stats.words <= Self.longestFurniture && !stats.endsWithPunctuation
        && !stats.cues.isDisjoint(with: [.closing, .further, .ago, .reaction])
      let isPicture =
        stats.isBracketed && stats.brackets == 1 && stats.digits == 0
        && (1...2).contains(stats.words)
      let isTime =
        line < firstGood && stats.start == 3 && stats.words == 2 && !stats.endsWithPunctuation
      let isCaption =
        line < firstGood && stats.words <= Self.longestCaption && !stats.endsWithPunctuation
        && stats.cues.contains(.credit)
      let isShare =
        line < firstGood && stats.words <= Self.longestLabel && stats.cues.contains(.share)
        && (!stats.endsWithPunctuation || stats.endsWithColon)
      if isAdvertisement(line) || isHeading || isPicture || isTime || isCaption || isShare {
        kept[line] = false
      }
    }
  }

  /// Lines in quotation marks, or without an end, whose words stand in a paragraph as well.
  private mutating func dropPullQuotes() {
    var found = 0
    var paragraphs: [Int]?
    for line in kept.indices where kept[line] && found < Self.mostPullQuotes {
      let stats = context.stats[line]
      guard Self.pullQuoteWords.contains(stats.words),
        stats.startsWithQuote || !stats.endsWithPunctuation
      else { continue }
      let quote = context.content[context.contentSpan(line)]
      guard quote.count >= 3 else { continue }
      found += 1
      // Else a word of it stands in no other good line.
      guard context.goodOverlap[line] == 1000 else { continue }
      let others = paragraphs ?? kept.indices.filter { kept[$0] && context.good[$0] }
      paragraphs = others
      if isIn(others, quote, besides: line) { kept[line] = false }
    }
  }

  /// Whether a quote's words stand in one of the paragraphs that are still kept.
  private func isIn(_ paragraphs: [Int], _ quote: ArraySlice<UInt32>, besides line: Int) -> Bool {
    guard let last = paragraphs.last, let first = quote.first else { return false }
    return context.content.withUnsafeBufferPointer { content in
      let sought = content[quote.indices]
      let end = context.contentSpan(last).upperBound
      var start = 0
      for other in paragraphs where kept[other] && other != line {
        let text = context.contentSpan(other)
        guard text.count > sought.count, text.upperBound > start else { continue }
        // Where the first word stands is looked for across the lines, which are short.
        start = max(start, text.lowerBound)
        while start <= text.upperBound - sought.count {
          start = Self.index(of: first, in: content, start..<end)
          guard start <= text.upperBound - sought.count else { break }
          if content[start..<(start + sought.count)].elementsEqual(sought) { return true }
          start += 1
        }
      }
      return false
    }
  }

  /// The first index in a range that holds a word, or the range's end.
  private static func index(
    of word: UInt32, in words: UnsafeBufferPointer<UInt32>, _ range: Range<Int>
  ) -> Int {
    typealias Sixteen = SIMD16<UInt32>
    guard let base = words.baseAddress else { return range.upperBound }
    let sixteen = Sixteen(repeating: word)
    var index = range.lowerBound
    // Sixteen words that aren't it; of vectors only `<` is one instruction.
    while index &+ 16 <= range.upperBound {
      let others = UnsafeRawPointer(base + index).loadUnaligned(as: Sixteen.self) ^ sixteen
      let found = unsafeBitCast(others .< Sixteen(repeating: 1), to: SIMD8<UInt64>.self)
      let four = found.lowHalf | found.highHalf
      let two = four.lowHalf | four.highHalf
      if two[0] | two[1] != 0 { break }
      index &+= 16
    }
    while index < range.upperBound, words[index] != word { index &+= 1 }
    return index
  }
}
