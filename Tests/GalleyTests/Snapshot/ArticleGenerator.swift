// Random articles with everything in their text that markup could trip over.

import Galley

/// A small generator of numbers (SplitMix64), the same on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Makes articles from a seed.
struct ArticleGenerator {
  private var random: SeededGenerator

  /// Pieces of text: words of many scripts, markup of all kinds, and what nobody can see.
  private static let pieces = [
    "word", "a", "I", "Überraschung", "naïve", "слово", "Η", "文字", "テスト", "ภาษาไทย", "שלום",
    "مرحبا", "می\u{200C}خواهم", "👩‍👩‍👧", "🇩🇪", "❤️", "e\u{301}", "o\u{302}\u{323}", "\u{301}", "\u{338}",
    "가",
    "\u{1100}\u{1161}", "“quoted”", "‘", "—", "…", "€", "©", "。", "「", "（", "\u{A0}", "\u{3000}",
    "\u{AD}", "\u{200B}", "\u{202E}", "\u{FEFF}", "\u{2028}", "\u{85}", "\u{1B}[31m", "\u{7F}",
    "\u{0}", "\u{B}", "\u{E001}", "\u{E0041}", "\u{10FFFF}", "*", "**", "***", "_", "__", "`", "``",
    "```", "~~", "~~~", "[", "]", "](", "]:", "[x]", "[ ]", "(", ")", "!", "![", "<", "<b>", "</b>",
    "<!--", "<?", "<https://a.b>", "<<<<<<<", "=======", ">>>>>>>", "|||||||", "=", "==", ">", "-",
    "--", "---", "- ", "+", "+ ", "#", "##", "#######", "1.", "1)", "12. ", "1234567890. ", "|",
    "||",
    "\\", "\\\\", "\\|", "&", "&amp;", "&#65;", "&#x41;", "&copy", "&notanentity;", ";", ":", ":-",
    ":---", "$", "%", "{", "}", "\"", "'", "/", "^", "@", "snake_case", "5 * 3", "a|b", ".", ",",
    "?",
    "0", "42", "3.14", "https://example.org/a_b*c", "\t", "\r\n", "embed", "---\n", "+\n", "=\n",
  ]

  private static let urls = [
    "https://example.org/", "https://example.org/a(b)c", "https://example.org/a)b(",
    "https://example.org/a b", "https://example.org/?a=1&amp;b=2&copy;", "https://example.org/\\*x",
    "https://example.org/<x>", "https://example.org/é/文", "/relative", "mailto:a@example.org", "#f",
    "https://example.org/a|b\\|c", "x y\u{AD}z", " https://example.org/\n ", "", "\\", "a`b`c*d_e_",
    "https://example.org/\"embed\"", "javascript:alert(1)", "https://example.org/e\u{301}",
  ]

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  mutating func article() -> Article {
    var article = Article(body: blocks(depth: 0, count: number(0...6)))
    if chance(80) { article.title = text() }
    if chance(40) { article.subtitle = text() }
    if chance(40) { article.authors = (0..<number(0...3)).map { _ in text() } }
    if chance(40) { article.published = date() }
    if chance(20) { article.modified = date() }
    if chance(30) { article.siteName = text() }
    if chance(20) { article.section = text() }
    if chance(30) { article.tags = (0..<number(0...3)).map { _ in text() } }
    if chance(30) { article.language = "de" }
    if chance(20) { article.direction = chance(50) ? .leftToRight : .rightToLeft }
    if chance(30) { article.url = url() }
    if chance(30) { article.image = url() }
    return article
  }

  mutating func date() -> ArticleDate? {
    var time: ArticleDate.Time?
    if chance(60) {
      time = ArticleDate.Time(hour: number(0...23), minute: number(0...59))
      if chance(60) { time?.offset = number(-1080...1080) }
    }
    return ArticleDate(
      year: number(1...9999), month: number(1...12), day: number(1...28), time: time)
  }

  mutating func blocks(depth: Int, count: Int) -> [ArticleBlock] {
    (0..<count).map { _ in block(depth: depth) }
  }

  mutating func block(depth: Int) -> ArticleBlock {
    let isDeep = depth > BlockNormalizer.maximumDepth + 2
    switch number(0...(isDeep ? 11 : 19)) {
    case 0...3: return .paragraph(runs())
    case 4: return .heading(level: number(0...8), content: runs())
    case 5, 6: return .code(language: chance(50) ? text() : nil, text: lines())
    case 7, 8: return .table(table())
    case 9: return .embed(url: url(), title: chance(50) ? text() : nil)
    case 10, 11: return .figure(figure())
    case 12...16:
      let start = chance(50) ? nil : [1, 0, 7, 99, 999_999_999, -3].randomElement(using: &random)
      let items = (0..<number(0...3)).map { _ in blocks(depth: depth + 1, count: number(0...2)) }
      return .list(start: start, items: items)
    default: return .quote(blocks(depth: depth + 1, count: number(0...2)))
    }
  }

  private mutating func table() -> ArticleTable {
    let rows = (0..<number(0...4)).map { _ in (0..<number(0...4)).map { _ in runs() } }
    return ArticleTable(rows: rows, hasHeader: chance(50))
  }

  private mutating func figure() -> ArticleFigure {
    let images = (0..<number(0...3)).map { _ in
      ArticleFigure.Image(source: url(), alternative: chance(60) ? text() : "")
    }
    return ArticleFigure(images: images, caption: chance(50) ? runs() : [])
  }

  mutating func runs() -> [InlineRun] {
    (0..<number(0...6)).map { _ in
      var marks: InlineRun.Marks = []
      if chance(30) { marks.insert(.emphasis) }
      if chance(30) { marks.insert(.strong) }
      if chance(15) { marks.insert(.code) }
      return InlineRun(text(), marks: marks, link: chance(25) ? url() : nil)
    }
  }

  mutating func url() -> String {
    Self.urls.randomElement(using: &random) ?? ""
  }

  mutating func text() -> String {
    if chance(2) { return String(repeating: "long", count: number(1...50)) }
    var text = ""
    for _ in 0..<number(0...5) {
      text += Self.pieces.randomElement(using: &random) ?? ""
      if chance(40) { text += " " }
      if chance(5) { text += "\n" }
    }
    return text
  }

  private mutating func lines() -> String {
    (0..<number(0...5)).map { _ in (chance(30) ? "  " : "") + text() }.joined(separator: "\n")
  }
}
