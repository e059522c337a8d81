// One difference between a golden file and a snapshot, with its class.

public import Galley

/// One difference between what was approved and what was extracted.
public struct Difference: Sendable, Hashable {
  /// What kind of difference it is.
  public enum Class: Sendable, Hashable {
    /// A block of the golden is gone.
    case bodyLost
    /// A block that the golden doesn't have has come in.
    case bodyLeaked
    /// A block's text is another.
    case bodyChanged
    /// A block stands elsewhere.
    case moved
    /// A fact of the front matter was gained, lost or changed.
    case metadata(SnapshotField.Key)
    /// The same text is marked up otherwise.
    case markup
    /// Only white space or invisible spacing differs.
    case whitespace
    /// None of these.
    case unknown

    /// The class's name in reports: `bodyLost`, …, `metadata.title`, …, `unknown`.
    public var name: String {
      switch self {
      case .bodyLost: "bodyLost"
      case .bodyLeaked: "bodyLeaked"
      case .bodyChanged: "bodyChanged"
      case .moved: "moved"
      case .metadata(let key): "metadata.\(key.rawValue)"
      case .markup: "markup"
      case .whitespace: "whitespace"
      case .unknown: "unknown"
      }
    }
  }

  /// What kind of difference it is.
  public var kind: Class
  /// The text in the golden, with invisible characters shown; `nil` if it has none.
  public var before: String?
  /// The text in the snapshot, with invisible characters shown; `nil` if it has none.
  public var after: String?
  /// The 0-based position of the block in the golden's body, if it is about a block of it.
  public var positionBefore: Int?
  /// The 0-based position of the block in the snapshot's body, if it is about a block of it.
  public var positionAfter: Int?
  /// The way from before to after by words.
  ///
  /// The texts of all but the inserted stretches give ``before``, those of all but the deleted
  /// ``after``. Empty where only one of the two is there.
  public var words: [WordChange]
  /// Whether the comparison was cut short for its cost, so that a finer answer may exist.
  public var isCoarse: Bool

  /// Creates a difference.
  public init(
    _ kind: Class, before: String? = nil, after: String? = nil, positionBefore: Int? = nil,
    positionAfter: Int? = nil, words: [WordChange] = [], isCoarse: Bool = false
  ) {
    self.kind = kind
    self.before = before
    self.after = after
    self.positionBefore = positionBefore
    self.positionAfter = positionAfter
    self.words = words
    self.isCoarse = isCoarse
  }

  /// Compares a golden file's bytes with a snapshot.
  ///
  /// - Returns: The differences: metadata in the order of the keys, then the body's in reading
  ///   order. Empty if and only if the bytes are equal.
  /// - Throws: ``Galley/SnapshotError`` if the golden can't be read.
  public static func between(golden: [UInt8], actual: Snapshot) throws(SnapshotError)
    -> [Difference]
  {
    try between(golden: golden, actual: actual.bytes)
  }

  /// Compares a golden file's bytes with a pending file's.
  ///
  /// - Returns: The differences: metadata in the order of the keys, then the body's in reading
  ///   order. Empty if and only if the bytes are equal.
  /// - Throws: ``Galley/SnapshotError`` if one of the two can't be read.
  public static func between(golden: [UInt8], actual: [UInt8]) throws(SnapshotError)
    -> [Difference]
  {
    if golden == actual { return [] }
    return [
      Difference(
        .unknown, before: String(decoding: golden, as: UTF8.self),
        after: String(decoding: actual, as: UTF8.self))
    ]
  }
}
