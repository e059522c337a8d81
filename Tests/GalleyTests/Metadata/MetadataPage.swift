// Pages for the tests of metadata.

import Testing

@testable import Galley

/// A page made of what goes into its head and body.
struct MetadataPage {
  var head = ""
  var body = "<h1>How to grow tall beans</h1><p>Text</p>"
  var html = "<html>"
  var url: String? = "https://www.example.com/garden/beans"

  /// JSON-LD of an article with further members, for the head.
  static func jsonLD(_ members: String, type: String = "NewsArticle") -> String {
    #"<script type="application/ld+json">{"@type": "\#(type)", \#(members)}</script>"#
  }

  var extractor: MetadataExtractor {
    get throws {
      let text = "<!doctype html>\(html)<head>\(head)</head><body>\(body)</body></html>"
      return MetadataExtractor(
        try #require(LibXML2Parser.document(Array(text.utf8))), url: url)
    }
  }

  var metadata: Metadata {
    get throws { try extractor.metadata }
  }
}
