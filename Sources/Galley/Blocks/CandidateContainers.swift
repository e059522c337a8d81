// Where the article may be: four guesses that look at the page in different ways.

/// Elements that each would be the article's, were one rule the whole truth.
struct CandidateContainers: Sendable {
  /// Highest by Readability's score: the text of good blocks, halved at each level.
  var best = -1
  /// The deepest element that holds 70% of the good text.
  var common = -1
  /// The first sizeable element of the most telling container rule.
  var ruled = -1
  /// The container by rule that has the most good text and the least else.
  var weighed = -1
  /// The length of all good text on the page, at least 1.
  var goodLength: Float = 1
  /// The length of all text on the page, at least 1.
  var length: Float = 1

  /// Classes that speak against an element as the article's.
  private static let unlikely: ClassSet = [
    .comment, .related, .navigation, .footer, .sidebar, .newsletter, .cookie,
  ]
  /// Elements with less text, in characters, are no containers.
  private static let minimumLength: Int32 = 250

  /// Sums the blocks up their elements, then picks the candidates.
  init(summing page: inout PageBlocks) {
    Self.discountComments(&page)
    Self.sum(&page)
    guard let root = page.elements.first else { return }
    goodLength = max(1, root.goodLength)
    length = max(1, Float(root.length))
    pick(page.elements)
  }

  private mutating func pick(_ elements: [BlockElement]) {
    var bestScore: Float = -1
    var weighedScore: Float = 0
    var ruledRule: UInt8 = 255
    common = 0
    for (index, element) in elements.enumerated() {
      let score = Self.score(element)
      if score > bestScore {
        bestScore = score
        best = index
      }
      if element.goodLength >= 0.7 * goodLength, element.depth > elements[common].depth {
        common = index
      }
      guard element.containerRule > 0 else { continue }
      if element.length > Self.minimumLength, element.containerRule < ruledRule {
        ruledRule = element.containerRule
        ruled = index
      }
      let weight = Self.weight(element)
      if weight > weighedScore {
        weighedScore = weight
        weighed = index
      }
    }
  }

  private static func score(_ element: BlockElement) -> Float {
    var score = element.score * (1 - element.linkDensity)
    let isBody = element.classes.contains(.articleBody)
    if !isBody, !element.classes.isDisjoint(with: unlikely) { score *= 0.6 }
    if element.tag == .nav || element.tag == .footer || element.tag == .aside { score *= 0.3 }
    if isBody { score *= 1.25 }
    return score
  }

  private static let ruleWeights: [Float] = [0, 1.3, 1.15, 1.1, 1, 1]

  private static func weight(_ element: BlockElement) -> Float {
    let prose = Float(element.proseLength) / Float(max(1, element.length))
    return element.goodLength * (1 - element.linkDensity)
      * ruleWeights[Int(element.containerRule)] * prose.squareRoot()
  }

  // MARK: - Comments

  /// With this many words of good text outside, comments are not what the page is about.
  private static let minimumWordsBesideComments: Int32 = 40

  /// Readers' comments are well-formed prose, and often longer than the article: where there is text
  /// beside them, they don't count as good.
  private static func discountComments(_ page: inout PageBlocks) {
    var isComment = [Bool](repeating: false, count: page.elements.count)
    for (index, element) in page.elements.enumerated() {
      isComment[index] =
        element.isCommentContainer || (element.parent >= 0 && isComment[Int(element.parent)])
    }
    let outside = page.blocks.reduce(Int32(0)) { sum, block in
      block.isGood && !isComment[Int(block.element)] ? sum + block.statistics.words : sum
    }
    guard outside >= minimumWordsBesideComments else { return }
    for index in page.blocks.indices where isComment[Int(page.blocks[index].element)] {
      page.blocks[index].isGood = false
    }
  }

  // MARK: - Sums

  private static func sum(_ page: inout PageBlocks) {
    for block in page.blocks { add(block, to: &page.elements[Int(block.element)]) }
    for index in page.elements.indices.reversed() {
      let element = page.elements[index]
      page.elements[index].score += element.ownGoodLength
      guard element.parent >= 0 else { continue }
      let score = page.elements[index].score
      let parent = Int(element.parent)
      page.elements[parent].length += element.length
      page.elements[parent].linkLength += element.linkLength
      page.elements[parent].blockCount += element.blockCount
      page.elements[parent].paragraphCount += element.paragraphCount
      page.elements[parent].headingCount += element.headingCount
      page.elements[parent].linkHeadingCount += element.linkHeadingCount
      page.elements[parent].goodCount += element.goodCount
      page.elements[parent].goodLength += element.goodLength
      page.elements[parent].proseLength += element.proseLength
      // A block counts in full for its element and the one above, then half as much a level.
      page.elements[parent].score += element.ownGoodLength + (score - element.ownGoodLength) / 2
    }
  }

  private static func add(_ block: Block, to element: inout BlockElement) {
    element.length += block.length
    element.linkLength += block.linkLength
    element.blockCount += 1
    if element.tag == .p { element.paragraphCount += 1 }
    if element.tag.headingLevel > 0 {
      element.headingCount += 1
      if block.linkDensity > 0.8 { element.linkHeadingCount += 1 }
    }
    if block.isGood {
      let length = Float(block.length) * (1 - block.linkDensity)
      element.goodCount += 1
      element.goodLength += length
      element.ownGoodLength += length
    }
    if element.tag == .p || block.isGood { element.proseLength += block.length }
  }
}
