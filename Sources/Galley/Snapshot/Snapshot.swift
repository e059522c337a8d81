// The canonical text of an article, which goldens are compared with.

/// An article as canonical text: the same bytes on every machine, made to be read and compared.
public struct Snapshot: Sendable, Hashable {
  /// The whole text: front matter and CommonMark body, with one final newline.
  public var text: String

  /// The snapshot of an article.
  public init(of article: Article) {
    text = article.text + "\n"
  }
}
