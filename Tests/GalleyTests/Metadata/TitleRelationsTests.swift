// How the candidates for a headline lie to each other, and what stands around them.

import Testing

@testable import Galley

@Suite struct TitleRelationsTests {
  private static func context(_ lines: [String]) -> (LineReader, LineContext) {
    let reader = LineReader(Array(lines.joined(separator: "\n").utf8))
    return (reader, LineContext(reader))
  }

  /// The features that ``TitleRelations`` writes of each of some lines.
  private static func features(_ texts: [String], bodyStart: Int) -> [[Int16]] {
    let (reader, context) = context(texts)
    let relations = TitleRelations(
      Array(texts.indices), reader.bytes, context, bodyStart: bodyStart)
    let table = FeatureTable(featureCount: 6, capacity: texts.count)
    for row in texts.indices {
      var writer = table.writer(ofRow: row)
      relations.write(row, &writer)
    }
    return texts.indices.map { table.row($0) }
  }

  @Test func aHeadlineLiesInItsBreadcrumb() {
    let features = Self.features(
      ["Harbour lamp is lit again", "Home / News / Harbour lamp is lit again", "Harbour news"],
      bodyStart: 3)
    // Lies in, holds, longer, closer, likelier, all.
    #expect(features.map { Array($0[..<4]) } == [[1, 0, 1, 1], [0, 1, 0, 0], [0, 0, 2, 0]])
    #expect(features.allSatisfy { $0[5] == 3 })
  }

  @Test func countsAsManyAsPairsDo() {
    var generator = SeededGenerator(seed: 7)
    let words = ["harbour", "lamp", "is", "lit", "again", "by", "Quayle", "night", "news"]
    for _ in 0..<200 {
      let texts = (0..<Int.random(in: 2...21, using: &generator)).map { _ in
        (0..<Int.random(in: 1...5, using: &generator))
          .map { _ in words[Int.random(in: 0..<9, using: &generator)] }
          .joined(separator: " ")
      }
      let bodyStart = Int.random(in: 0..<texts.count, using: &generator)
      let counts = texts.map { $0.split(separator: " ").count }
      for (index, features) in Self.features(texts, bodyStart: bodyStart).enumerated() {
        let own = texts[index]
        let holders = texts.count { $0.utf8.count > own.utf8.count && $0.contains(own) }
        let held = texts.count {
          $0.utf8.count < own.utf8.count && $0.utf8.count >= 8 && own.contains($0)
        }
        #expect(Int(features[0]) == (own.utf8.count >= 8 ? holders : 0))
        #expect(Int(features[1]) == held)
        #expect(Int(features[2]) == counts.count { $0 > counts[index] })
        let closer = texts.indices.count { $0 > index && $0 < bodyStart && counts[$0] >= 4 }
        #expect(Int(features[3]) == closer)
      }
    }
  }

  @Test func signsAreAsFarAsTheirLinesStand() {
    let (_, context) = Self.context(
      ["Home", "3 March 2026", "Harbour lamp is lit again", "By Hester Quayle", "Share", "Home"])
    let signs = LineSigns(context, upTo: 6)
    #expect(signs.before(2).distance(to: .date) == 1)
    #expect(signs.before(3).distance(to: .date) == 2)
    #expect(signs.before(0).distance(to: .date) == 9)
    #expect(signs.behind(2).distance(to: .byline) == 1)
    #expect(signs.behind(0).distance(to: .share) == 4)
    #expect(signs.behind(5).distance(to: .share) == 9)
  }
}
