// Short headlines that the model takes for something else.

extension TitleCandidates {
  /// A short headline has at most this many words, a name two or three.
  private static let longestShort: Int32 = 4
  private static let nameWords: ClosedRange<Int32> = 2...3
  /// A dek of so many words was taken for the headline.
  private static let fewestWordsOfDek: Int32 = 10

  /// The short headline right above a dek, or above the author's name, that was chosen in its place.
  ///
  /// "Agnes Vell", above "Rope maker who held a fleet together …", is one if the first paragraph has its
  /// words; what names a section doesn't, and stands in the menu as well. "The dredger", above "Marian
  /// Leck" and a date, is one if not all of its words are names, and no paragraph has those of the name.
  func headline(above chosen: Int) -> Int? {
    let above = chosen - 1
    guard above >= 0, chosen < bodyStart || context.stats[chosen].words <= Self.longestShort else {
      return nil
    }
    let (line, stats) = (context.stats[above], context.stats[chosen])
    guard (2...Self.longestShort).contains(line.words), line.start == 1,
      context.repeats[above] == 1,
      line.digits == 0, line.pipes == 0, !line.endsWithColon, context.lines[above].form == .plain,
      line.cues.isDisjoint(with: CueSet.features)
    else { return nil }
    if stats.words >= Self.fewestWordsOfDek {
      return hasMetadata(behind: chosen) && isInFirstParagraph(above) ? above : nil
    }
    let isName =
      context.goodOverlap[chosen] == 0 && Self.nameWords.contains(stats.words)
      && stats.capitalWords == stats.words
      && stats.stopWords == 0 && stats.marks <= 1
    let isPhrase = line.stopWords > 0 || line.capitalWords < line.words
    return isName && isPhrase && hasMetadata(behind: chosen, reach: 1) ? above : nil
  }

  /// Whether a byline or date stands behind a line.
  private func hasMetadata(behind line: Int, reach: Int = 2) -> Bool {
    let next = (line + 1)..<min(context.stats.count, line + 1 + reach)
    return next.contains {
      context.stats[$0].words <= 12 && !context.stats[$0].cues.isDisjoint(with: [.date, .byline])
    }
  }

  /// Whether the first paragraph has all words of a line.
  private func isInFirstParagraph(_ line: Int) -> Bool {
    let words = context.content[context.contentSpan(line)]
    let paragraph = context.content[context.contentSpan(bodyStart)]
    return !words.isEmpty && bodyStart > line && words.allSatisfy(paragraph.contains)
  }
}
