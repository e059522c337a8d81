// A growing run of bytes, written without the checks and copies of an array.

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Bytes that are only appended to, in memory of their own.
///
/// The rewriter appends a few bytes at a time, millions of times a second; an array's uniqueness
/// and bounds checks would cost as much as the work itself.
struct ByteBuffer: ~Copyable {
  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = max(64, capacity)
    base = .allocate(capacity: self.capacity)
  }

  deinit {
    base.deallocate()
  }

  /// Makes room for `extra` more bytes, so that they may be written at ``end``.
  @inline(__always)
  mutating func reserve(_ extra: Int) {
    if count &+ extra > capacity { grow(by: extra) }
  }

  @inline(never)
  private mutating func grow(by extra: Int) {
    let larger = max(capacity * 2, count + extra)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: base, count: count)
    base.deallocate()
    base = moved
    capacity = larger
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count &+= 1
  }

  @inline(__always)
  mutating func append(_ start: UnsafePointer<UInt8>, _ length: Int) {
    guard length > 0 else { return }
    reserve(length)
    memcpy(base + count, start, length)
    count &+= length
  }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    append(text.utf8Start, text.utf8CodeUnitCount)
  }

  /// Appends bytes up to the first `a` or `b`; returns where that stands, or `end`.
  ///
  /// Words of eight bytes are written before it is known how many of them count: that costs less
  /// than to look first and to copy then.
  ///
  /// - Parameter readable: How many bytes of `source` may be read, at least `end`.
  @inline(__always)
  mutating func append(
    _ source: UnsafePointer<UInt8>, from start: Int, until a: UInt8, or b: UInt8, to end: Int,
    readable: Int
  ) -> Int {
    var index = start
    while index < end, index &+ 8 <= readable {
      reserve(8)
      let word = UnsafeRawPointer(source + index).loadUnaligned(as: UInt64.self)
      UnsafeMutableRawPointer(base + count).storeBytes(of: word, as: UInt64.self)
      let hits = ByteScanning.matches(of: a, or: b, in: UInt64(littleEndian: word))
      let length = min(end &- index, hits.trailingZeroBitCount &>> 3)
      count &+= length
      index &+= length
      if length < 8 { return index }
    }
    while index < end, source[index] != a, source[index] != b {
      append(source[index])
      index &+= 1
    }
    return index
  }

  /// Appends a part of what is there already.
  mutating func appendCopy(of range: Range<Int>) {
    reserve(range.count)
    memcpy(base + count, base + range.lowerBound, range.count)
    count &+= range.count
  }

  /// The bytes as an array, which is a copy.
  var array: [UInt8] {
    Array(UnsafeBufferPointer(start: base, count: count))
  }

  /// Where the next byte goes; as many as were reserved may be written there.
  @inline(__always)
  var end: UnsafeMutablePointer<UInt8> { base + count }

  /// Counts bytes that were written at ``end``.
  @inline(__always)
  mutating func appended(_ bytes: Int) {
    count &+= bytes
  }

  /// Forgets everything from `length` on.
  mutating func truncate(to length: Int) {
    count = min(count, length)
  }
}
