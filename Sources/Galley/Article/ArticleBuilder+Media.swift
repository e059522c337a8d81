// Images and embedded media: which of them belong to the article, and where they stand.

extension ArticleBuilder {
  /// Reads an element without text of the article, and returns the next node to read.
  mutating func visitUnkept(_ index: Int) -> Int {
    let node = document.nodes[index]
    if index >= mediaEnd {
      guard isPlaceForMedia(index) && isMediaOnly(index) || isRestoredCode(index) else {
        if node.tag.isBlock {
          addBoundary()
        } else if !inline.isEmpty, hasText(index) {
          inline.addSpace()
        }
        return Int(node.end)
      }
      mediaEnd = Int(node.end)
    }
    return visitMedia(index, node)
  }

  private func isPlaceForMedia(_ index: Int) -> Bool {
    index >= mediaStart || unit == .figure || index >= leadStart && holdsFigure(index)
  }

  /// Reads a node among media.
  private mutating func visitMedia(_ index: Int, _ node: Document.Node) -> Int {
    switch node.tag {
    case .text:
      return Int(node.end)
    case .img:
      addImage(index)
      return Int(node.end)
    case .iframe, .video, .audio, .embed:
      if let block = EmbedReader(document, resolver).block(index) { place(block) }
      return Int(node.end)
    case .noscript, .picture, .object:
      return index + 1
    case .pre, .listing:
      addCode(index)
      return Int(node.end)
    case _ where node.tag.isSkipped || node.tag.isControl:
      return Int(node.end)
    default:
      if isCaption(index), !holdsImage(index) {
        // The caption of a picture that is taken is taken with it.
        guard unit == .figure || inline.isEmpty && endsWithFigure else { return Int(node.end) }
        restoredEnd = Int(node.end)
      }
      enter(index, node)
      return index + 1
    }
  }

  /// Whether an element holds only media, their captions and controls.
  ///
  /// Where other text was dropped beside a picture, it is a card, an advertisement or a portrait; in a
  /// figure it may be a hint.
  private func isMediaOnly(_ index: Int) -> Bool {
    var next = index
    var allowed =
      unit == .figure || document.nodes[index].tag == .figure ? Self.longestHint : 0
    let end = Int(document.nodes[index].end)
    var hasMedia = false
    while next < end {
      let node = document.nodes[next]
      switch node.tag {
      case .img, .iframe, .video, .audio, .embed:
        hasMedia = true
        next = Int(node.end)
      case .text:
        let text = document.textRange(next)
        if !document.bytes[text].allSatisfy(\.isHTMLSpace) {
          allowed -= text.count
          if allowed < 0 { return false }
        }
        next += 1
      case .noscript, .picture, .object:
        next += 1
      case _ where node.tag.isSkipped || node.tag.isControl || isCaption(next):
        // A caption may be around the picture as well.
        next =
          node.tag.isSkipped || node.tag.isControl || !holdsImage(next) ? Int(node.end) : next + 1
      default:
        next += 1
      }
    }
    return hasMedia
  }

  /// "Press enter or click to view image in full size": what a figure says of its picture, in bytes.
  private static let longestHint = 80

  private func holdsImage(_ index: Int) -> Bool {
    holds(index) { $0 == .img }
  }

  private func holdsFigure(_ index: Int) -> Bool {
    holds(index) { $0 == .figure || $0 == .picture } || isFigureWrapper(index)
  }

  /// Whether an element is or holds one of a tag, as far as a figure can reach.
  private func holds(_ index: Int, _ isWanted: (Tag) -> Bool) -> Bool {
    let end = min(Int(document.nodes[index].end), index + Self.figureNodes)
    return (index..<end).contains { isWanted(document.nodes[$0].tag) }
  }

  private func hasText(_ index: Int) -> Bool {
    (index..<Int(document.nodes[index].end)).contains { document.nodes[$0].tag == .text }
  }

  private mutating func addImage(_ index: Int) {
    let reader = ImageReader(document, resolver)
    if let emoji = reader.emoji(index) {
      if !inline.isEmpty { addText(emoji) }
      return
    }
    guard !isFallback(index), !isAdvertisement(index), let image = reader.image(index) else {
      return
    }
    lastImageNode = index
    guard seenImages.insert(image.source).inserted else { return }
    if unit == .figure {
      figureImages.append(image)
    } else {
      place(.figure(ArticleFigure(images: [image])))
    }
  }

