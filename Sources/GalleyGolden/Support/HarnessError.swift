// The one error that the golden harness throws.

/// Why the harness could not do something: what it concerns, where, and what can be done.
public struct HarnessError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of failure; their raw values appear in JSON reports.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// No folder with `Corpus/` and `Golden/` was found.
    case noRoot
    /// A capture id is not of the form `site/slug`, or leads out of the corpus.
    case invalidID
    /// A pattern matches no capture, or no pending file.
    case noMatch
    /// The same id is found under two roots.
    case ambiguousID
    /// A `capture.json` is missing or wrong.
    case badRecord
    /// A capture's bytes are missing, doubled or unreadable.
    case badCapture
    /// A golden or pending file can't be read.
    case damaged
    /// A golden file was written by a newer Galley.
    case newerVersion
    /// A pending file was made from another golden or capture than the present one.
    case stale
    /// There is no pending file to accept or reject.
    case notPending
    /// Another process holds the lock on `Golden/`.
    case locked
    /// A data set's truth, an earlier run's scores or a floors file is wrong.
    case badData
    /// What was extracted contradicts the record's `expects`.
    case unexpected
    /// Two extractions of the same bytes differ.
    case nondeterministic
    /// The file system refused: permission, space, kind of file.
    case fileSystem
    /// An option or environment variable has a value that is not known.
    case badSetting
  }

  /// What kind of failure this is.
  public var kind: Kind

  /// The capture id, path or setting concerned.
  public var subject: String

  /// The 1-based line in the subject's file, if the fault has a place.
  public var line: Int?

  /// The 1-based column in the line, counted in Unicode scalars, if the fault has a place.
  public var column: Int?

  /// What was found, and what can be done, in one sentence without a final period.
  public var detail: String

  /// Creates an error.
  public init(
    _ kind: Kind, _ subject: String, line: Int? = nil, column: Int? = nil, detail: String
  ) {
    self.kind = kind
    self.subject = subject
    self.line = line
    self.column = column
    self.detail = detail
  }

  /// `SUBJECT: error: DETAIL`, or `SUBJECT:LINE:COLUMN: error: DETAIL` where the fault has a place;
  /// without anything that steers a terminal, whatever a path or a file's content holds.
  public var description: String {
    let place = [line, column].compactMap { $0 }.map { ":\($0)" }.joined()
    return printable("\(subject)\(place): error: \(detail)", keepingLines: true)
  }
}
