// What a run may write.

/// What a run writes where a snapshot differs from its golden file, or there is none.
///
/// | mode | at home | under CI | writes |
/// |---|---|---|---|
/// | `auto` | pending files | nothing | |
/// | `new` | pending files | pending files | |
/// | `always` | golden files | golden files | damaged ones are left alone |
/// | `no` | nothing | nothing | |
///
/// In every mode the outcome is the one found before writing: a missing golden never passes.
public enum UpdateMode: String, Sendable, Hashable, CaseIterable {
  /// Pending files at home, nothing under CI.
  case auto
  /// Pending files.
  case new
  /// Golden files, unasked.
  case always
  /// Nothing.
  case no

  /// What is written in the end.
  public enum Target: String, Sendable, Hashable {
    /// Nothing.
    case nothing
    /// Pending files, which a person accepts or rejects.
    case pending
    /// Golden files.
    case golden
  }

  /// Reads the mode from `GALLEY_UPDATE`; `auto` if that is unset or empty.
  ///
  /// - Throws: `badSetting` for any other value.
  public init(environment: [String: String]) throws(HarnessError) {
    let value = environment["GALLEY_UPDATE"] ?? ""
    guard let mode = value.isEmpty ? .auto : UpdateMode(rawValue: value) else {
      throw HarnessError(
        .badSetting, "GALLEY_UPDATE",
        detail: "'\(printable(value))' is not a mode; use auto, new, always or no")
    }
    self = mode
  }

  /// What this mode writes in an environment; it is CI if `CI` is set and not empty.
  public func target(environment: [String: String]) -> Target {
    switch self {
    case .auto: (environment["CI"] ?? "").isEmpty ? .pending : .nothing
    case .new: .pending
    case .always: .golden
    case .no: .nothing
    }
  }
}
