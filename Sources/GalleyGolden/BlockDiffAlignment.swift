// The longest way two sequences have in common, at a bounded cost.

/// Aligns two sequences of symbols.
///
/// Myers' algorithm (1986) gives the shortest edit for up to ``maximumEdits`` edits, in time
/// proportional to length × edits. Beyond that, symbols that stand once on either side are
/// anchors, as in patience diff, and Myers' algorithm is tried between them; what remains is left
/// unaligned, and ``isCoarse`` says so.
struct BlockDiffAlignment {
  /// How many edits are looked for before a coarser way is taken.
  ///
  /// 300 edits bound the trace to 90,000 numbers; a golden with more is read as a whole anyway.
  static let maximumEdits = 300

  /// Pairs of positions with the same symbol, ascending on both sides.
  private(set) var pairs: [(golden: Int, actual: Int)] = []
  /// Whether a better alignment may exist.
  private(set) var isCoarse = false

  /// Aligns two sequences.
  init(_ golden: [Int], _ actual: [Int]) {
    align(golden[...], actual[...], mayAnchor: true)
  }

  private mutating func align(
    _ golden: ArraySlice<Int>, _ actual: ArraySlice<Int>, mayAnchor: Bool
  ) {
    var (golden, actual) = (golden, actual)
    while let first = golden.first, first == actual.first {
      pairs.append((golden.startIndex, actual.startIndex))
      golden.removeFirst()
      actual.removeFirst()
    }
    var tail: [(golden: Int, actual: Int)] = []
    while let last = golden.last, last == actual.last {
      golden.removeLast()
      actual.removeLast()
      tail.append((golden.endIndex, actual.endIndex))
    }
    if !golden.isEmpty && !actual.isEmpty {
      if let found = Self.shortestEdit(golden, actual) {
        pairs += found
      } else if mayAnchor {
        alignBetweenAnchors(golden, actual)
      } else {
        isCoarse = true
      }
    }
    pairs += tail.reversed()
  }

  private mutating func alignBetweenAnchors(_ golden: ArraySlice<Int>, _ actual: ArraySlice<Int>) {
    var (start, otherStart) = (golden.startIndex, actual.startIndex)
    for anchor in Self.anchors(golden, actual) {
      align(golden[start..<anchor.golden], actual[otherStart..<anchor.actual], mayAnchor: false)
      pairs.append(anchor)
      (start, otherStart) = (anchor.golden + 1, anchor.actual + 1)
    }
    align(golden[start...], actual[otherStart...], mayAnchor: false)
  }

  /// Myers' greedy algorithm; `nil` if it takes more than ``maximumEdits``.
  private static func shortestEdit(_ golden: ArraySlice<Int>, _ actual: ArraySlice<Int>)
    -> [(golden: Int, actual: Int)]?
  {
    let (old, new) = (Array(golden), Array(actual))
    let limit = min(maximumEdits, old.count + new.count)
    var reach = [Int](repeating: 0, count: 2 * limit + 3)
    var trace: [[Int]] = []
    for edits in 0...limit {
      // Only the diagonals that the last step reached are needed to go back.
      trace.append(Array(reach[(limit + 1 - edits)...(limit + 1 + edits)]))
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        let at = limit + 1 + diagonal
        let isDown =
          diagonal == -edits || (diagonal != edits && reach[at - 1] < reach[at + 1])
        var x = isDown ? reach[at + 1] : reach[at - 1] + 1
        while x < old.count, x - diagonal < new.count, x - diagonal >= 0,
          old[x] == new[x - diagonal]
        {
          x += 1
        }
        reach[at] = x
        if x >= old.count, x - diagonal >= new.count {
          return backtrack(trace, old.count, new.count).map {
            (golden.startIndex + $0.golden, actual.startIndex + $0.actual)
          }
        }
      }
    }
    return nil
  }

  private static func backtrack(_ trace: [[Int]], _ oldCount: Int, _ newCount: Int)
    -> [(golden: Int, actual: Int)]
  {
    var pairs: [(golden: Int, actual: Int)] = []
    var (x, y) = (oldCount, newCount)
    for edits in stride(from: trace.count - 1, through: 0, by: -1) {
      // The trace of a step holds the diagonals -edits...edits as the step before left them.
      let reach = trace[edits]
      let diagonal = x - y
      let isDown =
        diagonal == -edits
        || (diagonal != edits && reach[edits + diagonal - 1] < reach[edits + diagonal + 1])
      let previous = isDown ? diagonal + 1 : diagonal - 1
      let before = edits == 0 ? 0 : reach[edits + previous]
      let start = edits == 0 || isDown ? before : before + 1
      while x > start {
        (x, y) = (x - 1, y - 1)
        pairs.append((x, y))
      }
      (x, y) = (before, before - previous)
    }
    return pairs.reversed()
  }

  /// Symbols that stand once on either side, the longest row of them that ascends on both.
  private static func anchors(_ golden: ArraySlice<Int>, _ actual: ArraySlice<Int>)
    -> [(golden: Int, actual: Int)]
  {
    let there = uniquePositions(in: actual)
    let once = uniquePositions(in: golden)
    let common = golden.indices.compactMap { index -> (golden: Int, actual: Int)? in
      guard once[golden[index]] == index, let other = there[golden[index]] else { return nil }
      return (index, other)
    }
    return longestAscending(common)
  }

  private static func uniquePositions(in symbols: ArraySlice<Int>) -> [Int: Int] {
    var positions: [Int: Int] = [:]
    var repeated: Set<Int> = []
    for (index, symbol) in zip(symbols.indices, symbols)
    where positions.updateValue(index, forKey: symbol) != nil {
      repeated.insert(symbol)
    }
    for symbol in repeated { positions[symbol] = nil }
    return positions
  }

  private static func longestAscending(_ pairs: [(golden: Int, actual: Int)])
    -> [(golden: Int, actual: Int)]
  {
    var tails: [Int] = []
    var previous = [Int](repeating: -1, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      var (low, high) = (0, tails.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[tails[middle]].actual < pair.actual { low = middle + 1 } else { high = middle }
      }
      if low > 0 { previous[index] = tails[low - 1] }
      if low == tails.count { tails.append(index) } else { tails[low] = index }
    }
    var row: [(golden: Int, actual: Int)] = []
    var next = tails.last ?? -1
    while next >= 0 {
      row.append(pairs[next])
      next = previous[next]
    }
    return row.reversed()
  }
}
