// Copies of a story fold to the same text.

import Galley
import Testing

@Suite struct CanonicalTextTests {
  @Test func quotationMarksSingleOrDoubleHaveOneForm() {
    let copies = [
      "\u{201C}We\u{2019}re done,\u{201D} she said", "'We're done,' she said",
      "\"We're done,\" she said", "\u{AB}We\u{2032}re done,\u{BB}\u{A0}she said",
    ]
    #expect(Set(copies.map(CanonicalText.folded)) == ["'We're done,' she said"])
  }

  @Test func captionsAreNoPartOfAStory() {
    let image = ArticleFigure.Image(source: "https://a.example/i.jpg", alternative: "A quay")
    let article = Article(
      body: [
        .paragraph([InlineRun("One.")]),
        .figure(ArticleFigure(images: [image], caption: [InlineRun("The quay at noon")])),
        .paragraph([InlineRun("Two.")]),
      ])
    #expect(CanonicalText.folded(story: article) == "One. Two.")
  }
}
