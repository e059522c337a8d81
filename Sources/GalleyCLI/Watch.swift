// `galley check --watch`: checks again what changes.

import GalleyGolden

/// Looks at the stamps of files twice a second: works on every file system and platform, and for
/// thousands of captures takes a few milliseconds.
struct Watch {
  private let command: CheckCommand
  private let workspace: Workspace
  private static let interval = 0.5  // seconds

  /// What a case depends on: its record, its bytes, its golden file.
  private typealias Stamps = [FileSystem.Stamp?]

  init(command: CheckCommand, workspace: Workspace) {
    self.command = command
    self.workspace = workspace
  }

  /// Runs until an interruption.
  func run() async throws {
    Signals.holdInterruption()
    let program = try FileSystem.resolved(Environment.executable)
    let programStamp = FileSystem.stamp(of: program)
    var known = try stamps()
    try Stream.output.write("\nwatching \(known.count) cases; Ctrl-C ends\n")
    while !Signals.isInterrupted {
      OwnProcess.pause(seconds: Self.interval)
      if let stamp = FileSystem.stamp(of: program), stamp != programStamp {
        // A linker writes in pieces: the program is ready when it no longer changes.
        OwnProcess.pause(seconds: Self.interval)
        if FileSystem.stamp(of: program) == stamp {
          OwnProcess.restart(program, arguments: CommandLine.arguments)
        }
      }
      let current = try stamps()
      let changed = current.filter { known[$0.key] != $0.value }.map(\.key)
      if !changed.isEmpty { try await check(changed.sorted { $0.id < $1.id }) }
      known = current
    }
    throw ExitStatus(code: 130, message: nil)
  }

  private func check(_ cases: [GoldenCase]) async throws {
    let text = CaseText(style: Environment.style(for: .output))
    var summary = RunSummary()
    try await command.runner().run(cases, jobs: 1) { result in
      summary.add(result)
      try Stream.output.write("\n" + text.text(of: result) + "\n")
      if let error = result.writeError { try Stream.output.write("\(error)\n") }
    }
    try Stream.output.write("\n\(summary.line)\n")
  }

  private func stamps() throws -> [GoldenCase: Stamps] {
    let cases = try workspace.listing().cases.filter { command.selection.contains($0.id) }
    return Dictionary(
      uniqueKeysWithValues: Set(cases).map { goldenCase in
        let folder = Corpus(goldenCase.root).path(of: goldenCase.id)
        let files = ["capture.json", "capture.html", "capture.txt"].map { "\(folder)/\($0)" }
        let golden = GoldenStore(goldenCase.root).path(of: goldenCase.id)
        return (goldenCase, (files + [golden]).map { FileSystem.stamp(of: $0) })
      })
  }
}
