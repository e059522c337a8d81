// One run: outcomes, order, what is written.

import Foundation
import Galley
import GalleyGolden
import TestSupport
import Testing

@Suite struct GoldenRunnerTests {
  private let root: TestRoot

  init() throws {
    root = try TestRoot()
  }

  private func result(
    _ extractor: some Extractor = LineExtractor(), _ target: UpdateMode.Target = .nothing
  ) throws -> CaseResult {
    GoldenRunner(extractor: extractor, target: target).result(for: try root.cases()[0])
  }

  private func golden(_ body: String) -> String {
    "---\ngalley: 1\ntitle: \"Title\"\n---\n\n\(body)\n"
  }

  @Test func matchesByBytes() throws {
    try root.addCapture("a/b", html: "Title\ncaf\u{E9}")
    try root.write("Golden/a/b.md", golden("caf\u{E9}"))
    #expect(try result().outcome == .matched)
    try root.write("Golden/a/b.md", golden("cafe\u{301}"))
    #expect(try result().outcome != .matched)
  }

  @Test func tellsChangedFromMissing() throws {
    try root.addCapture("a/b", html: "Title\nNew words")
    #expect(try result().outcome == .missing)
    try root.write("Golden/a/b.md", golden("Old words"))
    let result = try result()
    #expect(result.outcome == .changed)
    #expect(!result.differences.isEmpty)
    #expect(result.snapshot == Array(golden("New words").utf8))
    #expect(try root.files(in: "Golden") == ["a/b.md"])
  }

  @Test func namesGoldensWithoutCapture() throws {
    try root.write("Golden/a/b.md", golden("x"))
    #expect(try result().outcome == .unreferenced)
    #expect(try result().nextCommand == "galley prune a/b")
  }

