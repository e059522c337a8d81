// The lines that git leaves in a file that it could not merge.

/// Knows lines that are, or look like, git's conflict markers.
enum ConflictMarker {
  /// Whether a line begins with seven of `<`, `=`, `>` or `|`, as a snapshot's line never does.
  static func begins(_ line: some Collection<UInt8>) -> Bool {
    guard let first = line.first, first >= 0x3C, first <= 0x3E || first == 0x7C else {
      return false
    }
    let start = line.prefix(length)
    return start.count == length && start.allSatisfy { $0 == first }
  }

  private static let length = 7
}
