// The numbers by which the body model tells an article's blocks from boilerplate.

/// A row of features for each block of a page, computed in two passes.
///
/// The same code computes them for training and for use. What each means is said by its name in
/// ``names``; distances are in levels of block-level elements, positions in blocks or as shares of the
/// page, lengths in characters. -1 stands for "there is none" where 0 would mean something.
struct BlockFeatures {
  let page: PageBlocks
  let context: PageContext
  let candidates: CandidateContainers
  let elements: [ElementContext]
  /// The block that holds the article's title; -1 if none does.
  let titleBlock: Int

  /// One row after the other, ``names``' count long each.
  private(set) var rows: [Float] = []
  /// For each block the number of its text, and for each text how many blocks have it.
  private var textNumbers: [Int] = []
  private var duplicates: [Int32] = []
  /// For each block the number of its signature, and for each signature the blocks that have it.
  private var signatureNumbers: [Int] = []
  private var signatures: [(count: Int32, goodLength: Float)] = []
  private var articleCount: Float = 0
  /// For each element its number among articles, -1 if it is none.
  private var articleIndex: [Float] = []
  private var previousGood: [Int32] = []
  private var nextGood: [Int32] = []

  init(_ page: PageBlocks, _ context: PageContext, _ candidates: CandidateContainers) {
    self.page = page
    self.context = context
    self.candidates = candidates
    titleBlock = Self.titleBlock(page, context)
    let titleElement = titleBlock >= 0 ? Int(page.blocks[titleBlock].element) : -1
    elements = ElementContext.contexts(
      of: page.elements, candidates, titleElement: titleElement)
    count()
    fill()
  }

  static let count = names.count

  /// The features of one block.
  func row(_ block: Int) -> ArraySlice<Float> {
    rows[block * Self.count..<(block + 1) * Self.count]
  }

  // MARK: - Title

  /// The first `<h1>` that is a title of the page; else the short block most like it.
  private static func titleBlock(_ page: PageBlocks, _ context: PageContext) -> Int {
    var best = -1
    var bestSimilarity: Float = 0.6
    for (index, block) in page.blocks.enumerated() {
      let tag = page.elements[Int(block.element)].tag
      if tag == .h1, context.titles.contains(block.statistics.hash) { return index }
      guard (2...40).contains(block.statistics.words) else { continue }
      switch tag {
      case .h1, .h2, .h3, .div, .span, .p, .td: break
      default: continue
      }
      let similarity =
        context.titleSimilarity(page.words(of: index)) + (tag == .h1 ? 0.15 : 0)
      if similarity > bestSimilarity {
        bestSimilarity = similarity
        best = index
      }
    }
    return best
  }

  // MARK: - First pass

  private mutating func count() {
    let blocks = page.blocks
    var last: Int32 = -1
    previousGood.reserveCapacity(blocks.count)
    var texts = KeyNumbering(expecting: blocks.count)
    var signatures = KeyNumbering(expecting: blocks.count)
    for (index, block) in blocks.enumerated() {
      count(block, text: texts.number(of: block.statistics.hash))
      count(block, signature: signatures.number(of: signature(block)))
      previousGood.append(last)
      if block.isGood { last = Int32(index) }
    }
    nextGood = [Int32](repeating: Int32(blocks.count), count: blocks.count)
    var next = Int32(blocks.count)
    for index in blocks.indices.reversed() {
      nextGood[index] = next
      if blocks[index].isGood { next = Int32(index) }
    }
    articleIndex = page.elements.map { element in
      guard element.tag == .article else { return -1 }
      articleCount += 1
      return articleCount - 1
    }
  }

  private mutating func count(_ block: Block, text number: Int) {
    if number == duplicates.count { duplicates.append(0) }
    duplicates[number] += 1
    textNumbers.append(number)
  }

  private mutating func count(_ block: Block, signature number: Int) {
    if number == signatures.count { signatures.append((0, 0)) }
    signatures[number].count += 1
    signatures[number].goodLength += block.isGood ? Float(block.length) : 0
    signatureNumbers.append(number)
  }

