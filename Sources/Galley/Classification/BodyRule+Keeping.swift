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
    let wanted = (start...last).filter { Self.isWithin(page.blocks[$0], page, isWanted) }
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
    sweep(first...last)
    sweep((start...last).reversed())
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
}
