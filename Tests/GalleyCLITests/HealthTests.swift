// `galley doctor`, `prune` and `check --watch`.

import Foundation
import GalleyGolden
import TestSupport
import Testing

@Suite struct HealthTests {
  private let root: TestRoot

  init() throws {
    root = try TestRoot()
    try root.addCapture("a.example/ferry", html: page("Ferry", paragraph))
    try root.addCapture("b.example/wind", html: page("Wind", otherParagraph))
    _ = try GalleyProcess.run("check", "--update", "always", in: root.path)
  }

  private func galley(_ arguments: String...) throws -> GalleyProcess.Output {
    try GalleyProcess(arguments, in: root.path).finish()
  }

  @Test func aHealthyRootIsWell() throws {
    let run = try galley("doctor")
    #expect(run.status == 0)
    #expect(run.output == "all is well\n")
    #expect(try galley("doctor", "--json").output == "{\"findings\":[]}\n")
  }

  @Test func namesWhatMendsEachFault() throws {
    try root.write(".git/HEAD", "x")
    try root.write(".gitattributes", "Golden/**   text  eol=lf\n")
    try root.write(".gitignore", "*.md.new\n*.galley-tmp\n")
    try root.addCapture("a.example/copy", html: page("Ferry", paragraph))
    try root.addCapture("a.example/crlf", html: "<p>\r\n\(paragraph)</p>")
    try root.write("Corpus/a.example/Bad/capture.html", "x")
    try root.write("Corpus/a.example/broken/capture.json", "{}")
    try root.write("Golden/b.example/wind.md", "---\r\ngalley: 1\r\n---\r\n")
    try root.write("Golden/c.example/old.md", "---\ngalley: 1\narticle: none\n---\n")
    try root.write("Golden/c.example/.old.md.7.galley-tmp", "half")
    let run = try galley("doctor")
    #expect(run.status == 1)
    let lines = run.output.split(separator: "\n").map(String.init)
    func expect(
      _ start: String, _ remedy: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
      let place = lines.firstIndex { $0.hasPrefix(start) }
      #expect(place != nil, "\(start)\n\(run.output)", sourceLocation: sourceLocation)
      #expect(
        place.map { lines[$0 + 1] } == "  → \(remedy)", sourceLocation: sourceLocation)
    }
    expect(
      "attributes: Corpus/** -text: .gitattributes has no such line: git may change the line ends",
      "echo 'Corpus/** -text' >> .gitattributes")
    expect(
      "ids: Corpus/a.example/Bad: 'B' is not allowed",
      "git mv 'Corpus/a.example/Bad' 'Corpus/a.example/bad'")
    expect(
      "captures: Corpus/a.example/broken/capture.json: the key \"url\" is missing",
      "${EDITOR:-vi} Corpus/a.example/broken/capture.json")
    expect(
      "lineEndings: a.example/crlf: it has carriage returns, which git may change",
      "echo 'Corpus/** -text' >> .gitattributes")
    expect(
      "duplicates: a.example/copy: its bytes are those of a.example/ferry",
      "rm -r Corpus/a.example/copy")
    expect(
      "unreferenced: c.example/old: the golden file has no capture", "galley prune c.example/old")
    expect(
      "damaged: b.example/wind: line 1:",
      "galley check b.example/wind --update new; galley accept --force b.example/wind")
    expect(
      "pending: Golden/c.example/.old.md.7.galley-tmp: a process that was killed left this",
      "rm 'Golden/c.example/.old.md.7.galley-tmp'")
    #expect(lines.last == "8 findings")
  }

  @Test func ofTwoApprovedDuplicatesTheLaterIsToGo() throws {
    try root.addCapture("a.example/copy", html: page("Ferry", paragraph))
    _ = try galley("check", "--update", "always")
    let run = try galley("doctor")
    #expect(
      run.output.contains(
        """
        duplicates: a.example/ferry: its bytes are those of a.example/copy
          → rm -r Corpus/a.example/ferry && galley prune a.example/ferry

        """))
  }

  @Test func namesWhatLiesAtTheWrongDepth() throws {
    try root.addCapture("a.example/ferry", html: page("Ferry", paragraph))
    _ = try galley("check", "--update", "always")
    try root.write("Corpus/flat.example/capture.json", "{}")
    try root.write("Corpus/a.example/ferry/nested/capture.json", "{}")
    try root.write("Golden/loose.md", "x")
    try root.write("Golden/a.example/deep/x.md", "x")
    try root.write("Golden/README.md", "x")
    let output = try galley("doctor").output
    let faults = output.split(separator: "\n").map(String.init).filter { $0.hasPrefix("ids: ") }
    #expect(
      faults.sorted() == [
        "ids: Corpus/a.example/ferry/nested: a folder within a capture is not read: captures lie in "
          + "Corpus/SITE/SLUG/",
        "ids: Corpus/flat.example/capture.json: a capture lies in a folder of its own, "
          + "Corpus/SITE/SLUG/",
        "ids: Golden/a.example/deep: it is not read: golden files lie in Golden/SITE/SLUG.md",
        "ids: Golden/loose.md: it is not read: golden files lie in Golden/SITE/SLUG.md",
      ])
  }

  @Test func prunesNothingWhileCapturesCannotBeRead() throws {
    try root.addCapture("a.example/ferry", html: page("Ferry", paragraph))
    _ = try galley("check", "--update", "always")
    let golden = try root.files(in: "Golden")
    try root.write("Corpus/a.example/Bad/capture.json", "{}")
    try root.write("Golden/a.example/old.md", "---\ngalley: 1\narticle: none\n---\n")
    let doubtful = try galley("prune")
    #expect(doubtful.status == 2)
    #expect(
      doubtful.errors.hasSuffix("Nothing was deleted: what can't be read may be a capture.\n"))
    #expect(try root.files(in: "Golden") == (golden + ["a.example/old.md"]).sorted())
    try FileManager.default.removeItem(atPath: root.path + "/Corpus")
    try FileManager.default.createDirectory(
      atPath: root.path + "/Corpus", withIntermediateDirectories: false)
    let empty = try galley("prune")
    #expect(empty.status == 2)
    #expect(empty.errors.hasPrefix("galley: Corpus/ holds no captures, so nothing was deleted."))
    #expect(try root.files(in: "Golden") == (golden + ["a.example/old.md"]).sorted())
    #expect(try galley("prune", "*/old").output == "deleted Golden/a.example/old.md\n")
  }

  @Test func namesPendingFilesAndStoriesThatDisagree() throws {
    for id in ["a.example/ferry", "b.example/wind"] {
      let text = id.hasPrefix("a") ? page("Ferry", paragraph) : page("Wind", otherParagraph)
      try root.addCapture(id, html: text, overrides: ["story": "\"ferry\""])
    }
    try root.addCapture("c.example/new", html: page("New", paragraph + " And no more."))
    _ = try galley("check")
    let run = try galley("doctor")
    #expect(
      run.output.hasPrefix(
        """
        pending: c.example/new: a pending golden waits for a decision
          → galley review c.example/new
        stories: ferry: the golden files disagree: story "ferry": a.example/ferry differs from \
        b.example/wind
          → galley check --details a.example/ferry b.example/wind
        2 findings

        """))
  }

  /// Words that stand on no other page, so that only copies are alike.
  private static let long = (0..<80).map { "word\($0 * 7919 % 1009)" }.joined(separator: " ") + "."

  @Test func suggestsStoriesWithoutCallingThemFaults() throws {
    try root.addCapture("a.example/quay", html: page("Quay", Self.long))
    try root.addCapture("b.example/quay", html: page("Quay", Self.long + " Copied with leave."))
    _ = try galley("check", "--update", "always")
    let run = try galley("doctor")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("suggestions: b.example/quay: its text is "))
    let remedy = "  → ${EDITOR:-vi} Corpus/b.example/quay/capture.json\n"
    #expect(run.output.hasSuffix(remedy + "1 finding\n"))
    for id in ["a.example/quay", "b.example/quay"] {
      let text = id.hasPrefix("a") ? Self.long : Self.long + " Copied with leave."
      try root.addCapture(id, html: page("Quay", text), overrides: ["story": "\"quay\""])
    }
    #expect(try !galley("doctor").output.contains("suggestions:"))
  }

  @Test func prunesGoldensWithoutCapture() throws {
    try root.write("Golden/c.example/old.md", "x")
    let dry = try galley("prune", "--dry-run")
    #expect(dry.output == "would delete Golden/c.example/old.md\n")
    #expect(root.contains("Golden/c.example/old.md"))
    let json = try galley("prune", "--dry-run", "--json")
    #expect(json.output == "{\"wouldDelete\":[\"c.example/old\"]}\n")
    #expect(try galley("prune").output == "deleted Golden/c.example/old.md\n")
    #expect(!root.contains("Golden/c.example"))
    #expect(try galley("prune", "--json").output == "{\"deleted\":[]}\n")
    #expect(try galley("prune").output == "every golden file has a capture\n")
    let none = try galley("prune", "a.example/ferry")
    #expect(none.status == 2)
    #expect(
      none.errors
        == "galley: a.example/ferry: error: no golden file without capture matches it\n")
  }

  @Test func watchesForChanges() throws {
    let run = try GalleyProcess(["check", "--watch"], in: root.path)
    func output(has text: String) throws -> Bool {
      for _ in 0..<100 {
        if try run.outputSoFar().contains(text) { return true }
        Thread.sleep(forTimeInterval: 0.1)
      }
      return false
    }
    #expect(try output(has: "watching 2 cases; Ctrl-C ends\n"))
    try root.addCapture("b.example/wind", html: page("Wind", paragraph))
    #expect(try output(has: "b.example/wind changed\n"))
    #expect(try output(has: "1 capture: 1 changed\n"))
    #expect(try !run.outputSoFar().contains("a.example/ferry"))
    run.process.interrupt()
    #expect(try run.finish().status == 130)
  }
}
