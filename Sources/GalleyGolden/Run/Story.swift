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
  /// The blocks that the text is of, folded alike.
  var blocks: [ArticleBlock]

  /// The part of a case with an article; `nil` stands for one without text.
  init(story: String, goldenCase: GoldenCase, article: Article?) {
    self.story = story
    self.goldenCase = goldenCase
    let text = article.map(CanonicalText.folded(story:)) ?? ""
    digest = SHA256.hexadecimal(Array(text.utf8))
    blocks = article.map(CanonicalText.foldedBlocks(story:)) ?? []
  }
}

/// A story whose captures do not all give the same text.
public struct StoryDisagreement: Sendable, Hashable {
  /// Captures that agree among each other, but not with the first group of their story.
  public struct Deviation: Sendable, Hashable {
    /// The captures, in order of ids.
    public var cases: [GoldenCase]
    /// What these copies have lost, leaked or changed against the first group, in reading order.
    public var differences: [Difference]
  }

  /// The story's name.
  public var story: String
  /// The most numerous group of captures that agree among each other, in order of ids.
  public var first: [GoldenCase]
  /// The other groups, the most numerous one first; those of equal size are in the order of their
  /// first ids.
  public var others: [Deviation]

  /// All groups, the first one first.
  public var groups: [[GoldenCase]] { [first] + others.map(\.cases) }

  /// One line that names the story and who differs from whom.
  public var summary: String {
    let sides = groups.map { $0.map(\.description).joined(separator: ", ") }
    return "story \"\(printable(story))\": \(sides.joined(separator: " differs from "))"
  }
}

/// Gathers the members of stories while a run goes on, and compares them at its end.
public struct StoryCheck: Sendable {
  /// The captures of a story with the same text, which is kept once.
  private struct Group {
    var cases: [GoldenCase] = []
    var blocks: [ArticleBlock]
  }

  private var stories: [String: [String: Group]] = [:]

  /// Starts with no members.
  public init() {}

  /// Adds a case's part, if it has one.
  public mutating func add(_ result: CaseResult) {
    if let member = result.story { add(member) }
  }

  /// Adds a part.
  mutating func add(_ member: StoryMember) {
    stories[member.story, default: [:]][member.digest, default: Group(blocks: member.blocks)]
      .cases.append(member.goldenCase)
  }

  /// The stories whose captures disagree, in order of their names.
  public var disagreements: [StoryDisagreement] {
    stories.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.compactMap { name, all in
      var groups = Array(all.values)
      guard groups.count > 1 else { return nil }
      for index in groups.indices { groups[index].cases.sort { $0.id < $1.id } }
      groups.sort { ($1.cases.count, $0.cases[0].id) < ($0.cases.count, $1.cases[0].id) }
      return StoryDisagreement(
        story: name, first: groups[0].cases,
        others: groups.dropFirst().map { group in
          StoryDisagreement.Deviation(
            cases: group.cases, differences: Self.differences(groups[0].blocks, group.blocks))
        })
    }
  }

  /// What one copy has and the other lacks; where paragraphs end is no difference of a story.
  private static func differences(
    _ first: [ArticleBlock], _ other: [ArticleBlock]
  ) -> [Difference] {
    BlockDiff(first, other).differences.filter { $0.kind != .markup && $0.kind != .whitespace }
  }
}
