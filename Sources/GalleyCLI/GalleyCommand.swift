// The command `galley`: its subcommands, and how errors become messages and exit codes.

import ArgumentParser
import Galley
import GalleyGolden

/// The root command.
struct GalleyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "galley",
    abstract: "Catches regressions in web-article extraction.",
    discussion: """
      Captured pages lie in Corpus/, approved articles in Golden/. 'galley check' compares, \
      'galley review' decides.

      Exit codes: 0 all is well, 1 differences or no article, 2 usage or environment.
      """,
    version: "0.1.0",
    subcommands: [
      ExtractCommand.self, CheckCommand.self, PendingCommand.self,
      AcceptCommand.self, RejectCommand.self, ReviewCommand.self, AddCommand.self,
      PruneCommand.self, DoctorCommand.self, ScoreCommand.self, FeaturesCommand.self,
      MeasureCommand.self,
    ])
}

/// What the process ends with.
struct ExitStatus: Error {
  /// 0 all is well, 1 differences, 2 usage or environment.
  var code: Int32
  /// What standard error is told; nothing if it has been told already.
  var message: String?

  static let differences = ExitStatus(code: 1, message: nil)

  static func environment(_ message: String?) -> ExitStatus {
    ExitStatus(code: 2, message: message)
  }
}

@main
enum Main {
  static func main() async {
    Signals.ignoreBrokenPipes()
    Allocator.keepFreed()
    do {
      var command = try GalleyCommand.parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      let status = status(for: error)
      if let message = status.message { report(message) }
      GalleyCommand.exit(withError: ExitCode(status.code))
    }
  }

  private static func status(for error: any Error) -> ExitStatus {
    switch error {
    case let status as ExitStatus: return status
    case let error as HarnessError: return .environment("galley: \(error)")
    case let error as ExtractionError:
      return ExitStatus(code: error.kind == .unreadable ? 2 : 1, message: "\(error)")
    case OutputError.brokenPipe: return ExitStatus(code: 2, message: nil)
    case OutputError.failed(let reason):
      return .environment("galley: cannot write the output: \(reason)")
    default: return parserStatus(for: error)
    }
  }

  /// What swift-argument-parser has to say: help goes to standard output, faults to standard error.
  private static func parserStatus(for error: any Error) -> ExitStatus {
    let message = GalleyCommand.fullMessage(for: error)
    let unknown = UnknownCommand(arguments: Array(CommandLine.arguments.dropFirst()))
    guard unknown == nil, GalleyCommand.exitCode(for: error) == .success else {
      return .environment(unknown?.message ?? message)
    }
    do {
      try Stream.output.write(message + "\n")
      return ExitStatus(code: 0, message: nil)
    } catch {
      return .environment(nil)
    }
  }

  private static func report(_ message: String) {
    do {
      try Stream.error.write(printable(message, keepingLines: true) + "\n")
    } catch {
      // Standard error is gone: the exit code is all that is left to tell.
    }
  }
}
