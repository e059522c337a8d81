// The byline that a reader sees.

/// Finds the authors' names in the text around the title.
struct VisibleByline {
  typealias Line = TitleSurroundings.Line

  /// How many lines behind "Written by" its names may take.
  private static let maximumLines = 12
  /// More texts than this that begin as a byline does are a list of something.
  private static let maximumCues = 64
  /// Of texts whose first word may begin a byline so many are read: more are cells of a table, each a
  /// word.
  private static let maximumBeginnings = 4_096

  private let page: MetadataExtractor
  private let surroundings: TitleSurroundings

  init(_ page: MetadataExtractor) {
    self.init(page, page.surroundings)
  }

  private init(_ page: MetadataExtractor, _ surroundings: TitleSurroundings) {
    self.page = page
    self.surroundings = surroundings
  }

  /// The names near the title.
  var names: [String] {
    let cued = namesBehindCue(in: surroundings.behind, isDistant: false)
    if !cued.isEmpty { return cued }
    for line in surroundings.behind + surroundings.before {
      let names = namesMarked(line)
      if !names.isEmpty { return names }
    }
    return namesBehindCue(in: surroundings.before.reversed(), isDistant: false)
  }

  // MARK: - Cues

  /// The names behind "Written by" or "Author:" anywhere on the page.
  var distantNames: [String] {
    let document = page.document
    var (cues, beginnings) = (0, 0)
    return document.bytes.withUnsafeBufferPointer { bytes in
      for index in page.survey.body..<document.nodes.count where document.nodes[index].tag == .text
      {
        let range = document.textRange(index)
        guard range.count <= 2 * TitleSurroundings.maximumLength else { continue }
        let text = bytes[range].drop { $0.isHTMLSpace }
        let hasPrefix = Self.hasPrefix(text)
        guard hasPrefix || BylineWords.cues.mayBegin(text) else { continue }
        beginnings += 1
        guard beginnings <= Self.maximumBeginnings else { break }
        guard hasPrefix || Self.hasCue(text) else { continue }
        cues += 1
        guard cues <= Self.maximumCues else { break }
        let near = TitleSurroundings(from: index, count: Self.maximumLines + 1, in: document)
        let names = VisibleByline(page, near).namesAtFirstLine
        if !names.isEmpty { return names }
      }
      return []
    }
  }

  private var namesAtFirstLine: [String] {
    namesBehindCue(in: surroundings.behind, isDistant: true)
  }

  /// The names that follow a cue in the same line or the next ones.
  ///
  /// Far from the title (`isDistant`) only the first line counts, and "by" alone is too little.
  private func namesBehindCue(in lines: [Line], isDistant: Bool) -> [String] {
    for (position, line) in lines.enumerated() {
      if isDistant, position > 0 { break }
      let text = surroundings.text(of: line)
      let hasPrefix = Self.hasPrefix(text)
      guard hasPrefix || BylineWords.cues.mayBegin(text) else { continue }
      let words = BylineParser.words(of: Array(text))
      let length = BylineWords.cues.length(at: words.prefix(8).map(\.key)[...])
      guard length > 0 || hasPrefix, !isOfOther(lines, position),
        !page.isAside(line.node, isDistant: isDistant), !page.isProse(line.node)
      else { continue }
      // "From" introduces the office that a notice comes from as well.
      let isFrom = Self.isFrom(words, length)
      if length > 0, length == words.count {
        let names = namesAfter(position, in: lines, isStrict: isDistant)
        if !names.isEmpty, !isFrom || !names.allSatisfy(page.isPublisher) { return names }
      } else if isDistant, !hasPrefix, !Self.isTelling(words, length) {
        continue
      } else if hasPrefix || Self.isName(words.dropFirst(length), isStrict: isDistant) {
        let continues = words.last.map { $0.endsPart || $0.isConjunction } ?? false
        let names = BylineParser.names(Array(text), isProse: true)
        if !names.isEmpty, !isFrom || !names.allSatisfy(page.isPublisher) {
          return names + (continues ? namesAfter(position, in: lines, isStrict: true) : [])
        }
      }
    }
    return []
  }

  private static func isFrom(_ words: [BylineParser.Word], _ length: Int) -> Bool {
    length == 1 && words[0].key.elementsEqual("from".utf8)
  }

  private static func hasCue(_ text: some Collection<UInt8>) -> Bool {
    let words = BylineParser.words(of: Array(text.prefix(60)))
    let length = BylineWords.cues.length(at: words.prefix(8).map(\.key)[...])
    return length > 1 || length == 1 && (words.count == 1 || isTelling(words, length))
  }

  private static func hasPrefix(_ text: some Collection<UInt8>) -> Bool {
    guard let first = text.first, first >= 0xE3 else { return false }
    return BylineWords.prefixes.contains { text.starts(with: $0) }
  }