  /// Alike for blocks whose element and parent look the same.
  private func signature(_ block: Block) -> UInt64 {
    let element = page.elements[Int(block.element)]
    let parent = element.parent >= 0 ? page.elements[Int(element.parent)].signature : 0
    return UInt64(parent) << 32 | UInt64(element.signature)
  }

  // MARK: - Second pass

  /// What the blocks before the current one leave behind.
  private struct Trail {
    var length: Float = 0
    var goodLength: Float = 0
    var lastHeading = -1
    var lastHeadingLevel: Float = 0
    var lastCue: Float = 0
    var lastCueBlock = -1
    /// How a heading over related articles or comments was told: 0 none open, 1 by class and words,
    /// 2 by words, 3 by class.
    var boilerplateHeading: Float = 0
    var boilerplateHeadingBlock = -1
    var boilerplateHeadingGoodLength: Float = 0
    /// Texts that were seen have the numbers below this one, since numbers are given in order.
    var seenTexts = 0
  }

  private mutating func fill() {
    var trail = Trail()
    var writer = Writer(capacity: page.blocks.count * Self.count)
    for index in page.blocks.indices {
      let block = page.blocks[index]
      let element = page.elements[Int(block.element)]
      let around = elements[Int(block.element)]
      text(block, element, into: &writer)
      names(block, around, into: &writer)
      place(index, block, around, trail, into: &writer)
      containers(block, around, into: &writer)
      groups(index, block, into: &writer)
      history(index, trail, into: &writer)
      relations(around, into: &writer)
      neighbours(index, into: &writer)
      advance(&trail, past: index)
    }
    rows = writer.values.array
  }

  private mutating func advance(_ trail: inout Trail, past index: Int) {
    let block = page.blocks[index]
    let element = page.elements[Int(block.element)]
    let level = element.tag.headingLevel
    if level > 0
      || (block.statistics.words <= 8 && !block.cues.isEmpty && !block.statistics.endsSentence)
    {
      if level > 0 { trail.lastHeading = index }
      let byClass = !element.classes.union(block.inlineClasses).isDisjoint(with: [
        .related, .comment,
      ])
      let byWords = !block.cues.isDisjoint(with: [.related, .comment])
      if byClass || byWords, block.statistics.words <= 12 {
        trail.boilerplateHeading = byClass && byWords ? 1 : byWords ? 2 : 3
        trail.boilerplateHeadingBlock = index
        trail.boilerplateHeadingGoodLength = trail.goodLength
      } else if level == 1 || level == 2, block.statistics.words >= 3 {
        trail.boilerplateHeading = 0
      }
      let cues = block.cues.intersection(.headings)
      if !cues.isEmpty {
        trail.lastCue = Float(32 - cues.rawValue.leadingZeroBitCount)
        trail.lastCueBlock = index
      } else if level > 0 {
        trail.lastCue = 0
      }
      if level > 0 { trail.lastHeadingLevel = Float(level) }
    }
    trail.seenTexts = max(trail.seenTexts, textNumbers[index] + 1)
    trail.length += Float(block.length)
    if block.isGood { trail.goodLength += Float(block.length) * (1 - block.linkDensity) }
  }

  // MARK: - Groups of features, in the order of `names`

