// The numbers that lynx, ELinks and w3m put before links, and the list of addresses at the end.

/// Takes `[1]`, `[2]`, … out of a dump of a text browser, and what else such dumps hold beside text.
///
/// Unlike citations these stand before the text that they mark, without a space between, and number
/// the links of the whole page in order. Links without text have numbers of which nothing is shown.
struct LinkMarkers {
  /// Fewer markers prove nothing.
  private static let fewest = 4
  /// So many links in a row may have no text.
  private static let longestGap = 100
  /// Text browsers show a link among so many first bytes.
  private static let longestHead = 8192
  /// The heading of a part of the list of addresses takes at most this many bytes in any language.
  private static let longestHeading = 40

  private let bytes: [UInt8]
  private let lines: [TextLine]
  /// The line at which the list of addresses begins; the number of lines if there is none.
  private let references: Int
  private let numbers: Numbers

  /// The markers of a dump; `nil` if it has none.
  init?(_ bytes: [UInt8], _ lines: [TextLine]) {
    self.bytes = bytes
    self.lines = lines
    let hasBrackets = bytes.withUnsafeBufferPointer { text in
      let head = min(Self.longestHead, text.count)
      return text.baseAddress.map {
        ByteScanning.firstIndex(of: 0x5B, in: $0, from: 0, to: head) < head
      } ?? false
    }
    guard hasBrackets else { return nil }
    let list = Self.references(bytes, lines)
    references = list?.start ?? lines.count
    numbers = Numbers(greatest: list?.greatest)
    var found = numbers
    var markers = 0
    var others = 0
    for line in lines[..<references] {
      Self.forEachNumber(bytes[line.content]) { number, range in
        guard Self.isGlued(range, bytes[line.content]) else { return }
        if found.take(number) { markers += 1 } else { others += 1 }
      }
    }
    guard markers >= Self.fewest, list != nil || markers >= 4 * others else { return nil }
  }

  /// Which numbers are those of links: each once and none that the list of addresses lacks, or,
  /// without a list, in order.
  ///
  /// Where columns stand side by side the order is another.
  private struct Numbers {
    private var last = 0
    private var isTaken: [Bool]?

    init(greatest: Int?) {
      isTaken = greatest.map { [Bool](repeating: false, count: $0 + 1) }
    }

    mutating func take(_ number: Int) -> Bool {
      if let greatest = isTaken?.indices.last {
        guard number > 0, number <= greatest, isTaken?[number] == false else { return false }
        isTaken?[number] = true
        return true
      }
      guard LinkMarkers.isNext(number, after: last) else { return false }
      last = number
      return true
    }
  }

  private static func isNext(_ number: Int, after last: Int) -> Bool {
    number > last && number <= last + longestGap
  }

  /// Calls a function for each number in brackets, in order.
  private static func forEachNumber(
    _ text: ArraySlice<UInt8>, _ body: (_ number: Int, _ range: Range<Int>) -> Void
  ) {
    var index = text.startIndex
    while let bracket = text[index...].firstIndex(of: 0x5B) {
      index = bracket
      var end = index + 1
      var number = 0
      while end < text.endIndex, end < index + 6, text[end] >= 0x30, text[end] <= 0x39 {
        number = number * 10 + Int(text[end] - 0x30)
        end += 1
      }
      let isNumber = end > index + 1 && end < text.endIndex && text[end] == 0x5D
      if isNumber { body(number, index..<(end + 1)) }
      index = isNumber ? end + 1 : index + 1
    }
  }

  /// Whether a number in brackets stands right before a text, and apart from what is before it.
  private static func isGlued(_ range: Range<Int>, _ text: ArraySlice<UInt8>) -> Bool {
    range.upperBound < text.endIndex && text[range.upperBound] != 0x20
      && (range.lowerBound == text.startIndex || isGap(text[range.lowerBound - 1]))
  }

  private static func isGap(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x28 || byte == 0x22 || byte == 0x09 || byte == 0x9C
  }

  // MARK: Before lines are joined

  /// The lines without what the page's head links to and without the list of addresses.
  func withoutFrame() -> [TextLine] {
    var result: [TextLine] = []
    result.reserveCapacity(lines.count)
    var isInHead = false
    for line in lines[..<references] {
      isInHead = Self.isOfHead(bytes[line.content]) || (isInHead && line.blanks == 0)
      if !isInHead { result.append(line) }
    }
    return result
  }

