// The other fields, each source by itself, and hostile pages.

import Testing

@testable import Galley

@Suite struct MetadataExtractorTests {
  @Test(arguments: [
    ("<meta property='og:site_name' content='Example Post'>", "Example Post"),
    (
      MetadataPage.jsonLD(#""publisher": {"@type": "Organization", "name": "Example Post"}"#),
      "Example Post"
    ),
    (MetadataPage.jsonLD(#""name": "Example Post""#, type: "WebSite"), "Example Post"),
    ("<meta name='application-name' content='Example Post'>", "Example Post"),
    ("<title>Beans and how to grow them | EXAMPLE</title>", "EXAMPLE"),
    ("<title>Beans and how to grow them | Advice</title>", nil),
    ("", nil),
  ])
  func findsTheNameOfTheSite(head: String, expected: String?) throws {
    #expect(try MetadataPage(head: head).metadata.siteName == expected)
  }

  @Test(arguments: [
    (
      "<link rel='canonical' href='/garden/tall-beans'>",
      "https://www.example.com/garden/tall-beans"
    ),
    ("<meta property='og:url' content='https://example.com/b'>", "https://example.com/b"),
    (
      MetadataPage.jsonLD(#""mainEntityOfPage": {"@id": "https://example.com/c"}"#),
      "https://example.com/c"
    ),
    (MetadataPage.jsonLD(#""url": "https://example.com/d""#), "https://example.com/d"),
    ("<meta name='parsely-link' content='https://example.com/e'>", "https://example.com/e"),
    ("", "https://www.example.com/garden/beans"),
    // What can't be this page's.
    (
      "<link rel='canonical' href='https://www.example.com/'>",
      "https://www.example.com/garden/beans"
    ),
    ("<link rel='canonical' href='javascript:x'>", "https://www.example.com/garden/beans"),
  ])
  func findsTheCanonicalAddress(head: String, expected: String) throws {
    #expect(try MetadataPage(head: head).metadata.url == expected)
  }

  @Test(arguments: [
    ("<meta property='og:image' content='/a.jpg'>", "https://www.example.com/a.jpg"),
    (
      MetadataPage.jsonLD(#""image": [{"url": "https://example.com/b.jpg"}]"#),
      "https://example.com/b.jpg"
    ),
    (MetadataPage.jsonLD(#""image": "c.jpg""#), "https://www.example.com/garden/c.jpg"),
    (
      "<meta name='twitter:image' content='https://example.com/d.jpg'>", "https://example.com/d.jpg"
    ),
    ("<link rel='image_src' href='/e.jpg'>", "https://www.example.com/e.jpg"),
    ("<meta itemprop='image' content='/f.jpg'>", "https://www.example.com/f.jpg"),
    ("<meta property='og:image' content='data:image/png;base64,AA'>", nil),
    ("", nil),
  ])
  func findsTheLeadImage(head: String, expected: String?) throws {
    #expect(try MetadataPage(head: head).metadata.image == expected)
  }

  @Test(arguments: [
    ("<meta property='article:section' content='Garden'>", "Garden"),
    (MetadataPage.jsonLD(#""articleSection": ["Garden", "Home"]"#), "Garden"),
    ("<meta name='parsely-section' content='Garden'>", "Garden"),
    ("", nil),
  ])
  func findsTheSection(head: String, expected: String?) throws {
    #expect(try MetadataPage(head: head).metadata.section == expected)
  }

  @Test(arguments: [
    (
      "<meta property='article:tag' content='beans'><meta property='article:tag' content='peas'>",
      ["beans", "peas"]
    ),
    (MetadataPage.jsonLD(#""keywords": ["beans", {"name": "peas"}]"#), ["beans", "peas"]),
    (MetadataPage.jsonLD(#""keywords": "beans, peas, Beans,""#), ["beans", "peas"]),
    ("<meta name='news_keywords' content='beans; peas'>", ["beans", "peas"]),
    ("<meta name='keywords' content='beans،peas'>", ["beans", "peas"]),
    ("", []),
  ])
  func findsTags(head: String, expected: [String]) throws {
    #expect(try MetadataPage(head: head).metadata.tags == expected)
  }

  @Test func takesTagsFromLinks() throws {
    let page = MetadataPage(
      body: "<h1>Beans</h1><a rel='tag' href='/1'>beans</a> <a rel='tag' href='/2'>peas</a>")
    #expect(try page.metadata.tags == ["beans", "peas"])
  }

  private static let english =
    "<p>The crew waited for the storm to pass and it was not on time.</p>"
  private static let russian =
    "<p>Экипаж парома ждал на причале, пока пройдёт буря, и все были этим недовольны вчера.</p>"

  @Test(arguments: [
    ("<html lang='en_gb'>", "", english, "en-GB"),
    ("<html>", "<meta http-equiv='content-language' content='fr'>", "", "fr"),
    ("<html>", "<meta property='og:locale' content='pt_BR'>", "", "pt-BR"),
    ("<html>", MetadataPage.jsonLD(#""inLanguage": "es""#), "", "es"),
    ("<html>", "", String(repeating: russian, count: 3), "ru"),
    // A template's language that the text belies.
    ("<html lang='en'>", "", String(repeating: russian, count: 3), "ru"),
    ("<html lang='english'>", "<meta name='language' content='de'>", "", "de"),
    ("<html>", "", "<p>Beans</p>", nil),
  ])
  func findsTheLanguage(html: String, head: String, body: String, expected: String?) throws {
    let page = MetadataPage(head: head, body: body, html: html)
    #expect(try page.metadata.language == expected)
  }

  @Test(arguments: [
    ("<html dir='rtl'>", TextDirection.rightToLeft), ("<html lang='ar'>", .rightToLeft),
    ("<html lang='ar' dir='ltr'>", nil), ("<html lang='en'>", nil), ("<html>", nil),
  ])
  func findsTheDirection(html: String, expected: TextDirection?) throws {
    #expect(try MetadataPage(html: html).metadata.direction == expected)
  }

  @Test(arguments: [
    ("<a href='/'>Tall Beans Daily</a>", "Tall Beans Daily"),
    (
      "<a href='https://www.example.com'><img src='/l.gif' alt='Tall Beans Daily'></a>",
      "Tall Beans Daily"
    ),
    ("<a href='/beans'>Tall Beans Daily</a>", nil),
    ("<a href='https://other.example/'>Tall Beans Daily</a>", nil),
    ("<a href='/'>Beans for everybody</a>", nil),
  ])
  func theLinkToTheHomePageConfirmsTheNameInTheTitle(link: String, expected: String?) throws {
    let head = "<title>Beans and how to grow them | Tall Beans Daily</title>"
    #expect(try MetadataPage(head: head, body: link).metadata.siteName == expected)
  }

  @Test func whatAllHomePagesAreCalledIsNoName() throws {
    let page = MetadataPage(
      head: "<title>Home | Beans and how to grow them</title>", body: "<a href='/'>Home</a>")
    #expect(try page.metadata.siteName == nil)
  }

  private static let dek = "Beans need sun, water and someone who talks to them."

  @Test(arguments: [
    ("", "<h2 class='article-subtitle'>\(dek)</h2>", dek),
    ("<meta property='og:description' content='\(dek)'>", "<p>\(dek)</p>", dek),
    (
      "<meta property='og:description' content='\(dek)'>", "<p>Something else stands here.</p>", nil
    ),
    (MetadataPage.jsonLD(#""alternativeHeadline": "\#(dek)""#), "", dek),
    (MetadataPage.jsonLD(#""alternativeHeadline": "How to grow tall beans""#), "", nil),
    ("", "<p class='dek'>Beans</p>", nil),
    ("", "<p class='sommario'>\(dek)</p>", dek),
    ("", "<p class='lead-paragraph'>\(dek)</p>", dek),
    ("", "", nil),
  ])
  func findsTheDek(head: String, body: String, expected: String?) throws {
    let page = MetadataPage(head: head, body: "<h1>How to grow tall beans</h1>" + body)
    #expect(try page.metadata.subtitle == expected)
  }

  @Test func theFirstParagraphBehindTheBylineIsNoDek() throws {
    func subtitle(_ body: String) throws -> String? {
      try MetadataPage(
        head: "<meta name='description' content='\(Self.dek)'>",
        body: "<h1>How to grow tall beans</h1>" + body
      ).metadata.subtitle
    }
    let dek = "<p>\(Self.dek)</p>"
    let next = "<p>They need it every day, and twice on Sundays.</p>"
    #expect(try subtitle("<p>By Jane Example</p>\(dek)\(next)") == nil)
    #expect(try subtitle("<p>4 March 2026</p>\(dek)\(next)") == nil)
    #expect(try subtitle("\(dek)<p>By Jane Example</p>\(next)") == Self.dek)
    #expect(try subtitle("<p>By Jane Example</p>\(dek)<div>\(next)</div>") == Self.dek)
  }

  @Test func aHeadingBetweenTitleAndBylineIsTheDek() throws {
    func subtitle(_ body: String) throws -> String? {
      try MetadataPage(body: "<h1>How to grow tall beans</h1>" + body).metadata.subtitle
    }
    let heading = "<h2>\(Self.dek)</h2>"
    #expect(try subtitle("\(heading)<p>By Jane Example</p>") == Self.dek)
    #expect(try subtitle("\(heading)<p>4 March 2026</p>") == Self.dek)
    #expect(try subtitle("\(heading)<p>Beans are tall.</p>") == nil)
    #expect(try subtitle("<p>By Jane Example</p>\(heading)<p>4 March 2026</p>") == nil)
    #expect(try subtitle("<h2>By Jane Example of Bean Street</h2><p>4 March 2026</p>") == nil)
  }

  @Test func anEmptyPageHasNothingButItsAddress() throws {
    #expect(
      MetadataExtractor.metadata(of: Document(), url: "https://example.com/x")
        == Metadata(url: "https://example.com/x"))
    #expect(try MetadataPage(body: "", url: nil).metadata == Metadata())
  }

  /// A page that repeats something very often, with a name since it would fill the test's report.
  struct HostilePage: CustomTestStringConvertible {
    let testDescription: String
    let body: String

    init(_ name: String, _ body: String) {
      testDescription = name
      self.body = body
    }

    static let json = "<script type='application/ld+json'>"
    static let all = [
      Self("headings", String(repeating: "<h1>Title</h1>", count: 5_000)),
      Self("tags", String(repeating: "<meta property='article:tag' content='x'>", count: 20_000)),
      Self("dates", String(repeating: "<time datetime='2025-13-99'>x</time>", count: 20_000)),
      Self("bylines", String(repeating: "<p>By</p>", count: 20_000)),
      Self("depth", String(repeating: "<div>", count: 5_000) + "By Jane Example"),
      Self("a long heading", "<h1>" + String(repeating: "word ", count: 200_000) + "</h1>"),
      Self("deep JSON", json + String(repeating: "{\"author\":[", count: 50_000)),
      Self(
        "references",
        json + "{\"@type\":\"Article\",\"author\":["
          + (1...5_000).map { "{\"@id\":\"#\($0)\"}" }.joined(separator: ",") + "]}</script>"),
      Self("strings", json + String(repeating: "\"\" ", count: 100_000)),
    ]
  }

  @Test(arguments: HostilePage.all)
  func hostilePagesEnd(_ hostile: HostilePage) throws {
    let page = MetadataPage(head: "<title>How to grow tall beans</title>", body: hostile.body)
    #expect(try page.metadata.title != "")
  }
}