  private func text(_ block: Block, _ element: BlockElement, into writer: inout Writer) {
    let statistics = block.statistics
    let length = Float(max(1, block.length))
    let words = Float(max(1, statistics.words))
    writer.add(block.length)
    writer.add(statistics.words)
    writer.add(block.linkDensity)
    writer.add(block.linkCount)
    writer.add(statistics.stopWordShare)
    writer.add(statistics.commas)
    writer.add(statistics.sentences)
    writer.add(statistics.endsSentence)
    writer.add(statistics.endsWithColon)
    writer.add(Float(statistics.wordLetters) / words)
    writer.add(Float(statistics.digits) / length)
    writer.add(Float(statistics.capitals) / length)
    writer.add(Float(statistics.capitalizedWords) / words)
    writer.add(Float(statistics.firstCharacter.rawValue))
    writer.add(statistics.beginsWithBullet)
    writer.add(statistics.separators)
    writer.add(statistics.beginsWithQuote)
    writer.add(Float(block.boldLength) / length)
    writer.add(Float(element.tag.layoutClass))
    writer.add(Float(element.tag.headingLevel))
    writer.add(!block.inlineClasses.isDisjoint(with: [.meta, .author, .caption]))
    writer.add(
      !block.inlineClasses.isDisjoint(
        with: [.share, .hidden, .advertisement, .newsletter, .related, .comment, .navigation]))
    writer.add(block.isTime)
  }

  private func names(_ block: Block, _ around: ElementContext, into writer: inout Writer) {
    for lane in 0..<ElementContext.distanceCount {
      writer.add(Float(around.distances[lane]))
    }
    writer.add(Float(around.hidden))
    writer.add(around.isInBest)
    writer.add(around.isInCommon)
    writer.add(around.isInRuled)
    writer.add(around.isInWeighed)
    writer.add(around.isInArticleBody)
    for bit in 0..<UInt32(CueSet.featureCount) {
      writer.add(Float(block.cues.rawValue >> bit & 1))
    }
  }

  private func place(
    _ index: Int, _ block: Block, _ around: ElementContext, _ trail: Trail,
    into writer: inout Writer
  ) {
    let words = page.words(of: index)
    let element = page.elements[Int(block.element)]
    writer.add(context.titles.contains(block.statistics.hash))
    writer.add(context.titleSimilarity(words))
    writer.add(context.description.share(of: words))
    writer.add(duplicates[textNumbers[index]])
    writer.add(textNumbers[index] < trail.seenTexts)
    writer.add(element.depth)
    writer.add(Float(index) / Float(page.blocks.count))
    writer.add(trail.length / candidates.length)
    writer.add(Float(page.blocks.count))
    writer.add(trail.goodLength / candidates.goodLength)
    writer.add(titleBlock >= 0 ? Float(index - titleBlock) : -999)
    writer.add(titleBlock < 0 ? 0 : Float((index - titleBlock).signum()))
    writer.add(Float(min(60, index - Int(previousGood[index]))))
    writer.add(Float(min(60, Int(nextGood[index]) - index)))
    writer.add(Float(around.levelsToBest))
    writer.add(Float(around.bestLevelsBelow))
  }

  private func containers(
    _ block: Block, _ around: ElementContext, into writer: inout Writer
  ) {
    let own = Int(block.element)
    var ancestor = own
    let total = candidates.goodLength
    for _ in 1...3 {
      ancestor = parent(of: ancestor)
      let element = page.elements[ancestor]
      let length = Float(max(1, element.length))
      writer.add(element.length)
      writer.add(element.linkDensity)
      writer.add(element.goodLength / total)
      writer.add(element.blockCount)
      writer.add(element.goodLength / length)
      writer.add(Float(element.paragraphCount) / Float(max(1, element.blockCount)))
    }
    let element = page.elements[own]
    writer.add(element.blockCount)
    writer.add(element.length)
    writer.add(element.goodLength / total)
    writer.add(element.linkDensity)
    writer.add(Float(around.levelsToHalf))
    writer.add(Float(around.levelsToTwoGood))
    let twoGood = page.elements[Int(around.twoGood)]
    writer.add(twoGood.goodLength / total)
    writer.add(twoGood.linkDensity)
  }

  private func groups(_ index: Int, _ block: Block, into writer: inout Writer) {
    var child = Int(block.element)
    for _ in 1...3 {
      let element = page.elements[child]
      let container = parent(of: child)
      writer.add(element.alike)
      writer.add(Float(element.length) / Float(max(1, page.elements[container].length)))
      writer.add(element.linkDensity)
      writer.add(element.headingCount)
      writer.add(element.linkHeadingCount)
      child = container
    }
    let (count, goodLength) = signatures[signatureNumbers[index]]
    writer.add(count)
    writer.add(goodLength / candidates.goodLength)
    writer.add(goodLength / Float(count))
  }

