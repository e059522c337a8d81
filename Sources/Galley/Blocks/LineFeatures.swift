// The features of a line that the text body model reads.

/// Writes a line's features, in the order of ``names``.
///
/// Shares are in thousandths; distances and counts are clamped to `Int16`.
struct LineFeatures {
  /// The context that the features come from.
  let context: LineContext
  private let previousGood: [Int32]
  private let nextGood: [Int32]
  /// For each line the bounds of the run of lines that are good or not good as it is.
  private let runs: [Range<Int32>]
  private let lastCue: [CueTrail]
  /// How many lines of each kind in ``Kind`` stand before a line; one entry more than lines.
  private let counts: [KindCounts]
  /// The last line before a line that may be its heading: short, without final punctuation.
  private let headings: [Int32]
  /// The first lines that look as if the article ended there.
  private let firstClosing: Int32
  private let firstFurther: Int32
  private let firstGreat: Int32
  private let lastGreat: Int32
  /// The average words of a good line.
  private let averageGood: Int32

  /// Kinds of line that are counted in windows: dates, repeats, related, reactions, ellipses,
  /// offers.
  private typealias KindCounts = SIMD8<Int32>

  /// The last short line that began something foreign, before a line.
  private struct CueTrail {
    var kind: Int32 = 0
    var line: Int32 = -1
  }

  init(_ context: LineContext) {
    self.context = context
    previousGood = Self.nearestGood(context.good, indices: Array(context.good.indices), none: -1)
    nextGood = Self.nearestGood(
      context.good, indices: context.good.indices.reversed(), none: Int32(context.good.count))
    runs = Self.runs(context.good)
    lastCue = Self.cueTrails(context)
    counts = Self.kindCounts(context)
    headings = Self.headings(context)
    let good = context.goodWords.last ?? 0
    averageGood = max(1, good / max(1, Int32(context.good.count(where: { $0 }))))
    firstClosing = Self.firstLine(context) { $0.cues.contains(.closing) }
    firstFurther = Self.firstLine(context) { $0.cues.contains(.further) }
    firstGreat = Int32(context.stats.firstIndex(where: \.isGreat) ?? -1)
    lastGreat = Int32(context.stats.lastIndex(where: \.isGreat) ?? -1)
  }

  /// The first short line with a cue after ``ripeWords`` words of prose.
  private static func firstLine(_ context: LineContext, where isCue: (LineStats) -> Bool) -> Int32 {
    let found = context.stats.indices.first { index in
      context.stats[index].words <= 8 && context.goodWords[index] >= ripeWords
        && isCue(context.stats[index])
    }
    return Int32(found ?? -1)
  }

  /// An article is at least this long before a cue can end it.
  private static let ripeWords: Int32 = 60

  private static func kindCounts(_ context: LineContext) -> [KindCounts] {
    var sum = KindCounts()
    var result = [sum]
    result.reserveCapacity(context.stats.count + 1)
    for (index, line) in context.stats.enumerated() {
      let isShort = line.words <= 12
      if isShort, line.cues.contains(.date) { sum[0] += 1 }
      if context.repeats[index] > 1 { sum[1] += 1 }
      if isShort, line.cues.contains(.related) { sum[2] += 1 }
      if isShort, line.cues.contains(.reaction) { sum[3] += 1 }
      if line.endsWithEllipsis { sum[4] += 1 }
      if !line.cues.isDisjoint(with: [.news, .share, .ad, .copy]) { sum[5] += 1 }
      if line.isGreat { sum[6] += 1 }
      if isShort, !line.endsWithPunctuation { sum[7] += 1 }
      result.append(sum)
    }
    return result
  }

  private static func headings(_ context: LineContext) -> [Int32] {
    var last: Int32 = -1
    return context.stats.enumerated().map { index, line in
      let before = last
      if line.words <= 14, line.words >= 1, !line.endsWithPunctuation || line.endsWithQuestion {
        last = Int32(index)
      }
      return before
    }
  }

  private static func nearestGood(_ good: [Bool], indices: [Int], none: Int32) -> [Int32] {
    var result = [Int32](repeating: none, count: good.count)
    var last = none
    for index in indices {
      result[index] = last
      if good[index] { last = Int32(index) }
    }
    return result
  }

