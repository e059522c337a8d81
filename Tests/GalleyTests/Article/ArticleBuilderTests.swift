// Kept text becomes structure.

import Testing

@testable import Galley

@Suite struct ArticleBuilderTests {
  @Suite struct Paragraphs {
    @Test(arguments: [
      ("<p>One.</p><p>Two.</p>", "p One.\np Two."),
      (
        "<div>Bare text<p>then a paragraph</p>and a tail</div>",
        "p Bare text\np then a paragraph\np and a tail"
      ),
      ("<div>One<br>two<br> <br>three<br><br><br>four<br></div>", "p One⏎two\np three\np four"),
      ("<p></p><p>&nbsp; \n</p><p> a </p><div><span></span></div>", "p a"),
      ("<section>A<article>B<footer>C</footer></article>D</section>", "p A\np B\np C\np D"),
      ("<p>A <span>b<div>c</div>d</span> e</p>", "p A b\np c\np d e"),
      ("<dl><dt>Term</dt><dd>Meaning</dd></dl>", "p +Term+\np Meaning"),
      ("<p>He said <q>no</q>.</p>", "p He said “no”."),
      ("<table><tr><td>Only one column</td></tr></table>", "p Only one column"),
      ("<p>Before<hr>After", "p Before\np After"),
    ])
    func endAtBlockBoundaries(html: String, body: String) throws {
      #expect(try BuiltBody.build(html) == body)
    }

    @Test func droppedTextLeavesAGapAndNothingElse() throws {
      #expect(try BuiltBody.build("<p>One<b class=drop>advert</b>two</p>") == "p One two")
      #expect(try BuiltBody.build("<p>One<div class=drop>advert</div>two</p>") == "p One\np two")
      #expect(try BuiltBody.build("<p class=drop>Nothing kept</p>") == "")
      #expect(try BuiltBody.build("") == "")
    }

    @Test func theTitleIsNotRepeated() throws {
      let html = "<h1>A “Title” — here</h1><p>Text.</p><h2>Another</h2>"
      #expect(try BuiltBody.build(html, title: "A \"title\" - here") == "p Text.\nh2 Another")
      #expect(try BuiltBody.build("<p>A title</p><p>A title</p>", title: "A title") == "p A title")
    }

    @Test(arguments: [
      (
        "<div>1.</div><div><p>One.</p><p>More.</p></div><div>2.</div><p>Two.</p>",
        "p 1. One.\np More.\np 2. Two."
      ),
      ("<div>[3]</div><p><b>Note.</b></p>", "p [3] +Note.+"),
      (
        "<div><a href='#a1'>1</a><div><p>A note.</p></div></div>",
        "p <https://paper.example/a/b.html#a1 1> A note."
      ),
      ("<p>7</p><p>People came.</p>", "p 7\np People came."),
      ("<p>1.</p><p>2.</p><h2>Heading</h2><p>Text.</p>", "p 1.\np 2.\nh2 Heading\np Text."),
    ])
    func numbersStandBeforeTheirParagraphs(html: String, body: String) throws {
      #expect(try BuiltBody.build(html) == body)
    }

    @Test func textForScreenReadersAndPageMarksIsLeftOut() throws {
      let html = """
        <h2>Part<a class=headerlink href="#part">¶</a></h2>
        <p>See <a href="/c">there<span class="sr-only"> (opens a window)</span></a>.<sup>\
        <a href="#fn1">1</a></sup> <a href="b.html#r1">↩︎</a></p>
        """
      let body = """
        h2 Part
        p See <https://paper.example/c there>.<https://paper.example/a/b.html#fn1 1>
        """
      #expect(try BuiltBody.build(html) == body)
    }
  }

