// Rules that keep what the model dropped: code and captions within the body.

extension BodyRule {
  /// Labels and buttons between a code block or figure and the text may have this many words.
  private static let longestGap: Int32 = 3
  /// Elements above a block in which it can be said to stand.
  private static let wantedReach = 4

  /// Keeps what stands in an element of some kind, amid the kept text and next to some of it.
  func keep(
    _ verdicts: inout [BlockVerdict], _ page: PageBlocks, within isWanted: (Tag) -> Bool
  ) {
    guard let first = verdicts.firstIndex(where: \.isKept),
      let last = verdicts.lastIndex(where: \.isKept)
    else { return }
    let decided = verdicts
    var isBeside = false
    // A picture may open the body, with its caption before the first paragraph.
    let start = self == .caption ? 0 : first
    let end = self == .caption ? endOfCaptions(behind: last, page) : last
    let wanted = (start...end).filter { Self.isWithin(page.blocks[$0], page, isWanted) }
    var isWantedBlock = [Bool](repeating: false, count: verdicts.count)
    for index in wanted { isWantedBlock[index] = true }
    func sweep(_ indices: some Sequence<Int>) {
      isBeside = false
      for index in indices {
        if isWantedBlock[index] {
          if isBeside, !decided[index].isKept {
            verdicts[index].isKept = true
            verdicts[index].rule = self
          }
        } else if decided[index].isKept {
          isBeside = true
        } else if page.blocks[index].statistics.words > Self.longestGap {
          isBeside = false
        }
      }
    }
    sweep(first...end)
    sweep((start...last).reversed())
  }

  /// The last of the captions that follow a block, each in a figure beside it.
  private func endOfCaptions(behind last: Int, _ page: PageBlocks) -> Int {
    let parent = page.elements[Int(page.blocks[last].element)].parent
    var end = last
    while end + 1 < page.blocks.count {
      let caption = page.elements[Int(page.blocks[end + 1].element)]
      guard caption.tag == .figcaption, caption.parent >= 0,
        page.elements[Int(caption.parent)].parent == parent
      else { break }
      end += 1
    }
    return end
  }

  private static func isWithin(
    _ block: Block, _ page: PageBlocks, _ isWanted: (Tag) -> Bool
  ) -> Bool {
    var element = block.element
    for _ in 0..<wantedReach where element >= 0 {
      if isWanted(page.elements[Int(element)].tag) { return true }
      element = page.elements[Int(element)].parent
    }
    return false
  }

  // MARK: - Quotations, footnotes, headings

  /// Elements between a quotation's or footnote's text and its own element.
  private static let partReach = 3
  /// A heading has at most this many words.
  private static let longestHeading: Int32 = 15

  /// Keeps quotations right behind kept text of the same part of the page.
  func keepQuotations(_ verdicts: inout [BlockVerdict], _ page: PageBlocks) {
    guard let last = verdicts.lastIndex(where: \.isKept) else { return }
    for index in page.blocks.indices.prefix(last).dropFirst() where !verdicts[index].isKept {
      guard verdicts[index - 1].isKept, Self.readsLikeText(page.blocks[index]),
        let quote = Self.element(around: index, page, where: { $0.tag == .blockquote }),
        page.elements[quote].classes.isDisjoint(with: [
          .share, .caption, .box, .related, .advertisement, .teaser, .newsletter, .comment,
        ]), page.isBlock(index - 1, within: page.elements[quote].parent)
      else { continue }
      keep(index, &verdicts)
    }
  }

  /// Keeps text without links that stands in a `<footer>` right behind a kept paragraph of the same
  /// element, alone.
  func keepSignOff(_ verdicts: inout [BlockVerdict], _ page: PageBlocks) {
    guard let last = verdicts.lastIndex(where: \.isKept), last + 1 < verdicts.count else { return }
    let block = page.blocks[last + 1]
    guard let footer = Self.element(around: last + 1, page, where: { $0.tag == .footer }),
      page.elements[footer].blockCount == 1, block.linkCount == 0, block.statistics.words >= 5,
      block.cues.isSubset(of: .date),
      page.elements[Int(page.blocks[last].element)].parent == page.elements[footer].parent
    else { return }
    keep(last + 1, &verdicts)
  }

