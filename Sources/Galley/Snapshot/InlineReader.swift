// Reads CommonMark inlines back into runs.

/// Reads the text of a block: escapes, emphasis, code, links and breaks, in linear time.
///
/// The two steps are those of CommonMark's appendix: the text becomes a list of pieces with
/// brackets resolved on the way, then delimiters are paired (``EmphasisPairing``).
struct InlineReader {
  /// The runs of a text; lines are separated by `\n`.
  static func runs(of text: ArraySlice<UInt8>) -> [InlineRun] {
    var reader = InlineReader(text)
    reader.read()
    return reader.runs()
  }

  /// A piece of the text.
  private enum Piece {
    case text([UInt8])
    case code([UInt8])
    case delimiters(Int)
    case linkStart(String)
    case linkEnd
  }

  /// A `[` that may begin a link.
  private struct Bracket {
    var piece: Int
    var delimiters: Int
  }

  private let text: ArraySlice<UInt8>
  private var index: Int
  private var pieces: [Piece] = []
  private var pending: [UInt8] = []
  private var brackets: [Bracket] = []
  private var emphasis = EmphasisPairing()
  private var codeEnds: [Int: Int]?

  private init(_ text: ArraySlice<UInt8>) {
    self.text = text
    index = text.startIndex
  }

  private mutating func read() {
    while index < text.endIndex {
      let byte = text[index]
      switch byte {
      case 0x5C: readBackslash()
      case 0x26: readReference()
      case 0x60: readBackticks()
      case 0x2A, 0x5F: readDelimiters(byte)
      case 0x5B: openBracket()
      case 0x5D: closeBracket()
      case 0x0A: readSoftBreak()
      default: readPlain()
      }
    }
    flush()
    emphasis.pair(from: 0)
  }

  /// Takes over all bytes up to the next that may be markup.
  private mutating func readPlain() {
    let end = text[index...].withUnsafeBufferPointer { bytes in
      var end = 0
      while end < bytes.count, !Self.isMarkup(bytes[end]) { end += 1 }
      return end
    }
    pending.append(contentsOf: text[index..<(index + end)])
    index += end
  }

