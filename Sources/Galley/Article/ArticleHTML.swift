// An article as plain HTML: one renderer among others.

/// Renders articles as HTML without scripts, styles or anything else of the page.
///
/// All text is escaped, and only `http`, `https` and `mailto` links are kept, so that a hostile
/// page's text stays text.
public enum ArticleHTML {
  /// The article as a whole document.
  public static func document(of article: Article) -> String {
    var html = "<!DOCTYPE html>\n<html"
    if let language = article.language { html += " lang=\"\(escaped(language))\"" }
    if let direction = article.direction { html += " dir=\"\(direction.rawValue)\"" }
    html += ">\n<head>\n<meta charset=\"utf-8\">\n<title>\(escaped(article.title ?? ""))</title>\n"
    html += "</head>\n<body>\n<article>\n\(fragment(of: article))</article>\n</body>\n</html>\n"
    return html
  }

  /// The article's head and body without a document around them, a block a line.
  public static func fragment(of article: Article) -> String {
    var html = ""
    if let title = article.title { html += "<h1>\(escaped(title))</h1>\n" }
    if let subtitle = article.subtitle { html += "<p><em>\(escaped(subtitle))</em></p>\n" }
    var facts = article.authors
    if let published = article.published { facts.append(published.description) }
    if let site = article.siteName { facts.append(site) }
    if !facts.isEmpty { html += "<p>\(escaped(facts.joined(separator: " · ")))</p>\n" }
    return html + fragment(of: article.body)
  }

  /// Blocks as HTML, one a line.
  public static func fragment(of blocks: [ArticleBlock]) -> String {
    blocks.map { html(of: $0) + "\n" }.joined()
  }

  /// Text with `&`, `<`, `>`, quotes and apostrophes as references.
  public static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func html(of block: ArticleBlock) -> String {
    switch block {
    case .heading(let level, let content):
      let name = "h\(min(max(level, 1), 6))"
      return "<\(name)>\(html(of: content))</\(name)>"
    case .paragraph(let content):
      return "<p>\(html(of: content))</p>"
    case .list(let start, let items):
      let name = start == nil ? "ul" : "ol"
      let attribute = start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
      let rows = items.map { "<li>\($0.map(html).joined(separator: "\n"))</li>\n" }
      return "<\(name)\(attribute)>\n\(rows.joined())</\(name)>"
    case .quote(let blocks):
      return "<blockquote>\n\(fragment(of: blocks))</blockquote>"
    case .code(let language, let text):
      let name = language.map { " class=\"language-\(escaped($0))\"" } ?? ""
      return "<pre><code\(name)>\(escaped(text))</code></pre>"
    case .table(let table):
      return html(of: table)
    case .figure(let figure):
      return html(of: figure)
    case .embed(let url, let title):
      return "<p>\(link(escaped(title ?? url), to: url))</p>"
    }
  }

  private static func html(of table: ArticleTable) -> String {
    let rows = table.rows.enumerated().map { index, row in
      let name = index == 0 && table.hasHeader ? "th" : "td"
      return "<tr>" + row.map { "<\(name)>\(html(of: $0))</\(name)>" }.joined() + "</tr>\n"
    }
    return "<table>\n\(rows.joined())</table>"
  }

  private static func html(of figure: ArticleFigure) -> String {
    let images = figure.images.filter { isSafe($0.source) }.map {
      "<img src=\"\(escaped($0.source))\" alt=\"\(escaped($0.alternative))\">"
    }
    let caption =
      figure.caption.isEmpty ? "" : "<figcaption>\(html(of: figure.caption))</figcaption>"
    return "<figure>\(images.joined())\(caption)</figure>"
  }

  private static func html(of runs: [InlineRun]) -> String {
    runs.map { run in
      var text = escaped(run.text).split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: "<br>")
      if run.marks.contains(.code) { text = "<code>\(text)</code>" }
      if run.marks.contains(.strong) { text = "<strong>\(text)</strong>" }
      if run.marks.contains(.emphasis) { text = "<em>\(text)</em>" }
      return run.link.map { link(text, to: $0) } ?? text
    }.joined()
  }

  private static func link(_ text: String, to url: String) -> String {
    isSafe(url) ? "<a href=\"\(escaped(url))\">\(text)</a>" : text
  }

  private static func isSafe(_ url: String) -> Bool {
    let start = url.prefix(8).lowercased()
    return ["http://", "https://", "mailto:"].contains { start.hasPrefix($0) }
  }
}
