// docs/corpus.md describes the captures that there are.

import Foundation
import GalleyGolden
import GalleyTesting
import Testing

@Suite struct CorpusTableTests {
  private func document() throws -> String {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "docs/corpus.md"), encoding: .utf8)
  }

  @Test func everyCaptureHasARow() throws {
    let rows = try document().split(separator: "\n").compactMap { line -> String? in
      line.hasPrefix("| `") ? line.split(separator: "`").dropFirst().first.map(String.init) : nil
    }
    let ids = try goldenCases().map { "\($0.id)" }
    #expect(rows.sorted() == ids.sorted())
  }

  @Test func countIsThatOfTheCorpus() throws {
    let count = try goldenCases().count
    #expect(try document().contains("`Corpus/`, \(count) in number"))
  }
}
