// Pairs the delimiters of emphasis.

/// CommonMark's algorithm for `*`, `**` and `_`, with its bounds that keep it linear.
struct EmphasisPairing {
  /// A run of `*` or `_`.
  struct Delimiters {
    /// The character.
    var byte: UInt8
    /// How many have no partner yet.
    var count: Int
    /// How many there were.
    var length: Int
    /// Whether the run can begin emphasis.
    var canOpen: Bool
    /// Whether the run can end emphasis.
    var canClose: Bool
    /// How many emphases end here.
    var emphasisClosed = 0
    /// How many emphases begin here.
    var emphasisOpened = 0
    /// How many strong emphases end here.
    var strongClosed = 0
    /// How many strong emphases begin here.
    var strongOpened = 0
    fileprivate var previous: Int
    fileprivate var next: Int
  }

  /// All runs in reading order.
  private(set) var delimiters: [Delimiters] = []

  /// The last run that has not been dealt with, or -1.
  private var last = -1

  /// Adds a run, by what stands before and after it.
  mutating func append(
    _ byte: UInt8, count: Int, before: ScalarClass.Flanking, after: ScalarClass.Flanking
  ) {
    let leftFlanking =
      after != .space && (after != .punctuation || before == .space || before == .punctuation)
    let rightFlanking =
      before != .space && (before != .punctuation || after == .space || after == .punctuation)
    let isAsterisk = byte == 0x2A
    let delimiters = Delimiters(
      byte: byte, count: count, length: count,
      canOpen: leftFlanking && (isAsterisk || !rightFlanking || before == .punctuation),
      canClose: rightFlanking && (isAsterisk || !leftFlanking || after == .punctuation),
      previous: last, next: -1)
    if last >= 0 { self.delimiters[last].next = self.delimiters.count }
    last = self.delimiters.count
    self.delimiters.append(delimiters)
  }

  /// Pairs the runs from `bottom` on, and is done with them.
  mutating func pair(from bottom: Int) {
    var bounds = [Int](repeating: bottom - 1, count: 12)
    var closer = first(from: bottom)
    while closer >= 0 {
      guard delimiters[closer].canClose else {
        closer = delimiters[closer].next
        continue
      }
      let kind = kind(of: closer)
      if let opener = opener(for: closer, above: bounds[kind]) {
        match(opener, closer)
        if delimiters[closer].count > 0 { continue }
        let next = delimiters[closer].next
        remove(closer)
        closer = next
      } else {
        bounds[kind] = delimiters[closer].previous
        let next = delimiters[closer].next
        if !delimiters[closer].canOpen { remove(closer) }
        closer = next
      }
    }
    while last >= bottom { remove(last) }
  }

  private func first(from bottom: Int) -> Int {
    guard last >= bottom else { return -1 }
    var first = last
    while delimiters[first].previous >= bottom { first = delimiters[first].previous }
    return first
  }

  /// What decides for which openers a closer has looked in vain.
  private func kind(of closer: Int) -> Int {
    let run = delimiters[closer]
    return (run.byte == 0x2A ? 0 : 6) + (run.canOpen ? 3 : 0) + run.length % 3
  }

  private func opener(for closer: Int, above bound: Int) -> Int? {
    let run = delimiters[closer]
    var candidate = run.previous
    while candidate > bound {
      let other = delimiters[candidate]
      let isOdd =
        (run.canOpen || other.canClose) && run.length % 3 != 0
        && (run.length + other.length) % 3 == 0
      if other.byte == run.byte, other.canOpen, !isOdd { return candidate }
      candidate = other.previous
    }
    return nil
  }

  private mutating func match(_ opener: Int, _ closer: Int) {
    while delimiters[closer].previous != opener { remove(delimiters[closer].previous) }
    if delimiters[opener].count >= 2 && delimiters[closer].count >= 2 {
      delimiters[opener].count -= 2
      delimiters[closer].count -= 2
      delimiters[opener].strongOpened += 1
      delimiters[closer].strongClosed += 1
    } else {
      delimiters[opener].count -= 1
      delimiters[closer].count -= 1
      delimiters[opener].emphasisOpened += 1
      delimiters[closer].emphasisClosed += 1
    }
    if delimiters[opener].count == 0 { remove(opener) }
  }

  private mutating func remove(_ index: Int) {
    let (previous, next) = (delimiters[index].previous, delimiters[index].next)
    if previous >= 0 { delimiters[previous].next = next }
    if next >= 0 { delimiters[next].previous = previous } else { last = previous }
  }
}