  /// Keeps all of a group of footnotes of which at least half was kept.
  func keepFootnotes(_ verdicts: inout [BlockVerdict], _ page: PageBlocks) {
    struct Group: Hashable {
      var parent: Int32
      var signature: UInt32
    }
    var groups: [Group: (blocks: [Int], words: Int32, kept: Int32)] = [:]
    // By an element's first block.
    var isFootnote: [Int: Bool] = [:]
    for (index, block) in page.blocks.enumerated() {
      let note = Self.element(around: index, page) { $0.classes.contains(.note) && $0.alike > 1 }
      guard let note else { continue }
      // Names speak of notes of many kinds: a footnote is an item of a list or begins with a number.
      if isFootnote[note] == nil {
        isFootnote[note] = page.elements[note].tag == .li || Self.isNumber(block, page)
      }
      guard isFootnote[note] == true else { continue }
      let key = Group(
        parent: page.elements[note].parent, signature: page.elements[note].signature)
      groups[key, default: ([], 0, 0)].blocks.append(index)
      groups[key]?.words += block.statistics.words
      if verdicts[index].isKept { groups[key]?.kept += block.statistics.words }
    }
    for group in groups.values where group.kept > 0 && group.kept * 2 >= group.words {
      for index in group.blocks where !verdicts[index].isKept { keep(index, &verdicts) }
    }
  }

  /// Whether a block is a number, perhaps with a mark behind it.
  private static func isNumber(_ block: Block, _ page: PageBlocks) -> Bool {
    let start = Int(block.textStart)
    let text = page.text[start..<start + Int(block.textCount)]
    let digits = text.prefix(while: \.isASCIIDigit)
    return !digits.isEmpty && text.count - digits.count <= 1
  }

  /// Keeps headings right above kept text of the same part of the page, where more headings of their
  /// kind were kept than dropped.
  func keepHeadings(_ verdicts: inout [BlockVerdict], _ page: PageBlocks) {
    guard let first = verdicts.firstIndex(where: \.isKept),
      let last = verdicts.lastIndex(where: \.isKept)
    else { return }
    var balance: [UInt32: Int] = [:]
    let headings = (first...last).filter {
      page.elements[Int(page.blocks[$0].element)].tag.headingLevel > 0
    }
    for index in headings {
      let signature = page.elements[Int(page.blocks[index].element)].signature
      balance[signature, default: 0] += verdicts[index].isKept ? 1 : -1
    }
    for index in headings where !verdicts[index].isKept && verdicts[index + 1].isKept {
      let block = page.blocks[index]
      let heading = page.elements[Int(block.element)]
      guard balance[heading.signature] ?? 0 > 0, page.blocks[index + 1].isGood,
        block.statistics.words <= Self.longestHeading, block.linkDensity < Self.mostLinked,
        block.cues.isDisjoint(with: [.related, .comment, .news, .copy, .ad]),
        page.isBlock(index + 1, within: heading.parent)
      else { continue }
      keep(index, &verdicts)
    }
  }

  /// Text with a higher link density leads elsewhere.
  private static let mostLinked: Float = 0.3

  private static func readsLikeText(_ block: Block) -> Bool {
    block.linkDensity < mostLinked && block.statistics.words >= 3
      && block.cues.isDisjoint(with: [.related, .share, .news, .copy, .ad])
  }

  private func keep(_ index: Int, _ verdicts: inout [BlockVerdict]) {
    verdicts[index].isKept = true
    verdicts[index].rule = self
  }

  /// The nearest element around a block that is as wanted.
  private static func element(
    around block: Int, _ page: PageBlocks, where isWanted: (BlockElement) -> Bool
  ) -> Int? {
    var element = Int(page.blocks[block].element)
    for _ in 0..<partReach where element >= 0 {
      if isWanted(page.elements[element]) { return element }
      element = Int(page.elements[element].parent)
    }
    return nil
  }
}
