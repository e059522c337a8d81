// Bodies that stand in a page's data.

import Testing

@testable import Galley

@Suite struct StructuredBodyTests {
  /// Twelve words.
  private static let sentence =
    "The harbour ferry was late again, so the crew waited on the quay."

  private static let paragraphs = (1...6).map { "Paragraph \($0): \(sentence)" }

  private func find(_ html: String) throws -> StructuredBody? {
    StructuredBody.find(in: try #require(LibXML2Parser.document(Array(html.utf8))))
  }

  private func text(_ body: StructuredBody?) -> String? {
    body.map { String(decoding: $0.html, as: UTF8.self) }
  }

  @Test func takesTheArticleBodyOfJSONLD() throws {
    let text = Self.paragraphs.joined(separator: #"\n\n"#)
    let body = try find(
      """
      <script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "\(text)",
      "comment": {"@type": "Article", "articleBody": "\(text) \(text)"}}</script><p>Loading
      """)
    #expect(body?.source == .jsonLD)
    let expected = Self.paragraphs.map { "<p>\($0)</p>" }.joined() + "\n"
    #expect(self.text(body) == expected)
  }

  @Test func takesMarkupAsItIs() throws {
    let html = Self.paragraphs.map { #"<p>\#($0)<\/p>"# }.joined()
    let body = try find(
      """
      <script id="__NEXT_DATA__" type="application/json">
      {"props": {"pageProps": {"post": {"title": "Ferry late", "content": "\(html)"}}}}</script>
      """)
    #expect(body?.source == .state)
    #expect(text(body) == Self.paragraphs.map { "<p>\($0)</p>" }.joined() + "\n")
  }

  @Test func unescapesMarkup() throws {
    let html = Self.paragraphs.map { "&lt;p&gt;\($0)&lt;/p&gt;" }.joined()
    let body = try find(
      #"<script type="application/ld+json">{"@type":"Article","articleBody":"\#(html)"}</script>"#)
    #expect(text(body) == Self.paragraphs.map { "<p>\($0)</p>" }.joined() + "\n")
  }

  @Test func joinsListsOfParagraphs() throws {
    let items = Self.paragraphs.map { #"{"type": "paragraph", "text": "\#($0)"}"# }
    let list = items.joined(separator: ",")
    let body = try find(
      """
      <script type="application/json">{"menu": [{"label": "Home"}, {"label": "News"}],
      "article": {"blocks": [\(list)], "author": "Jane Example"}}</script>
      """)
    #expect(text(body) == Self.paragraphs.map { "<p>\($0)</p>\n" }.joined())
  }

  @Test func readsScriptsThatAssignState() throws {
    let html = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
    let body = try find(
      "<script>window.__PRELOADED_STATE__ = {story: {body: \"\(html)\"}};</script>")
    #expect(text(body) == html + "\n")
  }

  @Test func readsStateWithinStrings() throws {
    let list = Self.paragraphs.map { #"{\"text\": \"\#($0)\"}"# }.joined(separator: ",")
    let body = try find(
      #"<script type="application/json">{"data": "{\"blocks\": [\#(list)]}"}</script>"#)
    #expect(text(body) == Self.paragraphs.map { "<p>\($0)</p>\n" }.joined())
  }

  @Test func readsEscapedTextWithoutSpaces() throws {
    let sentence = String(
      repeating: #"\u6e2f\u53e3\u7684\u6e21\u8239\u53c8\u665a\u70b9\u4e86\u3002"#, count: 20)
    let body = try find(#"<script type="application/json">{"body": "\#(sentence)"}</script>"#)
    #expect(text(body) == "<p>" + String(repeating: "港口的渡船又晚点了。", count: 20) + "</p>\n")
  }

  @Test func severalArticlesAreNone() throws {
    let text = (1...30).map { "Part \($0). \(Self.sentence)" }.joined(separator: " ")
    let list = (1...3).map { #"{"title": "Story \#($0)", "body": "\#($0) \#(text)"}"# }
    let html =
      #"<script type="application/json">{"stories": [\#(list.joined(separator: ","))]}</script>"#
    #expect(try find(html) == nil)
  }

  @Test(arguments: [
    #"{"@type": "Article", "articleBody": "A short teaser of a few words only."}"#,
    #"{"@type": "Article"}"#, "{{{{", "",
  ])
  func teasersAndBrokenDataAreNone(json: String) throws {
    #expect(try find(#"<script type="application/ld+json">\#(json)</script><p>x"#) == nil)
  }

  @Test func scriptsAndStylesAreNoText() throws {
    let code = String(repeating: "function f(a) { return a; } ", count: 60)
    #expect(try find(#"<script type="application/json">{"code": "\#(code)"}</script>"#) == nil)
  }
}
