// From a parsed page to its blocks of text.

/// Cuts a document into blocks, in one walk over the arena.
///
/// Text is collected until the next boundary: the begin or end of a block-level element, or a double
/// `<br>`. An inline element with a block inside, and a table cell with one, are block-level too.
/// Hidden text is kept: being hidden is a feature, not a verdict, for many pages reveal their article
/// by script.
struct BlockSegmenter {
  private let document: Document
  private var page = PageBlocks()
  private let flags: [UInt8]
  private var frames: [Frame] = []
  private var current: Pending?
  /// The page text ends with a space that the next text may not need.
  private var endsWithSpace = true
  private var linksBefore: Int32 = 0
  private var classCache: [UInt64: ClassSet] = [:]

  /// An open element.
  private struct Frame {
    var end: Int32
    var element: Int32
    var isBlock: Bool
    var isCell: Bool
    var isLink: Bool
    var isBold: Bool
    var isTime: Bool
    var inlineClasses: ClassSet
  }

  /// The block that is being collected.
  private struct Pending {
    var block: Block
    var lastNode: Int32
    /// Where its text ends without the trailing space.
    var textEnd: Int
  }

  private init(_ document: Document) {
    self.document = document
    flags = Self.blockFlags(document)
    page.text.reserveCapacity(document.bytes.count / 2)
    page.elements.reserveCapacity(document.nodes.count / 4)
  }

  /// The blocks of a document, in its order.
  static func page(of document: Document) -> PageBlocks {
    var segmenter = BlockSegmenter(document)
    segmenter.walk()
    segmenter.countAlike()
    return segmenter.page
  }

  // MARK: - Which elements are blocks

  private static let hasBlockChild: UInt8 = 1
  private static let hasBlockBelow: UInt8 = 2

  /// For each node, whether a child or any descendant is a block, by one reverse sweep.
  private static func blockFlags(_ document: Document) -> [UInt8] {
    var flags = [UInt8](repeating: 0, count: document.nodes.count)
    document.nodes.withUnsafeBufferPointer { nodes in
      for index in nodes.indices.reversed() {
        let node = nodes[index]
        guard node.parent >= 0, node.tag != .text else { continue }
        if node.tag.isBlock {
          flags[Int(node.parent)] |= hasBlockBelow
          if !node.tag.isControl { flags[Int(node.parent)] |= hasBlockChild }
        }
        flags[Int(node.parent)] |= flags[index] & hasBlockBelow
      }
    }
    return flags
  }

  private func isBlock(_ index: Int, _ tag: Tag) -> Bool {
    if tag.isBlock { return true }
    if tag == .td || tag == .th { return flags[index] & Self.hasBlockBelow != 0 }
    return tag.canHoldBlocks && flags[index] & Self.hasBlockChild != 0
  }

  // MARK: - The walk

  private mutating func walk() {
    var index = 0
    let count = document.nodes.count
    while index < count {
      let node = document.nodes[index]
      close(before: Int32(index))
      if node.tag == .text {
        add(index)
        index += 1
      } else if node.tag.isSkipped {
        index = Int(node.end)
      } else {
        enter(index, node)
        index += 1
      }
    }
    close(before: Int32(count))
    flush()
  }

  private mutating func close(before index: Int32) {
    while let frame = frames.last, frame.end <= index {
      if frame.isBlock { flush() }
      frames.removeLast()
      if !frame.isBlock, frame.isCell { separate() }
    }
  }

  private mutating func enter(_ index: Int, _ node: Document.Node) {
    if node.tag == .br {
      if isDoubleBreak(index) { flush() } else { separate() }
      return
    }
    let parent = frames.last
    var frame = Frame(
      end: node.end, element: parent?.element ?? -1, isBlock: false,
      isCell: node.tag == .td || node.tag == .th,
      isLink: (parent?.isLink ?? false) || node.tag == .a, isBold: parent?.isBold ?? false,
      isTime: false, inlineClasses: [])
    if isBlock(index, node.tag) {
      flush()
      frame.isBlock = true
      frame.element = Int32(page.elements.count)
      page.elements.append(element(index, node, parent: parent?.element ?? -1))
    } else {
      if node.tag == .a { linksBefore += 1 }
      frame.isBold = frame.isBold || node.tag == .b || node.tag == .strong
      frame.isTime = (parent?.isTime ?? false) || node.tag == .time
      frame.inlineClasses =
        (parent?.isBlock ?? true ? [] : parent?.inlineClasses ?? [])
        .union(names(of: index))
      if frame.isCell { separate() }
    }
    frames.append(frame)
  }

  /// Whether a `<br>` is followed by another, nothing but white space between.
  private func isDoubleBreak(_ index: Int) -> Bool {
    let parent = document.nodes[index].parent
    guard parent >= 0 else { return false }
    let end = Int(document.nodes[Int(parent)].end)
    var next = Int(document.nodes[index].end)
    if next < end, document.nodes[next].tag == .text {
      guard document.bytes[document.textRange(next)].allSatisfy(\.isHTMLSpace) else { return false }
      next += 1
    }
    return next < end && document.nodes[next].tag == .br
  }

