// JSON as a flat list of values over the bytes that it was read from.

/// Parsed JSON: values in document order, so that what a container holds is a contiguous range.
///
/// Nothing is decoded before it is asked for: a string is a range of ``bytes``.
struct JSONDocument: Sendable {
  enum Kind: UInt8, Sendable {
    case object, array, string, number, literal
  }

  struct Value: Sendable {
    var kind: Kind
    /// Its key, if it stands in an object.
    var key: JSONKey
    /// Whether the string holds backslashes.
    var hasEscapes = false
    /// Where it stands in the bytes; a string without its quotes.
    var start: Int32
    var end: Int32
    /// The index after the last value within.
    var next: Int32
  }

  var values: [Value] = []
  var bytes: [UInt8]

  /// The values directly within a container.
  func children(of index: Int) -> Children {
    Children(values: values, position: index + 1, end: Int(values[index].next))
  }

  /// The first value of a key in an object; `nil` if the value is no object or lacks the key.
  func value(_ key: JSONKey, of object: Int) -> Int? {
    guard values[object].kind == .object else { return nil }
    return children(of: object).first { values[$0].key == key }
  }

  /// The string of a value; `nil` if it is none.
  func string(_ index: Int) -> String? {
    guard values[index].kind == .string else { return nil }
    return String(decoding: text(index), as: UTF8.self)
  }

  /// The UTF-8 bytes of a string with its escapes decoded; empty if the value is no string.
  func text(_ index: Int) -> [UInt8] {
    let value = values[index]
    guard value.kind == .string else { return [] }
    let range = Int(value.start)..<Int(value.end)
    guard value.hasEscapes else { return Array(bytes[range]) }
    return JSONEscapes.decoded(bytes[range])
  }

  /// Whether a string is the given bytes; escapes are compared as they stand.
  func isString(_ index: Int, _ text: some Collection<UInt8>) -> Bool {
    let value = values[index]
    return value.kind == .string && Int(value.end - value.start) == text.count
      && bytes[Int(value.start)..<Int(value.end)].elementsEqual(text)
  }

  /// Steps from value to value within a container.
  struct Children: Sequence, IteratorProtocol {
    let values: [Value]
    var position: Int
    let end: Int

    mutating func next() -> Int? {
      guard position < end else { return nil }
      let index = position
      position = Int(values[index].next)
      return index
    }
  }
}

/// Escapes of JSON strings: RFC 8259, section 7.
enum JSONEscapes {
  /// The text of a string; an escape that JSON doesn't know stands for the character behind it.
  static func decoded(_ escaped: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(escaped.count)
    var index = escaped.startIndex
    while index < escaped.endIndex {
      let byte = escaped[index]
      index += 1
      guard byte == UInt8(ascii: "\\"), index < escaped.endIndex else {
        output.append(byte)
        continue
      }
      let mark = escaped[index]
      index += 1
      switch mark {
      case UInt8(ascii: "n"): output.append(0x0A)
      case UInt8(ascii: "t"): output.append(0x09)
      case UInt8(ascii: "r"): output.append(0x0D)
      case UInt8(ascii: "b"), UInt8(ascii: "f"): output.append(0x20)
      case UInt8(ascii: "u"): UTF8Encoding.append(scalar(escaped, &index), to: &output)
      default: output.append(mark)
      }
    }
    return output
  }

  /// The scalar value behind `\u`; a pair of surrogates is one, and a lone one U+FFFD.
  private static func scalar(_ escaped: ArraySlice<UInt8>, _ index: inout Int) -> UInt32 {
    guard let unit = codeUnit(escaped, index) else { return 0xFFFD }
    index += 4
    guard (0xD800...0xDFFF).contains(unit) else { return unit == 0 ? 0xFFFD : unit }
    guard unit < 0xDC00, index + 1 < escaped.endIndex, escaped[index] == UInt8(ascii: "\\"),
      escaped[index + 1] == UInt8(ascii: "u"), let low = codeUnit(escaped, index + 2),
      (0xDC00...0xDFFF).contains(low)
    else { return 0xFFFD }
    index += 6
    return 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
  }

  private static func codeUnit(_ escaped: ArraySlice<UInt8>, _ start: Int) -> UInt32? {
    guard start + 4 <= escaped.endIndex else { return nil }
    var value: UInt32 = 0
    for byte in escaped[start..<start + 4] {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x57)
      default: return nil
      }
    }
    return value
  }
}
