// Reads JSON as pages have it: broken, wrapped, concatenated or hostile.

/// A scanner that makes something of any bytes, in linear time and without recursion.
///
/// Beside RFC 8259 it takes what pages do: trailing and missing commas, line breaks and unescaped
/// quotes within strings, single quotes, keys without quotes, comments, `<!--` and CDATA around, a
/// script's assignment before, several values in a row, brackets that are never closed or close
/// what isn't open. What stands deeper than ``maximumDepth`` is left out.
struct JSONScanner {
  /// Containers in containers; real pages stay under 30 except in trees of layout, which hold no
  /// metadata.
  static let maximumDepth = 64
  /// Scanning ends after this many values.
  static let maximumValues = 200_000
  /// More bytes than this are not read.
  static let maximumBytes = 4 * 1024 * 1024

  private let bytes: UnsafePointer<UInt8>
  private let end: Int
  private var position: Int
  private var values: [JSONDocument.Value] = []
  /// Open containers that are kept, as indices of `values`.
  private var open: [Int32] = []
  /// How many open containers are too deep to be kept.
  private var muted = 0
  private var key = JSONKey.none
  /// Whether the next string in an object is a key.
  private var isKeyNext = false

  /// Scans a range of bytes.
  static func scan(_ bytes: [UInt8], in range: Range<Int>) -> JSONDocument {
    let values = bytes.withUnsafeBufferPointer { buffer -> [JSONDocument.Value] in
      guard let base = buffer.baseAddress else { return [] }
      var scanner = JSONScanner(
        bytes: base, position: range.lowerBound,
        end: min(range.upperBound, range.lowerBound + maximumBytes))
      scanner.run()
      return scanner.values
    }
    return JSONDocument(values: values, bytes: bytes)
  }

  private init(bytes: UnsafePointer<UInt8>, position: Int, end: Int) {
    self.bytes = bytes
    self.position = position
    self.end = end
    // Measured on articles' JSON-LD: a value for every 30 bytes.
    values.reserveCapacity(min(Self.maximumValues, (end - position) / 24 + 8))
  }

  private mutating func run() {
    while position < end, values.count < Self.maximumValues {
      let byte = bytes[position]
      switch byte {
      case 0x20, 0x0A, 0x0D, 0x09: position &+= 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"): string(quote: byte)
      case UInt8(ascii: ","):
        position &+= 1
        isKeyNext = isInObject
        key = .none
      case UInt8(ascii: ":"):
        position &+= 1
        isKeyNext = false
      case UInt8(ascii: "{"): openContainer(.object)
      case UInt8(ascii: "["): openContainer(.array)
      case UInt8(ascii: "}"): closeContainer(.object)
      case UInt8(ascii: "]"): closeContainer(.array)
      case UInt8(ascii: "/"): comment()
      case UInt8(ascii: "<"): markup()
      default: bare()
      }
    }
    while !open.isEmpty { closeInnermost() }
  }

  @inline(__always)
  private var isInObject: Bool {
    guard muted == 0, let last = open.last else { return false }
    return values[Int(last)].kind == .object
  }

  @inline(__always)
  private mutating func append(_ kind: JSONDocument.Kind, _ start: Int, _ end: Int, _ escapes: Bool)
  {
    guard muted == 0 else { return }
    values.append(
      JSONDocument.Value(
        kind: kind, key: key, hasEscapes: escapes, start: Int32(truncatingIfNeeded: start),
        end: Int32(truncatingIfNeeded: end), next: Int32(values.count + 1)))
    key = .none
    isKeyNext = isInObject
  }

  // MARK: - Containers

  private mutating func openContainer(_ kind: JSONDocument.Kind) {
    if muted > 0 || open.count == Self.maximumDepth {
      muted += 1
    } else {
      let index = Int32(values.count)
      append(kind, position, position, false)
      open.append(index)
      isKeyNext = kind == .object
    }
    position += 1
  }

  private mutating func closeContainer(_ kind: JSONDocument.Kind) {
    position += 1
    if muted > 0 {
      muted -= 1
      return
    }
    // At most 64 are open, so looking through them is cheap.
    guard open.contains(where: { values[Int($0)].kind == kind }) else { return }
    while let last = open.last {
      closeInnermost()
      if values[Int(last)].kind == kind { break }
    }
    key = .none
    isKeyNext = isInObject
  }

