// The way from one text to another by words.

import Testing

@testable import GalleyGolden

@Suite struct WordDiffTests {
  @Test(arguments: [
    ("the old ferry", "the new ferry", "the [-old-]{+new+} ferry"),
    ("one two", "one two three", "one two{+ three+}"),
    ("one, two", "one two", "one[-,-] two"),
    ("it’s 3.14", "it's 3.15", "it[-’-]{+'+}s 3.[-14-]{+15+}"),
    ("two small words", "three big words", "[-two small-]{+three big+} words"),
    ("河上的桥很旧", "河上的桥很新了", "河上的桥很[-旧-]{+新了+}"),
    ("きれいな花", "きれいだ花", "きれい[-な-]{+だ+}花"),
    ("เรือเก่า", "เรือใหม่", "เรือ[-เก่า-]{+ใหม่+}"),
    ("слово и дело", "слово или дело", "слово [-и-]{+или+} дело"),
    ("كتاب قديم", "كتاب جديد", "كتاب [-قديم-]{+جديد+}"),
    ("a b", "ab", "[-a b-]{+ab+}"),
    ("one two", "one\u{A0}two", "one[-␠-]{+⟨U+00A0⟩+}two"),
    ("one\ntwo", "one two", "one[-⏎-]{+␠+}two"),
    ("cafe\u{301}", "café", "[-cafe⟨U+0301⟩-]{+café+}"),
    ("x\u{1B}[0m y", "x\u{1B}[0m z", "x⟨U+001B⟩[0m [-y-]{+z+}"),
    ("l\u{E0}\u{A0}! x", "l\u{E0}\u{A0}! y", "là\u{A0}! [-x-]{+y+}"),
    ("", "a", "{+a+}"),
    ("", "", ""),
  ])
  func comparesByWords(golden: String, actual: String, expected: String) {
    let diff = WordDiff(golden, actual)
    #expect(marked(diff).utf8.elementsEqual(expected.utf8), "\(marked(diff))")
    #expect(!diff.isCoarse)
  }

  @Test func stretchesMakeUpBothTexts() {
    var generator = EditGenerator(seed: 11)
    let words = ["a", "b", "c", " ", ",", "文", "字", "\n", "é", "ก็", "12"]
    for _ in 0..<500 {
      let golden = text(words, &generator)
      let actual = text(words, &generator)
      let diff = WordDiff(golden, actual)
      let restored = diff.changes.map { change -> WordChange in
        let isSpace = change.text.allSatisfy { $0 == "␠" || $0 == "⏎" }
        let text = isSpace ? String(change.text.map { $0 == "␠" ? " " : "\n" }) : change.text
        return WordChange(change.kind, text)
      }
      #expect(restored.filter { $0.kind != .inserted }.map(\.text).joined() == golden)
      #expect(restored.filter { $0.kind != .deleted }.map(\.text).joined() == actual)
      let kinds = zip(diff.changes, diff.changes.dropFirst())
      #expect(!kinds.contains { $0.kind == $1.kind }, "neighbours of one kind are one stretch")
    }
  }

  @Test func alignsAsShortlyAsPossible() {
    var generator = EditGenerator(seed: 5)
    for _ in 0..<300 {
      let golden = (0..<Int.random(in: 0...14, using: &generator)).map { _ in
        Int.random(in: 0...3, using: &generator)
      }
      let actual = (0..<Int.random(in: 0...14, using: &generator)).map { _ in
        Int.random(in: 0...3, using: &generator)
      }
      let pairs = BlockDiffAlignment(golden, actual).pairs
      #expect(pairs.allSatisfy { golden[$0.golden] == actual[$0.actual] })
      #expect(
        zip(pairs, pairs.dropFirst()).allSatisfy { $0.golden < $1.golden && $0.actual < $1.actual })
      #expect(pairs.count == longestCommon(golden, actual))
    }
  }

  @Test func fallsBackToAnchorsBeyondTheCap() {
    // 2,000 symbols that differ everywhere but at 40 unique ones.
    let golden = (0..<2000).map { $0 % 50 == 0 ? $0 : 10_000 + $0 }
    let actual = (0..<2000).map { $0 % 50 == 0 ? $0 : 20_000 + $0 }
    let alignment = BlockDiffAlignment(golden, actual)
    #expect(alignment.pairs.map(\.golden) == (0..<40).map { $0 * 50 })
    #expect(!alignment.isCoarse)
    let unlike = BlockDiffAlignment(
      (0..<2000).map { $0 % 2 }, (0..<2000).map { $0 % 3 == 0 ? 1 : $0 % 5 })
    #expect(unlike.isCoarse)
  }

  private func text(_ words: [String], _ generator: inout EditGenerator) -> String {
    (0..<Int.random(in: 0...20, using: &generator))
      .map { _ in words.randomElement(using: &generator) ?? "" }.joined()
  }

  private func marked(_ diff: WordDiff) -> String {
    diff.changes.map { change in
      switch change.kind {
      case .same: change.text
      case .deleted: "[-\(change.text)-]"
      case .inserted: "{+\(change.text)+}"
      }
    }.joined()
  }

  private func longestCommon(_ first: [Int], _ second: [Int]) -> Int {
    var row = [Int](repeating: 0, count: second.count + 1)
    for symbol in first {
      var diagonal = 0
      for (index, other) in second.enumerated() {
        let above = row[index + 1]
        row[index + 1] = symbol == other ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return row[second.count]
  }
}
