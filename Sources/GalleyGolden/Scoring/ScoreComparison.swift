// Two runs over the same set: what gained, what lost.

/// A set's scores beside those of an earlier run.
public struct ScoreComparison: Sendable, Hashable {
  /// A measure then and now.
  public struct Change: Sendable, Hashable {
    /// What changed: a measure's name, or a page's id.
    public var subject: String
    /// The earlier value.
    public var before: Double
    /// The present value.
    public var after: Double
    /// How much the value went up; negative if it went down.
    public var difference: Double { after - before }
  }

  /// The set's measures that changed, in the order of ``Measure``.
  public var totals: [Change] = []
  /// Pages whose headline measure is better now, those that gained most first.
  public var gained: [Change] = []
  /// Pages whose headline measure is worse now, those that lost most first.
  public var lost: [Change] = []
  /// How many pages have the same headline measure.
  public var unchangedCount = 0
  /// Pages that the earlier run did not have.
  public var added: [String] = []
  /// Pages that only the earlier run had.
  public var removed: [String] = []

  /// Compares a set; `nil` if the earlier run did not score it, or not the same captures.
  public init?(of set: SetScore, with earlier: EarlierScores) {
    guard let before = earlier.set(set.name, set.input) else { return nil }
    for measure in Measure.allCases {
      guard let old = before.totals[measure], let new = set.totals[measure].map(Decimal.rounded),
        Self.differ(old, new)
      else { continue }
      totals.append(Change(subject: measure.rawValue, before: old, after: new))
    }
    for page in set.pages {
      guard let values = before.pages[page.id] else {
        added.append(page.id)
        continue
      }
      let old = values[set.headline] ?? 0
      let new = Decimal.rounded(page.values[set.headline] ?? 0)
      let change = Change(subject: page.id, before: old, after: new)
      if !Self.differ(old, new) {
        unchangedCount += 1
      } else if change.difference > 0 {
        gained.append(change)
      } else {
        lost.append(change)
      }
    }
    // Pages are in the order of ids, and sorting keeps it where differences are equal.
    gained.sort { $0.difference > $1.difference }
    lost.sort { $0.difference < $1.difference }
    let present = Swift.Set(set.pages.map(\.id))
    removed = before.pages.keys.filter { !present.contains($0) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether two values differ by more than writing them with six decimals explains.
  private static func differ(_ one: Double, _ other: Double) -> Bool {
    (one - other).magnitude > 1.5e-6
  }
}
