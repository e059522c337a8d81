// Golden files without a capture, among which those of renamed captures are found.

/// The golden files of cases that have no capture, by their bytes.
struct Orphans {
  /// The ids by root and digest.
  private var ids: [String: CaptureID] = [:]

  /// Reads the golden files of unreferenced cases.
  init(_ cases: [GoldenCase]) {
    for goldenCase in cases where goldenCase.isUnreferenced {
      // What can't be read holds no capture's text; its own result says that it is unreferenced.
      guard let golden = try? GoldenStore(goldenCase.root).golden(for: goldenCase.id) else {
        continue
      }
      ids[Self.key(goldenCase, golden)] = goldenCase.id
    }
  }

  /// The golden file that holds what was extracted for a case without one; `nil` if there is none.
  func holder(of result: CaseResult) -> CaptureID? {
    guard !ids.isEmpty, result.outcome == .missing, let snapshot = result.snapshot else {
      return nil
    }
    return ids[Self.key(result.goldenCase, snapshot)]
  }

  private static func key(_ goldenCase: GoldenCase, _ bytes: [UInt8]) -> String {
    goldenCase.root.path + "\n" + SHA256.hexadecimal(bytes)
  }
}
