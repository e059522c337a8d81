// What the lines before and behind a line say about it.

/// Where the nearest lines of some kinds stand, seen from a line.
struct LineSurroundings: Sendable {
  /// How many lines of each kind stand before the line: dates, repeats, related, reactions,
  /// ellipses, offers, great ones, short ones.
  ///
  /// They wrap around, so that only their differences count.
  var counts = Counts()
  /// The last good line before it, or -1.
  var previousGood: Int32 = -1
  /// The first good line behind it, or the number of lines.
  var nextGood: Int32 = 0
  /// The bounds of the run of lines that are good or not good as it is.
  var runStart: Int32 = 0
  var runEnd: Int32 = 0
  /// The last line before it that may be its heading, short and without final punctuation, or -1.
  var heading: Int32 = -1
  /// The kind of the last short line before it that began something foreign; 0 if there is none.
  var cueKind: Int32 = 0
  /// That line, or -1.
  var cueLine: Int32 = -1

  typealias Counts = SIMD8<Int16>

  /// The surroundings of all lines, and of the end.
  static func all(_ context: LineContext) -> [LineSurroundings] {
    let count = context.stats.count
    return [LineSurroundings](unsafeUninitializedCapacity: count + 1) { lines, initialized in
      initialized = count + 1
      guard let base = lines.baseAddress else { return }
      context.stats.withUnsafeBufferPointer { stats in
        context.good.withUnsafeBufferPointer { good in
          context.repeats.withUnsafeBufferPointer { repeats in
            lookBack(stats, good, repeats, base)
          }
          lookAhead(good, base)
        }
      }
    }
  }

  private static func lookBack(
    _ stats: UnsafeBufferPointer<LineStats>, _ good: UnsafeBufferPointer<Bool>,
    _ repeats: UnsafeBufferPointer<Int32>, _ lines: UnsafeMutablePointer<LineSurroundings>
  ) {
    let foreign = LineContext.foreign.union(.news).rawValue
    var next = LineSurroundings()
    for index in stats.indices {
      let number = Int32(truncatingIfNeeded: index)
      if index > 0, good[index] != good[index &- 1] { next.runStart = number }
      (lines + index).initialize(to: next)
      let line = stats[index]
      next.counts &+= kinds(of: line, isRepeated: repeats[index] > 1)
      if good[index] { next.previousGood = number }
      if line.words <= 14, line.words >= 1, !line.endsWithPunctuation || line.endsWithQuestion {
        next.heading = number
      }
      let found = line.cues.rawValue & foreign
      if found != 0, line.words <= 9, !good[index] {
        next.cueKind = Int32(truncatingIfNeeded: found.trailingZeroBitCount) &+ 1
        next.cueLine = number
      }
    }
    (lines + stats.count).initialize(to: next)
  }

  private static func lookAhead(
    _ good: UnsafeBufferPointer<Bool>, _ lines: UnsafeMutablePointer<LineSurroundings>
  ) {
    var (nextGood, end) = (Int32(good.count), Int32(good.count))
    for index in good.indices.reversed() {
      if index + 1 < good.count, good[index] != good[index + 1] {
        end = Int32(truncatingIfNeeded: index + 1)
      }
      lines[index].nextGood = nextGood
      lines[index].runEnd = end
      if good[index] { nextGood = Int32(truncatingIfNeeded: index) }
    }
  }

  /// Which kinds a line is of, 1 for each.
  @inline(__always)
  private static func kinds(of line: LineStats, isRepeated: Bool) -> Counts {
    let isShort = line.words <= 12
    return Counts(
      isShort && line.cues.contains(.date) ? 1 : 0,
      isRepeated ? 1 : 0,
      isShort && line.cues.contains(.related) ? 1 : 0,
      isShort && line.cues.contains(.reaction) ? 1 : 0,
      line.endsWithEllipsis ? 1 : 0,
      line.cues.isDisjoint(with: [.news, .share, .ad, .copy]) ? 0 : 1,
      line.isGreat ? 1 : 0,
      isShort && !line.endsWithPunctuation ? 1 : 0)
  }
}
