// `galley features`: what the training scripts read. Hidden, for it is no use to anyone else.

import ArgumentParser
import Foundation
import Galley

/// Writes the blocks or lines of pages with their features, one JSON row a page.
struct FeaturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "features", abstract: "Write features for training.", shouldDisplay: false)

  @Flag(help: "Read rows {\"path\", \"url\"} of text captures in UTF-8 from standard input.")
  var text = false

  @Flag(help: "Write the articles of rows from standard input instead of the features.")
  var articles = false

  @Option(help: "A file with the base64 of a model of blocks or lines.")
  var bodyModel: String?

  @Option(help: "With --text: a file with the threshold and the base64 of a model of titles.")
  var titleModel: String?

  @Option(help: "Of HTML: the name of a rule after the model to leave out; repeatable.")
  var withoutRule: [String] = []

  @Argument(help: "HTML files.")
  var files: [String] = []

  func run() throws {
    if text {
      try TextFeatures(articles: articles, bodyModel: bodyModel, titleModel: titleModel).run()
      return
    }
    if articles {
      try HTMLArticles(bodyModel: bodyModel, withoutRules: withoutRule).run()
      return
    }
    for file in files {
      let data = try Data(contentsOf: URL(fileURLWithPath: file))
      guard let page = TrainingPage(html: Array(data)) else { continue }
      let rows = page.rows.withUnsafeBytes { Data($0) }.base64EncodedString()
      let row: [String: Any] = [
        "path": file, "names": page.names, "texts": page.texts, "rows": rows,
      ]
      let json = try JSONSerialization.data(withJSONObject: row)
      FileHandle.standardOutput.write(json + Data("\n".utf8))
    }
  }
}
