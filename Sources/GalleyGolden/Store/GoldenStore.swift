// The golden files of a root, and the pending ones beside them.

public import Galley

/// The folder `Golden/` of a root: reads, compares, and writes so that nothing is ever half there.
///
/// Killed at any point, every golden file is the old or the new one, whole: a file is written under
/// another name in the same folder, flushed, and renamed; a pending file is deleted last.
public struct GoldenStore: Sendable, Hashable {
  /// The root that it belongs to.
  public let root: Root

  /// How long a writer waits for another process that writes, in seconds.
  ///
  /// Accepting 300 goldens takes about a second.
  static let lockPatience = 30.0

  /// Creates the store of a root.
  public init(_ root: Root) {
    self.root = root
  }

  /// Where the golden file of an id lies.
  public func path(of id: CaptureID) -> String { "\(root.goldenPath)/\(id.site)/\(id.slug).md" }

  /// Where the pending file of an id lies.
  public func pendingPath(of id: CaptureID) -> String { path(of: id) + ".new" }

  /// The golden file's bytes, `nil` if there is none.
  ///
  /// - Throws: `fileSystem`; `invalidID` if a link leads out of `Golden/`.
  public func golden(for id: CaptureID) throws(HarnessError) -> [UInt8]? {
    let path = path(of: id)
    try refuseLinks(of: id, ["\(root.goldenPath)/\(id.site)", path])
    return try FileSystem.read(path)
  }

  /// The pending golden, `nil` if there is none.
  ///
  /// - Throws: `damaged`, `fileSystem`; `invalidID` if a link leads out of `Golden/`.
  public func pending(for id: CaptureID) throws(HarnessError) -> PendingGolden? {
    try refuseLinks(of: id)
    guard let bytes = try FileSystem.read(pendingPath(of: id)) else { return nil }
    return try PendingGolden(bytes: bytes, path: "Golden/\(id).md.new")
  }

  /// Compares a snapshot with the golden file, byte for byte.
  ///
  /// - Returns: `matched`, `changed` or `missing`.
  /// - Throws: As ``golden(for:)``.
  public func outcome(of snapshot: Snapshot, for id: CaptureID) throws(HarnessError) -> Outcome {
    guard let golden = try golden(for: id) else { return .missing }
    return golden == snapshot.bytes ? .matched : .changed
  }

  /// A golden file is replaced by renaming, which would replace a link and not what it leads to;
  /// and a linked folder would lead the writer out of the root.
  private func refuseLinks(of id: CaptureID) throws(HarnessError) {
    try refuseLinks(of: id, ["\(root.goldenPath)/\(id.site)", path(of: id), pendingPath(of: id)])
  }

  private func refuseLinks(of id: CaptureID, _ paths: [String]) throws(HarnessError) {
    for path in paths where FileSystem.kind(of: path) == .link {
      throw HarnessError(
        .invalidID, "\(id)",
        detail: "\(path.dropFirst(root.path.utf8.count + 1)) is a link; golden files and their"
          + " folders must be real")
    }
  }
}

// MARK: - Listing

extension GoldenStore {
  /// What lies in `Golden/`.
  public struct Listing: Sendable {
    /// The ids of golden files, in order.
    public var goldens: [CaptureID] = []
    /// The ids of pending files, in order.
    public var pending: [CaptureID] = []
    /// Temporary files that a killed process left, as paths.
    public var leftovers: [String] = []
    /// Files whose names are no ids, folders that can't be read.
    public var problems: [HarnessError] = []
  }

  /// Lists golden, pending and left-over files.
  ///
  /// - Throws: `fileSystem` if `Golden/` can't be listed.
  public func listing() throws(HarnessError) -> Listing {
    var listing = Listing()
    for site in try FileSystem.entries(of: root.goldenPath) where !site.name.hasPrefix(".") {
      if site.kind == .file {
        if site.name.hasSuffix(".md"), site.name != "README.md" {
          listing.problems.append(Self.misplaced(site.name))
        }
        continue
      }
      do throws(HarnessError) {
        for file in try FileSystem.entries(of: "\(root.goldenPath)/\(site.name)") {
          if file.kind == .directory, !file.name.hasPrefix("."), !file.name.hasSuffix(".md") {
            listing.problems.append(Self.misplaced("\(site.name)/\(file.name)"))
          }
          add(file.name, of: site.name, to: &listing)
        }
      } catch {
        listing.problems.append(error)
      }
    }
    listing.goldens.sort()
    listing.pending.sort()
    return listing
  }

  private static func misplaced(_ path: String) -> HarnessError {
    HarnessError(
      .invalidID, "Golden/\(printable(path))",
      detail: "it is not read: golden files lie in Golden/SITE/SLUG.md")
  }

  private func add(_ name: String, of site: String, to listing: inout Listing) {
    if name.hasSuffix(FileSystem.temporarySuffix) {
      listing.leftovers.append("\(root.goldenPath)/\(site)/\(name)")
    }
    if name.hasPrefix(".") { return }
    do throws(HarnessError) {
      if name.hasSuffix(".md") {
        listing.goldens.append(try CaptureID("\(site)/\(name.dropLast(3))"))
      } else if name.hasSuffix(".md.new") {
        listing.pending.append(try CaptureID("\(site)/\(name.dropLast(7))"))
      }
    } catch {
      listing.problems.append(
        HarnessError(
          error.kind, "Golden/\(printable(site))/\(printable(name))", detail: error.detail))
    }
  }
}

// MARK: - Writing

