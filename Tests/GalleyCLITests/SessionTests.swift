// docs/session.md is what happens, to the letter.

import Foundation
import GalleyGolden
import TestSupport
import Testing

@Suite struct SessionTests {
  /// A command of the transcript with what it prints.
  private struct Step {
    var command: String
    var expected: [String] = []
  }

  @Test func theSessionInTheDocumentationHappens() throws {
    let root = try TestRoot()
    for name in ["Corpus", "Golden"] {
      try FileManager.default.removeItem(atPath: "\(root.path)/\(name)")
    }
    let steps = try Self.steps()
    #expect(steps.count > 25)
    for step in steps {
      let output = try run(step.command, in: root.path)
      let pattern = step.expected.joined(separator: "\n")
      #expect(Self.matches(output, pattern), "$ \(step.command)\n\(output)")
    }
  }

  private static func steps() throws -> [Step] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/session.md")
    var steps: [Step] = []
    var isInside = false
    let text = try String(contentsOf: file, encoding: .utf8)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2))))
      } else if isInside, line.hasPrefix("> "), !steps.isEmpty {
        steps[steps.count - 1].command += "\n" + line.dropFirst(2)
      } else if isInside, !steps.isEmpty {
        steps[steps.count - 1].expected.append(String(line))
      }
    }
    return steps
  }

  /// Both streams, as a person sees them.
  private func run(_ command: String, in folder: String) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let programs = GalleyProcess.binary.deletingLastPathComponent().path
    process.environment = ["PATH": "\(programs):/usr/bin:/bin"]
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  /// Whether a text is a pattern's, in which `…` stands for anything.
  private static func matches(_ text: String, _ pattern: String) -> Bool {
    let parts = pattern.components(separatedBy: "…")
    guard parts.count > 1 else { return text == pattern }
    guard text.hasPrefix(parts[0]), text.hasSuffix(parts[parts.count - 1]) else { return false }
    var rest = text.dropFirst(parts[0].count)
    for part in parts.dropFirst() where !part.isEmpty {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}
