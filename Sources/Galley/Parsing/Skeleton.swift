// What libxml2 needs to see of a page: what its own tags don't settle.

/// Markup without text, attributes and what is properly nested, and where these are on the tape.
///
/// libxml2 decides where elements begin and end whose tags don't say so, or against what their tags
/// say: it supplies what is missing, closes a `<p>` for a heading, and ignores end tags. Where it
/// would do nothing of the kind, it needn't be asked; reading text, attributes and names took most
/// of its time. So a *run*, which is text and elements that begin and end as their tags say, goes
/// through as one mark, and attributes don't go at all:
///
///     <body><section class="lead"><p>Rain <b>again</b>.</p></section><p>More.
///
/// becomes `<body>!<p>!`. The handlers of ``LibXML2Parser`` put back what was left out.
///
/// An element goes into a run if
///
/// - it stands behind `<body>`, where libxml2 needn't supply anything around it,
/// - by ``ClosingRule`` it closes nothing, which must be known of the element that it stands in,
/// - and it ends by its own end tag before an element begins or ends that isn't of this kind.
///
/// White space alone stays white space, since libxml2 asks for it before the body, but becomes one
/// space or line feed: outside of `<pre>` nobody can tell.
struct Skeleton: ~Copyable {
  /// A range of tokens.
  struct Run: BitwiseCopyable {
    var start: Int32
    var end: Int32
  }

  /// Where a start tag stands in `markup`, from its `<` to its `>`, and its token.
  struct StartTag: BitwiseCopyable {
    var start: Int32
    var end: Int32
    var token: Int32
  }

  /// What libxml2 reads.
  private(set) var markup: ByteBuffer
  /// What the marks in `markup` stand for, in their order.
  private(set) var runs: FlatBuffer<Run>
  /// The start tags in `markup`, in their order.
  private(set) var tags: FlatBuffer<StartTag>

  /// What stands for a run.
  static let mark = UInt8(ascii: "!")

  /// Where the run begins that is being gathered; -1 if none is.
  private var first = -1
  /// The tokens of the elements that are open in it, outermost first.
  private var open = FlatBuffer<Int32>(capacity: 64)
  /// Whether `<body>` has begun and can't have ended.
  private var isInBody = false
  /// How often `<pre>` was opened and not closed.
  private var openPres = 0
  /// The tokens of the elements around the run that are surely libxml2's innermost, the innermost
  /// last.
  private var outer = FlatBuffer<Int32>(capacity: 64)
  private let rules = ClosingRule.all
  private let isGathering: Bool

  /// Takes a page apart.
  ///
  /// - Parameters:
  ///   - tape: The page; its texts that are white space become ``TagTape/blanks``.
  ///   - isGathering: Whether elements go into runs; tests ask for both.
  init(of tape: inout TagTape, isGathering: Bool = true) {
    self.isGathering = isGathering
    let count = tape.tokens.count
    markup = ByteBuffer(capacity: count * 4 + 256)
    runs = FlatBuffer(capacity: count / 4)
    tags = FlatBuffer(capacity: count / 4)
    for index in 0..<count {
      let token = tape.tokens[index]
      switch token.kind {
      case .text: text(index, token, &tape)
      case .start: start(index, token, tape)
      case .end: end(index, token, tape)
      case .void: void(index, token, tape)
      }
    }
    flush(before: count, tape)
  }

  // MARK: - Tokens

  @inline(__always)
  private mutating func text(_ index: Int, _ token: TagTape.Token, _ tape: inout TagTape) {
    if openPres == 0 { Self.collapse(index, token, &tape) }
    if first < 0 { first = index }
    if !isInBody { flush(before: index + 1, tape) }
  }

  /// Makes white space one blank.
  @inline(__always)
  private static func collapse(_ index: Int, _ token: TagTape.Token, _ tape: inout TagTape) {
    let end = Int(token.start + token.count)
    var hasLineFeed = false
    for index in Int(token.start)..<end {
      let byte = tape.content.base[index]
      guard byte.isHTMLSpace else { return }
      if byte == 0x0A { hasLineFeed = true }
    }
    let blanks = TagTape.blanks
    tape.setBlank(index, hasLineFeed ? blanks.lineFeed : blanks.space)
  }

  @inline(__always)
  private mutating func start(_ index: Int, _ token: TagTape.Token, _ tape: borrowing TagTape) {
    if token.tag == .pre { openPres += 1 }
    if isInRun(token, tape) {
      if first < 0 { first = index }
      open.append(Int32(index))
      return
    }
    flush(before: index, tape)
    writeStart(index, token, tape)
    if token.tag == .body { isInBody = isGathering }
  }