extension GoldenStore {
  /// Takes the right to write to this store; release it when the writing is done.
  ///
  /// - Parameter onWait: Called once if another process is writing at the moment.
  /// - Throws: `locked` if that process does not end in half a minute.
  /// - Returns: The lock; it ends with the process at the latest.
  package func lock(onWait: () -> Void = {}) throws(HarnessError) -> FolderLock {
    try FolderLock(on: root.goldenPath, seconds: Self.lockPatience, onWait: onWait)
  }

  /// Runs a closure while no other process writes to this store.
  ///
  /// - Throws: `locked` if another process writes for more than half a minute; what the closure
  ///   throws.
  public func withLock<Result>(
    _ body: () throws(HarnessError) -> Result
  ) throws(HarnessError) -> Result {
    let lock = try lock()
    defer { lock.release() }
    return try body()
  }

  /// Replaces the golden file, and deletes the pending one.
  ///
  /// Call it under the lock.
  ///
  /// - Throws: `fileSystem`; then the old golden file is still there.
  public func write(_ snapshot: [UInt8], for id: CaptureID) throws(HarnessError) {
    try refuseLinks(of: id)
    try FileSystem.writeAtomically(snapshot, to: path(of: id))
    try FileSystem.remove(pendingPath(of: id))
  }

  /// Writes a pending file.
  ///
  /// Call it under the lock.
  ///
  /// - Throws: `fileSystem`.
  public func write(_ pending: PendingGolden, for id: CaptureID) throws(HarnessError) {
    try refuseLinks(of: id)
    // What gets lost with the power is made anew by the next check.
    try FileSystem.writeAtomically(
      pending.bytes, to: pendingPath(of: id), flushingFolder: false)
  }

  /// What accepting did.
  public enum Acceptance: Sendable, Hashable {
    /// The golden file is the pending snapshot now.
    case accepted
    /// It was already: a process that was killed had not yet deleted the pending file.
    case finished
  }

  /// Makes the pending snapshot golden.
  ///
  /// Call it under the lock; nothing is extracted.
  ///
  /// - Parameters:
  ///   - id: The capture's id.
  ///   - force: Accepts a stale pending file, and replaces a damaged golden file.
  /// - Throws: `notPending`, `stale`, `damaged`, `newerVersion` (whether forced or not), `fileSystem`.
  /// - Returns: Whether there was anything left to do.
  public func accept(_ id: CaptureID, force: Bool = false) throws(HarnessError) -> Acceptance {
    guard let pending = try pending(for: id) else {
      throw HarnessError(
        .notPending, "\(id)",
        detail: "there is no pending golden; another galley may have accepted or rejected it")
    }
    let golden = try golden(for: id)
    if golden == pending.snapshot {
      try FileSystem.remove(pendingPath(of: id))
      return .finished
    }
    if !force { try refuseStale(pending, id: id, golden: golden) }
    if let golden { try Self.refuseDamage(in: golden, of: id, force: force) }
    try write(pending.snapshot, for: id)
    return .accepted
  }

  /// Throws `damaged` with line and reason if a golden file's bytes are not a snapshot, unless that is
  /// to be replaced by force; and `newerVersion` if they are one that only a newer Galley can read.
  static func refuseDamage(
    in golden: [UInt8], of id: CaptureID, force: Bool = false
  ) throws(HarnessError) {
    do {
      _ = try SnapshotReader(reading: golden)
    } catch {
      let isNewer = error.kind == .newerVersion
      if force && !isNewer { return }
      throw HarnessError(
        isNewer ? .newerVersion : .damaged, "Golden/\(id).md", line: error.line,
        column: error.column,
        detail: printable(error.message)
          + (isNewer ? "" : "; mend it, or replace it: galley accept --force \(id)"))
    }
  }

  /// Throws `stale` with the reason if a pending file's golden or capture is not the present one.
  public func refuseStale(
    _ pending: PendingGolden, id: CaptureID, golden: [UInt8]?
  ) throws(HarnessError) {
    let again = "run galley check \(id) again, and read the new difference"
    if golden.map(SHA256.hexadecimal) != pending.goldenDigest {
      let what =
        golden == nil
        ? "the golden file was deleted"
        : pending.goldenDigest == nil
          ? "a golden file has appeared" : "the golden file has changed"
      throw HarnessError(
        .stale, "\(id)", detail: "\(what) since the pending one was made; \(again)")
    }
    guard try Corpus(root).load(id).digest == pending.captureDigest else {
      throw HarnessError(
        .stale, "\(id)",
        detail: "the capture or its capture.json has changed since the pending golden was made;"
          + " \(again)")
    }
  }

  /// Deletes the pending file and leaves the golden one.
  ///
  /// Call it under the lock.
  ///
  /// - Throws: `notPending`, `fileSystem`.
  public func reject(_ id: CaptureID) throws(HarnessError) {
    guard FileSystem.kind(of: pendingPath(of: id)) != nil else {
      throw HarnessError(.notPending, "\(id)", detail: "there is no pending golden to reject")
    }
    try FileSystem.remove(pendingPath(of: id))
  }

  /// Deletes the temporary files that a killed process left.
  ///
  /// Call it under the lock, which proves that nobody is still writing them.
  ///
  /// - Returns: How many there were.
  @discardableResult
  public func removeLeftovers() throws(HarnessError) -> Int {
    let leftovers = try listing().leftovers
    for path in leftovers { try FileSystem.remove(path) }
    return leftovers.count
  }

  /// Deletes a golden file and its folder if that is empty then.
  ///
  /// Call it under the lock.
  ///
  /// - Throws: `fileSystem`.
  public func delete(_ id: CaptureID) throws(HarnessError) {
    try refuseLinks(of: id)
    try FileSystem.remove(path(of: id))
    FileSystem.removeIfEmpty("\(root.goldenPath)/\(id.site)")
  }
}
