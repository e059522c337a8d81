// Kept text becomes structure.

import Testing

@testable import Galley

/// Builds the body of a page, in which text within `class="drop"` was dropped by extraction.
private func build(_ html: String, title: String? = nil) throws -> String {
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
private func describe(_ blocks: [ArticleBlock], _ indent: String = "") -> String {
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

private func describe(_ runs: [InlineRun]) -> String {
  runs.map { run in
    var text = run.text.replacing("\n", with: "⏎")
    if run.marks.contains(.code) { text = "`\(text)`" }
    if run.marks.contains(.strong) { text = "+\(text)+" }
    if run.marks.contains(.emphasis) { text = "*\(text)*" }
    return run.link.map { "<\($0) \(text)>" } ?? text
  }.joined()
}

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
      #expect(try build(html) == body)
    }

    @Test func droppedTextLeavesAGapAndNothingElse() throws {
      #expect(try build("<p>One<b class=drop>advert</b>two</p>") == "p One two")
      #expect(try build("<p>One<div class=drop>advert</div>two</p>") == "p One\np two")
      #expect(try build("<p class=drop>Nothing kept</p>") == "")
      #expect(try build("") == "")
    }

    @Test func theTitleIsNotRepeated() throws {
      let html = "<h1>A “Title” — here</h1><p>Text.</p><h2>Another</h2>"
      #expect(try build(html, title: "A \"title\" - here") == "p Text.\nh2 Another")
      #expect(try build("<p>A title</p><p>A title</p>", title: "A title") == "p A title")
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
      #expect(try build(html) == body)
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
      #expect(try build(html).unicodeScalars.elementsEqual(body.unicodeScalars))
    }

    @Test func longHeadingsAreParagraphs() throws {
      let text = String(repeating: "word ", count: 130) + "end"
      #expect(try build("<h4>\(text)</h4>") == "p " + text)
      #expect(try build("<h1>A<blockquote>b</blockquote></h1>") == "p A\nquote\n  p b")
    }
  }

  @Suite struct Lists {
    @Test func nestAsInThePage() throws {
      let html = """
        <ul><li>One <ol start=4><li>a</li><li>b</li></ol></li><li><p>Two</p><p>more</p></li>
        <ul><li>stray</li></ul> bare <li class=drop>gone</li></ul>
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
      #expect(try build(html) == body)
    }

    @Test func thatArrangeSectionsAreNotLists() throws {
      let html = "<ol><li><h3>A</h3><p>b</p></li><li><h3>C</h3><p>d</p></li></ol><li>e</li>"
      #expect(try build(html) == "h3 A\np b\nh3 C\np d\np e")
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
      #expect(try build(html) == body)
    }

    @Test func aQuoteAroundTheWholeArticleOnlyIndents() throws {
      #expect(
        try build("<p>a</p><blockquote><p>A long body of text</p></blockquote>")
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
      #expect(try build(html) == body)
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
      #expect(try build(html) == body)
    }

    @Test func cellsThatHoldBlocksAreOneLine() throws {
      let html = """
        <table><tr><td>a<td><ul><li>one</li><li>two</li></ul><tr><td>b<td><p>x</p><p>y<br>z</p>
        </table>
        """
      #expect(try build(html) == "table\n| a | one; two\n| b | x y z")
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
      #expect(try build(html) == body)
    }

    @Test func emptyColumnsAndRowsVanish() throws {
      let html = "<table><tr><td>a<td><td>b<tr><td><td><td><tr><td>c<td><td>d</table>"
      #expect(try build(html) == "table\n| a | b\n| c | d")
    }

    @Test func spansAreBounded() throws {
      let row = "<tr><td colspan=999999 rowspan=999999>a</td><td>b</td></tr>"
      let body = try build("<table>" + String(repeating: row, count: 50) + "<tr><td>x<td>y</table>")
      #expect(body.split(separator: "\n").count == 51 + 1 || body.contains("p a"))
    }
  }

  @Suite struct Media {
    private let text = "<p>Before the picture.</p>"
    private let after = "<p>After.</p>"

    private func figure(_ html: String) throws -> String {
      let lines = try build(text + html + after).split(
        separator: "\n", omittingEmptySubsequences: false)
      return lines.dropFirst().dropLast().joined(separator: "\n")
    }

    @Test(arguments: [
      (
        "<figure><img src=/p.jpg alt='A  dog'><figcaption>Rex, <i>2020</i></figcaption></figure>",
        "figure https://paper.example/p.jpg [A dog] “Rex, *2020*”"
      ),
      (
        "<figure><img src=/p.jpg><figcaption class=drop>Rex</figcaption></figure>",
        "figure https://paper.example/p.jpg []"
      ),
      (
        "<div class=wp-caption><a href=/big><img src=p.jpg></a><p class=wp-caption-text>Rex</p></div>",
        "figure https://paper.example/a/p.jpg [] “Rex”"
      ),
      (
        "<div><img src=/p.jpg></div><div class=caption>Rex</div><span class=credit>Photo: A</span>",
        "figure https://paper.example/p.jpg [] “Rex Photo: A”"
      ),
      (
        "<img src='data:image/gif;base64,AA' data-src=/p.jpg><noscript><img src=/q.jpg></noscript>",
        "figure https://paper.example/p.jpg []"
      ),
      (
        "<img src='data:,'><noscript><img src=/q.jpg></noscript>",
        "figure https://paper.example/q.jpg []"
      ),
      (
        "<img src=/blank.gif srcset='/s.jpg 300w, /l.jpg 1200w,/m.jpg 600w'>",
        "figure https://paper.example/l.jpg []"
      ),
      (
        "<picture><source srcset='/w,100/p.webp 2x, /q.webp'><img alt=x></picture>",
        "figure https://paper.example/w,100/p.webp [x]"
      ),
      ("<img src=/p.jpg><img src=/p.jpg>", "figure https://paper.example/p.jpg []"),
      (
        "<figure><img src=/a.jpg><img src=/b.jpg><figcaption>Two</figcaption></figure>",
        "figure https://paper.example/a.jpg [], https://paper.example/b.jpg [] “Two”"
      ),
      ("<figure><blockquote>Said<cite>She</cite></blockquote></figure>", "quote\n  p Said*She*"),
      (
        "<figure><iframe src=//video.example/1 title='A film'></iframe><figcaption>Film</figcaption></figure>",
        "embed https://video.example/1 [A film]\np Film"
      ),
      ("<video poster=p.jpg><source src=v.mp4></video>", "embed https://paper.example/a/v.mp4"),
      (
        "<ul><li><img src=/a.jpg><br>One</li></ul>",
        "ul\n- \n  figure https://paper.example/a.jpg []\n  p One"
      ),
      (
        "<p>text <img src=/a.jpg> around</p>",
        "p text around\nfigure https://paper.example/a.jpg []"
      ),
    ])
    func belongsWhereItStands(html: String, body: String) throws {
      #expect(try figure(html) == body)
    }

    @Test(arguments: [
      "<img src=/p.gif width=1 height=1>", "<img src=/i.png class=author-avatar>",
      "<div><img src=/card.jpg><p class=drop>Read more</p></div>", "<img alt=nothing>",
      "<img src='data:image/png;base64,AAAA'>", "<img src=/rule.gif width=600 height=12>",
      "<iframe src=https://x.doubleclick.example/f></iframe>", "<iframe src=about:blank></iframe>",
      "<iframe src=https://c.example/f width=1 height=1></iframe>",
    ])
    func thatIsNoPictureIsLeftOut(html: String) throws {
      #expect(try figure(html) == "")
    }

    @Test func outsideTheTextIsLeftOutUnlessItsCaptionWasKept() throws {
      let html = "<img src=/top.jpg><p>Text.</p><img src=/end.jpg>"
      #expect(try build(html) == "p Text.")
      let figure = "<figure><img src=/top.jpg><figcaption>Top</figcaption></figure><p>Text.</p>"
      #expect(try build(figure) == "figure https://paper.example/top.jpg [] “Top”\np Text.")
      let plain = "<div class=photo><img src=/top.jpg><div class=caption>Top</div></div><p>T.</p>"
      #expect(try build(plain) == "figure https://paper.example/top.jpg [] “Top”\np T.")
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
      let words = blocks.map(\.text).joined(separator: "\n")
        .split { $0.isWhitespace || "“”;".contains($0) }
      #expect(words == expected, "\(html)")
    }
  }
}
