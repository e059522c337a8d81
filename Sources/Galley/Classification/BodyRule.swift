// What the model can't know, said as rules.

/// Rules that overrule the body model, in the order in which they apply.
///
/// Each names what it drops or keeps. What each buys was measured on the development pages and stands in
/// docs/model-html.md.
enum BodyRule: String, Sendable, CaseIterable {
  /// Preformatted text between kept blocks: code, which the model knows too little of.
  case code = "code"
  /// Quotations amid the body, which the model knows as tweets and pull quotes.
  case quotation = "quotation"
  /// A last line in a footer of the text itself: "• Jane Doe, ropemaker, born 1936".
  case signOff = "sign-off"
  /// The rest of footnotes of which most were kept.
  case footnote = "footnote"
  /// Settings of a theme's scripts, in JSON, that the page shows as text.
  case data = "data"
  /// Blocks of another `<article>` than the title's: posts that a blog appends to the one asked for.
  case otherArticle = "other-article"
  /// Teasers of other articles, under headings that are links and were dropped.
  case linkedCard = "linked-card"
  /// Asides that hold little more than a link.
  case relatedAside = "related-aside"
  /// Boxes in which to sign up for a newsletter.
  case signUp = "sign-up"
  /// What stands in a form to be filled in.
  case form = "form"
  /// Who the author is, in a box behind the text.
  case authorBox = "author-box"
  /// Pull quotes that repeat what stands in the text.
  case pullQuote = "pull-quote"
  /// "3 / 10" beside a gallery's picture, or a count of votes as the last block.
  case counter = "counter"
  /// "By Jane Doe | 4 March | 5 min read" above the text, or a part of it: it is no part of the body.
  case byline = "byline"
  /// A paragraph above the byline: the dek, where the model is in doubt.
  case dek = "dek"
  /// "[ Home ] [ Archive ] [ Guest book ]" or "Tags: harbour, ferries" behind the text.
  case linkRow = "link-row"
  /// "Related: …", "Join our channel" in the text: short blocks with such a cue that mostly link.
  case relatedLink = "related-link"
  /// "Article continues below the picture", "Continued from page 1".
  case jump = "jump"
  /// "We may earn a commission …", "Spotted a mistake?", "5 min de lecture".
  case notice = "notice"
  /// Lone cues of comments and sharing: "Comments", "Like this:".
  case socialLabel = "social-label"
  /// Lone words of the page's controls, tabs, contents, advertising and sign-up forms.
  case controlLabel = "control-label"
  /// Copyright and terms behind the article, where the model is in doubt.
  case legalNotice = "legal-notice"
  /// Captions of figures that stand between kept blocks, which the model takes for credits.
  case caption = "caption"
  /// "– ENDS –" and what stands behind it in a press release.
  case pressReleaseEnd = "press-release-end"
  /// Headings over kept text that the model took for something else, though it kept those like them.
  case heading = "heading"
  /// Strong or short paragraphs at the end that lead to the site's newsletter, app or channel.
  case appeal = "appeal"
  /// Headings at the article's end that nothing kept follows: "Related", "Like this:".
  case danglingHeading = "dangling-heading"
  /// "Ann Lind is a reporter" at the end, of an author whom the page names: applied once the authors
  /// are known (``dropAuthorNotes(_:_:authors:)``).
  case authorNote = "author-note"

  /// The title's article must have this many kept words to be the only one.
  private static let minimumArticleWords: Int32 = 120
  /// Where the model gives as much as this, a label's words begin a salutation or a heading: "Dear
  /// members,".
  private static let sureOfText = 0.9
  private static let longestRelatedLink: Int32 = 30
  static let longestByline: Int32 = 16
  private static let longestDate: Int32 = 6
  private static let longestLinkRow: Int32 = 40
  private static let longestNotice: Int32 = 60
  private static let longestJump: Int32 = 12
  private static let longestPageNotice: Int32 = 45

