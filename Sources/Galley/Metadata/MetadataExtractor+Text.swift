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

  /// The nearest elements around a node, itself first if it is one.
  func ancestors(of node: Int, limit: Int) -> [Int] {
    var result: [Int] = []
    var index = document.nodes[node].tag == .text ? Int(document.nodes[node].parent) : node
    while index >= 0, result.count < limit {
      result.append(index)
      index = Int(document.nodes[index].parent)
    }
    return result
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

  /// Whether a class, id or test id of an element contains one of the given words.
  func isNamed(_ node: Int, _ words: [StaticString]) -> Bool {
    document.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return false }
      let element = document.nodes[node]
      for index in Int(element.start)..<Int(element.start) + Int(element.count) {
        let attribute = document.attributes[index]
        switch attribute.name {
        case .class, .id, .dataTestid, .dataComponent:
          let range = Int(attribute.start)..<Int(attribute.start) + Int(attribute.count)
          for word in words where base.contains(word, in: range) { return true }
        default: break
        }
      }
      return false
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
