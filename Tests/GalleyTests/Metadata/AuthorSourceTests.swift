// Each source of authors by itself, and which of two wins.

import Testing

@testable import Galley

@Suite struct AuthorSourceTests {
  private static let h1 = "<h1>How to grow tall beans</h1>"
  private static let text = "<p>Beans like the sun, and the sun likes beans, or so one hopes.</p>"

  private static let pages: [(AuthorSource, MetadataPage)] = [
    (
      .jsonLDArticle,
      MetadataPage(
        head: MetadataPage.jsonLD(
          #""author": [{"@type": "Person", "name": "Jane Example"}, {"name": "John Sample"}]"#))
    ),
    (
      .twitterLabel,
      MetadataPage(
        head: """
          <meta name="twitter:label1" content="Written by">
          <meta name="twitter:data1" content="Jane Example and John Sample">
          """)
    ),
    (
      .publisherMeta,
      MetadataPage(head: "<meta name='parsely-author' content='Jane Example, John Sample'>")
    ),
    (
      .authorMeta,
      MetadataPage(
        head: """
          <meta name="author" content="Jane Example"><meta name="author" content="John Sample">
          """)
    ),
    (
      .jsonLDPage,
      MetadataPage(
        head: MetadataPage.jsonLD(#""author": ["Jane Example", "John Sample"]"#, type: "WebPage"))
    ),
    (
      .scholarMeta,
      MetadataPage(
        head: """
          <meta name="citation_author" content="Example, Jane">
          <meta name="citation_author" content="John Sample">
          """)
    ),
    (
      .visibleByline,
      MetadataPage(
        body: """
          \(h1)<p>By <a href="/jane">Jane Example</a> and <a href="/john">John Sample</a></p>\(text)
          """)
    ),
    (
      .microdata,
      MetadataPage(
        body: """
          \(text)\(text)<p itemprop="author"><b itemprop="name">Jane Example</b></p>
          <p itemprop="author">John Sample</p>
          """)
    ),
    (
      .articleAuthorMeta,
      MetadataPage(
        head: """
          <meta property="article:author" content="https://social.example/jane">
          <meta property="article:author" content="Jane Example, John Sample">
          """)
    ),
    (
      .distantByline,
      MetadataPage(
        body: h1 + String(repeating: text, count: 70)
          + "<p>Written by <b>Jane Example</b> &amp; <b>John Sample</b></p>")
    ),
    (
      .unmarkedByline,
      MetadataPage(
        body: "\(h1)<div>Jane Example, John Sample</div><div>May 21, 2025</div>\(text)")
    ),
  ]

  @Test(arguments: pages.indices)
  func eachSourceGivesAuthors(index: Int) throws {
    let (source, page) = Self.pages[index]
    let extractor = try page.extractor
    #expect(extractor.authors(from: source) == ["Jane Example", "John Sample"])
    #expect(extractor.metadata.authors == ["Jane Example", "John Sample"])
    for earlier in AuthorSource.allCases.prefix(while: { $0 != source }) {
      #expect(extractor.authors(from: earlier) == [])
    }
  }

  @Test func aLonePersonOfJSONLDIsTheAuthor() throws {
    let person =
      #"<script type="application/ld+json">{"@type": "Person", "name": "Jane Example"}</script>"#
    #expect(
      try MetadataPage(head: person).extractor.authors(from: .jsonLDPerson) == ["Jane Example"])
    let other = person.replacing("Jane", with: "John")
    #expect(try MetadataPage(head: person + other).metadata.authors == [])
  }

  @Test func aLinkOfAnAuthorIsAByline() throws {
    let page = MetadataPage(
      body: Self.h1 + String(repeating: Self.text, count: 70)
        + "<p><a rel='author' href='/x'>Jane Example</a></p>")
    #expect(try page.extractor.authors(from: .authorLink) == ["Jane Example"])
    #expect(try page.metadata.authors == ["Jane Example"])
  }

  @Test func everySourceIsTested() {
    let tested = Set(Self.pages.map { "\($0.0)" }).union(["jsonLDPerson", "authorLink"])
    #expect(tested == Set(AuthorSource.allCases.map { "\($0)" }))
  }

  @Test func aPersonWinsOverThePublisher() throws {
    let head = """
      <meta property="og:site_name" content="Example Post"><meta name="author" content="Example Post">
      """
    let byline = MetadataPage(head: head, body: "\(Self.h1)<p>By Jane Example</p>\(Self.text)")
    #expect(try byline.metadata.authors == ["Jane Example"])
    #expect(try MetadataPage(head: head).metadata.authors == ["Example Post"])
  }

  @Test(arguments: [
    // Lines under the title, and whose names they give.
    (
      "<p>Medically reviewed by <b>Ann Other</b></p><p>By <b>Jane Example</b></p>", ["Jane Example"]
    ),
    (
      "<p>Medically reviewed</p><p>by</p><p>Ann Other</p><p>Written by</p><p>Jane Example</p>",
      ["Jane Example"]
    ),
    (
      "<p>By</p><p>Jane Example</p><p>,</p><p>John Sample</p><p>, and</p><p>Ann Other</p><p>Share</p>",
      ["Jane Example", "John Sample", "Ann Other"]
    ),
    ("<p>By <b>Jane Example</b>, <i>Staff Writer</i></p>", ["Jane Example"]),
    ("<div class='author-name'>Jane Example</div>", ["Jane Example"]),
    ("<div class='author-bio'>Jane Example</div>", []),
    ("<a href='/authors/jane'>Jane Example</a>", ["Jane Example"]),
    ("<div class='comment-author'>Jane Example</div>", []),
    (
      "<div class='post-author'>Lagt ut <span itemprop='author'><a rel='author' href='/j'>"
        + "<b itemprop='name'>Jane Example</b></a></span></div>", ["Jane Example"]
    ),
    ("<p>Γράφει η Ελένη Δοκιμή</p>", ["Ελένη Δοκιμή"]),
    ("<p>प्रस्तुतकर्ता</p><p>सीता देवी</p>", ["सीता देवी"]),
    ("<p>Penulis: Jane Example</p>", ["Jane Example"]),
    ("<p>By clicking here you agree to everything</p>", []),
    ("<p>By the sea</p>", []),
    ("<div class='byline'>Garden Advice</div><p>Here is garden advice.</p>", []),
    ("<div>Garden Advice</div><div>May 21, 2025</div><p>Here is garden advice.</p>", []),
  ])
  func readsBylinesUnderTheTitle(body: String, expected: [String]) throws {
    #expect(try MetadataPage(body: Self.h1 + body + Self.text).metadata.authors == expected)
  }

  @Test(arguments: [
    "<p>From Example Post</p>", "<dl><dt>From:</dt><dd>Example Post</dd></dl><p>May 21, 2025</p>",
  ])
  func theSiteThatANoticeComesFromIsNoAuthor(body: String) throws {
    let head = "<meta property='og:site_name' content='Example Post'>"
    #expect(try MetadataPage(head: head, body: Self.h1 + body + Self.text).metadata.authors == [])
    let person = body.replacing("Example Post", with: "Jane Example")
    #expect(
      try MetadataPage(head: head, body: Self.h1 + person + Self.text).metadata.authors
        == ["Jane Example"])
  }

  @Test func whoAnswersOrCommentsIsNoAuthor() throws {
    func named(_ name: String) -> String {
      "<span itemprop='author'><b itemprop='name'>\(name)</b></span>"
    }
    let body =
      Self.h1 + Self.text + named("okapi") + "<div itemprop='comment'>\(named("heddle"))</div>"
      + "<div itemprop='suggestedAnswer'>\(named("joiner"))</div>"
    #expect(try MetadataPage(body: body).metadata.authors == ["okapi"])
  }

  @Test func wordsInRunningTextAreNoByline() throws {
    let prose = "<p>\(Self.text) It was followed by <a href='/x'>Jane Example</a>. \(Self.text)</p>"
    #expect(try MetadataPage(body: Self.h1 + prose).metadata.authors == [])
  }

  @Test func authorsBehindThoseOfJSONLDAreTakenFromTheLabel() throws {
    func authors(_ written: String) throws -> [String] {
      let head =
        MetadataPage.jsonLD(#""author": {"@type": "Person", "name": "Jane Example"}"#)
        + "<meta name='twitter:label1' content='Written by'>"
        + "<meta name='twitter:data1' content='\(written)'>"
      return try MetadataPage(head: head).metadata.authors
    }
    #expect(try authors("Jane Example, John Sample") == ["Jane Example", "John Sample"])
    #expect(try authors("Ann Other, John Sample") == ["Jane Example"])
  }

  @Test func anOrganizationThatIsNotThePublisherIsTheAuthor() throws {
    let head = MetadataPage.jsonLD(
      #""author": {"@type": "Organization", "name": "Contributors to Example projects"}, "#
        + #""publisher": {"@type": "Organization", "name": "Example Foundation"}"#)
    let page = MetadataPage(head: head, body: "\(Self.h1)<p>By Jane Example</p>\(Self.text)")
    #expect(try page.metadata.authors == ["Contributors to Example projects"])
  }

  @Test func aPageWithoutAuthorHasNone() throws {
    #expect(try MetadataPage().metadata.authors == [])
  }
}