  private static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x0A, 0x26, 0x2A, 0x5B...0x5D, 0x5F, 0x60: true
    default: false
    }
  }

  private mutating func flush() {
    if !pending.isEmpty { pieces.append(.text(pending)) }
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func readBackslash() {
    index += 1
    let next = index < text.endIndex ? text[index] : 0
    if next == 0x0A {
      pending.append(0x0A)
      index += 1
      skipSpaces()
    } else if MarkdownByte.isPunctuation(next) {
      pending.append(next)
      index += 1
    } else {
      pending.append(0x5C)
    }
  }

  /// A line's end without a backslash, which snapshots don't have within a text, is a space.
  private mutating func readSoftBreak() {
    pending.append(0x20)
    index += 1
    skipSpaces()
  }

  private mutating func skipSpaces() {
    while index < text.endIndex, text[index] == 0x20 { index += 1 }
  }

  private mutating func readReference() {
    if let reference = SnapshotEscapes.read(text[index...]) {
      pending.append(contentsOf: String(reference.character).utf8)
      index += reference.length
    } else {
      pending.append(0x26)
      index += 1
    }
  }

  /// Code goes from a run of backticks to the next of the same length.
  private mutating func readBackticks() {
    let start = index
    while index < text.endIndex, text[index] == 0x60 { index += 1 }
    let length = index - start
    guard let end = endOfCode(length) else {
      pending.append(contentsOf: text[start..<index])
      return
    }
    var code = text[index..<end].map { $0 == 0x0A ? 0x20 : $0 }
    if code.count > 1, code.first == 0x20, code.last == 0x20, code.contains(where: { $0 != 0x20 }) {
      code = Array(code.dropFirst().dropLast())
    }
    flush()
    pieces.append(.code(code))
    index = end + length
  }

  /// Where the next run of so many backticks begins.
  ///
  /// After the first search in vain, the last place of each length is known, so that many lone
  /// runs don't each go through the rest of the text.
  private mutating func endOfCode(_ length: Int) -> Int? {
    if let codeEnds, (codeEnds[length] ?? -1) < index { return nil }
    var ends: [Int: Int] = [:]
    var next = index
    while next < text.endIndex {
      guard text[next] == 0x60 else {
        next += 1
        continue
      }
      let start = next
      while next < text.endIndex, text[next] == 0x60 { next += 1 }
      if next - start == length { return start }
      ends[next - start] = start
    }
    codeEnds = ends
    return nil
  }

  private mutating func readDelimiters(_ byte: UInt8) {
    let start = index
    while index < text.endIndex, text[index] == byte { index += 1 }
    flush()
    let (before, after) = (flanking(before: start), flanking(after: index))
    pieces.append(.delimiters(emphasis.delimiters.count))
    emphasis.append(byte, count: index - start, before: before, after: after)
  }

  private func flanking(before end: Int) -> ScalarClass.Flanking {
    guard end > text.startIndex else { return .space }
    return text[..<end].withUnsafeBufferPointer { bytes in
      ScalarReader.last(of: bytes, before: bytes.count).map(ScalarClass.flanking) ?? .space
    }
  }

  private func flanking(after start: Int) -> ScalarClass.Flanking {
    text[start...].withUnsafeBufferPointer { bytes in
      var reader = ScalarReader(bytes)
      return reader.next().map(ScalarClass.flanking) ?? .space
    }
  }

  private mutating func openBracket() {
    flush()
    brackets.append(Bracket(piece: pieces.count, delimiters: emphasis.delimiters.count))
    pieces.append(.text([0x5B]))
    index += 1
  }

  private mutating func closeBracket() {
    index += 1
    guard let bracket = brackets.popLast(), index < text.endIndex, text[index] == 0x28,
      let destination = LinkDestination(text[(index + 1)...]), !destination.isEmbed
    else { return pending.append(0x5D) }
    flush()
    index = destination.end
    pieces[bracket.piece] = .linkStart(destination.destination)
    pieces.append(.linkEnd)
    emphasis.pair(from: bracket.delimiters)
    // Links don't hold links: what was open before this one stays text.
    brackets.removeAll()
  }

  private func runs() -> [InlineRun] {
    var builder = RunBuilder()
    for piece in pieces {
      switch piece {
      case .text(let bytes): builder.append(bytes)
      case .code(let bytes): builder.append(bytes, isCode: true)
      case .linkStart(let url): builder.link = url.isEmpty ? nil : url
      case .linkEnd: builder.link = nil
      case .delimiters(let number): builder.apply(emphasis.delimiters[number])
      }
    }
    return builder.runs
  }
}

/// Puts pieces together to runs.
private struct RunBuilder {
  private(set) var runs: [InlineRun] = []
  var link: String?
  private var emphasis = 0
  private var strong = 0

  mutating func append(_ bytes: [UInt8], isCode: Bool = false) {
    var marks: InlineRun.Marks = isCode ? .code : []
    if emphasis > 0 { marks.insert(.emphasis) }
    if strong > 0 { marks.insert(.strong) }
    let text = String(decoding: bytes, as: UTF8.self)
    if text.isEmpty { return }
    if let last = runs.last, last.marks == marks, last.link == link {
      runs[runs.count - 1].text += text
    } else {
      runs.append(InlineRun(text, marks: marks, link: link))
    }
  }

  /// Ends and begins marks; delimiters without a partner are text between.
  mutating func apply(_ delimiters: EmphasisPairing.Delimiters) {
    emphasis -= delimiters.emphasisClosed
    strong -= delimiters.strongClosed
    append([UInt8](repeating: delimiters.byte, count: delimiters.count))
    emphasis += delimiters.emphasisOpened
    strong += delimiters.strongOpened
  }
}
