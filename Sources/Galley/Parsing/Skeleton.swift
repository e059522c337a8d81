// What libxml2 needs to see of a page: the tags that decide where elements begin and end.

/// Markup without text, attributes and elements of running text, and where these are on the tape.
///
/// libxml2 decides where elements begin and end, and for that it needs the tags of blocks, and where
/// text stands between them; it looks at no attribute. But it reads text and values character by
/// character, copies them twice, and compares names with each of those that are open. So what stands
/// between the tags of blocks, a *run*, goes through as one mark, and attributes don't go at all:
/// `<p class="lead">Rain <b>again</b>.</p>` becomes `<p>!</p>`. The handlers of ``LibXML2Parser`` put
/// back what was left out.
///
/// An element goes into a run if libxml2 would do nothing about it but to begin and end it:
///
/// - It is one that `htmlStartClose`, libxml2's table of what closes what, lets close nothing but a
///   `<head>` (and `<a>` another `<a>`), and that ends before anything begins that isn't such.
/// - It stands behind `<body>`, where libxml2 needn't supply anything around it.
///
/// White space alone stays white space, since libxml2 asks for it before the body, but becomes one space
/// or line feed: outside of `<pre>` nobody can tell.
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
  /// How often `<a>` was opened in `markup` and not closed.
  private var openLinks = 0
  /// Whether libxml2's innermost element is surely no `<a>`.
  private var isBehindBlock = false

  /// Takes a page apart.
  ///
  /// - Parameter tape: The page; its texts that are white space become ``TagTape/blanks``.
  init(of tape: inout TagTape) {
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
    if isInBody, token.tag.isRunning, token.tag != .a || mayBegin(tape) {
      if first < 0 { first = index }
      open.append(Int32(index))
      return
    }
    flush(before: index, tape)
    writeStart(index, token, tape)
    if token.tag == .pre { openPres += 1 }
    if token.tag == .body { isInBody = true }
  }

  /// Whether a link that begins now closes none.
  private func mayBegin(_ tape: borrowing TagTape) -> Bool {
    if let last = open.last { return tape.tokens[Int(last)].tag != .a }
    return openLinks == 0 || isBehindBlock
  }

  @inline(__always)
  private mutating func end(_ index: Int, _ token: TagTape.Token, _ tape: borrowing TagTape) {
    if let last = open.last, tape.tokens[Int(last)].tag == token.tag {
      _ = open.popLast()
      return
    }
    flush(before: index, tape)
    markup.append("</")
    appendName(token, tape)
    markup.append(UInt8(ascii: ">"))
    isBehindBlock = false
    if token.tag == .a { openLinks = max(0, openLinks - 1) }
    if token.tag == .pre { openPres = max(0, openPres - 1) }
    // It may end a body within it.
    if token.tag == .head { isInBody = false }
  }

  @inline(__always)
  private mutating func void(_ index: Int, _ token: TagTape.Token, _ tape: borrowing TagTape) {
    if isInBody, token.tag.isRunning {
      if first < 0 { first = index }
      return
    }
    flush(before: index, tape)
    writeTag(index, token, tape, end: "/>")
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
    switch token.tag {
    case .a:
      openLinks += 1
      isBehindBlock = false
    // A second one of these is none to libxml2.
    case .html, .head, .body: isBehindBlock = false
    default: isBehindBlock = true
    }
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
