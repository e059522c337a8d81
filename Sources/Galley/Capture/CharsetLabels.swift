// The names that pages and servers call encodings by.

/// The labels of the WHATWG Encoding Standard, section 4.2.
enum CharsetLabels {
  /// The standard's name of the encoding that a label stands for, such as `windows-1252` for
  /// ` Latin1`; `nil` if there is no such label.
  static func encoding(_ label: some Sequence<UInt8>) -> String? {
    var bytes = label.map { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : $0 }
    while let last = bytes.last, isWhiteSpace(last) { bytes.removeLast() }
    bytes.removeFirst(bytes.prefix(while: isWhiteSpace).count)
    guard !bytes.isEmpty else { return nil }
    // Nearly all that is served says so.
    if bytes.elementsEqual("utf-8".utf8) { return "UTF-8" }
    return StaticTable(table).name(with: bytes)
  }

  /// The encoding that the charset parameter of a media type names; `nil` if there is none.
  static func encoding(ofContentType contentType: String) -> String? {
    value(ofCharsetIn: Array(contentType.utf8)).flatMap { encoding($0) }
  }

  /// What follows `charset=`, read as the HTML standard reads the content of a `<meta>`.
  static func value(ofCharsetIn bytes: [UInt8]) -> ArraySlice<UInt8>? {
    let name = Array("charset".utf8)
    var position = 0
    while position + name.count <= bytes.count {
      let candidate = bytes[position..<position + name.count]
      guard candidate.elementsEqual(name, by: { $0 | 0x20 == $1 }) else {
        position += 1
        continue
      }
      position += name.count
      let rest = bytes[position...].drop(while: isWhiteSpace)
      guard rest.first == UInt8(ascii: "=") else { continue }
      return unquoted(rest.dropFirst().drop(while: isWhiteSpace))
    }
    return nil
  }

  private static func unquoted(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let quote = rest.first else { return nil }
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      guard let end = rest.dropFirst().firstIndex(of: quote) else { return nil }
      return rest[rest.startIndex + 1..<end]
    }
    return rest.prefix { !isWhiteSpace($0) && $0 != UInt8(ascii: ";") }
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B
  }
}
