// The rewriter tokenizes as the standard does: html5lib's tokenizer tests, where they are at hand.

import Foundation
import Testing

@testable import Galley

private let folder = URL(filePath: #filePath)
  .appending(path: "../../../../../shared/html5lib/tokenizer").standardized

@Suite(.enabled(if: FileManager.default.fileExists(atPath: folder.path)))
struct TokenizerTextTests {
  /// A test that begins in the data state: a page, and the text and tags of its tokens.
  private struct Case {
    var name: String
    var input: String
    var text = ""
    var tags: [String] = []
  }

  /// The tests that give other text or tags; docs/hostile-input.md explains them.
  private static let known: Set<String> = [
    // Written as a <pre>, which every reader of HTML knows.
    "test1.test#68",
    // A control character in the markup, which decoding has taken out.
    "test3.test#1120", "test3.test#1123", "test3.test#1200",
    // A tag that the end of the page cuts is kept, without what is cut.
    "test4.test#25", "test4.test#26", "test4.test#77", "test4.test#78", "test4.test#79",
    "test4.test#80", "test4.test#81", "test4.test#82", "test4.test#83", "test4.test#84",
    "test4.test#85",
    // </br> is a <br>, as tree construction has it.
    "test4.test#53",
  ]

  @Test func textAndTagsAreThoseOfTheStandard() throws {
    let cases = try Self.cases()
    #expect(cases.count >= 6_000)
    var differing: [String: String] = [:]
    for test in cases {
      let rewritten = TagRewriterTests.rewrite(Self.cleaned(test.input))
      let (text, tags) = Self.tokens(of: rewritten)
      if text != Self.cleaned(test.text).replacing("\u{FFFD}", with: "") || tags != test.tags {
        differing[test.name] = "\(test.input.debugDescription) → \(rewritten.debugDescription)"
      }
    }
    for name in differing.keys.sorted() where !Self.known.contains(name) {
      Issue.record("\(name): \(differing[name] ?? "")")
    }
    #expect(Self.known.isSubset(of: differing.keys), "the list is longer than the remainder")
  }

  private static func cleaned(_ text: String) -> String {
    String(
      decoding: CharacterDecoding.decode(Array(text.utf8), contentType: "text/html;charset=utf-8")
        .bytes, as: UTF8.self)
  }

  /// What the rewriter's own markup says: it has quotes around every value.
  private static func tokens(of markup: String) -> (text: String, tags: [String]) {
    var text = String.UnicodeScalarView()
    var tags: [String] = []
    var tag: String.UnicodeScalarView?
    var isQuoted = false
    for scalar in markup.unicodeScalars {
      if tag == nil {
        if scalar == "<" { tag = String.UnicodeScalarView() } else { text.append(scalar) }
      } else if scalar == ">", !isQuoted {
        let name = String(tag ?? .init()).prefix { $0 != " " && $0 != "/" || $0 == "/" }
        if !name.hasPrefix("/") { tags.append(String(name.prefix { $0 != " " && $0 != "/" })) }
        tag = nil
      } else {
        if scalar == "\"" { isQuoted.toggle() }
        tag?.append(scalar)
      }
    }
    return (decoded(text), tags)
  }

  /// Text without the references that the rewriter writes, and without U+FFFD.
  private static func decoded(_ text: String.UnicodeScalarView) -> String {
    let bytes = Array(String(text).utf8)
    var plain = bytes[...]
    let written = [("&lt;", "<"), ("&quot;", "\""), ("&amp;", "&"), ("\u{FFFD}", "")]
    for (reference, character) in written {
      plain = replacing(Array(reference.utf8), with: Array(character.utf8), in: plain)[...]
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private static func replacing(
    _ old: [UInt8], with new: [UInt8], in bytes: ArraySlice<UInt8>
  ) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes
    while !rest.isEmpty {
      if rest.starts(with: old) {
        result += new
        rest = rest.dropFirst(old.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }

  /// A name as the rewriter writes those that HTML doesn't know: other characters are `_`.
  private static func written(_ name: String) -> String {
    let bytes = Array(cleaned(name).utf8).prefix(TagRewriter.maximumNameLength).map { byte in
      byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-")
        ? byte.lowercasedASCII : UInt8(ascii: "_")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func cases() throws -> [Case] {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".test") && $0 != "xmlViolation.test" }.sorted()
    return try files.flatMap { file -> [Case] in
      let data = try Data(contentsOf: folder.appending(path: file))
      let content = try JSONSerialization.jsonObject(with: data) as? [String: Any]
      let tests = content?["tests"] as? [[String: Any]] ?? []
      return tests.enumerated().compactMap { number, test in
        let states = test["initialStates"] as? [String] ?? ["Data state"]
        guard states.contains("Data state"), test["doubleEscaped"] == nil,
          let input = test["input"] as? String, let output = test["output"] as? [[Any]]
        else { return nil }
        var made = Case(name: "\(file)#\(number + 1)", input: input)
        for token in output {
          if token[0] as? String == "Character" { made.text += token[1] as? String ?? "" }
          if token[0] as? String == "StartTag", let name = token[1] as? String {
            made.tags.append(written(name))
          }
        }
        return made
      }
    }
  }
}