  private static func runs(_ good: [Bool]) -> [Range<Int32>] {
    var result: [Range<Int32>] = []
    result.reserveCapacity(good.count)
    while result.count < good.count {
      let start = result.count
      var end = start
      while end < good.count, good[end] == good[start] { end += 1 }
      for _ in start..<end { result.append(Int32(start)..<Int32(end)) }
    }
    return result
  }

  private static func cueTrails(_ context: LineContext) -> [CueTrail] {
    let foreign = LineContext.foreign.union(.news).rawValue
    var last = CueTrail()
    return context.stats.enumerated().map { index, line in
      let before = last
      let found = line.cues.rawValue & foreign
      if found != 0, line.words <= 9, !context.good[index] {
        last = CueTrail(kind: Int32(found.trailingZeroBitCount) + 1, line: Int32(index))
      }
      return before
    }
  }

  // MARK: Writing

  /// The number of features.
  static let count = names.count

  /// Writes the features of a line.
  ///
  /// - Parameter writer: Of a row with room for ``count`` values.
  func write(_ index: Int, to writer: FeatureWriter) {
    var writer = writer
    writeOwn(index, &writer)
    writeCues(index, &writer)
    writePlace(index, &writer)
    writeWindows(index, &writer)
    writeNeighbors(index, &writer)
    writeSurroundings(index, &writer)
  }

  private func writeOwn(_ index: Int, _ out: inout FeatureWriter) {
    let line = context.stats[index]
    let text = context.lines[index]
    let words = max(1, line.words)
    let characters = max(1, line.characters)
    out.add(line.characters)
    out.add(line.words)
    out.add(line.stopWords * 1000 / words)
    out.add(line.commas)
    out.add(line.sentences)
    out.add(line.endsWithPunctuation)
    out.add(line.wordCharacters * 10 / words)
    out.add(line.digits * 1000 / characters)
    out.add(line.capitals * 1000 / characters)
    out.add(line.capitalWords * 1000 / words)
    out.add(line.start)
    out.add(formCode(text.form))
    out.add(line.pipes)
    out.add(line.startsWithQuote)
    out.add(line.endsWithColon)
    out.add(line.endsWithQuestion)
    out.add(line.endsWithEllipsis)
    out.add(line.hasAddress)
    out.add(line.hasWeekday)
    out.add(line.brackets)
    out.add(Int32(min(5, text.blanks)))
    out.add(Int32(index + 1 < context.lines.count ? min(5, context.lines[index + 1].blanks) : 5))
    out.add(Int32(min(20, text.indent)))
    out.add(context.good[index])
    out.add(line.isGreat)
    out.add(min(30, context.repeats[index]))
    out.add(context.isRepeat[index])
    out.add(line.firstPerson * 1000 / words)
    out.add(line.secondPerson * 1000 / words)
    out.add(line.saidWords)
    out.add(Int32(context.overlap[index]))
    out.add(Int32(context.headlineOverlap[index]))
    out.add(Int32(context.goodOverlap[index]))
    out.add(line.marks * 1000 / characters)
    out.add(line.words * 100 / averageGood)
    out.add(line.isBracketed)
  }

  private func formCode(_ form: TextLine.Form) -> Int32 {
    switch form {
    case .plain: 0
    case .bullet: 1
    case .heading: 3
    case .quote: 4
    case .code: 5
    case .row: 6
    case .verse: 7
    }
  }

  private static let cueBits: [UInt32] = (0..<21).map { 1 << $0 }

  private func writeCues(_ index: Int, _ out: inout FeatureWriter) {
    let cues = context.stats[index].cues.rawValue
    for bit in Self.cueBits { out.add(cues & bit != 0) }
  }

