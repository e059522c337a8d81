// Whether docs/snapshot-format.md says what the code does.

import Foundation
import Galley
import Testing

@Suite struct SnapshotFormatDocumentTests {
  private let document: String

  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    document = try String(
      contentsOf: root.appendingPathComponent("docs/snapshot-format.md"), encoding: .utf8)
  }

  @Test func theExampleIsASnapshot() throws {
    let parts = document.components(separatedBy: "```\n")
    let example = try #require(parts.first { $0.hasPrefix("---\n") })
    let article = try #require(SnapshotReader(reading: Array(example.utf8)).article)
    #expect(Snapshot(of: article).text == example)
    #expect(article.authors == ["Ada Moss", "Bo Lund"])
    #expect(article.body.count == 4)
  }

  @Test func theTableOfKeysHasAllInOrder() {
    let keys = firstCells(after: "## Front matter", before: "## Body")
    #expect(keys == ["galley", "article"] + SnapshotField.Key.allCases.map(\.rawValue))
  }

  @Test func theTableOfFaultsHasAll() {
    let kinds = firstCells(after: "## Reading", before: "## Differences")
    #expect(Set(kinds) == Set(SnapshotError.Kind.allCases.map(\.rawValue)))
    #expect(kinds.count == SnapshotError.Kind.allCases.count)
  }

  @Test func theExampleOfAFaultIsWhatIsSaid() {
    let text =
      "---\ngalley: 1\n" + String(repeating: "tags: [\"a\"]\n", count: 9) + "<<<<<<< ours\n"
    let error = #expect(throws: SnapshotError.self) {
      try SnapshotReader(reading: Array(text.utf8))
    }
    #expect(document.contains("\n\(error?.description ?? "no error")\n"))
  }

  /// What stands in backticks in the first cells of the table of a section.
  private func firstCells(after start: String, before end: String) -> [String] {
    let section = document.components(separatedBy: start).last?.components(separatedBy: end).first
    let rows = (section ?? "").split(separator: "\n").filter { $0.hasPrefix("| `") }
    return rows.flatMap { row -> [String] in
      let cell = row.split(separator: "|").first ?? ""
      return cell.split(separator: "`").map(String.init)
        .filter { $0.first?.isLetter == true }
    }
  }
}
