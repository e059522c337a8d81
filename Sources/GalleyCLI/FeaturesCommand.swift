// `galley features`: what the training scripts read. Hidden: no part of the tool's promise.

import ArgumentParser
import Foundation
import Galley

/// Writes the features of captures for training.
struct FeaturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "features",
    abstract: "Writes the features of each line of text captures, a JSON row a file.",
    shouldDisplay: false)

  @Flag(help: "Print the features' names, one a line, and stop.")
  var names = false

  @Argument(help: "Text captures in UTF-8.")
  var files: [String] = []

  func run() throws {
    if names {
      print(LineFeatures.names.joined(separator: "\n"))
      return
    }
    for file in files {
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
      var row = LineFeatures.json(ofText: bytes)
      row.append(0x0A)
      FileHandle.standardOutput.write(Data(row))
    }
  }
}
