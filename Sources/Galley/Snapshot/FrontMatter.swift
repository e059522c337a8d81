// Front matter: an article's facts as `key: JSON value` lines.

/// Writes front matter into a buffer of UTF-8.
struct FrontMatterWriter {
  /// What has been written.
  private(set) var bytes: [UInt8] = []

  /// Writes the facts of an article in normal form, from `---` to `---`.
  mutating func write(_ article: Article) {
    append("---\ngalley: 1\n")
    for field in SnapshotField.fields(of: article) {
      bytes.append(contentsOf: field.key.rawValue.utf8)
      append(": ")
      switch field.value {
      case .text(let text): appendQuoted(text)
      case .date(let date): appendQuoted(date.description)
      case .list(let texts): appendList(texts)
      }
      append("\n")
    }
    append("---\n")
  }

  private mutating func append(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func appendList(_ texts: [String]) {
    append("[")
    for (index, text) in texts.enumerated() {
      if index > 0 { append(", ") }
      appendQuoted(text)
    }
    append("]")
  }

  /// A JSON string (RFC 8259) in UTF-8; what nobody could see is written as `\uXXXX`.
  private mutating func appendQuoted(_ text: String) {
    var text = text
    append("\"")
    text.withUTF8 { utf8 in
      var reader = ScalarReader(utf8)
      var start = 0
      while let value = reader.next() {
        switch value {
        case 0x22: append("\\\"")
        case 0x5C: append("\\\\")
        case 0x0A: append("\\n")
        case 0x09: append("\\t")
        case _ where ScalarClass.isEscaped(value): appendEscaped(value)
        default: bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<reader.index]))
        }
        start = reader.index
      }
    }
    append("\"")
  }

  private mutating func appendEscaped(_ value: UInt32) {
    guard let scalar = Unicode.Scalar(value) else { return }
    for unit in String(scalar).utf16 {
      let digits = String(unit, radix: 16, uppercase: true)
      append("\\u")
      bytes.append(contentsOf: repeatElement(0x30, count: 4 - digits.utf8.count))
      bytes.append(contentsOf: digits.utf8)
    }
  }
}
