// The report that `galley check` prints for a person.

/// Prints clusters first with one example each, then what failed, then the counts and what to type.
public struct TerminalReport: Report {
  private let text: DifferenceText
  private let showsDetails: Bool
  private let write: ReportSink
  /// Cases that clusters don't tell of: missing, unreferenced, damaged, failed.
  private var others: [CaseResult] = []
  private var pendingExample: CaptureID?

  private var style: TextStyle { text.style }

  /// How many ids of a cluster, or cases of an outcome, are named before "and N more".
  private static let namedCases = 5
  /// How many clusters are shown unless details are asked for: more than a person reads at once.
  private static let shownClusters = 20

  /// Creates the report.
  ///
  /// - Parameters:
  ///   - style: The colours.
  ///   - showsDetails: Whether each capture's differences are printed as they are found.
  ///   - write: Takes the text.
  public init(style: TextStyle, showsDetails: Bool, write: @escaping ReportSink) {
    text = DifferenceText(style: style)
    self.showsDetails = showsDetails
    self.write = write
  }

  /// Takes one result.
  public mutating func add(_ result: CaseResult) throws {
    if result.outcome == .matched { return }
    if pendingExample == nil && result.nextCommand != nil { pendingExample = result.id }
    if result.outcome != .changed {
      // Only what is printed is kept.
      var slim = result
      slim.golden = nil
      slim.snapshot = nil
      others.append(slim)
    }
    if showsDetails { try write(CaseText(style: style).text(of: result) + "\n\n") }
  }

  /// Prints clusters, other outcomes, stories, counts and next steps.
  public mutating func finish(_ summary: RunSummary) throws {
    let shown = showsDetails ? summary.clusters.count : Self.shownClusters
    for cluster in summary.clusters.prefix(shown) { try write(lines(of: cluster)) }
    let more = summary.clusters.count - shown
    if more > 0 { try write(style.dim("and \(more) smaller clusters") + "\n\n") }
    for outcome in [Outcome.missing, .unreferenced, .damaged, .failed] {
      let cases = others.filter { $0.outcome == outcome }
      if !cases.isEmpty { try write(lines(of: cases, outcome)) }
    }
    for disagreement in summary.disagreements {
      try write(style.bold("disagree") + "  \(disagreement.summary)\n\n")
    }
    for problem in summary.problems + summary.writeErrors { try write("\(problem)\n") }
    try write(style.bold(summary.line) + "\n" + nextSteps(summary))
  }

  private func lines(of cluster: DifferenceCluster) -> String {
    var lines = [style.bold(printable(cluster.summary)) + style.dim("  [\(cluster.id)]")]
    // The summary of a cluster of one names its capture.
    if cluster.captures.count > 1 { lines.append("  " + named(cluster.captures)) }
    lines += text.lines(of: cluster.example).map { "  " + $0 }
    return lines.joined(separator: "\n") + "\n\n"
  }

  private func lines(of cases: [CaseResult], _ outcome: Outcome) -> String {
    let explanation =
      switch outcome {
      case .missing: "no golden file yet"
      case .unreferenced: "a golden file without a capture"
      case .damaged: "the golden file can't be read"
      default: "nothing could be extracted"
      }
    var lines = [style.bold(outcome.rawValue) + ": \(explanation)"]
    lines += cases.prefix(outcome == .failed || outcome == .damaged ? .max : Self.namedCases)
      .map { "  " + ($0.failure?.message ?? "\($0.id)") }
    if lines.count <= cases.count { lines.append("  and \(cases.count + 1 - lines.count) more") }
    return lines.joined(separator: "\n") + "\n\n"
  }

  private func named(_ ids: [String]) -> String {
    let names = ids.prefix(Self.namedCases).joined(separator: ", ")
    let more = ids.count - Self.namedCases
    return more > 0 ? "\(names) and \(more) more" : names
  }

  private func nextSteps(_ summary: RunSummary) -> String {
    var steps: [(String, String)] = []
    if summary[.changed] > 0 && !showsDetails {
      steps.append(("every difference", "galley check --details"))
    }
    if let id = pendingExample, summary[.changed] + summary[.missing] > 0 {
      if summary.written[.pending] ?? 0 > 0 {
        steps.append(("one by one", "galley review"))
        steps.append(("what you have read", "galley accept \(id)"))
      } else if summary.written[.golden] ?? 0 > 0 {
        steps.append(("golden files were written; read them", "git diff Golden"))
      } else {
        steps.append(("nothing was written; to decide, run", "galley review"))
      }
    }
    if summary[.unreferenced] > 0 { steps.append(("goldens without capture", "galley prune")) }
    return steps.map { "  " + style.dim("\($0.0): ") + $0.1 + "\n" }.joined()
  }
}
