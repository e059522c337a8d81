// The captures of a root: found, checked, read.

public import Galley

/// A capture with its record, as it lies in the corpus.
public struct StoredCapture: Sendable, Hashable {
  /// The root that it lies under.
  public var root: Root
  /// Its id.
  public var id: CaptureID
  /// Its `capture.json`.
  public var record: CaptureRecord
  /// Its bytes, named by its id.
  public var capture: Capture
  /// SHA-256 over the record's and the capture's bytes: what a pending file is made from.
  public var digest: String {
    // The length keeps the boundary between the two from shifting unseen.
    SHA256.hexadecimal(Array("\(recordBytes.count)\n".utf8) + recordBytes + capture.bytes)
  }
  let recordBytes: [UInt8]
}

/// The folder `Corpus/` of a root.
public struct Corpus: Sendable, Hashable {
  /// The root that it belongs to.
  public let root: Root

  /// The largest capture that is read, in bytes.
  ///
  /// Larger than the extractor's own limit, so that the extractor's error is the one that is seen.
  static let maximumBytes = 64 * 1024 * 1024

  /// Creates the corpus of a root.
  public init(_ root: Root) {
    self.root = root
  }

  /// The ids of all captures in order, and what lies in the corpus but can't be a capture.
  ///
  /// - Throws: `fileSystem` if `Corpus/` can't be listed.
  public func listing() throws(HarnessError) -> (ids: [CaptureID], problems: [HarnessError]) {
    var (ids, problems): ([CaptureID], [HarnessError]) = ([], [])
    for site in try FileSystem.entries(of: root.corpusPath) where isFolder(site) {
      let path = "\(root.corpusPath)/\(site.name)"
      do throws(HarnessError) {
        for entry in try FileSystem.entries(of: path) {
          do throws(HarnessError) {
            if let id = try id(of: entry, site: site.name) { ids.append(id) }
          } catch {
            problems.append(
              HarnessError(
                error.kind, "Corpus/\(printable(site.name))/\(printable(entry.name))",
                detail: error.detail))
          }
        }
      } catch {
        problems.append(error)
      }
    }
    return (ids.sorted(), problems)
  }

  /// The id of what stands in a site's folder; `nil` if it is no capture.
  private func id(of entry: FileSystem.Entry, site: String) throws(HarnessError) -> CaptureID? {
    if isFolder(entry) { return try CaptureID("\(site)/\(entry.name)") }
    guard entry.name == "capture.json" else { return nil }
    throw HarnessError(
      .badCapture, entry.name, detail: "a capture lies in a folder of its own, Corpus/SITE/SLUG/")
  }

  /// Folders, and links that may stand for one; names with a dot in front are tools' own.
  private func isFolder(_ entry: FileSystem.Entry) -> Bool {
    (entry.kind == .directory || entry.kind == .link) && !entry.name.hasPrefix(".")
  }

  /// Whether there is a capture of this id.
  public func contains(_ id: CaptureID) -> Bool {
    FileSystem.isDirectory(path(of: id))
  }

  /// Where a capture lies.
  public func path(of id: CaptureID) -> String {
    "\(root.corpusPath)/\(id.site)/\(id.slug)"
  }

  /// Reads a capture.
  ///
  /// - Throws: `badRecord`, `badCapture`, `invalidID` if a link leads out of the corpus, or
  ///   `fileSystem`.
  public func load(_ id: CaptureID) throws(HarnessError) -> StoredCapture {
    try refuseEscape(of: id)
    let folder = path(of: id)
    let recordPath = "Corpus/\(id)/capture.json"
    guard let json = try FileSystem.read(folder + "/capture.json", limit: Self.maximumBytes) else {
      throw HarnessError(
        .badRecord, recordPath, detail: "the file is missing; galley add writes one")
    }
    let record = try CaptureRecord(json: json, path: recordPath)
    let file = "capture." + (record.kind == .html ? "html" : "txt")
    let other = "capture." + (record.kind == .html ? "txt" : "html")
    if FileSystem.kind(of: "\(folder)/\(other)") != nil {
      throw HarnessError(
        .badCapture, "\(id)",
        detail:
          "\(other) stands there, but capture.json says \"kind\": \"\(record.kind.rawValue)\";"
          + " a capture is one file")
    }
    guard let bytes = try FileSystem.read("\(folder)/\(file)", limit: Self.maximumBytes) else {
      throw HarnessError(.badCapture, "\(id)", detail: "\(file) is missing")
    }
    let capture = Capture(
      bytes: bytes, kind: record.kind, url: record.url, contentType: record.contentType,
      name: "\(id)")
    return StoredCapture(
      root: root, id: id, record: record, capture: capture, recordBytes: json)
  }

  /// Refuses captures that links place outside the corpus: they would read any file of the machine.
  private func refuseEscape(of id: CaptureID) throws(HarnessError) {
    let folder = path(of: id)
    let parts = [
      "\(root.corpusPath)/\(id.site)", folder, "\(folder)/capture.json", "\(folder)/capture.html",
      "\(folder)/capture.txt",
    ]
    let inside = root.corpusPath + "/"
    for part in parts where FileSystem.kind(of: part) == .link {
      let target = try FileSystem.resolved(part)
      guard target.hasPrefix(inside) else {
        throw HarnessError(
          .invalidID, "\(id)",
          detail: "\(part.dropFirst(root.path.utf8.count + 1)) is a link that leads out of Corpus/")
      }
    }
  }
}
