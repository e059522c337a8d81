// The report that `galley check` prints for a person.

/// Prints clusters first with one example each, then what failed, then the counts and what to type.
public struct TerminalReport: Report {
  private let text: DifferenceText
  private let showsDetails: Bool
  private let roots: String
  private let write: ReportSink
  /// Cases that clusters don't tell of: missing, unreferenced, damaged, failed.
  private var others: [Outcome: Others] = [:]
  private var pendingExample: CaptureID?
  private var damagedExample: CaptureID?

  private var style: TextStyle { text.style }

  /// How many ids of a cluster, or cases of an outcome, are named before "and N more".
  private static let namedCases = 5
  /// How many clusters are shown unless details are asked for: more than a person reads at once.
  private static let shownClusters = 20

  /// How many differences of a copy are shown unless details are asked for.
  private static let shownOfStory = 3

  /// Creates the report.
  ///
  /// - Parameters:
  ///   - style: The colours.
  ///   - showsDetails: Whether each capture's differences are printed as they are found.
  ///   - roots: The options with which the roots were chosen, such as `" --root archive"`: they belong
  ///     to the commands that are suggested.
  ///   - write: Takes the text.
  public init(
    style: TextStyle, showsDetails: Bool, roots: String = "", write: @escaping ReportSink
  ) {
    text = DifferenceText(style: style)
    self.roots = roots
    self.showsDetails = showsDetails
    self.write = write
  }

  /// Takes one result.
  public mutating func add(_ result: CaseResult) throws {
    if result.outcome == .matched { return }
    let needsDecision = result.outcome == .changed || result.outcome == .missing
    if needsDecision && pendingExample == nil { pendingExample = result.id }
    if result.outcome == .damaged && result.isReplaceable && damagedExample == nil {
      damagedExample = result.id
    }
    if result.outcome != .changed { others[result.outcome, default: Others()].add(result) }
    if showsDetails {
      try write(CaseText(style: style).text(of: result, command: inRoots) + "\n\n")
    }
  }

  /// Prints clusters, other outcomes, stories, counts and next steps.
  public mutating func finish(_ summary: RunSummary) throws {
    let shown = showsDetails ? summary.clusters.count : Self.shownClusters
    for cluster in summary.clusters.prefix(shown) { try write(lines(of: cluster)) }
    let more = summary.clusters.count - shown
    if more > 0 { try write(style.dim("and \(more) smaller clusters") + "\n\n") }
    for outcome in [Outcome.missing, .unreferenced, .damaged, .failed] {
      if let others = others[outcome] { try write(lines(of: others, outcome)) }
    }
    for disagreement in summary.disagreements {
      let shown = CaseText(style: style)
        .text(of: disagreement, limit: showsDetails ? .max : Self.shownOfStory)
      try write(style.bold("disagree") + "  \(shown)\n\n")
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

  /// Cases of one outcome: only what is printed of them is kept.
  private struct Others {
    var count = 0
    var lines: [String] = []

    /// Messages are all printed, for each is another fault; ids only as far as they are named.
    mutating func add(_ result: CaseResult) {
      count += 1
      if let failure = result.failure {
        lines.append(failure.message)
      } else if lines.count < TerminalReport.namedCases {
        lines.append("\(result.id)" + (result.renaming.map { ": \($0)" } ?? ""))
      }
    }
  }

  private func lines(of others: Others, _ outcome: Outcome) -> String {
    let explanation =
      switch outcome {
      case .missing: "no golden file yet"
      case .unreferenced: "a golden file without a capture"
      case .damaged: "the golden file can't be read"
      default: "nothing could be extracted"
      }
    var lines = [style.bold(outcome.rawValue) + ": \(explanation)"]
    lines += others.lines.map { "  " + $0 }
    let more = others.count - others.lines.count
    if more > 0 { lines.append("  and \(more) more") }
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
    if !summary.writeErrors.isEmpty {
      steps.append(("mend what keeps files from being written, and run", "galley check"))
    } else if let id = pendingExample, summary[.changed] + summary[.missing] > 0 {
      if summary.written[.pending] ?? 0 > 0 {
        steps.append(("one by one", "galley review"))
        steps.append(("what you have read", "galley accept \(id)"))
      } else if summary.written[.golden] ?? 0 > 0 {
        steps.append(("golden files were written; read them", "git diff Golden"))
      } else {
        steps.append(
          ("nothing was written; to decide, run", "galley check --update new; galley review"))
      }
    }
    if let id = damagedExample {
      let command = "galley check \(id) --update new; galley accept --force \(id)"
      steps.append(("damaged: mend it, or replace it with what is extracted", command))
    }
    // Where captures can't be listed, or there are none at all, it isn't the golden files that are wrong.
    let unreferenced = summary[.unreferenced]
    if unreferenced > 0 && unreferenced < summary.total && summary.problems.isEmpty {
      steps.append(("goldens without capture", "galley prune"))
    }
    return steps.map { "  " + style.dim("\($0.0): ") + inRoots($0.1) + "\n" }.joined()
  }

  /// Commands, each with the options that choose the roots.
  private func inRoots(_ commands: String) -> String {
    commands.split(separator: "; ").map { command in
      command.hasPrefix("galley ") ? command + roots : "\(command)"
    }.joined(separator: "; ")
  }
}
