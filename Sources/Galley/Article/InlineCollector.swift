// Text nodes of one block become its runs: white space collapsed, marks kept apart.

/// What applies to a stretch of text.
struct InlineStyle: Equatable, Sendable {
  var marks: InlineRun.Marks = []
  /// An index of the builder's links; -1 if the text is no link.
  var link: Int32 = -1

  /// What two stretches have in common, which is what the white space between them carries.
  func intersection(_ other: InlineStyle) -> InlineStyle {
    InlineStyle(marks: marks.intersection(other.marks), link: link == other.link ? link : -1)
  }
}

/// Collects the text of one block.
///
/// White space collapses as CSS has it, whichever elements it is spread over: to one space, to a
/// line break if there was a `<br>`, to nothing at the ends of the block and where a source line
/// ends between two ideographs. A lone space of another kind (no-break, thin, ideographic) stays what
/// it is. Soft hyphens, zero-width spaces and control characters vanish; joiners stay where the
/// script before them uses them.
struct InlineCollector {
  private struct Run {
    var start: Int
    var style: InlineStyle
  }

  /// White space that waits for the next character.
  private enum Gap: Equatable {
    case none
    /// A lone space that is not U+0020, as UTF-8.
    case special(UInt32)
    case space
    /// White space with a line end of the source in it.
    case sourceLine
    case lineBreak
  }

  private var bytes: [UInt8] = []
  private var runs: [Run] = []
  private var gap = Gap.none
  /// Where the last scalar of `bytes` starts.
  private var lastScalar = 0

  /// Whether there is no text yet.
  var isEmpty: Bool { bytes.isEmpty }

  /// Whether a `<br>` was the last that came, so that a second one would end the paragraph.
  var endsWithBreak: Bool { gap == .lineBreak }

  /// Adds a word boundary.
  mutating func addSpace() {
    widen(.space)
  }

  /// Adds the line break of a `<br>`.
  mutating func addBreak() {
    gap = .lineBreak
  }

  /// Ends an item of a list that is written in one line: by a semicolon, unless it ends with a mark
  /// of its own.
  mutating func endItem() {
    guard let last = bytes.last else { return }
    if !",;:.!?".utf8.contains(last) { bytes.append(UInt8(ascii: ";")) }
    lastScalar = bytes.count - 1
    gap = .space
  }

