// Lone words of a page's controls, and rows and items of the text that begin with the same words.

extension BodyRule {
  /// A label has at most so many words.
  private static let longestLabel: Int32 = 4
  /// Elements between a block and the row or item that it stands in.
  private static let entryReach = 3
  /// Elements between a row or item and its table or list: `<tbody>`.
  private static let containerReach = 3
  /// Cues that labels are known by.
  private static let labels: CueSet = [.comment, .share, .ui, .ad, .news, .toc, .copy]

  static func isLabel(_ block: Block) -> Bool {
    block.statistics.words <= longestLabel && !block.statistics.endsSentence
  }

  /// Whether an element, or the one around it, is the handle of a tab: "npm", "Yarn".
  static func isTab(_ element: BlockElement, _ page: PageBlocks) -> Bool {
    element.role == .tab
      || element.parent >= 0 && page.elements[Int(element.parent)].role == .tab
  }

  /// For each block whether it is a row or item of a table or list of which others were kept that are
  /// no labels: "Registered voters | 4210", "Email address".
  static func entries(of verdicts: [BlockVerdict], _ page: PageBlocks) -> [Bool] {
    var isEntry = [Bool](repeating: false, count: verdicts.count)
    var containers: [Int32: (others: Int, labels: [Int])] = [:]
    for (index, block) in page.blocks.enumerated() where verdicts[index].isKept {
      guard let container = container(of: block, page) else { continue }
      if isLabel(block), !block.cues.isDisjoint(with: labels) {
        containers[container, default: (0, [])].labels.append(index)
      } else {
        containers[container, default: (0, [])].others += 1
      }
    }
    for container in containers.values where container.others > 0 {
      for index in container.labels { isEntry[index] = true }
    }
    return isEntry
  }

  /// The table or list of whose rows or items a block is one.
  private static func container(of block: Block, _ page: PageBlocks) -> Int32? {
    var element = block.element
    for _ in 0..<entryReach where element >= 0 {
      let tag = page.elements[Int(element)].tag
      if tag == .tr || tag == .li { return list(around: element, page) }
      element = page.elements[Int(element)].parent
    }
    return nil
  }

  private static func list(around entry: Int32, _ page: PageBlocks) -> Int32? {
    let isRow = page.elements[Int(entry)].tag == .tr
    var element = page.elements[Int(entry)].parent
    for _ in 0..<containerReach where element >= 0 {
      let tag = page.elements[Int(element)].tag
      if isRow ? tag == .table : tag == .ul || tag == .ol { return element }
      element = page.elements[Int(element)].parent
    }
    return nil
  }
}