  // MARK: - Text

  /// A word boundary within a block.
  private mutating func separate() {
    guard current != nil, !endsWithSpace else { return }
    page.text.append(0x20)
    endsWithSpace = true
  }

  /// Adds a text node, its white space collapsed.
  private mutating func add(_ index: Int) {
    let start = page.text.count
    var characters: Int32 = 0
    var sawText = false
    let range = document.textRange(index)
    document.bytes.withUnsafeBufferPointer { bytes in
      var position = range.lowerBound
      while position < range.upperBound {
        let space = Self.spaceLength(bytes, position, range.upperBound)
        if space > 0 {
          if !endsWithSpace {
            page.text.append(0x20)
            endsWithSpace = true
            characters += 1
          }
          position += space
          continue
        }
        let wordStart = position
        repeat {
          // Continuation bytes aren't characters of their own.
          characters += bytes[position] & 0xC0 == 0x80 ? 0 : 1
          position &+= 1
        } while position < range.upperBound
          && Self.spaceLength(bytes, position, range.upperBound) == 0
        page.text.append(contentsOf: bytes[wordStart..<position])
        endsWithSpace = false
        sawText = true
      }
    }
    if sawText {
      note(index, characters)
    } else if current == nil {
      page.text.removeSubrange(start...)
      endsWithSpace = true
    }
  }

  /// Books a text node that has text to the current block, or begins one.
  private mutating func note(_ index: Int, _ characters: Int32) {
    let frame = frames.last
    var pending =
      current
      ?? Pending(
        block: Block(
          element: frame?.element ?? -1, firstNode: Int32(index), endNode: Int32(index + 1),
          textStart: Int32(textStart)),
        lastNode: Int32(index), textEnd: 0)
    if current == nil, let frame, !frame.isBlock {
      pending.block.inlineClasses = frame.inlineClasses
      pending.block.isTime = frame.isTime
    }
    if frame?.isLink == true { pending.block.linkLength += characters }
    if frame?.isBold == true { pending.block.boldLength += characters }
    pending.lastNode = Int32(index)
    pending.textEnd = endsWithSpace ? page.text.count - 1 : page.text.count
    current = pending
  }

  /// Where the text of the next block begins.
  private var textStart = 0

  private mutating func flush() {
    defer {
      linksBefore = 0
      endsWithSpace = true
      textStart = page.text.count
    }
    guard let pending = current else { return }
    current = nil
    var block = pending.block
    page.text.removeSubrange(pending.textEnd...)
    let text = Int(block.textStart)..<pending.textEnd
    block.textCount = Int32(text.count)
    block.endNode = pending.lastNode + 1
    block.linkCount = linksBefore
    block.wordStart = Int32(page.words.count)
    page.text.withUnsafeBufferPointer { bytes in
      (block.statistics, block.length) = TextScanner.scan(
        UnsafeBufferPointer(rebasing: bytes[text]), words: &page.words)
    }
    guard block.statistics.words > 0 || page.words.count > Int(block.wordStart) else {
      page.text.removeSubrange(text.lowerBound...)
      return
    }
    page.text.withUnsafeBufferPointer { bytes in
      block.cues = CuePhrases.cues(in: UnsafeBufferPointer(rebasing: bytes[text]))
    }
    if block.element < 0 { block.element = 0 }
    block.isGood = Self.isGoodText(block)
    page.blocks.append(block)
  }

  /// Whether a block reads like running text: at least a line of words, few of them links, and a
  /// sentence in it.
  ///
  /// The bounds were found on the development pages: see docs/extraction.md.
  static func isGoodText(_ block: Block) -> Bool {
    let statistics = block.statistics
    return statistics.words >= 12 && block.linkDensity < 0.35
      && (statistics.endsSentence || statistics.sentences >= 1 || statistics.words >= 30)
  }

  /// The length in bytes of white space at `index`: HTML's, and the spaces and invisible marks of
  /// Unicode that separate nothing else; 0 if there is none.
  @inline(__always)
  private static func spaceLength(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
  ) -> Int {
    let byte = bytes[index]
    if byte <= 0x20 { return 1 }
    if byte < 0xC2 { return 0 }
    if byte == 0xC2 { return index + 1 < end && bytes[index + 1] == 0xA0 ? 2 : 0 }
    guard byte >= 0xE2, index + 2 < end else { return 0 }
    let second = bytes[index + 1]
    let third = bytes[index + 2]
    switch byte {
    case 0xE2:
      // U+2000–200B, 2028, 2029, 202F, 205F
      if second == 0x80 {
        return third <= 0x8B || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0
      }
      return second == 0x81 && third == 0x9F ? 3 : 0
    case 0xE3: return second == 0x80 && third == 0x80 ? 3 : 0
    case 0xEF: return second == 0xBB && third == 0xBF ? 3 : 0
    default: return 0
    }
  }

  // MARK: - Elements

