// One difference between a golden file and a snapshot, with its class.

public import Galley

/// One difference between what was approved and what was extracted.
public struct Difference: Sendable, Hashable {
  /// What kind of difference it is.
  public enum Class: Sendable, Hashable {
    /// A block of the golden is gone.
    case bodyLost
    /// A block that the golden doesn't have has come in.
    case bodyLeaked
    /// A block's text is another.
    case bodyChanged
    /// A block stands elsewhere.
    case moved
    /// A fact of the front matter was gained, lost or changed.
    case metadata(SnapshotField.Key)
    /// The same text is marked up otherwise.
    case markup
    /// Only white space or invisible spacing differs.
    case whitespace
    /// None of these.
    case unknown

    /// The class's name in reports: `bodyLost`, …, `metadata.title`, …, `unknown`.
    public var name: String {
      switch self {
      case .bodyLost: "bodyLost"
      case .bodyLeaked: "bodyLeaked"
      case .bodyChanged: "bodyChanged"
      case .moved: "moved"
      case .metadata(let key): "metadata.\(key.rawValue)"
      case .markup: "markup"
      case .whitespace: "whitespace"
      case .unknown: "unknown"
      }
    }
  }

  /// What kind of difference it is.
  public var kind: Class
  /// The text in the golden, with invisible characters shown; `nil` if it has none.
  public var before: String?
  /// The text in the snapshot, with invisible characters shown; `nil` if it has none.
  public var after: String?
  /// The 0-based position of the block in the golden's body, if it is about a block of it.
  public var positionBefore: Int?
  /// The 0-based position of the block in the snapshot's body, if it is about a block of it.
  public var positionAfter: Int?
  /// The way from before to after by words.
  ///
  /// The texts of all but the inserted stretches give ``before``, those of all but the deleted
  /// ``after``. Empty where only one of the two is there.
  public var words: [WordChange]
  /// The pattern that it follows, the same for the same cause: `paragraph → list item`, `links`,
  /// `U+00A0 → U+0020`, `day → minute`, `‘ | Herald’ added at the end`; `""` if only the texts tell.
  public var rule: String
  /// Whether the comparison was cut short for its cost, so that a finer answer may exist.
  public var isCoarse: Bool

  /// Creates a difference.
  public init(
    _ kind: Class, before: String? = nil, after: String? = nil, positionBefore: Int? = nil,
    positionAfter: Int? = nil, words: [WordChange] = [], rule: String = "",
    isCoarse: Bool = false
  ) {
    self.kind = kind
    self.before = before
    self.after = after
    self.positionBefore = positionBefore
    self.positionAfter = positionAfter
    self.words = words
    self.rule = rule
    self.isCoarse = isCoarse
  }

  /// Compares a golden file's bytes with a snapshot.
  ///
  /// - Returns: The differences: metadata in the order of the keys, then the body's in reading
  ///   order. Empty if and only if the bytes are equal.
  /// - Throws: ``Galley/SnapshotError`` if the golden can't be read.
  public static func between(golden: [UInt8], actual: Snapshot) throws(SnapshotError)
    -> [Difference]
  {
    try between(golden: golden, actual: actual.bytes)
  }

  /// Compares a golden file's bytes with a pending file's.
  ///
  /// - Returns: The differences: metadata in the order of the keys, then the body's in reading
  ///   order. Empty if and only if the bytes are equal.
  /// - Throws: ``Galley/SnapshotError`` if one of the two can't be read.
  public static func between(golden: [UInt8], actual: [UInt8]) throws(SnapshotError)
    -> [Difference]
  {
    if golden == actual { return [] }
    let before = try SnapshotReader(reading: golden)
    let after = try SnapshotReader(reading: actual)
    var differences = metadata(before, after)
    differences += BlockDiff(before.blocks, after.blocks).differences
    return differences.isEmpty ? [spelling(before, after, golden, actual)] : differences
  }

  /// Fills in the two texts and the way between them.
  mutating func compareWords(_ before: String, _ after: String) {
    let diff = WordDiff(before, after)
    words = diff.changes
    self.before = words.lazy.filter { $0.kind != .inserted }.map(\.text).joined()
    self.after = words.lazy.filter { $0.kind != .deleted }.map(\.text).joined()
    isCoarse = isCoarse || diff.isCoarse
  }

  private static func metadata(_ before: SnapshotReader, _ after: SnapshotReader) -> [Difference] {
    SnapshotField.Key.allCases.compactMap { key in
      let old = before.fields.first { $0.key == key }?.value
      let new = after.fields.first { $0.key == key }?.value
      let (oldText, newText) = (old.map(text), new.map(text))
      // Bytes, not strings: `é` in one code point differs from `e` with an accent.
      if oldText.map({ Array($0.utf8) }) == newText.map({ Array($0.utf8) }) { return nil }
      var difference = Difference(
        .metadata(key), before: oldText.map { VisibleText.shown($0) },
        after: newText.map { VisibleText.shown($0) },
        rule: DifferenceRule.rule(before: old, after: new))
      if let oldText, let newText { difference.compareWords(oldText, newText) }
      return difference
    }
  }

  /// A fact as it is shown: a text, a date, or a list as JSON has it.
  static func text(of value: SnapshotField.Value) -> String {
    switch value {
    case .text(let text): text
    case .date(let date): date.description
    case .list(let texts): "[" + texts.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    }
  }

  /// The difference of two snapshots that say the same in other bytes, as after an edit by hand.
  private static func spelling(
    _ before: SnapshotReader, _ after: SnapshotReader, _ golden: [UInt8], _ actual: [UInt8]
  ) -> Difference {
    if before.hasArticle != after.hasArticle {
      return Difference(
        before.hasArticle ? .bodyLost : .bodyLeaked,
        before: before.hasArticle ? emptyArticle : noArticle,
        after: after.hasArticle ? emptyArticle : noArticle, rule: "article")
    }
    let (old, new) = (lines(golden), lines(actual))
    let first = zip(old, new).prefix { $0 == $1 }.count
    func folded(_ lines: [ArraySlice<UInt8>]) -> [UInt8] {
      FoldedText.withoutSpace(
        String(decoding: Array(lines.joined(separator: [0x20])), as: UTF8.self))
    }
    var difference = Difference(
      folded(old) == folded(new) ? .whitespace : .markup, rule: "spelling")
    func line(_ lines: [ArraySlice<UInt8>]) -> String {
      first < lines.count ? String(decoding: lines[first], as: UTF8.self) : ""
    }
    difference.compareWords(line(old), line(new))
    return difference
  }

  private static let noArticle = "no article"
  private static let emptyArticle = "an article without text"

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
  }
}
