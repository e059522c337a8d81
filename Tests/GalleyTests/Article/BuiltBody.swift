// Bodies built from small pages, as text that tests can compare.

import Testing

@testable import Galley

/// Builds bodies and describes them.
enum BuiltBody {
  /// Builds the body of a page, in which text within `class="drop"` was dropped by extraction.
  static func build(_ html: String, title: String? = nil) throws -> String {
    let document = try #require(LibXML2Parser.document(Array(html.utf8)))
    var dropsUntil = 0
    let kept = document.nodes.indices.map { index in
      if document.value(.class, of: index)?.contains("drop") == true {
        dropsUntil = max(dropsUntil, Int(document.nodes[index].end))
      }
      return document.nodes[index].tag == .text && index >= dropsUntil
    }
    let blocks = ArticleBuilder.blocks(
      of: document, keeping: kept, title: title,
      resolver: URLResolver(base: "https://paper.example/a/b.html"))
    return describe(blocks)
  }

  /// One block a line, nested ones indented, marks as `*` `+` `` ` `` and links as `<URL text>`.
  static func describe(_ blocks: [ArticleBlock], _ indent: String = "") -> String {
    blocks.map { block in
      switch block {
      case .heading(let level, let content): "\(indent)h\(level) \(describe(content))"
      case .paragraph(let content): "\(indent)p \(describe(content))"
      case .list(let start, let items):
        indent + (start.map { "ol \($0)" } ?? "ul")
          + items.map { "\n\(indent)- \n\(describe($0, indent + "  "))" }.joined()
      case .quote(let blocks): "\(indent)quote\n\(describe(blocks, indent + "  "))"
      case .code(let language, let text): "\(indent)code(\(language ?? "")) \(text)"
      case .table(let table):
        "\(indent)table\(table.hasHeader ? " header" : "")"
          + table.rows.map { "\n\(indent)| " + $0.map(describe).joined(separator: " | ") }.joined()
      case .figure(let figure):
        "\(indent)figure "
          + figure.images.map { "\($0.source) [\($0.alternative)]" }.joined(separator: ", ")
          + (figure.caption.isEmpty ? "" : " “\(describe(figure.caption))”")
      case .embed(let url, let title): "\(indent)embed \(url)\(title.map { " [\($0)]" } ?? "")"
      }
    }.joined(separator: "\n")
  }

  static func describe(_ runs: [InlineRun]) -> String {
    runs.map { run in
      var text = run.text.replacing("\n", with: "⏎")
      if run.marks.contains(.code) { text = "`\(text)`" }
      if run.marks.contains(.strong) { text = "+\(text)+" }
      if run.marks.contains(.emphasis) { text = "*\(text)*" }
      return run.link.map { "<\($0) \(text)>" } ?? text
    }.joined()
  }
}
