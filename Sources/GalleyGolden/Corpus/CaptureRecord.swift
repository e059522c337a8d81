// What is known of a capture: its capture.json.

public import Galley

/// The facts that stand beside a capture's bytes in `capture.json`.
///
/// The format is described by `docs/capture.schema.json`.
public struct CaptureRecord: Sendable, Hashable {
  /// What a capture is expected to hold.
  public enum Expectation: String, Sendable, Hashable, CaseIterable {
    /// One article.
    case article
    /// No article: a home page, a menu, an error page.
    case none
  }

  /// The absolute URL that the page was captured from.
  public var url: String
  /// When it was captured, in UTC: `2026-03-04T10:12:00Z`.
  public var capturedAt: String
  /// The media type as served, with its charset parameter.
  public var contentType: String
  /// Whether the bytes are HTML or text.
  public var kind: Capture.Kind
  /// Captures with the same story are copies of one article and must agree.
  public var story: String?
  /// What the capture is expected to hold.
  public var expects: Expectation
  /// Words to group captures by.
  public var tags: [String]
  /// What the capture is there to test.
  public var notes: String?
  /// The licence of the bytes, as an SPDX identifier.
  public var license: String?

  /// Creates a record.
  public init(
    url: String, capturedAt: String, contentType: String, kind: Capture.Kind,
    story: String? = nil, expects: Expectation = .article, tags: [String] = [],
    notes: String? = nil, license: String? = nil
  ) {
    self.url = url
    self.capturedAt = capturedAt
    self.contentType = contentType
    self.kind = kind
    self.story = story
    self.expects = expects
    self.tags = tags
    self.notes = notes
    self.license = license
  }

  /// The record as `capture.json` holds it: two spaces of indentation, fixed key order, one final
  /// newline, absent facts left out.
  public var json: String {
    var members = [
      ("url", quoted(url)), ("capturedAt", quoted(capturedAt)),
      ("contentType", quoted(contentType)), ("kind", quoted(kind.rawValue)),
    ]
    if let story { members.append(("story", quoted(story))) }
    if expects != .article { members.append(("expects", quoted(expects.rawValue))) }
    if !tags.isEmpty {
      members.append(("tags", "[" + tags.map(quoted).joined(separator: ", ") + "]"))
    }
    if let notes { members.append(("notes", quoted(notes))) }
    if let license { members.append(("license", quoted(license))) }
    let lines = members.map { "  \"\($0.0)\": \($0.1)" }
    return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
  }

  private func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    JSONBytes.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

// MARK: - Reading

extension CaptureRecord {
  /// Reads a `capture.json`.
  ///
  /// - Parameters:
  ///   - bytes: The file's bytes, UTF-8.
  ///   - path: What errors call the file.
  /// - Throws: `badRecord` with line and column: bad JSON, an unknown, missing or doubled key, a
  ///   value of the wrong type or form.
  public init(json bytes: [UInt8], path: String) throws(HarnessError) {
    let fields = try RecordFields(bytes: bytes, path: path)
    self.init(
      url: try fields.required("url"), capturedAt: try fields.required("capturedAt"),
      contentType: try fields.required("contentType"),
      kind: try fields.choice("kind", of: Capture.Kind.self, default: nil),
      story: try fields.text("story"),
      expects: try fields.choice("expects", of: Expectation.self, default: .article),
      tags: try fields.list("tags"), notes: try fields.text("notes"),
      license: try fields.text("license"))
    if !Self.isTime(capturedAt) {
      throw fields.fault(
        "capturedAt", "\"capturedAt\" should be a time in UTC such as \"2026-03-04T10:12:00Z\"")
    }
    if !url.hasPrefix("https://") && !url.hasPrefix("http://") {
      throw fields.fault("url", "\"url\" should be absolute, with http:// or https://")
    }
  }

  private static func isTime(_ text: String) -> Bool {
    let form = Array("dddd-dd-ddTdd:dd:ddZ".utf8)
    let bytes = Array(text.utf8)
    guard bytes.count == form.count else { return false }
    return zip(bytes, form).allSatisfy { byte, wanted in
      wanted == UInt8(ascii: "d")
        ? byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") : byte == wanted
    }
  }
}

/// The members of a `capture.json`, checked as they are asked for.
private struct RecordFields {
  private static let keys = [
    "url", "capturedAt", "contentType", "kind", "story", "expects", "tags", "notes", "license",
  ]

  let bytes: [UInt8]
  let path: String
  let value: JSONValue

  init(bytes: [UInt8], path: String) throws(HarnessError) {
    self.bytes = bytes
    self.path = path
    do {
      value = try JSONReader.value(of: bytes)
    } catch {
      let place = JSONError.place(of: error.offset, in: bytes)
      throw HarnessError(
        .badRecord, path, line: place.line, column: place.column,
        detail: "bad JSON: \(printable(error.problem))")
    }
    guard let members = value.members else {
      throw fault(at: value.offset, "a record is a JSON object, not \(value.typeName)")
    }
    if let unknown = members.first(where: { !Self.keys.contains($0.key) }) {
      throw fault(
        at: unknown.keyOffset,
        "unknown key \"\(printable(unknown.key))\"; the keys are "
          + Self.keys.joined(separator: ", "))
    }
  }

  func required(_ key: String) throws(HarnessError) -> String {
    guard let text = try text(key) else {
      throw fault(at: value.offset, "the key \"\(key)\" is missing")
    }
    return text
  }

  func text(_ key: String) throws(HarnessError) -> String? {
    guard let member = value[key: key] else { return nil }
    guard let text = member.string else {
      throw fault(at: member.offset, "\"\(key)\" should be a string, not \(member.typeName)")
    }
    if text.isEmpty { throw fault(at: member.offset, "\"\(key)\" is empty") }
    return text
  }

  func list(_ key: String) throws(HarnessError) -> [String] {
    guard let member = value[key: key] else { return [] }
    guard case .array(let items) = member.content else {
      throw fault(
        at: member.offset, "\"\(key)\" should be an array of strings, not \(member.typeName)")
    }
    var texts: [String] = []
    for item in items {
      guard let text = item.string else {
        throw fault(at: item.offset, "\"\(key)\" should hold strings only, not \(item.typeName)")
      }
      texts.append(text)
    }
    return texts
  }

  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of type: Choice.Type, default fallback: Choice?
  ) throws(HarnessError) -> Choice where Choice.RawValue == String {
    guard let text = try text(key) else {
      if let fallback { return fallback }
      throw fault(at: value.offset, "the key \"\(key)\" is missing")
    }
    guard let choice = Choice(rawValue: text) else {
      let names = Choice.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " or ")
      throw fault(key, "\"\(key)\" should be \(names), not \"\(printable(text))\"")
    }
    return choice
  }

  func fault(_ key: String, _ problem: String) -> HarnessError {
    fault(at: value[key: key]?.offset ?? value.offset, problem)
  }

  private func fault(at offset: Int, _ problem: String) -> HarnessError {
    let place = JSONError.place(of: offset, in: bytes)
    return HarnessError(
      .badRecord, path, line: place.line, column: place.column, detail: problem)
  }
}
