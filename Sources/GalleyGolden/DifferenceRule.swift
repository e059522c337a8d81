// What differences of one cause have in common, in words.

import Galley

/// Names the pattern of a difference, so that the same cause has the same name everywhere.
enum DifferenceRule {
  /// The rule of a difference between blocks; `""` where only the texts tell.
  static func rule(
    for kind: Difference.Class, _ old: ArraySlice<BlockDiffUnit>, _ new: ArraySlice<BlockDiffUnit>
  ) -> String {
    guard let before = old.first, let after = new.first else { return "" }
    switch kind {
    case .markup:
      if old.count != new.count { return old.count < new.count ? "split" : "joined" }
      if before.role != after.role { return "\(before.role) → \(after.role)" }
      if before.context != after.context { return "nesting" }
      return inlineRule(before, after)
    case .whitespace:
      return spaces(before.text, after.text)
    case .moved, .bodyLost, .bodyLeaked, .bodyChanged, .metadata, .unknown:
      return ""
    }
  }

  /// The rule of a difference in metadata.
  static func rule(before: SnapshotField.Value?, after: SnapshotField.Value?) -> String {
    switch (before, after) {
    case (nil, _): return "gained"
    case (_, nil): return "lost"
    case (.date(let old)?, .date(let new)?): return dates(old, new)
    case (.list(let old)?, .list(let new)?): return lists(old, new)
    case (.text(let old)?, .text(let new)?): return texts(old, new)
    default: return ""
    }
  }

  private static func inlineRule(_ before: BlockDiffUnit, _ after: BlockDiffUnit) -> String {
    var rules: [String] = []
    let (old, new) = (before.leaf.inlineRuns, after.leaf.inlineRuns)
    func differs(_ value: (InlineRun) -> String) -> Bool {
      marked(old, by: value) != marked(new, by: value)
    }
    if differs({ $0.link ?? "" }) { rules.append("links") }
    if differs({ $0.marks.contains(.emphasis) ? "e" : "" }) { rules.append("emphasis") }
    if differs({ $0.marks.contains(.strong) ? "s" : "" }) { rules.append("strong") }
    if differs({ $0.marks.contains(.code) ? "c" : "" }) { rules.append("code") }
    return rules.isEmpty ? before.role : rules.joined(separator: " and ")
  }

  /// The bytes that carry each value, as `value`, length, `value`, length.
  private static func marked(_ runs: [InlineRun], by value: (InlineRun) -> String) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var last: [UInt8]?
    var length = 0
    for run in runs {
      let next = Array(value(run).utf8)
      if let last, last != next {
        result += [last, Array(String(length).utf8)]
        length = 0
      }
      last = next
      length += run.text.utf8.count
    }
    return result + [last ?? [], Array(String(length).utf8)]
  }

  /// Which white space or invisible characters came and went: `U+00A0 → U+0020`.
  private static func spaces(_ before: String, _ after: String) -> String {
    var counts: [UInt32: Int] = [:]
    for scalar in before.unicodeScalars where isSpace(scalar) {
      counts[scalar.value, default: 0] -= 1
    }
    for scalar in after.unicodeScalars where isSpace(scalar) {
      counts[scalar.value, default: 0] += 1
    }
    let gone = counts.filter { $0.value < 0 }.keys.sorted().map(name)
    let come = counts.filter { $0.value > 0 }.keys.sorted().map(name)
    if gone.isEmpty && come.isEmpty { return "order" }
    return [gone, come].map { $0.isEmpty ? "nothing" : $0.joined(separator: " ") }
      .joined(separator: " → ")
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    return value == 0x20 || ScalarClass.isEscaped(value) || ScalarClass.isEasilyMissed(value)
  }

  private static func name(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  private static func dates(_ old: ArticleDate, _ new: ArticleDate) -> String {
    func precision(_ date: ArticleDate) -> String {
      guard let time = date.time else { return "day" }
      return time.offset == nil ? "minute" : "minute with offset"
    }
    if precision(old) != precision(new) { return "\(precision(old)) → \(precision(new))" }
    let isSameDay = (old.year, old.month, old.day) == (new.year, new.month, new.day)
    return isSameDay ? "other time" : "other day"
  }

  private static func lists(_ old: [String], _ new: [String]) -> String {
    let gone = old.filter { text in !new.contains { $0.utf8.elementsEqual(text.utf8) } }
    let come = new.filter { text in !old.contains { $0.utf8.elementsEqual(text.utf8) } }
    switch (gone.count, come.count) {
    case (0, 0): return "order"
    case (1, 0): return "without ‘\(VisibleText.shown(gone[0]))’"
    case (0, 1): return "with ‘\(VisibleText.shown(come[0]))’"
    case (1, 1): return texts(gone[0], come[0])
    default: return ""
    }
  }

  /// What was added at an end or taken away, such as the site's name.
  private static func texts(_ old: String, _ new: String) -> String {
    let (before, after) = (Array(old.utf8), Array(new.utf8))
    let isLonger = after.count > before.count
    let (short, long) = isLonger ? (before, after) : (after, before)
    let verb = isLonger ? "added" : "taken away"
    func shown(_ bytes: ArraySlice<UInt8>) -> String {
      "‘\(VisibleText.shown(String(decoding: bytes, as: UTF8.self)))’"
    }
    if long.starts(with: short) {
      return "\(shown(long.dropFirst(short.count))) \(verb) at the end"
    }
    if long.reversed().starts(with: short.reversed()) {
      return "\(shown(long.dropLast(short.count))) \(verb) at the start"
    }
    if FoldedText.withoutSpace(old) == FoldedText.withoutSpace(new) { return "white space" }
    if before.count <= 24 && after.count <= 24 {
      return "\(shown(before[...])) → \(shown(after[...]))"
    }
    return ""
  }
}

extension ArticleBlock {
  /// The runs of a block that is no container, in reading order.
  var inlineRuns: [InlineRun] {
    switch self {
    case .heading(_, let content), .paragraph(let content): content
    case .table(let table): Array(table.rows.joined().joined())
    case .figure(let figure): figure.caption
    case .list, .quote, .code, .embed: []
    }
  }
}