  @Suite struct Inlines {
    @Test(arguments: [
      ("<p>word<b>word</b>word</p>", "p word+word+word"),
      ("<p>a <i>b</i> <b>c</b>, d</p>", "p a *b* +c+, d"),
      ("<p>a<b> b </b>c</p>", "p a +b+ c"),
      ("<p><b>a <i>b</i> c</b></p>", "p +a +*+b+*+ c+"),
      ("<p>\n  a\n  b\t<span> c</span> </p>", "p a b c"),
      ("<p>use <code>x = 1</code> or <kbd>y</kbd></p>", "p use `x = 1` or `y`"),
      (
        "<p><a href=../c>up</a> <a>none</a> <a href='javascript:x()'>js</a></p>",
        "p <https://paper.example/c up> none js"
      ),
      (
        "<p><a href=/x>one <em>two</em></a></p>",
        "p <https://paper.example/x one ><https://paper.example/x *two*>"
      ),
      ("<p>soft&shy;hyphen zero&#8203;width &#xFEFF;mark</p>", "p softhyphen zerowidth mark"),
      ("<p>a\u{200D}b</p>", "p ab"),
      ("<p>14&nbsp;€ and&nbsp; two</p>", "p 14\u{A0}€ and two"),
      ("<p>\u{3000}東京の\n  人。\u{3000}次 A\n B 서울\n 시</p>", "p 東京の人。\u{3000}次 A B 서울 시"),
      ("<p>می\u{200C}خواهم 👩\u{200D}🌾</p>", "p می\u{200C}خواهم 👩\u{200D}🌾"),
      ("<p>cafe\u{301} \u{1100}\u{1161}</p>", "p café 가"),
      ("<p>a\u{7F}\u{85}b\u{9B}c</p>", "p a bc"),
      ("<p>fine <img class=emoji alt=🎈 src=/b.png> day</p>", "p fine 🎈 day"),
      ("<h2><strong>All bold</strong></h2>", "h2 All bold"),
      ("<h3>One<br>line</h3>", "h3 One line"),
      ("<h2><div>In a</div><div>heading</div></h2>", "h2 In a heading"),
    ])
    func areCollapsedAndMarked(html: String, body: String) throws {
      #expect(try BuiltBody.build(html).unicodeScalars.elementsEqual(body.unicodeScalars))
    }

    @Test(arguments: [
      ("<h2><span>1</span><span>Ash Pier</span></h2>", "h2 1 Ash Pier"),
      ("<p><b>4</b><span>out of 5</span></p>", "p +4+ out of 5"),
      ("<p><span>4</span><span>th</span> of May</p>", "p 4th of May"),
      ("<p><span>4</span><span>th of May</span></p>", "p 4th of May"),
      ("<p><span>O</span><span>nce upon</span></p>", "p Once upon"),
      ("<p>Word<a>1</a><span>and more</span></p>", "p Word1 and more"),
      ("<p><sup>1</sup><span>Note</span></p>", "p 1Note"),
      ("<p><code><span>4</span><span>let</span></code></p>", "p `4let`"),
    ])
    func aNumberStandsApartFromTheWordsBehindIt(html: String, expected: String) throws {
      #expect(try BuiltBody.build(html) == expected)
    }

    @Test func longHeadingsAreParagraphs() throws {
      let text = String(repeating: "word ", count: 130) + "end"
      #expect(try BuiltBody.build("<h4>\(text)</h4>") == "p " + text)
      #expect(try BuiltBody.build("<h1>A<blockquote>b</blockquote></h1>") == "p A\nquote\n  p b")
    }
  }

  @Suite struct Lists {
    @Test func nestAsInThePage() throws {
      let html = """
        <ul><li>One <ol start=4><li>a</li><li>b</li></ol></li><li><p>Two</p><p>more</p></li>
        <ul><li>stray</li></ul> bare <li class=drop><a href=/>gone</a></li></ul>
        """
      let body = """
        ul
        - 
          p One
          ol 4
          - 
            p a
          - 
            p b
        - 
          p Two
          p more
          ul
          - 
            p stray
        - 
          p bare
        """
      #expect(try BuiltBody.build(html) == body)
    }

    @Test func thatArrangeSectionsAreNotLists() throws {
      let html = "<ol><li><h3>A</h3><p>b</p></li><li><h3>C</h3><p>d</p></li></ol><li>e</li>"
      #expect(try BuiltBody.build(html) == "h3 A\np b\nh3 C\np d\np e")
    }

    @Test func ofPicturesAreGalleries() throws {
      let html = "<p>x</p><ol><li><img src=/a.jpg>1 / 2<li><img src=/b.jpg>2 / 2</ol>"
      let body = """
        p x
        figure https://paper.example/a.jpg []
        p 1 / 2
        figure https://paper.example/b.jpg []
        p 2 / 2
        """
      #expect(try BuiltBody.build(html) == body)
    }

