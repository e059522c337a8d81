// A snapshot that waits for a person's decision.

/// The content of a `.md.new` file: a snapshot, and what it was made from.
///
/// The first line is a comment, `<!-- galley pending golden=HASH capture=HASH snapshot=HASH -->`, where
/// `HASH` is `sha256:` and 64 hexadecimal digits, or `none` for a golden that did not exist. The
/// snapshot follows unchanged, byte for byte what the golden file will hold; its own hash tells whether
/// it still is what galley wrote.
public struct PendingGolden: Sendable, Hashable {
  /// The snapshot's UTF-8 bytes.
  public var snapshot: [UInt8]
  /// SHA-256 of the golden file that it differs from; `nil` if there was none.
  public var goldenDigest: String?
  /// SHA-256 of the capture and its record, as ``StoredCapture/digest`` gives it.
  public var captureDigest: String

  /// Creates a pending golden.
  public init(snapshot: [UInt8], goldenDigest: String?, captureDigest: String) {
    self.snapshot = snapshot
    self.goldenDigest = goldenDigest
    self.captureDigest = captureDigest
  }

  /// The bytes of the `.md.new` file.
  public var bytes: [UInt8] {
    let golden = goldenDigest.map { "sha256:\($0)" } ?? "none"
    let digest = SHA256.hexadecimal(snapshot)
    let line =
      "\(Self.opening)\(golden) capture=sha256:\(captureDigest) snapshot=sha256:\(digest)"
    return Array((line + Self.closing + "\n").utf8) + snapshot
  }

  private static let opening = "<!-- galley pending golden="
  private static let closing = " -->"

  /// Reads a `.md.new` file.
  ///
  /// - Throws: `damaged` if the first line is not the comment that galley writes, or the snapshot is not
  ///   the one that was written: cut short by a full disk, or edited.
  public init(bytes: [UInt8], path: String) throws(HarnessError) {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
      let digests = Self.digests(in: String(decoding: bytes[..<end], as: UTF8.self))
    else {
      throw HarnessError(
        .damaged, path, line: 1,
        detail: "it does not begin with galley's comment on what it was made from;"
          + " galley reject deletes it, galley check writes it anew")
    }
    snapshot = Array(bytes[(end + 1)...])
    guard SHA256.hexadecimal(snapshot) == digests.snapshot else {
      throw HarnessError(
        .damaged, path,
        detail: "it is not what galley wrote: cut short, or edited; galley check writes it anew")
    }
    (goldenDigest, captureDigest) = (digests.golden, digests.capture)
  }

  private struct Digests {
    var golden: String?
    var capture: String
    var snapshot: String
  }

  private static func digests(in line: String) -> Digests? {
    guard line.hasPrefix(opening), line.hasSuffix(closing) else { return nil }
    let middle = line.dropFirst(opening.utf8.count).dropLast(closing.utf8.count)
    let parts = middle.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, let capture = hash(parts[1], of: "capture="),
      let snapshot = hash(parts[2], of: "snapshot=")
    else { return nil }
    if parts[0] == "none" { return Digests(capture: capture, snapshot: snapshot) }
    guard let golden = hash(parts[0], of: "") else { return nil }
    return Digests(golden: golden, capture: capture, snapshot: snapshot)
  }

  private static func hash(_ text: Substring, of key: String) -> String? {
    let name = key + "sha256:"
    guard text.hasPrefix(name), text.utf8.count == name.utf8.count + 64 else { return nil }
    return String(text.dropFirst(name.utf8.count))
  }
}