  private func history(_ index: Int, _ trail: Trail, into writer: inout Writer) {
    func distance(to block: Int, limit: Int) -> Float {
      block >= 0 ? Float(min(limit, index - block)) : 99
    }
    let total = candidates.goodLength
    let isUnderBoilerplate = trail.boilerplateHeadingBlock >= 0
    writer.add(distance(to: trail.lastHeading, limit: 60))
    writer.add(trail.lastCue)
    writer.add(distance(to: trail.lastCueBlock, limit: 60))
    writer.add(trail.boilerplateHeading)
    writer.add(distance(to: trail.boilerplateHeadingBlock, limit: 80))
    writer.add(
      isUnderBoilerplate
        ? (trail.goodLength - trail.boilerplateHeadingGoodLength) / total : -1)
    writer.add(isUnderBoilerplate ? trail.boilerplateHeadingGoodLength / total : -1)
    writer.add(trail.lastHeadingLevel)
  }

  private func relations(_ around: ElementContext, into writer: inout Writer) {
    writer.add(Float(around.articles))
    writer.add(articleCount)
    writer.add(articleNumber(around.innermostArticle))
    writer.add(articleNumber(around.outermostArticle))
    writer.add(Float(around.commentLevels))
    writer.add(
      around.outermostComments >= 0
        ? Float(page.elements[Int(around.outermostComments)].length) / candidates.length : 0)
    guard titleBlock >= 0, around.sharedWithTitle >= 0 else {
      for _ in 0..<5 { writer.add(Float(-1)) }
      return
    }
    let title = page.elements[Int(page.blocks[titleBlock].element)]
    let shared = page.elements[Int(around.sharedWithTitle)]
    writer.add(Float(around.levelsToTitle))
    writer.add(title.depth - shared.depth)
    writer.add(shared.goodLength / candidates.goodLength)
    writer.add(shared.length)
    // In the title's own article, in another, in none.
    let titleArticle = elements[Int(page.blocks[titleBlock].element)].innermostArticle
    writer.add(
      around.innermostArticle < 0
        ? Float(-1) : around.innermostArticle == titleArticle ? Float(1) : Float(0))
  }

  private func articleNumber(_ element: Int32) -> Float {
    element >= 0 ? articleIndex[Int(element)] : -1
  }

  private func neighbours(_ index: Int, into writer: inout Writer) {
    for offset in [-2, -1, 1, 2] {
      guard page.blocks.indices.contains(index + offset) else {
        for _ in 0..<4 { writer.add(Float(-1)) }
        continue
      }
      let block = page.blocks[index + offset]
      writer.add(block.length)
      writer.add(block.linkDensity)
      writer.add(Float(page.elements[Int(block.element)].tag.layoutClass))
      writer.add(block.statistics.endsSentence)
    }
  }

  private func parent(of element: Int) -> Int {
    let parent = Int(page.elements[element].parent)
    return parent >= 0 ? parent : element
  }

  /// Appends feature values of whatever type as `Float`.
  private struct Writer: ~Copyable {
    var values: FlatBuffer<Float>

    init(capacity: Int) {
      values = FlatBuffer(capacity: capacity)
    }

    @inline(__always)
    mutating func add(_ value: Float) { values.append(value) }
    @inline(__always)
    mutating func add(_ value: Int32) { values.append(Float(value)) }
    @inline(__always)
    mutating func add(_ value: Bool) { values.append(value ? 1 : 0) }
  }
}

extension CueSet {
  /// Cues that, as a heading, say what follows.
  fileprivate static let headings: CueSet = [
    .related, .comment, .news, .bio, .tags, .refs, .ad, .share, .copy,
  ]
}
