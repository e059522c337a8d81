// Character references and declared encodings: html5lib's tests, where they are at hand.

import Foundation
import Testing

@testable import Galley

private let folder = URL(filePath: #filePath)
  .appending(path: "../../../../../shared/html5lib").standardized

@Suite(.enabled(if: FileManager.default.fileExists(atPath: folder.path)))
struct TokenizerDataTests {
  private struct TokenizerFile: Decodable {
    struct Test: Decodable {
      var input: String
      var output: [Token]
    }
    enum Token: Decodable {
      case text(String)
      case attribute(String)
      case other

      init(from decoder: any Decoder) throws {
        guard var list = try? decoder.unkeyedContainer() else {
          self = .other
          return
        }
        let kind = try list.decode(String.self)
        switch kind {
        case "Character": self = .text(try list.decode(String.self))
        case "StartTag":
          _ = try list.decode(String.self)
          let attributes = try list.decode([String: String].self)
          self = attributes.values.first.map(Token.attribute) ?? .other
        default: self = .other
        }
      }
    }
    var tests: [Test]
  }

  @Test(arguments: ["namedEntities", "numericEntities", "entities"])
  func referencesAreReadAsTheStandardSays(name: String) throws {
    let url = folder.appending(path: "tokenizer/\(name).test")
    let file = try JSONDecoder().decode(TokenizerFile.self, from: Data(contentsOf: url))
    #expect(file.tests.count > 30)
    for test in file.tests {
      var text = ""
      var attribute: String?
      for token in test.output {
        switch token {
        case .text(let characters): text += characters
        case .attribute(let value): attribute = value
        case .other: break
        }
      }
      if let attribute {
        let value = test.input.dropFirst("<h a=".count).dropLast().filter { !"\"'".contains($0) }
        #expect(
          Self.bytes(HTMLEntitiesTests.decode(value, inAttribute: true)) == Self.bytes(attribute))
      } else {
        #expect(Self.bytes(HTMLEntitiesTests.decode(test.input)) == Self.bytes(text))
      }
    }
  }

  /// Strings compare by what they mean; these must be the same bytes.
  private static func bytes(_ text: String) -> [UInt8] {
    Array(text.utf8)
  }

  @Test(arguments: ["tests1", "tests2", "test-yahoo-jp"])
  func declaredEncodingsAreFound(name: String) throws {
    let data = try Data(contentsOf: folder.appending(path: "encoding/\(name).dat"))
    let text = String(decoding: data, as: Unicode.ASCII.self)
    let tests = ("\n" + text).components(separatedBy: "\n#data\n").dropFirst()
    #expect(!tests.isEmpty)
    for test in tests {
      // Byte order marks are not the prescan's.
      if test.hasPrefix("\u{FFFD}\u{FFFD}\u{FFFD}") { continue }
      let parts = test.components(separatedBy: "\n#encoding\n")
      let expected = CharsetLabels.encoding(parts[1].split(separator: "\n")[0].utf8)
      let found = MetaCharsetPrescan.encoding(Array(parts[0].utf8)) ?? "windows-1252"
      #expect(found == expected, "\(parts[0].prefix(400))")
    }
  }
}