  /// Whether a line begins to list a page's `link` elements: `#[1]alternate [2]canonical` in lynx,
  /// `Link: [1]canonical` in ELinks.
  private static func isOfHead(_ text: ArraySlice<UInt8>) -> Bool {
    text.starts(with: "#[".utf8) || text.starts(with: "Link: [".utf8)
  }

  /// The line at which the list of addresses begins, and its greatest number: numbered addresses to
  /// the end, below the headings "References", "Visible links" and "Hidden links" or some of them, in
  /// any language; `nil` if there is none.
  private static func references(_ bytes: [UInt8], _ lines: [TextLine]) -> (
    start: Int, greatest: Int
  )? {
    var start = lines.count
    var greatest: Int?
    var next = 0
    var numbers = 0
    var addresses = 0
    var others = 0
    for index in lines.indices.reversed() {
      let text = bytes[lines[index].content]
      if let (number, target) = numbered(text), greatest == nil || isNext(next, after: number) {
        greatest = greatest ?? number
        next = number
        numbers += 1
        let isOnNextLine = index + 1 < start && isAddress(bytes[lines[index + 1].content])
        if isAddress(target) || isOnNextLine { addresses += 1 }
        start = index
        others = 0
      } else {
        // Headings; in ELinks addresses below titles of links.
        others += 1
        if others > 2 { break }
      }
    }
    guard let greatest, numbers >= fewest, 2 * addresses >= numbers else { return nil }
    for _ in 0..<2 where start > 0 {
      let heading = lines[start - 1]
      let isAbove = numbered(bytes[lines[start].content]) != nil
      if heading.content.count <= longestHeading, isAbove || heading.indent < lines[start].indent {
        start -= 1
      }
    }
    return (start, greatest)
  }

  /// What stands behind a number, as `12.` or `[12]`.
  private static func numbered(_ text: ArraySlice<UInt8>) -> (
    number: Int, target: ArraySlice<UInt8>
  )? {
    let isInBrackets = text.first == 0x5B
    let rest = text.dropFirst(isInBrackets ? 1 : 0)
    let digits = rest.prefix(6).prefix { $0 >= 0x30 && $0 <= 0x39 }
    let target = rest[digits.endIndex...]
    guard !digits.isEmpty, target.count > 2,
      target.starts(with: isInBrackets ? [0x5D, 0x20] : [0x2E, 0x20])
    else { return nil }
    return (digits.reduce(0) { 10 * $0 + Int($1 - 0x30) }, target.dropFirst(2))
  }

  /// Whether a text is an address: with a scheme, or in one word.
  private static func isAddress(_ text: ArraySlice<UInt8>) -> Bool {
    let word = text.prefix { $0 != 0x20 }
    return word.contains(0x3A) || word.count == text.count
  }

  // MARK: Afterwards

  /// The text of lines without markers, and without lines of images and buttons in brackets.
  func removed(from bytes: [UInt8], _ lines: [TextLine]) -> (
    bytes: [UInt8], lines: [TextLine]
  ) {
    var numbers = numbers
    return TextLine.rewritten(lines, bytes.count) { line, out in
      let start = out.count
      Self.appendWithoutMarkers(bytes[line.content], &numbers, to: &out)
      return !Self.isFurniture(out[start...])
    }
  }

  private static func appendWithoutMarkers(
    _ text: ArraySlice<UInt8>, _ numbers: inout Numbers, to out: inout [UInt8]
  ) {
    var start = text.startIndex
    forEachNumber(text) { number, range in
      guard numbers.take(number) else { return }
      out += text[start..<range.lowerBound]
      start = range.upperBound
    }
    while start < text.endIndex, out.last == 0x20, text[start] == 0x20 { start += 1 }
    out += text[start...]
    while out.last == 0x20 { out.removeLast() }
  }

  /// Whether a line holds no text of the page: images and buttons in brackets, frames.
  private static func isFurniture(_ line: ArraySlice<UInt8>) -> Bool {
    line.isEmpty || isBracketed(line) || line.starts(with: "IFRAME: ".utf8)
  }

  /// Whether a line is nothing but groups in brackets.
  private static func isBracketed(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.dropFirst(LineMarks.bulletLength(line))
    guard text.first == 0x5B, text.last == 0x5D else { return false }
    var depth = 0
    for byte in text {
      if byte == 0x5B { depth += 1 }
      if depth == 0, byte != 0x20 { return false }
      if byte == 0x5D { depth -= 1 }
    }
    return depth == 0
  }
}
