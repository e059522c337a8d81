// Features of lines, and the table that they are written to.

import Testing

@testable import Galley

@Suite struct LineFeaturesTests {
  private static let text =
    "Home\nNews\n\nThe ferry that forgot its island\nBy Ann Lind\n\n"
    + (0..<6).map { number in
      "In the morning of day \(number) the crew of the old ferry looked for the island, and they did "
        + "not find it where it had been.\n\n"
    }.joined() + "Related articles\nHome\n3 comments\n"

  private static let context = LineContext(LineReader(Array(text.utf8)))

  /// The features of lines, written so many at a time.
  private static func rows(by size: Int) -> [[Int16]] {
    let features = LineFeatures(context)
    let table = FeatureTable(featureCount: LineFeatures.count, capacity: size)
    return stride(from: 0, to: context.stats.count, by: size).flatMap { first in
      let lines = first..<min(context.stats.count, first + size)
      features.write(lines, to: table)
      return lines.map { table.row($0 - first) }
    }
  }

  @Test func everyFeatureIsWrittenUnderItsName() throws {
    let rows = Self.rows(by: 64)
    let feature = { (line: Int, name: String) -> Int16 in
      rows[line][try #require(LineFeatures.names.firstIndex(of: name))]
    }
    #expect(rows.count == 13)
    #expect(try feature(0, "words") == 1)
    #expect(try feature(0, "repeats") == 2)
    #expect(try feature(11, "is repeat") == 1)
    #expect(try feature(4, "good") == 1)
    #expect(try feature(4, "blanks before") == 1)
    #expect(try feature(3, "cue byline") == 1)
    #expect(try feature(3, "until good") == 1)
    #expect(try feature(4, "in story") == 1)
    #expect(try feature(10, "since good") == 1)
    #expect(try feature(2, "-3 words") == -1)
    #expect(try feature(2, "-2 words") == 1)
    #expect(try feature(2, "+1 words") == 3)
    #expect(try feature(10, "great before 4") == 4)
    #expect(try feature(3, "great after 4") == 4)
    #expect(try feature(0, "great in all") == 6)
    #expect(try feature(4, "heading words") == 3)
    #expect(try feature(12, "story lines") == 6)
  }

  @Test func featuresDoNotDependOnHowManyLinesAreWrittenAtOnce() {
    let all = Self.rows(by: 256)
    #expect(Self.rows(by: 1) == all)
    #expect(Self.rows(by: 5) == all)
  }

  @Test func sharesOfALineOfMillionsOfDigitsAreNoLarger() throws {
    let context = LineContext(LineReader([UInt8](repeating: 0x31, count: 2_200_000)))
    let table = FeatureTable(featureCount: LineFeatures.count, capacity: 1)
    LineFeatures(context).write(0..<1, to: table)
    #expect(table.row(0)[try #require(LineFeatures.names.firstIndex(of: "digits"))] == 1000)
    #expect(table.row(0)[0] == Int16.max)
  }

  @Test func thousandthsAreRoundedTowardsZero() {
    for whole in [1, 3, 7, 999, 1_000_003] as [Int32] {
      for part in [-whole, -1, 0, 1, whole / 2, whole - 1, whole] {
        #expect(LineFeatures.thousandths(part, whole) == Int32(Int(part) * 1000 / Int(whole)))
      }
    }
  }
}
