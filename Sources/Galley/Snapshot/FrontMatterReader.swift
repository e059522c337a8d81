// Reads front matter: keys in their order, values as JSON.

/// Reads the lines from `---` to `---`.
struct FrontMatterReader {
  /// The facts in order.
  private(set) var fields: [SnapshotField] = []
  /// Whether the front matter is that of an article.
  private(set) var hasArticle = true
  /// The line after the closing `---`, counted from 0.
  private(set) var end = 0

  private let lines: SnapshotLines

  /// Reads the front matter of a snapshot.
  init(reading lines: SnapshotLines) throws(SnapshotError) {
    self.lines = lines
    guard Self.isRule(lines[0]) else {
      throw SnapshotError(
        .frontMatter, line: 1, column: 1,
        message: "a snapshot begins with the line `---`; this is not a golden file of Galley's")
    }
    var number = 1
    while number < lines.ranges.count, !Self.isRule(lines[number]) {
      try read(number)
      number += 1
    }
    guard number < lines.ranges.count else {
      throw SnapshotError(
        .frontMatter, line: number, message: "no line `---` ends the front matter")
    }
    if number == 1 { throw missingVersion(line: 2) }
    end = number + 1
  }

  private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    line.elementsEqual([0x2D, 0x2D, 0x2D])
  }

  private func missingVersion(line: Int) -> SnapshotError {
    SnapshotError(
      .missingKey, line: line, message: "the first key must be `galley: 1`, the format's version")
  }

  private mutating func read(_ number: Int) throws(SnapshotError) {
    let line = lines[number]
    guard let colon = line.firstIndex(of: 0x3A), colon + 2 < line.endIndex, line[colon + 1] == 0x20
    else {
      throw SnapshotError(
        .frontMatter, line: number + 1, column: 1, message: "expected `key: value` or `---`")
    }
    let name = String(decoding: line[..<colon], as: UTF8.self)
    let column = colon + 2 - line.startIndex + 1
    if number == 1 {
      guard name == "galley" else { throw missingVersion(line: 2) }
      return try readVersion(line[(colon + 2)...], column: column)
    }
    if name == "article" { return try readNone(line[(colon + 2)...], number, column: column) }
    let key = try key(named: name, line: number + 1)
    var reader = JSONValueReader(line[(colon + 2)...], line: number + 1, column: column)
    fields.append(SnapshotField(key: key, value: try reader.readValue(of: key)))
  }

  private func readVersion(_ value: ArraySlice<UInt8>, column: Int) throws(SnapshotError) {
    guard value.elementsEqual(String(Snapshot.formatVersion).utf8) else {
      throw SnapshotError(
        .badValue, line: 2, column: column,
        message: "the format's version must be \(Snapshot.formatVersion), without quotes")
    }
  }

  private mutating func readNone(_ value: ArraySlice<UInt8>, _ number: Int, column: Int)
    throws(SnapshotError)
  {
    guard value.elementsEqual("none".utf8) else {
      throw SnapshotError(
        .badValue, line: number + 1, column: column,
        message: "`article` can only be `none`, without quotes; "
          + "a snapshot of an article does not have this key")
    }
    if !hasArticle { throw duplicate("article", line: number + 1) }
    hasArticle = false
    if !fields.isEmpty {
      throw SnapshotError(
        .misorderedKey, line: number + 1, column: 1,
        message: "`article: none` stands alone after `galley`; a page without an article has no "
          + "other keys")
    }
  }

  private func duplicate(_ name: String, line: Int) -> SnapshotError {
    SnapshotError(
      .duplicateKey, line: line, column: 1, message: "`\(name)` stands twice; keep one of the two")
  }

  private func key(named name: String, line: Int) throws(SnapshotError) -> SnapshotField.Key {
    if name == "galley" { throw duplicate(name, line: line) }
    guard let key = SnapshotField.Key(rawValue: name) else {
      let known = SnapshotField.Key.allCases.map(\.rawValue).joined(separator: ", ")
      throw SnapshotError(
        .unknownKey, line: line, column: 1,
        message: "`\(VisibleText.shown(name))` is no key of snapshot format "
          + "\(Snapshot.formatVersion); the keys are galley, article, \(known)")
    }
    if !hasArticle {
      throw SnapshotError(
        .misorderedKey, line: line, column: 1,
        message: "`\(name)` beside `article: none`; a page without an article has no other keys")
    }
    if fields.contains(where: { $0.key == key }) { throw duplicate(name, line: line) }
    let keys = SnapshotField.Key.allCases
    if let last = fields.last?.key, let here = keys.firstIndex(of: key),
      let there = keys.firstIndex(of: last), here < there
    {
      throw SnapshotError(
        .misorderedKey, line: line, column: 1,
        message: "`\(name)` must stand before `\(last.rawValue)`")
    }
    return key
  }
}
