// The way from one text to another by words.

/// A stretch of text that two texts share, or that only one of them has.
public struct WordChange: Sendable, Hashable {
  /// Where the stretch stands.
  public enum Kind: String, Sendable, Hashable {
    /// In both texts.
    case same
    /// In the golden alone.
    case deleted
    /// In the snapshot alone.
    case inserted
  }

  /// Where the stretch stands.
  public var kind: Kind
  /// The stretch, with invisible characters shown.
  public var text: String

  /// Creates a stretch.
  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}
