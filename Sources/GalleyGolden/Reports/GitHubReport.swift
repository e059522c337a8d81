// The report for GitHub Actions: annotations on the log, and a step summary.

/// Writes workflow commands that GitHub shows beside the files concerned, and a summary in
/// Markdown.
///
/// The commands are those of GitHub's "Workflow commands for GitHub Actions"; the summary is what
/// goes to the file that `GITHUB_STEP_SUMMARY` names.
public struct GitHubReport: Report {
  private let write: ReportSink
  private let writeSummary: ReportSink

  /// GitHub shows ten annotations of a kind for a step, and drops the rest.
  private static let maximumAnnotations = 10
  private var annotations = 0

  /// Creates the report.
  ///
  /// - Parameters:
  ///   - write: Takes the workflow commands, one a line.
  ///   - writeSummary: Takes the Markdown.
  public init(write: @escaping ReportSink, writeSummary: @escaping ReportSink) {
    self.write = write
    self.writeSummary = writeSummary
  }

  /// Writes one annotation, as long as GitHub shows them.
  public mutating func add(_ result: CaseResult) throws {
    guard result.outcome != .matched, annotations < Self.maximumAnnotations else { return }
    annotations += 1
    let classes = result.differences.map { difference in
      let text = difference.after ?? difference.before ?? ""
      return "\(difference.kind.name): \(text.prefix(120))"
    }
    let message = result.failure?.message ?? classes.prefix(3).joined(separator: "\n")
    let command = result.nextCommand.map { "\n\($0)" } ?? ""
    try write(
      "::error file=Golden/\(result.id).md,title=\(property("\(result.id) \(result.outcome.rawValue)"))"
        + "::\(data(message + command))\n")
  }

  /// Writes what is left over as one annotation, and the summary.
  public mutating func finish(_ summary: RunSummary) throws {
    for story in summary.disagreements {
      try write("::error title=Story::\(data(CaseText().text(of: story)))\n")
    }
    for problem in summary.problems + summary.writeErrors {
      try write("::error::\(data(problem.description))\n")
    }
    let isClean = summary.isClean && summary.problems.isEmpty && summary.writeErrors.isEmpty
    try write("::notice title=galley check::\(data(summary.line))\n")
    try writeSummary("## galley check: \(isClean ? "all matched" : "differences")\n\n")
    try writeSummary("\(summary.line)\n\n")
    guard !summary.clusters.isEmpty else { return }
    try writeSummary("| cluster | captures | example |\n|---|---|---|\n")
    for cluster in summary.clusters {
      let example = cluster.example.after ?? cluster.example.before ?? ""
      let ids = cluster.captures.prefix(3).joined(separator: ", ")
      try writeSummary(
        "| \(cell(cluster.summary)) | \(cluster.captures.count): \(cell(ids)) |"
          + " \(cell(String(example.prefix(160)))) |\n")
    }
  }

  private func data(_ text: String) -> String {
    printable(text, keepingLines: true).replacing("%", with: "%25").replacing("\n", with: "%0A")
  }

  private func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }

  /// Text for a cell of a Markdown table: shown as it is, whatever markup it holds.
  private func cell(_ text: String) -> String {
    var result = ""
    for scalar in printable(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "|", "*", "_", "`", "[", "]", "\\", "~", "!", "#", "@": result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
