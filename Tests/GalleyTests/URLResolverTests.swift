// References of a page, resolved.

import Testing

@testable import Galley

@Suite struct URLResolverTests {
  private let resolver = URLResolver(base: "http://a/b/c/d;p?q")

  /// The examples of RFC 3986, sections 5.4.1 and 5.4.2.
  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g/"), ("?y", "http://a/b/c/d;p?y"),
    ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
    ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"),
    ("g;x?y#s", "http://a/b/c/g;x?y#s"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"),
    ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"),
    ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../", "http://a/"),
    ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"),
    ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."),
    (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"),
    ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"),
    ("g/../h", "http://a/b/c/h"), ("g;x=1/./y", "http://a/b/c/g;x=1/y"),
    ("g;x=1/../y", "http://a/b/c/y"), ("g?y/./x", "http://a/b/c/g?y/./x"),
    ("g?y/../x", "http://a/b/c/g?y/../x"), ("g#s/../x", "http://a/b/c/g#s/../x"),
    ("http:g", "http://a/b/c/g"),
  ])
  func followsTheStandard(reference: String, expected: String) {
    #expect(resolver.absolute(reference) == expected)
  }

  @Test(arguments: [
    ("HTTPS://Example.COM/A/../B", "https://example.com/B"),
    ("https://example.com", "https://example.com/"),
    ("https://example.com?q=1", "https://example.com/?q=1"),
    ("  /x y\n.png ", "http://a/x%20y.png"),
    ("/caf\u{E9}?q=\u{E9}#\u{E9}", "http://a/caf%C3%A9?q=%C3%A9#%C3%A9"),
    ("/a%20b|c'd", "http://a/a%20b|c'd"),
    ("\\images\\x.png?a\\b", "http://a/images/x.png?a\\b"),
    ("https://User:Pass@Example.com:8080/", "https://User:Pass@example.com:8080/"),
    ("mailto:anna@example.com", "mailto:anna@example.com"),
    ("/{id}<b>", "http://a/%7Bid%7D%3Cb%3E"),
  ])
  func readsReferencesAsBrowsersDo(reference: String, expected: String) {
    #expect(resolver.absolute(reference) == expected)
  }

  @Test(arguments: [
    "javascript:void(0)", " JavaScript:x", "data:image/gif;base64,AAAA", "blob:https://a/b",
    "about:blank", "https://", "https:///path", "//",
  ])
  func refusesWhatLeadsNowhere(reference: String) {
    #expect(resolver.absolute(reference) == nil)
  }

  @Test func withoutABaseOnlyAbsoluteReferencesResolve() {
    for resolver in [URLResolver(base: nil), URLResolver(base: "not a url")] {
      #expect(resolver.absolute("/x") == nil)
      #expect(resolver.absolute("") == nil)
      #expect(resolver.absolute("https://b.example/x") == "https://b.example/x")
    }
  }

  @Test func theFirstBaseElementWins() throws {
    let html = "<base href='/sub/'><base href='/other/'><body><base href='/late/'>x"
    let document = try #require(LibXML2Parser.document(Array(html.utf8)))
    let resolver = URLResolver(document: document, url: "https://example.com/page")
    #expect(resolver.absolute("a") == "https://example.com/sub/a")
  }

  @Test func manyDotSegmentsTakeLinearTime() {
    let reference = String(repeating: "x/", count: 50_000) + String(repeating: "../", count: 50_000)
    #expect(resolver.absolute(reference) == "http://a/b/c/")
  }
}
