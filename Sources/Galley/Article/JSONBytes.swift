// JSON text, written straight as UTF-8 bytes.

/// Writes JSON values into a byte buffer.
package enum JSONBytes {
  /// Appends a string in quotes.
  ///
  /// Besides what JSON demands, DEL and the C1 controls are escaped, so that no terminal that the
  /// text is printed to takes them for commands.
  package static func append(_ text: String, to bytes: inout [UInt8]) {
    var quoted = ByteBuffer(capacity: text.utf8.count + 16)
    quoted.append(UInt8(ascii: "\""))
    quoted.append(escaped: text)
    quoted.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: UnsafeBufferPointer(start: quoted.base, count: quoted.count))
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
}

extension ByteBuffer {
  /// Appends what stands between the quotes of a string of JSON.
  @inline(__always)
  mutating func append(escaped text: String) {
    let isWritten: Void? = text.utf8.withContiguousStorageIfAvailable { append(escaped: $0) }
    if isWritten == nil { Array(text.utf8).withUnsafeBufferPointer { append(escaped: $0) } }
  }

  /// Appends UTF-8 with quotes, backslashes and controls escaped.
  ///
  /// Sixteen bytes are written before it is known whether one of them has to be escaped: most
  /// don't.
  mutating func append(escaped text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    reserve(text.count &+ ByteBlock.size)
    while index < text.count {
      reserve(ByteBlock.size)
      let block = ByteBlock(text, at: index)
      UnsafeMutableRawPointer(end).storeBytes(of: block.bytes, as: SIMD16<UInt8>.self)
      // Zeros behind the end are special as well.
      let special =
        block.marks(below: 0x20) | block.marks(of: 0x22) | block.marks(of: 0x5C)
        | block.marks(of: 0x7F) | block.marks(of: 0xC2)
      guard !special.isEmpty else {
        appended(ByteBlock.size)
        index &+= ByteBlock.size
        continue
      }
      let length = special.first
      appended(length)
      index &+= length
      if index < text.count { index &+= appendSpecial(text, at: index) }
    }
  }

  /// Appends what stands for a byte that may have to be escaped; returns how many bytes that were.
  @inline(never)
  private mutating func appendSpecial(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let byte = text[index]
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x09: append("\\t")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0xC2:
      guard index + 1 < text.count, text[index + 1] < 0xA0 else {
        append(byte)
        return 1
      }
      appendNumber(of: text[index + 1])
      return 2
    default: appendNumber(of: byte)
    }
    return 1
  }

  private mutating func appendNumber(of control: UInt8) {
    append("\\u00")
    for digit in [control >> 4, control & 15] {
      append(digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10))
    }
  }
}
