// Inline Markdown: escapes, code, links, images, emphasis and raw HTML.

/// Lays bare the text of a block of Markdown, by section 6 of CommonMark 0.31.2.
///
/// Text is written to ``out`` with its marks; those that turn out to be marks are noted as holes
/// and taken out when the block ends. So each byte is looked at once, but for what a look ahead
/// finds in vain, for which there is a bound.
struct MarkdownInline {
  /// What separates lines of a block in ``source``: a line break that is white space.
  static let softBreak: UInt8 = 0x0A
  /// A line break that is one, in ``source`` and ``out``.
  static let hardBreak: UInt8 = 0x0C
  /// In ``out``: a block of HTML begins or ends.
  static let blockBreak: UInt8 = 0x0B

  /// The block's text.
  var out: [UInt8] = []
  /// What is marked, as ranges of ``out``, in the order of their ends.
  var spans: [TextSpan] = []
  /// Whether the block holds the end of a link that began before it.
  private(set) var endsForeignLink = false
  /// How many bytes may still be looked at in vain, in the whole capture.
  var lookahead: Int
  /// The addresses of reference links by their labels.
  var references: [String: String] = [:]

  var source: [UInt8] = []
  var index = 0
  private var holes: [Range<Int>] = []
  private var brackets: [Bracket] = []
  var tags: [OpenTag] = []
  /// Where the last link ended in ``source``.
  private var linkEnd = 0
  /// Whether the text stands higher, between `^` and `^`.
  var isRaised = false
  private var emphasis = MarkdownEmphasis()
  /// The last place of each length of a run of backticks; `nil` before there was need.
  private var backticks: [Int: Int]?

  /// A bracket that may begin a link.
  struct Bracket {
    var isImage: Bool
    /// Where it stands in ``out``.
    var start: Int
    /// Where its label begins in ``source``.
    var label: Int
    /// How many holes and spans there are before it.
    var holes: Int
    var spans: Int
    /// Whether brackets stand within.
    var hasInner = false
  }

  /// An element of HTML that has begun.
  struct OpenTag {
    var tag: Tag
    var start: Int
    var link: String?
  }

  init(lookahead: Int) {
    self.lookahead = lookahead
  }

  /// Reads a block.
  ///
  /// - Parameter source: Its lines, separated by ``softBreak`` or ``hardBreak``.
  mutating func read(_ source: [UInt8]) {
    self.source = source
    index = 0
    out.removeAll(keepingCapacity: true)
    spans.removeAll(keepingCapacity: true)
    holes.removeAll(keepingCapacity: true)
    brackets.removeAll(keepingCapacity: true)
    tags.removeAll(keepingCapacity: true)
    emphasis = MarkdownEmphasis()
    backticks = nil
    endsForeignLink = false
    linkEnd = -1
    isRaised = false
    while index < source.count { readNext() }
    emphasis.finish(&holes, &spans)
    removeHoles()
  }

