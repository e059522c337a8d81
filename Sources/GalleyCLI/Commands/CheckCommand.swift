// `galley check`: extracts, compares, reports.

import ArgumentParser
import Galley
import GalleyGolden

/// Checks captures against their golden files.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Compares what is extracted with the golden files.",
    discussion: """
      Where they differ, pending files are left beside the golden ones (Golden/SITE/SLUG.md.new) \
      for 'galley review' and 'galley accept'. Under CI (CI is set) nothing is written.
      """)

  @Argument(
    help: ArgumentHelp(
      "Ids, sites or globs, such as news.example/storm, news.example or '*/storm*'.",
      valueName: "id"))
  var patterns: [String] = []

  @OptionGroup var roots: RootOptions

  @Flag(help: "Print each capture's differences, not only one example for each cluster.")
  var details = false

  @Option(help: "What to write: auto, new, always or no. Default: GALLEY_UPDATE, else auto.")
  var update: String?

  @Option(help: "How many captures to work on at once; by default one for each processor.")
  var jobs: Int?

  @Flag(help: "Print a JSON report instead of the one for people.")
  var json = false

  @Option(help: ArgumentHelp("Also write a JUnit report.", valueName: "file"))
  var junit: String?

  @Option(
    help: ArgumentHelp("Also write a report for the browser, in one file.", valueName: "file"))
  var html: String?

  @Flag(help: "Also print annotations for GitHub Actions, and write the step summary.")
  var github = false

  @Flag(help: "Stay, and check again what changes: captures, golden files, the program.")
  var watch = false

  func validate() throws {
    if watch && (json || github || junit != nil || html != nil) {
      throw ValidationError("--watch prints for people only.")
    }
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes 1 to 256.") }
    if let update, UpdateMode(rawValue: update) == nil {
      throw ValidationError("--update takes auto, new, always or no, not '\(update)'.")
    }
    if junit == "-" || html == "-" {
      throw ValidationError("--junit and --html take a file; /dev/stdout is standard output.")
    }
    if json && github { throw ValidationError("--json and --github both print: choose one.") }
  }

  func run() async throws {
    let workspace = try roots.workspace()
    let summary = try await check(workspace)
    if watch { try await Watch(command: self, workspace: workspace).run() }
    let isIncomplete = !summary.problems.isEmpty || !summary.writeErrors.isEmpty
    if isIncomplete { throw ExitStatus.environment(nil) }
    if !summary.isClean { throw ExitStatus.differences }
  }

  private func check(_ workspace: Workspace) async throws -> RunSummary {
    let listing = try workspace.listing()
    if !watch { try workspace.requireCases(of: listing) }
    let cases = try selection.filter(listing.cases, noun: "capture", id: \.id)
    var reports = try CheckReports(self)
    var summary = RunSummary()
    summary.problems = patterns.isEmpty ? listing.problems : []
    try await runner().run(cases, jobs: jobs ?? Environment.processorCount) { result in
      summary.add(result)
      try reports.add(result)
    }
    summary.finish()
    try reports.finish(summary)
    return summary
  }

  /// The cases that were asked for.
  var selection: Selection { Selection(patterns) }

  /// A runner that writes what option and environment say.
  func runner() throws -> GoldenRunner {
    var variables = Environment.variables
    if let update { variables["GALLEY_UPDATE"] = update }
    let target = try UpdateMode(environment: variables).target(environment: variables)
    return GoldenRunner(extractor: ArticleExtractor(), target: target)
  }
}
