// What a snapshot looks like, line by line.

import Galley
import Testing

@Suite struct SnapshotTests {
  @Test func writesFrontMatterInFixedOrderAndLeavesOutWhatIsAbsent() {
    let article = Article(
      title: "Ferry \"Ada\" sails again", subtitle: "After two years\nin the dock",
      authors: ["Ada Moss", "Bo Lund"], published: ArticleDate(year: 2025, month: 5, day: 21),
      modified: ArticleDate(
        year: 2025, month: 5, day: 22,
        time: ArticleDate.Time(hour: 7, minute: 5, offset: -210)),
      siteName: "The Ferry", section: "Town", tags: ["river", "boats"], language: "en",
      direction: .leftToRight, url: "https://ferry.example/ada",
      image: "https://ferry.example/a.jpg",
      body: [])
    #expect(
      Snapshot(of: article).text == """
        ---
        galley: 1
        title: "Ferry \\"Ada\\" sails again"
        subtitle: "After two years\\nin the dock"
        authors: ["Ada Moss", "Bo Lund"]
        published: "2025-05-21"
        modified: "2025-05-22T07:05-03:30"
        site: "The Ferry"
        section: "Town"
        tags: ["river", "boats"]
        language: "en"
        direction: "ltr"
        url: "https://ferry.example/ada"
        image: "https://ferry.example/a.jpg"
        ---

        """)
    let empty = Article(title: "", authors: [""], body: [.paragraph([InlineRun("  ")])])
    #expect(Snapshot(of: empty).text == "---\ngalley: 1\n---\n")
    #expect(Snapshot.noArticle.text == "---\ngalley: 1\narticle: none\n---\n")
  }

  @Test func showsInvisibleCharactersOfFrontMatterAsEscapes() {
    let title = "a\u{AD}b\u{1B}[31m\u{202E}\u{1F3F4}\u{E0067}\u{200D}é\u{301}\u{A0}\\"
    let snapshot = Snapshot(of: Article(title: title, body: []))
    #expect(
      snapshot.text == "---\ngalley: 1\ntitle: \"a\\u00ADb\\u001B[31m\\u202E🏴\\uDB40\\uDC67\u{200D}"
        + "é\u{301}\u{A0}\\\\\"\n---\n")
  }

  @Test func writesEveryKindOfBlock() {
    expect(
      [
        .heading(level: 2, content: [InlineRun("Crew")]),
        .paragraph([InlineRun("One line,\nand another.")]),
        .list(
          start: nil,
          items: [
            [text("first")],
            [text("second"), .list(start: 3, items: [[text("third")], [text("fourth")]])],
            [text("fifth"), .list(start: nil, items: [[text("sixth")]]), text("more of it")],
          ]),
        .list(start: nil, items: [[text("another list")]]),
        .list(
          start: 9, items: [[text("nine")], [text("ten"), .code(language: nil, text: "x\n\ny")]]),
        .quote([text("said"), .quote([text("she said")])]),
        .code(language: "swift", text: "let a = `b`\n```\n  let c"),
        .table(
          ArticleTable(
            rows: [[run("Name"), run("a|b")], [run("Ada"), []]], hasHeader: true)),
        .table(ArticleTable(rows: [[run("no"), run("header")]], hasHeader: false)),
        .figure(
          ArticleFigure(
            images: [
              ArticleFigure.Image(source: "https://a.example/1.jpg", alternative: "A [boat]"),
              ArticleFigure.Image(source: "https://a.example/2 3.jpg"),
            ], caption: [InlineRun("Both "), InlineRun("boats", marks: .emphasis)])),
        .embed(url: "https://video.example/1?a=b", title: nil),
        .embed(url: "https://video.example/2", title: "The launch"),
      ],
      """
      ## Crew

      One line,\\
      and another.

      - first
      - second

        3. third
        4. fourth
      - fifth
        - sixth

        more of it

      * another list

      9. nine
      10. ten

          ```
          x

          y
          ```

      > said
      >
      > > she said

      ````swift
      let a = `b`
      ```
        let c
      ````

      | Name | a\\|b |
      | --- | --- |
      | Ada | |

      | | |
      | --- | --- |
      | no | header |

      ![A \\[boat\\]](https://a.example/1.jpg)
      ![](<https://a.example/2 3.jpg>)
      Both *boats*

      <https://video.example/1?a=b>

      [The launch](https://video.example/2 "embed")
      """)
  }

  @Test(arguments: [
    ("1. May was warm", "1\\. May was warm"),
    ("1986 was warm", "1986 was warm"),
    ("- dash", "\\- dash"),
    ("-5 degrees", "-5 degrees"),
    ("---", "\\---"),
    ("#1 in the charts", "#1 in the charts"),
    ("# not a heading", "\\# not a heading"),
    ("> quote", "\\> quote"),
    ("+ plus", "\\+ plus"),
    ("<<<<<<< ours", "\\<<<<<<< ours"),
    ("=======", "\\======="),
    (">>>>>>> theirs", "\\>>>>>>> theirs"),
    ("||||||| base", "\\||||||| base"),
    ("snake_case and 5 * 3", "snake_case and 5 * 3"),
    ("*stars* and _lines_", "\\*stars\\* and \\_lines\\_"),
    ("AT&T &amp; &copy", "AT&T \\&amp; &copy"),
    ("a < b, <b>", "a < b, \\<b>"),
    ("[sic] [a](b) [a]: b", "[sic] [a\\](b) [a\\]: b"),
    ("[x] done", "\\[x] done"),
    ("C:\\dir \\* \\", "C:\\dir \\\\\\* \\\\"),
    ("`code`", "\\`code\\`"),
    ("~5 ~ a~b ~~gone~~", "~5 ~ a\\~b \\~\\~gone\\~\\~"),
    ("soft\u{AD}hyphen\u{200B}\u{1B}", "soft&#xAD;hyphen&#x200B;&#x1B;"),
    ("a\u{A0}b می\u{200C}خواهم 👩\u{200D}🚀", "a\u{A0}b می\u{200C}خواهم 👩\u{200D}🚀"),
    ("e\u{301}", "é"),
    ("a|b", "a|b"),
    ("one\n- two\n2. three", "one\\\n\\- two\\\n2\\. three"),
  ])
  func escapesWhatMarkupWouldTakeAndNothingElse(text: String, markdown: String) {
    expect([.paragraph([InlineRun(text)])], markdown)
  }

  @Test func keepsMarksReadable() {
    expect(
      [
        .paragraph([
          InlineRun("Plain "), InlineRun("strong ", marks: .strong),
          InlineRun("and linked", marks: .strong, link: "https://a.example/b(c)"),
          InlineRun(", "), InlineRun("both", marks: [.strong, .emphasis]), InlineRun("."),
        ])
      ], "Plain **strong [and linked](https://a.example/b(c))**, **_both_**.")
    expect(
      [
        .paragraph([
          InlineRun("Note:", marks: .strong), InlineRun("text, 文", marks: []),
          InlineRun("“引”", marks: .strong), InlineRun("文 "), InlineRun("a`b", marks: .code),
        ])
      ], "**Note:**&#x74;ext, &#x6587;**“引”**&#x6587; ``a`b``")
    expect(
      [
        .paragraph([InlineRun("See!"), InlineRun("this", link: "https://a.example/x y")]),
        .paragraph([InlineRun("a", marks: .emphasis), InlineRun("b", marks: .strong)]),
        .heading(level: 3, content: [InlineRun("C #")]),
      ], "See\\![this](<https://a.example/x y>)\n\n_a_**b**\n\n### C \\#")
  }

  @Test func indentsCodeThatLooksLikeConflictMarkers() {
    expect(
      [.code(language: "diff", text: "<<<<<<< ours\na\n\n=======")],
      " ```diff\n <<<<<<< ours\n a\n\n =======\n ```")
    expect(
      [.quote([.code(language: "diff", text: "<<<<<<< ours")])],
      "> ```diff\n> <<<<<<< ours\n> ```")
  }

  @Test func liftsWhatIsNestedTooDeep() throws {
    var block = text("deep")
    for _ in 0..<2000 { block = .quote([block, .list(start: nil, items: [[text("side")]])]) }
    let snapshot = Snapshot(of: Article(body: [block]))
    let read = try SnapshotReader(reading: snapshot.bytes)
    #expect(Snapshot(of: Article(body: read.blocks)) == snapshot)
    #expect(snapshot.text.contains("\n" + String(repeating: "> ", count: 12) + "deep\n"))
    #expect(!snapshot.text.contains(String(repeating: "> ", count: 13)))
  }

  private func text(_ text: String) -> ArticleBlock {
    .paragraph([InlineRun(text)])
  }

  private func run(_ text: String) -> [InlineRun] {
    [InlineRun(text)]
  }

  private func expect(
    _ blocks: [ArticleBlock], _ markdown: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let snapshot = Snapshot(of: Article(body: blocks))
    let whole = "---\ngalley: 1\n---\n\n" + markdown + "\n"
    #expect(snapshot.bytes == Array(whole.utf8), sourceLocation: sourceLocation)
    #expect(throws: Never.self, sourceLocation: sourceLocation) {
      let article = Article(body: try SnapshotReader(reading: snapshot.bytes).blocks)
      #expect(Snapshot(of: article) == snapshot, sourceLocation: sourceLocation)
    }
  }
}