  /// Whether an element that begins now may go into a run.
  @inline(__always)
  private func isInRun(_ token: TagTape.Token, _ tape: borrowing TagTape) -> Bool {
    let rule = rules[Int(token.tag.rawValue)]
    guard isInBody, rule.isOrdinary else { return false }
    if rule.closes == 0 { return true }
    guard let inner = open.last ?? outer.last else { return false }
    return !rule.closes(rules[Int(tape.tokens[Int(inner)].tag.rawValue)])
  }

  @inline(__always)
  private mutating func end(_ index: Int, _ token: TagTape.Token, _ tape: borrowing TagTape) {
    if token.tag == .pre { openPres = max(0, openPres - 1) }
    if let last = open.last, Self.isEnd(token, of: tape.tokens[Int(last)], tape) {
      _ = open.popLast()
      return
    }
    flush(before: index, tape)
    markup.append("</")
    appendName(token, tape)
    markup.append(UInt8(ascii: ">"))
    if let last = outer.last, Self.isEnd(token, of: tape.tokens[Int(last)], tape) {
      _ = outer.popLast()
    } else {
      // It may end some or none.
      outer.truncate(to: 0)
    }
    // This may end a body, if that is within the head.
    if token.tag == .head { isInBody = false }
  }

  @inline(__always)
  private static func isEnd(
    _ end: TagTape.Token, of start: TagTape.Token, _ tape: borrowing TagTape
  ) -> Bool {
    guard end.tag == start.tag, end.nameCount == start.nameCount else { return false }
    return end.nameCount == 0 || tape.haveSameName(start, end)
  }

  @inline(__always)
  private mutating func void(_ index: Int, _ token: TagTape.Token, _ tape: borrowing TagTape) {
    if isInRun(token, tape) {
      if first < 0 { first = index }
      return
    }
    flush(before: index, tape)
    writeTag(index, token, tape, end: "/>")
    if rules[Int(token.tag.rawValue)].closes != 0 { outer.truncate(to: 0) }
  }

  // MARK: - Runs

  /// Writes what was gathered: elements that haven't ended are libxml2's to end.
  @inline(__always)
  private mutating func flush(before end: Int, _ tape: borrowing TagTape) {
    guard first >= 0 else { return }
    if open.count > 0 { flushOpen(tape) }
    if first < end { writeRun(first, end, tape) }
    first = -1
  }

  private mutating func flushOpen(_ tape: borrowing TagTape) {
    for place in 0..<open.count {
      let index = Int(open[place])
      if first < index { writeRun(first, index, tape) }
      writeStart(index, tape.tokens[index], tape)
      first = index + 1
    }
    open.truncate(to: 0)
  }

  @inline(__always)
  private mutating func writeRun(_ start: Int, _ end: Int, _ tape: borrowing TagTape) {
    let token = tape.tokens[start]
    if end == start + 1, token.start <= TagTape.blanks.lineFeed, token.kind == .text {
      markup.append(token.start == TagTape.blanks.space ? 0x20 : 0x0A)
      return
    }
    markup.append(Self.mark)
    runs.append(Run(start: Int32(start), end: Int32(end)))
  }

  // MARK: - Tags

  private mutating func writeStart(
    _ index: Int, _ token: TagTape.Token, _ tape: borrowing TagTape
  ) {
    writeTag(index, token, tape, end: ">")
    let rule = rules[Int(token.tag.rawValue)]
    if let inner = outer.last, rule.closes(rules[Int(tape.tokens[Int(inner)].tag.rawValue)]) {
      // What is around that may be closed, too.
      outer.truncate(to: 0)
    }
    if rule.isOrdinary { outer.append(Int32(index)) } else { outer.truncate(to: 0) }
  }

  @inline(__always)
  private mutating func writeTag(
    _ index: Int, _ token: TagTape.Token, _ tape: borrowing TagTape, end: StaticString
  ) {
    let start = markup.count
    markup.append(UInt8(ascii: "<"))
    appendName(token, tape)
    markup.append(end)
    tags.append(
      StartTag(start: Int32(start), end: Int32(markup.count &- 1), token: Int32(index)))
  }

  @inline(__always)
  private mutating func appendName(_ token: TagTape.Token, _ tape: borrowing TagTape) {
    if token.tag.isHTML {
      markup.append(Tag.names[Int(token.tag.rawValue) - 3])
    } else {
      markup.append(tape.content.base + Int(token.name), Int(token.nameCount))
    }
  }
}
