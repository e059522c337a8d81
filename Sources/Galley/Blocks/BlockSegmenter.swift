// From a parsed page to its blocks of text.

/// Cuts a document into blocks, in one walk over the arena.
///
/// Text is collected until the next boundary: the begin or end of a block-level element, or a double
/// `<br>`. An inline element with a block inside, and a table cell with one, are block-level too.
/// Hidden text is kept: being hidden is a feature, not a verdict, for many pages reveal their article
/// by script.
struct BlockSegmenter: ~Copyable {
  let nodes: UnsafeBufferPointer<Document.Node>
  let attributes: UnsafeBufferPointer<Document.Attribute>
  let bytes: UnsafeBufferPointer<UInt8>
  var blocks: [Block] = []
  var elements: [BlockElement] = []
  /// The text of all blocks so far, and of the one that is being collected.
  var text: ByteBuffer
  var words: FlatBuffer<UInt32>
  private let flags: [UInt8]
  var frames = FlatBuffer<Frame>(capacity: 256)
  /// The block that is being collected, if ``isCollecting``.
  var pending = Pending()
  var isCollecting = false
  /// The text ends with a space that the next text may not need.
  var endsWithSpace = true
  /// Where the text of the next block begins.
  var textStart = 0
  var linksBefore: Int32 = 0
  var names = NameReader()

  /// An open element.
  struct Frame {
    var end: Int32
    var element: Int32
    var isBlock = false
    var isCell: Bool
    var isLink: Bool
    var isBold: Bool
    var isTime = false
    var inlineClasses: ClassSet = []
  }

  /// A block while its text is collected.
  struct Pending {
    var block = Block(element: -1, firstNode: 0, endNode: 0, textStart: 0)
    var lastNode: Int32 = 0
    /// Where its text ends without the trailing space.
    var textEnd = 0
  }

  private init(
    _ nodes: UnsafeBufferPointer<Document.Node>,
    _ attributes: UnsafeBufferPointer<Document.Attribute>, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    self.nodes = nodes
    self.attributes = attributes
    self.bytes = bytes
    flags = Self.blockFlags(nodes)
    text = ByteBuffer(capacity: bytes.count / 2)
    words = FlatBuffer(capacity: bytes.count / 16)
    elements.reserveCapacity(nodes.count / 4)
  }

  /// The blocks of a document, in its order.
  static func page(of document: Document) -> PageBlocks {
    document.nodes.withUnsafeBufferPointer { nodes in
      document.attributes.withUnsafeBufferPointer { attributes in
        document.bytes.withUnsafeBufferPointer { bytes in
          var segmenter = BlockSegmenter(nodes, attributes, bytes)
          segmenter.walk()
          segmenter.countAlike()
          return PageBlocks(
            blocks: segmenter.blocks, elements: segmenter.elements,
            text: segmenter.text.array,
            words: segmenter.words.array)
        }
      }
    }
  }

  // MARK: - Which elements are blocks

  private static let hasBlockChild: UInt8 = 1
  private static let hasBlockBelow: UInt8 = 2

  /// For each node, whether a child or any descendant is a block, by one reverse sweep.
  private static func blockFlags(_ nodes: UnsafeBufferPointer<Document.Node>) -> [UInt8] {
    var flags = [UInt8](repeating: 0, count: nodes.count)
    flags.withUnsafeMutableBufferPointer { flags in
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
    while index < nodes.count {
      let node = nodes[index]
      close(before: Int32(index))
      if node.tag == .text {
        add(index, node)
        index += 1
      } else if node.tag.isSkipped {
        index = Int(node.end)
      } else {
        enter(index, node)
        index += 1
      }
    }
    close(before: Int32(nodes.count))
    flush()
  }

  @inline(__always)
  private mutating func close(before index: Int32) {
    while frames.count > 0, frames[frames.count - 1].end <= index {
      let frame = frames[frames.count - 1]
      if frame.isBlock { flush() }
      _ = frames.popLast()
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
      end: node.end, element: parent?.element ?? -1,
      isCell: node.tag == .td || node.tag == .th,
      isLink: (parent?.isLink ?? false) || node.tag == .a, isBold: parent?.isBold ?? false)
    if isBlock(index, node.tag) {
      flush()
      frame.isBlock = true
      frame.element = Int32(elements.count)
      elements.append(element(index, node, parent: parent?.element ?? -1))
    } else {
      if node.tag == .a { linksBefore += 1 }
      frame.isBold = frame.isBold || node.tag == .b || node.tag == .strong
      frame.isTime = (parent?.isTime ?? false) || node.tag == .time
      frame.inlineClasses =
        (parent?.isBlock ?? true ? [] : parent?.inlineClasses ?? [])
        .union(names.facts(of: node, attributes, bytes).classes)
      if frame.isCell { separate() }
    }
    frames.append(frame)
  }

  /// Whether a `<br>` is followed by another, nothing but white space between.
  private func isDoubleBreak(_ index: Int) -> Bool {
    let parent = nodes[index].parent
    guard parent >= 0 else { return false }
    let end = Int(nodes[Int(parent)].end)
    var next = Int(nodes[index].end)
    if next < end, nodes[next].tag == .text {
      let start = Int(nodes[next].start)
      guard bytes[start..<start + Int(nodes[next].count)].allSatisfy(\.isHTMLSpace) else {
        return false
      }
      next += 1
    }
    return next < end && nodes[next].tag == .br
  }

  // MARK: - Elements

  private mutating func element(_ index: Int, _ node: Document.Node, parent: Int32) -> BlockElement
  {
    let facts = names.facts(of: node, attributes, bytes)
    var element = BlockElement(
      node: Int32(index), parent: parent, tag: node.tag, depth: 0, classes: [],
      hidden: hiddenness(of: node), containerRule: 0, isArticleBody: facts.isArticleBody,
      role: facts.role,
      signature: (UInt32(node.tag.rawValue) &* 0x9E37_79B1 ^ facts.signature) &* 0x0100_0193)
    element.depth = parent >= 0 ? elements[Int(parent)].depth + 1 : 0
    guard parent >= 0 else { return element }
    // The body's own classes describe the page, not a part of it.
    element.classes = facts.classes
    element.containerRule = containerRule(element)
    return element
  }

  /// 2: hidden by style or attribute, 1: by `aria-hidden`, 0: not.
  private func hiddenness(of node: Document.Node) -> UInt8 {
    var hidden: UInt8 = 0
    for attribute in attributes[Int(node.start)..<Int(node.start + node.count)] {
      switch attribute.name {
      case .style, .hidden: hidden = 2
      case .ariaHidden:
        let start = Int(attribute.start)
        let value = bytes[start..<start + Int(attribute.count)]
        if value.elementsEqual("true".utf8) { hidden = max(1, hidden) }
      default: break
      }
    }
    return hidden
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
    var numbering = KeyNumbering(expecting: elements.count)
    var counts = FlatBuffer<Int32>(capacity: elements.count)
    var numbers = FlatBuffer<Int32>(capacity: elements.count)
    for element in elements {
      let key = UInt64(UInt32(bitPattern: element.parent)) << 32 | UInt64(element.signature)
      let number = numbering.number(of: key)
      if number == counts.count { counts.append(0) }
      counts[number] += 1
      numbers.append(Int32(number))
    }
    for index in elements.indices { elements[index].alike = counts[Int(numbers[index])] }
  }
}
