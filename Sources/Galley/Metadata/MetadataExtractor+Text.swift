// Text of nodes as metadata needs it.

extension MetadataExtractor {
  /// Text longer than this, in bytes, is cut: no field is.
  private static let maximumText = 4_096

  /// The text of a node and all below it as one line, with a space where an element that isn't
  /// inline begins or ends.
  func line(of node: Int) -> String {
    let document = self.document
    if document.nodes[node].tag == .text {
      return PlainText.line(document.bytes[document.textRange(node)])
    }
    var text: [UInt8] = []
    var openBlocks: [Int] = []
    for index in node + 1..<max(node + 1, Int(document.nodes[node].end)) {
      while let end = openBlocks.last, end <= index {
        openBlocks.removeLast()
        text.append(0x20)
      }
      let element = document.nodes[index]
      if element.tag == .text {
        text += document.bytes[document.textRange(index)]
        if text.count > Self.maximumText { break }
      } else if !element.tag.isInlineText {
        text.append(0x20)
        openBlocks.append(Int(element.end))
      }
    }
    return PlainText.line(text)
  }

  /// The text node's own bytes.
  func bytes(of node: Int) -> ArraySlice<UInt8> {
    document.bytes[document.textRange(node)]
  }

  /// The nearest elements around a node, itself first if it is one, at most `limit` of them.
  func ancestors(of node: Int, limit: Int) -> Ancestors {
    let isText = document.nodes[node].tag == .text
    return Ancestors(
      document: document, element: isText ? Int(document.nodes[node].parent) : node, left: limit)
  }

  /// Steps from element to parent.
  struct Ancestors: Sequence, IteratorProtocol {
    let document: Document
    var element: Int
    var left: Int

    mutating func next() -> Int? {
      guard element >= 0, left > 0 else { return nil }
      defer { element = Int(document.nodes[element].parent) }
      left -= 1
      return element
    }
  }

  /// So much text, in bytes, in one block is prose.
  private static let maximumBlock = 300

  /// Whether a node stands in running text.
  func isProse(_ node: Int) -> Bool {
    let document = self.document
    let block = ancestors(of: node, limit: 6).first { !document.nodes[$0].tag.isInlineText }
    guard let block else { return false }
    var length: UInt32 = 0
    for index in block..<Int(document.nodes[block].end) {
      let child = document.nodes[index]
      if child.tag == .text { length += child.count }
      // A container of other blocks is no paragraph.
      if index > block, child.tag != .text, !child.tag.isInlineText, child.tag != .br {
        return false
      }
      if length > Self.maximumBlock { return true }
    }
    return false
  }

  /// What the class, id and test id of an element say of it.
  func marks(of node: Int) -> NameMarks {
    document.bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { document.marks(of: node, $0) } ?? []
    }
  }
}

extension UnsafePointer<UInt8> {
  /// Whether a value contains a word given in lower case, in any case.
  func contains(_ word: StaticString, in range: Range<Int>) -> Bool {
    let first = word.utf8Start[0]
    var index = range.lowerBound
    while index < range.upperBound {
      if self[index].lowercasedASCII == first,
        ByteScanning.matches(word, at: index, in: self, to: range.upperBound)
      {
        return true
      }
      index &+= 1
    }
    return false
  }
}

extension Tag {
  /// Whether an element is part of a line of text, so that no space stands around it.
  var isInlineText: Bool {
    switch self {
    case .a, .abbr, .acronym, .b, .bdi, .bdo, .big, .cite, .code, .data, .del, .dfn, .em, .font, .i,
      .ins, .kbd, .label, .mark, .nobr, .q, .ruby, .rb, .s, .samp, .small, .span, .strike, .strong,
      .sub, .sup, .tt, .u, .var, .custom, .other, .wbr:
      true
    default: false
    }
  }
}
