// Which bytes of a text are letters, a bit for each.

/// Maps of a text with a bit for each byte.
///
/// Where a word ends is then known without reading its letters, so that the next one can be begun
/// before this one is done.
struct LetterMap: ~Copyable {
  private let text: UnsafeBufferPointer<UInt8>
  /// The letters of ASCII.
  private let letters: UnsafeMutablePointer<UInt8>
  /// What is neither a letter nor a space behind another character, and capitals behind small letters:
  /// all that folding does not leave as it is, but for the case.
  private let odd: UnsafeMutablePointer<UInt8>

  /// Maps a text, which has to outlive the map.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    // A window is read by eight bytes.
    let count = text.count / 8 + 9
    letters = .allocate(capacity: count)
    odd = .allocate(capacity: count)
    let groups = (text.count + ByteBlock.size - 1) / ByteBlock.size
    if groups > 0 {
      let first = ByteBlock(text, at: 0)
      write(first, before: first.behindNone, 0)
    }
    let whole = max(1, text.count / ByteBlock.size)
    if let base = text.baseAddress {
      for group in 1..<whole {
        let start = base + ByteBlock.size &* group
        write(ByteBlock(start), before: ByteBlock(start - 1), group)
      }
    }
    if groups > whole {
      let start = ByteBlock.size * whole
      write(ByteBlock(text, at: start), before: ByteBlock(text, at: start - 1), whole)
    }
    (letters + 2 * groups).initialize(repeating: 0, count: count - 2 * groups)
    (odd + 2 * groups).initialize(repeating: 0xFF, count: count - 2 * groups)
  }

  deinit {
    letters.deallocate()
    odd.deallocate()
  }

  /// Writes the maps of sixteen bytes.
  ///
  /// - Parameters:
  ///   - before: The byte before each of them.
  ///   - group: Which sixteen of the text these are.
  @inline(__always)
  private func write(_ block: ByteBlock, before: ByteBlock, _ group: Int) {
    let map = Self.map(block, before: before)
    UnsafeMutableRawPointer(letters + 2 &* group).storeBytes(
      of: map.letters.littleEndian, as: UInt16.self)
    UnsafeMutableRawPointer(odd + 2 &* group).storeBytes(
      of: map.odd.littleEndian, as: UInt16.self)
  }

  @inline(__always)
  private static func map(
    _ block: ByteBlock, before: ByteBlock
  ) -> (letters: UInt16, odd: UInt16) {
    let capitals = block.marks(from: 0x41, count: 26)
    let letters = capitals | block.marks(from: 0x61, count: 26)
    let spaces = block.marks(of: 0x20)
    let seams = before.marks(from: 0x61, count: 26) & capitals
    let doubles = before.marks(of: 0x20) & spaces
    return (letters.bits, (~(letters | spaces) | seams | doubles).bits)
  }

  /// How many letters stand at an index; of more than 57 perhaps not all.
  @inline(__always)
  func letterCount(at index: Int) -> Int {
    (~Self.window(letters, index)).trailingZeroBitCount
  }

  /// A bit for each byte from an index on that folding doesn't leave as it is, but for the case.
  @inline(__always)
  func odd(at index: Int) -> UInt64 {
    Self.window(odd, index)
  }

  /// With how many letters and spaces that folding leaves as they are eight bytes begin, before which
  /// a space stands.
  static func plainCount(_ bytes: UInt64) -> Int {
    let block = ByteBlock(bytes)
    return map(block, before: block.behindNone).odd.trailingZeroBitCount
  }

  /// At least 57 bits from an index on.
  @inline(__always)
  private static func window(_ map: UnsafeMutablePointer<UInt8>, _ index: Int) -> UInt64 {
    let bits = UnsafeRawPointer(map + index &>> 3).loadUnaligned(as: UInt64.self)
    return UInt64(littleEndian: bits) &>> UInt64(truncatingIfNeeded: index & 7)
  }

  /// Eight bytes from an index on, the first in the lowest; 0 behind the text's end.
  @inline(__always)
  func bytes(at index: Int) -> UInt64 {
    LetterRun.bytes(text, at: index)
  }
}
