// No text is lost: html5lib's tree-construction tests, where they are at hand.

import Foundation
import Testing

@testable import Galley

/// The tests of html5lib beside the repository, or wherever they don't exist, nothing.
private let folder = URL(filePath: #filePath)
  .appending(path: "../../../../../shared/html5lib/tree-construction").standardized

@Suite(.enabled(if: FileManager.default.fileExists(atPath: folder.path)))
struct TreeConstructionTests {
  /// A test: a page, and the tree that the standard makes of it.
  private struct Case {
    var name: String
    var page: String
    var tree: [Substring]
  }

  /// The tests that lose text, and why that is right or bearable.
  ///
  /// docs/hostile-input.md lists them.
  private static let known: [String: String] = [
    "noscript01.dat#17": "text of a <noscript> in the head, which is never read for text",
    "plain-text-unsafe.dat#10": "NUL is left out, not replaced by U+FFFD",
    "tests18.dat#5": "<plaintext> in an unclosed <noscript>",
  ]

  @Test func wholeDocumentsKeepTheirText() throws {
    let cases = try Self.cases()
    #expect(cases.count >= 1590)
    var losing: [String: String] = [:]
    var remaining: Set<String> = []
    for test in cases {
      let text = CharacterDecoding.decode(Array(test.page.utf8), contentType: nil)
      let document = try #require(LibXML2Parser.document(text.bytes))
      let lost = Self.difference(Self.visibleText(of: test.tree), Self.visibleText(of: document))
      guard !lost.isEmpty else { continue }
      if Self.known[test.name] == nil {
        losing[test.name] = lost
      } else {
        remaining.insert(test.name)
      }
    }
    #expect(losing == [:])
    #expect(remaining == Set(Self.known.keys), "the list is longer than the remainder")
  }

  /// The characters of a text that another one has not, or not as often; white space and control
  /// characters left out.
  private static func difference(_ text: String, _ other: String) -> String {
    var counts: [Unicode.Scalar: Int] = [:]
    for scalar in other.unicodeScalars { counts[scalar, default: 0] += 1 }
    var missing = String.UnicodeScalarView()
    for scalar in text.unicodeScalars
    where !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control {
      counts[scalar, default: 0] -= 1
      if counts[scalar, default: 0] < 0 { missing.append(scalar) }
    }
    return String(missing)
  }

  /// Elements whose text no reader sees.
  private static let hidden: Set<String> = [
    "script", "style", "iframe", "noembed", "noframes", "noscript", "textarea", "template", "title",
    "svg svg", "select",
  ]

  private static func visibleText(of document: Document) -> String {
    var text = ""
    var index = 0
    while index < document.nodes.count {
      let node = document.nodes[index]
      if node.tag == .text {
        text += document.string(document.textRange(index))
      } else if [.title, .noscript, .select].contains(node.tag) {
        index = Int(node.end)
        continue
      }
      index += 1
    }
    return text
  }

  private static func visibleText(of tree: [Substring]) -> String {
    var text = ""
    var hiddenDepth = Int.max
    var isText = false
    for line in tree {
      let depth = line.hasPrefix("| ") ? line.dropFirst(2).prefix { $0 == " " }.count : -1
      let content = depth < 0 ? line : line.dropFirst(2 + depth)
      if depth < 0 {
        if isText { text += "\n" + (content.hasSuffix("\"") ? content.dropLast() : content) }
        continue
      }
      isText = false
      if depth <= hiddenDepth { hiddenDepth = Int.max }
      if content.hasPrefix("<"), content.hasSuffix(">") {
        if hiddenDepth == Int.max, hidden.contains(String(content.dropFirst().dropLast())) {
          hiddenDepth = depth
        }
      } else if content.hasPrefix("\""), hiddenDepth == Int.max {
        isText = true
        text += content.dropFirst()
        if text.hasSuffix("\"") { text.removeLast() }
      }
    }
    return text
  }

  private static func cases() throws -> [Case] {
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".dat") }.sorted()
    return try files.flatMap { file in
      let text = String(
        decoding: try Data(contentsOf: folder.appending(path: file)), as: UTF8.self)
      let tests = ("\n" + text).components(separatedBy: "\n#data\n").dropFirst()
      return tests.enumerated().compactMap { number, test -> Case? in
        guard !test.contains("\n#document-fragment\n"), !test.contains("\n#script-on\n"),
          let page = test.components(separatedBy: "\n#errors").first,
          let tree = test.components(separatedBy: "\n#document\n").last
        else { return nil }
        return Case(
          name: "\(file)#\(number + 1)", page: page.hasPrefix("#errors") ? "" : page,
          tree: tree.split(separator: "\n", omittingEmptySubsequences: true))
      }
    }
  }
}
