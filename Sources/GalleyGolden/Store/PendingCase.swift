// A pending golden with what it would change: what reviewing, accepting and listing work on.

import Galley

/// A pending golden beside the golden file that it would replace.
///
/// Nothing is extracted for it.
public struct PendingCase: Sendable {
  /// The capture's id.
  public var id: CaptureID
  /// The root that it lies under.
  public var root: Root
  /// The pending file; `nil` if it can't be read.
  public var pending: PendingGolden?
  /// The golden file's bytes; `nil` if there is none.
  public var golden: [UInt8]?
  /// What accepting would change; empty for a capture without golden file.
  public var differences: [Difference] = []
  /// Why it can't be accepted as it is: `stale`, `damaged`, or a file that can't be read.
  public var obstacle: HarnessError?

  /// Whether there is no golden file yet.
  public var isNew: Bool { golden == nil }

  /// Reads a pending file, its golden file and its capture's digest.
  public init(_ id: CaptureID, in root: Root) {
    self.id = id
    self.root = root
    let store = GoldenStore(root)
    do throws(HarnessError) {
      golden = try store.golden(for: id)
      pending = try store.pending(for: id)
      guard let pending else {
        throw HarnessError(.notPending, "\(id)", detail: "there is no pending golden")
      }
      if let golden, golden != pending.snapshot {
        differences = try Self.differences(golden, pending.snapshot, id)
      }
      if golden != pending.snapshot {
        try store.refuseStale(pending, id: id, golden: golden)
      }
    } catch {
      obstacle = error
    }
  }

  private static func differences(
    _ golden: [UInt8], _ snapshot: [UInt8], _ id: CaptureID
  ) throws(HarnessError) -> [Difference] {
    try GoldenStore.refuseDamage(in: golden, of: id)
    do {
      return try Difference.between(golden: golden, actual: snapshot)
    } catch {
      throw HarnessError(
        .damaged, "Golden/\(id).md.new", line: error.line, column: error.column,
        detail: "\(printable(error.message)); galley check \(id) writes it anew")
    }
  }

  /// The pending cases of a workspace in order of ids, chosen by patterns.
  ///
  /// - Throws: `noMatch` for a pattern that chooses none; `fileSystem`.
  public static func all(
    in workspace: Workspace, selection: Selection = Selection([])
  ) throws(HarnessError) -> [PendingCase] {
    try places(in: workspace, selection: selection).map { PendingCase($0.id, in: $0.root) }
  }

  /// Where pending files lie, in order of ids, chosen by patterns; none of them is read.
  ///
  /// - Throws: `noMatch` for a pattern that chooses none; `fileSystem`.
  package static func places(
    in workspace: Workspace, selection: Selection
  ) throws(HarnessError) -> [GoldenCase] {
    var places: [GoldenCase] = []
    for root in workspace.roots {
      places += try GoldenStore(root).listing().pending.map { GoldenCase(id: $0, root: root) }
    }
    places.sort { $0.id < $1.id }
    return try selection.filter(places, noun: "pending golden", id: \.id)
  }

  /// Whether accepting would change a fact of the front matter; tells so without comparing bodies.
  package static func changesFacts(at place: GoldenCase) -> Bool {
    let store = GoldenStore(place.root)
    do throws(HarnessError) {
      guard let golden = try store.golden(for: place.id),
        let pending = try store.pending(for: place.id)
      else { return false }
      return frontMatter(of: golden) != frontMatter(of: pending.snapshot)
    } catch {
      return false  // What can't be read is refused when it is accepted.
    }
  }

  private static func frontMatter(of snapshot: [UInt8]) -> ArraySlice<UInt8> {
    let end = Array("\n---\n".utf8)
    return snapshot.firstRange(of: end).map { snapshot[..<$0.upperBound] } ?? snapshot[...]
  }
}

extension [PendingCase] {
  /// The clusters of what accepting would change, those of most captures first.
  public var clusters: [DifferenceCluster] {
    DifferenceCluster.clusters(
      of: filter { !$0.differences.isEmpty }.map { ($0.id.description, $0.differences) })
  }

  /// The cases of the cluster with a key, and which of their differences it tells of.
  ///
  /// - Throws: `noMatch`, naming the clusters that there are.
  public func inCluster(
    _ key: String
  ) throws(HarnessError) -> (cases: [PendingCase], members: Set<DifferenceCluster.Member>) {
    let all = clusters
    guard let cluster = all.first(where: { $0.id == key }) else {
      let known = all.map { "\n  \($0.id)  \(printable($0.summary))" }.joined()
      throw HarnessError(
        .noMatch, printable(key),
        detail: "no cluster of pending goldens has this key"
          + (known.isEmpty ? "; there are none" : "; there are:\(known)"))
    }
    let members = Set(cluster.captures)
    return (filter { members.contains($0.id.description) }, Set(cluster.members))
  }
}
