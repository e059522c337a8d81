// JSON text, written straight as UTF-8 bytes.

/// Writes JSON values into a byte buffer.
package enum JSONBytes {
  /// Appends a string in quotes.
  ///
  /// Besides what JSON demands, DEL and the C1 controls are escaped, so that no terminal that the
  /// text is printed to takes them for commands.
  package static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    append(escaped: text, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends what stands between the quotes of a string.
  static func append(escaped text: String, to bytes: inout [UInt8]) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { append($0, to: &bytes) }
    if isDone == nil {
      Array(text.utf8).withUnsafeBufferPointer { append($0, to: &bytes) }
    }
  }

  /// Appends a string in quotes, or `null`.
  package static func append(_ text: String?, to bytes: inout [UInt8]) {
    if let text { append(text, to: &bytes) } else { append(raw: "null", to: &bytes) }
  }

  /// Appends an array of strings.
  package static func append(_ texts: [String], to bytes: inout [UInt8]) {
    appendList(texts, to: &bytes) { append($0, to: &$1) }
  }

  /// Appends `"key":`, with a comma in front unless it opens an object.
  package static func append(key: StaticString, to bytes: inout [UInt8]) {
    if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    append(raw: key, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  /// Appends ASCII text as it is.
  package static func append(raw text: StaticString, to bytes: inout [UInt8]) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends an array, its items written by a closure.
  package static func appendList<Item>(
    _ items: [Item], to bytes: inout [UInt8], item: (Item, inout [UInt8]) -> Void
  ) {
    bytes.append(UInt8(ascii: "["))
    for (index, value) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      item(value, &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    isSpecial.withUnsafeBufferPointer { isSpecial in
      var start = 0
      var at = 0
      while at < text.count {
        at = firstSpecial(text, from: at)
        guard at < text.count else { break }
        let byte = text[at]
        guard isSpecial[Int(byte)] else {
          at &+= 1
          continue
        }
        let isC1 = byte == 0xC2
        if isC1, at + 1 == text.count || text[at + 1] >= 0xA0 {
          at += 1
          continue
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<at]))
        appendEscape(isC1 ? text[at + 1] : byte, to: &bytes)
        at += isC1 ? 2 : 1
        start = at
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }
  }

  /// The first index of a byte that may be special, or near the end.
  @inline(__always)
  private static func firstSpecial(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index &+ 8 <= text.count {
      let bytes = LetterRun.bytes(text, at: index)
      var marks =
        bytes.marksOfControls | bytes.marks(of: 0x22) | bytes.marks(of: 0x5C)
        | bytes.marks(of: 0x7F)
      if !bytes.isASCII { marks |= bytes.marks(of: 0xC2) }
      if marks != 0 { return index &+ marks.trailingZeroBitCount &>> 3 }
      index &+= 8
    }
    return index
  }

  /// Bytes that are escaped, and C2, which begins the C1 controls.
  private static let isSpecial: [Bool] = (UInt8.min...UInt8.max).map {
    $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
  }

  private static func appendEscape(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""): append(raw: "\\\"", to: &bytes)
    case UInt8(ascii: "\\"): append(raw: "\\\\", to: &bytes)
    case 0x09: append(raw: "\\t", to: &bytes)
    case 0x0A: append(raw: "\\n", to: &bytes)
    case 0x0D: append(raw: "\\r", to: &bytes)
    default:
      append(raw: "\\u00", to: &bytes)
      for digit in [byte >> 4, byte & 15] {
        bytes.append(digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10))
      }
    }
  }
}
