// JSON-LD as a graph: every object of every block, with references followed.

/// All JSON-LD of a page.
struct JSONLDGraph {
  /// More JSON-LD than this is not read, in bytes.
  static let maximumBytes = 2 * 1024 * 1024

  /// A reference is looked for in this many objects.
  private static let maximumSearch = 2_000

  /// An object.
  struct Node {
    /// The index of its document.
    var document: Int
    /// Its index among the document's values.
    var value: Int
    var kind: SchemaKind
    /// Whether it is said to be of another page: an item of a list, a comment, a citation.
    var isForeign: Bool
  }

  private(set) var documents: [JSONDocument] = []
  private(set) var nodes: [Node] = []

  init(_ document: Document) {
    var budget = Self.maximumBytes
    for island in document.islands where island.kind == .jsonLD {
      guard island.range.count <= budget else { continue }
      budget -= island.range.count
      append(Self.document(document.islandBytes, island.range))
    }
  }

  /// The JSON of a script; some systems escape it as if it were text.
  private static func document(_ bytes: [UInt8], _ range: Range<Int>) -> JSONDocument {
    let visible = bytes[range].drop { $0 <= 0x20 || $0 == 0x7B || $0 == 0x5B }
    guard visible.starts(with: "&quot;".utf8) else { return JSONScanner.scan(bytes, in: range) }
    let decoded = PlainText.decodingReferences(Array(bytes[range]))
    return JSONScanner.scan(decoded, in: 0..<decoded.count)
  }

  private mutating func append(_ json: JSONDocument) {
    // Ends of open objects of other pages: what stands within them is foreign.
    var foreignEnd = 0
    for index in json.values.indices {
      let value = json.values[index]
      if index >= foreignEnd, value.key.isForeign { foreignEnd = Int(value.next) }
      guard value.kind == .object else { continue }
      nodes.append(
        Node(
          document: documents.count, value: index, kind: Self.kind(json, index),
          isForeign: index < foreignEnd))
    }
    documents.append(json)
  }

  /// The most telling of an object's types.
  private static func kind(_ json: JSONDocument, _ object: Int) -> SchemaKind {
    guard let type = json.value(.type, of: object) else { return .other }
    if json.values[type].kind == .string { return SchemaKind(json.text(type)) }
    return json.children(of: type).prefix(8).map { SchemaKind(json.text($0)) }.max() ?? .other
  }

  // MARK: - Nodes

  /// The first object of the first of the kinds that has one, objects of other pages left out.
  func first(_ kinds: [SchemaKind]) -> Node? {
    for kind in kinds {
      if let node = nodes.first(where: { $0.kind == kind && !$0.isForeign }) { return node }
    }
    return nil
  }

  /// The value of a key, a reference to another object followed.
  func value(_ key: JSONKey, of node: Node) -> Node? {
    documents[node.document].value(key, of: node.value).map { resolved(node.document, $0) }
  }

  /// The strings of a key: its one, or those of its array.
  func strings(_ key: JSONKey, of node: Node) -> [String] {
    guard let value = documents[node.document].value(key, of: node.value) else { return [] }
    return elements(node.document, value).compactMap { line($0) }
  }

  /// The first string of a key.
  func string(_ key: JSONKey, of node: Node) -> String? {
    strings(key, of: node).first
  }

  /// The elements of an array, or the value itself.
  func elements(_ document: Int, _ value: Int) -> [Node] {
    let json = documents[document]
    guard json.values[value].kind == .array else { return [resolved(document, value)] }
    return json.children(of: value).prefix(BylineParser.maximumNames).map { resolved(document, $0) }
  }

  /// The elements of a key's value.
  func elements(_ key: JSONKey, of node: Node) -> [Node] {
    documents[node.document].value(key, of: node.value).map { elements(node.document, $0) } ?? []
  }

  /// A string as a line of text; `nil` if the value is none, or is empty.
  func line(_ node: Node) -> String? {
    let json = documents[node.document]
    guard json.values[node.value].kind == .string else { return nil }
    let text = PlainText.line(json.text(node.value))
    return text.isEmpty ? nil : text
  }

  /// The name of an object or the string itself.
  func name(_ node: Node) -> String? {
    let json = documents[node.document]
    guard json.values[node.value].kind == .object else { return line(node) }
    if let name = string(.name, of: node) { return name }
    let parts = [string(.givenName, of: node), string(.familyName, of: node)].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// A value as a node; an object that only refers to another one by `@id` is that other one.
  private func resolved(_ document: Int, _ value: Int) -> Node {
    let json = documents[document]
    var node = Node(document: document, value: value, kind: .other, isForeign: false)
    guard json.values[value].kind == .object else { return node }
    node.kind = Self.kind(json, value)
    guard json.value(.name, of: value) == nil, let id = json.value(.id, of: value) else {
      return node
    }
    let name = json.text(id)
    guard !name.isEmpty else { return node }
    let target = nodes.prefix(Self.maximumSearch).first { other in
      let json = documents[other.document]
      guard other.document != document || other.value != value,
        let its = json.value(.id, of: other.value), json.isString(its, name)
      else { return false }
      return Int(json.values[other.value].next) > other.value + 2
    }
    return target ?? node
  }
}

extension JSONKey {
  /// Whether what stands under the key is about other pages.
  fileprivate var isForeign: Bool {
    switch self {
    case .hasPart, .itemListElement, .blogPost, .comment, .review, .mentions, .citation,
      .relatedLink, .subjectOf, .isBasedOn, .itemReviewed:
      true
    default: false
    }
  }
}
