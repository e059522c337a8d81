// When the article was published and last changed.

/// Where the date of publication can come from, the most trusted first.
enum DateSource: Int, CaseIterable, Comparable {
  /// `/2025/05/21/` in the page's address.
  case address
  /// `article:published_time`.
  case publishedTime
  /// Other `<meta>` that say when the page was published.
  case publishedMeta
  /// A date under or over the title.
  case nearTitle
  /// `datePublished` of the JSON-LD article.
  case jsonLDArticle
  /// `itemprop="datePublished"`.
  case microdata
  /// `<meta name="date">` and its like, which don't say of what.
  case dateMeta
  /// "Published on 21 May 2025" anywhere on the page.
  case labelledText
  /// The first `<time>`.
  case timeElement
  /// The first element whose class says that it is a date.
  case namedElement

  static func < (one: DateSource, other: DateSource) -> Bool {
    one.rawValue < other.rawValue
  }
}

extension MetadataExtractor {
  /// The date of publication by the table of ``DateSource``.
  ///
  /// Where that gives only a day, the time is taken from the next source that agrees on the day;
  /// where it gives no offset from UTC, that is taken from the next that agrees to the minute.
  var published: ArticleDate? {
    var found: ArticleDate?
    for source in DateSource.allCases {
      // Looking through the whole page is for pages that say nothing else.
      if found != nil, source >= .labelledText { break }
      guard let date = date(from: source) else { continue }
      guard let earlier = found else {
        found = date
        continue
      }
      if earlier.time?.offset != nil { break }
      if date.refines(earlier) { found = date }
    }
    return found
  }

  func date(from source: DateSource) -> ArticleDate? {
    switch source {
    case .address: addressDate
    case .publishedTime: date(.publishedTime)
    case .nearTitle: visible.published ?? visible.modified
    case .publishedMeta: date(.published)
    case .jsonLDArticle: article.flatMap { date(.datePublished, of: $0) }
    case .microdata: microdataDate(.datePublished)
    case .dateMeta: date(.date)
    case .labelledText: labelledDate
    case .timeElement: timeElementDate
    case .namedElement: namedElementDate
    }
  }

  /// When the article was last changed; `nil` if that is not after its publication.
  func modified(after published: ArticleDate?) -> ArticleDate? {
    for date in [modifiedInData, visible.modified] {
      guard let date else { continue }
      guard let published else { return date }
      if published.isBefore(date) { return date }
    }
    return nil
  }

  /// The date of the last change in `<meta>`, JSON-LD or microdata.
  var modifiedInData: ArticleDate? {
    date(.modified)
      ?? article.flatMap { date(.dateModified, of: $0) }
      ?? page.flatMap { date(.dateModified, of: $0) }
      ?? microdataDate(.dateModified)
  }

  // MARK: - Data

  func machine(_ value: some Collection<UInt8>) -> ArticleDate? {
    guard value.count <= 120 else { return nil }
    return DateParser.machine(Array(value), order: dateOrder)
  }

  private func date(_ name: MetaName) -> ArticleDate? {
    survey.values(name).lazy.compactMap { machine($0) }.first
  }

  private func date(_ key: JSONKey, of node: JSONLDGraph.Node) -> ArticleDate? {
    graph.string(key, of: node).flatMap { machine(Array($0.utf8)) }
  }

  private func microdataDate(_ property: PageSurvey.ItemProperty) -> ArticleDate? {
    survey.items.lazy.filter { $0.property == property }.compactMap { item in
      if let value = machineValue(of: item.node) { return machine(document.bytes[value]) }
      return machine(Array(itemText(item.node).utf8))
    }.first
  }

  /// Where an element says for machines what it shows: in `datetime`, or in the title of an `<abbr>`.
  func machineValue(of node: Int) -> Range<Int>? {
    if let value = document.valueRange(.datetime, of: node) { return value }
    guard document.nodes[node].tag == .abbr else { return nil }
    return document.valueRange(.title, of: node)
  }

  private var timeElementDate: ArticleDate? {
    for node in survey.times where !isAside(node) && !isUpdate(node) {
      if let value = machineValue(of: node),
        let date = machine(document.bytes[value])
      {
        return date
      }
      let text = Array(line(of: node).utf8)
      if text.count <= 60, let date = DateParser(text, order: dateOrder).first?.date {
        return date
      }
    }
    return nil
  }

