// A page's markup as a list of tokens: what the rewriter writes and libxml2's reader reads.

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Tags and texts of a page in their order, over one buffer of bytes.
///
/// It says what tidy markup would say, without having to be written and read again byte by byte:
/// references are decoded, attributes are known ones, white space between tags is one character.
struct TagTape: ~Copyable {
  /// A tag or a text.
  struct Token: BitwiseCopyable {
    /// What a token is.
    enum Kind: UInt8 {
      case text
      case start
      case end
      /// A start tag whose element has no content and no end tag.
      case void
    }

    var kind: Kind
    var tag: Tag
    /// Of a name that HTML doesn't know, its length in bytes; else 0.
    var nameCount: UInt8 = 0
    /// Text: where it starts in `content`.
    ///
    /// Start tag: its first index in `attributes`.
    var start: UInt32 = 0
    /// Text: how many bytes.
    ///
    /// Start tag: how many attributes.
    var count: UInt32 = 0
    /// Where a name that HTML doesn't know stands in `content`.
    var name: UInt32 = 0
  }

  /// How much had been written at some time.
  struct Mark {
    fileprivate var tokens: Int
    fileprivate var content: Int
    fileprivate var attributes: Int
  }

  /// Where the one space and the one line feed for all white space stand in `content`.
  static let blanks: (space: UInt32, lineFeed: UInt32) = (0, 1)

  private(set) var tokens: FlatBuffer<Token>
  /// A space, a line feed, then texts, values of attributes and names, references decoded.
  var content: ByteBuffer
  private(set) var attributes: FlatBuffer<Document.Attribute>
  /// Whether the last token is a text that ends where `content` does, however long that gets.
  private var isTextOpen = false

  /// - Parameter bytes: How long the page is, to make room for about as much as it takes.
  init(expecting bytes: Int) {
    tokens = FlatBuffer(capacity: bytes / 48 + 64)
    content = ByteBuffer(capacity: bytes / 2 + 1_024)
    attributes = FlatBuffer(capacity: bytes / 128 + 64)
    content.append(0x20)
    content.append(0x0A)
  }

  // MARK: - Text

  /// Takes what is now appended to `content` for text, until something else is written.
  @inline(__always)
  mutating func beginText() {
    if !isTextOpen { openText() }
  }

  private mutating func openText() {
    isTextOpen = true
    if let last = tokens.last, last.kind == .text, Int(last.start + last.count) == content.count {
      return
    }
    tokens.append(Token(kind: .text, tag: .text, start: UInt32(content.count)))
  }

  /// Ends the text that is being written, if one is; an empty one was none.
  @inline(__always)
  mutating func endText() {
    if isTextOpen { closeText() }
  }

  private mutating func closeText() {
    isTextOpen = false
    let last = tokens.count - 1
    let count = UInt32(content.count) - tokens[last].start
    if count == 0 { _ = tokens.popLast() } else { tokens[last].count = count }
  }

  // MARK: - Tags

  /// Appends an attribute whose value has just been appended to `content`.
  @inline(__always)
  mutating func append(_ name: AttributeName, valueFrom start: Int) {
    attributes.append(
      Document.Attribute(
        name: name, start: UInt32(start), count: UInt32(content.count &- start)))
  }

  /// Appends a start tag that has the attributes appended since the mark.
  ///
  /// - Parameter name: Where the name stands at the end of `content`, if HTML doesn't know it.
  mutating func append(_ kind: Token.Kind, _ tag: Tag, since mark: Mark, name: Range<Int>? = nil) {
    endText()
    tokens.append(
      Token(
        kind: kind, tag: tag, nameCount: UInt8(name?.count ?? 0), start: UInt32(mark.attributes),
        count: UInt32(attributes.count - mark.attributes), name: UInt32(name?.lowerBound ?? 0)))
  }

  /// Appends an end tag, or a tag without attributes.
  mutating func append(_ kind: Token.Kind, _ tag: Tag) {
    endText()
    tokens.append(Token(kind: kind, tag: tag))
  }

  /// Appends an end tag of a name that HTML doesn't know, which has just been appended to
  /// `content`.
  mutating func appendEnd(_ tag: Tag, name: Range<Int>) {
    tokens.append(
      Token(kind: .end, tag: tag, nameCount: UInt8(name.count), name: UInt32(name.lowerBound)))
  }

  /// Appends a tag once more.
  mutating func appendCopy(of index: Int) {
    endText()
    tokens.append(tokens[index])
  }

  /// Whether two tags have the same name, both one that HTML doesn't know.
  func haveSameName(_ one: Token, _ other: Token) -> Bool {
    one.nameCount == other.nameCount
      && memcmp(content.base + Int(one.name), content.base + Int(other.name), Int(one.nameCount))
        == 0
  }

  // MARK: - Taking back

  /// The present state, to which ``truncate(to:)`` can go back.
  @inline(__always)
  mutating func mark() -> Mark {
    endText()
    return Mark(tokens: tokens.count, content: content.count, attributes: attributes.count)
  }

  /// Forgets everything that was written since.
  mutating func truncate(to mark: Mark) {
    isTextOpen = false
    tokens.truncate(to: mark.tokens)
    content.truncate(to: mark.content)
    attributes.truncate(to: mark.attributes)
  }

  /// Forgets the last token.
  mutating func removeLast() {
    _ = tokens.popLast()
  }

  // MARK: - After writing

  /// Makes a text one blank: a space, or a line feed.
  @inline(__always)
  mutating func setBlank(_ index: Int, _ place: UInt32) {
    tokens[index].start = place
    tokens[index].count = 1
  }

  /// Appends a text to a text node; where they don't stand side by side, the node's text moves to
  /// the end of `content`, to which more can be appended.
  mutating func join(_ start: UInt32, _ count: UInt32, to node: inout Document.Node) {
    if node.start + node.count != start {
      if Int(node.start + node.count) != content.count {
        let moved = content.count
        content.appendCopy(of: Int(node.start)..<Int(node.start + node.count))
        node.start = UInt32(moved)
      }
      content.appendCopy(of: Int(start)..<Int(start + count))
    }
    node.count += count
  }
}
