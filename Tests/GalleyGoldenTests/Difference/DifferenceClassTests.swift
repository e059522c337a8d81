// Whether each kind of edit is found as what it is, for thousands of random edits.

import Galley
import GalleyGolden
import Testing

@Suite struct DifferenceClassTests {
  /// How many edits of each kind are tried.
  private static let count = 250

  @Test(arguments: GoldenEdit.allCases)
  func findsTheClassOfEveryEdit(edit: GoldenEdit) throws {
    var tried = 0
    for seed in 0..<Self.count {
      var editor = GoldenEditor(seed: UInt64(seed))
      let golden = editor.article()
      var actual = golden
      guard let expected = editor.apply(edit, to: &actual) else { continue }
      let (before, after) = (Snapshot(of: golden), Snapshot(of: actual))
      if before == after { continue }
      tried += 1
      let found = try Difference.between(golden: before.bytes, actual: after)
      let classes = Set(found.map(\.kind))
      #expect(classes == [expected], "\(edit) with seed \(seed): \(found)")
    }
    #expect(tried > Self.count * 9 / 10)
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
