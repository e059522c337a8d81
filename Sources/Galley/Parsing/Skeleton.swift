// What libxml2 needs to see of a page: its tags. Text and attributes are put aside.

/// Tidy markup without its text and attributes, and these in tables beside it.
///
/// libxml2 decides where elements begin and end, and for that it needs the tags, in which order text
/// stands between them, and whether that is more than white space; it looks at no attribute. But it
/// reads text and values character by character, copies them twice, and that is most of its time. So
/// each stretch of text is put aside and goes through as a short number, and so do the attributes of
/// each tag: `<p class="lead">Rain again.</p>` becomes `<p a="?">!?</p>`. The handlers of
/// ``LibXML2Parser`` put text and attributes back.
///
/// White space alone stays white space, since libxml2 asks for it, but becomes one space or line feed:
/// outside of `<pre>` nobody can tell.
struct Skeleton: ~Copyable {
  /// A stretch of text in `content`.
  struct Text: BitwiseCopyable {
    var start: UInt32
    var count: UInt32
  }

  /// The attributes of a tag, as a range of `attributes`.
  struct Run: BitwiseCopyable {
    var start: UInt32
    var count: UInt32
  }

  /// What libxml2 reads.
  private(set) var markup: ByteBuffer
  /// A space, a line feed, then all text and values, references decoded.
  private(set) var content: ByteBuffer
  private(set) var texts: FlatBuffer<Text>
  private(set) var runs: FlatBuffer<Run>
  private(set) var attributes: FlatBuffer<Document.Attribute>

  /// How often `<pre>` was opened and not closed.
  private var openPres = 0

  /// The mark before the number of a text.
  static let mark = UInt8(ascii: "!")
  /// The digit 0: the 64 digits are the ASCII characters from here on, none of which is white space
  /// or markup.
  static let zero: UInt8 = 0x3F
  /// Where the one space and the one line feed for all white space stand in `content`.
  static let blanks: (space: UInt32, lineFeed: UInt32) = (0, 1)

  /// Takes markup apart.
  ///
  /// - Parameter markup: Markup as ``TagRewriter`` writes it: names in lower case, values in double
  ///   quotes, no references but those to `&`, `<` and `"`, no comments.
  init(of markup: borrowing ByteBuffer) {
    self.markup = ByteBuffer(capacity: markup.count / 2 + 256)
    content = ByteBuffer(capacity: markup.count + 2)
    texts = FlatBuffer(capacity: markup.count / 64)
    runs = FlatBuffer(capacity: markup.count / 64)
    attributes = FlatBuffer(capacity: markup.count / 64)
    content.append(0x20)
    content.append(0x0A)
    read(markup.base, markup.count)
  }

  private mutating func read(_ source: UnsafePointer<UInt8>, _ end: Int) {
    let names = NameTable.attributes
    var position = 0
    while position < end {
      if source[position] != UInt8(ascii: "<") { position = text(source, from: position, end) }
      guard position < end else { break }
      if position + 1 < end, source[position + 1] == UInt8(ascii: "/") {
        position = endTag(source, from: position, end)
      } else {
        position = startTag(source, from: position, end, names)
      }
    }
  }

  // MARK: - Text

  /// Puts the text at an index aside; returns where it ends.
  private mutating func text(_ source: UnsafePointer<UInt8>, from first: Int, _ end: Int) -> Int {
    if openPres == 0, let next = blank(source, from: first, end) { return next }
    let start = content.count
    let next = decode(source, from: first, to: UInt8(ascii: "<"), end)
    markup.append(Self.mark)
    append(number: texts.count)
    texts.append(Text(start: UInt32(start), count: UInt32(content.count - start)))
    return next
  }

  /// Writes a blank for white space up to the next tag; `nil` if there is more than white space.
  @inline(__always)
  private mutating func blank(
    _ source: UnsafePointer<UInt8>, from first: Int, _ end: Int
  ) -> Int? {
    var index = first
    var hasLineFeed = false
    while index < end, source[index].isHTMLSpace {
      if source[index] == 0x0A { hasLineFeed = true }
      index &+= 1
    }
    guard index == end || source[index] == UInt8(ascii: "<") else { return nil }
    markup.append(hasLineFeed ? 0x0A : 0x20)
    return index
  }

