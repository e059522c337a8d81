// Each source of a title by itself, and which of two wins.

import Testing

@testable import Galley

@Suite struct TitleSourceTests {
  private static let title = "How to grow tall beans"
  private static let plain = "<p>Nothing but text.</p>"

  private static let pages: [(TitleSource, MetadataPage)] = [
    (
      .agreeingHeading,
      MetadataPage(
        head: "<title>Grow tall beans | Example</title>",
        body: "<h1>Example</h1><h1>How to grow tall beans</h1>")
    ),
    (
      .openGraph,
      MetadataPage(
        head: "<meta property='og:title' content='How to grow tall beans | Example'>", body: plain)
    ),
    (.jsonLD, MetadataPage(head: MetadataPage.jsonLD(#""headline": "\#(title)""#), body: plain)),
    (.scholar, MetadataPage(head: "<meta name='DC.Title' content='\(title)'>", body: plain)),
    (.twitter, MetadataPage(head: "<meta name='twitter:title' content='\(title)'>", body: plain)),
    (.documentTitle, MetadataPage(head: "<title>\(title) - Example News</title>", body: plain)),
    (
      .otherMeta, MetadataPage(head: "<meta name='sailthru.title' content='\(title)'>", body: plain)
    ),
    (.firstHeading, MetadataPage(body: "<h1>Example</h1><h1>\(title)</h1>")),
  ]

  @Test(arguments: pages.indices)
  func eachSourceGivesATitle(index: Int) throws {
    let (source, page) = Self.pages[index]
    let extractor = try page.extractor
    #expect(extractor.title(from: source)?.text == Self.title)
    #expect(extractor.title?.source == source)
    #expect(extractor.metadata.title == Self.title)
  }

  @Test func everySourceIsTested() {
    #expect(Set(Self.pages.map { "\($0.0)" }) == Set(TitleSource.allCases.map { "\($0)" }))
  }

  @Test func thePartOfTheTitleThatThePageShowsIsTaken() throws {
    var page = MetadataPage(
      head: "<title>Coast Record Online - News - Boat thief returns boat</title>",
      body: "<b>Boat thief returns boat</b><p>Nothing but text.</p>")
    #expect(try page.metadata.title == "Boat thief returns boat")
    page.body = "<p>Nothing but text.</p>"
    #expect(try page.metadata.title == "Coast Record Online")
  }

  @Test func anEarlierSourceWins() throws {
    var page = MetadataPage()
    page.head = """
      <title>Something else entirely | Example</title>
      <meta property="og:title" content="A third thing that is not the same">
      """
    page.body = "<h1>Most read</h1>"
    #expect(try page.metadata.title == "A third thing that is not the same")
  }

  @Test(arguments: [
    // A label before the headline, and what stands behind it.
    ("<h1><span>Title:</span>How to grow tall beans</h1>", "How to grow tall beans"),
    (
      "<h1>How to grow tall beans<small>Posted on May 21, 2025 by Jane</small></h1>",
      "How to grow tall beans"
    ),
    ("<h1>HOW TO GROW TALL BEANS</h1>", "How to grow tall beans"),
    ("<h1>How to grow<br>tall beans</h1>", "How to grow tall beans"),
    ("<h1>How to grow\n  tall&nbsp;beans\u{200B}</h1>", "How to grow tall beans"),
    ("<h1>How to grow tall b<b>ea</b>ns &amp;amp; peas</h1>", "How to grow tall beans & peas"),
  ])
  func tidiesHeadings(body: String, expected: String) throws {
    let head = "<meta property='og:title' content='How to grow tall beans'>"
    #expect(try MetadataPage(head: head, body: body).metadata.title == expected)
  }

  @Test func aSingleSharedWordIsNoAgreement() throws {
    let page = MetadataPage(
      head: "<title>How we grew beans, peas, lentils and chickpeas on a roof</title>",
      body: "<h1>Beans</h1>")
    #expect(
      try page.metadata.title == "How we grew beans, peas, lentils and chickpeas on a roof")
  }

  @Test func aPageWithoutTitleHasNone() throws {
    #expect(try MetadataPage(body: Self.plain).metadata.title == nil)
  }
}
