// Reports, whole: what a person, a CI server and GitHub get to read.

import Galley
import GalleyGolden
import TestSupport
import Testing

@Suite struct ReportTests {
  private let root: TestRoot

  /// One case of each outcome; the text of one tries to break out of every report.
  init() throws {
    root = try TestRoot()
    try root.addCapture("a/changed", html: "Title\n::error::x % | <b>&\u{1B}[31m")
    try root.write("Golden/a/changed.md", "---\ngalley: 1\ntitle: \"Title\"\n---\n\nOld\n")
    try root.addCapture("a/failed", html: "fail")
    try root.addCapture("a/matched", html: "Title\nx")
    try root.write("Golden/a/matched.md", "---\ngalley: 1\ntitle: \"Title\"\n---\n\nx\n")
    try root.addCapture("a/missing", html: "Title\nx")
    try root.write("Golden/b/old.md", "---\ngalley: 1\narticle: none\n---\n")
  }

  private func fill(_ report: inout some Report) throws {
    let runner = GoldenRunner(extractor: LineExtractor())
    var summary = RunSummary()
    for goldenCase in try root.cases() {
      let result = runner.result(for: goldenCase)
      summary.add(result)
      try report.add(result)
    }
    summary.finish()
    try report.finish(summary)
  }

  @Test func terminalReportEndsWithCountsAndNextSteps() throws {
    let output = Output()
    var report = TerminalReport(style: TextStyle(hasColor: false), showsDetails: false) {
      output.text += $0
    }
    try fill(&report)
    #expect(!output.text.contains("\u{1B}"))
    #expect(
      output.text.hasSuffix(
        """
        missing: no golden file yet
          a/missing

        unreferenced: a golden file without a capture
          b/old

        failed: nothing could be extracted
          a/failed: error: parserFailure: the test says so

        5 captures: 1 matched, 1 changed, 1 missing, 1 unreferenced, 1 failed
          every difference: galley check --details
          nothing was written; to decide, run: galley check --update new; galley review
          goldens without capture: galley prune

        """))
  }

  @Test func coloursAreTheOnlyEscapeSequences() throws {
    let output = Output()
    var report = TerminalReport(style: TextStyle(hasColor: true), showsDetails: true) {
      output.text += $0
    }
    try fill(&report)
    let plain = ["0", "1", "2", "31", "32", "33"].reduce(output.text) { text, code in
      text.replacing("\u{1B}[\(code)m", with: "")
    }
    #expect(!plain.contains("\u{1B}"))
    #expect(plain.contains("[31m"))
  }

  @Test func gitHubReportEscapesItsCommands() throws {
    let (commands, summary) = (Output(), Output())
    var report = GitHubReport(
      write: { commands.text += $0 }, writeSummary: { summary.text += $0 })
    try fill(&report)
    let lines = commands.text.split(separator: "\n").map(String.init)
    #expect(lines.count == 5)
    #expect(lines.allSatisfy { $0.hasPrefix("::error ") || $0.hasPrefix("::notice ") })
    #expect(
      lines[1]
        == "::error file=Golden/a/failed.md,title=a/failed failed::a/failed: error: parserFailure:"
        + " the test says so")
    #expect(
      lines[2]
        == "::error file=Golden/a/missing.md,title=a/missing missing::%0Agalley check a/missing;"
        + " galley accept a/missing")
    #expect(
      lines[4]
        == "::notice title=galley check::5 captures: 1 matched, 1 changed, 1 missing,"
        + " 1 unreferenced, 1 failed")
    #expect(summary.text.hasPrefix("## galley check: differences\n\n5 captures: "))
    #expect(!summary.text.contains("<b>"))
  }

  @Test func jUnitReportIsWellFormedWhateverTheTextHolds() throws {
    let output = Output()
    var report = JUnitReport { output.text += $0 }
    try fill(&report)
    #expect(
      output.text.contains("<testsuites name=\"galley\" tests=\"5\" failures=\"3\" errors=\"1\">"))
    #expect(output.text.contains("<error type=\"parserFailure\"") == false)
    #expect(output.text.contains("<error type=\"failed\" message=\"a/failed: error: "))
    #expect(!output.text.contains("<b>"))
    #expect(!output.text.contains("\u{1B}"))
  }

  /// What a report's sink collects.
  private final class Output {
    var text = ""
  }
}
