// Floors, the ratchet file, and comparison with an earlier run.

import Foundation
import Galley
import TestSupport
import Testing

@testable import GalleyGolden

@Suite struct FloorTests {
  /// A set whose pages share with their truths as many of four words as a number says.
  private func scored(_ shared: [String: Int], as name: String = "wcxb") -> SetScore {
    let words = ["one", "two", "three", "four"]
    let pages = shared.map { id, count in
      PageScore(
        id: id,
        comparing: BodyComparison(
          reference: words.joined(separator: " "),
          candidate: (words.prefix(count) + words.indices.dropFirst(count).map { "x\($0)" })
            .joined(separator: " ")))
    }
    return SetScore(ScoreSet(name: name, path: "/nowhere"), input: .html, pages: pages)
  }

  @Test func readsFloorsFromArguments() {
    #expect(Floor(argument: "wcxb=0.95") == Floor(set: "wcxb", value: 0.95))
    #expect(
      Floor(argument: "wcxb.without=.045") == Floor(set: "wcxb", measure: .without, value: 0.045))
    #expect(Floor(argument: "a.b=1") == Floor(set: "a.b", value: 1))
    for wrong in ["wcxb", "wcxb=", "wcxb=95", "wcxb=nan", "=0.5", ".with=0.5"] {
      #expect(Floor(argument: wrong) == nil, "\(wrong)")
    }
  }

  @Test func holdsOrFalls() {
    let sets = [scored(["a": 3])]
    #expect(Floor(set: "wcxb", value: 0.75).verdict(on: sets) == .holds(0.75))
    #expect(Floor(set: "wcxb", value: 0.7501).verdict(on: sets) == .fell(0.75))
    #expect(Floor(set: "aeb", value: 0).verdict(on: sets) == .notMeasured)
    #expect(Floor(set: "wcxb", measure: .with, value: 0).verdict(on: sets) == .notMeasured)
  }

  @Test func aMeasureThatIsBetterLowerHasACeiling() {
    var leaky = scored(["a": 3])
    leaky.totals[.without] = 0.05
    #expect(Floor(set: "wcxb", measure: .without, value: 0.05).verdict(on: [leaky]) == .holds(0.05))
    #expect(Floor(set: "wcxb", measure: .without, value: 0.04).verdict(on: [leaky]) == .fell(0.05))
  }

  @Test func floorsRiseAndAreLoweredOnlyWithAReason() throws {
    var file = FloorFile()
    #expect(file.raise(to: [scored(["a": 4, "b": 3, "c": 2])]) == 3)
    #expect(
      String(decoding: file.json, as: UTF8.self) == """
        {
          "floors": [
            {"set": "wcxb", "input": "html", "measure": "wordF1", "floor": 0.75, "best": 0.75},
            {"set": "wcxb", "input": "html", "measure": "shingleF1", "floor": 0.333, "best": 0.333},
            {"set": "wcxb", "input": "html", "measure": "exact", "floor": 0.333, "best": 0.333}
          ]
        }

        """)
    #expect(file.raise(to: [scored(["a": 3, "b": 3, "c": 2])]) == 0)
    #expect(file.lower(to: [scored(["a": 4, "b": 2, "c": 2])], reason: "A new \"truth\"") == 1)
    #expect(file.entries[0].floor == 0.666)
    #expect(file.raise(to: [scored(["a": 4, "b": 4, "c": 4])]) == 3)
    let json = String(decoding: file.json, as: UTF8.self)
    #expect(
      json.split(separator: "\n")[2] == """
            {"set": "wcxb", "input": "html", "measure": "wordF1", "floor": 1.0, "best": 1.0, \
        "lowered": [{"from": 0.75, "to": 0.666, "reason": "A new \\"truth\\""}]},
        """)
    #expect(try FloorFile(json: file.json, path: "floors.json") == file)
  }

  @Test(arguments: [
    (
      #""floor": 0.7, "best": 0.75"#, 1, 73,
      "this floor is under 0.75 without a reason; lower it with galley score --lower-floor"
        + " --reason \"…\""
    ),
    (
      #""floor": 0.6, "best": 0.75, "lowered": [{"from": 0.75, "to": 0.7, "reason": "r"}]"#, 1, 73,
      "this floor is under 0.7 without a reason; lower it with galley score --lower-floor"
        + " --reason \"…\""
    ),
    (
      #""floor": 0.7, "best": 0.75, "lowered": [{"from": 0.75, "to": 0.7, "reason": " "}]"#, 1, 104,
      "the reason is empty"
    ),
    (#""floor": 7, "best": 0.75"#, 1, 13, "there is no number \"floor\" from 0 to 1"),
  ])
  func refusesFloorsThatWereLoweredByHand(
    members: String, line: Int, column: Int, detail: String
  ) {
    let json = #"{"floors": [{"set": "s", "input": "html", "measure": "wordF1", "#
    #expect(
      throws: HarnessError(.badData, "floors.json", line: line, column: column, detail: detail)
    ) {
      try FloorFile(json: Array((json + members + "}]}").utf8), path: "floors.json")
    }
  }

  @Test func showsWhichPagesGainedAndWhichLost() throws {
    let before = scored(["a": 4, "b": 3, "c": 2, "d": 1, "gone": 4])
    let after = scored(["a": 4, "b": 4, "c": 1, "d": 3, "new": 4])
    let earlier = try EarlierScores(json: ScoreJSON.bytes(of: [before]), path: "then.json")
    let comparison = try #require(ScoreComparison(of: after, with: earlier))
    #expect(comparison.gained.map(\.subject) == ["d", "b"])
    #expect(comparison.gained.map(\.difference) == [0.5, 0.25])
    #expect(comparison.lost == [.init(subject: "c", before: 0.5, after: 0.25)])
    #expect(comparison.unchangedCount == 1)
    #expect(comparison.added == ["new"])
    #expect(comparison.removed == ["gone"])
    #expect(comparison.totals.map(\.subject).contains("wordF1"))
    #expect(
      ScoreReport(style: TextStyle(hasColor: false), worstCount: 1)
        .text(of: comparison, with: "then.json").split(separator: "\n").suffix(5) == [
          "    2 pages gained, 1 lost, 1 stayed", "    gained  d  0.2500 → 0.7500  +0.5000",
          "    lost    c  0.5000 → 0.2500  -0.2500", "    only now: new",
          "    only then: gone",
        ])
    #expect(ScoreComparison(of: scored(["a": 1], as: "aeb"), with: earlier) == nil)
    let same = try #require(ScoreComparison(of: before, with: earlier))
    #expect(same.totals == [] && same.unchangedCount == 5)
  }

  @Test func refusesJSONThatIsNoRun() {
    #expect(
      throws: HarnessError(
        .badData, "x.json", line: 1, column: 1,
        detail: "this is not what 'galley score --json' writes")
    ) {
      try EarlierScores(json: Array("{}".utf8), path: "x.json")
    }
    #expect(
      throws: HarnessError(
        .badData, "x.json", line: 1, column: 17, detail: "only version 1 can be read")
    ) {
      try EarlierScores(json: Array(#"{"galleyScore": 2}"#.utf8), path: "x.json")
    }
  }
}