  /// Whether a cue says enough to count far from the title: two words, or a colon behind.
  private static func isTelling(_ words: [BylineParser.Word], _ length: Int) -> Bool {
    length > 1 || words.first?.text.last == UInt8(ascii: ":")
  }

  /// Whether "by" follows "Medically reviewed" or the like.
  private func isOfOther(_ lines: [Line], _ position: Int) -> Bool {
    guard position > 0 else { return false }
    let words = BylineParser.words(of: Array(surroundings.text(of: lines[position - 1])))
    guard words.count <= 4 else { return false }
    return words.indices.contains {
      BylineWords.otherCues.length(at: words[$0...].map(\.key)[...]) > 0
    } || words.contains { BylineWords.otherVerbs.contains($0.key) }
  }

  /// The names in the lines behind a cue that stands alone.
  private func namesAfter(_ position: Int, in lines: [Line], isStrict: Bool) -> [String] {
    var names: [UInt8] = []
    for line in lines[(position + 1)...].prefix(Self.maximumLines) {
      let text = surroundings.text(of: line)
      let isJoint = Self.isJoint(text)
      guard isJoint || names.isEmpty || Self.endsWithJoint(names) else { break }
      let words = BylineParser.words(of: Array(text))
      guard isJoint || Self.isName(words[...], isStrict: isStrict || !names.isEmpty),
        !isStrict || isJoint || !isCommon(words)
      else { break }
      names.append(0x20)
      names += text
    }
    return BylineParser.names(names, isProse: true)
  }

  private static func isJoint(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 6, !text.isEmpty else { return false }
    let words = text.split { $0 == 0x20 || $0 == UInt8(ascii: ",") }
    return words.isEmpty
      || words.count == 1 && BylineWords.conjunctions.contains(CaseFolding.folded(words[0]))
  }

  private static func endsWithJoint(_ line: [UInt8]) -> Bool {
    guard let last = line.split(separator: 0x20).last else { return false }
    return last.last == UInt8(ascii: ",") || BylineWords.conjunctions.contains(last)
  }

  // MARK: - Marks

  /// The names of a line that an element around it or the link that it stands in calls an author's.
  private func namesMarked(_ line: Line) -> [String] {
    let text = surroundings.text(of: line)
    guard (4...Self.maximumName).contains(text.count), Self.mayBeName(text) else { return [] }
    guard isMarked(line.node), !page.isAside(line.node, isDistant: false) else { return [] }
    let words = BylineParser.words(of: Array(text))
    guard Self.isName(words[...], isStrict: true), !isCommon(words) else { return [] }
    return BylineParser.names(Array(text), isProse: true)
  }

  /// Whether nothing says of the element right around a text that it holds something else of an
  /// author.
  private func isNameElement(_ node: Int) -> Bool {
    page.ancestors(of: node, limit: 1).allSatisfy { !page.marks(of: $0).contains(.notName) }
  }

  /// Longer text, in bytes, is no list of names that stands alone.
  private static let maximumName = 120

  /// Whether text begins with a capital, or with a letter beyond ASCII.
  private static func mayBeName(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    return first &- 0x41 < 26 || first >= 0xC3
  }

  private func isMarked(_ node: Int) -> Bool {
    var isMarked = false
    for (distance, element) in page.ancestors(of: node, limit: 3).enumerated() {
      let marks = page.marks(of: element)
      if distance == 0, marks.contains(.notName) { return false }
      if marks.contains(.byline) || isAuthorLink(element) {
        if namesAuthor(within: element, besides: node) { return false }
        isMarked = true
      }
    }
    return isMarked
  }

  /// Whether an element holds another one that is said to hold the author's name, and that not: what
  /// stands beside a name is its label.
  private func namesAuthor(within element: Int, besides node: Int) -> Bool {
    let links = page.survey.authorLinks
    let items = page.survey.items.filter { $0.property == .author }.map(\.node)
    let named = (links + items).filter {
      $0 > element && $0 < Int(page.document.nodes[element].end)
    }
    return !named.isEmpty
      && !named.contains { $0 <= node && node < Int(page.document.nodes[$0].end) }
  }

