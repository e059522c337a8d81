// Reads a snapshot back into front matter and blocks.

/// What a snapshot says: the facts of its front matter and the blocks of its body.
public struct SnapshotReader: Sendable, Hashable {
  /// The facts in the order of the front matter; empty if there is no article.
  public let fields: [SnapshotField]
  /// The body; empty if there is no article.
  public let blocks: [ArticleBlock]
  /// `false` for the snapshot of a page without an article.
  public let hasArticle: Bool

  /// Reads a snapshot's bytes.
  ///
  /// Markup that snapshots don't use (reference links, HTML, other spellings of headings) is read
  /// as text, so a body never fails for its markup.
  ///
  /// - Throws: ``SnapshotError`` with the place of the first fault.
  public init(reading bytes: [UInt8]) throws(SnapshotError) {
    let lines = try SnapshotLines(checking: bytes)
    let frontMatter = try FrontMatterReader(reading: lines)
    fields = frontMatter.fields
    hasArticle = frontMatter.hasArticle
    var start = frontMatter.end
    if start < lines.ranges.count {
      guard hasArticle else {
        throw SnapshotError(
          .badBody, line: start + 1, message: "text after `article: none`; delete it or the key")
      }
      guard lines[start].isEmpty else {
        throw SnapshotError(
          .badBody, line: start + 1, message: "no empty line between front matter and body")
      }
      start += 1
    }
    var body = MarkdownReader()
    for number in start..<max(start, lines.ranges.count) {
      try body.read(lines[number], line: number + 1)
    }
    blocks = try body.finish()
  }

  /// The article of the snapshot, without related articles; `nil` if there is none.
  ///
  /// Its snapshot has the same bytes, if a snapshot wrote them.
  public var article: Article? {
    guard hasArticle else { return nil }
    var article = Article(body: blocks)
    for field in fields {
      switch (field.key, field.value) {
      case (.title, .text(let text)): article.title = text
      case (.subtitle, .text(let text)): article.subtitle = text
      case (.authors, .list(let texts)): article.authors = texts
      case (.published, .date(let date)): article.published = date
      case (.modified, .date(let date)): article.modified = date
      case (.site, .text(let text)): article.siteName = text
      case (.section, .text(let text)): article.section = text
      case (.tags, .list(let texts)): article.tags = texts
      case (.language, .text(let text)): article.language = text
      case (.direction, .text(let text)): article.direction = TextDirection(rawValue: text)
      case (.url, .text(let text)): article.url = text
      case (.image, .text(let text)): article.image = text
      default: break
      }
    }
    return article
  }
}
