// The fields at the head of mail, of MHTML and of HTTP responses.

/// Header fields as RFC 5322, section 2.2, has them: a name, a colon and a value, which goes on in
/// lines that begin with white space.
struct HeaderFields {
  /// The names in small letters with their values, of which lines are joined by a space.
  private var fields: [(name: String, value: String)] = []
  /// Where the body begins: behind the empty line; or where the line is that is no field.
  private(set) var bodyStart: Int
  /// Whether an empty line ends the header, and not the end of the bytes.
  private(set) var isEnded = false
  /// Whether a line is no field, or the header too long for one.
  private(set) var isBroken = false
  /// Whether that line is the last one and has no end, so that more bytes may make it a field.
  private(set) var isCut = false

  /// A longer header is none.
  private static let longest = 256 * 1024

  /// Reads the fields up to the first empty line.
  ///
  /// - Returns: `nil` if a line before that is no field. A part that was cut off in its header has no body.
  init?(_ bytes: [UInt8], in range: Range<Int>) {
    self.init(scanning: bytes, in: range)
    if isBroken { return nil }
  }

  /// Reads the fields up to the first empty line or the first line that is none.
  init(scanning bytes: [UInt8], in range: Range<Int>) {
    bodyStart = range.lowerBound
    let limit = min(range.upperBound, range.lowerBound + Self.longest)
    while bodyStart < limit {
      let end = bytes[bodyStart..<limit].firstIndex(of: 0x0A) ?? limit
      var line = bytes[bodyStart..<end]
      if line.last == 0x0D { line.removeLast() }
      if !line.isEmpty, !add(line) {
        isBroken = true
        isCut = end == range.upperBound
        return
      }
      bodyStart = min(end + 1, range.upperBound)
      isEnded = line.isEmpty && end < limit
      if line.isEmpty { return }
    }
    isBroken = limit < range.upperBound
  }

  /// No fields, before a body that begins at an index.
  init(emptyBefore bodyStart: Int) {
    self.bodyStart = bodyStart
  }

  /// The value of the first field of a name in small letters; `nil` if there is none.
  subscript(name: String) -> String? {
    fields.first { $0.name == name }?.value
  }

  private mutating func add(_ line: ArraySlice<UInt8>) -> Bool {
    if line.first == 0x20 || line.first == 0x09 {
      guard !fields.isEmpty else { return false }
      fields[fields.count - 1].value += " " + Self.text(line)
      return true
    }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
      return false
    }
    // Printable characters but the colon.
    guard line[..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return false }
    fields.append((Self.text(line[..<colon]).lowercased(), Self.text(line[(colon + 1)...])))
    return true
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes.drop(while: \.isHTMLSpace)
    while bytes.last?.isHTMLSpace == true { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A media type with parameters, as RFC 2045, section 5.1, writes it in a field.
struct MediaType {
  /// Type and subtype in small letters, such as `text/html`.
  let essence: String
  private let parameters: String

  init(_ value: String) {
    let end = value.firstIndex(of: ";") ?? value.endIndex
    essence = String(value[..<end].filter { !$0.isWhitespace }).lowercased()
    parameters = String(value[end...])
  }

  /// The value of a parameter with a name in small letters; `nil` if there is none.
  func parameter(_ name: String) -> String? {
    var rest = parameters[...]
    while rest.popFirst() != nil {
      rest = rest.drop(while: \.isWhitespace)
      let found = rest.prefix { $0 != "=" && $0 != ";" }
      rest = rest[found.endIndex...]
      guard rest.popFirst() == "=" else { continue }
      let value = Self.value(&rest)
      if found.lowercased() == name { return value }
      rest = rest.drop { $0 != ";" }
    }
    return nil
  }

  /// Takes a value off, which may be quoted.
  private static func value(_ rest: inout Substring) -> String {
    guard rest.first == "\"" else {
      let value = rest.prefix { $0 != ";" && !$0.isWhitespace }
      rest = rest[value.endIndex...]
      return String(value)
    }
    rest.removeFirst()
    var value = ""
    while let character = rest.popFirst(), character != "\"" {
      value.append(character == "\\" ? rest.popFirst() ?? character : character)
    }
    return value
  }
}
