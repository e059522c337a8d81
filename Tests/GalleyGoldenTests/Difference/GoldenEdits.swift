// Invented articles, and edits of them whose class is known.

import Galley
import GalleyGolden

/// A small generator of numbers (SplitMix64), the same on every machine.
struct EditGenerator: RandomNumberGenerator {
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

/// The kinds of edit that are tried.
enum GoldenEdit: String, CaseIterable {
  case deleteBlock
  case insertBlock
  case changeWords
  case moveBlock
  case changeMetadata
  case changeMarkup
  case changeSpace
}

/// Makes articles and edits them.
struct GoldenEditor {
  private var random: EditGenerator
  private let vocabulary: [String]
  private let separator: String

  private static let vocabularies: [[String]] = [
    [
      "river", "council", "the", "of", "a", "to", "and", "bridge", "vote", "in", "harbour", "rain",
      "engineer", "was", "school", "two", "years", "said", "market", "by", "quiet", "morning",
      "budget", "for", "ferry", "new", "that", "window", "paint", "with", "orchard", "it", "train",
      "lantern", "on", "archive", "garden", "letters", "is", "mountain", "copper", "theatre",
    ],
    [
      "река", "совет", "и", "в", "мост", "на", "город", "не", "утро", "школа", "поезд", "сад",
      "письмо", "было", "театр", "год", "рынок", "с", "окно", "дождь", "архив", "гора", "медь",
      "инженер", "голос", "лодка", "по", "бюджет", "это", "фонарь", "краска", "два", "новый",
    ],
    [
      "河", "议", "会", "的", "桥", "在", "城", "市", "了", "学", "校", "车", "站", "花", "园", "信",
      "是", "剧", "院", "年", "市", "场", "窗", "雨", "档", "案", "山", "铜", "工", "程", "师", "船",
      "预", "算", "灯", "笼", "漆", "新", "早", "晨", "安", "静", "果", "树", "邮", "局", "钟", "海",
    ],
    [
      "نهر", "مجلس", "في", "من", "جسر", "على", "مدينة", "مدرسة", "قطار", "حديقة", "رسالة", "كان",
      "مسرح", "سنة", "سوق", "مع", "نافذة", "مطر", "أرشيف", "جبل", "نحاس", "مهندس", "صوت", "قارب",
    ],
  ]

