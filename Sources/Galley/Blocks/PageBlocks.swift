// A page cut into blocks of text, and the elements that they stand in.

/// A page's blocks and block-level elements, with what both passes of ``BlockFeatures`` read.
struct PageBlocks: Sendable {
  var blocks: [Block] = []
  /// Block-level elements in document order; a parent stands before its children.
  var elements: [BlockElement] = []
  /// The text of all blocks, white space collapsed.
  var text: [UInt8] = []
  /// A hash for each word of each block, case folded.
  var words: [UInt32] = []
}

/// A run of text that the page lays out as one block.
struct Block: Sendable {
  /// The index of the innermost block-level element.
  var element: Int32
  /// The document's nodes from the block's first text node on, up to `endNode`.
  var firstNode: Int32
  var endNode: Int32
  /// Where its text stands in ``PageBlocks/text``.
  var textStart: Int32
  var textCount: Int32 = 0
  /// Where its words stand in ``PageBlocks/words``.
  var wordStart: Int32 = 0
  /// Length in characters, an ideograph counting as two.
  var length: Int32 = 0
  /// The part of `length` within links.
  var linkLength: Int32 = 0
  /// The part of `length` within `<b>` and `<strong>`.
  var boldLength: Int32 = 0
  /// Links that begin in the block.
  var linkCount: Int32 = 0
  /// Classes of the inline elements around its first text.
  var inlineClasses: ClassSet = []
  /// Whether its first text stands in `<time>`.
  var isTime = false
  var statistics = TextStatistics()
  var cues: CueSet = []
  /// Whether it reads like body text: see ``isGoodText(_:)``.
  var isGood = false

  /// The share of its characters that are links: boilerplate's best-known mark (Kohlschütter,
  /// Fankhauser, Nejdl: "Boilerplate Detection using Shallow Text Features", 2010).
  var linkDensity: Float {
    min(1, Float(linkLength) / Float(max(1, length)))
  }
}

/// An element that lays its content out as a block.
struct BlockElement: Sendable {
  var node: Int32
  /// The index of the enclosing block-level element; -1 for the outermost.
  var parent: Int32
  var tag: Tag
  var depth: Int32
  var classes: ClassSet
  /// 2: hidden by style or attribute, 1: by `aria-hidden`, 0: not.
  var hidden: UInt8
  /// How telling its class is of a container of the article: 1 most, 5 least, 0 not at all.
  var containerRule: UInt8
  /// Whether `itemprop` says `articleBody`.
  var isArticleBody: Bool
  var role: Role
  /// Alike for elements of the same tag and classes.
  var signature: UInt32
  /// Siblings with the same signature, itself included.
  var alike: Int32 = 1

  // Sums over the blocks within, by one reverse sweep.
  var length: Int32 = 0
  var linkLength: Int32 = 0
  var blockCount: Int32 = 0
  var paragraphCount: Int32 = 0
  var headingCount: Int32 = 0
  var linkHeadingCount: Int32 = 0
  var goodCount: Int32 = 0
  var goodLength: Float = 0
  /// Length of paragraphs and good blocks.
  var proseLength: Int32 = 0
  /// Good length of its own blocks, and weighted by distance: Readability's score.
  var ownGoodLength: Float = 0
  var score: Float = 0

  /// The ARIA landmarks that matter.
  enum Role: UInt8, Sendable {
    case none, navigation, contentinfo, banner, complementary, main, article, tab, other
  }

  var linkDensity: Float {
    min(1, Float(linkLength) / Float(max(1, length)))
  }
}

extension PageBlocks {
  /// The word hashes of a block.
  func words(of block: Int) -> ArraySlice<UInt32> {
    let start = Int(blocks[block].wordStart)
    let end = block + 1 < blocks.count ? Int(blocks[block + 1].wordStart) : words.count
    return words[start..<end]
  }

  /// The block that a word stands in, by the word's index.
  func block(ofWord word: Int) -> Int {
    var (low, high) = (0, blocks.count)
    // The last block that begins at it or before it and has words.
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(blocks[middle].wordStart) <= word { low = middle } else { high = middle }
    }
    return low
  }
}
