// One call for each capture, for Swift Testing and for XCTest.

import Foundation
public import Galley
public import GalleyGolden
public import Testing
import XCTest

/// Checks one case and records an issue unless it matches its golden file (Swift Testing).
///
/// The issue tells the difference and the exact command that accepts it. `GALLEY_UPDATE` says what
/// is written, as ``GalleyGolden/UpdateMode`` describes.
///
/// - Parameters:
///   - goldenCase: The case, from ``goldenCases(near:)``.
///   - extractor: The extractor that is checked.
///   - sourceLocation: Where the issue is shown.
public func expectGolden(
  _ goldenCase: GoldenCase, extractor: some Extractor = ArticleExtractor(),
  sourceLocation: SourceLocation = #_sourceLocation
) {
  if let message = failureMessage(for: goldenCase, extractor) {
    Issue.record(Comment(rawValue: message), sourceLocation: sourceLocation)
  }
}

/// Checks one case and fails unless it matches its golden file (XCTest).
///
/// The failure tells the difference and the exact command that accepts it. `GALLEY_UPDATE` says what
/// is written, as ``GalleyGolden/UpdateMode`` describes.
///
/// - Parameters:
///   - goldenCase: The case, from ``goldenCases(near:)``.
///   - extractor: The extractor that is checked.
///   - file: Where the failure is shown.
///   - line: Where the failure is shown.
public func assertGolden(
  _ goldenCase: GoldenCase, extractor: some Extractor = ArticleExtractor(),
  file: StaticString = #filePath, line: UInt = #line
) {
  if let message = failureMessage(for: goldenCase, extractor) {
    XCTFail(message, file: file, line: line)
  }
}

/// Checks that captures of the same story give the same text, folded as
/// ``Galley/CanonicalText`` does, and records an issue for each story that disagrees (Swift
/// Testing).
///
/// - Parameters:
///   - cases: The cases, from ``goldenCases(near:)``; those without a story are passed over.
///   - extractor: The extractor that is checked.
///   - sourceLocation: Where the issues are shown.
public func expectStoriesAgree(
  _ cases: [GoldenCase], extractor: some Extractor = ArticleExtractor(),
  sourceLocation: SourceLocation = #_sourceLocation
) {
  for message in storyMessages(for: cases, extractor) {
    Issue.record(Comment(rawValue: message), sourceLocation: sourceLocation)
  }
}

/// Checks that captures of the same story give the same text (XCTest).
///
/// - Parameters:
///   - cases: The cases, from ``goldenCases(near:)``; those without a story are passed over.
///   - extractor: The extractor that is checked.
///   - file: Where the failures are shown.
///   - line: Where the failures are shown.
public func assertStoriesAgree(
  _ cases: [GoldenCase], extractor: some Extractor = ArticleExtractor(),
  file: StaticString = #filePath, line: UInt = #line
) {
  for message in storyMessages(for: cases, extractor) { XCTFail(message, file: file, line: line) }
}

// MARK: - Messages

/// What is wrong with a case; `nil` if it matches.
private func failureMessage(for goldenCase: GoldenCase, _ extractor: some Extractor) -> String? {
  let environment = ProcessInfo.processInfo.environment
  let target: UpdateMode.Target
  do {
    target = try UpdateMode(environment: environment).target(environment: environment)
  } catch {
    return error.description
  }
  let result = GoldenRunner(extractor: extractor, target: target).result(for: goldenCase)
  var message = result.outcome == .matched ? "" : CaseText().text(of: result)
  if let error = result.writeError { message += "\n\(error)" }
  return message.isEmpty ? nil : message
}

private func storyMessages(for cases: [GoldenCase], _ extractor: some Extractor) -> [String] {
  let runner = GoldenRunner(extractor: extractor)
  var check = StoryCheck()
  for goldenCase in cases { check.add(runner.result(for: goldenCase)) }
  return check.disagreements.map { CaseText().text(of: $0) }
}
