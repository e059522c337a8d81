// What a data set states of a page.

/// The true article of a page: a row of `truth.ndjson`.
///
/// A fact that is absent or `null` is unknown, or the page gives none.
public struct TruthRow: Sendable, Hashable {
  /// The page's id: the name of its file without endings.
  public var id: String
  /// The URL of the page.
  public var url: String?
  /// The headline.
  public var title: String?
  /// The byline.
  public var author: String?
  /// The day of publication in ISO 8601, perhaps with a time.
  public var date: String?
  /// The line under the headline.
  public var dek: String?
  /// The name of the site.
  public var site: String?
  /// A name that may stand among the authors, or as the site.
  public var credit: String?
  /// Rows of the same story are copies of one article.
  public var story: String?
  /// The body, blocks separated by line breaks.
  public var body: String
  /// Lines that may stand in the body or be left out.
  public var optional: [String]
  /// Snippets that must appear.
  public var with: [String]
  /// Snippets that must not appear.
  public var without: [String]

  /// Creates a row; everything but id and body may be left out.
  public init(
    id: String, url: String? = nil, title: String? = nil, author: String? = nil,
    date: String? = nil, dek: String? = nil, site: String? = nil, credit: String? = nil,
    story: String? = nil, body: String, optional: [String] = [], with: [String] = [],
    without: [String] = []
  ) {
    self.id = id
    self.url = url
    self.title = title
    self.author = author
    self.date = date
    self.dek = dek
    self.site = site
    self.credit = credit
    self.story = story
    self.body = body
    self.optional = optional
    self.with = with
    self.without = without
  }

  /// Reads a row; keys that are not known are passed over.
  ///
  /// - Throws: ``JSONError`` at the fault: bad JSON, no `id` or `body`, a value of the wrong type,
  ///   an id that could lead out of the folder.
  init(json bytes: [UInt8]) throws(JSONError) {
    let value = try JSONReader.value(of: bytes)
    guard value.members != nil else {
      throw JSONError(offset: value.offset, problem: "a row is an object, not \(value.typeName)")
    }
    let fields = Fields(value: value)
    let id = try fields.required("id")
    guard Self.isFileName(id) else {
      throw JSONError(
        offset: value[key: "id"]?.offset ?? 0,
        problem: "\"id\" should be a file's name, without '/' and not beginning with '.'")
    }
    self.init(
      id: id, url: try fields.text("url"), title: try fields.text("title"),
      author: try fields.text("author"), date: try fields.text("date"),
      dek: try fields.text("dek"), site: try fields.text("site"),
      credit: try fields.text("credit"), story: try fields.text("story"),
      body: try fields.required("body"), optional: try fields.list("optional"),
      with: try fields.list("with"), without: try fields.list("without"))
  }

  private static func isFileName(_ id: String) -> Bool {
    guard let first = id.utf8.first, first != UInt8(ascii: ".") else { return false }
    return id.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "/") && $0 != 0x7F }
  }
}

/// The members of a row, checked as they are asked for.
private struct Fields {
  var value: JSONValue

  func required(_ key: String) throws(JSONError) -> String {
    guard let text = try text(key) else {
      throw JSONError(offset: value.offset, problem: "the row has no \"\(key)\"")
    }
    return text
  }

  /// An empty text says no more than none.
  func text(_ key: String) throws(JSONError) -> String? {
    guard let member = value[key: key] else { return nil }
    switch member.content {
    case .null: return nil
    case .string(let text): return key != "body" && text.isEmpty ? nil : text
    default: throw Self.wrongType(key, "a string", member)
    }
  }

  func list(_ key: String) throws(JSONError) -> [String] {
    guard let member = value[key: key] else { return [] }
    switch member.content {
    case .null: return []
    case .array(let items):
      var texts: [String] = []
      for item in items {
        guard let text = item.string else { throw Self.wrongType(key, "a list of strings", item) }
        texts.append(text)
      }
      return texts
    default: throw Self.wrongType(key, "a list of strings", member)
    }
  }

  private static func wrongType(
    _ key: String, _ wanted: String, _ found: JSONValue
  ) -> JSONError {
    JSONError(
      offset: found.offset, problem: "\"\(key)\" should be \(wanted), not \(found.typeName)")
  }
}
