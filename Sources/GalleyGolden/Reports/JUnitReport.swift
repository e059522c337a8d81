// The report for CI servers: `galley check --junit FILE`.

/// Writes JUnit XML: one test case a capture, the differences' classes as the failure's type.
///
/// The form is the one that Jenkins, GitLab and GitHub actions read: `testsuites`, `testsuite`,
/// `testcase` with `failure` or `error`.
public struct JUnitReport: Report {
  private let write: ReportSink
  private var cases = ""
  private let text = DifferenceText(style: TextStyle(hasColor: false))

  /// Creates the report.
  public init(write: @escaping ReportSink) {
    self.write = write
  }

  /// Takes one case.
  public mutating func add(_ result: CaseResult) throws {
    let name = "<testcase classname=\"galley.\(result.id.site)\" name=\"\(result.id)\""
    guard result.outcome != .matched else {
      cases += "    \(name)/>\n"
      return
    }
    let element = result.outcome == .failed ? "error" : "failure"
    var types = result.differences.map(\.kind.name)
    types = types.enumerated().filter { types.firstIndex(of: $1) == $0 }.map(\.element)
    let type = types.isEmpty ? result.outcome.rawValue : types.joined(separator: ",")
    let message = result.failure?.message ?? "\(result.id): \(result.outcome.rawValue)"
    cases += "    \(name)>\n      <\(element) type=\"\(type)\" message=\"\(escaped(message))\">"
    cases += escaped(body(of: result)) + "</\(element)>\n    </testcase>\n"
  }

  /// Writes the file: the counts stand in its head.
  public mutating func finish(_ summary: RunSummary) throws {
    let failures =
      summary.total - summary[.matched] - summary[.failed] + summary.disagreements.count
    let counts =
      "tests=\"\(summary.total + summary.disagreements.count)\" failures=\"\(failures)\""
      + " errors=\"\(summary[.failed])\""
    try write(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"galley\" \(counts)>\n"
        + "  <testsuite name=\"galley check\" \(counts)>\n")
    try write(cases)
    for story in summary.disagreements {
      try write(
        "    <testcase classname=\"galley.story\" name=\"\(escaped(story.story))\">\n"
          + "      <failure type=\"story\" message=\"\(escaped(story.summary))\">"
          + "\(escaped(CaseText().text(of: story)))</failure>\n"
          + "    </testcase>\n")
    }
    try write("  </testsuite>\n</testsuites>\n")
  }

  private func body(of result: CaseResult) -> String {
    var lines: [String] = []
    for difference in result.differences {
      lines.append(difference.kind.name)
      lines += text.lines(of: difference).map { "  " + $0 }
    }
    if let command = result.nextCommand { lines.append(command) }
    return lines.joined(separator: "\n")
  }

  /// Text for XML 1.0, which can't hold control characters even as references.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in printable(text, keepingLines: true).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
