// What an element inherits from those around it.

/// Distances from an element to the nearest one above it, itself included, of each kind.
///
/// All distances are kept in one vector and grow together by one a level, up to ``far``.
struct ElementContext: Sendable {
  /// A distance this large means: not above.
  static let far: UInt8 = 12

  static let classOffset = 0
  static let tagOffset = ClassSet.featureCount
  static let ruleOffset = tagOffset + tagNames.count
  static let tagNames = [
    "p", "li", "list", "table", "blockquote", "figure", "aside", "nav", "footer", "header", "form",
    "article", "main", "section", "button", "a",
  ]
  static let distanceCount = ruleOffset + 5

  /// By lane: classes, then ``tagNames``, then container rules 1 to 5.
  var distances: Distances
  var hidden: UInt8
  var isInBest: Bool
  var isInCommon: Bool
  var isInRuled: Bool
  var isInWeighed: Bool
  var isInArticleBody: Bool
  /// Elements above it, itself included.
  var articles: UInt8
  var innermostArticle: Int32
  var outermostArticle: Int32
  /// The nearest comment container, -1 if it is in none.
  var outermostComments: Int32
  var commentLevels: UInt8
  /// Levels up to the nearest element of the best container's ancestors, and from that down to it.
  var levelsToBest: UInt8
  var bestLevelsBelow: Int16
  /// The same for the title's element.
  var levelsToTitle: UInt8
  var sharedWithTitle: Int32
  /// The nearest element, itself included, that has half of the good text, or two good blocks.
  var levelsToHalf: UInt8
  var levelsToTwoGood: UInt8
  var twoGood: Int32

  /// The contexts of all elements, parents before children.
  static func contexts(
    of elements: [BlockElement], _ candidates: CandidateContainers, titleElement: Int
  ) -> [ElementContext] {
    let bestPath = path(to: candidates.best, in: elements)
    let bestDepth =
      candidates.best >= 0 ? Int16(clamping: elements[candidates.best].depth) : 0
    let titlePath = path(to: titleElement, in: elements)
    var contexts: [ElementContext] = []
    contexts.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      var context =
        element.parent >= 0 ? contexts[Int(element.parent)].descended() : ElementContext.root
      context.enter(element, index, candidates)
      context.relate(
        element, index, best: bestPath, bestDepth: bestDepth, title: titlePath, candidates)
      contexts.append(context)
    }
    return contexts
  }

  private static let root = ElementContext(
    distances: Distances(), hidden: 0, isInBest: false, isInCommon: false,
    isInRuled: false, isInWeighed: false, isInArticleBody: false, articles: 0,
    innermostArticle: -1, outermostArticle: -1, outermostComments: -1, commentLevels: 0,
    levelsToBest: 0, bestLevelsBelow: -1, levelsToTitle: 0, sharedWithTitle: -1,
    levelsToHalf: far, levelsToTwoGood: far, twoGood: 0)

  /// For each element its level on the way from the root to `target`; empty without a target.
  private static func path(to target: Int, in elements: [BlockElement]) -> [Int16] {
    guard target >= 0 else { return [] }
    var levels = [Int16](repeating: -1, count: elements.count)
    var index = target
    while index >= 0 {
      levels[index] = Int16(clamping: elements[index].depth)
      index = Int(elements[index].parent)
    }
    return levels
  }

  /// The context one level down, before its element is looked at.
  private func descended() -> ElementContext {
    var context = self
    context.distances.grow()
    context.levelsToBest = min(250, levelsToBest) + 1
    context.levelsToTitle = min(250, levelsToTitle) + 1
    context.levelsToHalf = min(Self.far, levelsToHalf + 1)
    context.levelsToTwoGood = min(Self.far, levelsToTwoGood + 1)
    return context
  }

  private mutating func enter(
    _ element: BlockElement, _ index: Int, _ candidates: CandidateContainers
  ) {
    var bits = element.classes.rawValue & (1 << UInt32(ClassSet.featureCount) - 1)
    while bits != 0 {
      distances[Self.classOffset + bits.trailingZeroBitCount] = 0
      bits &= bits - 1
    }
    for lane in Self.tagLanes[Int(element.tag.rawValue)] { distances[Self.tagOffset + lane] = 0 }
    if let lane = Self.roleLane(element.role) { distances[Self.tagOffset + lane] = 0 }
    if element.containerRule > 0 {
      distances[Self.ruleOffset + Int(element.containerRule) - 1] = 0
    }
    hidden = max(hidden, element.hidden)
    isInBest = isInBest || index == candidates.best
    isInCommon = isInCommon || index == candidates.common
    isInRuled = isInRuled || index == candidates.ruled
    isInWeighed = isInWeighed || index == candidates.weighed
    isInArticleBody = isInArticleBody || element.isArticleBody
    if element.tag == .article {
      articles = min(250, articles) + 1
      innermostArticle = Int32(index)
      if outermostArticle < 0 { outermostArticle = Int32(index) }
    }
    if element.isCommentContainer {
      commentLevels = min(250, commentLevels) + 1
      if outermostComments < 0 { outermostComments = Int32(index) }
    }
  }

  private mutating func relate(
    _ element: BlockElement, _ index: Int, best: [Int16], bestDepth: Int16,
    title: [Int16], _ candidates: CandidateContainers
  ) {
    if !best.isEmpty, best[index] >= 0 {
      levelsToBest = 0
      bestLevelsBelow = bestDepth - best[index]
    }
    if !title.isEmpty, title[index] >= 0 {
      levelsToTitle = 0
      sharedWithTitle = Int32(index)
    }
    if element.goodLength >= 0.5 * candidates.goodLength { levelsToHalf = 0 }
    if element.goodCount >= 2 {
      levelsToTwoGood = 0
      twoGood = Int32(index)
    }
  }

  private static let tagLanes: [[Int]] = {
    var lanes = [[Int]](repeating: [], count: 256)
    let tags: [(Tag, Int)] = [
      (.p, 0), (.li, 1), (.ul, 2), (.ol, 2), (.dl, 2), (.table, 3), (.td, 3), (.tr, 3),
      (.blockquote, 4), (.figure, 5), (.aside, 6), (.nav, 7), (.footer, 8), (.header, 9),
      (.form, 10), (.article, 11), (.main, 12), (.section, 13), (.button, 14), (.a, 15),
    ]
    for (tag, lane) in tags { lanes[Int(tag.rawValue)].append(lane) }
    return lanes
  }()

  private static func roleLane(_ role: BlockElement.Role) -> Int? {
    switch role {
    case .navigation: 7
    case .contentinfo: 8
    case .banner: 9
    case .complementary: 6
    case .main: 12
    case .none, .article, .tab, .other: nil
    }
  }
}

extension BlockElement {
  /// Whether it holds readers' comments, and is not just a link to them.
  var isCommentContainer: Bool {
    classes.contains(.commentContainer) && !classes.contains(.commentLink)
  }
}
