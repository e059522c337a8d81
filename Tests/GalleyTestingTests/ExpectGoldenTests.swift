// The harness's own failures: what a failing golden test says.

import Foundation
import Galley
import GalleyGolden
import GalleyTesting
import TestSupport
import Testing

@Suite struct ExpectGoldenTests {
  private let root: TestRoot

  init() throws {
    root = try TestRoot()
  }

  /// Expects exactly one issue, whose comment satisfies a predicate.
  private func expectIssue(
    in body: () -> Void, matching matches: @escaping @Sendable (String) -> Bool
  ) {
    withKnownIssue {
      body()
    } matching: { issue in
      issue.comments.count == 1 && issue.comments.allSatisfy { matches($0.rawValue) }
    }
  }

  private func cases() throws -> [GoldenCase] {
    try goldenCases(near: root.path + "/Tests/SomeTests.swift")
  }

  private func prepareFolder() throws {
    try root.write("Tests/SomeTests.swift", "")
  }

  @Test func namesCasesByTheirIDs() throws {
    try prepareFolder()
    try root.addCapture("a/two", html: "Title\nx")
    try root.addCapture("a/one", html: "Title\nx")
    try root.write("Golden/b/old.md", "x")
    #expect(try cases().map(\.testDescription) == ["a/one", "a/two", "b/old"])
  }

  @Test func refusesAnEmptyCorpus() throws {
    try prepareFolder()
    let error = #expect(throws: HarnessError.self) { try cases() }
    #expect(
      error?.description
        == "\(root.path): error: Corpus/ holds no captures; galley add stores one")
  }

  @Test func aMissingGoldenFailsWithTheCommandThatAcceptsIt() throws {
    try prepareFolder()
    try root.addCapture("a/one", html: "Title\nBody")
    let goldenCase = try cases()[0]
    let isCI = !(ProcessInfo.processInfo.environment["CI"] ?? "").isEmpty
    let command = (isCI ? "galley check a/one; " : "") + "galley accept a/one"
    expectIssue(
      in: { expectGolden(goldenCase, extractor: LineExtractor()) },
      matching: { $0 == "a/one missing\n  there is no golden file\n  → \(command)" })
  }

  @Test func aMatchingGoldenPasses() throws {
    try prepareFolder()
    try root.addCapture("a/one", html: "Title\nBody")
    try root.write("Golden/a/one.md", "---\ngalley: 1\ntitle: \"Title\"\n---\n\nBody\n")
    let goldenCase = try cases()[0]
    expectGolden(goldenCase, extractor: LineExtractor())
  }

  @Test func aChangedGoldenFailsWithTheDifference() throws {
    try prepareFolder()
    try root.addCapture("a/one", html: "Title\nBody")
    try root.write("Golden/a/one.md", "---\ngalley: 1\ntitle: \"Title\"\n---\n\nOther\n")
    let goldenCase = try cases()[0]
    expectIssue(
      in: { expectGolden(goldenCase, extractor: LineExtractor()) },
      matching: {
        $0.hasPrefix("a/one changed\n") && $0.contains("Body") && $0.contains("Other")
          && $0.hasSuffix("galley accept a/one")
      })
  }

  @Test func aGoldenWithoutCaptureFails() throws {
    try prepareFolder()
    try root.write("Golden/a/one.md", "---\ngalley: 1\n---\n")
    let goldenCase = try cases()[0]
    expectIssue(
      in: { expectGolden(goldenCase, extractor: LineExtractor()) },
      matching: {
        $0 == "a/one unreferenced\n  there is no capture of this id\n  → galley prune a/one"
      })
  }

  @Test func storiesThatDisagreeFail() throws {
    try prepareFolder()
    for (id, body) in [("a/x", "Body"), ("b/x", "Body and a leak")] {
      try root.addCapture(id, html: "Title\n\(body)", overrides: ["story": "\"ferry\""])
    }
    let cases = try cases()
    expectIssue(
      in: { expectStoriesAgree(cases, extractor: LineExtractor()) },
      matching: {
        $0 == """
          story "ferry": a/x differs from b/x
            b/x against a/x:
              changed
                ~ Body{+ and a leak+}
          """
      })
  }
}
