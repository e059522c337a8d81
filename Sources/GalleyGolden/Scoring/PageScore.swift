// How extraction did on one page.

import Galley

/// The measures of one page.
public struct PageScore: Sendable, Hashable {
  /// A stretch of words that one side has and the other lacks.
  public struct Excerpt: Sendable, Hashable {
    /// How many words the side has more than the other one, all stretches together.
    public var wordCount: Int
    /// The first words of the longest stretch; empty if there is none.
    public var sample: String
  }

  /// The word F1 of a page's two captures against the true body.
  public struct Twins: Sendable, Hashable {
    /// Of the page.
    public var html: Double
    /// Of the text capture.
    public var text: Double
  }

  /// A page's part in a story.
  struct StoryPart: Sendable, Hashable {
    var name: String
    /// SHA-256 of the text, folded as `CanonicalText` does; `nil` if there is none.
    var digest: String?
  }

  /// The page's id.
  public var id: String
  /// The measures that apply.
  public var values = MeasureValues()
  /// Why there was no article, or no capture: the messages, at most one for each capture.
  public var errors: [String] = []
  /// What the true body has and the extracted one lacks; of twins, what only `html/` gave.
  public var lost: Excerpt
  /// What the extracted body has and the true one lacks; of twins, what only `text/` gave.
  public var gained: Excerpt
  /// How many words the true body has; of twins, the one from `html/`.
  public var wordCount: Int
  /// Of twins, how well either side matches the true body.
  public var twins: Twins?
  /// What the flawless page lacks here, in words; empty if nothing or if the set does not ask.
  public var flaws: [String] = []

  var story: StoryPart?

  init(id: String, comparing comparison: BodyComparison) {
    self.id = id
    lost = comparison.lost
    gained = comparison.gained
    wordCount = comparison.words.reference
    values[.wordPrecision] = comparison.words.precision ?? comparison.words.f1
    values[.wordRecall] = comparison.words.recall ?? comparison.words.f1
    values[.wordF1] = comparison.words.f1
    values[.shinglePrecision] = comparison.shingles.precision
    values[.shingleRecall] = comparison.shingles.recall
    values[.shingleF1] = comparison.shingles.f1
    values[.exact] = comparison.isExact ? 1 : 0
  }
}
