// Which of the blocks that are not equal belong together.

import Galley

/// Pairs units of two bodies that are not aligned.
struct BlockDiffPairing {
  /// Units that belong together.
  struct Match {
    /// How they differ.
    var kind: Difference.Class
    /// The golden's units: one, or neighbours that became one.
    var golden: Range<Int>
    /// The snapshot's.
    var actual: Range<Int>
  }

  /// How many pairs of units are compared within one gap; beyond, only near ones are.
  private static let maximumPairs = 2500

  /// How far from its own place a unit is looked for in a long gap.
  private static let band = 8

  /// How many neighbours are tried together as one: what falls into more is compared coarsely.
  private static let maximumParts = 300

  /// The pairs found so far.
  private(set) var matches: [Match] = []
  /// Whether not all pairs were compared.
  private(set) var isCoarse = false

  private let golden: [BlockDiffUnit]
  private let actual: [BlockDiffUnit]
  /// Pairs that stand in order on both sides.
  private var inOrder: [(golden: Int, actual: Int)]
  /// Those of them in the gap that is being looked at.
  private var inGap: [(golden: Int, actual: Int)] = []
  private var isPairedInGolden: [Bool]
  private var isPairedInActual: [Bool]

  /// Starts from the units that are equal and in order.
  init(
    _ golden: [BlockDiffUnit], _ actual: [BlockDiffUnit], _ pairs: [(golden: Int, actual: Int)]
  ) {
    self.golden = golden
    self.actual = actual
    inOrder = pairs
    isPairedInGolden = [Bool](repeating: false, count: golden.count)
    isPairedInActual = [Bool](repeating: false, count: actual.count)
    for pair in pairs {
      isPairedInGolden[pair.golden] = true
      isPairedInActual[pair.actual] = true
    }
  }

  /// The golden's units without a partner.
  var lost: [Int] { golden.indices.filter { !isPairedInGolden[$0] } }

  /// The snapshot's units without a partner.
  var leaked: [Int] { actual.indices.filter { !isPairedInActual[$0] } }

  /// For each of the snapshot's units, the golden's unit that it comes before, or their count.
  func goldenAfterEachActual() -> [Int] {
    var after = [Int](repeating: golden.count, count: actual.count)
    for pair in inOrder { after[pair.actual] = pair.golden }
    var next = golden.count
    for index in after.indices.reversed() {
      next = min(next, after[index])
      after[index] = next
    }
    return after
  }

  /// Pairs equal units that stand in different places.
  mutating func pairMoved(_ goldenSymbols: [Int], _ actualSymbols: [Int]) {
    var waiting: [Int: [Int]] = [:]
    for unit in leaked.reversed() { waiting[actualSymbols[unit], default: []].append(unit) }
    for unit in lost {
      if let other = waiting[goldenSymbols[unit]]?.popLast() { pair(.moved, unit, other) }
    }
  }

  /// Pairs what differs in markup, white space or words within each gap between aligned units;
  /// then what has moved and lost its markup on the way.
  mutating func pairInGaps() {
    var (start, otherStart) = (0, 0)
    let ends = inOrder + [(golden.count, actual.count)]
    for end in ends {
      let old = (start..<end.golden).filter { !isPairedInGolden[$0] }
      let new = (otherStart..<end.actual).filter { !isPairedInActual[$0] }
      if !old.isEmpty && !new.isEmpty { pairGap(old, new) }
      inOrder += inGap
      inGap.removeAll()
      (start, otherStart) = (end.golden + 1, end.actual + 1)
    }
    pairMovedTexts()
    inOrder.sort { $0.golden < $1.golden }
  }

  private mutating func pair(_ kind: Difference.Class, _ unit: Int, _ other: Int) {
    matches.append(Match(kind: kind, golden: unit..<(unit + 1), actual: other..<(other + 1)))
    isPairedInGolden[unit] = true
    isPairedInActual[other] = true
    if kind != .moved { inGap.append((unit, other)) }
  }

  private mutating func pairGap(_ old: [Int], _ new: [Int]) {
    pairSameTexts(old, new)
    // What has been paired parts the gap anew: nothing may be paired across it.
    forEachOpenGap(old, new) { $0.pairRegrouped($1, $2) }
    forEachOpenGap(old, new) { $0.pairSimilar($1, $2) }
  }

  /// Goes through the parts of a gap between pairs in order, each with what is still unpaired.
  private mutating func forEachOpenGap(
    _ old: [Int], _ new: [Int], _ body: (inout BlockDiffPairing, [Int], [Int]) -> Void
  ) {
    var (oldRest, newRest) = (old[...], new[...])
    for pair in inGap.sorted(by: { $0.golden < $1.golden }) + [(Int.max, Int.max)] {
      let oldPart = oldRest.prefix { $0 < pair.golden }
      let newPart = newRest.prefix { $0 < pair.actual }
      oldRest = oldRest.dropFirst(oldPart.count)
      newRest = newRest.dropFirst(newPart.count)
      let openOld = oldPart.filter { !isPairedInGolden[$0] }
      let openNew = newPart.filter { !isPairedInActual[$0] }
      if !openOld.isEmpty && !openNew.isEmpty { body(&self, openOld, openNew) }
    }
  }

