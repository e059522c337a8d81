// Searching and classifying bytes, eight at a time where that pays.

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// ASCII classes of the HTML standard.
extension UInt8 {
  /// Space, tab, line feed, form feed or carriage return.
  @inline(__always)
  var isHTMLSpace: Bool {
    self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0C || self == 0x0D
  }

  @inline(__always)
  var isASCIILetter: Bool {
    (self | 0x20) &- 0x61 < 26
  }

  @inline(__always)
  var isASCIIDigit: Bool {
    self &- 0x30 < 10
  }

  /// The letter in lower case; any other byte unchanged.
  @inline(__always)
  var lowercasedASCII: UInt8 {
    self &- 0x41 < 26 ? self | 0x20 : self
  }
}

/// Searches in raw bytes.
enum ByteScanning {
  /// The high bit of the lowest byte of a word that is `a` or `b`, and perhaps of bytes above it; 0
  /// if none is.
  ///
  /// A byte of `word ^ pattern` is zero where it matches, and the classic
  /// `(x - 0x01…) & ~x & 0x80…` finds the lowest zero byte exactly (Hacker's Delight, 6-1).
  @inline(__always)
  static func matches(of a: UInt8, or b: UInt8, in word: UInt64) -> UInt64 {
    let low: UInt64 = 0x0101_0101_0101_0101
    let x = word ^ low &* UInt64(a)
    let y = word ^ low &* UInt64(b)
    return ((x &- low) & ~x | (y &- low) & ~y) & 0x8080_8080_8080_8080
  }

  /// The first index in `start ..< end` that holds `a` or `b`, or `end`.
  @inline(__always)
  static func firstIndex(
    of a: UInt8, or b: UInt8, in bytes: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    var index = start
    while index &+ 8 <= end {
      let raw = UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self)
      let hits = matches(of: a, or: b, in: UInt64(littleEndian: raw))
      if hits != 0 { return index &+ hits.trailingZeroBitCount &>> 3 }
      index &+= 8
    }
    while index < end, bytes[index] != a, bytes[index] != b { index &+= 1 }
    return index
  }

  /// The first index in `start ..< end` that holds `byte`, or `end`.
  @inline(__always)
  static func firstIndex(
    of byte: UInt8, in bytes: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    guard start < end, let found = memchr(bytes + start, Int32(byte), end - start) else {
      return end
    }
    return UnsafeRawPointer(bytes).distance(to: UnsafeRawPointer(found))
  }

  /// Whether a text holds another, which is not empty.
  static func contains(
    _ needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let base = text.baseAddress, let sought = needle.baseAddress, !needle.isEmpty else {
      return false
    }
    let last = text.count - needle.count
    var index = 0
    while index <= last {
      index = firstIndex(of: sought.pointee, in: base, from: index, to: text.count)
      guard index <= last else { return false }
      if memcmp(base + index, sought, needle.count) == 0 { return true }
      index &+= 1
    }
    return false
  }

  /// Whether the ASCII `name`, given in lower case, stands at `index`, in any case.
  @inline(__always)
  static func matches(
    _ name: StaticString, at index: Int, in bytes: UnsafePointer<UInt8>, to end: Int
  ) -> Bool {
    let length = name.utf8CodeUnitCount
    guard index &+ length <= end else { return false }
    let pattern = name.utf8Start
    for offset in 0..<length where bytes[index &+ offset].lowercasedASCII != pattern[offset] {
      return false
    }
    return true
  }
}

/// Eight bytes, the first in the lowest bits.
///
/// What these answer is exact up to the first byte that it holds of: bytes behind that may be wrongly
/// marked (Hacker's Delight, 6-1).
extension UInt64 {
  /// The highest bit of each byte that is `byte`.
  @inline(__always)
  func marks(of byte: UInt8) -> UInt64 {
    let low: UInt64 = 0x0101_0101_0101_0101
    let differences = self ^ (low &* UInt64(byte))
    return (differences &- low) & ~differences & Self.highBits
  }

  /// The highest bit of each byte that is a control character below a space.
  @inline(__always)
  var marksOfControls: UInt64 {
    (self &- 0x2020_2020_2020_2020) & ~self & Self.highBits
  }

  /// Whether all bytes are ASCII.
  @inline(__always)
  var isASCII: Bool { self & Self.highBits == 0 }

  private static let highBits: UInt64 = 0x8080_8080_8080_8080
}
