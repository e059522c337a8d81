// The lines of a snapshot, checked for what no snapshot has.

/// A snapshot's bytes, split into lines, with nothing in them that a snapshot can't have.
struct SnapshotLines {
  /// The whole text.
  let bytes: [UInt8]
  /// Each line's bytes, without the newline.
  private(set) var ranges: [Range<Int>] = []

  /// Checks encoding, line ends, conflict markers and white space.
  init(checking bytes: [UInt8]) throws(SnapshotError) {
    self.bytes = bytes
    if bytes.isEmpty {
      throw SnapshotError(.empty, line: 1, message: "the file is empty; a snapshot never is")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw SnapshotError(
        .byteOrderMark, line: 1, column: 1,
        message: "the file begins with a byte order mark; save it as UTF-8 without one")
    }
    split()
    try checkVersion()
    for number in ranges.indices { try check(number) }
    try checkEnd()
  }

  /// The bytes of a line, counted from 0.
  subscript(number: Int) -> ArraySlice<UInt8> {
    bytes[ranges[number]]
  }

  private mutating func split() {
    var start = 0
    bytes.withUnsafeBufferPointer { bytes in
      for index in bytes.indices where bytes[index] == 0x0A {
        ranges.append(start..<index)
        start = index + 1
      }
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
  }

  /// A newer format may have other rules, so its number comes before all other faults.
  private func checkVersion() throws(SnapshotError) {
    let key = Array("galley: ".utf8)
    guard ranges.count > 1, self[1].starts(with: key) else { return }
    let digits = self[1].dropFirst(key.count)
    guard !digits.isEmpty, digits.allSatisfy(MarkdownByte.isDigit), digits.first != 0x30 else {
      return
    }
    let version = String(decoding: digits, as: UTF8.self)
    if version != String(Snapshot.formatVersion) {
      throw SnapshotError(
        .newerVersion, line: 2, column: key.count + 1,
        message: "this is snapshot format \(version), newer than format "
          + "\(Snapshot.formatVersion), the newest that this Galley reads; update Galley")
    }
  }

  private func check(_ number: Int) throws(SnapshotError) {
    let line = self[number]
    if let offset = Self.firstInvalid(in: line) {
      throw SnapshotError(
        .invalidUTF8, line: number + 1, column: offset + 1,
        message: "byte 0x\(String(line[line.startIndex + offset], radix: 16, uppercase: true)) "
          + "is not UTF-8 here; the file was saved in another encoding or is damaged")
    }
    if let index = line.firstIndex(of: 0x0D) {
      throw SnapshotError(
        .carriageReturn, line: number + 1, column: index - line.startIndex + 1,
        message: "carriage return; a snapshot's lines end in LF alone: "
          + "set `Golden/** text eol=lf` in .gitattributes and check the file out again")
    }
    if ConflictMarker.begins(line) {
      throw SnapshotError(
        .conflictMarker, line: number + 1, column: 1,
        message: "conflict marker `\(String(decoding: line.prefix(7), as: UTF8.self))`; "
          + "finish the merge, or delete the file and accept it anew")
    }
    if let last = line.last, last == 0x20 || last == 0x09 {
      let text = line.reversed().drop { $0 == 0x20 || $0 == 0x09 }
      throw SnapshotError(
        .trailingWhiteSpace, line: number + 1, column: text.count + 1,
        message: "white space at the end of the line; a snapshot has none")
    }
  }

  private func checkEnd() throws(SnapshotError) {
    if bytes.last != 0x0A {
      throw SnapshotError(
        .finalNewline, line: ranges.count, column: (ranges.last?.count ?? 0) + 1,
        message: "no newline at the end of the file; it may have been cut short")
    }
    if let last = ranges.last, last.isEmpty {
      throw SnapshotError(
        .finalNewline, line: ranges.count, column: 1,
        message: "empty line at the end of the file; a snapshot ends in exactly one newline")
    }
  }

  /// The offset of the first byte that is not part of well-formed UTF-8 (Unicode, table 3-7).
  private static func firstInvalid(in line: ArraySlice<UInt8>) -> Int? {
    var index = line.startIndex
    while index < line.endIndex {
      let lead = line[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
      guard length > 0, index + length <= line.endIndex,
        isSecond(line[index + 1], after: lead),
        line[(index + 1)..<(index + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
      else { return index - line.startIndex }
      index += length
    }
    return nil
  }

  private static func isSecond(_ byte: UInt8, after lead: UInt8) -> Bool {
    switch lead {
    case 0xE0: byte >= 0xA0
    case 0xED: byte < 0xA0
    case 0xF0: byte >= 0x90
    case 0xF4: byte < 0x90
    default: true
    }
  }
}
