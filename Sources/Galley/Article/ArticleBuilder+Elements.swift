// What single elements mean: their marks, links and classes.

extension ArticleBuilder {
  /// The style of text within an element.
  mutating func style(of index: Int, _ tag: Tag) -> InlineStyle {
    var style = style
    switch tag {
    case .em, .i, .cite, .dfn, .var: style.marks.insert(.emphasis)
    case .strong, .b: style.marks.insert(.strong)
    case .code, .kbd, .samp, .tt: style.marks.insert(.code)
    case .a:
      if let url = linkTarget(index) {
        if links.last != url { links.append(url) }
        style.link = Int32(links.count - 1)
      }
    default: break
    }
    return style
  }

  private func linkTarget(_ index: Int) -> String? {
    guard let range = document.valueRange(.href, of: index), !range.isEmpty else { return nil }
    return resolver.absolute(document.string(range))
  }

  /// Whether an element with kept text is not for the eye: written for screen readers alone, or a
  /// mark that leads to and fro within the page.
  func isUnseen(_ index: Int) -> Bool {
    let node = document.nodes[index]
    if node.tag == .a { return isPageMark(index) }
    guard let names = document.valueRange(.class, of: index) else { return false }
    return ClassNames(document.bytes[names]).contains(oneOf: Self.unseenClasses)
  }

  /// The names that the common frameworks give to such text, and MediaWiki's links to its editor.
  private static let unseenClasses: [StaticString] = [
    "sr-only", "sr-text", "visually-hidden", "visuallyhidden", "screen-reader-text",
    "screen-reader-only", "screenreader-text", "u-visually-hidden", "a11y-hidden", "assistive-text",
    "element-invisible", "mw-editsection",
  ]

  /// Whether a link to a place in the page has only a mark for its text, such as the pilcrow behind a
  /// heading or the arrow behind a footnote.
  private func isPageMark(_ index: Int) -> Bool {
    guard keptBytes(in: index) <= 12, Int(document.nodes[index].end) - index <= 8,
      let href = document.valueRange(.href, of: index),
      document.bytes[href].contains(UInt8(ascii: "#"))
    else { return false }
    let text = document.text(of: index).unicodeScalars
    return text.allSatisfy { $0.properties.isWhitespace || Self.pageMarks.contains($0) }
  }

  private static let pageMarks: Set<Unicode.Scalar> = [
    "¶", "#", "§", "^", "↩", "↵", "↑", "⇑", "⤴", "⏎", "⮐", "🔗", "⚓", "\u{FE0E}", "\u{FE0F}",
  ]

  /// Whether an element is a caption or a credit: called so by its class, and as short as they are.
  func isCaption(_ index: Int) -> Bool {
    let node = document.nodes[index]
    if node.tag == .figcaption { return true }
    guard keptBytes(in: index) <= Self.longestCaption, Int(node.end) - index <= Self.captionNodes
    else { return false }
    return hasCaptionClass(index)
  }

  /// Whether a class says caption or credit, but not `credit-card`.
  func hasCaptionClass(_ index: Int) -> Bool {
    guard let range = document.valueRange(.class, of: index) else { return false }
    return ClassNames(document.bytes[range]).contains { name in
      let names = ClassNames(name)
      return names.containsPart(oneOf: ["caption"]) || names.ends(oneOf: ["credit", "credits"])
    }
  }

  /// The longest caption in bytes that only a class calls so.
  private static let longestCaption = 800
  /// How many nodes it has at most.
  private static let captionNodes = 60

  /// Whether a quotation holds most of the article, which old pages indent that way.
  func isWholeArticle(_ index: Int) -> Bool {
    let all = Int(keptBefore[document.nodes.count])
    return keptBytes(in: index) * 10 > all * 7
  }

  /// The number that a list begins with.
  func listStart(_ index: Int) -> Int {
    if let start = number(.start, of: index) { return start }
    for child in document.children(of: index) where document.nodes[child].tag == .li {
      return number(.value, of: child) ?? 1
    }
    return 1
  }

  /// An attribute's value as a number of up to six digits.
  func number(_ name: AttributeName, of index: Int) -> Int? {
    guard let range = document.valueRange(name, of: index) else { return nil }
    let digits = document.bytes[range].drop(while: \.isHTMLSpace).prefix(while: \.isASCIIDigit)
    guard !digits.isEmpty, digits.count <= 6 else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}
