// The JSON renderer, byte for byte.

import Galley
import Testing

@Suite struct ArticleJSONTests {
  private func json(_ article: Article) -> String {
    String(decoding: ArticleJSON.bytes(of: article), as: UTF8.self)
  }

  @Test func absentFactsAreNull() {
    #expect(
      json(Article(body: [])) == """
        {"title":null,"subtitle":null,"authors":[],"published":null,"modified":null,\
        "siteName":null,"section":null,"language":null,"url":null,"image":null,"text":"",\
        "blocks":[]}
        """)
  }

  @Test func theTextIsThatOfTheArticle() throws {
    let run = { (text: String) in [InlineRun(text)] }
    let article = Article(body: [
      .paragraph([]), .heading(level: 2, content: run("A \"bell\"")),
      .figure(ArticleFigure(images: [], caption: run("not this"))),
      .list(start: nil, items: [[.paragraph(run("one"))], [.paragraph(run("two"))]]),
      .paragraph([]), .quote([.paragraph(run("café\tno"))]),
      .paragraph([InlineRun("end", marks: .strong), InlineRun("ed\u{85}.")]), .paragraph([]),
    ])
    let text = try #require(json(article).split(separator: "\"text\":\"", maxSplits: 1).last)
    let escaped = article.text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\"": result += "\\\""
      case "\u{85}": result += "\\u0085"
      default: result.unicodeScalars.append(scalar)
      }
    }
    #expect(text.hasPrefix(escaped + "\",\"blocks\""))
  }

  @Test func rendersEveryFact() {
    let article = Article(
      title: "T", subtitle: "S", authors: ["A", "B"],
      published: ArticleDate(year: 2026, month: 5, day: 21),
      modified: ArticleDate(
        year: 2026, month: 5, day: 22, time: .init(hour: 9, minute: 5, offset: 60)),
      siteName: "N", section: "C", tags: ["x", "y"], language: "ar", direction: .rightToLeft,
      url: "https://a.example/", image: "https://a.example/i.png", body: [],
      related: [RelatedArticle(title: "R", lines: 3...7)])
    #expect(
      json(article) == """
        {"title":"T","subtitle":"S","authors":["A","B"],"published":"2026-05-21",\
        "modified":"2026-05-22T09:05+01:00","siteName":"N","section":"C","language":"ar",\
        "url":"https://a.example/","image":"https://a.example/i.png","text":"","blocks":[],\
        "tags":["x","y"],"direction":"rtl",\
        "related":[{"title":"R","firstLine":3,"lastLine":7}]}
        """)
  }

  @Test(arguments: [
    (
      ArticleBlock.heading(level: 2, content: [InlineRun("H")]),
      #"{"type":"heading","level":2,"content":[{"text":"H"}]}"#
    ),
    (
      .paragraph([
        InlineRun("a "), InlineRun("b", marks: [.strong, .emphasis], link: "https://x/"),
      ]),
      #"{"type":"paragraph","content":[{"text":"a "},{"text":"b","marks":["emphasis","strong"],"#
        + #""link":"https://x/"}]}"#
    ),
    (
      .list(start: 3, items: [[.paragraph([InlineRun("i")])], []]),
      #"{"type":"list","start":3,"items":[[{"type":"paragraph","content":[{"text":"i"}]}],[]]}"#
    ),
    (.list(start: nil, items: []), #"{"type":"list","start":null,"items":[]}"#),
    (
      .quote([.paragraph([InlineRun("q")])]),
      #"{"type":"quote","blocks":[{"type":"paragraph","content":[{"text":"q"}]}]}"#
    ),
    (
      .code(language: "swift", text: "a\n\"b\"\t\\"),
      #"{"type":"code","language":"swift","text":"a\n\"b\"\t\\"}"#
    ),
    (
      .table(ArticleTable(rows: [[[InlineRun("h")], []]], hasHeader: true)),
      #"{"type":"table","hasHeader":true,"rows":[[[{"text":"h"}],[]]]}"#
    ),
    (
      .figure(
        ArticleFigure(images: [.init(source: "https://x/i", alternative: "A")], caption: [])),
      #"{"type":"figure","images":[{"source":"https://x/i","alternative":"A"}],"caption":[]}"#
    ),
    (
      .embed(url: "https://x/v", title: nil),
      #"{"type":"embed","url":"https://x/v","title":null}"#
    ),
  ])
  func rendersBlocks(_ block: ArticleBlock, json expected: String) {
    #expect(json(Article(body: [block])).hasSuffix("\"blocks\":[\(expected)]}"))
  }

  @Test func escapesWhatJSONAndTerminalsObey() {
    let title = "\"\\/\u{8}\u{C}\n\r\t\u{0}\u{1B}\u{7F}\u{85}\u{9B}\u{A0}é😀\u{2028}"
    #expect(
      json(Article(title: title, body: [])).hasPrefix(
        #"{"title":"\"\\/\u0008\u000c\n\r\t\u0000\u001b\u007f\u0085\u009b"# + "\u{A0}é😀\u{2028}\""))
  }

  @Test func escapesWhereverItMust() throws {
    // Text is read by sixteen bytes.
    let escapes = [("\"", #"\""#), ("\u{85}", #"\u0085"#), ("\u{A0}", "\u{A0}")]
    for length in 0..<40 {
      for position in 0...length {
        let before = String(repeating: "x", count: position)
        let behind = String(repeating: "é", count: length - position)
        for (text, escaped) in escapes {
          let article = Article(title: before + text + behind, body: [])
          let expected = "{\"title\":\"\(before)\(escaped)\(behind)\","
          #expect(json(article).hasPrefix(expected))
        }
      }
    }
  }

  @Test func blocksHaveTheirOwnText() {
    let run = { (text: String) in [InlineRun(text)] }
    let figure = { (text: String) in
      ArticleBlock.figure(ArticleFigure(images: [], caption: run(text)))
    }
    let article = Article(body: [
      figure("1"), .paragraph(run("2") + run("")), .code(language: nil, text: "3\n"),
      .quote([figure("4"), .paragraph([]), .list(start: nil, items: [[], [.paragraph(run("5"))]])]),
      figure("6"),
      .table(ArticleTable(rows: [[run("7"), run("8")], [[], run("9")]], hasHeader: false)),
      .embed(url: "u", title: "t"), .heading(level: 3, content: run("10")),
    ])
    let expected = [
      #""text":"2\n\n3\n\n\n4\n\n\n5\n\n7\t8\n\t9\n\n10","blocks":["#,
      #"{"type":"figure","images":[],"caption":[{"text":"1"}]},"#,
      #"{"type":"paragraph","content":[{"text":"2"},{"text":""}]},"#,
      #"{"type":"code","language":null,"text":"3\n"},"#,
      #"{"type":"quote","blocks":[{"type":"figure","images":[],"caption":[{"text":"4"}]},"#,
      #"{"type":"paragraph","content":[]},{"type":"list","start":null,"items":[[],"#,
      #"[{"type":"paragraph","content":[{"text":"5"}]}]]}]},"#,
      #"{"type":"figure","images":[],"caption":[{"text":"6"}]},"#,
      #"{"type":"table","hasHeader":false,"rows":[[[{"text":"7"}],[{"text":"8"}]],"#,
      #"[[],[{"text":"9"}]]]},{"type":"embed","url":"u","title":"t"},"#,
      #"{"type":"heading","level":3,"content":[{"text":"10"}]}]}"#,
    ]
    let found = json(article)
    #expect(found.hasSuffix(expected.joined()))
  }
}
