// Each source of a date by itself, and which of two wins.

import Testing

@testable import Galley

@Suite struct DateSourceTests {
  private static let h1 = "<h1>How to grow tall beans</h1>"
  private static let text = "<p>Beans like the sun.</p>"

  private static func far(_ end: String) -> String {
    h1 + String(repeating: text, count: 70) + end
  }

  private static let pages: [(DateSource, MetadataPage)] = [
    (.address, MetadataPage(url: "https://example.com/2025/05/21/beans")),
    (
      .publishedTime,
      MetadataPage(head: "<meta property='article:published_time' content='2025-05-21'>")
    ),
    (.publishedMeta, MetadataPage(head: "<meta name='parsely-pub-date' content='2025-05-21'>")),
    (.nearTitle, MetadataPage(body: "\(h1)<p>Published: May 21, 2025</p>\(text)")),
    (
      .jsonLDArticle,
      MetadataPage(head: MetadataPage.jsonLD(#""datePublished": "2025-05-21""#))
    ),
    (
      .microdata,
      MetadataPage(
        body: far("<span itemprop='datePublished' content='2025-05-21'>last week</span>"))
    ),
    (.dateMeta, MetadataPage(head: "<meta name='date' content='2025-05-21'>")),
    (.labelledText, MetadataPage(body: far("<p>Posted on May 21, 2025</p>"))),
    (.timeElement, MetadataPage(body: far("<time datetime='2025-05-21'>last week</time>"))),
    (.namedElement, MetadataPage(body: far("<p class='post-date'>May 21, 2025</p>"))),
  ]

  @Test(arguments: pages.indices)
  func eachSourceGivesADate(index: Int) throws {
    let (source, page) = Self.pages[index]
    let extractor = try page.extractor
    #expect(extractor.date(from: source)?.description == "2025-05-21")
    #expect(extractor.metadata.published?.description == "2025-05-21")
    for earlier in DateSource.allCases.prefix(while: { $0 != source }) {
      #expect(extractor.date(from: earlier) == nil)
    }
  }

  @Test func everySourceIsTested() {
    #expect(Set(Self.pages.map { "\($0.0)" }) == Set(DateSource.allCases.map { "\($0)" }))
  }

  @Test func theTimeComesFromTheNextSourceOfTheSameDay() throws {
    let page = MetadataPage(
      head: MetadataPage.jsonLD(#""datePublished": "2025-05-21T13:29:00+02:00""#),
      body: "\(Self.h1)<p>May 21, 2025</p>")
    #expect(try page.metadata.published?.description == "2025-05-21T13:29+02:00")
    var other = page
    other.head = MetadataPage.jsonLD(#""datePublished": "2025-05-20T13:29:00+02:00""#)
    #expect(try other.metadata.published?.description == "2025-05-21")
  }

  @Test(arguments: [
    // Lines under the title: published, modified.
    ("<p>Published May 21, 2025</p><p>Updated June 2, 2025</p>", "2025-05-21", "2025-06-02"),
    (
      "<p>Published May 21, 2025</p><p>Share</p><p>Read</p><p>Save</p><p>Updated June 2, 2025</p>",
      "2025-05-21", nil
    ),
    ("<p>May 21, 2025</p><p>June 2, 2025</p>", "2025-05-21", nil),
    ("<p>Updated June 2, 2025</p><p>Published May 21, 2025</p>", "2025-05-21", "2025-06-02"),
    ("<p>Last updated:</p><p>June 2, 2025</p>", "2025-06-02", nil),
    ("<p>Aktualisiert am 2. Juni 2025</p><p>21. Mai 2025</p>", "2025-05-21", "2025-06-02"),
    ("<p><b>21</b> <b>May</b> <b>2025</b></p>", "2025-05-21", nil),
    // Two dates in one line.
    ("<p>May 21, 2025 (updated June 2, 2025)</p>", "2025-05-21", "2025-06-02"),
    ("<p>Published May 21, 2025 | Last modified June 2, 2025</p>", "2025-05-21", "2025-06-02"),
    ("<p>Updated June 2, 2025 (first published May 21, 2025)</p>", "2025-05-21", "2025-06-02"),
    (
      "<p>21 maggio 2025 | 09:12 (modifica il 21 maggio 2025 | 15:40)</p>", "2025-05-21T09:12",
      "2025-05-21T15:40"
    ),
    ("<p>发布：2025-05-21 更新：2025-06-02</p>", "2025-05-21", "2025-06-02"),
    ("<p>2025-05-21 发布 2025-06-02 更新</p>", "2025-05-21", "2025-06-02"),
    ("<p>2025-06-02 更新 2025-05-21 发布</p>", "2025-05-21", "2025-06-02"),
    ("<p>From May 21, 2025 to June 2, 2025</p>", "2025-05-21", nil),
    ("<p>Last edited on June 2, 2025</p><p>May 21, 2025</p>", "2025-05-21", "2025-06-02"),
    ("<p>Mise à jour le 2 juin 2025</p><p>21 mai 2025</p>", "2025-05-21", "2025-06-02"),
    ("<p>3 hours ago</p>", nil, nil),
    ("<p>May 21</p><p>Nothing</p>", nil, nil),
    (
      "<p>On the morning of May 21, 2025, the ferry left the harbour later than anyone had hoped, "
        + "and the crew waited.</p>", nil, nil
    ),
  ])
  func readsDatesUnderTheTitle(body: String, published: String?, modified: String?) throws {
    let metadata = try MetadataPage(body: Self.h1 + body).metadata
    #expect(metadata.published?.description == published)
    #expect(metadata.modified?.description == modified)
  }

  @Test(arguments: [
    ("<time datetime='2025-05-21T09:15:00+02:00'>May 21, 2025</time>", "2025-05-21T09:15+02:00"),
    ("<time datetime='2025-05-21T07:15Z'><b>May 21, 2025, 9:15</b></time>", "2025-05-21T07:15Z"),
    ("<abbr title='2025-05-21T09:15'>May 21, 2025</abbr>", "2025-05-21T09:15"),
    ("<time datetime='2025-05-21T00:00:00Z'>May 21, 2025</time>", "2025-05-21"),
    ("<time datetime='2025-05-20T23:15:00Z'>May 21, 2025</time>", "2025-05-21"),
    ("<time datetime='soon'>May 21, 2025</time>", "2025-05-21"),
  ])
  func aDateIsAsExactAsItsTimeElement(html: String, date: String) throws {
    let page = MetadataPage(body: "\(Self.h1)<p>\(html)</p>\(Self.text)")
    #expect(try page.metadata.published?.description == date)
  }

  @Test func aDateInThePageFooterIsNotTheArticles() throws {
    let footer = "<footer><p>This page was last edited on May 21, 2025</p></footer>"
    let metadata = try MetadataPage(body: Self.h1 + Self.text + footer).metadata
    #expect(metadata.published == nil)
    #expect(metadata.modified == nil)
    let own = "<article>\(Self.h1)\(Self.text)<footer>May 21, 2025</footer></article>"
    #expect(try MetadataPage(body: own).metadata.published?.description == "2025-05-21")
  }

  @Test(arguments: [
    "<abbr class='published' itemprop='datePublished' title='2025-05-21T19:42:00+05:30'>7:42 pm</abbr>",
    "<abbr class='published' title='2025-05-21T19:42:00+05:30'>last week</abbr>",
  ])
  func readsTheTitleOfAnAbbreviation(end: String) throws {
    let published = try MetadataPage(body: Self.far(end)).metadata.published
    #expect(published?.description == "2025-05-21T19:42+05:30")
  }

  @Test func aCommentsDateIsNotTheArticles() throws {
    let comment =
      "<div itemprop='comment'><span itemprop='datePublished' content='2025-05-22'>x</span></div>"
    #expect(try MetadataPage(body: Self.far(comment)).metadata.published == nil)
  }

  @Test func theQuestionOfAPageHasItsDate() throws {
    let entity =
      #"{"@type": "Question", "author": {"name": "jane"}, "datePublished": "2025-05-21"}"#
    let page = MetadataPage(
      head: MetadataPage.jsonLD(#""mainEntity": "# + entity, type: "QAPage"))
    #expect(try page.metadata.published?.description == "2025-05-21")
    #expect(try page.metadata.authors == ["jane"])
    // Of a list of questions none is the page's.
    let list = MetadataPage(
      head: MetadataPage.jsonLD(
        #""mainEntity": [{"@type": "Question", "datePublished": "2025-05-21"}]"#, type: "FAQPage"))
    #expect(try list.metadata.published == nil)
  }

  @Test func aDateOverTheTitleCounts() throws {
    let page = MetadataPage(body: "<p>May 21, 2025</p>\(Self.h1)\(Self.text)")
    #expect(try page.metadata.published?.description == "2025-05-21")
  }

  @Test func theOrderOfDayAndMonthIsConfirmedByData() throws {
    let body = "\(Self.h1)<p>05/06/2025</p>"
    #expect(try MetadataPage(body: body).metadata.published?.description == "2025-05-06")
    let german = MetadataPage(body: body, html: "<html lang='de'>")
    #expect(try german.metadata.published?.description == "2025-06-05")
    let data = MetadataPage(
      head: MetadataPage.jsonLD(#""datePublished": "2025-06-05""#), body: body)
    #expect(try data.metadata.published?.description == "2025-06-05")
  }

  @Test(arguments: [
    ("<meta property='article:modified_time' content='2025-06-02T10:00:00Z'>", "2025-06-02T10:00Z"),
    (MetadataPage.jsonLD(#""dateModified": "2025-06-02""#), "2025-06-02"),
    (MetadataPage.jsonLD(#""dateModified": "2025-06-02""#, type: "WebPage"), "2025-06-02"),
    // Not after the publication.
    ("<meta property='article:modified_time' content='2025-05-21'>", nil),
    ("<meta property='article:modified_time' content='2025-05-01'>", nil),
  ])
  func findsTheLastChange(head: String, expected: String?) throws {
    let published = "<meta property='article:published_time' content='2025-05-21T08:00:00Z'>"
    #expect(
      try MetadataPage(head: published + head).metadata.modified?.description == expected)
  }

  @Test(arguments: [
    "<aside><time datetime='2025-05-21'>x</time></aside>",
    "<ul class='related-posts'><li><time datetime='2025-05-21'>x</time></li></ul>",
    "<div class='comment'><p class='date'>May 21, 2025</p></div>",
    "<footer>© 2025 Example</footer>",
  ])
  func datesOfOtherThingsAreNone(end: String) throws {
    #expect(try MetadataPage(body: Self.far(end)).metadata.published == nil)
  }

  @Test(arguments: [
    ("/2025/05/21/beans", "2025-05-21"), ("/news/2025/may/21/beans", "2025-05-21"),
    ("/2025-05-21-beans", "2025-05-21"), ("/2025/05/beans", nil), ("/beans/20250521", nil),
    ("/1066/10/14/hastings", nil), ("/2025/13/41/", nil),
  ])
  func readsDatesInAddresses(path: String, expected: String?) {
    #expect(MetadataExtractor.pathDate(Array(path.utf8)[...])?.description == expected)
  }
}
