// Text as CommonMark: which characters would be read as markup, and are escaped.

/// How a stretch of text is written, by where it stands.
struct MarkdownText {
  /// What comes right after the text.
  enum Following {
    /// The end of the line.
    case end
    /// A space.
    case space
    /// A mark that opens or closes.
    case markup
  }

  /// Where the text stands.
  let place: InlineNormalizer.Place
  /// Whether it begins a line, where `-`, `#`, `1.` and others begin a block.
  var isLineStart = false
  /// Whether it stands in brackets, so that brackets in it are escaped.
  var isInLink = false
  /// Whether it comes right after a `[`, where `^` would begin a footnote in GFM.
  var isLinkStart = false
  /// Whether a `[` at the start of a line is escaped: code with `]:` after it would make it a link
  /// definition.
  var escapesFirstBracket = false
  /// Whether the first character is written as a numeric reference.
  var encodesFirst = false
  /// Whether the last character is written as a numeric reference.
  var encodesLast = false
  /// Whether a final `!` is escaped.
  var escapesFinalBang = false
  /// What comes after the text.
  var following = Following.end

  /// Creates the options for text that stands between nothing.
  init(place: InlineNormalizer.Place) {
    self.place = place
  }

  /// Whether CommonMark reads `<url>` as that URL: a scheme, and no character it stops at.
  static func isAutolink(_ url: String) -> Bool {
    var url = url
    return url.withUTF8 { bytes in
      guard let colon = bytes.prefix(33).firstIndex(of: 0x3A), colon >= 2,
        MarkdownByte.isLetter(bytes[0]),
        bytes[..<colon].allSatisfy({
          MarkdownByte.isAlphanumeric($0) || $0 == 0x2B || $0 == 0x2E || $0 == 0x2D
        })
      else { return false }
      var reader = ScalarReader(bytes, at: colon)
      while let value = reader.next() {
        if value <= 0x20 || value == 0x3C || value == 0x3E || ScalarClass.isEscaped(value) {
          return false
        }
        if value == 0x26, isReference(bytes, at: reader.index - 1) { return false }
      }
      return true
    }
  }

  /// Whether a `&` at `index` can begin a character reference.
  ///
  /// The longest name has 31 letters; a longer run of letters is none.
  static func isReference(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let end = min(bytes.count, index + 40)
    var next = index + 1
    while next < end, MarkdownByte.isAlphanumeric(bytes[next]) || bytes[next] == 0x23 { next += 1 }
    return next > index + 1 && next < end && bytes[next] == 0x3B
  }

  /// Whether a byte can be markup somewhere, or begins a character that may need an escape.
  static let isSpecial: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in 0..<0x20 { table[byte] = true }
    for byte in "\\`*_[]<&~|!\u{7F}".utf8 { table[Int(byte)] = true }
    for lead in [0xC2, 0xD8, 0xE1, 0xE2, 0xE3, 0xEE, 0xEF, 0xF3, 0xF4] { table[lead] = true }
    return table
  }()
}
