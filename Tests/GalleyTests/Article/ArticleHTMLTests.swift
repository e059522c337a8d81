// The HTML renderer: plain, and nothing of the page's own.

import Galley
import Testing

@Suite struct ArticleHTMLTests {
  @Test func rendersADocument() {
    let article = Article(
      title: "A & B", subtitle: "Dek", authors: ["Ann <script>"], siteName: "N", language: "en",
      direction: .rightToLeft, body: [.paragraph([InlineRun("x")])])
    #expect(
      ArticleHTML.document(of: article) == """
        <!DOCTYPE html>
        <html lang="en" dir="rtl">
        <head>
        <meta charset="utf-8">
        <title>A &amp; B</title>
        </head>
        <body>
        <article>
        <h1>A &amp; B</h1>
        <p><em>Dek</em></p>
        <p>Ann &lt;script&gt; · N</p>
        <p>x</p>
        </article>
        </body>
        </html>

        """)
  }

  @Test(arguments: [
    (ArticleBlock.heading(level: 9, content: [InlineRun("H")]), "<h6>H</h6>"),
    (
      .paragraph([
        InlineRun("a\nb", marks: [.code, .strong]), InlineRun("c", link: "https://x/?a&b"),
      ]),
      "<p><strong><code>a<br>b</code></strong><a href=\"https://x/?a&amp;b\">c</a></p>"
    ),
    (.paragraph([InlineRun("c", link: "javascript:alert(1)")]), "<p>c</p>"),
    (.paragraph([InlineRun("c", link: " JavaScript:alert(1)")]), "<p>c</p>"),
    (
      .list(start: 2, items: [[.paragraph([InlineRun("i")])]]),
      "<ol start=\"2\">\n<li><p>i</p></li>\n</ol>"
    ),
    (.quote([.paragraph([InlineRun("q")])]), "<blockquote>\n<p>q</p>\n</blockquote>"),
    (
      .code(language: "\"><b>", text: "</code>"),
      "<pre><code class=\"language-&quot;&gt;&lt;b&gt;\">&lt;/code&gt;</code></pre>"
    ),
    (
      .table(ArticleTable(rows: [[[InlineRun("h")]], [[InlineRun("d")]]], hasHeader: true)),
      "<table>\n<tr><th>h</th></tr>\n<tr><td>d</td></tr>\n</table>"
    ),
    (
      .figure(
        ArticleFigure(
          images: [.init(source: "https://x/\"", alternative: "'"), .init(source: "data:x")],
          caption: [InlineRun("c")])),
      "<figure><img src=\"https://x/&quot;\" alt=\"&#39;\"><figcaption>c</figcaption></figure>"
    ),
    (.embed(url: "https://x/v", title: "V"), "<p><a href=\"https://x/v\">V</a></p>"),
  ])
  func rendersBlocks(_ block: ArticleBlock, html: String) {
    #expect(ArticleHTML.fragment(of: [block]) == html + "\n")
  }
}
