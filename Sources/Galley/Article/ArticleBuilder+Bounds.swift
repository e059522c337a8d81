// From where to where the article reaches in its page.

extension ArticleBuilder {
  /// Where the innermost part of the page begins that holds the first text and most of the others: the
  /// lead picture stands in it, or else belongs to the page.
  func lead(before text: Int) -> Int {
    let half = Int(keptBefore[document.nodes.count]) / 2
    var ancestor = span.isEmpty ? -1 : Int(document.nodes[text].parent)
    while ancestor >= 0 {
      let node = document.nodes[ancestor]
      switch node.tag {
      case .article, .div, .main, .section: if keptBytes(in: ancestor) > half { return ancestor }
      case .body, .td, .th: return text
      default: break
      }
      ancestor = Int(node.parent)
    }
    return text
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
