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
    let length = article.body.reduce(0) { $0 + textLength(of: $1) }
    // Text and blocks say nearly the same, and marks and escapes add a little.
    bytes.reserveCapacity(bytes.count + length * 5 / 2 + 1024)
    bytes.append(UInt8(ascii: "{"))
    appendFacts(of: article, to: &bytes)
    JSONBytes.append(key: "text", to: &bytes)
    appendText(of: article, to: &bytes)
    JSONBytes.append(key: "blocks", to: &bytes)
    append(article.body, to: &bytes)
    appendExtras(of: article, to: &bytes)
    bytes.append(UInt8(ascii: "}"))
  }

  /// Appends the article's text as ``Article/text`` has it, without putting it together first.
  private static func appendText(of article: Article, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    let start = bytes.count
    for block in article.body where !block.isFigure {
      let before = bytes.count
      if before > start { JSONBytes.append(raw: "\\n\\n", to: &bytes) }
      let own = bytes.count
      switch block {
      case .heading(_, let content), .paragraph(let content):
        for run in content { JSONBytes.append(escaped: run.text, to: &bytes) }
      default: JSONBytes.append(escaped: block.text, to: &bytes)
      }
      if bytes.count == own { bytes.removeLast(own - before) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The length of a block's text in bytes, roughly.
  private static func textLength(of block: ArticleBlock) -> Int {
    switch block {
    case .heading(_, let content), .paragraph(let content):
      content.reduce(2) { $0 + $1.text.utf8.count }
    case .list(_, let items):
      items.reduce(0) { $0 + $1.reduce(0) { $0 + textLength(of: $1) } }
    case .quote(let blocks): blocks.reduce(0) { $0 + textLength(of: $1) }
    case .code(_, let text): text.utf8.count
    case .table(let table):
      table.rows.reduce(0) { $0 + $1.reduce(0) { $0 + $1.reduce(1) { $0 + $1.text.utf8.count } } }
    case .figure, .embed: 0
    }
  }

  private static func appendFacts(of article: Article, to bytes: inout [UInt8]) {
    append("title", article.title, to: &bytes)
    append("subtitle", article.subtitle, to: &bytes)
    JSONBytes.append(key: "authors", to: &bytes)
    JSONBytes.append(article.authors, to: &bytes)
    append("published", article.published?.description, to: &bytes)
    append("modified", article.modified?.description, to: &bytes)
    append("siteName", article.siteName, to: &bytes)
    append("section", article.section, to: &bytes)
    append("language", article.language, to: &bytes)
    append("url", article.url, to: &bytes)
    append("image", article.image, to: &bytes)
  }

  private static func appendExtras(of article: Article, to bytes: inout [UInt8]) {
    if !article.tags.isEmpty {
      JSONBytes.append(key: "tags", to: &bytes)
      JSONBytes.append(article.tags, to: &bytes)
    }
    if let direction = article.direction {
      append("direction", direction.rawValue, to: &bytes)
    }
    guard !article.related.isEmpty else { return }
    JSONBytes.append(key: "related", to: &bytes)
    JSONBytes.appendList(article.related, to: &bytes) { related, bytes in
      bytes.append(UInt8(ascii: "{"))
      append("title", related.title, to: &bytes)
      append("firstLine", related.lines.lowerBound, to: &bytes)
      append("lastLine", related.lines.upperBound, to: &bytes)
      bytes.append(UInt8(ascii: "}"))
    }
  }
}

// MARK: - Blocks

extension ArticleJSON {
  private static func append(_ blocks: [ArticleBlock], to bytes: inout [UInt8]) {
    JSONBytes.appendList(blocks, to: &bytes) { append($0, to: &$1) }
  }

  private static func append(_ block: ArticleBlock, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    switch block {
    case .heading(let level, let content):
      append("type", "heading", to: &bytes)
      append("level", level, to: &bytes)
      append("content", content, to: &bytes)
    case .paragraph(let content):
      append("type", "paragraph", to: &bytes)
      append("content", content, to: &bytes)
    case .list(let start, let items):
      append("type", "list", to: &bytes)
      append("start", start, to: &bytes)
      JSONBytes.append(key: "items", to: &bytes)
      JSONBytes.appendList(items, to: &bytes) { append($0, to: &$1) }
    case .quote(let blocks):
      append("type", "quote", to: &bytes)
      JSONBytes.append(key: "blocks", to: &bytes)
      append(blocks, to: &bytes)
    case .code(let language, let text):
      append("type", "code", to: &bytes)
      append("language", language, to: &bytes)
      append("text", text, to: &bytes)
    case .table(let table):
      append("type", "table", to: &bytes)
      append(table, to: &bytes)
    case .figure(let figure):
      append("type", "figure", to: &bytes)
      append(figure, to: &bytes)
    case .embed(let url, let title):
      append("type", "embed", to: &bytes)
      append("url", url, to: &bytes)
      append("title", title, to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private static func append(_ table: ArticleTable, to bytes: inout [UInt8]) {
    JSONBytes.append(key: "hasHeader", to: &bytes)
    JSONBytes.append(raw: table.hasHeader ? "true" : "false", to: &bytes)
    JSONBytes.append(key: "rows", to: &bytes)
    JSONBytes.appendList(table.rows, to: &bytes) { row, bytes in
      JSONBytes.appendList(row, to: &bytes) { append($0, to: &$1) }
    }
  }

  private static func append(_ figure: ArticleFigure, to bytes: inout [UInt8]) {
    JSONBytes.append(key: "images", to: &bytes)
    JSONBytes.appendList(figure.images, to: &bytes) { image, bytes in
      bytes.append(UInt8(ascii: "{"))
      append("source", image.source, to: &bytes)
      append("alternative", image.alternative, to: &bytes)
      bytes.append(UInt8(ascii: "}"))
    }
    append("caption", figure.caption, to: &bytes)
  }
}

// MARK: - Members

extension ArticleJSON {
  private static func append(_ runs: [InlineRun], to bytes: inout [UInt8]) {
    JSONBytes.appendList(runs, to: &bytes) { run, bytes in
      bytes.append(UInt8(ascii: "{"))
      append("text", run.text, to: &bytes)
      if !run.marks.isEmpty {
        let names: [(InlineRun.Marks, String)] = [
          (.emphasis, "emphasis"), (.strong, "strong"), (.code, "code"),
        ]
        JSONBytes.append(key: "marks", to: &bytes)
        JSONBytes.append(names.filter { run.marks.contains($0.0) }.map(\.1), to: &bytes)
      }
      if let link = run.link { append("link", link, to: &bytes) }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func append(_ key: StaticString, _ runs: [InlineRun], to bytes: inout [UInt8]) {
    JSONBytes.append(key: key, to: &bytes)
    append(runs, to: &bytes)
  }

  private static func append(_ key: StaticString, _ text: String?, to bytes: inout [UInt8]) {
    JSONBytes.append(key: key, to: &bytes)
    JSONBytes.append(text, to: &bytes)
  }

  private static func append(_ key: StaticString, _ number: Int?, to bytes: inout [UInt8]) {
    JSONBytes.append(key: key, to: &bytes)
    if let number {
      bytes.append(contentsOf: String(number).utf8)
    } else {
      JSONBytes.append(raw: "null", to: &bytes)
    }
  }
}
