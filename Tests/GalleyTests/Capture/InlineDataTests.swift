// What pages hold of pictures doesn't make them too large.

import Testing

@testable import Galley

@Suite struct InlineDataTests {
  private let paragraph =
    "<p>" + String(repeating: "The ferry left at dawn, again. ", count: 20) + "</p>"

  private func article(_ html: String, limit: Int) throws -> Article {
    var extractor = ArticleExtractor()
    extractor.options.maximumBytes = limit
    return try extractor.article(
      from: Capture(bytes: Array(html.utf8), kind: .html, name: "page"))
  }

  @Test(arguments: [
    ("", 0), (";base64,", 0), ("a;base64,QUJD+/==\"b", 8), (";BASE64,QQ;base64,Qg==)", 6),
    ("; base64,QUJD", 0), (";base64", 0),
  ])
  func countsBase64(page: String, count: Int) {
    #expect(InlineData.byteCount(in: Array(page.utf8)) == count)
  }

  @Test func picturesDoNotCountAgainstTheLimit() throws {
    let picture = "<img src=\"data:image/png;base64,\(String(repeating: "iVBO", count: 5_000))\">"
    let article = try article(paragraph + picture + paragraph, limit: 2_000)
    #expect(article.text.count > 1_000)
  }

  @Test func saysWhatIsTooLargeWithoutThem() {
    #expect {
      try article(paragraph + "<img src=\"data:image/png;base64,iVBO\">", limit: 600)
    } throws: {
      "\($0)"
        == "page: error: tooLarge: 661 bytes without the pictures within it, more than the limit of 600"
    }
  }
}
