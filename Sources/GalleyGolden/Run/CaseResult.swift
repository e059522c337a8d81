// What a run found out about one case.

import Galley

/// The result of checking one case.
public struct CaseResult: Sendable {
  /// Why a case failed, or its golden file is damaged.
  public struct Failure: Error, Sendable, Hashable {
    /// The kind of error: a raw value of ``Galley/ExtractionError/Kind`` or ``HarnessError/Kind``,
    /// or `error` for one that an extractor of one's own threw.
    public var kind: String
    /// The whole message, in one line.
    public var message: String

    init(kind: String, message: String) {
      self.kind = kind
      self.message = printable(message)
    }

    init(_ error: HarnessError) {
      self.init(kind: error.kind.rawValue, message: error.description)
    }
  }

  /// The case.
  public var goldenCase: GoldenCase
  /// What became of it.
  public var outcome: Outcome
  /// How the snapshot differs from the golden file; empty unless the outcome is `changed`.
  public var differences: [Difference] = []
  /// The golden file's bytes; `nil` unless the outcome is `changed` or `damaged`.
  public var golden: [UInt8]?
  /// The bytes of what was extracted; `nil` if the outcome is `matched` or nothing was.
  public var snapshot: [UInt8]?
  /// What went wrong, if the outcome is `failed` or `damaged`.
  public var failure: Failure?
  /// What was written for this case.
  public var written = UpdateMode.Target.nothing
  /// Why a file that should have been written was not.
  public var writeError: HarnessError?
  /// A golden file without a capture that holds the same bytes as the snapshot, if the outcome is
  /// `missing`: the capture was probably renamed.
  public var earlierID: CaptureID?
  /// The story that the capture is a copy of, with a digest of the folded text.
  public var story: StoryMember?

  /// The case's id.
  public var id: CaptureID { goldenCase.id }

  /// Whether a damaged golden file is a file whose text can't be read, and no newer one: only that can
  /// be replaced.
  var isReplaceable: Bool {
    golden != nil && failure?.kind != HarnessError.Kind.newerVersion.rawValue
  }

  /// What ``earlierID`` means, for a person.
  var renaming: String? {
    earlierID.map { "Golden/\($0).md, which has no capture, holds the same: renamed?" }
  }

  init(_ goldenCase: GoldenCase, _ outcome: Outcome) {
    self.goldenCase = goldenCase
    self.outcome = outcome
  }

  /// What a pending golden would have been found to be, without extracting again.
  package init(_ pending: PendingCase) {
    let goldenCase = GoldenCase(id: pending.id, root: pending.root)
    self.init(goldenCase, pending.isNew ? .missing : .changed)
    differences = pending.differences
    golden = pending.golden
    snapshot = pending.pending?.snapshot
    written = .pending
    if let obstacle = pending.obstacle { failure = Failure(obstacle) }
  }

  init(_ goldenCase: GoldenCase, _ outcome: Outcome, because failure: Failure) {
    self.init(goldenCase, outcome)
    self.failure = failure
  }

  init(_ goldenCase: GoldenCase, _ outcome: Outcome, because error: HarnessError) {
    self.init(goldenCase, outcome, because: Failure(error))
  }

  /// What a person should type next, if there is something to type.
  ///
  /// - Returns: `galley accept ID` and the like; `nil` if the case matched or needs an editor.
  public var nextCommand: String? {
    switch outcome {
    case .matched, .failed: nil
    case .changed, .missing:
      (written == .nothing ? "galley check \(id); " : "") + "galley accept \(id)"
        + (earlierID.map { "; galley prune \($0)" } ?? "")
    case .damaged:
      isReplaceable ? "galley check \(id) --update new; galley accept --force \(id)" : nil
    case .unreferenced: "galley prune \(id)"
    }
  }
}
