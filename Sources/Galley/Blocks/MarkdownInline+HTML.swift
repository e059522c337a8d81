// Raw HTML and addresses in angle brackets within Markdown.

extension MarkdownInline {
  /// Reads a tag, an address in angle brackets, or the bracket alone.
  mutating func readAngle() {
    if let tag = MarkdownTag.read(source, at: index, before: source.count, lookahead: &lookahead) {
      apply(tag)
      index = tag.end
    } else if let end = autolinkEnd() {
      let address = source[(index + 1)..<end].filter { !$0.isHTMLSpace }
      let start = out.count
      out += address
      note(start, address[...])
      index = end + 1
    } else {
      write(source[index])
    }
  }

  private mutating func apply(_ tag: MarkdownTag) {
    switch tag.tag {
    case .br: out.append(Self.hardBreak)
    case .td, .th:
      if !tag.isEnd, let last = out.last, last != Self.blockBreak { out.append(0x09) }
    case .a, .b, .strong, .em, .i, .code:
      tag.isEnd ? close(tag.tag) : open(tag)
    case _ where tag.tag.isBlock:
      if let last = out.last, last != Self.blockBreak { out.append(Self.blockBreak) }
    default: break
    }
  }

  private mutating func open(_ tag: MarkdownTag) {
    let link = tag.address.map { String(decoding: source[$0], as: UTF8.self) }
    tags.append(OpenTag(tag: tag.tag, start: out.count, link: link))
  }

  private mutating func close(_ tag: Tag) {
    guard let found = tags.suffix(Self.deepestTag).lastIndex(where: { $0.tag == tag }) else {
      return
    }
    let open = tags[found]
    tags.removeSubrange(found...)
    guard open.start < out.count else { return }
    switch tag {
    case .a: open.link.map { note(open.start, Array($0.utf8)[...]) }
    case .b, .strong: spans.append(TextSpan(range: open.start..<out.count, marks: .strong))
    case .code: spans.append(TextSpan(range: open.start..<out.count, marks: .code))
    default: spans.append(TextSpan(range: open.start..<out.count, marks: .emphasis))
    }
  }

  /// An end tag ends one of so many elements.
  private static let deepestTag = 8

  /// Where the address in angle brackets ends that begins here; `nil` if there is none.
  ///
  /// Programs that wrap lines break addresses, too.
  private mutating func autolinkEnd() -> Int? {
    guard lookahead > 0 else { return nil }
    let rest = source[(index + 1)...].prefix(Self.longestAddress)
    guard let close = rest.firstIndex(where: { $0 == UInt8(ascii: ">") || $0 == 0x20 }),
      source[close] == UInt8(ascii: ">")
    else {
      lookahead -= rest.count
      return nil
    }
    let address = source[(index + 1)..<close]
    let isMail = address.contains(UInt8(ascii: "@")) && !address.contains(Self.softBreak)
    return Self.schemes.contains { address.starts(with: $0) } || isMail ? close : nil
  }

  private static let schemes = ["https://", "http://", "mailto:", "ftp://"].map { Array($0.utf8) }
}
