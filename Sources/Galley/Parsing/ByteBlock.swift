// Sixteen bytes at once.

/// Sixteen bytes of a text, of which is asked what they are.
///
/// Of the comparisons of vectors only `<` becomes one instruction; `==` would be a loop.
struct ByteBlock {
  static let size = 16

  let bytes: SIMD16<UInt8>

  /// Reads sixteen bytes at an address.
  @inline(__always)
  init(_ start: UnsafePointer<UInt8>) {
    bytes = UnsafeRawPointer(start).loadUnaligned(as: SIMD16<UInt8>.self)
  }

  /// Reads the bytes of a text from an index before its end on; behind the end there are zeros.
  @inline(__always)
  init(_ text: UnsafeBufferPointer<UInt8>, at index: Int) {
    guard let base = text.baseAddress, index &+ Self.size <= text.count else {
      self.init(endOf: text, from: index)
      return
    }
    self.init(base + index)
  }

  /// Reads the last bytes of a text, fewer than sixteen, without reading behind it.
  @inline(__always)
  private init(endOf text: UnsafeBufferPointer<UInt8>, from index: Int) {
    let count = text.count &- index
    var words = SIMD2<UInt64>()
    if count >= 8 {
      words[0] = Self.eight(text, at: index)
      words[1] = Self.eight(text, at: text.count &- 8) >> UInt64(8 &* (16 &- count))
    } else if text.count >= 8 {
      words[0] = Self.eight(text, at: text.count &- 8) >> UInt64(8 &* (8 &- count))
    } else {
      for next in (index..<text.count).reversed() {
        words[0] = words[0] &<< 8 | UInt64(text[next])
      }
    }
    self.init(
      unsafeBitCast(
        SIMD2(words[0].littleEndian, words[1].littleEndian), to: SIMD16<UInt8>.self))
  }

  @inline(__always)
  private static func eight(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
    UInt64(
      littleEndian: UnsafeRawBufferPointer(text).loadUnaligned(
        fromByteOffset: index, as: UInt64.self))
  }

  /// Eight bytes, the first in the lowest, and zeros behind them.
  @inline(__always)
  init(_ eight: UInt64) {
    self.init(unsafeBitCast(SIMD2(eight.littleEndian, 0), to: SIMD16<UInt8>.self))
  }

  @inline(__always)
  private init(_ bytes: SIMD16<UInt8>) {
    self.bytes = bytes
  }

  /// The byte before each of these at a text's start; before the first one a zero.
  @inline(__always)
  var behindNone: ByteBlock {
    let words = unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
    let (low, high) = (UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
    let moved = SIMD2((low &<< 8).littleEndian, (high &<< 8 | low &>> 56).littleEndian)
    return ByteBlock(unsafeBitCast(moved, to: SIMD16<UInt8>.self))
  }

  /// Which of the bytes are something: those are all ones, the others 0.
  struct Marks {
    fileprivate let lanes: SIMD16<UInt8>

    @inline(__always)
    static func | (first: Marks, second: Marks) -> Marks {
      Marks(lanes: first.lanes | second.lanes)
    }

    @inline(__always)
    static func & (first: Marks, second: Marks) -> Marks {
      Marks(lanes: first.lanes & second.lanes)
    }

    /// Those that aren't marked.
    @inline(__always)
    static prefix func ~ (marks: Marks) -> Marks {
      Marks(lanes: ~marks.lanes)
    }

    /// Whether no byte is marked: to be asked before ``first`` where that is seldom so, lest a loop
    /// wait for the answer before it begins its next turn.
    @inline(__always)
    var isEmpty: Bool {
      let words = unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
      return words[0] | words[1] == 0
    }

    /// Which bytes have a marked one behind them; of the last that isn't known, and it isn't marked.
    @inline(__always)
    var before: Marks {
      let words = unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
      let (low, high) = (UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
      let moved = SIMD2((low &>> 8 | high &<< 56).littleEndian, (high &>> 8).littleEndian)
      return Marks(lanes: unsafeBitCast(moved, to: SIMD16<UInt8>.self))
    }

    /// A bit for each byte that is marked, the first byte's in the lowest.
    @inline(__always)
    var bits: UInt16 {
      // Byte n keeps bit n, and the highest byte of the product is the sum of all.
      let places = SIMD2<UInt64>(repeating: UInt64(0x8040_2010_0804_0201).littleEndian)
      let kept = unsafeBitCast(lanes, to: SIMD2<UInt64>.self) & places
      let low = (UInt64(littleEndian: kept[0]) &* 0x0101_0101_0101_0101) &>> 56
      let high = (UInt64(littleEndian: kept[1]) &* 0x0101_0101_0101_0101) &>> 56
      return UInt16(truncatingIfNeeded: low | high &<< 8)
    }

    /// How many bytes are marked.
    @inline(__always)
    var count: Int {
      let ones = unsafeBitCast(lanes & SIMD16(repeating: 1), to: SIMD2<UInt64>.self)
      // The highest byte of the product is the sum of all.
      let sum = (ones[0] &+ ones[1]) &* 0x0101_0101_0101_0101
      return Int(truncatingIfNeeded: sum &>> 56)
    }

    /// How many bytes stand before the first that is marked; 16 if none is.
    @inline(__always)
    var first: Int {
      let words = unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
      let low = UInt64(littleEndian: words[0])
      if low != 0 { return low.trailingZeroBitCount &>> 3 }
      return 8 &+ UInt64(littleEndian: words[1]).trailingZeroBitCount &>> 3
    }
  }

  /// The bytes below a value.
  @inline(__always)
  func marks(below value: UInt8) -> Marks {
    Marks(
      lanes: unsafeBitCast(bytes .< SIMD16<UInt8>(repeating: value), to: SIMD16<UInt8>.self))
  }

  /// The bytes that are a value.
  @inline(__always)
  func marks(of value: UInt8) -> Marks {
    ByteBlock(bytes ^ SIMD16<UInt8>(repeating: value)).marks(below: 1)
  }

  /// The bytes from a value on, up to so many values.
  @inline(__always)
  func marks(from value: UInt8, count: UInt8) -> Marks {
    ByteBlock(bytes &- SIMD16<UInt8>(repeating: value)).marks(below: count)
  }
}
