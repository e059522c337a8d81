// Article bodies that stand in a page's data instead of its markup.

/// The body of an article as a page's JSON-LD or framework state holds it.
///
/// Pages that are put together in the browser arrive without text; their data often has it, as one
/// string of HTML or plain text, or as a list of paragraphs.
struct StructuredBody: Sendable, Hashable {
  /// What kind of data the body stood in.
  enum Source: String, Sendable {
    /// `articleBody` of JSON-LD.
    case jsonLD = "json-ld"
    /// Framework state: `__NEXT_DATA__` and its kin.
    case state
  }

  var source: Source
  /// The body as HTML: markup as the data has it, or paragraphs.
  var html: [UInt8]

  /// A shorter body, in words, is a teaser.
  static let minimumWords = 60

  /// The body in a page's data.
  ///
  /// - Parameter document: A page whose markup holds no article.
  /// - Returns: `nil` if its data holds no text long enough to be one, or several articles.
  static func find(in document: Document) -> StructuredBody? {
    if let body = inJSONLD(JSONLDGraph(document)) { return body }
    for island in document.islands where island.kind == .state {
      let json = JSONScanner.scan(document.islandBytes, in: island.range)
      if let body = inState(json, nesting: 0) { return body }
    }
    return nil
  }

  // MARK: - JSON-LD

  private static func inJSONLD(_ graph: JSONLDGraph) -> StructuredBody? {
    var longest: [UInt8] = []
    for node in graph.nodes where node.kind >= .work && !node.isForeign {
      let json = graph.documents[node.document]
      for key in [JSONKey.articleBody, .text] {
        guard let value = json.value(key, of: node.value) else { continue }
        let text = json.text(value)
        if text.count > longest.count { longest = text }
      }
    }
    return body(.jsonLD, [longest])
  }

  // MARK: - State

  /// State within state, as strings of JSON, is read to this depth.
  private static let maximumNesting = 2

  private static func inState(_ json: JSONDocument, nesting: Int) -> StructuredBody? {
    let prose = ProseSums(json)
    if let strings = prose.body() {
      let body = body(.state, strings.map { json.text($0) })
      if let body { return body }
    }
    guard nesting < maximumNesting else { return nil }
    for index in prose.nested {
      let text = json.text(index)
      let inner = JSONScanner.scan(text, in: 0..<text.count)
      if let body = inState(inner, nesting: nesting + 1) { return body }
    }
    return nil
  }

  // MARK: - Making HTML

  private static func body(_ source: Source, _ texts: [[UInt8]]) -> StructuredBody? {
    var html: [UInt8] = []
    var seen: Set<[UInt8]> = []
    for text in texts where seen.insert(text).inserted {
      html += Prose.isMarkup(text) ? text : Prose.paragraphs(text)
      html.append(0x0A)
    }
    return Prose.wordCount(html) >= minimumWords
      ? StructuredBody(source: source, html: html) : nil
  }
}
