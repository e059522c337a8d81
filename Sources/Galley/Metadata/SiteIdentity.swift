// By what names a site goes, so that they can be told from titles and authors.

/// The names of a page's site and publisher, and of its host.
struct SiteIdentity {
  /// As the page gives them, the best first.
  let names: [String]
  /// The part of the host that was registered: `example` of `www.example.co.uk`.
  let label: [UInt8]
  private let keys: Set<[UInt8]>

  init(names: [String], host: String?) {
    self.names = names
    var keys = Set(names.map { Self.key($0) })
    keys.remove([])
    label = Self.label(of: host)
    if let host { keys.insert(Self.key(host.hasPrefix("www.") ? String(host.dropFirst(4)) : host)) }
    if label.count >= 2 { keys.insert(label) }
    self.keys = keys
  }

  /// Whether a text is one of the names, but for case, spaces and punctuation.
  func isName(_ text: String) -> Bool {
    keys.contains(Self.key(text))
  }

  /// Whether a part of a title is the site's: one of its names, or a few words with one among them,
  /// such as "Example Blog".
  func owns(_ part: String) -> Bool {
    let key = Self.key(part)
    if keys.contains(key) { return true }
    guard key.count >= 3, part.split(separator: " ").count <= 5 else { return false }
    if label.count >= 4, key.containsRun(label) { return true }
    return names.contains { name in
      let name = Self.key(name)
      return name.count >= 4 && (key.starts(with: name) || name.starts(with: key) && key.count >= 4)
    }
  }

  /// Letters and digits alone, folded.
  static func key(_ text: String) -> [UInt8] {
    CaseFolding.folded(text.utf8.filter { $0.isASCIILetter || $0.isASCIIDigit || $0 >= 0x80 })
  }

  private static func label(of host: String?) -> [UInt8] {
    guard let host else { return [] }
    var labels = host.lowercased().split(separator: ".")
    guard labels.count >= 2 else { return labels.first.map { key(String($0)) } ?? [] }
    let top = labels.removeLast()
    // `co.uk`, `com.br`: a short name below a country's.
    if top.count == 2, labels.count >= 2, let last = labels.last,
      last.count <= 3 || last == "blogspot"
    {
      labels.removeLast()
    }
    // The label of a service that hosts many sites says nothing of this one.
    if labels.count >= 2, let last = labels.last, Self.hosts.contains(last) { labels.removeLast() }
    return labels.last.map { key(String($0)) } ?? []
  }

  private static let hosts: Set<Substring> = [
    "wordpress", "blogspot", "substack", "medium", "tumblr", "github", "wixsite", "squarespace",
    "typepad", "livejournal", "ghost", "hashnode", "webflow", "netlify", "vercel",
  ]
}

extension [UInt8] {
  /// Whether `other` stands somewhere within; both are short.
  func containsRun(_ other: [UInt8]) -> Bool {
    guard !other.isEmpty, other.count <= count else { return false }
    return indices.dropLast(other.count - 1).contains { self[$0...].starts(with: other) }
  }
}
