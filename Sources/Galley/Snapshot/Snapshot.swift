// The canonical text of an article, which goldens are compared with.

/// An article as canonical text: the same bytes on every machine, made to be read and compared.
///
/// The text is front matter and a CommonMark body in snapshot format, version 1. Two snapshots are
/// equal if and only if their bytes are: `é` in one code point differs from `e` with an accent.
public struct Snapshot: Sendable, Hashable {
  /// The newest version of the format, and the one that is written.
  public static let formatVersion = 1

  /// The snapshot of a page without an article.
  public static let noArticle = Snapshot(bytes: Array("---\ngalley: 1\narticle: none\n---\n".utf8))

  /// The whole text as UTF-8: front matter and body, with one final newline.
  public let bytes: [UInt8]

  /// The whole text as a string, for showing.
  ///
  /// Compare ``bytes`` instead: strings are equal in Swift if they are canonically equivalent.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The snapshot of an article.
  ///
  /// The article is normalized first: text in NFC with white space collapsed, no empty blocks.
  public init(of article: Article) {
    let article = article.normalized
    var frontMatter = FrontMatterWriter()
    frontMatter.write(article)
    var body = MarkdownWriter(after: frontMatter.bytes)
    if !article.body.isEmpty {
      body.startLine()
      body.write(article.body)
      body.startLine()
    }
    bytes = body.bytes
  }

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }
}

extension Snapshot {
  /// The Markdown of some blocks as a snapshot's body has it, without a final newline.
  package static func markdown(of blocks: [ArticleBlock]) -> String {
    var writer = MarkdownWriter()
    writer.write(BlockNormalizer().normalize(blocks))
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