  private var labelledDate: ArticleDate? {
    let document = self.document
    return document.bytes.withUnsafeBufferPointer { bytes in
      for index in survey.body..<document.nodes.count where document.nodes[index].tag == .text {
        let range = document.textRange(index)
        guard range.count <= Self.maximumDateElement else { continue }
        let text = bytes[range].drop { $0.isHTMLSpace }
        guard Self.publicationLabels.mayBegin(text), text.contains(where: \.isASCIIDigit) else {
          continue
        }
        let words = BylineParser.words(of: Array(text))
        guard Self.publicationLabels.length(at: words.prefix(4).map(\.key)[...]) > 0,
          let match = DateParser(Array(text), order: dateOrder).first, !isAside(index)
        else { continue }
        return match.date
      }
      return nil
    }
  }

  /// What stands before a date of publication.
  private static let publicationLabels = PhraseTable(
    """
    published
    posted
    publication date
    date published
    first published
    originally published
    publicado
    fecha de publicación
    publié
    publiée
    veröffentlicht
    erschienen
    pubblicato
    gepubliceerd
    geplaatst
    opublikowano
    data publikacji
    опубликовано
    дата публикации
    опубліковано
    yayınlanma
    yayınlanma tarihi
    نشر
    نُشر
    تاريخ النشر
    """)

  private var namedElementDate: ArticleDate? {
    let document = self.document
    return document.bytes.withUnsafeBufferPointer { bytes -> ArticleDate? in
      guard let base = bytes.baseAddress else { return nil }
      for node in survey.body..<document.nodes.count {
        let element = document.nodes[node]
        guard element.tag != .text, element.count > 0, Int(element.end) - node <= 8,
          document.marks(of: node, base).contains(.date), !isAside(node)
        else { continue }
        let text = Array(line(of: node).utf8)
        guard text.count <= Self.maximumDateElement, text.contains(where: \.isASCIIDigit) else {
          continue
        }
        if let date = DateParser(text, order: dateOrder).first?.date { return date }
      }
      return nil
    }
  }

  /// A longer element, in bytes, holds more than a date.
  private static let maximumDateElement = 80

  private func isUpdate(_ node: Int) -> Bool {
    ancestors(of: node, limit: 2).contains { marks(of: $0).contains(.update) }
  }

  /// The date in the page's address, canonical or captured.
  private var addressDate: ArticleDate? {
    for address in [url, canonicalURL] {
      guard let address else { continue }
      let bytes = Array(address.utf8)
      if let date = Self.pathDate(bytes[URLParts(bytes).path]) { return date }
    }
    return nil
  }

  /// `/2025/05/21/`, `/2025-05-21-`, `/2025/may/21/`.
  static func pathDate(_ path: ArraySlice<UInt8>) -> ArticleDate? {
    let parts = path.split { byte in
      byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
    }
    for index in parts.indices.dropLast(2) {
      guard parts[index].count == 4, parts[index + 2].count <= 2,
        let year = integer(parts[index]), (1_990...2_100).contains(year),
        let day = integer(parts[index + 2]),
        let month = integer(parts[index + 1])
          ?? MonthNames.month(CaseFolding.folded(parts[index + 1])),
        let date = ArticleDate(year: year, month: month, day: day)
      else { continue }
      return date
    }
    return nil
  }

  private static func integer(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}

extension ArticleDate {
  /// Whether both are of the same day, as written.
  func isSameDay(as other: ArticleDate) -> Bool {
    year == other.year && month == other.month && day == other.day
  }

  /// Whether this is the same moment, said more precisely.
  func refines(_ other: ArticleDate) -> Bool {
    guard isSameDay(as: other), let time else { return false }
    guard let known = other.time else { return true }
    return known.offset == nil && time.offset != nil
      && known.hour == time.hour && known.minute == time.minute
  }

  /// Whether this is earlier, by the day and, where both have one, the time as written.
  func isBefore(_ other: ArticleDate) -> Bool {
    let days = (year, month, day)
    let others = (other.year, other.month, other.day)
    guard days == others else { return days < others }
    guard let time, let otherTime = other.time else { return false }
    let minutes = time.hour * 60 + time.minute - (time.offset ?? 0)
    return minutes < otherTime.hour * 60 + otherTime.minute - (otherTime.offset ?? 0)
  }
}
