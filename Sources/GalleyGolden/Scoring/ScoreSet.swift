// A folder of pages with known articles.

import Galley

/// Which captures of a set are scored.
public enum ScoreInput: String, Sendable, Hashable, CaseIterable {
  /// The pages: `html/`.
  case html
  /// The text captures: `text/`.
  case text
  /// Both captures of each page against each other.
  case twins
}

/// A data set: `truth.ndjson`, and the captures in `html/` and `text/`.
public struct ScoreSet: Sendable, Hashable {
  /// The set's name: that of its folder.
  public var name: String
  /// The path of its folder.
  public var path: String

  /// Names a set.
  public init(name: String, path: String) {
    self.name = name
    self.path = path
  }

  /// The sets at paths: a folder with a `truth.ndjson` is one, else each of its folders that has
  /// one, in order of their names.
  ///
  /// - Throws: ``HarnessError`` of kind `fileSystem` if a path leads to no set, of kind `badSetting`
  ///   if two sets have the same name, for floors and comparisons go by names.
  public static func sets(at paths: [String]) throws(HarnessError) -> [ScoreSet] {
    var sets: [ScoreSet] = []
    for path in paths {
      guard FileSystem.isDirectory(path) else {
        throw HarnessError(.fileSystem, printable(path), detail: "there is no such folder")
      }
      let found = try Self.sets(under: try FileSystem.resolved(path))
      guard !found.isEmpty else {
        throw HarnessError(
          .fileSystem, printable(path),
          detail: "neither it nor a folder in it has a truth.ndjson")
      }
      sets += found
    }
    for (index, set) in sets.enumerated() {
      if let other = sets[..<index].first(where: { $0.name == set.name }) {
        throw HarnessError(
          .badSetting, printable(set.path),
          detail: "\(printable(other.path)) has the same name; score them one by one")
      }
    }
    return sets
  }

  private static func sets(under path: String) throws(HarnessError) -> [ScoreSet] {
    if FileSystem.kind(of: path + "/truth.ndjson") == .file {
      return [ScoreSet(name: String(path.split(separator: "/").last ?? "set"), path: path)]
    }
    return try FileSystem.entries(of: path)
      .filter { $0.kind == .directory && !$0.name.hasPrefix(".") }
      .map { ScoreSet(name: $0.name, path: path + "/" + $0.name) }
      .filter { FileSystem.kind(of: $0.path + "/truth.ndjson") == .file }
  }

  /// Whether the set has the captures that an input takes.
  public func has(_ input: ScoreInput) -> Bool {
    switch input {
    case .html, .text: FileSystem.isDirectory(path + "/" + input.rawValue)
    case .twins: has(.html) && has(.text)
    }
  }

  /// The measure that sums the set up: shingle F1 for `aeb`, as that benchmark does, and word F1
  /// for every other.
  public var headline: Measure { name == "aeb" ? .shingleF1 : .wordF1 }
}

// MARK: - Captures

extension ScoreSet {
  /// Gives the bytes of a file compressed by gzip (RFC 1952).
  public typealias Decompressor = @Sendable (_ path: String) throws -> [UInt8]

  /// The largest capture file that is read, in bytes; the extractor's own limit is far lower.
  static let maximumBytes = 256 * 1024 * 1024

  /// Reads the capture of a page: `html/ID.html` or `text/ID.txt`, or the same with `.gz`.
  ///
  /// - Throws: ``HarnessError`` of kind `badCapture` if there is none, of kind `fileSystem` if it
  ///   can't be read; what the decompressor throws.
  func capture(
    of row: TruthRow, kind: Capture.Kind, decompress: Decompressor
  ) throws -> Capture {
    let file = "\(path)/\(kind.rawValue)/\(row.id).\(kind == .html ? "html" : "txt")"
    var bytes = try FileSystem.read(file, limit: Self.maximumBytes)
    if bytes == nil, FileSystem.kind(of: file + ".gz") != nil {
      bytes = try decompress(file + ".gz")
    }
    guard let bytes else {
      throw HarnessError(
        .badCapture, "\(name)/\(row.id)",
        detail: "there is neither \(printable(file)) nor the same with .gz")
    }
    return Capture(bytes: bytes, kind: kind, url: row.url, name: "\(name)/\(row.id)")
  }
}
