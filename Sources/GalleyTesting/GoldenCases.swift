// Which cases a test suite runs.

import Foundation
public import GalleyGolden
public import Testing

/// The cases of a corpus, in order of ids: every capture, and every golden file without one.
///
/// Give them to a parameterised test, so that each capture is a case of its own:
///
/// ```swift
/// @Test(arguments: try goldenCases())
/// func golden(_ goldenCase: GoldenCase) {
///   expectGolden(goldenCase)
/// }
/// ```
///
/// `GALLEY_ROOTS` names other roots, `GALLEY_FILTER` chooses ids, sites or globs, separated by
/// commas or spaces.
///
/// - Parameter file: The test's source file; the nearest root at or above its folder is used.
/// - Returns: At least one case.
/// - Throws: `HarnessError`: of kind `noRoot`; `noMatch` if the corpus is empty or the filter
///   chooses nothing, for a test that compares nothing must not pass; the first of the names in the
///   corpus that are no ids.
public func goldenCases(near file: String = #filePath) throws -> [GoldenCase] {
  let environment = ProcessInfo.processInfo.environment
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
  let roots = try Root.all(arguments: [], environment: environment, near: folder)
  let workspace = Workspace(roots: roots)
  let listing = try workspace.listing()
  if let problem = listing.problems.first { throw problem }
  try workspace.requireCases(of: listing)
  let filter = (environment["GALLEY_FILTER"] ?? "").split { $0 == "," || $0 == " " }
  return try Selection(filter.map(String.init)).filter(listing.cases, noun: "capture", id: \.id)
}

extension GoldenCase: CustomTestStringConvertible {
  /// The id, which names the case in the test's output.
  public var testDescription: String { id.description }
}