  /// Drops the kept blocks that the rule is about.
  func apply(
    to verdicts: inout [BlockVerdict], _ page: PageBlocks, _ features: BlockFeatures
  ) {
    switch self {
    case .otherArticle:
      dropOtherArticles(&verdicts, page, features)
    case .byline: dropByline(&verdicts, page)
    case .linkRow:
      let lastGood = page.blocks.indices.last { verdicts[$0].isKept && page.blocks[$0].isGood }
      drop(&verdicts, page) { block, element, index, _ in
        (block.linkCount >= 3 || block.cues.contains(.tags)) && block.linkDensity > 0.4
          && index > lastGood ?? -1 && block.statistics.words <= Self.longestLinkRow
          && element.tag != .li
      }
    case .relatedLink:
      drop(&verdicts, page) { block, element, _, _ in
        (block.cues.contains(.related) && block.linkDensity > 0.4
          || block.cues.contains(.news) && block.linkDensity > 0.9)
          && block.statistics.words <= Self.longestRelatedLink && element.tag.headingLevel == 0
      }
    case .jump:
      drop(&verdicts, page) { block, element, _, _ in
        block.cues.contains(.jump) && block.statistics.words <= Self.longestJump
          && element.tag.headingLevel == 0
      }
    case .notice:
      drop(&verdicts, page) { block, element, _, _ in
        block.cues.contains(.notice) && block.statistics.words <= Self.longestPageNotice
          && element.tag.headingLevel == 0
      }
    case .socialLabel:
      let listed = Self.entries(of: verdicts, page)
      drop(&verdicts, page) { block, _, index, probability in
        !block.cues.isDisjoint(with: [.comment, .share]) && Self.isLabel(block) && !listed[index]
          && probability < Self.sureOfText
      }
    case .controlLabel:
      let listed = Self.entries(of: verdicts, page)
      drop(&verdicts, page) { block, element, index, probability in
        (!block.cues.isDisjoint(with: [.ui, .ad, .news, .toc]) || Self.isTab(element, page))
          && Self.isLabel(block) && element.tag.headingLevel == 0 && !listed[index]
          && probability < Self.sureOfText
      }
    case .code:
      keep(&verdicts, page) { $0 == .pre || $0 == .listing }
    case .quotation: keepQuotations(&verdicts, page)
    case .signOff: keepSignOff(&verdicts, page)
    case .footnote: keepFootnotes(&verdicts, page)
    case .heading: keepHeadings(&verdicts, page)
    case .form: dropForms(&verdicts, page)
    case .authorBox: dropAuthorBoxes(&verdicts, page)
    case .dek: dropDek(&verdicts, page, features)
    case .appeal: dropAppeals(&verdicts, page)
    case .data:
      drop(&verdicts, page) { block, element, _, _ in
        element.tag != .pre && element.tag != .code && Self.isData(block, page)
      }
    case .linkedCard:
      dropLinkedCards(&verdicts, page, features)
    case .relatedAside:
      dropRelatedAsides(&verdicts, page)
    case .signUp:
      dropSignUps(&verdicts, page)
    case .pullQuote:
      dropPullQuotes(&verdicts, page)
    case .counter:
      let last = verdicts.lastIndex(where: \.isKept)
      drop(&verdicts, page) { block, element, index, _ in
        Self.isCounter(block, page)
          || index == last && element.tag == .div && Self.isCount(block, page)
      }
    case .caption:
      keep(&verdicts, page) { $0 == .figcaption }
    case .pressReleaseEnd:
      dropBehindEnd(&verdicts, page)
    case .danglingHeading:
      dropDanglingHeadings(&verdicts, page)
    case .authorNote: break
    case .legalNotice:
      let first = page.blocks.count * 3 / 10
      let listed = Self.entries(of: verdicts, page)
      drop(&verdicts, page) { block, _, index, probability in
        block.cues.contains(.copy) && block.statistics.words <= Self.longestNotice
          && index > first && probability < Self.sureOfText
          && !(Self.isLabel(block) && listed[index])
      }
    }
  }

  /// Whether a text is an object of JSON with several members, or an array of such.
  private static func isData(_ block: Block, _ page: PageBlocks) -> Bool {
    let start = Int(block.textStart)
    let text = page.text[start..<start + Int(block.textCount)]
    guard let first = text.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
      let last = text.last, last == UInt8(ascii: "}") || last == UInt8(ascii: "]")
    else { return false }
    var members = 0
    for index in text.indices.dropLast()
    where text[index] == UInt8(ascii: "\"") && text[index + 1] == UInt8(ascii: ":") {
      members += 1
    }
    return members >= 3
  }

  func drop(
    _ verdicts: inout [BlockVerdict], _ page: PageBlocks,
    where isBoilerplate: (Block, BlockElement, Int, Double) -> Bool
  ) {
    let found = page.blocks.indices.filter { index in
      guard verdicts[index].isKept else { return false }
      let block = page.blocks[index]
      return isBoilerplate(
        block, page.elements[Int(block.element)], index, verdicts[index].probability)
    }
    for index in found {
      verdicts[index].isKept = false
      verdicts[index].rule = self
    }
  }

  /// Drops what opens like a byline or holds a date, is as short as one and stands above all good
  /// text.
  private func dropByline(_ verdicts: inout [BlockVerdict], _ page: PageBlocks) {
    let firstGood = page.blocks.indices.first { verdicts[$0].isKept && page.blocks[$0].isGood }
    drop(&verdicts, page) { block, element, index, _ in
      (block.cues.contains(.byline) && block.statistics.words <= Self.longestByline
        || block.cues.contains(.date) && block.statistics.words <= Self.longestDate)
        && !block.statistics.endsSentence && element.tag.headingLevel == 0
        && index < firstGood ?? page.blocks.count
    }
  }

  private func dropOtherArticles(
    _ verdicts: inout [BlockVerdict], _ page: PageBlocks, _ features: BlockFeatures
  ) {
    guard features.titleBlock >= 0 else { return }
    func article(of block: Block) -> Int32 {
      features.elements[Int(block.element)].innermostArticle
    }
    let own = article(of: page.blocks[features.titleBlock])
    var words: Int32 = 0
    var otherWords: Int32 = 0
    for (index, block) in page.blocks.enumerated() where verdicts[index].isKept {
      if article(of: block) == own {
        words += block.statistics.words
      } else {
        otherWords += block.statistics.words
      }
    }
    // A title in no article may stand above its own.
    guard own >= 0 || words > otherWords else { return }
    guard words >= Self.minimumArticleWords else { return }
    drop(&verdicts, page) { block, _, _, _ in
      article(of: block) >= 0 && article(of: block) != own
    }
  }
}
