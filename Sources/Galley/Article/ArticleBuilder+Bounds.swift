// From where to where the article reaches in its page.

extension ArticleBuilder {
  /// Where the innermost part of the page begins that holds the first text and most of the others: the
  /// lead picture stands in it or right before it, or else belongs to the page.
  func lead(before text: Int) -> Int {
    let half = Int(keptBefore[document.nodes.count]) / 2
    var ancestor = span.isEmpty ? -1 : Int(document.nodes[text].parent)
    while ancestor >= 0 {
      let node = document.nodes[ancestor]
      switch node.tag {
      case .article, .div, .main, .section:
        if keptBytes(in: ancestor) > half { return lead(rightBefore: ancestor) }
      case .body, .td, .th: return text
      default: break
      }
      ancestor = Int(node.parent)
    }
    return text
  }

  /// Where a picture stands right before the part that holds the text, within the same article and
  /// behind its title; that part if none does.
  private func lead(rightBefore text: Int) -> Int {
    var part = text
    for _ in 0..<Self.leadDepth where document.nodes[part].tag.isPart {
      let parent = Int(document.nodes[part].parent)
      guard parent >= 0, document.nodes[parent].tag.isPart || document.nodes[parent].tag.isArticle
      else { return text }
      let siblings = elements(in: parent, before: part)
      guard siblings.isEmpty else {
        let near = siblings.suffix(Self.leadReach).reversed().prefix { !endsLead($0) }
        return near.last(where: holdsPicture) ?? text
      }
      part = parent
    }
    return text
  }

  /// How many parts within one another can hold the same text.
  private static let leadDepth = 3
  /// How many elements before the text its lead picture stands: a share bar can be between.
  private static let leadReach = 3

  /// The elements directly within another that stand before one of them.
  private func elements(in parent: Int, before end: Int) -> [Int] {
    var elements: [Int] = []
    var index = parent + 1
    while index < end {
      if document.nodes[index].tag != .text { elements.append(index) }
      index = Int(document.nodes[index].end)
    }
    return elements
  }

  /// Whether an element has text of the article or its title: no lead picture stands before it.
  private func endsLead(_ element: Int) -> Bool {
    keptBytes(in: element) > 0
      || (element..<Int(document.nodes[element].end)).contains { document.nodes[$0].tag == .h1 }
  }

  private func holdsPicture(_ element: Int) -> Bool {
    (element..<Int(document.nodes[element].end)).contains {
      document.nodes[$0].tag == .figure || document.nodes[$0].tag == .picture
    }
  }

  /// Where the list, quotation or figure ends that the last kept text stands in.
  func end(behind text: Int) -> Int {
    guard !span.isEmpty else { return 0 }
    var end = text + 1
    var ancestor = Int(document.nodes[text].parent)
    for _ in 0..<6 where ancestor >= 0 {
      let node = document.nodes[ancestor]
      switch node.tag {
      case .ul, .ol, .figure, .blockquote: end = Int(node.end)
      case .td, .article, .section, .main, .body: return end
      default: break
      }
      ancestor = Int(node.parent)
    }
    return end
  }

  /// Where a picture can stand that the first kept text is the caption of, else that text's place.
  func captioned(_ text: Int) -> Int {
    guard !span.isEmpty else { return 0 }
    var ancestor = Int(document.nodes[text].parent)
    for _ in 0..<3 where ancestor >= 0 {
      let parent = Int(document.nodes[ancestor].parent)
      if isCaption(ancestor) { return max(0, parent) }
      ancestor = parent
    }
    return text
  }
}

extension Tag {
  /// Whether it is of a part of the page that says nothing of what it holds.
  fileprivate var isPart: Bool { self == .div || self == .section }

  fileprivate var isArticle: Bool { self == .article || self == .main }
}
