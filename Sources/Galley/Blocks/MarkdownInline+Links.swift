// What links lead to: addresses in parentheses, references, attributes.

extension MarkdownInline {
  /// What a link leads to, and where it ends in ``source``.
  struct Target {
    var address: ArraySlice<UInt8>
    var end: Int
  }

  /// Reads `(address "title")`, also where it has spaces or is broken over lines.
  ///
  /// - Parameters:
  ///   - start: Where the parenthesis opens.
  ///   - isStrict: Whether what is no address is none; by CommonMark `[a](b)` is a link.
  mutating func readTarget(at start: Int, isStrict: Bool) -> Target? {
    guard lookahead > 0, let end = targetEnd(from: start + 1) else { return nil }
    var target = source[(start + 1)..<end]
    while let first = target.first, first.isHTMLSpace { target.removeFirst() }
    if target.first == UInt8(ascii: "<"), let close = target.firstIndex(of: UInt8(ascii: ">")) {
      return Target(address: target[..<close].dropFirst(), end: end + 1)
    }
    let hasTitle = target.last == UInt8(ascii: "\"") || target.last == UInt8(ascii: "'")
    let space = target.firstIndex { $0 == 0x20 }
    let address = target[..<(space ?? target.endIndex)]
    let isAddress = address.isEmpty || address.contains { Self.addressMarks.contains($0) }
    guard isAddress || !isStrict && (space == nil || hasTitle) else {
      lookahead -= target.count
      return nil
    }
    // A program that wraps lines breaks addresses at hyphens.
    let whole = address.contains(Self.softBreak) ? address.filter { !$0.isHTMLSpace }[...] : address
    return Target(address: whole, end: end + 1)
  }

  private static let addressMarks = Array("/:#.?=@%&".utf8)
  /// An address with spaces, or with its title, is no longer than this.
  private static let longestTarget = 3_000

  /// Where the parenthesis closes that opened before a place.
  private mutating func targetEnd(from start: Int) -> Int? {
    var depth = 1
    var first: Int?
    var hasSpace = false
    var position = start
    while position < source.count, !hasSpace || position - start <= Self.longestTarget {
      switch source[position] {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return position }
        first = first ?? position
      case UInt8(ascii: "\"") where hasSpace:
        // A title may hold parentheses.
        if let end = titleEnd(from: position + 1) { return end }
      case 0x20, Self.softBreak, Self.hardBreak:
        hasSpace = true
        if depth > 1, first == position - 1 { return first }
      default: break
      }
      position += 1
    }
    lookahead -= position - start
    // An address with a parenthesis that doesn't close.
    return first
  }

  /// Where the parenthesis closes behind a title.
  private mutating func titleEnd(from start: Int) -> Int? {
    var position = start
    let limit = min(source.count, start + min(Self.longestTitle, max(0, lookahead)))
    while position < limit {
      if source[position] == UInt8(ascii: "\"") {
        var end = position + 1
        while end < source.count, source[end].isHTMLSpace { end += 1 }
        if end < source.count, source[end] == UInt8(ascii: ")") { return end }
        lookahead -= end - position
      }
      position += 1
    }
    lookahead -= limit - start
    return nil
  }

  private static let longestTitle = 1_000

  /// Reads `[label]` or `[]` behind brackets, or takes what they hold for the label.
  mutating func readReferenceTarget(_ bracket: Bracket) -> Target? {
    var label = source[bracket.label..<index]
    var end = index + 1
    var isFull = false
    if end < source.count, source[end] == UInt8(ascii: "[") {
      let rest = source[(end + 1)...].prefix(MarkdownReference.longestLabel)
      let close = rest.firstIndex { $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "[") }
      if let close, source[close] == UInt8(ascii: "]") {
        if close > end + 1 {
          label = source[(end + 1)..<close]
          isFull = true
        }
        end = close + 1
      } else {
        lookahead -= rest.count
      }
    }
    guard isFull || !bracket.hasInner, label.count <= MarkdownReference.longestLabel,
      let address = references[MarkdownReference.key(label)]
    else { return nil }
    return Target(address: Array(address.utf8)[...], end: end)
  }

  /// Where attributes in braces end that begin at a place: `{.class #id key="value"}`.
  mutating func attributesEnd(at start: Int) -> Int? {
    MarkdownAttributes.end(source, at: start, before: source.count)
  }
}

/// Attributes as pandoc writes them.
enum MarkdownAttributes {
  private static let longest = 2_000

  /// The index behind attributes in braces; `nil` if there are none.
  static func end(_ text: [UInt8], at start: Int, before limit: Int) -> Int? {
    guard start + 2 < limit, text[start] == UInt8(ascii: "{") else { return nil }
    let first = text[start + 1]
    guard
      first == UInt8(ascii: ".") || first == UInt8(ascii: "#") || first == UInt8(ascii: "=")
        || first.isASCIILetter
    else { return nil }
    var hasSign = !first.isASCIILetter
    var isQuoted = false
    for index in (start + 1)..<min(limit, start + longest) {
      switch text[index] {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "="): hasSign = true
      case UInt8(ascii: "}") where !isQuoted: return hasSign ? index + 1 : nil
      case UInt8(ascii: "{") where !isQuoted: return nil
      default: break
      }
    }
    return nil
  }
}

/// The definition of a reference link: `[label]: address "title"`.
struct MarkdownReference {
  /// By CommonMark.
  static let longestLabel = 999

  var label: String
  var address: String

  /// Reads a line; `nil` if it is no definition, or one of a footnote.
  init?(_ line: ArraySlice<UInt8>) {
    guard line.first == UInt8(ascii: "["),
      let close = line.prefix(Self.longestLabel + 2).firstIndex(of: UInt8(ascii: "]")),
      close + 2 < line.endIndex, line[close + 1] == UInt8(ascii: ":"),
      close > line.startIndex + 1, line[line.startIndex + 1] != UInt8(ascii: "^")
    else { return nil }
    let rest = line[(close + 2)...].drop { $0.isHTMLSpace }
    var address = rest.prefix { !$0.isHTMLSpace }
    var title = rest.dropFirst(address.count).drop { $0.isHTMLSpace }
    // Pandoc's attributes follow.
    if let brace = title.firstIndex(of: UInt8(ascii: "{")) { title = title[..<brace] }
    while let last = title.last, last.isHTMLSpace { title.removeLast() }
    let isTitle =
      title.isEmpty
      || title.count > 1 && (title.first == title.last || title.last == UInt8(ascii: ")"))
    guard !address.isEmpty, isTitle else { return nil }
    if address.first == UInt8(ascii: "<"), address.last == UInt8(ascii: ">") {
      address = address.dropFirst().dropLast()
    }
    label = Self.key(line[(line.startIndex + 1)..<close])
    self.address = String(decoding: address, as: UTF8.self)
  }

  /// A label as labels are compared: in small letters, white space as single spaces.
  static func key(_ label: ArraySlice<UInt8>) -> String {
    let words = label.split(whereSeparator: \.isHTMLSpace).map {
      String(decoding: $0, as: UTF8.self)
    }
    return words.joined(separator: " ").lowercased()
  }
}
