// NFC in pieces is NFC of the whole.

import Foundation
import Testing

@testable import Galley

@Suite struct CanonicalCompositionTests {
  private static let pieces = [
    "a", "e\u{301}", "\u{301}", "\u{316}", "\u{323}\u{302}", "가", "\u{1100}", "\u{1161}",
    "\u{11A8}",
    "か\u{3099}", "\u{9C7}\u{9BE}", "\u{958}", "\u{344}", "\u{212B}", "Å", " ", "文", "\u{338}", "<",
    "\u{1F71}", "\u{2126}", "\u{FB1D}", "\u{1D15E}", "\u{F73}", "ș\u{307}",
  ]

  @Test func piecesGiveTheSameAsTheWhole() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let count = Int.random(in: 1...1200, using: &generator)
      let text = (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }
        .joined()
      let expected = text.precomposedStringWithCanonicalMapping
      #expect(CanonicalComposition.composed(text).utf8.elementsEqual(expected.utf8))
    }
  }

  @Test func leavesLettersWithHundredsOfMarksAsTheyAre() {
    let marks = String(repeating: "\u{301}\u{316}", count: 100_000)
    let text = "e\u{301}e" + marks + "e\u{301}"
    #expect(CanonicalComposition.composed(text).utf8.elementsEqual(("é" + "e" + marks + "é").utf8))
  }
}
