// `galley features --articles`: HTML captures with the model of a fold.

import ArgumentParser
import Foundation
import Galley

/// A row of the training scripts: a capture.
struct CaptureRow: Decodable {
  /// The path of its file.
  var path: String
  /// Where it came from, if known.
  var url: String?
}

/// Writes the articles of HTML captures, one JSON row a capture, as a given model finds them.
struct HTMLArticles {
  private let model: HTMLModel

  init(bodyModel: String?, withoutRules: [String]) throws {
    guard let bodyModel else { throw ValidationError("--articles needs --body-model") }
    let data = try Data(contentsOf: URL(fileURLWithPath: bodyModel))
    guard let model = HTMLModel(base64: Array(data), without: withoutRules) else {
      throw ValidationError("\(bodyModel) holds no model")
    }
    self.model = model
  }

  func run() throws {
    while let line = readLine() {
      let row = try JSONDecoder().decode(CaptureRow.self, from: Data(line.utf8))
      let data = try Data(contentsOf: URL(fileURLWithPath: row.path))
      let json = try JSONSerialization.data(withJSONObject: answer(Array(data), row))
      FileHandle.standardOutput.write(json + Data("\n".utf8))
    }
  }

  private func answer(_ bytes: [UInt8], _ row: CaptureRow) -> [String: Any] {
    do {
      let article = try model.article(html: bytes, url: row.url)
      return article?.trainingRow(row.path) ?? ["path": row.path, "error": "no memory"]
    } catch {
      return ["path": row.path, "error": "\(error)"]
    }
  }
}
