// `galley review` at a pseudo-terminal, and without one.

import Foundation
import GalleyGolden
import TestSupport
import Testing

@Suite(.serialized) struct ReviewTests {
  private let root: TestRoot

  /// Three captures of which one word has changed since they were accepted, and a new one.
  init() throws {
    root = try TestRoot()
    for name in ["one", "two", "three"] {
      try root.addCapture("a.example/\(name)", html: page(name, paragraph, otherParagraph))
    }
    _ = try GalleyProcess.run("check", "--update", "always", in: root.path)
    let changed = paragraph.replacing("lemons", with: "oranges")
    for name in ["one", "two", "three"] {
      try root.addCapture("a.example/\(name)", html: page(name, changed, otherParagraph))
    }
    try root.addCapture("b.example/new", html: page("New", otherParagraph))
    _ = try GalleyProcess.run("check", in: root.path)
    #expect(try pending().count == 4)
  }

  private func pending() throws -> [String] {
    try root.files(in: "Golden").filter { $0.hasSuffix(".new") }
  }

  private func review(columns: UInt16 = 80, rows: UInt16 = 24) throws -> PseudoTerminal {
    try PseudoTerminal(["review"], in: root.path, columns: columns, rows: rows)
  }

  @Test func acceptsRejectsAndSkips() throws {
    let terminal = try review()
    #expect(terminal.waits(for: "1 of 4"))
    #expect(terminal.waits(for: "oranges"))
    #expect(terminal.screen.contains("a.example/one"))
    terminal.press("s")
    #expect(terminal.waits(for: "a.example/three"))
    terminal.press("r")
    #expect(terminal.waits(for: "a.example/two"))
    terminal.press("a")
    #expect(terminal.waits(for: "no golden file yet"))
    terminal.press("q")
    #expect(terminal.waits(for: "accepted 1, rejected 1, left 2"))
    terminal.process.waitUntilExit()
    #expect(terminal.process.terminationStatus == 0)
    #expect(try pending() == ["a.example/one.md.new", "b.example/new.md.new"])
    #expect(try root.read("Golden/a.example/two.md")?.contains("oranges") == true)
    #expect(try root.read("Golden/a.example/three.md")?.contains("lemons") == true)
  }

  @Test func restoresTheTerminal() throws {
    let terminal = try review()
    #expect(terminal.waits(for: "1 of 4"))
    #expect(terminal.screen.contains("\u{1B}[?1049h\u{1B}[?25l"))
    terminal.press("\u{3}")
    #expect(terminal.waits(for: "\u{1B}[?25h\u{1B}[?1049l"))
    terminal.process.waitUntilExit()
    #expect(try pending().count == 4)
  }

  @Test func fitsTheWindowAndFollowsItsSize() throws {
    let terminal = try review(columns: 80, rows: 24)
    #expect(terminal.waits(for: "q quit"))
    #expect(terminal.lines.count == 24)
    #expect(terminal.lines.allSatisfy { $0.count <= 80 })
    terminal.press("")
    terminal.resize(columns: 40, rows: 10)
    #expect(terminal.waits(for: "more lines"))
    #expect(terminal.lines.count == 10)
    #expect(terminal.lines.allSatisfy { $0.count <= 40 })
    terminal.press("q")
    #expect(terminal.waits(for: "left 4"))
  }

  @Test func acceptsAClusterWithChangedFactsOnlyWhenTheyHaveBeenSeen() throws {
    _ = try GalleyProcess.run("accept", "*", in: root.path)
    for name in ["one", "two", "three"] {
      try root.addCapture(
        "a.example/\(name)", html: page("\(name) | Herald", paragraph, otherParagraph))
    }
    _ = try GalleyProcess.run("check", in: root.path)
    #expect(try pending().count == 3)
    // So low a window that the titles of three captures don't fit.
    let terminal = try review(columns: 80, rows: 14)
    #expect(terminal.waits(for: "1 of 3"))
    terminal.press("c")
    #expect(terminal.waits(for: "Accept 3 captures?"))
    terminal.press("y")
    #expect(terminal.waits(for: "facts would change: read to the end first"))
    #expect(try pending().count == 3)
    for _ in 0..<4 { terminal.press(" ") }
    #expect(terminal.waits(for: "a.example/two"))
    terminal.press("y")
    #expect(terminal.waits(for: "accepted 3, rejected 0, left 0"))
    #expect(try pending() == [])
  }

  @Test func scrollsNoFurtherThanTheEnd() throws {
    let terminal = try review(columns: 80, rows: 9)
    #expect(terminal.waits(for: "more lines"))
    for _ in 0..<5 { terminal.press(" ") }
    #expect(terminal.waits(for: "c: "))
    terminal.press("k")
    #expect(terminal.waits(for: "more lines"))
    terminal.press("q")
  }

  @Test func refusesWhatHasBecomeStale() throws {
    let terminal = try review()
    #expect(terminal.waits(for: "1 of 4"))
    try root.addCapture("a.example/one", html: page("one", otherParagraph))
    terminal.press("a")
    #expect(terminal.waits(for: "the capture or its capture.json has changed"))
    terminal.press("q")
    #expect(terminal.waits(for: "accepted 0, rejected 0, left 4"))
  }

  @Test func showsNoEscapeSequencesOfAPage() throws {
    let hostile = paragraph.replacing("lemons", with: "\u{1B}[31mlemons\u{202E}")
    try root.addCapture("a.example/one", html: page("one", hostile))
    _ = try GalleyProcess.run("check", "a.example/one", in: root.path)
    let terminal = try review()
    #expect(terminal.waits(for: "1 of 4"))
    #expect(terminal.waits(for: "q quit"))
    #expect(!terminal.lines.joined().contains("\u{1B}[31mlemons"))
    #expect(!terminal.screen.contains("\u{202E}"))
    terminal.press("q")
  }

  @Test func namesTheOtherCommandsWithoutATerminal() throws {
    let run = try GalleyProcess.run("review", in: root.path)
    #expect(run.status == 2)
    #expect(
      run.errors
        == "galley: review needs a terminal; without one use galley pending --json, galley accept"
        + " ID and galley reject ID\n")
  }

  @Test func hasNothingToDoWhereNothingIsPending() throws {
    _ = try GalleyProcess.run("reject", "*", in: root.path)
    let run = try GalleyProcess.run("review", in: root.path)
    #expect(run.status == 0)
    #expect(run.output == "nothing is pending; galley check leaves what differs\n")
  }
}
