// The numbers that lynx and w3m put before links, and the list of addresses at the end.

/// Takes `[1]`, `[2]`, … out of a dump of a text browser.
///
/// Unlike citations these stand before the text that they mark, without a space between, and
/// number the whole page in order.
struct LinkMarkers {
  /// Fewer markers prove nothing.
  private static let fewest = 4

  private let bytes: [UInt8]
  private let lines: [TextLine]

  /// The markers of a dump; `nil` if it has none.
  init?(_ bytes: [UInt8], _ lines: [TextLine]) {
    self.bytes = bytes
    self.lines = lines
    let hasBrackets = bytes.withUnsafeBufferPointer { text in
      let head = min(4096, text.count)
      return text.baseAddress.map {
        ByteScanning.firstIndex(of: 0x5B, in: $0, from: 0, to: head) < head
      } ?? false
    }
    guard hasBrackets else { return nil }
    var inOrder = 0
    var others = 0
    var next = 1
    for line in lines {
      Self.forEachMarker(bytes[line.content]) { number, _ in
        if number >= next, number <= next + 2 {
          inOrder += 1
          next = number + 1
        } else {
          others += 1
        }
      }
    }
    guard inOrder >= Self.fewest, inOrder >= 4 * others else { return nil }
  }

  /// Calls a function for each number in brackets that is glued to what follows it.
  private static func forEachMarker(
    _ text: ArraySlice<UInt8>, _ body: (_ number: Int, _ range: Range<Int>) -> Void
  ) {
    var index = text.startIndex
    while let bracket = text[index...].firstIndex(of: 0x5B) {
      index = bracket
      var end = index + 1
      var number = 0
      while end < text.endIndex, end < index + 5, text[end] >= 0x30, text[end] <= 0x39 {
        number = number * 10 + Int(text[end] - 0x30)
        end += 1
      }
      let isMarker =
        end > index + 1 && end + 1 < text.endIndex && text[end] == 0x5D && text[end + 1] != 0x20
        && (index == text.startIndex || isGap(text[index - 1]))
      if isMarker { body(number, index..<(end + 1)) }
      index = isMarker ? end + 1 : index + 1
    }
  }

  private static func isGap(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x28 || byte == 0x22 || byte == 0x09 || byte == 0x9C
  }

  /// The text without markers, without lines of images and buttons in brackets, and without the
  /// list of addresses.
  func removed() -> (bytes: [UInt8], lines: [TextLine]) {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var result: [TextLine] = []
    var blanks = 0
    for line in lines[..<references] {
      let start = out.count
      appendWithoutMarkers(bytes[line.content], to: &out)
      if Self.isBracketed(out[start...]) || out.count == start {
        out.removeSubrange(start...)
        blanks = max(blanks, line.blanks)
        continue
      }
      var line = line
      line.content = start..<out.count
      line.blanks = max(line.blanks, blanks)
      blanks = 0
      result.append(line)
    }
    return (out, result)
  }

  private func appendWithoutMarkers(_ text: ArraySlice<UInt8>, to out: inout [UInt8]) {
    var start = text.startIndex
    Self.forEachMarker(text) { _, range in
      out += text[start..<range.lowerBound]
      start = range.upperBound
    }
    out += text[start...]
  }

  /// Whether a line is nothing but groups in brackets.
  private static func isBracketed(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first == 0x5B, text.last == 0x5D else { return false }
    var depth = 0
    for byte in text {
      if byte == 0x5B { depth += 1 }
      if depth == 0, byte != 0x20 { return false }
      if byte == 0x5D { depth -= 1 }
    }
    return depth == 0
  }

  /// The line at which the list of addresses begins: a heading, then numbered addresses to the end.
  private var references: Int {
    var index = lines.count
    while index > 0, isAddress(bytes[lines[index - 1].content]) { index -= 1 }
    guard index < lines.count, index > 0 else { return lines.count }
    return bytes[lines[index - 1].content].count <= 24 ? index - 1 : index
  }

  private func isAddress(_ text: ArraySlice<UInt8>) -> Bool {
    guard let number = LineMarks.number(text) else { return false }
    let address = text.dropFirst(number.length)
    return address.contains(0x3A) && !address.contains(0x20)
  }
}
