// The table of update modes, row by row.

import Foundation
import GalleyGolden
import TestSupport
import Testing

@Suite struct UpdateModeTests {
  /// One value of `GALLEY_UPDATE` in one place, and what the documentation says is written there.
  struct Mode: Sendable, CustomStringConvertible {
    /// `nil` where the variable is not set.
    var update: String?
    var ci: String?
    var writes: String

    var description: String {
      "GALLEY_UPDATE \(update ?? "unset"), CI \(ci ?? "unset"): \(writes)"
    }
  }

  /// The table under "Update modes" in docs/harness.md, row by row.
  static func modes() throws -> [Mode] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/harness.md")
    let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    let head = try #require(lines.firstIndex(of: "| `GALLEY_UPDATE` | at home | under CI |"))
    return lines[(head + 2)...].prefix { $0.hasPrefix("|") }.flatMap { line -> [Mode] in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let names = cells[0].replacing(" or ", with: ", ").components(separatedBy: ", ")
      return names.flatMap { name -> [Mode] in
        let update =
          name == "unset" ? nil : name == "empty" ? "" : name.trimmingCharacters(in: ["`"])
        return [
          Mode(update: update, ci: nil, writes: cells[1]),
          Mode(update: update, ci: "", writes: cells[1]),
          Mode(update: update, ci: "true", writes: cells[2]),
          Mode(update: update, ci: "0", writes: cells[2]),
        ]
      }
    }
  }

  @Test func theTableHasEveryMode() throws {
    let updates = Set(try Self.modes().map { $0.update ?? "unset" })
    #expect(updates == ["unset", "", "auto", "new", "always", "no"])
  }

  @Test(arguments: try modes())
  func writesWhatTheTableSays(_ mode: Mode) throws {
    let root = try TestRoot()
    let old = "---\ngalley: 1\ntitle: \"Title\"\n---\n\nold\n"
    try root.addCapture("a/changed", html: "Title\nx")
    try root.write("Golden/a/changed.md", old)
    try root.addCapture("a/damaged", html: "Title\nx")
    try root.write("Golden/a/damaged.md", "<<<<<<< HEAD\n")
    try root.addCapture("a/missing", html: "Title\nx")
    var environment: [String: String] = [:]
    environment["GALLEY_UPDATE"] = mode.update
    environment["CI"] = mode.ci
    let target = try UpdateMode(environment: environment).target(environment: environment)
    let runner = GoldenRunner(extractor: LineExtractor(), target: target)
    // Whatever is written, the outcome is the one found before: nothing of this passes.
    let outcomes = try root.cases().map { runner.result(for: $0).outcome }
    #expect(outcomes == [.changed, .damaged, .missing])
    let files = try root.files(in: "Golden")
    let golden = ["a/changed.md", "a/damaged.md"]
    switch mode.writes {
    case "nothing": #expect(files == golden)
    case "pending files":
      #expect(files == (golden + golden.map { $0 + ".new" } + ["a/missing.md.new"]).sorted())
    case "golden files": #expect(files == golden + ["a/missing.md"])
    default: Issue.record("the table says: \(mode.writes)")
    }
    #expect((try root.read("Golden/a/changed.md") == old) == (mode.writes != "golden files"))
    #expect(try root.read("Golden/a/damaged.md") == "<<<<<<< HEAD\n")
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
