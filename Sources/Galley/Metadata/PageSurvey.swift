// One pass over a page that notes where its metadata stands.

/// Where a page's metadata stands, gathered in one pass without making strings.
struct PageSurvey {
  /// Properties of microdata.
  enum ItemProperty: UInt8 {
    case headline, alternativeHeadline, author, name, datePublished, dateModified, articleSection
    case image, description, keywords
    case comment, suggestedAnswer, acceptedAnswer

    /// Whether what stands within it is another's: a reader's comment, an answer.
    var isForeign: Bool { rawValue >= Self.comment.rawValue }

    static let names: [StaticString] = [
      "headline", "alternativeheadline", "author", "name", "datepublished", "datemodified",
      "articlesection", "image", "description", "keywords",
      "comment", "suggestedanswer", "acceptedanswer",
    ]
    static let table = NameTable(names, firstValue: 0)
  }

  /// Pages hold few of each; a flood of them is not read.
  static let limit = 64

  let document: Document
  /// Values in document order.
  private(set) var metas: [(name: MetaName, value: Range<Int>)] = []
  private(set) var title: Int?
  /// First-level headings.
  private(set) var headings: [Int] = []
  private(set) var times: [Int] = []
  /// Those of the article: what comments and answers say of themselves is left out.
  private(set) var items: [(property: ItemProperty, node: Int)] = []
  /// Behind the comment or answer that is being read.
  private var foreignEnd = 0
  private(set) var authorLinks: [Int] = []
  private(set) var tagLinks: [Int] = []
  private(set) var canonical: Range<Int>?
  private(set) var imageSource: Range<Int>?
  private(set) var language: Range<Int>?
  private(set) var isRightToLeft: Bool?
  private(set) var body = 0

  init(_ document: Document) {
    self.document = document
    document.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      survey(base)
    }
  }

  private mutating func survey(_ bytes: UnsafePointer<UInt8>) {
    for index in document.nodes.indices {
      switch document.nodes[index].tag {
      case .text: continue
      case .meta: meta(index, bytes)
      case .link: link(index, bytes)
      case .title: title = title ?? index
      case .h1 where headings.count < Self.limit: headings.append(index)
      case .time where times.count < Self.limit: times.append(index)
      case .abbr where times.count < Self.limit: abbreviation(index, bytes)
      case .html: root(index, bytes)
      case .body:
        body = index
        root(index, bytes)
      default: break
      }
      attributes(index, bytes)
    }
  }

  // MARK: - Elements

  private mutating func meta(_ node: Int, _ bytes: UnsafePointer<UInt8>) {
    var meaning: MetaName?
    var content: Range<Int>?
    let element = document.nodes[node]
    for index in Int(element.start)..<Int(element.start) + Int(element.count) {
      let attribute = document.attributes[index]
      switch attribute.name {
      case .property, .name, .httpEquiv, .itemprop:
        let start = Int(attribute.start)
        meaning = meaning ?? MetaName(bytes + start, Int(attribute.count))
      case .content:
        content = Int(attribute.start)..<Int(attribute.start) + Int(attribute.count)
      default: break
      }
    }
    guard let meaning, let content, metas.count < 4 * Self.limit else { return }
    if bytes.isBlank(content) { return }
    metas.append((meaning, content))
  }

  private mutating func link(_ node: Int, _ bytes: UnsafePointer<UInt8>) {
    guard let rel = document.valueRange(.rel, of: node),
      let href = document.valueRange(.href, of: node)
    else { return }
    if canonical == nil, bytes.hasToken("canonical", in: rel) { canonical = href }
    if imageSource == nil, bytes.hasToken("image_src", in: rel) { imageSource = href }
  }

  /// `<abbr class="published" title="2026-09-11T19:42:00+05:30">`, as microformats wrote dates before
  /// there was `<time>`.
  private mutating func abbreviation(_ node: Int, _ bytes: UnsafePointer<UInt8>) {
    guard let title = document.valueRange(.title, of: node), title.count >= 10,
      bytes[title.lowerBound].isASCIIDigit
    else { return }
    times.append(node)
  }

  private mutating func root(_ node: Int, _ bytes: UnsafePointer<UInt8>) {
    if language == nil, let value = document.valueRange(.lang, of: node), !value.isEmpty {
      language = value
    }
    if isRightToLeft == nil, let value = document.valueRange(.dir, of: node) {
      if bytes.hasToken("rtl", in: value) { isRightToLeft = true }
      if bytes.hasToken("ltr", in: value) { isRightToLeft = false }
    }
  }

  private mutating func attributes(_ node: Int, _ bytes: UnsafePointer<UInt8>) {
    let element = document.nodes[node]
    for index in Int(element.start)..<Int(element.start) + Int(element.count) {
      let attribute = document.attributes[index]
      let value = Int(attribute.start)..<Int(attribute.start) + Int(attribute.count)
      switch attribute.name {
      case .itemprop where items.count < Self.limit: item(node, value, bytes)
      case .rel where element.tag == .a:
        if authorLinks.count < Self.limit, bytes.hasToken("author", in: value) {
          authorLinks.append(node)
        }
        if tagLinks.count < Self.limit, bytes.hasToken("tag", in: value) { tagLinks.append(node) }
      default: break
      }
    }
  }

  private mutating func item(_ node: Int, _ value: Range<Int>, _ bytes: UnsafePointer<UInt8>) {
    bytes.forEachToken(in: value) { start, length in
      let number = ItemProperty.table.value(bytes + start, length)
      guard number != NameTable.absent, let property = ItemProperty(rawValue: number) else {
        return
      }
      if property.isForeign {
        foreignEnd = max(foreignEnd, Int(document.nodes[node].end))
      } else if node >= foreignEnd {
        items.append((property, node))
      }
    }
  }

  // MARK: - Reading

  /// The first value of a `<meta>`, tidied; `nil` if the page has none.
  func meta(_ name: MetaName) -> String? {
    for meta in metas where meta.name == name {
      let text = PlainText.line(document.bytes[meta.value])
      if !text.isEmpty { return text }
    }
    return nil
  }

  /// All values of a `<meta>` in order, as bytes.
  func values(_ name: MetaName) -> [ArraySlice<UInt8>] {
    metas.filter { $0.name == name }.map { document.bytes[$0.value] }
  }
}

/// Reading of attribute values.
extension UnsafePointer<UInt8> {
  /// Calls `body` with the place of each word of a value.
  @inline(__always)
  func forEachToken(in range: Range<Int>, _ body: (_ start: Int, _ length: Int) -> Void) {
    var index = range.lowerBound
    while index < range.upperBound {
      while index < range.upperBound, self[index].isHTMLSpace { index &+= 1 }
      let start = index
      while index < range.upperBound, !self[index].isHTMLSpace { index &+= 1 }
      if index > start { body(start, index - start) }
    }
  }

  /// Whether one of the words of a value is the given one, in any case.
  func hasToken(_ token: StaticString, in range: Range<Int>) -> Bool {
    var isFound = false
    forEachToken(in: range) { start, length in
      if length == token.utf8CodeUnitCount,
        ByteScanning.matches(token, at: start, in: self, to: range.upperBound)
      {
        isFound = true
      }
    }
    return isFound
  }

  /// Whether a value is empty or nothing but white space.
  @inline(__always)
  func isBlank(_ range: Range<Int>) -> Bool {
    for index in range where !self[index].isHTMLSpace { return false }
    return true
  }
}
