// Credits of features in the scores of trees.

import Testing

@testable import Galley

@Suite struct TreeAttributionTests {
  /// Two trees over two features.
  ///
  /// The first gives -1 for `a` up to 0.5, else 1 for `b` up to 10, else 3; the
  /// second -0.5 for `b` up to 10, else 0.5.
  private static let model: StaticString =
    "AgACAAEAAAA/AQAAIEEDAACAAQEAgYIA4AAgAGACAQCAgQDwABA="

  @Test func creditsEachStepToTheFeatureAskedFor() throws {
    let attribution = TreeAttribution(try #require(BoostedTrees(Self.model)))
    // Three leaves at the first root: (-1 + 1 + 3) / 3; two at its child: (1 + 3) / 2.
    #expect(abs(attribution.base - 1) < 1e-12)
    func credits(_ row: [Float]) -> [Double] { attribution.contributions(of: row[...]) }
    for (row, expected) in [
      ([0, 0], [-2, -0.5]), ([1, 0], [1, -1.5]), ([1, 11], [1, 1.5]), ([0, 11], [-2, 0.5]),
    ] as [([Float], [Double])] {
      for (credit, value) in zip(credits(row), expected) { #expect(abs(credit - value) < 1e-12) }
    }
  }

  @Test func creditsAddUpToTheScoreLessTheBase() throws {
    let trees = try #require(BoostedTrees(Self.model))
    let attribution = TreeAttribution(trees)
    for row in [[0, 0], [1, 0], [1, 11], [0.5, 10], [-3, 99]] as [[Float]] {
      let sum = attribution.contributions(of: row[...]).reduce(attribution.base, +)
      #expect(abs(sum - trees.scores(row, isExact: true)[0]) < 1e-12)
    }
  }

  @Test func creditsOfTheBodyModelAddUpToo() throws {
    let trees = try #require(BodyClassifier.model)
    let attribution = TreeAttribution(trees)
    for step in 0..<20 {
      let row = (0..<trees.featureCount).map { Float($0 * step % 17) / 4 }
      let sum = attribution.contributions(of: row[...]).reduce(attribution.base, +)
      #expect(abs(sum - trees.scores(row, isExact: true)[0]) < 1e-9)
    }
  }

  @Test func namesTheWeightiestFirst() throws {
    let attribution = TreeAttribution(try #require(BoostedTrees(Self.model)))
    let rows: [Float] = [9, 9, 1, 0]
    #expect(attribution.strongest(5, of: rows[2...]).map(\.feature) == [1, 0])
    #expect(attribution.strongest(1, of: rows[2...]).map(\.feature) == [1])
  }
}
