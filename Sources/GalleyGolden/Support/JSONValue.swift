// JSON as the harness reads it: strict, with the place of every value.

/// A JSON value that knows where it stands, so that an error can point at it.
package struct JSONValue: Sendable, Hashable {
  /// What the value is.
  package indirect enum Content: Sendable, Hashable {
    case null
    case bool(Bool)
    /// The number as written.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])
  }

  /// A key and its value, in the order of the text.
  package struct Member: Sendable, Hashable {
    package var key: String
    /// The 0-based byte offset of the key's opening quote.
    package var keyOffset: Int
    package var value: JSONValue
  }

  package var content: Content
  /// The 0-based byte offset of the value's first byte.
  package var offset: Int

  /// The text of a string, `nil` for anything else.
  package var string: String? {
    if case .string(let text) = content { text } else { nil }
  }

  /// The members of an object, `nil` for anything else.
  package var members: [Member]? {
    if case .object(let members) = content { members } else { nil }
  }

  /// The value of a key of an object; `nil` if there is none.
  package subscript(key key: String) -> JSONValue? {
    members?.first { $0.key == key }?.value
  }

  /// What the value is, for error messages.
  package var typeName: String {
    switch content {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// Why a text is not JSON.
package struct JSONError: Error, Sendable, Hashable {
  /// The 0-based byte offset of the fault.
  package var offset: Int
  /// What is wrong there.
  package var problem: String

  package init(offset: Int, problem: String) {
    self.offset = offset
    self.problem = problem
  }

  /// The 1-based line and column of a byte offset; columns count Unicode scalars.
  package static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    var (line, column) = (1, 1)
    for byte in bytes.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }
}
