// Why a page's article is what it is.

/// What was decided about each block of a capture, and why.
///
/// It is made by ``ArticleExtractor/explanation(of:)`` and rendered by ``ExplanationText``,
/// ``ExplanationJSON`` and ``ExplanationHTML``.
public struct Explanation: Sendable, Hashable {
  /// The probability above which the model keeps a block, 0 to 1; it differs from page to page.
  public var threshold: Double

  /// The word F1 that the model expects of its choice, 0 to 1; `nil` for text captures.
  public var expectedF1: Double?

  /// Why the capture has no article in spite of its blocks; `nil` if it has one.
  public var noArticle: String?

  /// The blocks of a page, or the lines of a text, in reading order.
  public var blocks: [ExplainedBlock]

  /// Creates an explanation.
  public init(
    threshold: Double, expectedF1: Double? = nil, noArticle: String? = nil,
    blocks: [ExplainedBlock]
  ) {
    self.threshold = threshold
    self.expectedF1 = expectedF1
    self.noArticle = noArticle
    self.blocks = blocks
  }

  /// How many blocks were kept, of how many, at which threshold: the line that opens a rendering.
  var summary: String {
    let kept = blocks.count(where: \.isKept)
    let noun = blocks.count == 1 ? "block" : "blocks"
    var line = "\(kept) of \(blocks.count) \(noun) kept, "
    line += "threshold \(DecimalText.text(threshold, places: 3))"
    if let expectedF1 { line += ", expected F1 \(DecimalText.text(expectedF1, places: 3))" }
    return line
  }
}
