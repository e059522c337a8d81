// Front matter: an article's facts as `key: JSON value` lines.

/// Writes front matter into a buffer of UTF-8.
struct FrontMatterWriter {
  /// What has been written.
  var bytes: [UInt8] = []

  mutating func write(_ article: Article) {
    append("---\ngalley: 1\n")
    for field in SnapshotField.fields(of: article) {
      append(field.key.rawValue)
      append(": ")
      switch field.value {
      case .text(let text): appendQuoted(text)
      case .date(let date): appendQuoted(date.description)
      case .list(let texts):
        append("[")
        for (index, text) in texts.enumerated() {
          if index > 0 { append(", ") }
          appendQuoted(text)
        }
        append("]")
      }
      append("\n")
    }
    append("---\n")
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func appendQuoted(_ text: String) {
    append("\"")
    append(text)
    append("\"")
  }
}
