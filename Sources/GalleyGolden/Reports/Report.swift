// What reports have in common: they take results one by one, and write.

/// Takes a piece of a report's text.
public typealias ReportSink = (String) throws -> Void

/// A consumer of a run's results, in order of ids.
public protocol Report {
  /// Takes one result.
  ///
  /// - Throws: What the report's ``ReportSink`` throws.
  mutating func add(_ result: CaseResult) throws

  /// Takes what is known at the end, and writes what is left to write.
  ///
  /// - Throws: What the report's ``ReportSink`` throws.
  mutating func finish(_ summary: RunSummary) throws
}

/// What is known at the end of a run.
public struct RunSummary: Sendable {
  /// How many cases had each outcome.
  public private(set) var counts: [Outcome: Int] = [:]
  /// The clusters of all differences, those of most captures first.
  public private(set) var clusters: [DifferenceCluster] = []
  /// Stories whose captures disagree.
  public private(set) var disagreements: [StoryDisagreement] = []
  /// What lies in the roots but can't be a case.
  public var problems: [HarnessError] = []
  /// Why files that should have been written were not.
  public private(set) var writeErrors: [HarnessError] = []
  /// How many pending or golden files were written.
  public private(set) var written: [UpdateMode.Target: Int] = [:]

  private var gatherer = ClusterGatherer()
  private var stories = StoryCheck()

  /// Starts a summary.
  public init() {}

  /// Takes one result.
  public mutating func add(_ result: CaseResult) {
    counts[result.outcome, default: 0] += 1
    written[result.written, default: 0] += 1
    if let error = result.writeError { writeErrors.append(error) }
    if !result.differences.isEmpty {
      gatherer.add(result.differences, of: result.id.description)
    }
    stories.add(result)
  }

  /// Gathers clusters and stories, when all results are in.
  public mutating func finish() {
    clusters = gatherer.clusters()
    disagreements = stories.disagreements
  }

  /// How many cases there were.
  public var total: Int { counts.values.reduce(0, +) }

  /// How many cases had an outcome.
  public subscript(outcome: Outcome) -> Int { counts[outcome] ?? 0 }

  /// Whether every case matched and every story agrees.
  public var isClean: Bool { self[.matched] == total && disagreements.isEmpty }

  /// `31 captures: 28 matched, 2 changed, 1 missing`; outcomes that did not occur are left out, as are
  /// stories that agree.
  public var line: String {
    let parts = Outcome.allCases.filter { self[$0] > 0 }.map { "\(self[$0]) \($0.rawValue)" }
    let noun = total == 1 ? "capture" : "captures"
    let stories =
      disagreements.count == 1
      ? "; 1 story disagrees"
      : disagreements.isEmpty ? "" : "; \(disagreements.count) stories disagree"
    return "\(total) \(noun)" + (parts.isEmpty ? "" : ": " + parts.joined(separator: ", "))
      + stories
  }
}
