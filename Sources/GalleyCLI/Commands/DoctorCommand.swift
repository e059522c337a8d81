// `galley doctor`: the health of a root.

import ArgumentParser
import Galley
import GalleyGolden

/// Looks for what is wrong with captures and goldens.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Looks for faults of the repository, and names the command that mends each.",
    discussion: """
      Attributes, ids, captures, line ends, duplicates, golden files without capture, damaged and \
      pending ones, and stories whose golden files disagree. Captures that are nearly alike are \
      suggested as copies of a story, which is no fault. Nothing is extracted or written.
      """)

  @OptionGroup var roots: RootOptions

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let workspace = try roots.workspace()
    let found = try workspace.roots.map { (root: $0, findings: try Doctor($0).findings()) }
    let findings = found.flatMap(\.findings)
    if json {
      try printJSON(findings)
    } else {
      for entry in found where !entry.findings.isEmpty {
        try printFolder(of: entry.root, isOnly: found.count == 1)
        try printText(entry.findings)
      }
      let count = findings.count == 1 ? "1 finding" : "\(findings.count) findings"
      try Stream.output.write(findings.isEmpty ? "all is well\n" : "\(count)\n")
    }
    if findings.contains(where: \.isFault) { throw ExitStatus.differences }
  }

  private func printText(_ findings: [Finding]) throws {
    let style = Environment.style(for: .output)
    for finding in findings {
      let line = "\(finding.check.rawValue): \(finding.subject): \(finding.problem)"
      try Stream.output.write("\(printable(line))\n  → \(style.bold(printable(finding.remedy)))\n")
    }
  }

  /// Remedies are typed in the root: where that is not the working directory, it is named first.
  private func printFolder(of root: Root, isOnly: Bool) throws {
    if isOnly, try FileSystem.workingDirectory() == root.path { return }
    let command = "cd " + RootOptions.quoted(root.path)
    try Stream.output.write(Environment.style(for: .output).bold(printable(command)) + "\n")
  }

  private func printJSON(_ findings: [Finding]) throws {
    var bytes = Array("{\"findings\":".utf8)
    JSONBytes.appendList(findings, to: &bytes) { finding, bytes in
      JSONBytes.append(raw: "{\"check\":", to: &bytes)
      JSONBytes.append(finding.check.rawValue, to: &bytes)
      JSONBytes.append(key: "subject", to: &bytes)
      JSONBytes.append(finding.subject, to: &bytes)
      JSONBytes.append(key: "problem", to: &bytes)
      JSONBytes.append(finding.problem, to: &bytes)
      JSONBytes.append(key: "remedy", to: &bytes)
      JSONBytes.append(finding.remedy, to: &bytes)
      JSONBytes.append(raw: "}", to: &bytes)
    }
    try Stream.output.write(bytes + Array("}\n".utf8))
  }
}
