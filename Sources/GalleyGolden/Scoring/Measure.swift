// What is measured, under the names that reports, floors and JSON use.

/// A measure of extraction, from 0 to 1.
public enum Measure: String, Sendable, Hashable, CaseIterable {
  /// Precision of the bag of words, case folded; 0 where nothing was extracted.
  case wordPrecision
  /// Recall of the bag of words, case folded.
  case wordRecall
  /// F1 of the bag of words, averaged by page.
  case wordF1
  /// Precision of four-word shingles, over the pages where something was extracted.
  case shinglePrecision
  /// Recall of four-word shingles.
  case shingleRecall
  /// F1 of the averages of ``shinglePrecision`` and ``shingleRecall``.
  case shingleF1
  /// Share of pages with the same words in the same order.
  case exact
  /// Share of the snippets found that must appear, averaged by page.
  case with
  /// Share of the snippets found that must not appear, averaged by page; the lower the better.
  case without
  /// Share of titles that are right, of the pages that have one.
  case title
  /// Share of bylines that are right, of the pages that have one.
  case author
  /// Share of dates that are right by day, of the pages that have one.
  case date
  /// Share of the pages without a date for which one was given; the lower the better.
  case dateInvented
  /// Share of deks that are right, of the pages that have one.
  case dek
  /// Share of site names that are right, of the pages that have one.
  case site
  /// Share of pages with exactly the true paragraphs, optional lines aside.
  case paragraphs
  /// Share of pages where paragraphs and every fact are right, and nothing was invented.
  case flawless
  /// Share of stories whose copies all gave the same text.
  case stories

  /// Whether a smaller number is the better one.
  public var isBetterLower: Bool { self == .without || self == .dateInvented }

  /// Whether one value is worse than another by more than rounding to six decimals explains.
  func isWorse(_ value: Double, than other: Double) -> Bool {
    isBetterLower ? value > other + Self.tolerance : value < other - Self.tolerance
  }

  private static let tolerance = 1e-6
}

/// The measures of a page or of a set; a measure that does not apply has no value.
public struct MeasureValues: Sendable, Hashable {
  private var values = [Double?](repeating: nil, count: Measure.allCases.count)

  /// Creates values, none of them set.
  public init() {}

  /// The value of a measure, if it applies.
  public subscript(measure: Measure) -> Double? {
    get { values[Self.index(measure)] }
    set { values[Self.index(measure)] = newValue }
  }

  /// The measures that have a value, in the order of ``Measure``.
  public var all: [(measure: Measure, value: Double)] {
    Measure.allCases.compactMap { measure in self[measure].map { (measure, $0) } }
  }

  private static let indices = Dictionary(
    uniqueKeysWithValues: Measure.allCases.enumerated().map { ($1, $0) })

  private static func index(_ measure: Measure) -> Int { indices[measure, default: 0] }
}
