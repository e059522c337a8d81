// An article as JSON: one renderer among others.

/// Renders articles as JSON.
///
/// The keys are `title, subtitle, authors, published, modified, siteName, section, language, url,
/// image, text, blocks`, always present and in this order, `null` where the page gives no fact;
/// then `tags`, `direction` and `related` where there are any. Each block has a `type`: `heading`,
/// `paragraph`, `list`, `quote`, `code`, `table`, `figure` or `embed`; inline text is an array of
/// runs `{"text", "marks", "link"}`, the latter two only where they are set.
public enum ArticleJSON {
  /// The article as a JSON object in UTF-8, on one line, without a newline.
  public static func bytes(of article: Article) -> [UInt8] {
    var bytes: [UInt8] = []
    append(article, to: &bytes)
    return bytes
  }

  /// Appends the article's JSON object to a buffer.
  public static func append(_ article: Article, to bytes: inout [UInt8]) {
    var writer = ArticleJSONWriter(article)
    writer.write(article)
    writer.withBytes {
      // With room for what closes a row of `galley extract --ndjson`.
      bytes.reserveCapacity(bytes.count + $0.count + 2)
      bytes.append(contentsOf: $0)
    }
  }
}
