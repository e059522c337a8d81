// The evaluator of the text models, on trees small enough to work out by hand.

import Foundation
import Testing

@testable import Galley

@Suite struct TreeModelTests {
  /// Base64 of little-endian words.
  private static func model(_ words: [Int]) -> TreeModel? {
    let bytes = words.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8 & 0xFF)] }
    return Array(Data(bytes).base64EncodedString().utf8).withUnsafeBufferPointer {
      TreeModel(base64: $0)
    }
  }

  private static let leaf = 0xFFFF
  /// Feature 1 up to 12 gives -100; above it feature 0 up to -3 gives 40, above that 7.
  private static let tree = [1, 12, leaf, -100 & 0xFFFF, 0, -3 & 0xFFFF, leaf, 40, leaf, 7]

  private static func score(_ words: [Int], _ row: [Int16]) throws -> Int32 {
    let model = try #require(model(words))
    return row.withUnsafeBufferPointer { model.score($0) }
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
    #expect(Self.model([]) == nil)
    #expect(Self.model([2, 1, 0] + Self.tree.dropLast()) == nil)
    #expect(Self.model([1, 1, 0] + Self.tree) == nil)
    #expect(Self.model([2, 1, 1, 4, 0, 0] + Self.tree) == nil)
    #expect(Self.model([2, 1, 1, 3, 0, 0] + Self.tree) == nil)
  }

  @Test func theModelsInUseAreModels() {
    #expect(TreeModel(TextBodyTrees.literal)?.featureCount == LineFeatures.count)
    #expect(TreeModel(TextTitleTrees.literal)?.featureCount == TitleCandidates.featureCount)
  }
}
