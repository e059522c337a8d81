// `galley prune`: deletes golden files without capture.

import ArgumentParser
import Galley
import GalleyGolden

/// Deletes unreferenced goldens.
struct PruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Deletes golden files that have no capture.",
    discussion: "Found by comparing Corpus/ with Golden/, never by which tests ran.")

  @Argument(help: ArgumentHelp("Ids, sites or globs; by default all.", valueName: "id"))
  var patterns: [String] = []

  @OptionGroup var roots: RootOptions

  @Flag(help: "Only say what would be deleted.")
  var dryRun = false

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let workspace = try roots.workspace()
    let locks = try workspace.roots.map { try GoldenStore($0).lock() }
    defer { for lock in locks { lock.release() } }
    let listing = try workspace.listing()
    try refuseDoubt(workspace, listing)
    let unreferenced = listing.cases.filter(\.isUnreferenced)
    let cases = try Selection(patterns).filter(
      unreferenced, noun: "golden file without capture", id: \.id)
    var done: [GoldenCase] = []
    do {
      for goldenCase in cases {
        if !dryRun { try GoldenStore(goldenCase.root).delete(goldenCase.id) }
        done.append(goldenCase)
      }
    } catch {
      if !done.isEmpty { try report(done) }
      throw error
    }
    try report(done)
  }

  /// Refuses to delete what only seems to have no capture: captures that can't be listed, a folder
  /// whose name is no id, a `Corpus/` that was not checked out.
  private func refuseDoubt(_ workspace: Workspace, _ listing: Workspace.Listing) throws {
    let problems = try workspace.roots.flatMap { try Corpus($0).listing().problems }
    if !problems.isEmpty {
      let lines = problems.map { "galley: \($0)" }
      throw ExitStatus(
        code: 2,
        message: (lines + ["Nothing was deleted: what can't be read may be a capture."])
          .joined(separator: "\n"))
    }
    let goldens = listing.cases.count
    if patterns.isEmpty, goldens > 0, listing.cases.allSatisfy(\.isUnreferenced) {
      throw ExitStatus(
        code: 2,
        message: "galley: Corpus/ holds no captures, so nothing was deleted. If all "
          + "\(goldens) golden files are to go: galley prune '*'")
    }
  }

  private func report(_ cases: [GoldenCase]) throws {
    if json {
      var bytes = Array("{\"\(dryRun ? "wouldDelete" : "deleted")\":".utf8)
      JSONBytes.append(cases.map(\.id.description), to: &bytes)
      try Stream.output.write(bytes + Array("}\n".utf8))
      return
    }
    for goldenCase in cases {
      try Stream.output.write("\(dryRun ? "would delete" : "deleted") Golden/\(goldenCase.id).md\n")
    }
    if cases.isEmpty { try Stream.output.write("every golden file has a capture\n") }
  }
}
