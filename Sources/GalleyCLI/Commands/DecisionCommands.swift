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
    try choice.decide(
      verb: "accepted", showsFacts: true,
      body: { place throws(HarnessError) in
        _ = try GoldenStore(place.root).accept(place.id, force: force)
      })
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
      verb: "rejected", showsFacts: false,
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
  /// - Parameters:
  ///   - verb: What has been done: `accepted`.
  ///   - showsFacts: Whether facts that change are shown, before anything is decided on, and of a
  ///     cluster's captures whatever else they have of differences. These are never accepted in bulk
  ///     unseen: a title lost on 300 pages looks like one title.
  ///   - body: Decides on one case.
  /// - Throws: `ExitStatus` with code 2 if any could not be decided on.
  func decide(
    verb: String, showsFacts: Bool, body: (GoldenCase) throws(HarnessError) -> Void
  ) throws {
    let workspace = try roots.workspace()
    let locks = try workspace.roots.map { root in
      try GoldenStore(root).lock(onWait: { Self.tellOfWait(root) })
    }
    defer { for lock in locks { lock.release() } }
    // First: a process killed after the last decision must not leave what one before it left.
    for root in workspace.roots { try GoldenStore(root).removeLeftovers() }
    // Only now: what was pending before the wait may be decided on already.
    let (places, others) = try chosen(from: workspace)
    let besides = showsFacts ? others : []
    let isBulk = json || places.count > 1 || cluster != nil
    let facts = showsFacts && isBulk ? Self.facts(at: places) : []
    if !json { try show(facts + besides) }
    var (done, errors): ([CaptureID], [HarnessError]) = ([], [])
    for place in places {
      do throws(HarnessError) {
        try body(place)
        done.append(place.id)
      } catch {
        errors.append(error)
      }
    }
    if json {
      try printJSON(done, showsFacts ? facts : nil, besides, errors, verb: verb)
    } else {
      for id in done { try Stream.output.write("\(verb) \(id)\n") }
      for error in errors { try Stream.error.write("galley: \(error)\n") }
    }
    if !errors.isEmpty { throw ExitStatus.environment(nil) }
  }

  /// The chosen cases; of a cluster's, also the differences in bodies that it doesn't tell of.
  private func chosen(from workspace: Workspace) throws -> ([GoldenCase], besides: [Fact]) {
    let selection = Selection(patterns)
    guard let cluster else {
      return (try PendingCase.places(in: workspace, selection: selection), [])
    }
    let all = try PendingCase.all(in: workspace, selection: selection)
    let (cases, known) = try all.inCluster(cluster)
    let besides = cases.flatMap { pending in
      pending.differences.enumerated().compactMap { index, difference -> Fact? in
        if case .metadata = difference.kind { return nil }
        let member = DifferenceCluster.Member(capture: pending.id.description, index: index)
        return known.contains(member) ? nil : Fact(id: pending.id, difference: difference)
      }
    }
    return (cases.map { GoldenCase(id: $0.id, root: $0.root) }, besides)
  }

  /// A fact, or a block, that would change.
  private struct Fact {
    var id: CaptureID
    var difference: Difference
  }

  private static func facts(at places: [GoldenCase]) -> [Fact] {
    places.filter(PendingCase.changesFacts).flatMap { place in
      PendingCase(place.id, in: place.root).differences
        .filter { if case .metadata = $0.kind { true } else { false } }
        .map { Fact(id: place.id, difference: $0) }
    }
  }

  private func show(_ facts: [Fact]) throws {
    let text = DifferenceText(style: Environment.style(for: .output))
    for fact in facts {
      let lines = ["\(fact.id) \(fact.difference.kind.name)"] + text.lines(of: fact.difference)
      try Stream.output.write(lines.joined(separator: "\n  ") + "\n")
    }
  }

  private func printJSON(
    _ done: [CaptureID], _ facts: [Fact]?, _ besides: [Fact], _ errors: [HarnessError], verb: String
  ) throws {
    var bytes = Array("{\"\(verb)\":".utf8)
    JSONBytes.append(done.map(\.description), to: &bytes)
    if let facts {
      JSONBytes.append(key: "facts", to: &bytes)
      Self.append(facts, to: &bytes)
    }
    if !besides.isEmpty {
      JSONBytes.append(key: "besides", to: &bytes)
      Self.append(besides, to: &bytes)
    }
    JSONBytes.append(key: "errors", to: &bytes)
    JSONBytes.appendList(errors, to: &bytes) { error, bytes in
      JSONBytes.append(raw: "{\"kind\":", to: &bytes)
      JSONBytes.append(error.kind.rawValue, to: &bytes)
      JSONBytes.append(key: "message", to: &bytes)
      JSONBytes.append(error.description, to: &bytes)
      JSONBytes.append(raw: "}", to: &bytes)
    }
    try Stream.output.write(bytes + Array("}\n".utf8))
  }

  private static func append(_ facts: [Fact], to bytes: inout [UInt8]) {
    JSONBytes.appendList(facts, to: &bytes) { fact, bytes in
      JSONBytes.append(raw: "{\"id\":", to: &bytes)
      JSONBytes.append(fact.id.description, to: &bytes)
      JSONBytes.append(key: "difference", to: &bytes)
      JSONReport.append(fact.difference, to: &bytes)
      JSONBytes.append(raw: "}", to: &bytes)
    }
  }

  private static func tellOfWait(_ root: Root) {
    do {
      let folder = printable(root.path) + "/Golden"
      try Stream.error.write("galley: another galley is writing in \(folder); waiting\n")
    } catch {
      // Waiting goes on without being told of.
    }
  }
}
