// `galley features`: what the training scripts read. Hidden, for it is no use to anyone else.

import ArgumentParser
import Foundation
import Galley

/// Writes the blocks or lines of pages with their features, one JSON row a page.
struct FeaturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "features", abstract: "Write features for training.", shouldDisplay: false)

  @Flag(help: "The files are text captures in UTF-8.")
  var text = false

  @Argument(help: "HTML files, or text captures.")
  var files: [String]

  func run() throws {
    for file in files {
      let data = try Data(contentsOf: URL(fileURLWithPath: file))
      let bytes = Array(String(decoding: data, as: UTF8.self).utf8)
      guard let json = try text ? textRow(file, bytes) : pageRow(file, bytes) else { continue }
      FileHandle.standardOutput.write(json + Data("\n".utf8))
    }
  }

  private func pageRow(_ file: String, _ bytes: [UInt8]) throws -> Data? {
    guard let page = TrainingPage(html: bytes) else { return nil }
    let rows = page.rows.withUnsafeBytes { Data($0) }.base64EncodedString()
    let row: [String: Any] = [
      "path": file, "names": page.names, "texts": page.texts, "rows": rows,
    ]
    return try JSONSerialization.data(withJSONObject: row)
  }

  private func textRow(_ file: String, _ bytes: [UInt8]) throws -> Data {
    let capture = TrainingCapture(text: bytes)
    let rows = capture.rows.withUnsafeBytes { Data($0) }.base64EncodedString()
    let row: [String: Any] = [
      "path": file, "names": capture.names, "texts": capture.texts, "rows": rows,
    ]
    return try JSONSerialization.data(withJSONObject: row)
  }
}
