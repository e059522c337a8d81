// Rules that drop what the model left of boxes, and what pages add above and below the body.

extension BodyRule {
  /// A form that readers fill in has at most this many characters; longer ones are around the page.
  private static let longestForm: Int32 = 2_000
  /// A box around a form has at most this many characters, and blocks beside the form.
  private static let longestFormBox: Int32 = 400
  private static let mostBesideForm: Int32 = 3
  /// A box about an author has at most this many characters.
  private static let longestAuthorBox: Int32 = 900
  /// An appeal has at most this many words.
  private static let longestAppeal: Int32 = 45
  /// One that isn't strong, this many.
  private static let longestPlainAppeal: Int32 = 16
  /// A dek has this many words.
  private static let dekWords: ClosedRange<Int32> = 4...60
  /// Where the model gives more, the known bodies of development pages mostly have the dek.
  private static let sureOfDek = 0.65
  /// Blocks between the title and the dek.
  private static let dekReach = 4

  func dropForms(_ verdicts: inout [BlockVerdict], _ page: PageBlocks) {
    let boxes = Self.boxesOfForms(page)
    dropBoxes(&verdicts, page) { element, _ in
      page.elements[element].tag == .form && page.elements[element].length <= Self.longestForm
        || boxes.contains(element)
    }
  }

  /// The elements that hold little more than a form: a heading and two lines that ask to fill it in.
  private static func boxesOfForms(_ page: PageBlocks) -> Set<Int> {
    let boxes = page.elements.compactMap { form -> Int? in
      guard form.tag == .form, form.parent >= 0 else { return nil }
      let box = page.elements[Int(form.parent)]
      let isBox = box.tag == .div || box.tag == .section || box.tag == .aside
      return isBox && box.length <= longestFormBox && box.headingCount <= 1
        && box.blockCount - form.blockCount <= mostBesideForm ? Int(form.parent) : nil
    }
    return Set(boxes)
  }

  /// Drops boxes about authors behind all other good text.
  func dropAuthorBoxes(_ verdicts: inout [BlockVerdict], _ page: PageBlocks) {
    dropBoxes(&verdicts, page, onlyAtEnd: true) { element, _ in
      let box = page.elements[element]
      return box.classes.contains(.author) && box.length <= Self.longestAuthorBox
    }
  }

  /// Drops the first block that was kept if it stands alone between the title and a byline or date.
  func dropDek(
    _ verdicts: inout [BlockVerdict], _ page: PageBlocks, _ features: BlockFeatures
  ) {
    guard let dek = verdicts.firstIndex(where: \.isKept),
      let text = verdicts[(dek + 1)...].firstIndex(where: \.isKept), features.titleBlock >= 0,
      verdicts[dek].probability < Self.sureOfDek, dek > features.titleBlock,
      dek - features.titleBlock <= Self.dekReach,
      Self.dekWords.contains(page.blocks[dek].statistics.words)
    else { return }
    func isByline(_ index: Int) -> Bool {
      let block = page.blocks[index]
      return !block.cues.isDisjoint(with: [.byline, .date])
        && block.statistics.words <= Self.longestByline && !block.statistics.endsSentence
    }
    // Behind the byline the text begins, whatever dates it holds.
    guard !(features.titleBlock + 1..<dek).contains(where: isByline),
      (dek + 1..<text).contains(where: isByline)
    else { return }
    verdicts[dek].isKept = false
    verdicts[dek].rule = self
  }

  /// Drops paragraphs at the end that are strong throughout, or short, and lead to what the site
  /// offers.
  func dropAppeals(_ verdicts: inout [BlockVerdict], _ page: PageBlocks) {
    for index in page.blocks.indices.reversed() where verdicts[index].isKept {
      let block = page.blocks[index]
      let isStrong = block.boldLength * 10 >= block.length * 9
      guard block.linkCount > 0,
        block.statistics.words <= (isStrong ? Self.longestAppeal : Self.longestPlainAppeal),
        block.cues.contains(.appeal)
      else { return }
      verdicts[index].isKept = false
      verdicts[index].rule = self
    }
  }
}
