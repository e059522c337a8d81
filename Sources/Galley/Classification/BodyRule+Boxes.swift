// Rules that drop boxes within or behind the body, and what dangles when they are gone.

extension BodyRule {
  /// Elements above a block among which a box is looked for.
  private static let boxReach = 4
  /// A teaser of another article has at most this many words.
  private static let longestCard: Int32 = 400
  /// An aside that leads elsewhere has at most this many characters.
  private static let longestAside: Int32 = 400
  /// A box in which to sign up has at most this many characters.
  private static let longestSignUp: Int32 = 600
  /// An offer of subscriptions has at most this many characters.
  private static let longestOffer: Int32 = 1_500
  /// A pull quote has this many words.
  private static let pullQuoteWords = 4...60

  // MARK: - Boxes

  /// Drops kept blocks of elements that have one heading, a link, which was dropped.
  ///
  /// Pages that append other articles, or the beginnings of them, put each under its linked title.
  /// Reviews do so with the products that they are about, but go on behind them: only what stands
  /// behind all other good text is dropped.
  func dropLinkedCards(
    _ verdicts: inout [BlockVerdict], _ page: PageBlocks, _ features: BlockFeatures
  ) {
    var headings = [Int](repeating: -1, count: page.elements.count)
    for (index, block) in page.blocks.enumerated() where index != features.titleBlock {
      guard page.elements[Int(block.element)].tag.headingLevel > 0 else { continue }
      var element = block.element
      for _ in 0...Self.boxReach where element >= 0 {
        if headings[Int(element)] < 0 { headings[Int(element)] = index }
        element = page.elements[Int(element)].parent
      }
    }
    let decided = verdicts
    dropBoxes(&verdicts, page, onlyAtEnd: true) { element, index in
      let box = page.elements[element]
      guard box.headingCount == 1, box.linkHeadingCount == 1, box.length <= Self.longestCard * 8
      else { return false }
      let heading = headings[element]
      return heading >= 0 && heading < index && !decided[heading].isKept
    }
  }

  func dropRelatedAsides(_ verdicts: inout [BlockVerdict], _ page: PageBlocks) {
    dropBoxes(&verdicts, page) { element, _ in
      let box = page.elements[element]
      return box.tag == .aside && box.length <= Self.longestAside && box.linkDensity > 0.5
    }
  }

  func dropSignUps(_ verdicts: inout [BlockVerdict], _ page: PageBlocks) {
    // Whether an element opens with a heading that asks readers to subscribe.
    var opensWithAppeal = [Bool?](repeating: nil, count: page.elements.count)
    for block in page.blocks {
      let isHeading = page.elements[Int(block.element)].tag.headingLevel > 0
      var element = block.element
      for _ in 0...Self.boxReach where element >= 0 {
        if opensWithAppeal[Int(element)] == nil {
          opensWithAppeal[Int(element)] = isHeading && block.cues.contains(.news)
        }
        element = page.elements[Int(element)].parent
      }
    }
    dropBoxes(&verdicts, page) { element, _ in
      let box = page.elements[element]
      guard box.headingCount > 0 || box.classes.contains(.newsletter) else { return false }
      return box.classes.contains(.newsletter) && box.length <= Self.longestSignUp
        || opensWithAppeal[element] == true && box.length <= Self.longestOffer
    }
  }

  /// Drops kept blocks that stand in a box, unless most of what was kept does: then it is no box.
  func dropBoxes(
    _ verdicts: inout [BlockVerdict], _ page: PageBlocks, onlyAtEnd: Bool = false,
    where isBox: (Int, Int) -> Bool
  ) {
    var found: [Int] = []
    var words: (kept: Int32, found: Int32) = (0, 0)
    for (index, block) in page.blocks.enumerated() where verdicts[index].isKept {
      words.kept += block.statistics.words
      var element = Int(block.element)
      for _ in 0..<Self.boxReach where element >= 0 {
        if isBox(element, index) {
          found.append(index)
          words.found += block.statistics.words
          break
        }
        element = Int(page.elements[element].parent)
      }
      if onlyAtEnd, found.last != index, block.isGood {
        found = []
        words.found = 0
      }
    }
    guard words.found * 2 <= words.kept else { return }
    for index in found {
      verdicts[index].isKept = false
      verdicts[index].rule = self
    }
  }

  // MARK: - Repetitions and remains

  /// Drops quotations set apart whose words stand in the text as well.
  func dropPullQuotes(_ verdicts: inout [BlockVerdict], _ page: PageBlocks) {
    for (index, block) in page.blocks.enumerated() where verdicts[index].isKept {
      guard Self.isSetApart(block, page) else { continue }
      guard Self.pullQuoteWords.contains(page.words(of: index).count) else { continue }
      if Self.isRepeated(index, verdicts, page) {
        verdicts[index].isKept = false
        verdicts[index].rule = self
      }
    }
  }

  /// Whether a longer block that is kept has the words of a block, one after the other.
  private static func isRepeated(
    _ quote: Int, _ verdicts: [BlockVerdict], _ page: PageBlocks
  ) -> Bool {
    let words = page.words(of: quote)
    return page.words.withUnsafeBufferPointer { all in
      var place = 0
      // All blocks' words lie side by side.
      while let start = firstPlace(of: all[words.startIndex], in: all, from: place) {
        place = start + 1
        guard start + words.count <= all.count,
          all[start..<start + words.count].elementsEqual(all[words.indices])
        else { continue }
        let block = page.block(ofWord: start)
        let text = page.words(of: block)
        if verdicts[block].isKept, text.count > words.count, start + words.count <= text.endIndex {
          return true
        }
      }
      return false
    }
  }

