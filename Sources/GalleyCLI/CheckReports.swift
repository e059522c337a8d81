// The reports that one `galley check` writes.

import GalleyGolden

/// Every report that was asked for, fed together.
struct CheckReports {
  private var reports: [any Report] = []
  private var files: [FileWriter] = []

  /// Opens the reports that a command's options ask for.
  init(_ command: CheckCommand) throws {
    let print: ReportSink = { try Stream.output.write($0) }
    if command.json {
      reports.append(JSONReport(write: print))
    } else {
      reports.append(
        TerminalReport(
          style: Environment.style(for: .output), showsDetails: command.details,
          roots: command.roots.options, write: print))
    }
    if let path = command.html { reports.append(HTMLReport(write: try open(path))) }
    if let path = command.junit { reports.append(JUnitReport(write: try open(path))) }
    if command.github {
      let summary = Environment.variables["GITHUB_STEP_SUMMARY"] ?? ""
      let writeSummary = summary.isEmpty ? { _ in } : try open(summary)
      reports.append(GitHubReport(write: print, writeSummary: writeSummary))
    }
  }

  private mutating func open(_ path: String) throws -> ReportSink {
    let file = try FileWriter(path)
    files.append(file)
    return { try file.write($0) }
  }

  mutating func add(_ result: CaseResult) throws {
    for index in reports.indices { try reports[index].add(result) }
  }

  mutating func finish(_ summary: RunSummary) throws {
    for index in reports.indices { try reports[index].finish(summary) }
    for file in files { try file.finish() }
  }
}
