// `galley prune`: deletes golden files without capture.

import ArgumentParser
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

  func run() throws {
    let workspace = try roots.workspace()
    let locks = try workspace.roots.map { try GoldenStore($0).lock() }
    defer { for lock in locks { lock.release() } }
    let unreferenced = try workspace.listing().cases.filter(\.isUnreferenced)
    let cases = try Selection(patterns).filter(
      unreferenced, noun: "golden file without capture", id: \.id)
    for goldenCase in cases {
      if !dryRun { try GoldenStore(goldenCase.root).delete(goldenCase.id) }
      try Stream.output.write("\(dryRun ? "would delete" : "deleted") Golden/\(goldenCase.id).md\n")
    }
    if cases.isEmpty { try Stream.output.write("every golden file has a capture\n") }
  }
}
