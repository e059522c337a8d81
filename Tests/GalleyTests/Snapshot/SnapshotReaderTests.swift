// What is read from snapshots that people have edited by hand.

import Galley
import Testing

@Suite struct SnapshotReaderTests {
  @Test func readsFieldsInOrderWithTheirTypes() throws {
    let text = """
      ---
      galley: 1
      title: "A \\u00e9\\ud83d\\ude80 \\"b\\" \\/ \\n"
      authors: ["Ada", "Bo"]
      published: "2025-05-21T13:29Z"
      ---

      """
    let read = try SnapshotReader(reading: Array(text.utf8))
    #expect(
      read.fields == [
        SnapshotField(key: .title, value: .text("A é🚀 \"b\" / \n")),
        SnapshotField(key: .authors, value: .list(["Ada", "Bo"])),
        SnapshotField(
          key: .published,
          value: .date(
            try #require(
              ArticleDate(
                year: 2025, month: 5, day: 21,
                time: ArticleDate.Time(hour: 13, minute: 29, offset: 0))))),
      ])
    #expect(read.hasArticle)
    #expect(try !SnapshotReader(reading: Snapshot.noArticle.bytes).hasArticle)
    #expect(try SnapshotReader(reading: Snapshot.noArticle.bytes).article == nil)
  }

  @Test(arguments: [
    ("two\nlines", [InlineRun("two lines")]),
    ("*a **b** c*", [em("a "), InlineRun("b", marks: [.emphasis, .strong]), em(" c")]),
    ("***a***", [InlineRun("a", marks: [.emphasis, .strong])]),
    ("**a*", [InlineRun("*"), em("a")]),
    ("a*b*c", [InlineRun("a"), em("b"), InlineRun("c")]),
    ("a_b_c", [InlineRun("a_b_c")]),
    ("`` a`b `` c`", [InlineRun("a`b", marks: .code), InlineRun(" c`")]),
    ("[a [b](c) d](e)", [InlineRun("[a "), InlineRun("b", link: "c"), InlineRun(" d](e)")]),
    ("[*a](b)*", [InlineRun("*a", link: "b"), InlineRun("*")]),
    ("&amp;&#65;&#x42;&unknown;", [InlineRun("&AB&unknown;")]),
    ("<b>raw</b>", [InlineRun("<b>raw</b>")]),
    ("a\\b\\*", [InlineRun("a\\b*")]),
  ])
  func readsInlinesAsCommonMarkDoes(text: String, runs: [InlineRun]) throws {
    #expect(try blocks(of: text) == [.paragraph(runs)])
  }

  @Test func readsOtherSpellingsAsTheNearestBlock() throws {
    #expect(
      try blocks(of: "+ a\n+ b") == [.list(start: nil, items: [[text("a")], [text("b")]])])
    #expect(
      try blocks(of: "> a\nb") == [.quote([text("a")]), text("b")])
    #expect(try blocks(of: "# a ##") == [.heading(level: 1, content: [InlineRun("a")])])
    #expect(try blocks(of: "a\n# b") == [text("a"), .heading(level: 1, content: [InlineRun("b")])])
    #expect(try blocks(of: "a\n2. b") == [text("a 2. b")])
    #expect(try blocks(of: "| a |\nb") == [text("| a | b")])
    #expect(
      try blocks(of: "![a](b) c") == [
        .paragraph([InlineRun("!"), InlineRun("a", link: "b"), InlineRun(" c")])
      ])
  }

  /// Long runs of markup without a partner, which naive readers take quadratic time for.
  @Test(arguments: [
    "*", "_", "`", "[", "]", "](", "[a](", "**a", "*a_", "a**b*", "&#", "\\", "![", "[a](<b",
    "`a``",
    "x_", "é", "e\u{301}", "\u{301}", "~", "\u{1100}\u{1161}",
  ])
  func readsAndWritesHostileTextInLinearTime(piece: String) throws {
    let hostile = String(repeating: piece, count: 20_000)
    let snapshot = Snapshot(of: Article(body: [.paragraph([InlineRun("a" + hostile)])]))
    let article = try #require(SnapshotReader(reading: snapshot.bytes).article)
    #expect(Snapshot(of: article) == snapshot)
    _ = try blocks(of: "a" + hostile)
  }

  private static func em(_ text: String) -> InlineRun {
    InlineRun(text, marks: .emphasis)
  }

  private func text(_ text: String) -> ArticleBlock {
    .paragraph([InlineRun(text)])
  }

  private func blocks(of body: String) throws -> [ArticleBlock] {
    try SnapshotReader(reading: Array("---\ngalley: 1\n---\n\n\(body)\n".utf8)).blocks
  }
}
