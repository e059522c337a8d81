// A tag of raw HTML within Markdown.

/// A tag, comment or declaration of HTML in a Markdown text, by sections 4.6 and 6.6 of CommonMark.
///
/// Unlike there only the names of HTML count, so that `<name>` in running text stays.
struct MarkdownTag {
  /// The element; ``Tag/other`` of a comment or declaration.
  var tag: Tag
  var isEnd: Bool
  /// The index behind the tag, or behind the element if it has no text for readers.
  var end: Int
  /// The value of `href`.
  var address: Range<Int>?

  /// Reads the tag that begins at an index.
  ///
  /// - Parameters:
  ///   - index: Where `<` stands.
  ///   - end: Where the text ends.
  ///   - lookahead: How many bytes may still be looked at in vain; less behind a failure.
  /// - Returns: `nil` if there is no tag of HTML.
  static func read(
    _ text: [UInt8], at index: Int, before end: Int, lookahead: inout Int
  ) -> MarkdownTag? {
    guard index + 2 < end, lookahead > 0 else { return nil }
    switch text[index + 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      return declaration(text, at: index, before: end, &lookahead)
    case UInt8(ascii: "/"):
      return element(text, at: index, name: index + 2, before: end, &lookahead)
    case let byte where byte.isASCIILetter:
      return element(text, at: index, name: index + 1, before: end, &lookahead)
    default: return nil
    }
  }

  private static func declaration(
    _ text: [UInt8], at index: Int, before end: Int, _ lookahead: inout Int
  ) -> MarkdownTag? {
    let isComment = text[index..<end].starts(with: Array("<!--".utf8))
    let begins = text[index + 2]
    guard
      isComment || begins.isASCIILetter || begins == UInt8(ascii: "[")
        || text[index + 1] == UInt8(ascii: "?")
    else { return nil }
    let close = Array((isComment ? "-->" : ">").utf8)
    guard let found = find(close, in: text, from: index + 2, before: end, &lookahead) else {
      return nil
    }
    return MarkdownTag(tag: .other, isEnd: false, end: found + close.count)
  }

  private static func element(
    _ text: [UInt8], at index: Int, name start: Int, before end: Int, _ lookahead: inout Int
  ) -> MarkdownTag? {
    var nameEnd = start
    while nameEnd < end, text[nameEnd].isASCIILetter || text[nameEnd].isASCIIDigit { nameEnd += 1 }
    guard nameEnd < end, text[nameEnd].isHTMLSpace || isEndMark(text[nameEnd]) else { return nil }
    let value = text.withUnsafeBufferPointer { text in
      text.baseAddress.map { NameTable.tags.value($0 + start, nameEnd - start) }
    }
    guard let value, value != NameTable.absent else { return nil }
    var found = MarkdownTag(
      tag: Tag(rawValue: value), isEnd: text[index + 1] == UInt8(ascii: "/"), end: nameEnd)
    guard found.readAttributes(text, before: end) else {
      lookahead -= found.end - index
      return nil
    }
    if !found.isEnd, hidden.contains(found.tag) {
      let close = Array("</".utf8) + text[start..<nameEnd]
      if let content = find(close, in: text, from: found.end, before: end, &lookahead) {
        found.end = min(end, content + close.count + 1)
      }
    }
    return found
  }

  /// What such elements hold is no text for readers.
  private static let hidden: [Tag] = [.script, .style, .svg, .template, .select, .textarea]

  private static func isEndMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  /// Moves ``end`` behind the tag's `>`; whether there is one.
  private mutating func readAttributes(_ text: [UInt8], before limit: Int) -> Bool {
    var isHref = false
    while end < limit {
      let byte = text[end]
      end += 1
      switch byte {
      case UInt8(ascii: ">"): return true
      case UInt8(ascii: "<"): return false
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard text[end - 2] == UInt8(ascii: "=") else { continue }
        let start = end
        while end < limit, text[end] != byte { end += 1 }
        guard end < limit else { return false }
        if isHref { address = start..<end }
        isHref = false
        end += 1
      case UInt8(ascii: "h") where text[end - 2].isHTMLSpace:
        isHref = text[end..<limit].starts(with: Array("ref=".utf8))
      default: break
      }
    }
    return false
  }

  /// Where a needle stands, in capitals or small letters; `nil` if it isn't found within reach.
  private static func find(
    _ needle: [UInt8], in text: [UInt8], from start: Int, before end: Int, _ lookahead: inout Int
  ) -> Int? {
    let last = min(end, start + max(0, lookahead)) - needle.count
    guard start <= last else { return nil }
    for index in start...last
    where text[index] == needle[0]
      && zip(text[index...], needle).allSatisfy({ $0.lowercasedASCII == $1.lowercasedASCII })
    {
      return index
    }
    lookahead -= last - start
    return nil
  }
}
