// Options that commands on a root have in common.

import ArgumentParser
import Foundation
import GalleyGolden

/// Where captures and goldens lie.
struct RootOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A folder that holds Corpus/ and Golden/; repeatable.",
      discussion: """
        By default the roots of GALLEY_ROOTS (separated by colons), else the nearest root at or \
        above the working directory.
        """, valueName: "dir"))
  var root: [String] = []

  /// The options as they would be typed again, each with a space before it.
  var options: String { root.map { " --root \(Self.quoted($0))" }.joined() }

  /// A path for a shell.
  static func quoted(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { byte in
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || 0x2D...0x39 ~= byte
        || byte == UInt8(ascii: "_")
    }
    return isPlain && !path.isEmpty ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }

  /// The roots as one list of cases.
  func workspace() throws -> Workspace {
    Workspace(
      roots: try Root.all(
        arguments: root, environment: Environment.variables,
        near: try FileSystem.workingDirectory()))
  }
}

/// The environment as the command line tool sees it; the libraries never look.
enum Environment {
  static var variables: [String: String] { ProcessInfo.processInfo.environment }

  /// The program's own path.
  static var executable: String {
    Bundle.main.executablePath ?? CommandLine.arguments[0]
  }

  /// How many cases are worked on at once unless an option says.
  static var processorCount: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// Colours for a person's terminal, unless NO_COLOR is set (https://no-color.org).
  static func style(for stream: Stream) -> TextStyle {
    let isRefused = !(variables["NO_COLOR"] ?? "").isEmpty || variables["TERM"] == "dumb"
    return TextStyle(hasColor: stream.isTerminal && !isRefused)
  }

  /// The present time in UTC as records state it: `2026-03-04T10:12:00Z`.
  static var now: String {
    Date.now.formatted(.iso8601)
  }
}
