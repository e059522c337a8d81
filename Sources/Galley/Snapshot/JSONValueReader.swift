// Reads the JSON values of front matter.

/// Reads one value: a JSON string or a list of strings.
struct JSONValueReader {
  private let bytes: ArraySlice<UInt8>
  private let line: Int
  private let column: Int
  private var index: Int

  /// Creates a reader of what stands on a line from a column on, both counted from 1.
  init(_ bytes: ArraySlice<UInt8>, line: Int, column: Int) {
    self.bytes = bytes
    self.line = line
    self.column = column
    index = bytes.startIndex
  }

  /// Reads the value that a key asks for, up to the end of the line.
  mutating func readValue(of key: SnapshotField.Key) throws(SnapshotError) -> SnapshotField.Value {
    let value: SnapshotField.Value
    switch key {
    case .authors, .tags: value = .list(try readList(of: key))
    case .published, .modified: value = .date(try readDate())
    case .direction: value = .text(try readDirection())
    case .title, .subtitle, .site, .section, .language, .url, .image:
      value = .text(try readText(of: key))
    }
    guard index == bytes.endIndex else { throw fault("text after the value of `\(key.rawValue)`") }
    return value
  }

  private func fault(_ message: String, at place: Int? = nil) -> SnapshotError {
    let column = column + (place ?? index) - bytes.startIndex
    return SnapshotError(.badValue, line: line, column: column, message: message)
  }

  private mutating func readText(of key: SnapshotField.Key) throws(SnapshotError) -> String {
    let start = index
    let text = try readString()
    if text.isEmpty {
      throw fault("`\(key.rawValue)` is empty; leave out a key that has no value", at: start)
    }
    return text
  }

  private mutating func readList(of key: SnapshotField.Key) throws(SnapshotError) -> [String] {
    guard take(0x5B) else { throw fault("`\(key.rawValue)` must be a list: `[\"…\", \"…\"]`") }
    var texts = [try readText(of: key)]
    while !take(0x5D) {
      guard take(0x2C), take(0x20) else {
        throw fault("expected `, ` or `]` in the list of `\(key.rawValue)`")
      }
      texts.append(try readText(of: key))
    }
    return texts
  }

  private mutating func readDate() throws(SnapshotError) -> ArticleDate {
    let start = index
    guard let date = ArticleDate(snapshotText: try readString()) else {
      throw fault(
        "expected a date such as \"2026-05-21\", \"2026-05-21T13:29\" or "
          + "\"2026-05-21T13:29+02:00\"", at: start)
    }
    return date
  }

  private mutating func readDirection() throws(SnapshotError) -> String {
    let start = index
    let text = try readString()
    guard TextDirection(rawValue: text) != nil else {
      throw fault("`direction` must be \"ltr\" or \"rtl\"", at: start)
    }
    return text
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard index < bytes.endIndex, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func readString() throws(SnapshotError) -> String {
    guard take(0x22) else { throw fault("expected a JSON string in double quotes") }
    var output: [UInt8] = []
    while true {
      guard index < bytes.endIndex else { throw fault("no double quote ends the string") }
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x22:
        return String(decoding: output, as: UTF8.self)
      case 0x5C:
        try readEscape(into: &output)
      case 0..<0x20:
        throw fault("a control character must be escaped in a JSON string", at: index - 1)
      default:
        output.append(byte)
      }
    }
  }

  private mutating func readEscape(into output: inout [UInt8]) throws(SnapshotError) {
    let start = index - 1
    let byte = index < bytes.endIndex ? bytes[index] : 0
    index += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: output.append(byte)
    case 0x62: output.append(0x08)
    case 0x66: output.append(0x0C)
    case 0x6E: output.append(0x0A)
    case 0x72: output.append(0x0D)
    case 0x74: output.append(0x09)
    case 0x75:
      guard let scalar = readScalar() else {
        throw fault("expected four hexadecimal digits of a character after `\\u`", at: start)
      }
      output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default:
      throw fault("no escape of JSON", at: start)
    }
  }

  /// A character after `\u`: one unit of UTF-16, or two that are surrogates.
  private mutating func readScalar() -> Unicode.Scalar? {
    guard let high = readUnit() else { return nil }
    guard UTF16.isLeadSurrogate(high) else { return Unicode.Scalar(UInt32(high)) }
    guard take(0x5C), take(0x75), let low = readUnit(), UTF16.isTrailSurrogate(low) else {
      return nil
    }
    return Unicode.Scalar(
      0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(low) - 0xDC00))
  }

  private mutating func readUnit() -> UInt16? {
    guard index + 4 <= bytes.endIndex else { return nil }
    var unit: UInt16 = 0
    for _ in 0..<4 {
      let byte = bytes[index]
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46, 0x61...0x66: digit = (byte | 0x20) - 0x57
      default: return nil
      }
      unit = unit << 4 | UInt16(digit)
      index += 1
    }
    return unit
  }
}

extension ArticleDate {
  /// Reads the ISO 8601 form that ``description`` writes, and no other; `nil` if it is none.
  init?(snapshotText text: String) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[range] {
        guard MarkdownByte.isDigit(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    var time: Time?
    if let hour = number(11..<13), let minute = number(14..<16) {
      time = Time(hour: hour, minute: minute)
      if bytes.count == 17 { time?.offset = 0 }
      if let hours = number(17..<19), let minutes = number(20..<22) {
        time?.offset = (bytes[16] == 0x2D ? -1 : 1) * (hours * 60 + minutes)
      }
    }
    self.init(year: year, month: month, day: day, time: time)
    // Separators, and digits that mean nothing, show in the form that is written back.
    guard description.utf8.elementsEqual(bytes) else { return nil }
  }
}
