// The browser's view of what is pending, for `galley review`.

import Foundation
import GalleyGolden

/// Writes pending cases as an HTML report.
struct PendingReport {
  private let cases: [PendingCase]

  init(_ cases: [PendingCase]) {
    self.cases = cases
  }

  /// Writes the report to the temporary folder, opens it where there is a desktop, and tells where
  /// it is.
  func open() throws -> String {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("galley-review.html").path
    let file = try FileWriter(path)
    var report = HTMLReport(write: { try file.write($0) })
    var summary = RunSummary()
    for pending in cases {
      let result = CaseResult(pending)
      summary.add(result)
      try report.add(result)
    }
    summary.finish()
    try report.finish(summary)
    try file.finish()
    return show(path) ? "opened \(path)" : "written to \(path)"
  }

  private func show(_ path: String) -> Bool {
    let variables = Environment.variables
    let hasDesktop = ["DISPLAY", "WAYLAND_DISPLAY"].contains { !(variables[$0] ?? "").isEmpty }
    let openers = hasDesktop ? ["/usr/bin/xdg-open"] : ["/usr/bin/open"]
    guard let opener = openers.first(where: { FileSystem.kind(of: $0) != nil }) else {
      return false
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: opener)
    process.arguments = [path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
      return true
    } catch {
      return false
    }
  }
}
