// Reads JSON (RFC 8259) from UTF-8 bytes, strictly and in linear time.

/// A reader of one JSON text.
package struct JSONReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  private var depth = 0

  /// How deep arrays and objects may nest: no record of ours needs more than four levels, and the
  /// reader's recursion is bounded by it.
  private static let maximumDepth = 64

  /// Reads a whole text as one value.
  ///
  /// A key that stands twice in an object is an error; a lone surrogate becomes U+FFFD.
  package static func value(of bytes: [UInt8]) throws(JSONError) -> JSONValue {
    var result: Result<JSONValue, JSONError> = .failure(JSONError(offset: 0, problem: "no text"))
    bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(bytes: buffer)
      do throws(JSONError) {
        result = .success(try reader.document())
      } catch {
        result = .failure(error)
      }
    }
    return try result.get()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  private mutating func document() throws(JSONError) -> JSONValue {
    skipSpace()
    let value = try value()
    skipSpace()
    if at < bytes.count { throw fault("text after the end of the JSON value") }
    return value
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    let start = at
    guard let byte = peek else { throw fault("the text ends where a value should stand") }
    let content: JSONValue.Content
    switch byte {
    case UInt8(ascii: "{"): content = try nested { reader throws(JSONError) in try reader.object() }
    case UInt8(ascii: "["): content = try nested { reader throws(JSONError) in try reader.array() }
    case UInt8(ascii: "\""): content = .string(try string())
    case UInt8(ascii: "t"): content = try word("true", .bool(true))
    case UInt8(ascii: "f"): content = try word("false", .bool(false))
    case UInt8(ascii: "n"): content = try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): content = .number(try number())
    default: throw fault("a value should stand here")
    }
    return JSONValue(content: content, offset: start)
  }

  private mutating func nested(
    _ body: (inout Self) throws(JSONError) -> JSONValue.Content
  ) throws(JSONError) -> JSONValue.Content {
    guard depth < Self.maximumDepth else {
      throw fault("arrays and objects nest deeper than \(Self.maximumDepth)")
    }
    depth += 1
    let content = try body(&self)
    depth -= 1
    return content
  }

  private mutating func object() throws(JSONError) -> JSONValue.Content {
    at += 1
    var members: [JSONValue.Member] = []
    var keys = Keys()
    skipSpace()
    if take("}") { return .object(members) }
    while true {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw fault("a key in quotes should stand here") }
      let keyOffset = at
      let key = try string()
      guard keys.insert(key) else {
        throw JSONError(offset: keyOffset, problem: "the key \"\(key)\" stands twice")
      }
      skipSpace()
      guard take(":") else { throw fault("':' should stand after a key") }
      skipSpace()
      let value = try value()
      members.append(JSONValue.Member(key: key, keyOffset: keyOffset, value: value))
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { throw fault("',' or '}' should stand here") }
    }
  }

  /// The keys of an object: few are compared, many are hashed.
  private struct Keys {
    private var few: [String] = []
    private var many: Set<String> = []

    /// False if the key is there already.
    mutating func insert(_ key: String) -> Bool {
      guard many.isEmpty else { return many.insert(key).inserted }
      guard !few.contains(key) else { return false }
      few.append(key)
      if few.count == 16 { many = Set(few) }
      return true
    }
  }

  private mutating func array() throws(JSONError) -> JSONValue.Content {
    at += 1
    var items: [JSONValue] = []
    skipSpace()
    if take("]") { return .array(items) }
    while true {
      skipSpace()
      items.append(try value())
      skipSpace()
      if take("]") { return .array(items) }
      guard take(",") else { throw fault("',' or ']' should stand here") }
    }
  }

  private mutating func number() throws(JSONError) -> String {
    let start = at
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func digits() throws(JSONError) {
    let start = at
    while let byte = peek, isDigit(byte) { at += 1 }
    if at == start { throw fault("a digit should stand here") }
  }

  private mutating func word(
    _ word: StaticString, _ content: JSONValue.Content
  ) throws(JSONError) -> JSONValue.Content {
    for index in 0..<word.utf8CodeUnitCount {
      guard peek == word.utf8Start[index] else { throw fault("a value should stand here") }
      at += 1
    }
    return content
  }
}

// MARK: - Strings

extension JSONReader {
  private mutating func string() throws(JSONError) -> String {
    let opening = at
    at += 1
    let start = at
    while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      at += 1
    }
    if peek == UInt8(ascii: "\"") {
      defer { at += 1 }
      return String(decoding: bytes[start..<at], as: UTF8.self)
    }
    var text = Array(bytes[start..<at])
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        try escape(into: &text)
      case 0..<0x20:
        throw fault("a control character in a string must be escaped")
      default:
        let from = at
        while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20
        {
          at += 1
        }
        text.append(contentsOf: bytes[from..<at])
      }
    }
    throw JSONError(offset: opening, problem: "the string that begins here has no end")
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    let start = at
    at += 1
    guard let byte = peek else { throw fault("the text ends in a string") }
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text.append(contentsOf: String(try scalar()).utf8)
    default: throw JSONError(offset: start, problem: "there is no such escape in JSON")
    }
  }

  private mutating func scalar() throws(JSONError) -> Unicode.Scalar {
    let unit = try hexadecimal()
    let replacement: Unicode.Scalar = "\u{FFFD}"
    guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) ?? replacement }
    guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u")
    else { return replacement }
    let resume = at
    at += 2
    let low = try hexadecimal()
    guard (0xDC00..<0xE000).contains(low) else {
      at = resume
      return replacement
    }
    return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? replacement
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek else { throw fault("four hexadecimal digits should stand here") }
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: throw fault("four hexadecimal digits should stand here")
      }
      value = value << 4 | UInt32(digit)
      at += 1
    }
    return value
  }
}

// MARK: - Bytes

extension JSONReader {
  private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let byte = peek, UInt32(byte) == character.value else { return false }
    at += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private func fault(_ problem: String) -> JSONError {
    JSONError(offset: at, problem: problem)
  }
}