  @Test func findsTheGoldenOfARenamedCapture() async throws {
    try root.addCapture("a/new", html: "Title\nx")
    try root.addCapture("a/other", html: "Title\ny")
    try root.write("Golden/a/old.md", golden("x"))
    var results: [CaseResult] = []
    try await GoldenRunner(extractor: LineExtractor()).run(try root.cases(), jobs: 2) {
      results.append($0)
    }
    #expect(results.map(\.outcome) == [.missing, .unreferenced, .missing])
    #expect(results.map { $0.earlierID?.description } == ["a/old", nil, nil])
    #expect(
      results[0].nextCommand == "galley check a/new; galley accept a/new; galley prune a/old")
    #expect(
      CaseText().text(of: results[0]).contains(
        "there is no golden file; Golden/a/old.md, which has no capture, holds the same: renamed?"))
  }

  @Test func failsWithTheExtractorsMessage() throws {
    try root.addCapture("a/b", html: "fail")
    let result = try result()
    #expect(result.outcome == .failed)
    #expect(result.failure?.kind == "parserFailure")
    #expect(result.failure?.message == "a/b: error: parserFailure: the test says so")
  }

  @Test func failsWithTheMessageOfAnyError() throws {
    struct Broken: Extractor {
      struct Fault: Error {}
      func article(from capture: Capture) throws -> Article { throw Fault() }
    }
    try root.addCapture("a/b", html: "x")
    #expect(try result(Broken()).failure?.message == "a/b: error: Fault()")
  }

  @Test func holdsTheRecordsExpectation() throws {
    try root.addCapture("a/b", html: "none")
    #expect(try result().outcome == .failed)
    try root.addCapture("a/b", html: "none", overrides: ["expects": "\"none\""])
    #expect(try result().outcome == .missing)
    try root.write("Golden/a/b.md", "---\ngalley: 1\narticle: none\n---\n")
    #expect(try result().outcome == .matched)
    try root.addCapture("a/b", html: "Title\nx\ny", overrides: ["expects": "\"none\""])
    #expect(
      try result().failure?.message
        == "a/b: error: capture.json expects no article, but one was extracted: 'Title', 2 blocks")
  }

  @Test func reportsNondeterminismAndWritesNothing() throws {
    struct Fickle: Extractor {
      func article(from capture: Capture) throws -> Article {
        Article(title: UUID().uuidString, body: [])
      }
    }
    try root.addCapture("a/b", html: "x")
    let result = try result(Fickle(), .pending)
    #expect(result.outcome == .failed)
    #expect(
      result.failure?.message
        == "a/b: error: two extractions of the same bytes differ, so nothing was written;"
        + " galley extract shows them")
    #expect(try root.files(in: "Golden") == [])
  }

  @Test func removesThePendingFileOfAMatchedCase() throws {
    try root.addCapture("a/b", html: "Title\nx")
    try root.write("Golden/a/b.md", golden("x"))
    try root.write("Golden/a/b.md.new", "left over")
    #expect(try result(LineExtractor(), .nothing).outcome == .matched)
    #expect(root.contains("Golden/a/b.md.new"))
    #expect(try result(LineExtractor(), .pending).outcome == .matched)
    #expect(!root.contains("Golden/a/b.md.new"))
  }

  @Test func neverOverwritesADamagedGolden() throws {
    try root.addCapture("a/b", html: "Title\nx")
    let damaged = golden("<<<<<<< ours\nx\n=======\ny\n>>>>>>> theirs")
    try root.write("Golden/a/b.md", damaged)
    let result = try result(LineExtractor(), .golden)
    #expect(result.outcome == .damaged)
    #expect(result.failure?.message.hasPrefix("Golden/a/b.md:6") == true)
    #expect(try root.read("Golden/a/b.md") == damaged)
    _ = try self.result(LineExtractor(), .pending)
    let store = GoldenStore(try root.root)
    let error = #expect(throws: HarnessError.self) { try store.accept(CaptureID("a/b")) }
    #expect(error?.kind == .damaged)
    #expect(try store.accept(CaptureID("a/b"), force: true) == .accepted)
    #expect(try root.read("Golden/a/b.md") == golden("x"))
  }

  @Test func goesOnAfterFaultsAndKeepsTheOrder() async throws {
    for number in 0..<60 {
      try root.addCapture("a/\(number)", html: number % 7 == 3 ? "fail" : "Title\nx")
    }
    try root.write("Corpus/a/7/capture.json", "{")
    let cases = try root.cases()
    var ids: [CaptureID] = []
    var failed = 0
    let runner = GoldenRunner(extractor: LineExtractor())
    try await runner.run(cases, jobs: 4) { result in
      ids.append(result.id)
      if result.outcome == .failed { failed += 1 }
    }
    #expect(ids == cases.map(\.id))
    #expect(failed == 10)
  }

  @Test(arguments: [1, 3, 16])
  func mapsInOrderWithFewResultsHeld(_ jobs: Int) async throws {
    var (given, taken, most) = (0, 0, 0)
    try await orderedParallelMap(
      jobs: jobs,
      next: { _ in
        guard given < 2_000 else { return .end }
        given += 1
        most = max(most, given - taken)
        return .item(given)
      },
      transform: { number in
        // The first of each hundred is slow, so that the others overtake it.
        number % 100 == 1 ? (0..<20_000).reduce(number) { $0 ^ $1 ^ $1 } : number
      },
      emit: { number in
        taken += 1
        #expect(number == taken)
      })
    #expect(taken == 2_000)
    #expect(most <= jobs * 8)
  }

  @Test func asksAgainForInputThatIsNotReady() async throws {
    var (asked, results) = (0, [Int]())
    try await orderedParallelMap(
      jobs: 2,
      next: { mayWait in
        asked += 1
        if asked > 20 { return .end }
        return asked % 2 == 0 && !mayWait ? .notYet : .item(asked)
      },
      transform: { $0 }, emit: { results.append($0) })
    #expect(results == results.sorted())
    #expect(results.count >= 10)
  }
}
