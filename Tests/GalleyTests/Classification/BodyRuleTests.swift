// Rules overrule the model where structure says what it can't know.

import Galley
import Testing

@Suite struct BodyRuleTests {
  private static let paragraphs = [
    "The harbour board met on Tuesday to hear why the old crane had been sold, and by whom.",
    "Nobody at the table had signed the letter, although three of them had read it before it left.",
    "“We shall have to buy it back,” said the chairman, who had not been asked for his opinion.",
    "The buyer, a scrap dealer from the next valley, wants four times what he paid for it in March.",
    "Until then the boats are unloaded by hand, which takes a crew of nine men most of a morning.",
  ].map { "<p>\($0)</p>" }

  private func text(_ extra: String, behind position: Int) throws -> String {
    var blocks = Self.paragraphs
    blocks.insert(extra, at: position)
    let html =
      "<html><head><title>Crane sold by nobody</title></head><body><main><article>"
      + "<h1>Crane sold by nobody</h1>\(blocks.joined())</article></main></body></html>"
    let capture = Capture(bytes: Array(html.utf8), kind: .html)
    return try ArticleExtractor().article(from: capture).text
  }

  private var body: String {
    Self.paragraphs.map { String($0.dropFirst(3).dropLast(4)) }.joined(separator: "\n\n")
  }

  @Test func captionBetweenParagraphsIsKept() throws {
    let figure = "<figure><img src='/c.jpg'><figcaption>The crane in 1961</figcaption></figure>"
    #expect(try text(figure, behind: 2).contains("The crane in 1961"))
  }

  @Test func codeBetweenParagraphsIsKept() throws {
    #expect(try text("<pre>lift = load * 9.81</pre>", behind: 2).contains("lift = load * 9.81"))
  }

  @Test func headingThatNothingFollowsIsDropped() throws {
    #expect(try text("<h3>Related</h3>", behind: 5) == body)
  }

  @Test func pullQuoteThatRepeatsTheTextIsDropped() throws {
    let quote = "<aside><blockquote><p>We shall have to buy it back</p></blockquote></aside>"
    #expect(try text(quote, behind: 4) == body)
  }

  @Test func counterIsDropped() throws {
    #expect(try text("<p>3 / 10</p>", behind: 2) == body)
  }

  @Test func countOfVotesAtTheEndIsDropped() throws {
    let votes = "<div><button>Upvote</button><span>2.1k</span></div>"
    #expect(try text(votes, behind: 5) == body)
  }

  @Test func tagsBehindTheTextAreDropped() throws {
    let tags = "<p>Tags: <a href='/t/crane'>crane</a>, <a href='/t/norrvik'>Norrvik</a></p>"
    #expect(try text(tags, behind: 5) == body)
  }

  @Test(arguments: [
    "<p>Trouble reading this? <a href='/w'>Open it in your browser</a></p>",
    "<p>You’re receiving this email since you once bought a crane from the board of the harbour.</p>",
    "<p>You get this because you signed up at crane.example. <a href='/u'>Unsubscribe</a></p>",
    "<p>(责编：王静、赵磊)</p>",
  ])
  func noticesOfNewslettersAndEditorsAreDropped(notice: String) throws {
    #expect(try text(notice, behind: 5) == body)
  }

  @Test func lineOfTheAuthorsNamesAboveTheTextIsDropped() throws {
    let names =
      "<h4 class='gh-article-author-name'><a href='/author/a/'>Ines Wardle</a></h4>"
    #expect(try text(names, behind: 0) == body)
  }

  @Test func boxAroundAFormIsDropped() throws {
    let box =
      "<div class='rounded'><h3>Enjoying this?</h3><p>Get one in your inbox every month.</p>"
      + "<form><input type='email'><button>Subscribe</button></form></div>"
    #expect(try text(box, behind: 2) == body)
  }

  @Test func whatFollowsTheEndOfAPressReleaseIsDropped() throws {
    let notes =
      "<p>– ENDS –</p><p>The board runs the harbour, and has done so since it was dug.</p>"
    #expect(try text(notes, behind: 5) == body)
  }

  @Test func headingOfABoxWhoseLinksWereDroppedGoesWithThem() throws {
    let box =
      "<div class='related-box'><h4>Read more</h4><ul><li><a href='/crane'>Crane: the story so far"
      + "</a></li></ul></div>"
    #expect(try text(box, behind: 2) == body)
  }

  @Test func dateAboveTheTextIsDropped() throws {
    #expect(try text("<p>14 March 2026</p>", behind: 0) == body)
  }

  @Test(arguments: [
    "We may earn a commission if you buy a crane through the links on this page.",
    "Spotted a mistake? Select it and tell the editors, who will be glad of it.",
    "2 min de lecture",
  ])
  func noticeOfThePageIsDropped(_ notice: String) throws {
    #expect(try text("<p>\(notice)</p>", behind: 3) == body)
  }

  @Test func captionWithoutAPictureIsDropped() throws {
    let figure =
      "<figure><div class='lazy'></div><figcaption>The crane in 1961</figcaption></figure>"
    #expect(try text(figure, behind: 2) == body)
  }

  @Test func printedSettingsAreDropped() throws {
    let settings =
      #"<div>{"columns":2,"align":"Center","button":"Buy a crane","price":{"hue":213}}</div>"#
    #expect(try text(settings, behind: 3) == body)
  }

  @Test func countBesideAListingIsDropped() throws {
    let listing =
      "<table><tr><td><pre>1\n2\n3</pre></td><td><pre>lift = load * 9.81\nhoist(lift)\nstop()</pre>"
      + "</td></tr></table>"
    let text = try text(listing, behind: 2)
    #expect(text.contains("hoist(lift)"))
    #expect(!text.contains("1\n2"))
  }

  @Test func errorPageIsNoArticle() {
    let html =
      "<title>Page not found</title><h1>Gone</h1>" + Self.paragraphs.prefix(3).joined()
    let capture = Capture(bytes: Array(html.utf8), kind: .html)
    let error = #expect(throws: ExtractionError.self) {
      try ArticleExtractor().article(from: capture)
    }
    #expect(error?.kind == .noArticle)
  }
}