  /// The first index from `start` on that holds a word.
  private static func firstPlace(
    of word: UInt32, in words: UnsafeBufferPointer<UInt32>, from start: Int
  ) -> Int? {
    guard let base = words.baseAddress else { return nil }
    var index = start
    // Eight at a time, as long as none is the word. Of `x - 1` and not `x`, 0 alone has the highest
    // bit.
    let pattern = SIMD4(repeating: word)
    while index &+ 8 <= words.count {
      let four = UnsafeRawPointer(base + index)
      let x = four.loadUnaligned(as: SIMD4<UInt32>.self) ^ pattern
      let y = four.loadUnaligned(fromByteOffset: 16, as: SIMD4<UInt32>.self) ^ pattern
      let zeros = (x &- 1) & ~x | (y &- 1) & ~y
      let halves = unsafeBitCast(zeros, to: SIMD2<UInt64>.self)
      if (halves.x | halves.y) & 0x8000_0000_8000_0000 != 0 { break }
      index &+= 8
    }
    while index < words.count {
      if base[index] == word { return index }
      index &+= 1
    }
    return nil
  }

  private static func isSetApart(_ block: Block, _ page: PageBlocks) -> Bool {
    var element = block.element
    for _ in 0..<3 where element >= 0 {
      let around = page.elements[Int(element)]
      switch around.tag {
      case .aside, .blockquote, .figure: return true
      default:
        if !around.classes.isDisjoint(with: [.box, .caption]) { return true }
        element = around.parent
      }
    }
    return false
  }

  /// Whether a block is two numbers and a slash.
  static func isCounter(_ block: Block, _ page: PageBlocks) -> Bool {
    let start = Int(block.textStart)
    let text = page.text[start..<start + Int(block.textCount)]
    return text.count <= 9 && text.count { $0 == UInt8(ascii: "/") } == 1
      && text.first?.isASCIIDigit == true && text.last?.isASCIIDigit == true
      && text.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: " ") }
  }

  /// Whether a block is a number alone, as counts are written: "48", "2.1k".
  static func isCount(_ block: Block, _ page: PageBlocks) -> Bool {
    let start = Int(block.textStart)
    let text = page.text[start..<start + Int(block.textCount)]
    let marks = [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "k"), UInt8(ascii: "m")]
    return text.count <= 6 && text.first?.isASCIIDigit == true
      && text.allSatisfy { $0.isASCIIDigit || marks.contains($0.lowercasedASCII) }
  }

  /// Drops "ENDS", alone in its block, and the notes to editors behind it.
  func dropBehindEnd(_ verdicts: inout [BlockVerdict], _ page: PageBlocks) {
    guard
      let end = page.blocks.indices.first(where: { index in
        let block = page.blocks[index]
        let start = Int(block.textStart)
        let text = page.text[start..<start + Int(block.textCount)]
        return verdicts[index].isKept && block.statistics.words == 1 && text.count <= 16
          && text.filter(\.isASCIILetter).elementsEqual("ENDS".utf8)
      })
    else { return }
    for index in end..<verdicts.count where verdicts[index].isKept {
      verdicts[index].isKept = false
      verdicts[index].rule = self
    }
  }

  func dropDanglingHeadings(_ verdicts: inout [BlockVerdict], _ page: PageBlocks) {
    for index in page.blocks.indices.reversed() where verdicts[index].isKept {
      let element = page.elements[Int(page.blocks[index].element)]
      guard element.tag.headingLevel > 0 else { break }
      verdicts[index].isKept = false
      verdicts[index].rule = self
    }
    for index in page.blocks.indices where verdicts[index].isKept {
      guard page.elements[Int(page.blocks[index].element)].tag.headingLevel > 0,
        headsDroppedBox(index, verdicts, page)
      else { continue }
      verdicts[index].isKept = false
      verdicts[index].rule = self
    }
  }

  /// Whether a heading opens a box of which all else was dropped.
  private func headsDroppedBox(
    _ heading: Int, _ verdicts: [BlockVerdict], _ page: PageBlocks
  ) -> Bool {
    var box = page.elements[Int(page.blocks[heading].element)].parent
    for _ in 0..<Self.boxReach where box >= 0 {
      if heading > 0, page.isBlock(heading - 1, within: box) { return false }
      var next = heading + 1
      var isBox = false
      while next < page.blocks.count, page.isBlock(next, within: box) {
        if verdicts[next].isKept { return false }
        isBox = isBox || !Self.isMark(page.blocks[next], page)
        next += 1
      }
      if isBox { return true }
      box = page.elements[Int(box)].parent
    }
    return false
  }

  /// Whether a block is what wikis and manuals put beside a heading for readers to press: `[edit]`, `#`.
  private static func isMark(_ block: Block, _ page: PageBlocks) -> Bool {
    let start = Int(block.textStart)
    let text = page.text[start..<start + Int(block.textCount)]
    guard block.statistics.words > 0 else { return true }
    return text.first == UInt8(ascii: "[") && text.last == UInt8(ascii: "]")
      && text.count <= longestMark
  }

  /// "[edit | edit source]", in bytes.
  private static var longestMark: Int { 40 }
}

extension PageBlocks {
  /// Whether a block stands in an element or in one within it.
  func isBlock(_ block: Int, within element: Int32) -> Bool {
    var ancestor = blocks[block].element
    // Elements stand in document order, a parent before its children.
    while ancestor > element { ancestor = elements[Int(ancestor)].parent }
    return ancestor == element
  }
}
