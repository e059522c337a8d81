// Numbers for keys.

import Testing

@testable import Galley

@Suite struct KeyNumberingTests {
  @Test func keysAreNumberedAsTheyCome() {
    var numbering = KeyNumbering(expecting: 0)
    #expect([7, 0, 7, .max, 0].map { numbering.number(of: $0) } == [0, 1, 0, 2, 1])
    #expect(numbering.count == 3)
  }

  @Test func numbersStayWhenTheTableGrows() {
    var numbering = KeyNumbering(expecting: 10)
    let keys = (0..<10_000).map { UInt64($0) &* 0x1_0000_0001 << 7 }
    #expect(keys.map { numbering.number(of: $0) } == Array(0..<10_000))
    #expect(keys.map { numbering.number(of: $0) } == Array(0..<10_000))
  }

  @Test func bytesAreHashedByContentAndLength() {
    func hash(_ text: String) -> UInt64 {
      Array(text.utf8).withUnsafeBufferPointer { bytes in
        bytes.baseAddress.map { KeyNumbering.hash($0, bytes.count, from: 1) } ?? 1
      }
    }
    let texts = ["a", "b", "ab", "ba", "abcdefgh", "abcdefghi", "abcdefg", "bbcdefgh"]
    #expect(Set(texts.map(hash)).count == texts.count)
    #expect(hash("post-title") == hash("post-title"))
  }
}
