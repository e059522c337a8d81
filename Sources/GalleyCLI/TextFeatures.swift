// `galley features --text`: text captures with the models of a fold.

import ArgumentParser
import Foundation
import Galley

/// Writes the features or the articles of text captures, one JSON row a capture.
struct TextFeatures {
  private let articles: Bool
  private var models = TextModels()

  init(articles: Bool, bodyModel: String?, titleModel: String?) throws {
    self.articles = articles
    if let bodyModel {
      let base64 = try Data(contentsOf: URL(fileURLWithPath: bodyModel))
      guard models.setBodyModel(base64: Array(base64)) else {
        throw ValidationError("\(bodyModel) holds no model of so many features")
      }
    }
    if let titleModel {
      let (threshold, base64) = try Self.read(titleModel)
      guard models.setTitleModel(base64: base64, threshold: threshold) else {
        throw ValidationError("\(titleModel) holds no model of so many features")
      }
    }
  }

  private static func read(_ path: String) throws -> (Int, [UInt8]) {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let parts = data.split(separator: UInt8(ascii: " "), maxSplits: 1)
    guard parts.count == 2, let threshold = Int(String(decoding: parts[0], as: UTF8.self)) else {
      throw ValidationError("\(path) is not a threshold and a model")
    }
    return (threshold, Array(parts[1]))
  }

  func run() throws {
    while let line = readLine() {
      let row = try JSONDecoder().decode(CaptureRow.self, from: Data(line.utf8))
      let data = try Data(contentsOf: URL(fileURLWithPath: row.path))
      let bytes = Array(String(decoding: data, as: UTF8.self).utf8)
      let json = try JSONSerialization.data(
        withJSONObject: articles ? article(bytes, row) : features(bytes, row))
      FileHandle.standardOutput.write(json + Data("\n".utf8))
    }
  }

  private func features(_ bytes: [UInt8], _ row: CaptureRow) -> [String: Any] {
    let capture = TrainingCapture(text: bytes, url: row.url, models: models)
    return [
      "path": row.path, "names": capture.names, "texts": capture.texts,
      "rows": capture.rows.withUnsafeBytes { Data($0) }.base64EncodedString(),
      "kept": capture.kept, "titleLines": capture.titleLines,
      "titleRows": capture.titleRows.withUnsafeBytes { Data($0) }.base64EncodedString(),
    ]
  }

  private func article(_ bytes: [UInt8], _ row: CaptureRow) -> [String: Any] {
    do {
      let article = try models.article(text: bytes, url: row.url)
      return article.trainingRow(row.path)
    } catch {
      return ["path": row.path, "error": "\(error)"]
    }
  }
}

extension Article {
  /// What the training scripts judge of an article.
  func trainingRow(_ path: String) -> [String: Any] {
    [
      "path": path, "title": title ?? "", "subtitle": subtitle ?? "",
      "authors": authors, "published": published?.description ?? "",
      "site": siteName ?? "", "text": text, "related": related.map(\.title),
    ]
  }
}
