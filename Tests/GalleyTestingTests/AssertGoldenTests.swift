// The same under XCTest.

import Galley
import GalleyGolden
import GalleyTesting
import TestSupport
import XCTest

final class AssertGoldenTests: XCTestCase {
  func testAMatchingGoldenPasses() throws {
    let root = try TestRoot()
    try root.addCapture("a/one", html: "Title\nBody")
    try root.write("Golden/a/one.md", "---\ngalley: 1\ntitle: \"Title\"\n---\n\nBody\n")
    for goldenCase in try root.cases() {
      assertGolden(goldenCase, extractor: LineExtractor())
    }
    assertStoriesAgree(try root.cases(), extractor: LineExtractor())
  }

  func testAChangedGoldenFails() throws {
    let root = try TestRoot()
    try root.addCapture("a/one", html: "Title\nBody")
    try root.write("Golden/a/one.md", "---\ngalley: 1\ntitle: \"Title\"\n---\n\nOther\n")
    let goldenCase = try root.cases()[0]
    XCTExpectFailureIfPossible {
      assertGolden(goldenCase, extractor: LineExtractor())
    }
  }

  /// The open source XCTest of Linux has no `XCTExpectFailure`: there the pending file that the
  /// failing call leaves is the witness.
  private func XCTExpectFailureIfPossible(_ body: () -> Void) {
    #if canImport(Darwin)
    XCTExpectFailure("the golden differs", failingBlock: body)
    #endif
  }
}
