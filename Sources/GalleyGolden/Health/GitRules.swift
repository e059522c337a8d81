// The lines that git needs, so that it leaves captures and goldens alone.

/// `.gitattributes` and `.gitignore` of a root and the folders above it, up to the repository's.
struct GitRules {
  /// Captures are bytes: git must not change their line ends.
  static let corpusRule = "Corpus/** -text"
  /// Goldens are compared byte for byte, on every machine with the same line ends.
  static let goldenRule = "Golden/** text eol=lf"
  /// Pending files are a matter between one person and one working copy.
  static let pendingRule = "*.md.new"
  /// So are files that a killed process left.
  static let leftoverRule = "*.galley-tmp"

  private let root: Root

  init(_ root: Root) {
    self.root = root
  }

  /// The command that adds a rule.
  static func remedy(_ rule: String, in file: String) -> String {
    "echo '\(rule)' >> \(file)"
  }

  /// The rules that are missing; none outside a git repository.
  func findings() throws(HarnessError) -> [Finding] {
    guard let folders = repositoryFolders else { return [] }
    var findings: [Finding] = []
    let wanted = [
      (Self.corpusRule, ".gitattributes", "git may change the line ends of captures"),
      (Self.goldenRule, ".gitattributes", "git may change the line ends of golden files"),
      (Self.pendingRule, ".gitignore", "pending files may be committed"),
      (Self.leftoverRule, ".gitignore", "left-over temporary files may be committed"),
    ]
    for (rule, file, problem) in wanted where !(try contains(rule, in: file, of: folders)) {
      findings.append(
        Finding(
          .attributes, rule, "\(file) has no such line: \(problem)",
          remedy: Self.remedy(rule, in: file)))
    }
    return findings
  }

  /// The root and the folders above it, each with the way from there to the root, up to the one
  /// that holds `.git`; `nil` if none does.
  private var repositoryFolders: [(path: String, way: String)]? {
    var folders: [(path: String, way: String)] = []
    var (path, way) = (root.path, "")
    while true {
      folders.append((path, way))
      if FileSystem.kind(of: path + "/.git") != nil { return folders }
      let above = FileSystem.parent(of: path)
      guard above != path else { return nil }
      way = path.dropFirst(above == "/" ? 1 : above.utf8.count + 1) + "/" + way
      path = above
    }
  }

  private func contains(
    _ rule: String, in file: String, of folders: [(path: String, way: String)]
  ) throws(HarnessError) -> Bool {
    for folder in folders {
      guard let bytes = try FileSystem.read("\(folder.path)/\(file)") else { continue }
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
        line.split { $0 == " " || $0 == "\t" || $0 == "\r" }.joined(separator: " ")
      }
      // `binary` is git's own macro for `-diff -merge -text`.
      let spellings = [rule, folder.way + rule, "/" + folder.way + rule]
      let all = spellings + spellings.map { $0.replacing(" -text", with: " binary") }
      if lines.contains(where: { all.contains($0) }) { return true }
    }
    return false
  }
}
