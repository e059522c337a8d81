// Differences between two bodies, block by block.

import Galley

/// Compares two bodies.
///
/// Blocks that are equal are aligned first. Of the rest, in this order: the same block elsewhere
/// has moved; the same text in the same place is a difference of markup or white space; one block
/// that became several, or several one, is markup too; blocks that share half of their words
/// have changed; and what remains was lost or has leaked in.
struct BlockDiff {
  /// The differences in reading order.
  private(set) var differences: [Difference] = []

  private let golden: [BlockDiffUnit]
  private let actual: [BlockDiffUnit]
  private var findings: [Finding] = []
  private var isCoarse: Bool

  /// What became of one or more units.
  private struct Finding {
    var kind: Difference.Class
    var golden: Range<Int>?
    var actual: Range<Int>?
    var order: Order
  }

  /// Where a finding stands: by the golden; what has leaked in follows what was lost there.
  private struct Order: Comparable {
    var golden: Int
    var actual: Int

    static func < (first: Order, second: Order) -> Bool {
      (first.golden, first.actual) < (second.golden, second.actual)
    }
  }

  /// Compares two bodies.
  init(_ golden: [ArticleBlock], _ actual: [ArticleBlock]) {
    self.golden = BlockDiffUnit.units(of: golden)
    self.actual = BlockDiffUnit.units(of: actual)
    var symbols = SymbolTable()
    let old = self.golden.map { symbols.symbol(for: $0.key[...]) }
    let new = self.actual.map { symbols.symbol(for: $0.key[...]) }
    let alignment = BlockDiffAlignment(old, new)
    isCoarse = alignment.isCoarse
    var pairing = BlockDiffPairing(self.golden, self.actual, alignment.pairs)
    pairing.pairMoved(old, new)
    pairing.pairInGaps()
    isCoarse = isCoarse || pairing.isCoarse
    find(pairing)
    describe()
  }

  private mutating func find(_ pairing: BlockDiffPairing) {
    for match in pairing.matches {
      findings.append(
        Finding(
          kind: match.kind, golden: match.golden, actual: match.actual,
          order: Order(golden: match.golden.lowerBound, actual: -1)))
    }
    let after = pairing.goldenAfterEachActual()
    for unit in pairing.lost {
      findings.append(
        Finding(kind: .bodyLost, golden: unit..<(unit + 1), order: Order(golden: unit, actual: -1)))
    }
    for unit in pairing.leaked {
      findings.append(
        Finding(
          kind: .bodyLeaked, actual: unit..<(unit + 1),
          order: Order(golden: after[unit] - 1, actual: unit)))
    }
    findings.sort { $0.order < $1.order }
    joinNeighbours()
  }

  /// Makes one finding of neighbours of one class in one block, such as the items of a list.
  private mutating func joinNeighbours() {
    var joined: [Finding] = []
    for finding in findings {
      if let last = joined.last, last.kind == finding.kind,
        finding.kind == .bodyLost || finding.kind == .bodyLeaked || finding.kind == .moved,
        follows(finding.golden, last.golden, in: golden),
        follows(finding.actual, last.actual, in: actual)
      {
        joined[joined.count - 1].golden = span(last.golden, finding.golden)
        joined[joined.count - 1].actual = span(last.actual, finding.actual)
      } else {
        joined.append(finding)
      }
    }
    findings = joined
  }

  private func follows(_ range: Range<Int>?, _ before: Range<Int>?, in units: [BlockDiffUnit])
    -> Bool
  {
    guard let range, let before else { return range == nil && before == nil }
    return before.upperBound == range.lowerBound
      && units[before.lowerBound].block == units[range.lowerBound].block
  }

  private func span(_ first: Range<Int>?, _ second: Range<Int>?) -> Range<Int>? {
    guard let first, let second else { return nil }
    return first.lowerBound..<second.upperBound
  }

  private mutating func describe() {
    for finding in findings {
      let old = finding.golden.map { golden[$0] }
      let new = finding.actual.map { actual[$0] }
      var difference = Difference(
        finding.kind, positionBefore: old?.first?.block, positionAfter: new?.first?.block,
        isCoarse: isCoarse)
      let showsMarkdown = finding.kind == .markup
      let before = old.map { Self.text(of: $0, asMarkdown: showsMarkdown) }
      let after = new.map { Self.text(of: $0, asMarkdown: showsMarkdown) }
      if let before, let after, finding.kind != .moved {
        difference.compareWords(before, after)
      } else {
        difference.before = before.map { VisibleText.shown($0) }
        difference.after = after.map { VisibleText.shown($0) }
      }
      difference.rule = DifferenceRule.rule(for: finding.kind, old ?? [], new ?? [])
      differences.append(difference)
    }
  }

  private static func text(of units: ArraySlice<BlockDiffUnit>, asMarkdown: Bool) -> String {
    units.map { asMarkdown ? $0.markdown : $0.shown }.joined(separator: "\n")
  }
}
