// The maps of a text's letters, beside what is seen byte by byte.

import Testing

@testable import Galley

@Suite struct LetterMapTests {
  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// Whether folding changes more than the case of a byte.
  private static func isOdd(_ text: [UInt8], _ index: Int) -> Bool {
    guard index < text.count else { return true }
    let before = index > 0 ? text[index - 1] : 0
    if text[index] == 0x20 { return before == 0x20 }
    if (0x41...0x5A).contains(text[index]) { return (0x61...0x7A).contains(before) }
    return !isLetter(text[index])
  }

  private static func expectMaps(of text: [UInt8]) {
    text.withUnsafeBufferPointer { bytes in
      let map = LetterMap(bytes)
      for index in text.indices {
        let letters = text[index...].prefix(57).prefix(while: isLetter).count
        #expect(min(57, map.letterCount(at: index)) == letters, "letters from \(index)")
        for next in 0..<8 {
          let isSet = map.odd(at: index) >> UInt64(next) & 1 == 1
          #expect(isSet == isOdd(text, index + next), "byte \(index + next) from \(index)")
        }
      }
    }
  }

  @Test func bytesOfAllValuesAtAllPlaces() {
    for start in 0..<17 { Self.expectMaps(of: [UInt8](repeating: 0x61, count: start) + (0...255)) }
  }

  @Test(arguments: [0, 1, 7, 8, 9, 15, 16, 17, 31, 33, 70])
  func textsOfAnyLength(count: Int) {
    let text = Array(
      "The  oarsman SaidNothing, a\u{E9}b  OfThe tideXandYetAnotherLongerWordOfManyLetters x".utf8)
    Self.expectMaps(of: Array(text.prefix(count)))
  }

  @Test func wordsLongerThanAWindow() {
    Self.expectMaps(of: [UInt8](repeating: 0x62, count: 130) + [0x20, 0x20, 0x41])
  }
}
