// Which cases a command works on.

/// Ids and globs that choose cases.
///
/// `*` stands for any characters, `/` included, and `?` for one; a pattern without `/` and
/// wildcards names a whole site.
public struct Selection: Sendable, Hashable {
  /// The patterns as given; none chooses everything.
  public let patterns: [String]

  /// Creates a selection.
  public init(_ patterns: [String]) {
    self.patterns = patterns
  }

  /// Whether any pattern chooses an id; true if there are no patterns.
  public func contains(_ id: CaptureID) -> Bool {
    patterns.isEmpty || patterns.contains { Self.pattern($0, matches: id) }
  }

  /// Chooses items.
  ///
  /// - Parameters:
  ///   - items: What to choose from.
  ///   - noun: What errors call an item, such as "capture" or "pending golden".
  ///   - id: An item's id.
  /// - Throws: `noMatch` for the first pattern that chooses nothing.
  /// - Returns: The chosen ones, in the order of `items`.
  public func filter<Item>(
    _ items: [Item], noun: String, id: (Item) -> CaptureID
  ) throws(HarnessError) -> [Item] {
    for pattern in patterns where !items.contains(where: { Self.pattern(pattern, matches: id($0)) })
    {
      throw HarnessError(
        .noMatch, printable(pattern),
        detail: "no \(noun) matches it" + Self.hint(pattern, among: items.map(id)))
    }
    return items.filter { contains(id($0)) }
  }

  /// Fewer bytes than this stand in too many ids to tell one.
  private static let shortestHint = 3

  /// Names an id that holds the pattern or its slug, else the site or id that is spelt most like it.
  private static func hint(_ pattern: String, among ids: [CaptureID]) -> String {
    guard !isGlob(pattern) else { return "" }
    let tail = pattern.split(separator: "/").last.map(String.init) ?? pattern
    let holding =
      tail.utf8.count < shortestHint
      ? nil : ids.lazy.map(\.description).first { $0.contains(tail) }
    let near =
      holding
      ?? Spelling.nearest(
        to: pattern, among: pattern.contains("/") ? ids.map(\.description) : ids.map(\.site))
    return near.map { "; did you mean \($0)?" } ?? ""
  }

  private static func isGlob(_ pattern: String) -> Bool {
    pattern.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
  }

  private static func pattern(_ pattern: String, matches id: CaptureID) -> Bool {
    let text = id.description
    if pattern == text { return true }
    if !isGlob(pattern) { return pattern == id.site }
    return glob(Array(pattern.utf8), matches: Array(text.utf8))
  }

  /// Wildcard matching that steps back to the last `*` only: linear in text times pattern at worst.
  static func glob(_ pattern: [UInt8], matches text: [UInt8]) -> Bool {
    var (at, position) = (0, 0)
    var star: (pattern: Int, text: Int)?
    while position < text.count {
      if at < pattern.count, pattern[at] == UInt8(ascii: "*") {
        star = (at, position)
        at += 1
      } else if at < pattern.count,
        pattern[at] == UInt8(ascii: "?") || pattern[at] == text[position]
      {
        at += 1
        position += 1
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        (at, position) = (last.pattern + 1, last.text + 1)
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