  /// Adds text.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>, style: InlineStyle) {
    var position = 0
    while position < text.count {
      let start = position
      while position < text.count {
        if text[position] &- 0x21 < 0x5E || Self.isPlain(text, at: position) {
          position &+= 1
        } else if text[position] == 0x20, position > start, position + 1 < text.count,
          Self.isPlain(text, at: position + 1)
        {
          // One space between words is as it should be.
          position += 2
        } else {
          break
        }
      }
      if position > start {
        write(UnsafeBufferPointer(rebasing: text[start..<position]), style)
      }
      guard position < text.count else { break }
      position += addSpecial(text, at: position, style)
    }
  }

  /// Ends the block, so that the collector is as new.
  ///
  /// - Parameters:
  ///   - links: What the links of styles are indices of.
  ///   - keepsBreaks: Whether line breaks stay; if not, they are spaces.
  /// - Returns: Runs of which neighbours differ in style; none if there is no text.
  mutating func finish(links: [String], keepsBreaks: Bool) -> [InlineRun] {
    defer { self = InlineCollector() }
    if !keepsBreaks {
      for index in bytes.indices where bytes[index] == 0x0A { bytes[index] = 0x20 }
    }
    return runs.indices.map { index in
      let end = index + 1 < runs.count ? runs[index + 1].start : bytes.count
      let style = runs[index].style
      let text = String(decoding: bytes[runs[index].start..<end], as: UTF8.self)
      return InlineRun(
        CanonicalComposition.composed(text), marks: style.marks,
        link: style.link < 0 ? nil : links[Int(style.link)])
    }
  }

  // MARK: - White space

  private mutating func widen(_ addition: Gap) {
    switch (gap, addition) {
    case (.lineBreak, _): break
    case (.none, _): gap = addition
    case (.sourceLine, _), (_, .sourceLine): gap = .sourceLine
    default: gap = .space
    }
  }

  /// Writes the white space that has gathered, now that text of a style follows.
  private mutating func closeGap(before scalar: UInt8, _ style: InlineStyle) {
    defer { gap = .none }
    guard let last = runs.last else {
      runs.append(Run(start: 0, style: style))
      return
    }
    if gap == .sourceLine, scalar >= 0xE3, Self.isUnspaced(lead: scalar),
      Self.isUnspaced(lead: bytes[lastScalar])
    {
      gap = .none
    }
    let start = bytes.count
    if gap != .none {
      let its = last.style.intersection(style)
      if its != last.style { runs.append(Run(start: start, style: its)) }
      switch gap {
      case .special(let space): UTF8Encoding.append(space, to: &bytes)
      case .lineBreak: bytes.append(0x0A)
      default: bytes.append(0x20)
      }
    }
    if runs[runs.count - 1].style != style { runs.append(Run(start: bytes.count, style: style)) }
  }

  /// Whether a scalar of three bytes or more is of a script that has no spaces: by its first byte,
  /// which also takes in some symbols and rare signs, but neither Hangul nor emoji.
  private static func isUnspaced(lead: UInt8) -> Bool {
    (0xE3...0xE9).contains(lead) || lead == 0xEF
  }

  // MARK: - Text

  private mutating func write(_ text: UnsafeBufferPointer<UInt8>, _ style: InlineStyle) {
    closeGap(before: text[0], style)
    bytes.append(contentsOf: text)
    var index = bytes.count - 1
    while index > 0, bytes[index] & 0xC0 == 0x80 { index -= 1 }
    lastScalar = index
  }

  /// Whether a byte belongs to the text as it is.
  @inline(__always)
  private static func isPlain(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let byte = text[index]
    if byte <= 0x20 || byte == 0x7F { return false }
    if byte < 0xC2 { return true }
    // U+0080 to U+00BF, U+2000 to U+207F, U+3000 to U+303F, U+FEC0 to U+FEFF.
    switch byte {
    case 0xC2: return false
    case 0xE2: return index + 1 < text.count && text[index + 1] > 0x81
    case 0xE3: return index + 1 < text.count && text[index + 1] > 0x80
    case 0xEF: return index + 1 < text.count && text[index + 1] != 0xBB
    default: return true
    }
  }

  /// Adds the character at a byte that is not plain, and returns its length.
  private mutating func addSpecial(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, _ style: InlineStyle
  ) -> Int {
    let byte = text[index]
    if byte < 0x80 {
      switch byte {
      case 0x20, 0x09: widen(.space)
      case 0x0A, 0x0C, 0x0D: widen(.sourceLine)
      default: break
      }
      return 1
    }
    let length = byte < 0xE0 ? 2 : 3
    guard index + length <= text.count else { return text.count - index }
    var scalar = UInt32(byte & (length == 2 ? 0x1F : 0x0F))
    for offset in 1..<length { scalar = scalar << 6 | UInt32(text[index + offset] & 0x3F) }
    switch scalar {
    case 0x85, 0x2028, 0x2029: widen(.space)
    case 0x80...0x9F, 0xAD, 0x200B, 0x2060, 0xFEFF: break
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: widen(.special(scalar))
    case 0x200C, 0x200D:
      // In Latin text a joiner is a leftover; in Persian, Hindi or between emoji it is spelling.
      guard gap == .none, let last = bytes.indices.contains(lastScalar) ? bytes[lastScalar] : nil,
        last >= 0xCC
      else { break }
      fallthrough
    default:
      write(UnsafeBufferPointer(rebasing: text[index..<index + length]), style)
    }
    return length
  }
}
