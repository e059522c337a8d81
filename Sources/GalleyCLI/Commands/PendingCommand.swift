// `galley pending`: what waits for a decision.

import ArgumentParser
import Galley
import GalleyGolden

/// Lists pending goldens.
struct PendingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pending", abstract: "Lists the snapshots that wait to be accepted or rejected.")

  @Argument(help: ArgumentHelp("Ids, sites or globs.", valueName: "id"))
  var patterns: [String] = []

  @OptionGroup var roots: RootOptions

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let cases = try PendingCase.all(in: roots.workspace(), selection: Selection(patterns))
    if json {
      var bytes = Array("{\"pending\":".utf8)
      JSONBytes.appendList(cases, to: &bytes) { append($0, to: &$1) }
      try Stream.output.write(bytes + Array("}\n".utf8))
      return
    }
    for pending in cases { try Stream.output.write(line(for: pending) + "\n") }
    if cases.isEmpty { try Stream.output.write("nothing is pending\n") }
  }

  private func line(for pending: PendingCase) -> String {
    if let obstacle = pending.obstacle {
      return "\(pending.id)  \(obstacle.kind.rawValue): \(printable(obstacle.detail))"
    }
    if pending.isNew { return "\(pending.id)  new" }
    var names: [String] = []
    for name in pending.differences.map(\.kind.name) where !names.contains(name) {
      names.append(name)
    }
    return "\(pending.id)  \(names.joined(separator: ", "))"
  }

  private func append(_ pending: PendingCase, to bytes: inout [UInt8]) {
    JSONBytes.append(raw: "{\"id\":", to: &bytes)
    JSONBytes.append(pending.id.description, to: &bytes)
    JSONBytes.append(raw: ",\"new\":", to: &bytes)
    JSONBytes.append(raw: pending.isNew ? "true" : "false", to: &bytes)
    JSONBytes.append(raw: ",\"differences\":", to: &bytes)
    JSONBytes.appendList(pending.differences, to: &bytes) { JSONReport.append($0, to: &$1) }
    if let obstacle = pending.obstacle {
      JSONBytes.append(raw: ",\"obstacle\":", to: &bytes)
      JSONBytes.append(obstacle.description, to: &bytes)
    }
    JSONBytes.append(raw: "}", to: &bytes)
  }
}