  /// Copies what stands before `stop` to `content`, decoding references; returns where it ends.
  @inline(__always)
  private mutating func decode(
    _ source: UnsafePointer<UInt8>, from first: Int, to stop: UInt8, _ end: Int
  ) -> Int {
    var position = first
    while true {
      let next = ByteScanning.firstIndex(
        of: stop, or: UInt8(ascii: "&"), in: source, from: position, to: end)
      content.append(source + position, next - position)
      guard next < end, source[next] == UInt8(ascii: "&") else { return next }
      position = reference(source, at: next, end)
    }
  }

  /// Decodes one of the three references that the rewriter writes; returns where it ends.
  @inline(never)
  private mutating func reference(
    _ source: UnsafePointer<UInt8>, at index: Int, _ end: Int
  ) -> Int {
    let references: [(StaticString, UInt8)] = [
      ("&amp;", UInt8(ascii: "&")), ("&quot;", UInt8(ascii: "\"")), ("&lt;", UInt8(ascii: "<")),
    ]
    for (name, byte) in references
    where ByteScanning.matches(name, at: index, in: source, to: end) {
      content.append(byte)
      return index + name.utf8CodeUnitCount
    }
    content.append(UInt8(ascii: "&"))
    return index + 1
  }

  /// Writes a number, the highest of its digits first.
  @inline(__always)
  private mutating func append(number: Int) {
    var shift = 0
    while number &>> shift >= 64 { shift &+= 6 }
    while shift >= 0 {
      markup.append(Self.zero &+ UInt8(truncatingIfNeeded: number &>> shift & 63))
      shift &-= 6
    }
  }

  // MARK: - Tags

  private mutating func endTag(_ source: UnsafePointer<UInt8>, from first: Int, _ end: Int) -> Int {
    let close = ByteScanning.firstIndex(of: UInt8(ascii: ">"), in: source, from: first, to: end)
    if isPre(source, at: first + 2, end) { openPres = max(0, openPres - 1) }
    let next = min(end, close + 1)
    markup.append(source + first, next - first)
    return next
  }

  private mutating func startTag(
    _ source: UnsafePointer<UInt8>, from first: Int, _ end: Int, _ names: NameTable
  ) -> Int {
    var position = first + 1
    while position < end, !Self.endsName(source[position]) { position &+= 1 }
    markup.append(source + first, position - first)
    if isPre(source, at: first + 1, end) { openPres += 1 }
    if position < end, source[position] == 0x20 {
      position = attributes(source, from: position, end, names)
    }
    let next = min(
      end, ByteScanning.firstIndex(of: UInt8(ascii: ">"), in: source, from: position, to: end) + 1)
    markup.append(source + position, next - position)
    return next
  }

  @inline(__always)
  private static func endsName(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  @inline(__always)
  private func isPre(_ source: UnsafePointer<UInt8>, at index: Int, _ end: Int) -> Bool {
    source[index] == UInt8(ascii: "p") && index + 3 < end
      && source[index + 1] == UInt8(ascii: "r") && source[index + 2] == UInt8(ascii: "e")
      && Self.endsName(source[index + 3])
  }

  /// Puts the attributes of a tag aside; returns where they end.
  private mutating func attributes(
    _ source: UnsafePointer<UInt8>, from first: Int, _ end: Int, _ names: NameTable
  ) -> Int {
    var position = first
    let start = attributes.count
    while position + 1 < end, source[position] == 0x20 {
      let name = position + 1
      let equals = ByteScanning.firstIndex(of: UInt8(ascii: "="), in: source, from: name, to: end)
      let valueStart = content.count
      position = decode(source, from: min(end, equals + 2), to: UInt8(ascii: "\""), end) + 1
      attributes.append(
        Document.Attribute(
          name: AttributeName(rawValue: names.value(source + name, equals - name)),
          start: UInt32(valueStart), count: UInt32(content.count - valueStart)))
    }
    guard attributes.count > start else { return position }
    markup.append(" a=\"")
    append(number: runs.count)
    markup.append(UInt8(ascii: "\""))
    runs.append(Run(start: UInt32(start), count: UInt32(attributes.count - start)))
    return position
  }

  // MARK: - Text nodes

  /// Appends a text to a text node; where they don't stand side by side, the node's text moves to the
  /// end of `content`, to which more can be appended.
  mutating func join(_ text: Text, to node: inout Document.Node) {
    if node.start + node.count != text.start {
      if Int(node.start + node.count) != content.count {
        let start = content.count
        content.appendCopy(of: Int(node.start)..<Int(node.start + node.count))
        node.start = UInt32(start)
      }
      content.appendCopy(of: Int(text.start)..<Int(text.start + text.count))
    }
    node.count += text.count
  }
}
