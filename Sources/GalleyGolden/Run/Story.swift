// Copies of one article, which must agree.

import Galley

/// A capture's part in a story.
public struct StoryMember: Sendable, Hashable {
  /// The story's name: the record's `story`.
  public var story: String
  /// The case.
  public var goldenCase: GoldenCase
  /// SHA-256 of the article's text without figures, folded as ``Galley/CanonicalText`` does.
  public var digest: String
}

/// A story whose captures do not all give the same text.
public struct StoryDisagreement: Sendable, Hashable {
  /// The story's name.
  public var story: String
  /// Captures that agree among each other, the most numerous group first; groups of equal size are
  /// in the order of their first ids.
  public var groups: [[GoldenCase]]

  /// One line that names the story and who differs from whom.
  public var summary: String {
    let sides = groups.map { $0.map(\.description).joined(separator: ", ") }
    return "story \"\(printable(story))\": \(sides.joined(separator: " differs from "))"
  }
}

/// Gathers the members of stories while a run goes on, and compares them at its end.
public struct StoryCheck: Sendable {
  private var members: [String: [StoryMember]] = [:]

  /// Starts with no members.
  public init() {}

  /// Adds a case's part, if it has one.
  public mutating func add(_ result: CaseResult) {
    if let member = result.story { add(member) }
  }

  /// Adds a part.
  mutating func add(_ member: StoryMember) {
    members[member.story, default: []].append(member)
  }

  /// The stories whose captures disagree, in order of their names.
  public var disagreements: [StoryDisagreement] {
    members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.compactMap { name, all in
      let byDigest = Dictionary(grouping: all, by: \.digest).values
      guard byDigest.count > 1 else { return nil }
      let groups = byDigest.map { $0.map(\.goldenCase).sorted { $0.id < $1.id } }
      return StoryDisagreement(
        story: name,
        groups: groups.sorted { ($1.count, $0[0].id) < ($0.count, $1[0].id) })
    }
  }
}
