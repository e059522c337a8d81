// What explanations say of invented captures.

import Testing

@testable import Galley

@Suite struct ExplanationTests {
  private static let paragraphs = [
    "The lighthouse at Varn Point has been dark since the storm, and the keeper, who is eighty, "
      + "says that he will not climb the stairs again until the harbour board mends the lamp.",
    "The board, which met on Tuesday, heard that the lens had cracked in two places, and that no "
      + "one on the island knows how to grind another. A letter was sent to the mainland.",
    "Boats that come in after dusk now steer by the windows of the inn, whose owner has agreed to "
      + "leave her lamps lit, although the oil, she said, is not cheap and the nights are long.",
  ]

  private static let page = """
    <html><head><title>Lighthouse dark since the storm</title></head><body>
    <nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav>
    <article class="post wide"><h1>Lighthouse dark since the storm</h1>
    <div class="text">\(paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n"))</div></article>
    <footer><p>© Island Gazette</p></footer></body></html>
    """

  private static func explanation(
    _ text: String, kind: Capture.Kind = .html
  ) throws -> Explanation {
    try ArticleExtractor().explanation(
      of: Capture(bytes: Array(text.utf8), kind: kind, name: "page"))
  }

  @Test func explainsEachBlockOfAPage() throws {
    let explanation = try Self.explanation(Self.page)
    #expect(explanation.noArticle == nil)
    #expect(explanation.blocks.map(\.text).first == "Home")
    #expect(
      explanation.blocks.filter { Self.paragraphs.contains($0.text) }.map(\.isKept) == [
        true, true, true,
      ])
    for block in explanation.blocks {
      #expect((0...1).contains(block.probability))
      #expect(block.features.count == 5)
      let weights = block.features.map { abs($0.contribution) }
      #expect(weights == weights.sorted(by: >))
      if block.rule == nil { #expect(block.isKept == (block.probability > explanation.threshold)) }
    }
    let home = try #require(explanation.blocks.first)
    #expect(home.path == "nav.menu > ul > li")
    #expect(home.isKept == false)
    let second = try #require(explanation.blocks.first { $0.text == Self.paragraphs[1] })
    #expect(second.path == "article.post > div.text > p")
  }

  @Test func namesTheRuleThatOverruled() throws {
    let page = Self.page.replacing(
      "</p>\n<p>Boats", with: "</p>\n<pre>lamp --trim 3</pre>\n<p>Boats")
    let document = try #require(LibXML2Parser.document(Array(page.utf8)))
    let verdicts = HTMLArticleReader(document, url: nil).decision.verdicts
    let blocks = try Self.explanation(page).blocks
    #expect(blocks.map(\.isKept) == verdicts.map(\.isKept))
    #expect(blocks.map(\.rule) == verdicts.map { $0.rule?.rawValue })
  }

  @Test func explainsPagesWithoutArticle() throws {
    let explanation = try Self.explanation("<p><a href='/'>Home</a> <a href='/x'>Next</a></p>")
    #expect(explanation.noArticle?.hasPrefix("no running text: 1 block, ") == true)
    #expect(explanation.blocks.count == 1)
  }

  @Test func emptyCapturesAreErrors() {
    #expect(
      throws: ExtractionError(.empty, capture: "page", detail: "the capture is white space")
    ) {
      try Self.explanation(" \n")
    }
  }

  @Test func explainsTheLinesOfAText() throws {
    let text = (["Lighthouse dark since the storm"] + Self.paragraphs).joined(separator: "\n\n")
    let explanation = try Self.explanation("Home\nSport\n\n" + text + "\n", kind: .text)
    let article = try ArticleExtractor().article(
      from: Capture(bytes: Array(("Home\nSport\n\n" + text + "\n").utf8), kind: .text))
    #expect(explanation.expectedF1 == nil)
    #expect(
      explanation.blocks.map(\.path) == [
        "line 1", "line 2", "line 4", "line 6", "line 8", "line 10",
      ])
    #expect(
      explanation.blocks.filter(\.isKept).map(\.text).joined(separator: "\n\n") == article.text)
  }

  @Test func longClassesAreCutBetweenCharacters() throws {
    let name = String(repeating: "é", count: 40)
    let explanation = try Self.explanation("<div class=' \(name) x'>Lamp</div>")
    #expect(explanation.blocks.map(\.path) == ["div.\(String(repeating: "é", count: 15))…"])
  }
}
