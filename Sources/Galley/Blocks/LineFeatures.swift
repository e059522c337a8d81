// The features of a line that the text body model reads.

/// Writes a line's features, in the order of ``names``.
///
/// Shares are in thousandths; distances and counts are clamped to `Int16`.
struct LineFeatures {
  /// The context that the features come from.
  let context: LineContext
  /// What the other lines say of each line; one entry more than lines.
  let surroundings: [LineSurroundings]
  let totals: SIMD8<Int32>
  let cues: [UInt32]
  /// For each feature of neighbours its value for each line, with -1 three times before and behind.
  let neighbors: [[Int16]]
  /// The first lines that look as if the article ended there.
  let firstClosing: Int32
  let firstFurther: Int32
  let firstGreat: Int32
  let lastGreat: Int32
  /// The average words of a good line.
  let averageGood: Int32

  init(_ context: LineContext) {
    self.context = context
    surroundings = LineSurroundings.all(context)
    totals = Self.totals(surroundings)
    cues = context.stats.map(\.cues.rawValue)
    neighbors = Self.neighborValues(context)
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

  /// How many lines of each kind there are, counted from the differences that wrap around.
  private static func totals(_ lines: [LineSurroundings]) -> SIMD8<Int32> {
    var totals = SIMD8<Int32>()
    for first in stride(from: 0, to: lines.count - 1, by: 1 << 14) {
      let last = min(lines.count - 1, first + 1 << 14)
      totals &+= SIMD8<Int32>(truncatingIfNeeded: lines[last].counts &- lines[first].counts)
    }
    return totals
  }

  private static func neighborValues(_ context: LineContext) -> [[Int16]] {
    context.stats.withUnsafeBufferPointer { stats in
      func values(_ value: (LineStats) -> Int32) -> [Int16] {
        padded(stats.count) { Int16(clamping: value(stats[$0])) }
      }
      return [
        values { $0.words },
        values { $0.endsWithPunctuation ? 1 : 0 },
        values { $0.isGood ? 1 : 0 },
        values { thousandths($0.stopWords, max(1, $0.words)) },
        values { Int32(32 - $0.cues.intersection(.features).rawValue.leadingZeroBitCount) },
        context.overlap.withUnsafeBufferPointer { overlap in
          padded(stats.count) { overlap[$0] }
        },
      ]
    }
  }

  /// Values of so many lines with -1 before and behind, ``neighborReach`` times each.
  @inline(__always)
  private static func padded(_ count: Int, _ value: (Int) -> Int16) -> [Int16] {
    [Int16](unsafeUninitializedCapacity: count + 2 * neighborReach) { values, initialized in
      for index in 0..<neighborReach {
        values[index] = -1
        values[count + neighborReach + index] = -1
      }
      for index in 0..<count { values[index &+ neighborReach] = value(index) }
      initialized = count + 2 * neighborReach
    }
  }

  static let neighborReach = 3
}
