// The same under XCTest. Its open source form can't expect failures, so they are tested with Swift
// Testing, whose messages are the same.

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
}
