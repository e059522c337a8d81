// Text within a block, with its marks.

/// A stretch of text with the same marks throughout.
///
/// The text is in Unicode normalization form C, with white space collapsed as CSS does it; `\n` is
/// a line break that the page asked for with `<br>`. Neighbouring runs differ in their marks, and
/// white space between two runs belongs to one of them, so joining all texts gives the block's.
public struct InlineRun: Sendable, Hashable {
  /// Marks that a run can carry.
  public struct Marks: OptionSet, Sendable, Hashable {
    /// The bits, one for each mark.
    public let rawValue: UInt8
    /// Creates a set from its bits.
    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }
    /// Stressed: `<em>`, `<i>`, `<cite>`.
    public static let emphasis = Marks(rawValue: 1)
    /// Important: `<strong>`, `<b>`.
    public static let strong = Marks(rawValue: 2)
    /// Computer code: `<code>`, `<kbd>`, `<samp>`.
    public static let code = Marks(rawValue: 4)
  }

  /// The text, never empty.
  public var text: String
  /// The marks, empty for plain text.
  public var marks: Marks
  /// The absolute URL that the run links to, if it is a link.
  public var link: String?

  /// Creates a run.
  public init(_ text: String, marks: Marks = [], link: String? = nil) {
    self.text = text
    self.marks = marks
    self.link = link
  }
}

extension [InlineRun] {
  /// The runs' text without marks.
  public var plainText: String {
    count == 1 ? self[0].text : map(\.text).joined()
  }
}
