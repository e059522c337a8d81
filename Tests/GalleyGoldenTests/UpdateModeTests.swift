// The table of update modes, row by row.

import GalleyGolden
import TestSupport
import Testing

@Suite struct UpdateModeTests {
  /// A row of the table in docs/harness.md.
  struct Row: Sendable {
    var update: String?
    var ci: String?
    var files: [String]
  }

  @Test(arguments: [
    Row(update: nil, ci: nil, files: ["a/b.md.new"]),
    Row(update: "", ci: "", files: ["a/b.md.new"]),
    Row(update: "auto", ci: nil, files: ["a/b.md.new"]),
    Row(update: "auto", ci: "true", files: []),
    Row(update: nil, ci: "1", files: []),
    Row(update: "new", ci: nil, files: ["a/b.md.new"]),
    Row(update: "new", ci: "true", files: ["a/b.md.new"]),
    Row(update: "always", ci: nil, files: ["a/b.md"]),
    Row(update: "always", ci: "true", files: ["a/b.md"]),
    Row(update: "no", ci: nil, files: []),
    Row(update: "no", ci: "true", files: []),
  ])
  func writesWhatTheTableSays(_ row: Row) throws {
    let root = try TestRoot()
    try root.addCapture("a/b", html: "Title\nx")
    var environment: [String: String] = [:]
    environment["GALLEY_UPDATE"] = row.update
    environment["CI"] = row.ci
    let target = try UpdateMode(environment: environment).target(environment: environment)
    let runner = GoldenRunner(extractor: LineExtractor(), target: target)
    // Whatever is written, a missing golden file does not pass.
    #expect(runner.result(for: try root.cases()[0]).outcome == .missing)
    #expect(try root.files(in: "Golden") == row.files)
  }

  @Test func refusesUnknownModes() {
    let error = #expect(throws: HarnessError.self) {
      try UpdateMode(environment: ["GALLEY_UPDATE": "yes"])
    }
    #expect(
      error?.description
        == "GALLEY_UPDATE: error: 'yes' is not a mode; use auto, new, always or no")
  }
}
