// Which texts count as nearly alike.

import Testing

@testable import GalleyGolden

@Suite struct NearDuplicatesTests {
  private static func words(_ range: Range<Int>) -> String {
    range.map { "word\($0 &* 7919 % 100_003)" }.joined(separator: " ")
  }

  private static func pairs(_ texts: [String]) -> [[Int]] {
    var duplicates = NearDuplicates()
    for (number, text) in texts.enumerated() { duplicates.add(text, number: 10 + number) }
    return duplicates.pairs.map { [$0.first, $0.second] }
  }

  @Test func copiesWithWordsAddedAreAlike() {
    #expect(Self.pairs([Self.words(0..<300), Self.words(0..<330)]) == [[10, 11]])
  }

  @Test func equalTextsShareEverything() {
    var duplicates = NearDuplicates()
    for number in 0...1 { duplicates.add(Self.words(0..<60), number: number) }
    #expect(duplicates.pairs.map(\.resemblance) == [1])
  }

  @Test func textsThatShareAParagraphAreNot() {
    #expect(Self.pairs([Self.words(0..<300), Self.words(240..<540)]) == [])
  }

  @Test func theSameWordsInAnotherOrderAreNot() {
    let words = Self.words(0..<200).split(separator: " ")
    #expect(Self.pairs([Self.words(0..<200), words.reversed().joined(separator: " ")]) == [])
  }

  @Test func shortTextsAreNotCompared() {
    #expect(Self.pairs([Self.words(0..<39), Self.words(0..<39)]) == [])
  }
}
