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
