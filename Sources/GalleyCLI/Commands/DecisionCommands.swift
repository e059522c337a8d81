// `galley accept` and `galley reject`: decisions without a terminal.

import ArgumentParser
import Galley
import GalleyGolden

/// Makes pending snapshots golden.
struct AcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Makes pending snapshots golden. Nothing is extracted.",
    discussion: "A pending snapshot that was made from another golden or capture is refused.")

  @OptionGroup var choice: DecisionOptions

  @Flag(help: "Accept what is stale, and replace damaged golden files.")
  var force = false

  func run() throws {
    let style = Environment.style(for: .output)
    try choice.decide(
      verb: "accepted",
      before: { places in
        // Facts are never accepted in bulk unseen: a title lost on 300 pages looks like one title.
        if !choice.json && places.count > 1 { try showFacts(at: places, style) }
      },
      body: { place throws(HarnessError) in
        _ = try GoldenStore(place.root).accept(place.id, force: force)
      })
  }

  private func showFacts(at places: [GoldenCase], _ style: TextStyle) throws {
    let text = DifferenceText(style: style)
    for place in places where PendingCase.changesFacts(at: place) {
      for difference in PendingCase(place.id, in: place.root).differences {
        guard case .metadata = difference.kind else { continue }
        let lines = ["\(place.id) \(difference.kind.name)"] + text.lines(of: difference)
        try Stream.output.write(lines.joined(separator: "\n  ") + "\n")
      }
    }
  }
}

/// Deletes pending snapshots.
struct RejectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject",
    abstract: "Deletes pending snapshots and leaves the golden files as they are.")

  @OptionGroup var choice: DecisionOptions

  func run() throws {
    try choice.decide(
      verb: "rejected", before: { _ in },
      body: { place throws(HarnessError) in
        try GoldenStore(place.root).reject(place.id)
      })
  }
}

/// Which pending snapshots a decision is about.
struct DecisionOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Ids, sites or globs; '*' for all.", valueName: "id"))
  var patterns: [String] = []

  @Option(
    help: ArgumentHelp(
      "A cluster's key, as 'galley check' prints it in brackets.", valueName: "key"))
  var cluster: String?

  @OptionGroup var roots: RootOptions

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    if patterns.isEmpty && cluster == nil {
      throw ValidationError("Name ids or globs ('*' for all), or a cluster with --cluster.")
    }
  }

  /// Decides on the chosen cases under the locks of their roots; the rest goes on if one fails.
  ///
  /// - Throws: `ExitStatus` with code 2 if any could not be decided on.
  func decide(
    verb: String, before: ([GoldenCase]) throws -> Void,
    body: (GoldenCase) throws(HarnessError) -> Void
  ) throws {
    let workspace = try roots.workspace()
    let locks = try workspace.roots.map { root in
      try GoldenStore(root).lock(onWait: { Self.tellOfWait(root) })
    }
    defer { for lock in locks { lock.release() } }
    // Only now: what was pending before the wait may be decided on already.
    let places = try chosen(from: workspace)
    try before(places)
    var (done, errors): ([CaptureID], [HarnessError]) = ([], [])
    for place in places {
      do throws(HarnessError) {
        try body(place)
        done.append(place.id)
      } catch {
        errors.append(error)
      }
    }
    for root in workspace.roots { try GoldenStore(root).removeLeftovers() }
    try report(done, errors, verb: verb)
    if !errors.isEmpty { throw ExitStatus.environment(nil) }
  }

  private func chosen(from workspace: Workspace) throws -> [GoldenCase] {
    let selection = Selection(patterns)
    guard let cluster else { return try PendingCase.places(in: workspace, selection: selection) }
    return try PendingCase.all(in: workspace, selection: selection).inCluster(cluster)
      .map { GoldenCase(id: $0.id, root: $0.root) }
  }

  private func report(_ done: [CaptureID], _ errors: [HarnessError], verb: String) throws {
    if json {
      var bytes = Array("{\"\(verb)\":".utf8)
      JSONBytes.append(done.map(\.description), to: &bytes)
      JSONBytes.append(raw: ",\"errors\":", to: &bytes)
      JSONBytes.appendList(errors, to: &bytes) { error, bytes in
        JSONBytes.append(raw: "{\"kind\":", to: &bytes)
        JSONBytes.append(error.kind.rawValue, to: &bytes)
        JSONBytes.append(key: "message", to: &bytes)
        JSONBytes.append(error.description, to: &bytes)
        JSONBytes.append(raw: "}", to: &bytes)
      }
      try Stream.output.write(bytes + Array("}\n".utf8))
      return
    }
    for id in done { try Stream.output.write("\(verb) \(id)\n") }
    for error in errors { try Stream.error.write("galley: \(error)\n") }
  }

  private static func tellOfWait(_ root: Root) {
    do {
      try Stream.error.write("galley: another galley is writing in \(root.path)/Golden; waiting\n")
    } catch {
      // Waiting goes on without being told of.
    }
  }
}
