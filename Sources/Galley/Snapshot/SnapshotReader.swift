// Reads a snapshot back into front matter and blocks.

/// What a snapshot says: the facts of its front matter and the blocks of its body.
public struct SnapshotReader: Sendable, Hashable {
  /// The facts in the order of the front matter; empty if there is no article.
  public private(set) var fields: [SnapshotField] = []
  /// The body; empty if there is no article.
  public private(set) var blocks: [ArticleBlock] = []
  /// `false` for the snapshot of a page without an article.
  public private(set) var hasArticle = true

  /// Reads a snapshot's bytes.
  ///
  /// - Throws: ``SnapshotError`` with the place of the first fault.
  public init(reading bytes: [UInt8]) throws(SnapshotError) {
    guard !bytes.isEmpty else {
      throw SnapshotError(.empty, line: 1, message: "the file is empty")
    }
    if bytes == Snapshot.noArticle.bytes { hasArticle = false }
  }
}
