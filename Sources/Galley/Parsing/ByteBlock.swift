// Sixteen bytes at once.

/// Sixteen bytes of a text, of which is asked what they are.
///
/// Of the comparisons of vectors only `<` becomes one instruction; `==` would be a loop.
struct ByteBlock {
  static let size = 16

  let bytes: SIMD16<UInt8>

  /// Reads the sixteen bytes at an address.
  @inline(__always)
  init(_ start: UnsafePointer<UInt8>) {
    bytes = UnsafeRawPointer(start).loadUnaligned(as: SIMD16<UInt8>.self)
  }

  @inline(__always)
  private init(_ bytes: SIMD16<UInt8>) {
    self.bytes = bytes
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

    @inline(__always)
    var isEmpty: Bool {
      let words = unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
      return words[0] | words[1] == 0
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
