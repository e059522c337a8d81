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

  /// The comments of the issues that a closure records.
  private func issues(_ body: () throws -> Void) throws -> [String] {
    var comments: [String] = []
    try withKnownIssue(isIntermittent: true) {
      try body()
    } matching: { issue in
      comments += issue.comments.map(\.rawValue)
      return true
    }
    return comments
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
    let messages = try issues { expectGolden(goldenCase, extractor: LineExtractor()) }
    let isCI = !(ProcessInfo.processInfo.environment["CI"] ?? "").isEmpty
    let command = (isCI ? "galley check a/one; " : "") + "galley accept a/one"
    #expect(messages == ["a/one missing\n  there is no golden file\n  → \(command)"])
  }

  @Test func aMatchingGoldenPasses() throws {
    try prepareFolder()
    try root.addCapture("a/one", html: "Title\nBody")
    try root.write("Golden/a/one.md", "---\ngalley: 1\ntitle: \"Title\"\n---\n\nBody\n")
    let goldenCase = try cases()[0]
    #expect(try issues { expectGolden(goldenCase, extractor: LineExtractor()) } == [])
  }

  @Test func aChangedGoldenFailsWithTheDifference() throws {
    try prepareFolder()
    try root.addCapture("a/one", html: "Title\nBody")
    try root.write("Golden/a/one.md", "---\ngalley: 1\ntitle: \"Title\"\n---\n\nOther\n")
    let goldenCase = try cases()[0]
    let messages = try issues { expectGolden(goldenCase, extractor: LineExtractor()) }
    #expect(messages.count == 1)
    #expect(messages.first?.hasPrefix("a/one changed\n") == true)
    #expect(messages.first?.contains("Body") == true)
    #expect(messages.first?.contains("Other") == true)
    #expect(messages.first?.hasSuffix("galley accept a/one") == true)
  }

  @Test func aGoldenWithoutCaptureFails() throws {
    try prepareFolder()
    try root.write("Golden/a/one.md", "---\ngalley: 1\n---\n")
    let goldenCase = try cases()[0]
    #expect(
      try issues { expectGolden(goldenCase, extractor: LineExtractor()) }
        == ["a/one unreferenced\n  there is no capture of this id\n  → galley prune a/one"])
  }

  @Test func storiesThatDisagreeFail() throws {
    try prepareFolder()
    for (id, body) in [("a/x", "Body"), ("b/x", "Body and a leak")] {
      try root.addCapture(id, html: "Title\n\(body)", overrides: ["story": "\"ferry\""])
    }
    let cases = try cases()
    #expect(
      try issues { expectStoriesAgree(cases, extractor: LineExtractor()) }
        == ["story \"ferry\": a/x differs from b/x"])
  }
}
