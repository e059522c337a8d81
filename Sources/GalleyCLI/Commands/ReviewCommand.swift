// `galley review`: decisions at a terminal.

import ArgumentParser
import Foundation
import Galley
import GalleyGolden

/// Shows pending goldens one by one and takes decisions.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Shows each pending snapshot beside its golden file, and asks.",
    discussion: """
      Keys: a accept, r reject, s skip, p back, c accept the cluster, Tab next difference, \
      arrows and space scroll, o write a report for the browser, q quit.
      """)

  @Argument(help: ArgumentHelp("Ids, sites or globs; by default all.", valueName: "id"))
  var patterns: [String] = []

  @OptionGroup var roots: RootOptions

  func run() throws {
    let cases = try PendingCase.all(in: roots.workspace(), selection: Selection(patterns))
    guard !cases.isEmpty else {
      return try Stream.output.write("nothing is pending; galley check leaves what differs\n")
    }
    guard Stream.output.isTerminal, let terminal = Terminal() else {
      throw ExitStatus.environment(
        "galley: review needs a terminal; without one use galley pending --json, galley accept ID"
          + " and galley reject ID")
    }
    var session = ReviewSession(cases)
    do {
      try Stream.output.write("\u{1B}[?1049h\u{1B}[?25l")
      try loop(&session)
      try leave(terminal)
    } catch {
      try leave(terminal)
      throw error
    }
    try Stream.output.write(
      "accepted \(session.accepted), rejected \(session.rejected), left \(session.cases.count)\n")
  }

  private func leave(_ terminal: Terminal) throws {
    terminal.restore()
    try Stream.output.write("\u{1B}[?25h\u{1B}[?1049l")
  }

  private func loop(_ session: inout ReviewSession) throws {
    var keys = KeyReader()
    var drawn: [String] = []
    while session.current != nil {
      let size = Terminal.size
      let screen = ReviewScreen(
        columns: size.columns, rows: size.rows, style: Environment.style(for: .output))
      let lines = screen.lines(of: &session)
      if lines != drawn { try draw(lines) }
      drawn = lines
      // A tenth of a second at most until a change of the window's size is seen.
      guard let key = try keys.next(waiting: 0.1) else {
        if keys.isAtEnd { return }
        continue
      }
      guard let action = session.press(key) else { continue }
      if action == .quit { return }
      try perform(action, &session)
    }
  }

  private func draw(_ lines: [String]) throws {
    let text = lines.map { $0 + "\u{1B}[K" }.joined(separator: "\r\n")
    try Stream.output.write("\u{1B}[H" + text + "\u{1B}[J")
  }

  private func perform(_ action: ReviewSession.Action, _ session: inout ReviewSession) throws {
    switch action {
    case .accept(let ids): decide(ids, &session, accepting: true)
    case .reject(let id): decide([id], &session, accepting: false)
    case .openReport:
      do {
        session.message = try PendingReport(session.cases).open()
      } catch let error as HarnessError {
        session.message = error.description
      }
    case .quit: break
    }
  }

  /// Carries a decision out; what is refused stays, with the reason on the screen.
  private func decide(_ ids: [CaptureID], _ session: inout ReviewSession, accepting: Bool) {
    var done: [CaptureID] = []
    var refusals: [HarnessError] = []
    for pending in session.cases.filter({ ids.contains($0.id) }) {
      let store = GoldenStore(pending.root)
      do throws(HarnessError) {
        try store.withLock { () throws(HarnessError) in
          if accepting { _ = try store.accept(pending.id) } else { try store.reject(pending.id) }
        }
        done.append(pending.id)
      } catch {
        refusals.append(error)
      }
    }
    session.decided(done, accepting: accepting)
    if let refusal = refusals.first { session.message = refusal.description }
  }
}

/// Keys as they come from a terminal.
private struct KeyReader {
  private var pending: [UInt8] = []
  /// Whether the terminal is gone.
  private(set) var isAtEnd = false

  /// The sequences of xterm and its kin for the keys that review knows.
  private static let sequences: [(String, ReviewSession.Key)] = [
    ("\u{1B}[A", .up), ("\u{1B}[B", .down), ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown),
    ("\u{1B}OA", .up), ("\u{1B}OB", .down),
  ]

  /// The next key; `nil` if none comes in time.
  mutating func next(waiting seconds: Double) throws(OutputError) -> ReviewSession.Key? {
    if pending.isEmpty {
      guard let bytes = try Stream.input.read(waiting: seconds) else { return nil }
      isAtEnd = bytes.isEmpty
      pending = bytes
    }
    for (sequence, key) in Self.sequences where pending.starts(with: sequence.utf8) {
      pending.removeFirst(sequence.utf8.count)
      return key
    }
    guard let first = pending.first else { return nil }
    pending.removeFirst()
    switch first {
    case 0x1B:
      // An escape sequence that is not known is dropped whole; a lone escape is the key.
      let isKey = pending.isEmpty
      pending = []
      return isKey ? .escape : .character("?")
    case 0x09: return .tab
    default: return .character(Character(Unicode.Scalar(first)))
    }
  }
}