    @Test func areNestedToABoundedDepth() throws {
      let html = String(repeating: "<ul><li>a", count: 900)
      let document = try #require(LibXML2Parser.document(Array(html.utf8)))
      let blocks = ArticleBuilder.blocks(
        of: document, keeping: document.nodes.map { $0.tag == .text },
        resolver: URLResolver(base: nil))
      #expect(blocks.map(\.text).joined().filter { $0 == "a" }.count == 900)
    }
  }

  @Suite struct QuotesAndCode {
    @Test func quotesHoldBlocks() throws {
      let html = "<p>Before it all.</p><blockquote>One<p>two</p><ul><li>x</li></ul></blockquote>"
      let body = "p Before it all.\nquote\n  p One\n  p two\n  ul\n  - \n    p x"
      #expect(try BuiltBody.build(html) == body)
    }

    @Test func aQuoteAroundTheWholeArticleOnlyIndents() throws {
      #expect(
        try BuiltBody.build("<p>a</p><blockquote><p>A long body of text</p></blockquote>")
          == "p a\np A long body of text")
    }

    @Test(arguments: [
      ("<pre>\na  b\n\tc\n\n</pre>", "code() a  b\n\tc"),
      ("<pre><code class=language-swift>let a = 1\n</code></pre>", "code(swift) let a = 1"),
      ("<div class='highlight highlight-source-js'><pre>x</pre></div>", "code(js) x"),
      ("<pre class='hljs python'>x</pre>", "code(python) x"),
      ("<pre><code class='lang-c++ x'>x</code></pre>", "code(c++) x"),
      ("<pre data-lang=yaml>x</pre>", "code(yaml) x"),
      ("<pre class=language-none>x</pre>", "code() x"),
      ("<pre class='brush: css; gutter: 1'>x</pre>", "code(css) x"),
      ("<pre><span class=lineno>1</span>a<br><div>b</div><div>c</div></pre>", "code() a\nb\nc"),
      (
        "<table><tr><td class=gutter><pre>1\n2</pre></td><td><pre>a\nb</pre></td></tr></table>",
        "code() a\nb"
      ),
      ("<pre>if&nbsp;(a &lt; b)</pre>", "code() if (a < b)"),
    ])
    func preformattedTextStays(html: String, body: String) throws {
      #expect(try BuiltBody.build(html) == body)
    }
  }

  @Suite struct Tables {
    @Test func ofDataAreTables() throws {
      let html = """
        <table><caption>Prices</caption><thead><tr><th>Kind</th><th>Price</th></tr></thead>
        <tr><td>Tea<td><b>2</b> €</tr><tr><td colspan=2>Hot</td></tr>
        <tr><td rowspan=2>Soup<td>4</tr><tr><td>5</table>
        """
      let body = """
        p Prices
        table header
        | Kind | Price
        | Tea | +2+ €
        | Hot | 
        | Soup | 4
        |  | 5
        """
      #expect(try BuiltBody.build(html) == body)
    }

    @Test func cellsThatHoldBlocksAreOneLine() throws {
      let html = """
        <table><tr><td>a<td><ul><li>one</li><li>two</li></ul><tr><td>b<td><p>x</p><p>y<br>z</p>
        </table>
        """
      #expect(try BuiltBody.build(html) == "table\n| a | one; two\n| b | x y z")
    }

    @Test(arguments: [
      ("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>", "p a\np b\np c\np d"),
      (
        "<table><tr><td>a<td><table><tr><td>1<td>2<tr><td>3<td>4</table><tr><td>b<td>c</table>",
        "p a\ntable\n| 1 | 2\n| 3 | 4\np b\np c"
      ),
      ("<table><tr><td>x<td><h2>A</h2>b<tr><td>c<td>d</table>", "p x\nh2 A\np b\np c\np d"),
      ("<table><tr><td>a<td>b</table>", "p a\np b"),
    ])
    func thatLayOutAreBlocks(html: String, body: String) throws {
      #expect(try BuiltBody.build(html) == body)
    }

    @Test func emptyColumnsAndRowsVanish() throws {
      let html = "<table><tr><td>a<td><td>b<tr><td><td><td><tr><td>c<td><td>d</table>"
      #expect(try BuiltBody.build(html) == "table\n| a | b\n| c | d")
    }

    @Test func spansAreBounded() throws {
      let row = "<tr><td colspan=999999 rowspan=999999>a</td><td>b</td></tr>"
      let body = try BuiltBody.build(
        "<table>" + String(repeating: row, count: 50) + "<tr><td>x<td>y</table>")
      #expect(body.split(separator: "\n").count == 51 + 1 || body.contains("p a"))
    }
  }

  @Suite struct DroppedParts {
    @Test(arguments: [
      ("<dl><dt class=drop>Term</dt> <dd>Meaning</dd></dl>", "p +Term+\np Meaning"),
      ("<dl><dt class=drop>Term</dt><dd class=drop>Meaning</dd></dl><p>x</p>", "p x"),
      ("<ul><li>a<li>b<li class=drop>c</ul>", "ul\n- \n  p a\n- \n  p b\n- \n  p c"),
      ("<ul><li>a<li class=drop>c</ul>", "ul\n- \n  p a"),
      ("<ul><li>a<li>b<li class=drop><a href=/>c</a></ul>", "ul\n- \n  p a\n- \n  p b"),
      ("<p>a</p><pre class=drop>x = 1</pre><p>b</p>", "p a\ncode() x = 1\np b"),
      ("<pre class=drop>x = 1</pre><p>b</p>", "p b"),
      (
        "<p>a</p><div><b class=drop>x.py</b><div class=drop><pre>x</pre></div></div><p>b</p>",
        "p a\ncode() x\np b"
      ),
      (
        "<p>a</p><div class=drop>One of many related stories of this day and of the week before<pre>x</pre></div><p>b</p>",
        "p a\np b"
      ),
      (
        "<p>Long enough</p><blockquote>Said<footer class=drop>She</footer></blockquote>",
        "p Long enough\nquote\n  p Said\n  p She"
      ),
      (
        "<table><tr class=drop><th>A<th>B<tr><td>1<td>2<tr><td>3<td>4</table>",
        "table header\n| A | B\n| 1 | 2\n| 3 | 4"
      ),
      (
        "<table><tr><td>1<td><td>2<tr><td>3<td class=drop>4<td>5</table>",
        "table\n| 1 |  | 2\n| 3 | 4 | 5"
      ),
    ])
    func thatKeptOnesNeedComeBack(html: String, body: String) throws {
      #expect(try BuiltBody.build(html) == body)
    }
  }

  @Test func everyKeptWordComesOutOnceAndInOrder() throws {
    let parts = [
      "<div>", "</div>", "<p>", "</p>", "<ul>", "<li>", "</ul>", "<table><tr><td>", "<td>",
      "<tr><td>",
      "</table>", "<blockquote>", "</blockquote>", "<h2>", "</h2>", "<figure>", "<img src=/i.jpg>",
      "<figcaption>", "</figure>", "<br>", "<br><br>", "<b>", "</b>", "<a href=/x>", "</a>",
      "<pre>",
      "</pre>", "<dl><dt>", "<dd>", "</dl>", "<span class=caption>", "</span>", "<ol>", "</ol>",
      "<q>",
      "</q>", "<noscript>", "</noscript>",
    ]
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<400 {
      var html = ""
      for word in 0..<30 { html += " w\(word) " + parts[random(parts.count)] }
      let document = try #require(LibXML2Parser.document(Array(html.utf8)))
      var skipsUntil = 0
      let kept = document.nodes.indices.map { index in
        if document.nodes[index].tag == .noscript {
          skipsUntil = max(skipsUntil, Int(document.nodes[index].end))
        }
        return document.nodes[index].tag == .text && index >= skipsUntil
      }
      let expected = document.nodes.indices.filter { kept[$0] }
        .flatMap { document.string(document.textRange($0)).split(whereSeparator: \.isWhitespace) }
      let blocks = ArticleBuilder.blocks(
        of: document, keeping: kept, resolver: URLResolver(base: "https://paper.example/"))
      let words = Self.texts(blocks).joined(separator: "\n")
        .split { $0.isWhitespace || "“”;".contains($0) }
      #expect(words == expected, "\(html)")
    }
  }

  /// The texts of blocks, captions among them.
  private static func texts(_ blocks: [ArticleBlock]) -> [String] {
    blocks.flatMap { block in
      switch block {
      case .figure(let figure): [figure.caption.plainText]
      case .list(_, let items): items.flatMap(texts)
      case .quote(let blocks): texts(blocks)
      default: [block.text]
      }
    }
  }
}
