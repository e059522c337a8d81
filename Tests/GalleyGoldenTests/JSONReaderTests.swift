// The strict JSON reader and the places that its errors give.

import GalleyGolden
import Testing

@Suite struct JSONReaderTests {
  private func value(_ text: String) throws -> JSONValue {
    try JSONReader.value(of: Array(text.utf8))
  }

  @Test func readsEveryKindOfValue() throws {
    let value = try value(#" {"a": [1, -2.5e+3, true, false, null], "b": "x", "c": {}} "#)
    let members = try #require(value.members)
    #expect(members.map(\.key) == ["a", "b", "c"])
    #expect(members.map(\.keyOffset) == [2, 40, 50])
    guard case .array(let items) = members[0].value.content else {
      Issue.record("not an array")
      return
    }
    #expect(
      items.map(\.content)
        == [.number("1"), .number("-2.5e+3"), .bool(true), .bool(false), .null])
    #expect(value[key: "b"]?.string == "x")
  }

  @Test(arguments: [
    (#""a\"\\\/\b\f\n\r\t""#, "a\"\\/\u{8}\u{C}\n\r\t"),
    (#""\u00e9\u20AC""#, "é€"),
    (#""\ud83d\ude00""#, "😀"),
    (#""\ud83dx""#, "\u{FFFD}x"),
    (#""\ud83d\u0041""#, "\u{FFFD}A"),
    (#""\ude00""#, "\u{FFFD}"),
    ("\"é😀\"", "é😀"),
  ])
  func readsStrings(_ text: String, string: String) throws {
    #expect(try value(text).string == string)
  }

  @Test(arguments: [
    ("", 0, "the text ends where a value should stand"),
    ("{", 1, "a key in quotes should stand here"),
    ("{\"a\" 1}", 5, "':' should stand after a key"),
    ("{\"a\": 1 \"b\": 2}", 8, "',' or '}' should stand here"),
    ("{\"a\": 1,}", 8, "a key in quotes should stand here"),
    ("{\"a\": 1, \"a\": 2}", 9, "the key \"a\" stands twice"),
    ("[1 2]", 3, "',' or ']' should stand here"),
    ("[1,]", 3, "a value should stand here"),
    ("\"abc", 0, "the string that begins here has no end"),
    ("\"a\nb\"", 2, "a control character in a string must be escaped"),
    ("\"\\x\"", 1, "there is no such escape in JSON"),
    ("\"\\u12g4\"", 5, "four hexadecimal digits should stand here"),
    ("01", 1, "text after the end of the JSON value"),
    ("1.", 2, "a digit should stand here"),
    ("nul", 3, "a value should stand here"),
    ("true false", 5, "text after the end of the JSON value"),
    ("// x", 0, "a value should stand here"),
  ])
  func refuses(_ text: String, offset: Int, problem: String) {
    let error = #expect(throws: JSONError.self) { try value(text) }
    #expect(error == JSONError(offset: offset, problem: problem))
  }

  @Test func refusesDeepNestingWithoutRecursingIntoIt() {
    let error = #expect(throws: JSONError.self) {
      try value(String(repeating: "[", count: 1_000_000))
    }
    #expect(error == JSONError(offset: 64, problem: "arrays and objects nest deeper than 64"))
  }

  @Test func countsLinesAndColumnsInScalars() {
    let bytes = Array("{\n  \"é😀\": x".utf8)
    let place = JSONError.place(of: bytes.count - 1, in: bytes)
    #expect(place.line == 2)
    #expect(place.column == 9)
  }
}
