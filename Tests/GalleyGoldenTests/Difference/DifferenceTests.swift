// What differences say: texts, positions, rules, and the order they come in.

import Galley
import GalleyGolden
import Testing

@Suite struct DifferenceTests {
  @Test func equalBytesHaveNone() throws {
    #expect(try differences(paragraphs("a", "b"), paragraphs("a", "b")).isEmpty)
  }

  @Test func listsMetadataFirstAndThenTheBodyInReadingOrder() throws {
    var golden = article("One two three four.", "Five six seven.", "Eight nine ten.", "Eleven.")
    var actual = article("Leaked in.", "One two three 4.", "Eight nine ten.", "Eleven.", "Also.")
    golden.title = "A title"
    actual.title = "A title | The Ferry"
    golden.authors = ["Ada", "Bo, Lund"]
    actual.section = "News"
    let found = try differences(golden, actual)
    #expect(
      found.map(\.kind) == [
        .metadata(.title), .metadata(.authors), .metadata(.section), .bodyLeaked, .bodyChanged,
        .bodyLost, .bodyLeaked,
      ])
    #expect(
      found.map(\.rule) == [
        "‘ | The Ferry’ added at the end", "lost", "gained", "", "", "", "",
      ])
    #expect(found[1].before == "[\"Ada\", \"Bo, Lund\"]")
    #expect(found[1].after == nil)
    #expect(found[3].after == "Leaked in.")
    #expect(found[3].positionBefore == nil && found[3].positionAfter == 0)
    #expect(found[4].positionBefore == 0 && found[4].positionAfter == 1)
    #expect(
      found[4].words == [
        WordChange(.same, "One two three "), WordChange(.deleted, "four"),
        WordChange(.inserted, "4"), WordChange(.same, "."),
      ])
    #expect(found[5].before == "Five six seven.")
    #expect(found[6].after == "Also.")
    #expect(!found.contains { $0.isCoarse })
  }

  @Test func namesTheRuleOfMarkup() throws {
    let text = "The boat sails at noon."
    let cases: [([ArticleBlock], String)] = [
      ([.heading(level: 2, content: [InlineRun(text)])], "paragraph → heading 2"),
      ([.quote([.paragraph([InlineRun(text)])])], "paragraph → quote"),
      ([.list(start: nil, items: [[.paragraph([InlineRun(text)])]])], "paragraph → list item"),
      ([.paragraph([InlineRun(text, link: "https://a.example/")])], "links"),
      ([.paragraph([InlineRun(text, marks: [.strong, .emphasis])])], "emphasis and strong"),
      (
        [.paragraph([InlineRun("The boat")]), .paragraph([InlineRun("sails at noon.")])], "split"
      ),
    ]
    for (blocks, rule) in cases {
      let found = try differences(article(text), Article(body: blocks))
      #expect(found.map(\.kind) == [.markup])
      #expect(found.map(\.rule) == [rule])
      let back = try differences(Article(body: blocks), article(text))
      #expect(back.map(\.kind) == [.markup])
    }
    let found = try differences(
      article(text), Article(body: [.heading(level: 2, content: [InlineRun(text)])]))
    #expect(found[0].before == "The boat sails at noon.")
    #expect(found[0].after == "## The boat sails at noon.")
  }

  @Test func showsWhiteSpaceAndInvisibleCharacters() throws {
    let found = try differences(
      article("a b", "soft hyphen", "word word"),
      article("a\u{A0}b", "soft hy\u{AD}phen", "wordword"))
    #expect(found.map(\.kind) == [.whitespace, .whitespace, .whitespace])
    #expect(found.map(\.rule) == ["U+0020 → U+00A0", "nothing → U+00AD", "U+0020 → nothing"])
    #expect(found.map(\.before) == ["a␠b", "soft hyphen", "word word"])
    #expect(found.map(\.after) == ["a⟨U+00A0⟩b", "soft hy⟨U+00AD⟩phen", "wordword"])
  }

  @Test func tellsComposedFromDecomposed() throws {
    let composed = paragraphs("caf\u{E9} noir")
    let decomposed = Array("---\ngalley: 1\n---\n\ncafe\u{301} noir\n".utf8)
    let found = try Difference.between(golden: decomposed, actual: composed)
    #expect(found.map(\.kind) == [.bodyChanged])
    #expect(found[0].before == "cafe⟨U+0301⟩ noir")
    #expect(found[0].after == "café noir")
    let title = Array("---\ngalley: 1\ntitle: \"e\u{301}\"\n---\n".utf8)
    let other = try Difference.between(
      golden: title, actual: Snapshot(of: Article(title: "é", body: [])))
    #expect(other.map(\.kind) == [.metadata(.title)])
  }

  @Test func makesTerminalEscapesHarmless() throws {
    let hostile = Article(
      title: "\u{1B}]0;owned\u{7}", body: [.paragraph([InlineRun("a\u{1B}[2J\u{9B}31m\u{202E}b")])])
    let found = try differences(article("Nothing that it has in common."), hostile)
    #expect(
      found.map(\.after) == [
        "⟨U+001B⟩]0;owned⟨U+0007⟩", nil, "a⟨U+001B⟩[2J⟨U+009B⟩31m⟨U+202E⟩b",
      ])
    let all = found.flatMap { difference -> [String] in
      let texts = [difference.before ?? "", difference.after ?? "", difference.rule]
      return texts + difference.words.map(\.text)
    }
    #expect(!all.joined().unicodeScalars.contains { $0.value < 0x20 })
  }

  @Test func findsWhatHasMoved() throws {
    let found = try differences(
      article("One.", "Two two.", "Three three.", "Four four."),
      article("Two two.", "Three three.", "Four four.", "One."))
    #expect(found.map(\.kind) == [.moved])
    #expect(found[0].before == "One." && found[0].after == "One.")
    #expect(found[0].positionBefore == 0 && found[0].positionAfter == 3)
    let marked = try differences(
      article("One.", "Two two.", "Three three.", "Four four."),
      Article(
        body: article("Two two.", "Three three.", "Four four.").body
          + [.quote([.paragraph([InlineRun("One.")])])]))
    #expect(marked.map(\.kind) == [.moved])
  }

  @Test func joinsTheItemsOfOneListAndTheRowsOfOneTable() throws {
    let list = ArticleBlock.list(
      start: nil, items: ["Alpha", "Beta", "Gamma"].map { [.paragraph([InlineRun($0)])] })
    let table = ArticleBlock.table(
      ArticleTable(rows: [[[InlineRun("a")], [InlineRun("b")]], [[], []]], hasHeader: false))
    let found = try differences(
      article("Text."), Article(body: [list] + article("Text.").body + [table]))
    #expect(found.map(\.kind) == [.bodyLeaked, .bodyLeaked])
    #expect(found[0].after == "Alpha\nBeta\nGamma")
    #expect(found[1].after == "a | b\n| | |")
  }

  @Test func showsPicturesAndEmbedsAsMarkdown() throws {
    let figure = ArticleBlock.figure(
      ArticleFigure(images: [ArticleFigure.Image(source: "https://a.example/1.jpg")]))
    let embed = ArticleBlock.embed(url: "https://video.example/1", title: nil)
    let found = try differences(Article(body: [figure]), Article(body: [embed]))
    #expect(found.map(\.kind) == [.bodyLost, .bodyLeaked])
    #expect(found[0].before == "![](https://a.example/1.jpg)")
    #expect(found[1].after == "<https://video.example/1>")
  }

  @Test func seesAnArticleWhereNoneWas() throws {
    let found = try Difference.between(
      golden: Snapshot.noArticle.bytes, actual: Snapshot(of: article("Text.")))
    #expect(found.map(\.kind) == [.bodyLeaked])
    let empty = Snapshot(of: Article(body: []))
    let gone = try Difference.between(golden: empty.bytes, actual: Snapshot.noArticle)
    #expect(
      gone == [
        Difference(
          .bodyLost, before: "an article without text", after: "no article", rule: "article")
      ])
  }

  @Test func tellsAnotherSpellingOfTheSameArticle() throws {
    let golden = Array("---\ngalley: 1\n---\n\n__strong__ \\a\n".utf8)
    let actual = Snapshot(
      of: Article(body: [.paragraph([InlineRun("strong", marks: .strong), InlineRun(" \\a")])]))
    let found = try Difference.between(golden: golden, actual: actual)
    #expect(found.map(\.kind) == [.markup])
    #expect(found[0].before == "__strong__ \\a")
    #expect(found[0].after == "**strong** \\a")
    let spaced = Array("---\ngalley: 1\n---\n\n\na\n".utf8)
    #expect(
      try Difference.between(golden: spaced, actual: paragraphs("a")).map(\.kind) == [.whitespace])
  }

  @Test func throwsTheGoldensFault() {
    #expect(throws: SnapshotError.self) {
      _ = try Difference.between(golden: Array("---\n".utf8), actual: paragraphs("a"))
    }
  }

  @Test func saysWhereItWasTooCostlyToLookCloser() throws {
    let golden = (0..<2000).map { "Old \($0 * 7919 % 2000) of many words \($0)" }
    let actual = (0..<2000).map { "New \($0 * 104_729 % 2000) among the others \($0)" }
    let found = try Difference.between(
      golden: Snapshot(of: article(golden)).bytes, actual: Snapshot(of: article(actual)))
    #expect(found.count == 4000)
    #expect(!found.contains { !$0.isCoarse })
  }

  @Test func namesOfClassesAreThoseOfReports() {
    let classes: [Difference.Class] = [
      .bodyLost, .bodyLeaked, .bodyChanged, .moved, .metadata(.site), .markup, .whitespace,
      .unknown,
    ]
    #expect(
      classes.map(\.name) == [
        "bodyLost", "bodyLeaked", "bodyChanged", "moved", "metadata.site", "markup", "whitespace",
        "unknown",
      ])
  }

  private func article(_ texts: String...) -> Article {
    article(texts)
  }

  private func article(_ texts: [String]) -> Article {
    Article(body: texts.map { .paragraph([InlineRun($0)]) })
  }

  private func paragraphs(_ texts: String...) -> Snapshot {
    Snapshot(of: article(texts))
  }

  private func differences(_ golden: Article, _ actual: Article) throws -> [Difference] {
    try Difference.between(golden: Snapshot(of: golden).bytes, actual: Snapshot(of: actual))
  }

  private func differences(_ golden: Snapshot, _ actual: Snapshot) throws -> [Difference] {
    try Difference.between(golden: golden.bytes, actual: actual)
  }
}
