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
    hasKey(Self.key(text))
  }

  /// Whether a key, as ``key(_:)`` makes it, is that of one of the names.
  func hasKey(_ key: [UInt8]) -> Bool {
    keys.contains(key)
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
    var key: [UInt8] = []
    key.reserveCapacity(text.utf8.count)
    var isPlain = true
    for byte in text.utf8 {
      if byte.isASCIILetter {
        key.append(byte | 0x20)
      } else if byte.isASCIIDigit {
        key.append(byte)
      } else if byte >= 0x80 {
        key.append(byte)
        isPlain = false
      }
    }
    return isPlain ? key : CaseFolding.folded(key)
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
    withUnsafeBufferPointer { text in
      other.withUnsafeBufferPointer { ByteScanning.contains($0, in: text) }
    }
  }
}
