// Every case of one or more roots.

/// One case of a run: an id, the root it belongs to, and whether it has a capture at all.
public struct GoldenCase: Sendable, Hashable, CustomStringConvertible {
  /// The id of the capture, or of the golden file that has none.
  public var id: CaptureID
  /// Where it lies.
  public var root: Root
  /// Whether there is a golden file without a capture.
  public var isUnreferenced: Bool

  /// Creates a case.
  public init(id: CaptureID, root: Root, isUnreferenced: Bool = false) {
    self.id = id
    self.root = root
    self.isUnreferenced = isUnreferenced
  }

  /// The id.
  public var description: String { id.description }
}

/// The captures and goldens of one or more roots, seen as one list of cases.
public struct Workspace: Sendable {
  /// The roots.
  public let roots: [Root]

  /// Creates a workspace.
  public init(roots: [Root]) {
    self.roots = roots
  }

  /// Every case in order of ids, and what lies there but can't be a case.
  public struct Listing: Sendable {
    /// The cases, ordered by id.
    public var cases: [GoldenCase]
    /// Names that are no ids, folders that can't be read, ids that stand under two roots.
    public var problems: [HarnessError]
  }

  /// Lists every capture, and every golden that has none.
  ///
  /// - Throws: `fileSystem` if a root's folders can't be listed.
  public func listing() throws(HarnessError) -> Listing {
    var (cases, problems): ([GoldenCase], [HarnessError]) = ([], [])
    for root in roots {
      let captures = try Corpus(root).listing()
      let goldens = try GoldenStore(root).listing()
      problems += captures.problems + goldens.problems
      let known = Set(captures.ids)
      cases += captures.ids.map { GoldenCase(id: $0, root: root) }
      cases += goldens.goldens.filter { !known.contains($0) }
        .map { GoldenCase(id: $0, root: root, isUnreferenced: true) }
    }
    cases.sort { $0.id < $1.id }
    for (first, second) in zip(cases, cases.dropFirst()) where first.id == second.id {
      problems.append(
        HarnessError(
          .ambiguousID, "\(first.id)",
          detail: "it stands under two roots, \(first.root.path) and \(second.root.path);"
            + " rename one"))
    }
    return Listing(cases: cases, problems: problems)
  }

  /// Refuses a listing without cases, for a run that compares nothing must not pass.
  ///
  /// - Throws: `noMatch` if there are neither cases nor problems.
  public func requireCases(of listing: Listing) throws(HarnessError) {
    guard listing.cases.isEmpty, listing.problems.isEmpty else { return }
    throw HarnessError(
      .noMatch, roots.first?.path ?? "", detail: "Corpus/ holds no captures; galley add stores one")
  }
}
