// The evaluator of the text models, on trees small enough to work out by hand.

import Foundation
import Testing

@testable import Galley

@Suite struct TreeModelTests {
  /// Base64 of little-endian words.
  private static func trees(_ words: [Int]) -> TreeModel? {
    let bytes = words.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8 & 0xFF)] }
    return Array(Data(bytes).base64EncodedString().utf8).withUnsafeBufferPointer {
      TreeModel(base64: $0)
    }
  }

  private static let leaf = 0xFFFF
  /// Feature 1 up to 12 gives -100; above it feature 0 up to -3 gives 40, above that 7.
  private static let tree = [1, 12, leaf, -100 & 0xFFFF, 0, -3 & 0xFFFF, leaf, 40, leaf, 7]

  /// The scores of rows by a batch.
  private static func scores(_ model: TreeModel, _ rows: [[Int16]]) -> [Int32] {
    let batch = TreeBatch(model, rows: rows.count)
    for (row, values) in rows.enumerated() {
      var writer = batch.table.writer(ofRow: row)
      for value in values { writer.add(Int32(value)) }
    }
    return [Int32](unsafeUninitializedCapacity: rows.count) { scores, count in
      if let scores = scores.baseAddress { batch.score(rows.count, into: scores) }
      count = rows.count
    }
  }

  private static func score(_ words: [Int], _ row: [Int16]) throws -> Int32 {
    try scores(#require(trees(words)), [row])[0]
  }

  @Test func valuesUpToTheThresholdGoLeft() throws {
    let words = [2, 1, 0] + Self.tree
    #expect(try Self.score(words, [0, 12]) == -100)
    #expect(try Self.score(words, [-3, 13]) == 40)
    #expect(try Self.score(words, [-2, 13]) == 7)
  }

  @Test func treesOfUnequalDepthAddUp() throws {
    let stump = [Self.leaf, 1000]
    let words = [2, 6, 0] + Self.tree + stump + Self.tree + stump + stump + Self.tree
    #expect(try Self.score(words, [-3, 13]) == 3 * 40 + 3000)
  }

  /// Four trees that say -400 or 28 in all, then four that say 9 each.
  private static func checked(low: Int, high: Int) -> [Int] {
    let four = (0..<4).flatMap { _ in tree }
    let others = (0..<4).flatMap { _ in [leaf, 9] }
    return [2, 8, 1, 4, low & 0xFFFF, high & 0xFFFF] + four + others
  }

  @Test func rowsOutsideACheckAreSettledBeyondAllOthers() throws {
    let words = Self.checked(low: -400, high: 28)
    #expect(try Self.score(words, [0, 0]) == -TreeModel.settledScore)
    #expect(try Self.score(words, [0, 13]) == TreeModel.settledScore)
  }

  @Test func rowsWithinACheckAreShownToAllTrees() throws {
    let words = Self.checked(low: -401, high: 29)
    #expect(try Self.score(words, [0, 0]) == -400 + 36)
    #expect(try Self.score(words, [0, 13]) == 28 + 36)
  }

  @Test func refusesWhatIsNoModel() {
    #expect(Self.trees([]) == nil)
    #expect(Self.trees([2, 1, 0] + Self.tree.dropLast()) == nil)
    #expect(Self.trees([1, 1, 0] + Self.tree) == nil)
    #expect(Self.trees([2, 1, 1, 4, 0, 0] + Self.tree) == nil)
    #expect(Self.trees([2, 3, 2, 2, 0, 0, 1, 0, 0] + Self.tree + Self.tree + Self.tree) == nil)
  }

  /// The value of the leaf that a row reaches, by the words of a tree in preorder.
  private static func walk(_ words: [Int], _ row: [Int16]) -> Int32 {
    func end(_ start: Int) -> Int {
      words[start] == leaf ? start + 2 : end(end(start + 2))
    }
    var place = 0
    while words[place] != leaf {
      let threshold = Int16(truncatingIfNeeded: words[place + 1])
      place = row[words[place]] <= threshold ? place + 2 : end(place + 2)
    }
    return Int32(Int16(truncatingIfNeeded: words[place + 1]))
  }

  private static func rows(_ count: Int) -> [[Int16]] {
    (0..<count).map { number -> [Int16] in
      let (first, second) = (number * 5 % 43, number * 7 % 41)
      return [Int16(first - 21), Int16(second - 20)]
    }
  }

  /// A tree of so many leaves over two features, another one for each seed.
  private static func grown(_ leaves: Int, seed: Int) -> [Int] {
    guard leaves > 1 else { return [leaf, (seed * 37 % 200 - 100) & 0xFFFF] }
    let left = 1 + (seed + leaves) % (leaves - 1)
    let seed = seed % 10_000
    var words = [seed % 2, (seed * 13 % 40 - 20) & 0xFFFF]
    words += grown(left, seed: seed * 7 + 1)
    words += grown(leaves - left, seed: seed * 5 + 3)
    return words
  }

  @Test(arguments: [2, 3, 30, 31, 32, 33, 64])
  func aTreeOfSoManyLeavesScoresAsWalkedAlone(leaves: Int) throws {
    let trees = (1...3).map { Self.grown(leaves, seed: $0 + leaves) }
    let words: [Int] = [2, 3, 0] + trees.flatMap { $0 }
    let model = try #require(Self.trees(words))
    let rows = Self.rows(128)
    let expected = rows.map { row -> Int32 in
      trees.map { Self.walk($0, row) }.reduce(0, +)
    }
    #expect(Self.scores(model, rows) == expected)
  }

  @Test(arguments: [1, 7, 8, 9, 64, 65, 128, 129, 256])
  func aBatchScoresEachRowAsTreesWalkedOneByOneDo(count: Int) throws {
    let trees = (1...9).map { Self.grown($0 * 14, seed: $0) }
    let words: [Int] = [2, 9, 0] + trees.flatMap { $0 }
    let model = try #require(Self.trees(words))
    let rows = Self.rows(count)
    let expected = rows.map { row -> Int32 in
      trees.map { Self.walk($0, row) }.reduce(0, +)
    }
    #expect(Self.scores(model, rows) == expected)
  }

  @Test(arguments: [40, 130, 256]) func rowsThatAreLeftAreScoredAsIfAlone(count: Int) throws {
    // Most rows are settled by the first four trees.
    let trees = (1...12).map { Self.grown(20, seed: $0) }
    var words = [2, 12, 1, 4, -20 & 0xFFFF, 20]
    words += trees.flatMap { $0 }
    let model = try #require(Self.trees(words))
    let rows = Self.rows(count)
    let together = Self.scores(model, rows)
    #expect(together == rows.flatMap { Self.scores(model, [$0]) })
    #expect(together.contains { abs($0) >= TreeModel.settledScore })
    #expect(together.contains { abs($0) < TreeModel.settledScore })
  }

  /// Scores of rows whose first feature all share, written a feature at a time.
  private static func scoresOfShared(_ model: TreeModel, _ rows: [[Int16]]) -> [Int32] {
    let batch = TreeBatch(model, rows: rows.count)
    var writer = ColumnWriter(batch.table, lines: rows.indices)
    writer.add(constant: Int32(rows[0][0]))
    writer.add { Int32(rows[$0][1]) }
    return [Int32](unsafeUninitializedCapacity: rows.count) { scores, count in
      if let scores = scores.baseAddress { batch.score(rows.count, into: scores) }
      count = rows.count
    }
  }

  @Test(arguments: [3, 130, 256], [-4, 5]) func whatAllRowsShareIsAskedOnce(
    count: Int, value: Int16
  ) throws {
    // Rows that the first four trees settle are left out, and the others moved together.
    let trees = (1...12).map { Self.grown(20, seed: $0) }
    var words = [2, 12, 1, 4, -20 & 0xFFFF, 20]
    words += trees.flatMap { $0 }
    let model = try #require(Self.trees(words))
    let rows = Self.rows(count).map { [value, $0[1]] }
    #expect(Self.scoresOfShared(model, rows) == rows.flatMap { Self.scores(model, [$0]) })
  }

  @Test func featuresThatNoTreeAsksForNeedNotBeWritten() throws {
    let table = FeatureTable(featureCount: 3, capacity: 4, asked: [2])
    var writer = ColumnWriter(table, lines: 0..<4)
    var calls = 0
    for _ in 0..<3 {
      writer.add {
        calls += 1
        return Int32($0)
      }
    }
    #expect(calls == 4)
    #expect(table.row(3)[2] == 3)
  }

  @Test func theModelsInUseAreModels() {
    #expect(TreeModel(TextBodyTrees.literal)?.featureCount == LineFeatures.count)
    #expect(TreeModel(TextTitleTrees.literal)?.featureCount == TitleCandidates.featureCount)
  }
}