  private func writePlace(_ index: Int, _ out: inout FeatureWriter) {
    let lineCount = Int32(context.stats.count)
    let line = Int32(index)
    let words = context.words
    let goodWords = context.goodWords
    let total = max(1, words[words.count - 1])
    let totalGood = max(1, goodWords[goodWords.count - 1])
    out.add(share(line, lineCount))
    out.add(share(words[index], total))
    out.add(share(goodWords[index], totalGood))
    out.add(lineCount)
    out.add(min(60, line - previousGood[index]))
    out.add(min(60, nextGood[index] - line))
    let run = runs[index]
    out.add(run.upperBound - run.lowerBound)
    out.add(line - run.lowerBound)
    out.add(run.upperBound - line)
    out.add(words[Int(run.upperBound)] - words[Int(run.lowerBound)])
    out.add(share(totalGood, total))
    for segment in [context.run, context.story] {
      out.add(segment.contains(index))
      out.add(line - Int32(segment.lowerBound))
      out.add(Int32(segment.upperBound) - 1 - line)
    }
    out.add(context.headline.map { line - Int32($0) } ?? -999)
    out.add(words[index] - words[context.story.lowerBound])
    out.add(words[context.story.upperBound] - words[index])
    let cue = lastCue[index]
    out.add(cue.kind)
    out.add(cue.line >= 0 ? min(80, line - cue.line) : 99)
    out.add(cue.line >= 0 ? goodWords[index] - goodWords[Int(cue.line)] : -1)
    out.add(cue.line >= 0 ? share(goodWords[Int(cue.line)], totalGood) : -1)
  }

  private func writeWindows(_ index: Int, _ out: inout FeatureWriter) {
    for reach in [2, 6, 15] {
      let start = max(0, index - reach)
      let end = min(context.stats.count, index + reach + 1)
      out.add(goodShare(start..<end))
      out.add((context.words[end] - context.words[start]) / Int32(end - start))
      out.add(goodShare(start..<index))
      out.add(goodShare(index..<end))
    }
  }

  private func writeSurroundings(_ index: Int, _ out: inout FeatureWriter) {
    let count = context.stats.count
    let line = Int32(index)
    for reach in [4, 12] {
      let before = counts[index] &- counts[max(0, index - reach)]
      let after = counts[min(count, index + 1 + reach)] &- counts[index + 1]
      for kind in 0..<8 {
        out.add(before[kind])
        out.add(after[kind])
      }
    }
    for kind in 0..<7 { out.add(counts[count][kind]) }
    let heading = Int(headings[index])
    out.add(heading >= 0 ? min(80, line - Int32(heading)) : -1)
    out.add(heading >= 0 ? context.stats[heading].words : -1)
    out.add(heading >= 0 ? Int32(context.goodOverlap[heading]) : -1)
    out.add(
      heading >= 0
        ? Int32(32 - (context.stats[heading].cues.rawValue & 0x7FFF).leadingZeroBitCount) : -1)
    let total = context.goodWords[count]
    for cue in [firstClosing, firstFurther] {
      out.add(cue >= 0 ? line - cue : -999)
      out.add(cue >= 0 ? share(context.goodWords[Int(cue)], total) : -1)
    }
    out.add(line - firstGreat)
    out.add(lastGreat - line)
    out.add(averageGood)
    let story =
      context.goodWords[context.story.upperBound] - context.goodWords[context.story.lowerBound]
    out.add(share(story, total))
    out.add(Int32(context.story.count))
  }

  private func goodShare(_ range: Range<Int>) -> Int32 {
    share(
      context.goodWords[range.upperBound] - context.goodWords[range.lowerBound],
      context.words[range.upperBound] - context.words[range.lowerBound])
  }

  private static let neighborOffsets = [-3, -2, -1, 1, 2, 3]

  private func writeNeighbors(_ index: Int, _ out: inout FeatureWriter) {
    for offset in Self.neighborOffsets {
      let neighbor = index + offset
      guard context.stats.indices.contains(neighbor) else {
        for _ in 0..<Self.neighborNames.count { out.add(Int32(-1)) }
        continue
      }
      let line = context.stats[neighbor]
      out.add(line.words)
      out.add(line.endsWithPunctuation)
      out.add(context.good[neighbor])
      out.add(line.stopWords * 1000 / max(1, line.words))
      let cues = line.cues.intersection(.features).rawValue
      out.add(Int32(32 - cues.leadingZeroBitCount))
      out.add(Int32(context.overlap[neighbor]))
    }
  }

  @inline(__always)
  private func share(_ part: Int32, _ whole: Int32) -> Int32 {
    Int32(Int(part) * 1000 / Int(max(1, whole)))
  }
}
