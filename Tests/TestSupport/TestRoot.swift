// A root of its own for each test, in the temporary folder.

public import Foundation
public import GalleyGolden

/// A folder with `Corpus/` and `Golden/` that is deleted with the object.
public final class TestRoot: Sendable {
  /// The folder.
  public let path: String

  /// Makes the folder; its name ends in `name`.
  public init(in parent: String = NSTemporaryDirectory(), named name: String = "") throws {
    let made = URL(fileURLWithPath: parent)
      .appendingPathComponent("galley-" + UUID().uuidString + name)
    for name in ["Corpus", "Golden"] {
      try FileManager.default.createDirectory(
        at: made.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    path = try FileSystem.resolved(made.path)
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      print("could not delete \(path): \(error)")
    }
  }

  /// The root.
  public var root: Root {
    get throws { try Root(path) }
  }

  /// The cases that lie there.
  public func cases() throws -> [GoldenCase] {
    try Workspace(roots: [root]).listing().cases
  }

  /// Adds an HTML capture with a record that is right but for `overrides`.
  public func addCapture(_ id: String, html: String, overrides: [String: String] = [:]) throws {
    var members = [
      "url": "\"https://\(id)\"", "capturedAt": "\"2026-03-04T10:12:00Z\"",
      "contentType": "\"text/html; charset=utf-8\"", "kind": "\"html\"",
    ]
    members.merge(overrides) { $1 }
    let lines = members.sorted { $0.key < $1.key }.map { "  \"\($0)\": \($1)" }
    try write("Corpus/\(id)/capture.json", "{\n" + lines.joined(separator: ",\n") + "\n}\n")
    try write("Corpus/\(id)/capture.html", html)
  }

  /// Writes a file below the root, with the folders above it.
  public func write(_ file: String, _ text: String) throws {
    try write(file, Data(text.utf8))
  }

  /// Writes a file below the root, with the folders above it.
  public func write(_ file: String, _ data: Data) throws {
    let url = URL(fileURLWithPath: "\(path)/\(file)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  /// A file's text; `nil` if there is no file.
  public func read(_ file: String) throws -> String? {
    try FileSystem.read("\(path)/\(file)").map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether there is something at a path below the root.
  public func contains(_ file: String) -> Bool {
    FileSystem.kind(of: "\(path)/\(file)") != nil
  }

  /// Every file below a folder of the root, as paths from there, in order.
  public func files(in folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: "\(path)/\(folder)")
      .filter { FileSystem.kind(of: "\(path)/\(folder)/\($0)") != .directory }.sorted()
  }
}