  init(seed: UInt64) {
    random = EditGenerator(seed: seed)
    let script = Int(seed % UInt64(Self.vocabularies.count))
    vocabulary = Self.vocabularies[script]
    separator = script == 2 ? "" : " "
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func word() -> String {
    vocabulary.randomElement(using: &random) ?? ""
  }

  private mutating func sentence(_ range: ClosedRange<Int>) -> String {
    (0..<number(range)).map { _ in word() }.joined(separator: separator) + "."
  }

  mutating func article() -> Article {
    Article(
      title: sentence(4...8), subtitle: sentence(5...12), authors: ["Ada Moss", "Bo Lund"],
      published: ArticleDate(year: 2025, month: 5, day: number(1...28)),
      modified: ArticleDate(year: 2025, month: 6, day: number(1...28)), siteName: "The Ferry",
      section: "Town", tags: ["river", "bridge"], language: "en", direction: .leftToRight,
      url: "https://ferry.example/\(number(1...999))", image: "https://ferry.example/a.jpg",
      body: (0..<number(6...24)).map { _ in block() })
  }

  private mutating func block() -> ArticleBlock {
    switch number(0...14) {
    case 0: return .heading(level: number(2...3), content: [InlineRun(sentence(3...7))])
    case 1:
      return .list(start: nil, items: (0..<number(2...5)).map { _ in [paragraph(5...14)] })
    case 2: return .quote([paragraph(8...30)])
    case 3:
      let source = "https://ferry.example/\(number(1...99999)).jpg"
      return .figure(
        ArticleFigure(
          images: [ArticleFigure.Image(source: source)], caption: [InlineRun(sentence(6...14))]))
    case 4:
      return .paragraph([
        InlineRun(sentence(6...20) + " "),
        InlineRun(sentence(2...4), link: "https://ferry.example/\(number(1...999))"),
        InlineRun(" " + sentence(6...20)),
      ])
    case 5:
      let lines = (0..<number(2...6)).map { _ in "  " + sentence(3...8) }
      return .code(language: "text", text: lines.joined(separator: "\n"))
    case 6:
      let rows = (0..<number(2...4)).map { _ in
        (0..<3).map { _ in [InlineRun(sentence(3...6))] }
      }
      return .table(ArticleTable(rows: rows, hasHeader: true))
    case 7: return .paragraph([InlineRun("∗ ∗ ∗")])
    default: return paragraph(12...60)
    }
  }

  private mutating func paragraph(_ words: ClosedRange<Int>) -> ArticleBlock {
    .paragraph([InlineRun(sentence(words))])
  }

  /// Applies an edit and gives the class that it should be found as; `nil` if it changed nothing.
  mutating func apply(_ edit: GoldenEdit, to article: inout Article) -> Difference.Class? {
    let place = number(0...(article.body.count - 1))
    switch edit {
    case .deleteBlock:
      article.body.remove(at: place)
      return .bodyLost
    case .insertBlock:
      article.body.insert(block(), at: place)
      return .bodyLeaked
    case .changeWords:
      return changeRuns(of: &article.body[place]) { $0.changeWords(&$1) } ? .bodyChanged : nil
    case .moveBlock:
      let block = article.body.remove(at: place)
      let other = number(0...article.body.count)
      article.body.insert(block, at: other)
      return other == place ? nil : .moved
    case .changeMetadata:
      return changeMetadata(of: &article)
    case .changeMarkup:
      return changeMarkup(of: &article.body[place]) ? .markup : nil
    case .changeSpace:
      return changeRuns(of: &article.body[place]) { $0.changeSpace(&$1) } ? .whitespace : nil
    }
  }

  /// Changes one run of a block, wherever it is nested.
  private mutating func changeRuns(
    of block: inout ArticleBlock, _ change: (inout GoldenEditor, inout String) -> Bool
  ) -> Bool {
    switch block {
    case .heading(let level, var content):
      let isChanged = change(&self, &content[0].text)
      block = .heading(level: level, content: content)
      return isChanged
    case .paragraph(var content):
      let isChanged = change(&self, &content[number(0...(content.count - 1))].text)
      block = .paragraph(content)
      return isChanged
    case .list(let start, var items):
      let isChanged = changeRuns(of: &items[number(0...(items.count - 1))][0], change)
      block = .list(start: start, items: items)
      return isChanged
    case .quote(var blocks):
      let isChanged = changeRuns(of: &blocks[0], change)
      block = .quote(blocks)
      return isChanged
    case .figure(var figure):
      let isChanged = change(&self, &figure.caption[0].text)
      block = .figure(figure)
      return isChanged
    case .code(let language, var text):
      let isChanged = change(&self, &text)
      block = .code(language: language, text: text)
      return isChanged
    case .table(var table):
      let row = number(0...(table.rows.count - 1))
      let isChanged = change(&self, &table.rows[row][number(0...2)][0].text)
      block = .table(table)
      return isChanged
    case .embed:
      return false
    }
  }

  /// Replaces, adds or takes away up to a quarter of the words.
  private mutating func changeWords(_ text: inout String) -> Bool {
    let before = text
    var words =
      separator.isEmpty ? text.map(String.init) : text.split(separator: " ").map(String.init)
    for _ in 0..<number(1...max(1, words.count / 4)) where words.count > 2 {
      let place = number(0...(words.count - 2))
      switch number(0...2) {
      case 0: words[place] = word()
      case 1: words.insert(word(), at: place)
      default: words.remove(at: place)
      }
    }
    let edges = (text.hasPrefix(" ") ? " " : "", text.hasSuffix(" ") ? " " : "")
    text = edges.0 + words.joined(separator: separator) + edges.1
    return text.filter { $0 != " " } != before.filter { $0 != " " }
  }

  /// Puts another space, or a character that nobody sees, into the text.
  private mutating func changeSpace(_ text: inout String) -> Bool {
    var scalars = Array(text.unicodeScalars)
    let spaces = scalars.indices.dropFirst().dropLast().filter { scalars[$0] == " " }
    let inner = number(1...(scalars.count - 2))
    switch (number(0...3), spaces.randomElement(using: &random)) {
    case (0, let space?): scalars[space] = "\u{A0}"
    case (1, let space?): scalars[space] = "\n"
    case (2, let space?): scalars.remove(at: space)
    default: scalars.insert(["\u{AD}", "\u{200B}", "\u{2060}"][number(0...2)], at: inner)
    }
    let before = text
    text = String(String.UnicodeScalarView(scalars))
    return !text.utf8.elementsEqual(before.utf8)
  }

  private mutating func changeMarkup(of block: inout ArticleBlock) -> Bool {
    switch block {
    case .heading(let level, let content):
      block = level == 2 ? .paragraph(content) : .heading(level: 2, content: content)
    case .paragraph(var content):
      let choice = number(0...3)
      if choice == 0 {
        content[0].marks.formSymmetricDifference(number(0...1) == 0 ? .emphasis : .strong)
      } else if choice == 1 {
        content[content.count / 2].link = "https://ferry.example/new"
      }
      block = choice < 2 ? .paragraph(content) : choice == 2 ? .quote([block]) : split(content)
    case .list(_, let items):
      block = .list(start: 1, items: items)
    case .quote(let blocks):
      block = .list(start: nil, items: [blocks])
    case .figure(var figure):
      figure.images[0].source += "?w=600"
      block = .figure(figure)
    case .code(_, let text):
      block = .code(language: "swift", text: text)
    case .table(var table):
      table.rows[0][1][0].marks = .strong
      block = .table(table)
    case .embed:
      return false
    }
    return true
  }

  /// Two paragraphs in a quote from one in none, or a heading if it is too short.
  private mutating func split(_ content: [InlineRun]) -> ArticleBlock {
    guard content.count > 1 else { return .heading(level: 4, content: content) }
    return .quote([.paragraph([content[0]]), .paragraph(Array(content[1...]))])
  }

  private mutating func changeMetadata(of article: inout Article) -> Difference.Class {
    let key = SnapshotField.Key.allCases[number(0...(SnapshotField.Key.allCases.count - 1))]
    let isLost = number(0...2) == 0
    switch key {
    case .title: article.title = isLost ? nil : (article.title ?? "") + " | The Ferry"
    case .subtitle: article.subtitle = isLost ? nil : sentence(3...9) + "!"
    case .authors: article.authors = isLost ? [] : article.authors + ["Staff"]
    case .published:
      article.published?.time = isLost ? nil : ArticleDate.Time(hour: 7, minute: 5, offset: 60)
      if isLost { article.published = nil }
    case .modified: article.modified = isLost ? nil : ArticleDate(year: 2024, month: 1, day: 2)
    case .site: article.siteName = isLost ? nil : "ferry.example"
    case .section: article.section = isLost ? nil : "News"
    case .tags: article.tags = isLost ? [] : ["river"]
    case .language: article.language = isLost ? nil : "de"
    case .direction: article.direction = isLost ? nil : .rightToLeft
    case .url: article.url = isLost ? nil : (article.url ?? "") + "?amp=1"
    case .image: article.image = isLost ? nil : "https://ferry.example/b.jpg"
    }
    return .metadata(key)
  }
}
