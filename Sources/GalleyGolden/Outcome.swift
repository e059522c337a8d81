// What became of one capture in a run.

/// The outcome of comparing one capture's snapshot with its golden file.
public enum Outcome: String, Sendable, Hashable, CaseIterable {
  /// The snapshot equals the golden file, byte for byte.
  case matched
  /// It differs.
  case changed
  /// There is no golden file.
  case missing
  /// There is a golden file without a capture.
  case unreferenced
  /// The golden file can't be read.
  case damaged
  /// Extraction failed.
  case failed
}
