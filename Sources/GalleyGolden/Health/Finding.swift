// What is wrong with a repository of captures, and what mends it.

/// One thing that `galley doctor` found.
public struct Finding: Sendable, Hashable {
  /// What was looked at.
  public enum Check: String, Sendable, Hashable, CaseIterable {
    /// `.gitattributes` and `.gitignore`.
    case attributes
    /// Names of folders and files that should be ids.
    case ids
    /// Captures and their records.
    case captures
    /// Captures whose bytes git would change.
    case lineEndings
    /// Captures with the same bytes.
    case duplicates
    /// Goldens without capture.
    case unreferenced
    /// Goldens that can't be read.
    case damaged
    /// Pending files, and what killed processes left.
    case pending
    /// Stories whose goldens disagree.
    case stories
    /// Captures whose goldens are nearly alike, which may be copies of one story. No fault.
    case suggestions
  }

  /// Whether something is wrong: a suggestion is for people to follow or not.
  public var isFault: Bool { check != .suggestions }

  /// What was looked at.
  public var check: Check
  /// The id, or the path from the root.
  public var subject: String
  /// What is wrong, in one sentence without a final period.
  public var problem: String
  /// The command that mends it, to be typed in the root.
  public var remedy: String

  /// Creates a finding.
  public init(_ check: Check, _ subject: String, _ problem: String, remedy: String) {
    self.check = check
    self.subject = subject
    self.problem = problem
    self.remedy = remedy
  }
}
