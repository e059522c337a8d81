// A line on its way through the open containers.

/// A line of the body with the place up to which it has been read.
struct LineCursor {
  /// The marker of a list's item.
  struct Marker {
    /// `-`, `*` or `+`, or what stands after the number: `.` or `)`.
    var byte: UInt8
    /// The item's number, if it has one.
    var number: Int?
    /// How far the item's content is indented.
    var width: Int
  }

  private let line: ArraySlice<UInt8>
  private var index: Int

  init(_ line: ArraySlice<UInt8>) {
    self.line = line
    index = line.startIndex
  }

  /// What has not been read.
  var rest: ArraySlice<UInt8> { line[index...] }

  /// Whether nothing is left but spaces.
  var isBlank: Bool { rest.allSatisfy { $0 == 0x20 } }

  /// The column of the next byte, from 1.
  var column: Int { index - line.startIndex + 1 }

  /// Reads a byte if it comes next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    index += 1
    return true
  }

  /// Reads so many spaces if they come next.
  mutating func takeSpaces(_ count: Int) -> Bool {
    guard rest.count > count, rest.prefix(count).allSatisfy({ $0 == 0x20 }) else { return false }
    index += count
    return true
  }

  /// Reads an item's marker with the space after it, if something follows.
  ///
  /// - Parameter interrupting: Whether a paragraph is open, which only the number 1 can end.
  mutating func takeMarker(interrupting: Bool) -> Marker? {
    let digits = rest.prefix(10).prefix(while: MarkdownByte.isDigit)
    guard digits.count < 10 else { return nil }
    let end = index + digits.count
    guard end + 2 < line.endIndex, line[end + 1] == 0x20, line[end + 2] != 0x20 else { return nil }
    let byte = line[end]
    if digits.isEmpty {
      guard byte == 0x2D || byte == 0x2A || byte == 0x2B else { return nil }
    } else {
      guard byte == 0x2E || byte == 0x29 else { return nil }
    }
    let number = digits.isEmpty ? nil : digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    if interrupting, let number, number != 1 { return nil }
    index = end + 2
    return Marker(byte: byte, number: number, width: digits.count + 2)
  }
}
