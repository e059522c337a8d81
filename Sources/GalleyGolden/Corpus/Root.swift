// Where captures and goldens lie.

/// A folder that holds `Corpus/` and `Golden/`.
public struct Root: Sendable, Hashable {
  /// The absolute path, links resolved.
  public let path: String

  /// Where captures lie.
  public var corpusPath: String { path + "/Corpus" }

  /// Where golden files lie.
  public var goldenPath: String { path + "/Golden" }

  /// The root at a path.
  ///
  /// - Throws: `noRoot` if `Corpus/` or `Golden/` is missing there.
  public init(_ path: String) throws(HarnessError) {
    let missing = ["Corpus", "Golden"].filter { !FileSystem.isDirectory("\(path)/\($0)") }
    guard missing.isEmpty else {
      let names = missing.map { "\($0)/" }.joined(separator: " and ")
      throw HarnessError(
        .noRoot, path, detail: "it has no \(names); a root is a folder with Corpus/ and Golden/")
    }
    self.path = try FileSystem.resolved(path)
  }

  /// The nearest root at or above a folder.
  ///
  /// - Throws: `noRoot` if there is none.
  public static func nearest(to folder: String) throws(HarnessError) -> Root {
    let start = try FileSystem.resolved(folder)
    var path = start
    while true {
      if FileSystem.isDirectory(path + "/Corpus") && FileSystem.isDirectory(path + "/Golden") {
        return try Root(path)
      }
      let above = FileSystem.parent(of: path)
      guard above != path else { break }
      path = above
    }
    throw HarnessError(
      .noRoot, start,
      detail: "no folder here or above holds Corpus/ and Golden/; make them, or name a root with"
        + " --root DIR or GALLEY_ROOTS")
  }

  /// The roots that a command uses.
  ///
  /// - Parameters:
  ///   - arguments: Roots given by `--root`; they win.
  ///   - environment: Its `GALLEY_ROOTS`, paths separated by colons, comes next.
  ///   - folder: The nearest root at or above it comes last.
  /// - Throws: `noRoot`.
  /// - Returns: At least one root, none twice, in the order given.
  public static func all(
    arguments: [String], environment: [String: String], near folder: String
  ) throws(HarnessError) -> [Root] {
    var paths = arguments
    if paths.isEmpty {
      paths = (environment["GALLEY_ROOTS"] ?? "").split(separator: ":").map(String.init)
    }
    guard !paths.isEmpty else { return [try nearest(to: folder)] }
    var roots: [Root] = []
    for path in paths {
      let root = try Root(path.hasPrefix("/") ? path : "\(folder)/\(path)")
      if !roots.contains(root) { roots.append(root) }
    }
    return roots
  }
}
