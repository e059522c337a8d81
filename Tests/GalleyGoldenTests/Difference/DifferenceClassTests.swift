// Whether each kind of edit is found as what it is, for thousands of random edits.

import Foundation
import Galley
import GalleyGolden
import Testing

@Suite struct DifferenceClassTests {
  /// How many edits of each kind are tried.
  private static let count = 600

  /// What the columns of the table are called: the class, or that more than one was found.
  private static let columns = [
    "lost", "leaked", "changed", "moved", "metadata", "markup", "white space", "unknown", "several",
  ]

  /// Edits of one kind, by what they were found as.
  private struct Row: Sendable {
    var edit: GoldenEdit
    var found: [String: Int] = [:]
    var asExpected = 0

    var tried: Int { found.values.reduce(0, +) }

    /// The row as docs/harness.md has it.
    var markdown: String {
      let counts = DifferenceClassTests.columns.map { found[$0].map(String.init) ?? "" }
      return "| \(edit.label) | \(tried) | \(counts.joined(separator: " | ")) |"
    }
  }

  private static func row(_ edit: GoldenEdit) throws -> Row {
    var row = Row(edit: edit)
    for seed in 0..<count {
      var editor = GoldenEditor(seed: UInt64(seed))
      let golden = editor.article()
      var actual = golden
      guard let expected = editor.apply(edit, to: &actual) else { continue }
      let (before, after) = (Snapshot(of: golden), Snapshot(of: actual))
      if before == after { continue }
      let classes = Set(try Difference.between(golden: before.bytes, actual: after).map(\.kind))
      if classes == [expected] { row.asExpected += 1 }
      row.found[column(of: classes), default: 0] += 1
    }
    return row
  }

  private static func column(of classes: Set<Difference.Class>) -> String {
    guard let only = classes.first, classes.count == 1 else { return "several" }
    if case .metadata = only { return "metadata" }
    return only.label
  }

  @Test(arguments: GoldenEdit.allCases)
  func findsTheClassOfEveryEdit(edit: GoldenEdit) throws {
    let row = try Self.row(edit)
    #expect(row.tried > Self.count * 9 / 10)
    #expect(row.asExpected == row.tried, "\(row.found)")
    #expect(row.found["unknown"] == nil)
    // The table under "Classes" in docs/harness.md is what this test finds.
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../docs/harness.md")
    let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    let isInTable = lines.contains(row.markdown)
    #expect(isInTable, "\(row.markdown)")
  }

  @Test func findsTheClassesOfSeveralEditsAtOnce() throws {
    for seed in 0..<250 {
      var editor = GoldenEditor(seed: UInt64(seed))
      let golden = editor.article()
      var actual = golden
      var expected: Set<String> = []
      for edit in [GoldenEdit.insertBlock, .changeMetadata, .deleteBlock] {
        if let kind = editor.apply(edit, to: &actual) { expected.insert(kind.name) }
      }
      let found = try Difference.between(
        golden: Snapshot(of: golden).bytes, actual: Snapshot(of: actual))
      #expect(Set(found.map(\.kind.name)).isSubset(of: expected.union(["bodyChanged"])))
      #expect(!found.contains { $0.kind == .unknown })
    }
  }
}

extension GoldenEdit {
  /// What the edit is called in the table.
  fileprivate var label: String {
    switch self {
    case .deleteBlock: "a block deleted"
    case .insertBlock: "a block inserted"
    case .changeWords: "words changed"
    case .moveBlock: "a block moved"
    case .changeMetadata: "a fact changed"
    case .changeMarkup: "markup changed"
    case .changeSpace: "white space changed"
    }
  }
}