  private mutating func element(_ index: Int, _ node: Document.Node, parent: Int32) -> BlockElement
  {
    var element = BlockElement(
      node: Int32(index), parent: parent, tag: node.tag, depth: 0, classes: [], hidden: 0,
      containerRule: 0, isArticleBody: false, role: .none,
      signature: UInt32(node.tag.rawValue) &* 0x9E37_79B1)
    element.depth = parent >= 0 ? page.elements[Int(parent)].depth + 1 : 0
    // The body's own classes describe the page, not a part of it.
    if parent >= 0 { element.classes = names(of: index) }
    read(index, into: &element)
    if parent >= 0 { element.containerRule = containerRule(element) }
    return element
  }

  /// The categories that the names of an element's attributes carry.
  private mutating func names(of index: Int) -> ClassSet {
    let node = document.nodes[index]
    guard node.count > 0 else { return [] }
    var key: UInt64 = 0xCBF2_9CE4_8422_2325
    var isNamed = false
    document.bytes.withUnsafeBufferPointer { bytes in
      for attribute in document.attributes[Int(node.start)..<Int(node.start + node.count)]
      where attribute.name.describesElement {
        isNamed = true
        let start = Int(attribute.start)
        for byte in bytes[start..<start + Int(attribute.count)] {
          key = (key ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        key = (key ^ 0xFF) &* 0x0000_0100_0000_01B3
      }
    }
    guard isNamed else { return [] }
    if let known = classCache[key] { return known }
    let found = lookUpNames(of: node)
    classCache[key] = found
    return found
  }

  private func lookUpNames(of node: Document.Node) -> ClassSet {
    let automaton = ClassLexicon.automaton
    var scan = automaton.scan()
    document.bytes.withUnsafeBufferPointer { bytes in
      for attribute in document.attributes[Int(node.start)..<Int(node.start + node.count)]
      where attribute.name.describesElement {
        let start = Int(attribute.start)
        let limit = attribute.name == .ariaLabel ? 40 : Int.max
        let value = bytes[start..<start + min(limit, Int(attribute.count))]
        automaton.feed(UnsafeBufferPointer(rebasing: value), into: &scan)
        automaton.boundary(&scan)
      }
    }
    return ClassSet(rawValue: scan.found)
  }

  private func read(_ index: Int, into element: inout BlockElement) {
    let node = document.nodes[index]
    for attribute in document.attributes[Int(node.start)..<Int(node.start + node.count)] {
      let start = Int(attribute.start)
      let value = document.bytes[start..<start + Int(attribute.count)]
      switch attribute.name {
      case .class: element.signature = Self.signature(of: value, from: element.signature)
      case .style, .hidden: element.hidden = 2
      case .ariaHidden:
        if value.elementsEqual("true".utf8) { element.hidden = max(1, element.hidden) }
      case .role: element.role = Self.role(value)
      case .itemprop: element.isArticleBody = contains("articleBody", value)
      default: break
      }
    }
  }

  private func contains(_ name: String, _ value: ArraySlice<UInt8>) -> Bool {
    value.split(separator: 0x20).contains { $0.elementsEqual(name.utf8) }
  }

  /// A hash of the first three class names without their digits, which number alike elements.
  private static func signature(of value: ArraySlice<UInt8>, from seed: UInt32) -> UInt32 {
    var hash = seed
    var names = 0
    var wasSpace = true
    for byte in value {
      if byte.isHTMLSpace {
        if !wasSpace { names += 1 }
        if names == 3 { break }
        wasSpace = true
      } else if !byte.isASCIIDigit {
        hash = (hash ^ UInt32(byte)) &* 0x0100_0193
        wasSpace = false
      }
    }
    return hash
  }

  private static func role(_ value: ArraySlice<UInt8>) -> BlockElement.Role {
    switch String(decoding: value, as: UTF8.self) {
    case "navigation": .navigation
    case "contentinfo": .contentinfo
    case "banner": .banner
    case "complementary": .complementary
    case "main": .main
    case "article": .article
    default: .other
    }
  }

  /// How telling an element is as a container of the article, from 1 down to 5; 0 if it isn't one.
  private func containerRule(_ element: BlockElement) -> UInt8 {
    switch element.tag {
    case .article, .div, .main, .section, .td: break
    default: return 0
    }
    if element.isArticleBody || element.classes.contains(.articleBody) { return 1 }
    if element.tag == .article { return 2 }
    if element.role == .article || element.classes.contains(.story) { return 3 }
    if element.classes.contains(.mainContent) { return 4 }
    if element.tag == .main || element.role == .main { return 5 }
    return 0
  }

  /// Counts, for each element, the children of its parent that look the same.
  private mutating func countAlike() {
    var counts: [UInt64: Int32] = [:]
    counts.reserveCapacity(page.elements.count)
    func key(_ element: BlockElement) -> UInt64 {
      UInt64(UInt32(bitPattern: element.parent)) << 32 | UInt64(element.signature)
    }
    for element in page.elements { counts[key(element), default: 0] += 1 }
    for index in page.elements.indices {
      page.elements[index].alike = counts[key(page.elements[index]), default: 1]
    }
  }
}
