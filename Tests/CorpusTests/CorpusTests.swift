// The committed corpus: one case a capture.

import GalleyGolden
import GalleyTesting
import Testing

@Suite struct CorpusTests {
  @Test(arguments: try goldenCases())
  func golden(_ goldenCase: GoldenCase) {
    expectGolden(goldenCase)
  }

  @Test func storiesAgree() throws {
    expectStoriesAgree(try goldenCases())
  }
}