  private mutating func readNext() {
    let byte = source[index]
    guard byte < 0x80, Self.isSpecial[Int(byte)] else { return copyPlain() }
    switch byte {
    case UInt8(ascii: "\\"): readEscape()
    case UInt8(ascii: "&"): readReference()
    case UInt8(ascii: "`"): readCode()
    case UInt8(ascii: "<"): readAngle()
    case UInt8(ascii: "!") where next == UInt8(ascii: "["): openBracket(isImage: true)
    case UInt8(ascii: "["): openBracket(isImage: false)
    case UInt8(ascii: "]"): closeBracket()
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): readRun(of: byte)
    case UInt8(ascii: "^"): readCaret()
    case Self.softBreak: readBreak()
    default: write(byte)
    }
  }

  /// The byte behind the current one.
  private var next: UInt8? {
    index + 1 < source.count ? source[index + 1] : nil
  }

  private static let isSpecial: [Bool] = {
    var table = [Bool](repeating: false, count: 128)
    for byte in "\\&`<![]*_~^\n".utf8 { table[Int(byte)] = true }
    return table
  }()

  private mutating func copyPlain() {
    let start = index
    while index < source.count, source[index] >= 0x80 || !Self.isSpecial[Int(source[index])] {
      index += 1
    }
    out += source[start..<index]
  }

  mutating func write(_ byte: UInt8) {
    out.append(byte)
    index += 1
  }

  // MARK: Characters

  private mutating func readBreak() {
    if LineJoint.hasSpace(out[...], source[(index + 1)...]) { out.append(0x20) }
    index += 1
  }

  private mutating func readEscape() {
    if let next, Self.isPunctuation(next) {
      out.append(next)
      index += 2
    } else {
      write(source[index])
    }
  }

  /// Whether a byte is ASCII punctuation, which a backslash makes text.
  static func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
      || (0x7B...0x7E).contains(byte)
  }

  private mutating func readReference() {
    let reference = source.withUnsafeBufferPointer {
      HTMLEntities.reference(at: index, in: $0, inAttribute: false)
    }
    guard let reference, source[index + reference.length - 1] == UInt8(ascii: ";") else {
      return write(source[index])
    }
    reference.append(to: &out)
    index += reference.length
  }

  private mutating func readCode() {
    let length = runLength(at: index)
    if backticks == nil { backticks = backtickRuns() }
    let start = index + length
    guard let last = backticks?[length], last >= start else {
      out += source[index..<start]
      index = start
      return
    }
    var end = start
    while source[end] != UInt8(ascii: "`") || runLength(at: end) != length {
      end += source[end] == UInt8(ascii: "`") ? runLength(at: end) : 1
    }
    index = end + length
    // Pandoc says so of what it could not write as Markdown.
    let isRaw = source[index...].starts(with: Array("{=".utf8))
    if skipAttributes(), isRaw { return }
    var code = source[start..<end].map { $0 == Self.softBreak ? 0x20 : $0 }
    if code.count > 2, code.first == 0x20, code.last == 0x20 { code = code.dropFirst().dropLast() }
    let begin = out.count
    out += code
    if begin < out.count { spans.append(TextSpan(range: begin..<out.count, marks: .code)) }
  }

  private func runLength(at start: Int) -> Int {
    var end = start
    while end < source.count, source[end] == source[start] { end += 1 }
    return end - start
  }

  private func backtickRuns() -> [Int: Int] {
    var last: [Int: Int] = [:]
    var position = index
    while position < source.count {
      guard source[position] == UInt8(ascii: "`") else {
        position += 1
        continue
      }
      let length = runLength(at: position)
      last[length] = position
      position += length
    }
    return last
  }

  private mutating func readRun(of mark: UInt8) {
    let length = runLength(at: index)
    let run = MarkdownEmphasis.Run(
      mark: mark, length: length, start: out.count, before: source[..<index],
      after: source[(index + length)...])
    out += source[index..<(index + length)]
    index += length
    emphasis.add(run, &holes, &spans)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte >= 0x80
  }

  // MARK: Links

  /// Longer addresses are no links to follow, such as data.
  static let longestAddress = 2_000

  private mutating func openBracket(isImage: Bool) {
    let length = isImage ? 2 : 1
    if linkEnd == index, let last = out.last, Self.isLetter(last),
      index + length < source.count, Self.isLetter(source[index + length])
    {
      // Links in a row are entries of a menu; words of a sentence have a space between.
      out.append(Self.blockBreak)
    }
    if !brackets.isEmpty { brackets[brackets.count - 1].hasInner = true }
    brackets.append(
      Bracket(
        isImage: isImage, start: out.count, label: index + length, holes: holes.count,
        spans: spans.count))
    out += source[index..<(index + length)]
    index += length
  }

  private mutating func closeBracket() {
    guard let bracket = brackets.popLast() else {
      if next == UInt8(ascii: "("), let target = readTarget(at: index + 1, isStrict: true) {
        endsForeignLink = true
        index = target.end
      } else {
        write(source[index])
      }
      return
    }
    guard let target = target(of: bracket) else {
      dropFootnoteMark(bracket)
      return write(source[index])
    }
    finish(bracket, address: target.address)
    index = target.end
    skipAttributes()
    if brackets.isEmpty {
      linkEnd = index
      skipHeadingMarks()
    }
  }

  /// What the brackets that end here link to; `nil` if they are no link.
  private mutating func target(of bracket: Bracket) -> Target? {
    if next == UInt8(ascii: "("), let target = readTarget(at: index + 1, isStrict: false) {
      return target
    }
    if !references.isEmpty, let target = readReferenceTarget(bracket) { return target }
    // A span of pandoc's: [text]{.class}
    if next == UInt8(ascii: "{"), let end = attributesEnd(at: index + 1) {
      return Target(address: [], end: end)
    }
    return nil
  }

  private mutating func finish(_ bracket: Bracket, address: ArraySlice<UInt8>) {
    let text = bracket.start + (bracket.isImage ? 2 : 1)
    // A link to a place on the page, without a word, is a heading's anchor.
    let isAnchor =
      address.first == UInt8(ascii: "#")
      && !out[text...].withUnsafeBufferPointer { LineMarks.hasWord($0) }
    if bracket.isImage || isAnchor {
      takeBack(bracket)
    } else if holdsBlocks(bracket, since: text) {
      breakApart(bracket, since: text)
      note(text, address)
      out.append(Self.blockBreak)
    } else {
      holes.append(bracket.start..<text)
      note(text, address)
    }
  }

  /// Whether a link is around blocks, such as a teaser's picture, title and text.
  ///
  /// Of these html2text keeps the white space: at both ends of the link, and two spaces where one
  /// of them ends.
  private func holdsBlocks(_ bracket: Bracket, since start: Int) -> Bool {
    let label = source[bracket.label..<index]
    guard let first = label.first, first.isHTMLSpace, let last = label.last, last.isHTMLSpace else {
      return false
    }
    return bracket.hasInner
      || zip(out[start...], out[start...].dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
  }

  /// Makes two spaces in a link that ``holdsBlocks(_:since:)`` ends of blocks, and its bracket.
  private mutating func breakApart(_ bracket: Bracket, since start: Int) {
    out[bracket.start] = Self.blockBreak
    for position in start..<max(start, out.count - 1)
    where out[position] == 0x20 && out[position + 1] == 0x20 {
      out[position] = Self.blockBreak
    }
  }

  /// Takes back what was written since a bracket, and what was noted of it.
  private mutating func takeBack(_ bracket: Bracket) {
    out.removeSubrange(bracket.start...)
    let before = holes[bracket.holes...].filter { $0.upperBound <= bracket.start }
    holes.replaceSubrange(bracket.holes..., with: before)
    spans.removeSubrange(min(bracket.spans, spans.count)...)
    while let last = tags.last, last.start >= bracket.start { tags.removeLast() }
    emphasis.forget(from: bracket.start)
  }

  /// Notes a link from a place in ``out`` to its end.
  mutating func note(_ start: Int, _ address: ArraySlice<UInt8>) {
    guard start < out.count, address.starts(with: Array("http".utf8)),
      address.count <= Self.longestAddress
    else { return }
    let link = String(decoding: address, as: UTF8.self)
    spans.append(TextSpan(range: start..<out.count, marks: [], link: link))
  }

  /// `[^1]` shows as `[1]`.
  private mutating func dropFootnoteMark(_ bracket: Bracket) {
    if !bracket.isImage, !bracket.hasInner, bracket.label < index,
      source[bracket.label] == UInt8(ascii: "^"), index - bracket.label <= Self.longestNote
    {
      holes.append((bracket.start + 1)..<(bracket.start + 2))
    }
  }

  private static let longestNote = 24

  /// Moves behind attributes in braces, as pandoc writes them; whether there are any.
  @discardableResult
  private mutating func skipAttributes() -> Bool {
    guard index < source.count, source[index] == UInt8(ascii: "{"),
      let end = attributesEnd(at: index)
    else { return false }
    index = end
    return true
  }

  // MARK: Holes

  /// Takes what was marks out of ``out``.
  private mutating func removeHoles() {
    guard !holes.isEmpty else { return spans.sort(by: Self.endsBefore) }
    holes.sort { $0.lowerBound < $1.lowerBound }
    var kept: [UInt8] = []
    kept.reserveCapacity(out.count)
    var start = 0
    for hole in holes {
      kept += out[start..<hole.lowerBound]
      start = hole.upperBound
    }
    kept += out[start...]
    out = kept
    var sums = [0]
    for hole in holes { sums.append(sums[sums.count - 1] + hole.count) }
    spans = spans.compactMap { span in
      let range = moved(span.range.lowerBound, sums)..<moved(span.range.upperBound, sums)
      return range.isEmpty ? nil : TextSpan(range: range, marks: span.marks, link: span.link)
    }
    spans.sort(by: Self.endsBefore)
  }

  private static func endsBefore(_ first: TextSpan, _ second: TextSpan) -> Bool {
    (first.range.upperBound, second.range.lowerBound)
      < (second.range.upperBound, first.range.lowerBound)
  }

  /// Where a place lies once the holes before it are taken out.
  private func moved(_ place: Int, _ sums: [Int]) -> Int {
    var low = 0
    var high = holes.count
    while low < high {
      let middle = (low + high) / 2
      if holes[middle].upperBound <= place { low = middle + 1 } else { high = middle }
    }
    let within = low < holes.count && holes[low].lowerBound < place
    return (within ? holes[low].lowerBound : place) - sums[low]
  }
}
