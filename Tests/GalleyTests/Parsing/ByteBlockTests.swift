// Sixteen bytes at once against one byte at a time.

import Testing

@testable import Galley

@Suite struct ByteBlockTests {
  /// Bytes of every value, which look random and are the same each time.
  private func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: ($0 + 1) &* 2_654_435_761 >> 7) }
  }

  private func block(_ bytes: [UInt8], at index: Int) -> ByteBlock {
    bytes.withUnsafeBufferPointer { ByteBlock($0, at: index) }
  }

  /// Whether each byte of a block is marked.
  private func flags(_ marks: ByteBlock.Marks) -> [Bool] {
    // No other question tells of a single byte but where the first is.
    var flags: [Bool] = []
    var rest = marks
    for _ in 0..<ByteBlock.size {
      flags.append(rest.first == 0)
      rest = rest.before
    }
    return flags
  }

  @Test func hasZerosBehindTheEndOfTheText() {
    for count in 1...40 {
      let text = bytes(count)
      for index in 0..<count {
        let expected = (Array(text[index...]) + [UInt8](repeating: 0, count: 16)).prefix(16)
        let block = block(text, at: index)
        #expect(expected.indices.map { block.bytes[$0] } == Array(expected))
      }
    }
  }

  @Test func marksWhatOneByteAtATimeMarks() {
    let text = bytes(400)
    for index in 0..<(text.count - 16) {
      let block = block(text, at: index)
      let own = Array(text[index..<(index + 16)])
      #expect(flags(block.marks(below: 0x50)) == own.map { $0 < 0x50 })
      #expect(flags(block.marks(of: own[5])) == own.map { $0 == own[5] })
      #expect(flags(block.marks(from: 0x61, count: 26)) == own.map { (0x61...0x7A).contains($0) })
      #expect(flags(block.marks(from: 0x80, count: 0x80)) == own.map { $0 >= 0x80 })
    }
  }

  @Test func countsAndCombinesMarks() {
    let text = bytes(400)
    for index in 0..<(text.count - 16) {
      let block = block(text, at: index)
      let own = text[index..<(index + 16)]
      let small = block.marks(below: 0x30)
      let high = block.marks(from: 0xC0, count: 0x40)
      #expect((small | high).count == own.count { $0 < 0x30 || $0 >= 0xC0 })
      #expect((~small & ~high).count == own.count { $0 >= 0x30 && $0 < 0xC0 })
      #expect((small & high).isEmpty)
      #expect(high.isEmpty == !own.contains { $0 >= 0xC0 })
      #expect(high.first == own.prefix { $0 < 0xC0 }.count)
    }
  }
}
