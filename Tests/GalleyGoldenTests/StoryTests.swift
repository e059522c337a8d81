// Copies of one article must agree.

import GalleyGolden
import TestSupport
import Testing

@Suite struct StoryTests {
  private func summaries(_ captures: [(id: String, html: String)]) throws -> [String] {
    try disagreements(captures).map(\.summary)
  }

  private func disagreements(
    _ captures: [(id: String, html: String)]
  ) throws -> [StoryDisagreement] {
    let root = try TestRoot()
    for capture in captures {
      try root.addCapture(capture.id, html: capture.html, overrides: ["story": "\"storm\""])
    }
    let runner = GoldenRunner(extractor: LineExtractor())
    var check = StoryCheck()
    for goldenCase in try root.cases() { check.add(runner.result(for: goldenCase)) }
    return check.disagreements
  }

  @Test func copiesThatDifferInQuotesDashesAndSpacesAgree() throws {
    #expect(
      try summaries([
        ("a/x", "One\n\u{201C}It\u{2019}s \u{FB01}ne\u{201D} \u{2013} he said\u{2026}"),
        ("b/x", "Two\n\"It's fine\" -\u{A0} he\nsaid..."),
      ]) == [])
  }

  @Test func namesTheCopyThatDiffers() throws {
    #expect(
      try summaries([
        ("a/x", "T\nBody"), ("b/x", "T\nBody\nRead more"), ("c/x", "T\nBody"),
      ]) == ["story \"storm\": a/x, c/x differs from b/x"])
  }

  @Test func showsByWordsWhatACopyLostLeakedAndChanged() throws {
    let found = try disagreements([
      ("a/x", "T\nThe ferry ran on Monday and on Friday.\nNobody was hurt by it."),
      ("b/x", "T\nThe ferry ran on Monday and on Friday.\nNobody was hurt by it."),
      ("c/x", "T\nThe ferry ran on Monday and on Sunday.\nRead more about ferries"),
    ])
    #expect(
      found.map { CaseText().text(of: $0) } == [
        """
        story "storm": a/x, b/x differs from c/x
          c/x against a/x:
            changed
              ~ The ferry ran on Monday and on [-Friday-]{+Sunday+}.
            lost
              - Nobody was hurt by it.
            leaked
              + Read more about ferries
        """
      ])
  }
}