  /// Pairs units that say the same, white space aside, in order.
  private mutating func pairSameTexts(_ old: [Int], _ new: [Int]) {
    var symbols = SymbolTable()
    let oldSymbols = old.map { symbols.symbol(for: FoldedText.withoutSpace(golden[$0].text)[...]) }
    let newSymbols = new.map { symbols.symbol(for: FoldedText.withoutSpace(actual[$0].text)[...]) }
    let alignment = BlockDiffAlignment(oldSymbols, newSymbols)
    isCoarse = isCoarse || alignment.isCoarse
    for found in alignment.pairs {
      let (unit, other) = (old[found.golden], new[found.actual])
      if golden[unit].text.isEmpty, golden[unit].role != actual[other].role { continue }
      pair(classOfSameText(golden[unit], actual[other]), unit, other)
    }
  }

  private func classOfSameText(_ unit: BlockDiffUnit, _ other: BlockDiffUnit) -> Difference.Class {
    if unit.text.utf8.elementsEqual(other.text.utf8) { return .markup }
    return unit.foldedKey == other.foldedKey ? .whitespace : .markup
  }

  /// Pairs one unit with neighbours that say the same together.
  private mutating func pairRegrouped(_ old: [Int], _ new: [Int]) {
    let oldTexts = old.map { FoldedText.withoutSpace(golden[$0].text) }
    let newTexts = new.map { FoldedText.withoutSpace(actual[$0].text) }
    var (oldIndex, newIndex) = (0, 0)
    while oldIndex < old.count, newIndex < new.count {
      let count = parts(oldTexts[oldIndex], newTexts[newIndex...])
      let otherCount = parts(newTexts[newIndex], oldTexts[oldIndex...])
      if count > 1, new[newIndex + count - 1] - new[newIndex] == count - 1 {
        regroup(old[oldIndex], 1, new[newIndex], count)
        (oldIndex, newIndex) = (oldIndex + 1, newIndex + count)
      } else if otherCount > 1, old[oldIndex + otherCount - 1] - old[oldIndex] == otherCount - 1 {
        regroup(old[oldIndex], otherCount, new[newIndex], 1)
        (oldIndex, newIndex) = (oldIndex + otherCount, newIndex + 1)
      } else if old.count - oldIndex > new.count - newIndex {
        oldIndex += 1
      } else {
        newIndex += 1
      }
    }
  }

  private mutating func regroup(_ unit: Int, _ count: Int, _ other: Int, _ otherCount: Int) {
    let match = Match(
      kind: .markup, golden: unit..<(unit + count), actual: other..<(other + otherCount))
    matches.append(match)
    for index in match.golden { isPairedInGolden[index] = true }
    for index in match.actual { isPairedInActual[index] = true }
    inGap.append((match.golden.upperBound - 1, match.actual.upperBound - 1))
  }

  /// How many of the texts make up a whole one together; 0 if they don't.
  private mutating func parts(_ whole: [UInt8], _ texts: ArraySlice<[UInt8]>) -> Int {
    var rest = whole[...]
    for (count, text) in texts.prefix(Self.maximumParts).enumerated() {
      guard !text.isEmpty, rest.starts(with: text) else { return 0 }
      rest = rest.dropFirst(text.count)
      if rest.isEmpty { return count + 1 }
    }
    if texts.count > Self.maximumParts { isCoarse = true }
    return 0
  }

  /// Pairs units that share many of their words, in the order that shares most.
  private mutating func pairSimilar(_ old: [Int], _ new: [Int]) {
    let isLong = old.count * new.count > Self.maximumPairs
    if isLong { isCoarse = true }
    let oldWords = old.map { WordBag(of: golden[$0].shown) }
    let newWords = new.map { WordBag(of: actual[$0].shown) }
    let isAlone = old.count == 1 && new.count == 1
    let similarity = { (x: Int, y: Int) -> Double in
      guard golden[old[x]].isComparable(with: actual[new[y]]) else { return 0 }
      let share = oldWords[x].similarity(to: newWords[y])
      let isShort = min(oldWords[x].count, newWords[y].count) <= WordBag.fewWords
      if isAlone && (isShort || share >= WordBag.leastShareAlone) { return max(share, 0.01) }
      return share >= WordBag.leastShare ? share : 0
    }
    let row = BestRow(
      old.count, new.count, band: isLong ? Self.band : nil, value: similarity)
    for found in row.pairs { pair(.bodyChanged, old[found.golden], new[found.actual]) }
  }

  /// Pairs what says the same in different places and is marked up otherwise.
  private mutating func pairMovedTexts() {
    var symbols = SymbolTable()
    var waiting: [Int: [Int]] = [:]
    for unit in leaked.reversed() where !actual[unit].text.isEmpty {
      let symbol = symbols.symbol(for: FoldedText.withoutSpace(actual[unit].text)[...])
      waiting[symbol, default: []].append(unit)
    }
    for unit in lost where !golden[unit].text.isEmpty {
      let symbol = symbols.symbol(for: FoldedText.withoutSpace(golden[unit].text)[...])
      if let other = waiting[symbol]?.popLast() { pair(.moved, unit, other) }
    }
  }
}

extension BlockDiffUnit {
  /// Whether one can have become the other: text never becomes a picture.
  func isComparable(with other: BlockDiffUnit) -> Bool {
    text.isEmpty == other.text.isEmpty && (!text.isEmpty || role == other.role)
  }
}
