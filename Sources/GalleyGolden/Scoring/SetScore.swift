// How extraction did on a set.

/// The measures of a set, and of each of its pages.
public struct SetScore: Sendable, Hashable {
  /// The set's name.
  public var name: String
  /// Which captures were scored.
  public var input: ScoreInput
  /// The measure that sums the set up.
  public var headline: Measure
  /// The pages, in byte order of their ids.
  public var pages: [PageScore]
  /// The measures of the set; those that apply to no page have no value.
  public var totals: MeasureValues
  /// Stories whose copies gave several texts: the story, and the ids of its pages.
  public var disagreements: [Disagreement]

  /// A story whose copies gave several texts.
  public struct Disagreement: Sendable, Hashable {
    /// The story's name.
    public var story: String
    /// The ids of its pages, those that agree together, in order of their first ids.
    public var groups: [[String]]
  }

  init(_ set: ScoreSet, input: ScoreInput, pages: [PageScore]) {
    name = set.name
    self.input = input
    headline = set.headline
    self.pages = pages.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    let stories = Self.stories(of: self.pages)
    totals = Self.totals(of: self.pages)
    let copied = stories.filter { $0.pageCount > 1 }
    let agreeing = copied.filter { $0.groups.count == 1 }
    if !copied.isEmpty { totals[.stories] = Double(agreeing.count) / Double(copied.count) }
    disagreements = copied.filter { $0.groups.count > 1 }
      .map { Disagreement(story: $0.name, groups: $0.groups) }
  }

  private static func totals(of pages: [PageScore]) -> MeasureValues {
    var totals = MeasureValues()
    for measure in Measure.allCases {
      let values = pages.compactMap { $0.values[measure] }
      if !values.isEmpty { totals[measure] = values.reduce(0, +) / Double(values.count) }
    }
    totals[.shingleF1] = harmonicMean(totals[.shinglePrecision], totals[.shingleRecall])
    // A set that states no date at all does not say that its pages have none.
    if totals[.date] == nil { totals[.dateInvented] = nil }
    return totals
  }

  private static func harmonicMean(_ precision: Double?, _ recall: Double?) -> Double {
    guard let precision, let recall, precision + recall > 0 else { return 0 }
    return 2 * precision * recall / (precision + recall)
  }

  private struct StoryGroups {
    var name: String
    var groups: [[String]]
    var pageCount: Int { groups.reduce(0) { $0 + $1.count } }
  }

  private static func stories(of pages: [PageScore]) -> [StoryGroups] {
    let parts = pages.compactMap { page in page.story.map { (id: page.id, part: $0) } }
    return Dictionary(grouping: parts, by: \.part.name).map { name, copies in
      // Copies without a text don't agree: each is a group of its own.
      let groups = Dictionary(grouping: copies) { $0.part.digest ?? "none: \($0.id)" }
        .values.map { $0.map(\.id) }
      return StoryGroups(
        name: name, groups: groups.sorted { $0[0].utf8.lexicographicallyPrecedes($1[0].utf8) })
    }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