  private mutating func closeInnermost() {
    guard let index = open.popLast() else { return }
    values[Int(index)].next = Int32(values.count)
    values[Int(index)].end = Int32(truncatingIfNeeded: position)
  }

  // MARK: - Strings

  private mutating func string(quote: UInt8) {
    let start = position + 1
    var index = start
    var hasEscapes = false
    while true {
      index = ByteScanning.firstIndex(
        of: quote, or: UInt8(ascii: "\\"), in: bytes, from: index, to: end)
      guard index < end else { break }
      if bytes[index] == UInt8(ascii: "\\") {
        hasEscapes = true
        index = min(end, index + 2)
      } else if isEnd(index) {
        break
      } else {
        index += 1
      }
    }
    position = min(end, index + 1)
    if isKeyNext {
      key = JSONKey(bytes + start, index - start)
      isKeyNext = false
    } else {
      append(.string, start, index, hasEscapes)
    }
  }

  /// Whether the quote at `index` ends its string: what follows goes on with JSON.
  ///
  /// Pages write quotes within strings without escaping them.
  private func isEnd(_ index: Int) -> Bool {
    var next = index + 1
    while next < end, bytes[next].isHTMLSpace { next &+= 1 }
    guard next < end else { return true }
    switch bytes[next] {
    case UInt8(ascii: ":"): return isKeyNext || !isInObject
    case UInt8(ascii: "}"), UInt8(ascii: "]"): return !isKeyNext
    case UInt8(ascii: ","):
      guard isInObject else { return true }
      next += 1
      while next < end, bytes[next].isHTMLSpace { next &+= 1 }
      return isKeyOrEnd(next)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      // A missing comma, if the next string begins on a line of its own.
      return hasLineBreak(index + 1..<next)
    case UInt8(ascii: "/"), UInt8(ascii: ")"), UInt8(ascii: ";"): return true
    default: return false
    }
  }

  /// Whether a key, with or without quotes, stands behind a comma, or nothing.
  private func isKeyOrEnd(_ start: Int) -> Bool {
    guard start < end else { return true }
    switch bytes[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "}"), UInt8(ascii: "/"): return true
    default:
      // The longest name that is read has 19 letters.
      var index = start
      while index < min(end, start + 32), bytes[index].isASCIILetter { index &+= 1 }
      return index > start && index < end && bytes[index] == UInt8(ascii: ":")
    }
  }

  private func hasLineBreak(_ range: Range<Int>) -> Bool {
    range.contains { bytes[$0] == 0x0A }
  }

  // MARK: - Everything else

  /// A number, `true`, `false`, `null`, a key without quotes, or a piece of script.
  private mutating func bare() {
    let start = position
    position += 1
    while position < end, !Self.endsBareWord(bytes[position]) { position &+= 1 }
    if isKeyNext {
      key = JSONKey(bytes + start, position - start)
      isKeyNext = false
    } else if !open.isEmpty {
      let isNumber = bytes[start].isASCIIDigit || bytes[start] == UInt8(ascii: "-")
      append(isNumber ? .number : .literal, start, position, false)
    }
  }

  private static func endsBareWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x00...0x20, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "/"), UInt8(ascii: "<"):
      true
    default: false
    }
  }

  private mutating func comment() {
    if ByteScanning.matches("//<", at: position, in: bytes, to: end)
      || ByteScanning.matches("//]", at: position, in: bytes, to: end)
    {
      // What hides CDATA marks from scripts; the JSON may stand on the same line.
      position += 2
    } else if ByteScanning.matches("//", at: position, in: bytes, to: end) {
      position = ByteScanning.firstIndex(of: 0x0A, in: bytes, from: position, to: end)
    } else if ByteScanning.matches("/*", at: position, in: bytes, to: end) {
      position += 2
      while position < end, !ByteScanning.matches("*/", at: position, in: bytes, to: end) {
        position += 1
      }
      position = min(end, position + 2)
    } else {
      position += 1
    }
  }

  private mutating func markup() {
    if ByteScanning.matches("<![cdata[", at: position, in: bytes, to: end) {
      position += 9
    } else if ByteScanning.matches("<!--", at: position, in: bytes, to: end) {
      position += 4
    } else {
      position += 1
    }
  }
}
