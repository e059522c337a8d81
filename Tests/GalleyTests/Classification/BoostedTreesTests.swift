import Foundation
import Testing

@testable import Galley

@Suite struct BoostedTreesTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// `scripts/train` wrote down what LightGBM itself says of the committed captures.
  @Test func saysWhatLightGBMSays() throws {
    let model = try #require(BoostedTrees(HTMLBodyTrees.literal))
    let predictions = try String(
      contentsOf: Self.root.appending(path: "Tests/GalleyTests/Classification/predictions.txt"),
      encoding: .utf8)
    var compared = 0
    for line in predictions.split(separator: "\n") {
      let fields = line.split(separator: " ")
      let bytes = try Data(contentsOf: Self.root.appending(path: String(fields[0])))
      let page = try #require(TrainingPage(html: Array(bytes)))
      let scores = model.scores(page.rows, isExact: true)
      try #require(scores.count == fields.count - 1, "\(fields[0]) has other blocks than then")
      for (score, field) in zip(scores, fields.dropFirst()) {
        #expect(abs(score - (Double(field) ?? .nan)) < 1e-6)
        compared += 1
      }
    }
    #expect(compared >= 1_000)
  }

  /// Two features; one tree of two leaves: feature 1 up to 0.5 gives -1, above it 2.
  private static func model(leaves: [UInt8] = [0, 0xE0, 0, 0x40]) -> [UInt8] {
    let threshold = withUnsafeBytes(of: Float(0.5).bitPattern.littleEndian, Array.init)
    return [2, 0, 1, 0] + [0] + [1] + threshold + [2] + [1, 0, 128, 129] + leaves
  }

  private static func trees(_ bytes: [UInt8]) -> BoostedTrees? {
    Array(Data(bytes).base64EncodedString().utf8).withUnsafeBufferPointer {
      BoostedTrees(base64: $0)
    }
  }

  @Test func comparesWithThresholdsAsLightGBMDoes() throws {
    let trees = try #require(Self.trees(Self.model()))
    #expect(trees.scores([9, 0.5, 9, 0.500_001, -1, -3]) == [-1, 2, -1])
  }

  /// Rows are walked 128 at a time, a bit for each: none may get another's score.
  @Test(arguments: [1, 3, 4, 127, 128, 129, 300])
  func scoresRowsTogetherAsAlone(count: Int) throws {
    let model = try #require(BoostedTrees(HTMLBodyTrees.literal))
    let width = model.featureCount
    let rows = (0..<count * width).map { Float(($0 * 7_919) % 1_009 - 40) / 16 }
    let alone = (0..<count).flatMap {
      model.scores(Array(rows[$0 * width..<($0 + 1) * width]), isExact: true)
    }
    #expect(Set(alone).count > count / 2)
    #expect(model.scores(rows, isExact: true) == alone)
  }

  @Test func refusesWhatIsNoModel() {
    #expect(Self.trees([]) == nil)
    #expect(Self.trees(Array(Self.model().dropLast())) == nil)
    #expect(Self.trees(Self.model() + [0]) == nil)
    var outOfBounds = Self.model()
    outOfBounds[13] = 130
    #expect(Self.trees(outOfBounds) == nil)
    var unknownFeature = Self.model()
    unknownFeature[11] = 2
    #expect(Self.trees(unknownFeature) == nil)
    var unknownThreshold = Self.model()
    unknownThreshold[12] = 1
    #expect(Self.trees(unknownThreshold) == nil)
  }

  @Test func decidingEarlyChangesNoDecision() throws {
    let model = try #require(BoostedTrees(HTMLBodyTrees.literal))
    let file = Self.root.appending(
      path: "Corpus/www.lowlandmercury.example/arrelby-flood-gauge-silent/capture.html")
    let page = try #require(TrainingPage(html: Array(try Data(contentsOf: file))))
    for (early, exact) in zip(model.scores(page.rows), model.scores(page.rows, isExact: true))
    where early != exact {
      #expect(abs(early) > 3)
      #expect(early.sign == exact.sign && abs(exact) > 1.5)
    }
  }
}
