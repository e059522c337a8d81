// The features of a line that the text body model reads.

/// Writes a line's features, in the order of ``names``.
///
/// Shares are in thousandths; distances and counts are clamped to `Int16`.
struct LineFeatures {
  /// The context that the features come from.
  let context: LineContext
  let previousGood: [Int32]
  let nextGood: [Int32]
  /// For each line the bounds of the run of lines that are good or not good as it is.
  let runs: [Range<Int32>]
  let lastCue: [CueTrail]
  /// How many lines of each kind stand before a line; one entry more than lines.
  ///
  /// They wrap around, so that only their differences count.
  let counts: [KindCounts]
  let totals: SIMD8<Int32>
  let cues: [UInt32]
  let neighbors: [[Int16]]
  /// The last line before a line that may be its heading: short, without final punctuation.
  let headings: [Int32]
  /// The first lines that look as if the article ended there.
  let firstClosing: Int32
  let firstFurther: Int32
  let firstGreat: Int32
  let lastGreat: Int32
  /// The average words of a good line.
  let averageGood: Int32

  /// Kinds of line that are counted in windows: dates, repeats, related, reactions, ellipses,
  /// offers.
  typealias KindCounts = SIMD8<Int16>

  /// The last short line that began something foreign, before a line.
  struct CueTrail {
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
    totals = Self.totals(counts)
    cues = context.stats.map(\.cues.rawValue)
    neighbors = Self.neighborValues(context)
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
    for index in context.stats.indices {
      let line = context.stats[index]
      let isShort = line.words <= 12
      if isShort, line.cues.contains(.date) { sum[0] &+= 1 }
      if context.repeats[index] > 1 { sum[1] &+= 1 }
      if isShort, line.cues.contains(.related) { sum[2] &+= 1 }
      if isShort, line.cues.contains(.reaction) { sum[3] &+= 1 }
      if line.endsWithEllipsis { sum[4] &+= 1 }
      if !line.cues.isDisjoint(with: [.news, .share, .ad, .copy]) { sum[5] &+= 1 }
      if line.isGreat { sum[6] &+= 1 }
      if isShort, !line.endsWithPunctuation { sum[7] &+= 1 }
      result.append(sum)
    }
    return result
  }

  /// How many lines of each kind there are, counted from the differences that wrap around.
  private static func totals(_ counts: [KindCounts]) -> SIMD8<Int32> {
    var totals = SIMD8<Int32>()
    for first in stride(from: 0, to: counts.count - 1, by: 1 << 14) {
      let last = min(counts.count - 1, first + 1 << 14)
      totals &+= SIMD8<Int32>(truncatingIfNeeded: counts[last] &- counts[first])
    }
    return totals
  }

  /// For each feature of neighbours its value for each line, with -1 three times before and behind.
  private static func neighborValues(_ context: LineContext) -> [[Int16]] {
    let stats = context.stats
    func values(_ value: (Int) -> Int32) -> [Int16] {
      var values = [Int16](repeating: -1, count: stats.count + 2 * neighborReach)
      for index in stats.indices { values[index + neighborReach] = Int16(clamping: value(index)) }
      return values
    }
    return [
      values { stats[$0].words },
      values { stats[$0].endsWithPunctuation ? 1 : 0 },
      values { context.good[$0] ? 1 : 0 },
      values { thousandths(stats[$0].stopWords, max(1, stats[$0].words)) },
      values { Int32(32 - stats[$0].cues.intersection(.features).rawValue.leadingZeroBitCount) },
      values { Int32(context.overlap[$0]) },
    ]
  }

  static let neighborReach = 3

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
}