  private func isAuthorLink(_ node: Int) -> Bool {
    guard page.document.nodes[node].tag == .a, let href = page.document.valueRange(.href, of: node)
    else { return false }
    return page.document.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return false }
      let marks: [StaticString] = ["/author", "/writer", "/contributor", "/people/", "/by/"]
      return marks.contains { base.contains($0, in: href) }
    }
  }

  // MARK: - Neither

  /// How far from the title a name stands that nothing marks, in lines.
  private static let unmarkedReach = 8
  /// How far from it the date stands.
  private static let dateReach = 2

  /// A name beside the date under or over the title.
  var unmarkedNames: [String] {
    let nearest = Array(surroundings.behind.prefix(Self.unmarkedReach + Self.dateReach))
    for lines in [nearest, Array(surroundings.before.prefix(4))] {
      for position in lines.indices.prefix(Self.unmarkedReach) {
        let text = surroundings.text(of: lines[position])
        guard text.count >= 3, text.count <= 80, Self.mayBeName(text) else { continue }
        let words = BylineParser.words(of: Array(text))
        let isSite = page.site.isName(String(decoding: text, as: UTF8.self))
        guard isSite || Self.isName(words[...], isStrict: true), isDated(lines, position),
          !isSite || !isBehindFrom(lines, position),
          isSite || !isCommon(words), isNameElement(lines[position].node),
          !page.isAside(lines[position].node, isDistant: false)
        else { continue }
        let names = BylineParser.names(Array(text), isProse: true)
        if !names.isEmpty { return names }
      }
    }
    return []
  }

  private func isBehindFrom(_ lines: [Line], _ position: Int) -> Bool {
    guard position > 0 else { return false }
    let words = BylineParser.words(of: Array(surroundings.text(of: lines[position - 1])))
    return words.count == 1 && Self.isFrom(words, 1)
  }

  /// Whether a date, or how long the reading takes, stands in a line or next to it.
  private func isDated(_ lines: [Line], _ position: Int) -> Bool {
    // Right under the title a name needs no date.
    if position == 0, lines[0].node == surroundings.behind.first?.node { return true }
    let range = max(0, position - Self.dateReach)...min(lines.count - 1, position + Self.dateReach)
    return range.contains { index in
      let text = surroundings.text(of: lines[index])
      guard text.count <= 80, text.contains(where: { $0.isASCIIDigit }) else { return false }
      return DateParser(Array(text), order: page.dateOrder).first != nil
    }
  }

  // MARK: - Names

  /// Whether words can be the name of one or more authors.
  ///
  /// Where nothing says "by", one word is too little (`isStrict`).
  static func isName(_ words: ArraySlice<BylineParser.Word>, isStrict: Bool) -> Bool {
    var capitals = 0
    var count = 0
    for word in words {
      if BylineWords.ends.contains(word.key), count > 0 { break }
      if BylineWords.proseEnds.contains(word.key), !word.hasCapital, count > 0 { break }
      let isPart = word.isConjunction || BylineWords.particles.contains(word.key)
      if word.isCaseless || word.hasCapital {
        if BylineWords.nonNames.contains(word.key.trimmed) { return false }
        capitals += 1
      } else if !isPart || count == 0 {
        // A pen name may be small, but then it stands alone.
        if isStrict || words.count > 1 || !word.hasLetter { return false }
        capitals += 1
      }
      count += 1
      if word.endsPart, count >= 2 { break }
    }
    guard count <= 8 else { return false }
    return isStrict ? capitals >= 2 || words.first?.isCaseless == true : capitals >= 1
  }

  /// Whether the page's text has each of the words in small letters too: those of a category it has,
  /// those of a person hardly ever.
  private func isCommon(_ words: [BylineParser.Word]) -> Bool {
    var rest = words.map { $0.key.trimmed }.filter { $0.count >= 3 }
    guard !rest.isEmpty, !words.contains(where: \.isCaseless) else { return false }
    let document = page.document
    return document.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return false }
      for index in page.survey.body..<document.nodes.count where document.nodes[index].tag == .text
      {
        rest.removeAll { base.hasWord($0, in: document.textRange(index)) }
        if rest.isEmpty { return true }
      }
      return false
    }
  }
}

extension BylineParser.Word {
  /// Whether it can stand between two names.
  var isConjunction: Bool { BylineWords.conjunctions.contains(key) }
}

extension UnsafePointer<UInt8> {
  /// Whether a word stands somewhere, exactly so written, with no letter at its ends.
  fileprivate func hasWord(_ word: ArraySlice<UInt8>, in range: Range<Int>) -> Bool {
    guard let first = word.first else { return false }
    func isLetter(_ index: Int) -> Bool {
      range.contains(index) && (self[index].isASCIILetter || self[index] >= 0x80)
    }
    var index = range.lowerBound
    while true {
      index = ByteScanning.firstIndex(of: first, in: self, from: index, to: range.upperBound)
      let end = index + word.count
      guard end <= range.upperBound else { return false }
      if !isLetter(index - 1), !isLetter(end),
        UnsafeBufferPointer(start: self + index, count: word.count).elementsEqual(word)
      {
        return true
      }
      index += 1
    }
  }
}

extension [UInt8] {
  /// Without punctuation at its ends.
  fileprivate var trimmed: ArraySlice<UInt8> {
    func isLetter(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte >= 0x80 }
    guard let first = firstIndex(where: isLetter), let last = lastIndex(where: isLetter) else {
      return []
    }
    return self[first...last]
  }
}
