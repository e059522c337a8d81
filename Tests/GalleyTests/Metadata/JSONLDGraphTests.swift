// JSON-LD of several scripts as one graph.

import Testing

@testable import Galley

@Suite struct JSONLDGraphTests {
  private func graph(_ scripts: String...) throws -> JSONLDGraph {
    let html = scripts.map { "<script type='application/ld+json'>\($0)</script>" }.joined()
    return JSONLDGraph(try #require(LibXML2Parser.document(Array((html + "<p>x").utf8))))
  }

  private func headline(_ graph: JSONLDGraph) -> String? {
    graph.first([.article, .work, .page]).flatMap { graph.string(.headline, of: $0) }
  }

  @Test(arguments: [
    ("Article", SchemaKind.article), ("https://schema.org/NewsArticle", .article),
    ("BlogPosting", .article), ("JobPosting", .other), ("Report", .article), ("Recipe", .work),
    ("FAQPage", .page), ("Person", .person), ("NewsMediaOrganization", .organization),
    ("WebSite", .website), ("WebApplication", .other), ("schema:Person", .other),
  ])
  func knowsTypes(name: String, kind: SchemaKind) {
    #expect(SchemaKind(Array(name.utf8)) == kind)
  }

  @Test func findsTheArticleInAGraph() throws {
    let graph = try graph(
      #"{"@graph": [{"@type": "WebPage", "headline": "No"}, {"@type": ["Thing", "Article"], "headline": "Yes"}]}"#
    )
    #expect(headline(graph) == "Yes")
  }

  @Test func findsTheArticleAsMainEntity() throws {
    let graph = try graph(
      #"{"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "Yes"}}"#)
    #expect(headline(graph) == "Yes")
  }

  @Test func leavesOtherPagesArticlesAlone() throws {
    let graph = try graph(
      #"{"@type": "ItemList", "itemListElement": [{"@type": "Article", "headline": "No"}]}"#,
      #"{"@type": "Blog", "blogPost": {"@type": "BlogPosting", "headline": "No"}}"#,
      #"{"@type": "Article", "headline": "Yes", "citation": {"@type": "Article", "headline": "No"}}"#
    )
    #expect(headline(graph) == "Yes")
  }

  @Test func followsReferencesAcrossScripts() throws {
    let graph = try graph(
      ##"{"@type": "Article", "author": [{"@id": "#jane"}, {"@id": "#nobody"}]}"##,
      ##"{"@type": "Person", "@id": "#jane", "name": "Jane Example"}"##)
    let article = try #require(graph.first([.article]))
    #expect(graph.elements(.author, of: article).compactMap { graph.name($0) } == ["Jane Example"])
  }

  @Test func aReferenceToItselfIsNoLoop() throws {
    let graph = try graph(##"{"@type": "Article", "@id": "#a", "author": {"@id": "#a"}}"##)
    let article = try #require(graph.first([.article]))
    #expect(graph.elements(.author, of: article).compactMap { graph.name($0) } == [])
  }

  @Test func readsJSONThatIsEscapedAsText() throws {
    let graph = try graph(
      "{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;Yes&quot;}")
    #expect(headline(graph) == "Yes")
  }

  @Test func tidiesStrings() throws {
    let graph = try graph(
      #"{"@type": "Article", "headline": "  Beans &amp;\n <em>peas<\/em> &#8217;n more "}"#)
    #expect(headline(graph) == "Beans & peas ’n more")
  }
}
