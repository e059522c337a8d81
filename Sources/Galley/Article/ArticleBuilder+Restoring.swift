// Text that was dropped although what was kept can't be read without it.

extension ArticleBuilder {
  /// Whether an element without kept text is taken all the same.
  ///
  /// The classifier judges one block of text at a time, and short ones look like menus. These are
  /// parts of something that was kept: the term of a definition, the header of a table, one of many
  /// items of a list, the source of a quotation.
  func isRestored(_ index: Int, _ tag: Tag) -> Bool {
    switch tag {
    case .dt: return unit == .none && isTermOfKept(index)
    case .tr: return unit == .table && isHeaderRow(index)
    case .thead: return unit == .table
    case .li: return unit == .none && isItemOfKept(index)
    case .p, .footer, .cite: return unit == .none && isPartOfQuote(index)
    default: return false
    }
  }

  /// Whether the definition of a term was kept.
  private func isTermOfKept(_ term: Int) -> Bool {
    let next = element(behind: term)
    return next.map { document.nodes[$0].tag == .dd && keptBytes(in: $0) > 0 } ?? false
  }

  /// The element that follows another one in its parent.
  private func element(behind index: Int) -> Int? {
    let parent = Int(document.nodes[index].parent)
    guard parent >= 0 else { return nil }
    var next = Int(document.nodes[index].end)
    if next < Int(document.nodes[parent].end), document.nodes[next].tag == .text { next += 1 }
    return next < Int(document.nodes[parent].end) ? next : nil
  }

  private func isHeaderRow(_ row: Int) -> Bool {
    let cells = document.children(of: row).filter { document.nodes[$0].tag != .text }
    return !cells.isEmpty && cells.allSatisfy { document.nodes[$0].tag == .th }
  }

  /// Whether an item stands in a list of which most was kept, and is no link.
  private func isItemOfKept(_ item: Int) -> Bool {
    guard containers.last?.restoresItems == true else { return false }
    let nodes = item..<Int(document.nodes[item].end)
    return nodes.count <= Self.itemNodes
      && !nodes.contains { document.nodes[$0].tag == .a || document.nodes[$0].tag.isControl }
  }

  /// How many nodes a short item has at most.
  private static let itemNodes = 12

  /// Whether at least two of three items of a list were kept.
  func isMostlyKept(list: Int) -> Bool {
    var kept = 0
    var dropped = 0
    for child in document.children(of: list) where document.nodes[child].tag == .li {
      if keptBytes(in: child) > 0 { kept += 1 } else { dropped += 1 }
    }
    return kept >= 2 * dropped
  }

  /// Whether an element is a short part of a quotation that was kept.
  private func isPartOfQuote(_ index: Int) -> Bool {
    let parent = Int(document.nodes[index].parent)
    guard parent >= 0, document.nodes[parent].tag == .blockquote, !isWholeArticle(parent),
      keptBytes(in: parent) > 0
    else { return false }
    return Int(document.nodes[index].end) - index <= Self.itemNodes
  }

  /// Whether an element that was dropped among kept text is code, with no more than a label.
  ///
  /// Code reads like a menu: few words, no sentences. What stands around it speaks of it.
  func isRestoredCode(_ index: Int) -> Bool {
    guard unit == .none, index > mediaStart, index < walkEnd else { return false }
    var hasCode = false
    var labelBytes = 0
    var next = index
    let end = Int(document.nodes[index].end)
    while next < end {
      let node = document.nodes[next]
      if node.tag == .pre {
        hasCode = true
        next = Int(node.end)
      } else if node.tag.isSkipped || node.tag.isControl {
        next = Int(node.end)
      } else {
        if node.tag == .text {
          let text = document.bytes[document.textRange(next)]
          labelBytes += text.count { !$0.isHTMLSpace }
          guard labelBytes <= Self.longestLabel else { return false }
        }
        next += 1
      }
    }
    return hasCode
  }

  /// In bytes, white space left out: a file's name, or that of the language.
  private static let longestLabel = 40
}
