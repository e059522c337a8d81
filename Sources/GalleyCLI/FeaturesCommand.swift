// `galley features`: what the training script reads. Hidden, for it is no use to anyone else.

import ArgumentParser
import Foundation
import Galley

/// Writes the blocks and features of pages, one JSON row a page.
struct FeaturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "features", abstract: "Write block features for training.", shouldDisplay: false)

  @Argument(help: "HTML files.")
  var files: [String]

  func run() throws {
    for file in files {
      let data = try Data(contentsOf: URL(fileURLWithPath: file))
      let text = String(decoding: data, as: UTF8.self)
      guard let page = TrainingPage(html: Array(text.utf8)) else { continue }
      let rows = page.rows.withUnsafeBytes { Data($0) }.base64EncodedString()
      let row: [String: Any] = [
        "path": file, "names": page.names, "texts": page.texts, "rows": rows,
      ]
      let json = try JSONSerialization.data(withJSONObject: row)
      FileHandle.standardOutput.write(json + Data("\n".utf8))
    }
  }
}
