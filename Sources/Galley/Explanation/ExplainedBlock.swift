// Why one block was kept or dropped.

/// What was decided about one block of a page, or one line of a text, and why.
public struct ExplainedBlock: Sendable, Hashable {
  /// A feature of the block and how it weighed.
  public struct Feature: Sendable, Hashable {
    /// The feature's name, such as `link-density`.
    public var name: String
    /// The block's value of it: a count, a share, or 0 and 1 for no and yes.
    public var value: Double
    /// What it added to the block's log odds of being kept, negative if it spoke against it.
    public var contribution: Double

    /// Creates a feature.
    public init(name: String, value: Double, contribution: Double) {
      self.name = name
      self.value = value
      self.contribution = contribution
    }
  }

  /// The block's text, white space collapsed, as the capture has it: not safe for a terminal.
  public var text: String

  /// Where it stands: up to four elements, outermost first, each with its first class, as in
  /// `article.post > div.body > p`; `line 12` in a text.
  public var path: String

  /// The model's probability that it belongs to the article, 0 to 1.
  public var probability: Double

  /// Whether it was kept in the end.
  public var isKept: Bool

  /// The name of the rule that overruled the model; `nil` if none did.
  public var rule: String?

  /// Up to five features, the weightiest first; none for lines of text captures.
  public var features: [Feature]

  /// Creates an explained block.
  public init(
    text: String, path: String, probability: Double, isKept: Bool, rule: String? = nil,
    features: [Feature] = []
  ) {
    self.text = text
    self.path = path
    self.probability = probability
    self.isKept = isKept
    self.rule = rule
    self.features = features
  }
}