  /// Whether an image is an advertisement: called so by its description, by an element around it
  /// without text of the article, or by the address that it links to.
  private func isAdvertisement(_ index: Int) -> Bool {
    if let alt = document.valueRange(.alt, of: index), alt.count <= Self.longestAdLabel,
      document.bytes[alt].count(where: { $0 == 0x20 }) <= 1,
      document.bytes[alt].withUnsafeBufferPointer({ CuePhrases.cues(in: $0) }).contains(.ad)
    {
      return true
    }
    var ancestor = Int(document.nodes[index].parent)
    for _ in 0..<4 where ancestor >= 0 && keptBytes(in: ancestor) == 0 {
      if let names = document.valueRange(.class, of: ancestor), names.count <= Self.longestNames,
        ClassNames(document.bytes[names]).containsWord(oneOf: Self.adClasses)
      {
        return true
      }
      if document.nodes[ancestor].tag == .a, leadsToAdvertiser(ancestor) { return true }
      ancestor = Int(document.nodes[ancestor].parent)
    }
    return false
  }

  /// A longer description, in bytes, is one of a picture.
  private static let longestAdLabel = 24

  /// Longer ones, in bytes, are not read again for each picture within.
  private static let longestNames = 512
  private static let longestAddress = 2_048

  private static let adClasses: [StaticString] = [
    "ad", "ads", "adv", "advert", "adverts", "advertisement", "advertising", "werbung", "anzeige",
    "publicidad", "publicidade", "publicite", "pubblicita", "reklama", "reklam",
  ]

  private func leadsToAdvertiser(_ link: Int) -> Bool {
    if let rel = document.valueRange(.rel, of: link),
      ClassNames(document.bytes[rel]).contains(oneOf: ["sponsored"])
    {
      return true
    }
    guard let href = document.valueRange(.href, of: link), href.count <= Self.longestAddress else {
      return false
    }
    let path = document.bytes[href].prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    return path.split(separator: UInt8(ascii: "/")).contains { part in
      Self.adPaths.contains {
        $0.utf8CodeUnitCount == part.count && ClassNames.begins(part, with: $0)
      }
    }
  }

  private static let adPaths: [StaticString] = ["ad", "ads", "adv", "adclick", "banner", "banners"]

  /// Whether an image stands in a `<noscript>` right behind the one that it stands in for.
  private func isFallback(_ index: Int) -> Bool {
    var ancestor = Int(document.nodes[index].parent)
    for _ in 0..<4 where ancestor >= 0 {
      if document.nodes[ancestor].tag == .noscript {
        return lastImageNode >= 0 && lastImageNode < ancestor
          && ancestor - lastImageNode <= Self.fallbackNodes
      }
      ancestor = Int(document.nodes[ancestor].parent)
    }
    return false
  }

  /// How many nodes there can be between a lazy image and its fallback.
  private static let fallbackNodes = 6

  /// Emits a block now, or after the paragraph that it stands in.
  private mutating func place(_ block: ArticleBlock) {
    if inline.isEmpty, unit == .none {
      emit(block)
    } else if unit == .table {
      // Cells hold no blocks, and their pictures are icons.
    } else {
      waitingImages.append(block)
    }
  }

  private mutating func addBoundary() {
    if unit == .none { flush() } else { inline.addSpace() }
  }

  // MARK: - Figures

  /// How many nodes a figure has at most; what is larger is a part of the page.
  private static let figureNodes = 400
  /// The longest caption in bytes.
  private static let longestCaption = 2_000

  /// Whether an element's class says that it joins a picture and its caption.
  func isFigureWrapper(_ index: Int) -> Bool {
    let tag = document.nodes[index].tag
    return (tag == .div || tag == .table || tag == .section) && hasCaptionClass(index)
      && holdsImage(index)
  }

  /// Whether an element with kept text is one picture or several with a caption, and not a frame
  /// around a quotation, a table, code or other figures.
  func isFigure(_ figure: Int) -> Bool {
    let end = Int(document.nodes[figure].end)
    guard end - figure <= Self.figureNodes, keptBytes(in: figure) <= Self.longestCaption else {
      return false
    }
    var hasImage = false
    for index in figure + 1..<end {
      switch document.nodes[index].tag {
      case .img: hasImage = true
      case .figure, .table, .pre, .blockquote, .ul, .ol, .iframe, .video, .audio:
        return false
      case .h1, .h2, .h3, .h4, .h5, .h6: if keptBytes(in: index) > 0 { return false }
      default: break
      }
    }
    return hasImage
  }
}
