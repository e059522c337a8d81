// What programs that save pages as Markdown write above the text.

/// The facts at the head of an export: YAML front matter, or lines such as "Title: …" and
/// "URL Source: …" up to "Markdown Content:".
///
/// Of YAML those forms are read that exports have: `key: value`, plain or in quotes, and lists of these.
struct ExportHeader: Sendable {
  /// Front matter has at most this many lines that aren't blank.
  private static let longest = 100
  /// Lines of facts without front matter are no more than this.
  private static let mostFacts = 8
  /// Fewer keys are no front matter: a rule and some text.
  private static let fewestKeys = 2

  private(set) var title: String?
  private(set) var subtitle: String?
  private(set) var authors: [String] = []
  /// As it is written.
  private(set) var published: String?
  /// As it is written.
  private(set) var modified: String?
  private(set) var siteName: String?
  private(set) var url: String?
  /// How many of the lines it takes.
  private(set) var length = 0

  /// The header of a text; `nil` if it has none.
  init?(_ bytes: [UInt8], _ lines: [TextLine]) {
    guard let first = lines.first.map({ bytes[$0.content] }) else { return nil }
    if first.elementsEqual("---".utf8) {
      guard readFrontMatter(bytes, lines) else { return nil }
    } else if first.starts(with: "Title: ".utf8) {
      guard readFacts(bytes, lines) else { return nil }
    } else {
      return nil
    }
  }

  private mutating func readFrontMatter(_ bytes: [UInt8], _ lines: [TextLine]) -> Bool {
    var keys = 0
    var key = ""
    for (index, line) in lines.prefix(Self.longest).enumerated().dropFirst() {
      let text = String(decoding: bytes[line.content], as: UTF8.self)
      if text == "---" || text == "..." {
        length = index + 1
        return keys >= Self.fewestKeys
      }
      if text.hasPrefix("- ") {
        take(Self.values(String(text.dropFirst(2))), of: key)
      } else if let (name, value) = Self.pair(text), line.indent == 0 {
        key = name
        keys += 1
        take(Self.values(value), of: key)
      } else if line.indent == 0, !text.hasPrefix("#") {
        return false
      }
    }
    return false
  }

  private mutating func readFacts(_ bytes: [UInt8], _ lines: [TextLine]) -> Bool {
    for (index, line) in lines.prefix(Self.mostFacts).enumerated() {
      let text = String(decoding: bytes[line.content], as: UTF8.self)
      guard let (name, value) = Self.pair(text) else { break }
      length = index + 1
      if name == "markdown content" { break }
      take([value].filter { !$0.isEmpty }, of: name)
    }
    return title != nil && url != nil
  }

  private mutating func take(_ values: [String], of key: String) {
    guard let first = values.first else { return }
    switch key {
    case "title": title = title ?? first
    case "subtitle", "dek": subtitle = subtitle ?? first
    case "author", "authors", "byline", "creator": authors += values
    case "date", "published", "published time", "publish_date", "date_published", "pubdate":
      published = published ?? first
    case "modified", "updated", "lastmod", "date_modified": modified = modified ?? first
    case "site", "site_name", "sitename", "publisher": siteName = siteName ?? first
    case "url", "link", "source", "canonical", "url source":
      if first.hasPrefix("http") { url = url ?? first }
    default: break
    }
  }

  /// A key in small letters, and what stands behind the colon.
  private static func pair(_ text: String) -> (key: String, value: String)? {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let key = text[..<colon]
    let value = text[text.utf8.index(after: colon)...]
    let isKey = key.utf8.allSatisfy { byte in
      let lower = byte | 0x20
      return lower >= 0x61 && lower <= 0x7A || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "-") || byte == 0x20
    }
    guard isKey, !key.isEmpty, key.utf8.count <= 24, value.isEmpty || value.hasPrefix(" ") else {
      return nil
    }
    return (key.lowercased(), trimmed(value))
  }

  /// A value or, of `[a, b]`, its parts, without quotes; none for what is empty.
  private static func values(_ text: String) -> [String] {
    if text.hasPrefix("["), text.hasSuffix("]"), !text.hasPrefix("[[") {
      return text.dropFirst().dropLast().split(separator: ",").map { unquoted(trimmed($0)) }
        .filter { !$0.isEmpty }
    }
    let value = unquoted(text)
    return value.isEmpty || value == "null" || value == "~" ? [] : [value]
  }

  private static func unquoted(_ text: String) -> String {
    var text = text
    if text.utf8.count >= 2, let quote = text.first, quote == "\"" || quote == "'",
      text.last == quote
    {
      text = String(text.dropFirst().dropLast())
      text.replace(quote == "'" ? "''" : "\\\"", with: quote == "'" ? "'" : "\"")
    }
    // Obsidian's links to notes.
    if text.hasPrefix("[["), text.hasSuffix("]]") { text = String(text.dropFirst(2).dropLast(2)) }
    return text
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
