// JSON as pages have it: whole, broken, wrapped and hostile.

import Testing

@testable import Galley

@Suite struct JSONScannerTests {
  /// What was read, written compactly: keys that no one reads are `?`.
  private func outline(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let document = JSONScanner.scan(bytes, in: 0..<bytes.count)
    var parts: [String] = []
    var index = 0
    while index < document.values.count {
      parts.append(outline(document, index))
      index = Int(document.values[index].next)
    }
    return parts.joined(separator: " ")
  }

  private func outline(_ document: JSONDocument, _ index: Int) -> String {
    let value = document.values[index]
    let content =
      switch value.kind {
      case .object: "{" + document.children(of: index).map { outline(document, $0) }.joined() + "}"
      case .array: "[" + document.children(of: index).map { outline(document, $0) }.joined() + "]"
      case .string: "\"" + (document.string(index) ?? "") + "\""
      case .number: "1"
      case .literal: "_"
      }
    switch value.key {
    case .none: return content
    case .other: return "?" + content
    default: return "\(value.key)=" + content
    }
  }

  @Test(arguments: [
    (#"{"headline": "A", "x": [1, true, {"name": "B"}]}"#, #"{headline="A"?[1_{name="B"}]}"#),
    (#"{"headline": "A\"\\\/\n\u00e9\ud83d\ude00"}"#, "{headline=\"A\"\\/\né😀\"}"),
    (#"{"headline": "\ud83d lone \u12"}"#, "{headline=\"\u{FFFD} lone \u{FFFD}12\"}"),
    ("", ""), ("null", ""), ("[]", "[]"),
  ])
  func readsJSON(text: String, expected: String) {
    #expect(outline(text) == expected)
  }

  @Test(arguments: [
    // Commas too many and too few.
    (#"{"headline": "A", "name": "B",}"#, #"{headline="A"name="B"}"#),
    ("{\"headline\": \"A\"\n\"name\": \"B\"}", #"{headline="A"name="B"}"#),
    (#"[{"name": "A"},,{"name": "B"},]"#, #"[{name="A"}{name="B"}]"#),
    // Strings.
    ("{\"headline\": \"two\nlines\", \"name\": \"B\"}", "{headline=\"two\nlines\"name=\"B\"}"),
    (
      #"{"headline": "He said "yes", and left", "name": "B"}"#,
      #"{headline="He said "yes", and left"name="B"}"#
    ),
    (#"{'headline': 'It isn\'t', 'name': 'B'}"#, #"{headline="It isn't"name="B"}"#),
    (#"{headline: "A", name: null}"#, #"{headline="A"name=_}"#),
    // Wrappers.
    ("<!-- {\"name\": \"A\"} -->", #"{name="A"}"#),
    ("<![CDATA[ {\"name\": \"A\"} ]]>", #"{name="A"}"#),
    ("//<![CDATA[\n{\"name\": \"A\"}\n//]]>", #"{name="A"}"#),
    ("//<![CDATA[ {\"name\": \"A\"} //]]>", #"{name="A"}"#),
    ("/* note */ {\"name\": /* inner */ \"A\"};", #"{name="A"}"#),
    (#"window.__STATE__ = {"name": "A"};"#, #"{name="A"}"#),
    (#"{"name": "A"} {"name": "B"}"#, #"{name="A"} {name="B"}"#),
    // Brackets.
    (#"{"name": "A", "author": {"name": "B""#, #"{name="A"author={name="B"}}"#),
    (#"{"author": [{"name": "B"}, "name": "A"}"#, #"{author=[{name="B"}"name""A"]}"#),
    (#"}}]{"name": "A"}"#, #"{name="A"}"#),
    (#"{"name": "A"#, #"{name="A"}"#),
  ])
  func makesTheBestOfBrokenJSON(text: String, expected: String) {
    #expect(outline(text) == expected)
  }

  @Test func keysAreFoundInAnyCase() {
    #expect(outline(#"{"DatePublished": "A", "@ID": "B"}"#) == #"{datePublished="A"id="B"}"#)
  }

  @Test func leavesOutWhatIsTooDeep() {
    let depth = JSONScanner.maximumDepth + 10
    let text =
      String(repeating: "[", count: depth) + #""deep""# + String(repeating: "]", count: depth)
      + #"{"name": "A"}"#
    let bytes = Array(text.utf8)
    let document = JSONScanner.scan(bytes, in: 0..<bytes.count)
    #expect(document.values.count == JSONScanner.maximumDepth + 2)
    #expect(document.string(document.values.count - 1) == "A")
  }

  @Test func stopsAtTheLimitOfValues() {
    let bytes = [UInt8](repeating: UInt8(ascii: "["), count: 10)
    let flood = Array(String(repeating: "[],", count: JSONScanner.maximumValues + 10).utf8)
    #expect(JSONScanner.scan(bytes, in: 0..<10).values.count == 10)
    #expect(JSONScanner.scan(flood, in: 0..<flood.count).values.count == JSONScanner.maximumValues)
  }

  @Test func readsOnlyTheRange() {
    let bytes = Array(#"xx{"name": "A"}{"name": "B"}"#.utf8)
    let document = JSONScanner.scan(bytes, in: 2..<15)
    #expect(document.values.count == 2)
    #expect(document.string(1) == "A")
  }
}
