// Runs the built `galley` as a person does.

import Foundation

/// A run of the binary.
struct GalleyProcess {
  /// What a run left.
  struct Output {
    var status: Int32
    var output: String
    var errors: String
    /// Whether a signal ended it.
    var wasKilled: Bool
  }

  /// The built binary: SwiftPM puts it beside the test bundle.
  static var binary: URL {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    #if os(macOS)
    for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
      folder = bundle.bundleURL.deletingLastPathComponent()
    }
    #endif
    return folder.appendingPathComponent("galley")
  }

  let process = Process()
  private let folder: URL

  /// What scripts/test says to the sanitizers, which holds of the tested binary, too.
  static let sanitizerOptions = ProcessInfo.processInfo.environment.filter {
    ["ASAN_OPTIONS", "LSAN_OPTIONS"].contains($0.key)
  }

  /// Starts `galley` in a folder, with an environment that holds `PATH` and what is given.
  init(
    _ arguments: [String], in directory: String, environment: [String: String] = [:],
    input: Data = Data()
  ) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("galley-run-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try input.write(to: folder.appendingPathComponent("in"))
    for name in ["out", "err"] { try Data().write(to: folder.appendingPathComponent(name)) }
    process.executableURL = Self.binary
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.environment = environment.merging(["PATH": "/usr/bin:/bin"]) { given, _ in given }
      .merging(Self.sanitizerOptions) { given, _ in given }
    process.standardInput = try FileHandle(forReadingFrom: folder.appendingPathComponent("in"))
    process.standardOutput = try FileHandle(forWritingTo: folder.appendingPathComponent("out"))
    process.standardError = try FileHandle(forWritingTo: folder.appendingPathComponent("err"))
    try process.run()
  }

  /// What has been written to standard output until now.
  func outputSoFar() throws -> String {
    String(decoding: try Data(contentsOf: folder.appendingPathComponent("out")), as: UTF8.self)
  }

  /// What has been written to standard error until now.
  func errorsSoFar() throws -> String {
    String(decoding: try Data(contentsOf: folder.appendingPathComponent("err")), as: UTF8.self)
  }

  /// Waits for the end.
  func finish() throws -> Output {
    process.waitUntilExit()
    let output = try Data(contentsOf: folder.appendingPathComponent("out"))
    let errors = try Data(contentsOf: folder.appendingPathComponent("err"))
    try FileManager.default.removeItem(at: folder)
    return Output(
      status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
      errors: String(decoding: errors, as: UTF8.self),
      wasKilled: process.terminationReason == .uncaughtSignal)
  }

  /// Runs `galley` to its end.
  static func run(
    _ arguments: String..., in directory: String, environment: [String: String] = [:],
    input: String = ""
  ) throws -> Output {
    try GalleyProcess(
      arguments, in: directory, environment: environment, input: Data(input.utf8)
    ).finish()
  }
}

/// A simple page: one headline, and paragraphs long enough for any extractor to take.
func page(_ title: String, _ paragraphs: String...) -> String {
  let body = paragraphs.map { "<p>\($0)</p>\n" }.joined()
  return """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8"><title>\(title)</title></head>
    <body><main><article><h1>\(title)</h1>
    \(body)</article></main></body></html>

    """
}

/// A paragraph that only an article would hold.
let paragraph = """
  The ferry left the harbour at dawn with eleven passengers, two dogs and a crate of lemons, and \
  nobody on the quay could say when it would come back.
  """

/// Another one.
let otherParagraph = """
  By noon the wind had turned to the north, the flags on the customs house stood straight out, and \
  the harbour master sent a second boat to look for the first.
  """
