// The charset that a page declares in its first bytes, before it is known how to read them.

/// The prescan of the HTML standard, section 13.2.3.2.
struct MetaCharsetPrescan {
  /// How far a declaration is looked for.
  ///
  /// The standard's prescan ends after 1,024 bytes, but browsers obey a `<meta>` that the parser meets
  /// later, and long heads put theirs far down.
  static let window = 64 * 1024

  /// The encoding that a `<meta>` or else an XML declaration names, `nil` if there is none.
  ///
  /// A page that could be read thus far isn't UTF-16, so that stands for UTF-8.
  static func encoding(_ bytes: [UInt8]) -> String? {
    var scan = MetaCharsetPrescan(bytes: Array(bytes.prefix(window)))
    let label = scan.declaredEncoding() ?? scan.xmlEncoding()
    switch label {
    case "UTF-16BE", "UTF-16LE": return "UTF-8"
    case "x-user-defined": return "windows-1252"
    default: return label
    }
  }

  private let bytes: [UInt8]
  private var position = 0

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func declaredEncoding() -> String? {
    while let open = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      position = open
      if looksAt("<!--") {
        // `<!-->` is a whole comment.
        position += 2
        skip(past: "-->")
      } else if looksAt("<meta"), isTagNameEnd(at: open + 5) {
        position = open + 5
        if let encoding = metaEncoding() { return encoding }
      } else if looksAt("<!") || looksAt("<?") {
        skip(past: ">")
      } else if isTag(at: open) {
        skipTag()
      } else {
        position += 1
      }
    }
    return nil
  }

  /// Reads the attributes of a `<meta>`.
  private mutating func metaEncoding() -> String? {
    var seen: Set<[UInt8]> = []
    var isPragma = false
    var fromContent: String?
    var fromCharset: String?
    while let (name, value) = attribute() {
      guard seen.insert(name).inserted else { continue }
      switch String(decoding: name, as: UTF8.self) {
      case "http-equiv":
        isPragma = value.elementsEqual("content-type".utf8, by: { $0 | 0x20 == $1 | 0x20 })
      case "content":
        fromContent = CharsetLabels.value(ofCharsetIn: value).flatMap { CharsetLabels.encoding($0) }
      case "charset":
        fromCharset = CharsetLabels.encoding(value)
      default: break
      }
    }
    // A tag without an end is none.
    guard position > 0, bytes[position - 1] == UInt8(ascii: ">") else { return nil }
    return fromCharset ?? (isPragma ? fromContent : nil)
  }

  /// The next attribute of the tag that `position` is in, its name in lower case; `nil`, and
  /// `position` after the tag, if there is none.
  private mutating func attribute() -> (name: [UInt8], value: [UInt8])? {
    while let byte = current, Self.isWhiteSpace(byte) || byte == UInt8(ascii: "/") { position += 1 }
    guard let first = current else { return nil }
    if first == UInt8(ascii: ">") {
      position += 1
      return nil
    }
    var name: [UInt8] = []
    while let byte = current, !Self.isWhiteSpace(byte), byte != UInt8(ascii: "/"),
      byte != UInt8(ascii: ">"), byte != UInt8(ascii: "=") || name.isEmpty
    {
      name.append(byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte)
      position += 1
    }
    skipWhiteSpace()
    guard current == UInt8(ascii: "=") else { return (name, []) }
    position += 1
    skipWhiteSpace()
    return (name, attributeValue())
  }

  private mutating func attributeValue() -> [UInt8] {
    guard let first = current else { return [] }
    let start: Int
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      position += 1
      start = position
      while let byte = current, byte != first { position += 1 }
      defer { position = min(position + 1, bytes.count) }
      return Array(bytes[start..<position])
    }
    start = position
    while let byte = current, !Self.isWhiteSpace(byte), byte != UInt8(ascii: ">") { position += 1 }
    return Array(bytes[start..<position])
  }

  private mutating func skipTag() {
    while let byte = current, !Self.isWhiteSpace(byte), byte != UInt8(ascii: ">") { position += 1 }
    while attribute() != nil {}
  }

  /// The encoding of an XML declaration at the very start.
  private mutating func xmlEncoding() -> String? {
    position = 0
    guard looksAt("<?xml"), let end = bytes.firstIndex(of: UInt8(ascii: ">")) else { return nil }
    while position < end, !looksAt("encoding") { position += 1 }
    guard position < end else { return nil }
    position += 8
    skipWhiteSpace()
    guard current == UInt8(ascii: "=") else { return nil }
    position += 1
    skipWhiteSpace()
    guard let quote = current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return nil
    }
    return CharsetLabels.encoding(attributeValue())
  }
}

// What stands where.
extension MetaCharsetPrescan {
  private var current: UInt8? {
    position < bytes.count ? bytes[position] : nil
  }

  /// Whether the bytes at `position` are a text, in which letters are in lower case.
  private func looksAt(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    for offset in 0..<count {
      let byte = bytes[position + offset]
      let folded = byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
      if folded != text.utf8Start[offset] { return false }
    }
    return true
  }

  private func isTagNameEnd(at index: Int) -> Bool {
    index < bytes.count && (Self.isWhiteSpace(bytes[index]) || bytes[index] == UInt8(ascii: "/"))
  }

  private func isTag(at open: Int) -> Bool {
    var index = open + 1
    if index < bytes.count, bytes[index] == UInt8(ascii: "/") { index += 1 }
    return index < bytes.count && (bytes[index] | 0x20) &- UInt8(ascii: "a") < 26
  }

  private mutating func skipWhiteSpace() {
    while let byte = current, Self.isWhiteSpace(byte) { position += 1 }
  }

  /// Goes past the next occurrence of a text, to the end if there is none.
  private mutating func skip(past text: StaticString) {
    while position < bytes.count, !looksAt(text) { position += 1 }
    position = min(position + text.utf8CodeUnitCount, bytes.count)
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
  }
}
