// Differences of a run, gathered to clusters as they come.

import Galley

/// Sorts differences into groups, from the most telling thing in common to the least.
///
/// What is kept of a difference is where it is; of a group, one example. So a run in which one
/// cause changes 100,000 captures takes little more memory than their ids.
struct ClusterGatherer: Sendable {
  private struct Key: Hashable {
    var kind: Difference.Class
    /// The bytes of a cause, or of a site.
    var common: [UInt8]
  }

  /// Differences of one class and cause, or of one class and site.
  fileprivate struct Group {
    var members: [DifferenceCluster.Member] = []
    var cause: DifferenceCause
    var example: Difference?
    /// How many causes have been added together.
    var causes = 0
    /// A hash of the differences themselves, in whatever order they came.
    var content: UInt64 = 0
    /// Where the example stands.
    var exampleMember: DifferenceCluster.Member?

    /// Whether more than one capture has such a difference.
    var isShared: Bool {
      guard let first = members.first else { return false }
      return members.contains { !$0.capture.utf8.elementsEqual(first.capture.utf8) }
    }
  }

  /// How many groups of one class and site keep their example while only one capture has such a
  /// difference: one of them is the example if no other capture turns up.
  private static let keptExamples = 8

  private var groups: [Key: Group] = [:]
  /// What has nothing in common with anything but its class and site.
  private var rest: [Key: Group] = [:]
  /// How many examples are kept by class and site.
  private var kept: [Key: Int] = [:]

  /// Starts with no differences.
  init() {}

  /// Takes one capture's differences.
  mutating func add(_ differences: [Difference], of capture: String) {
    for (index, difference) in differences.enumerated() {
      add(difference, DifferenceCluster.Member(capture: capture, index: index))
    }
  }

  private mutating func add(_ difference: Difference, _ member: DifferenceCluster.Member) {
    let cause = DifferenceCause(of: difference)
    let siteKey = Key(kind: difference.kind, common: Array(Self.site(of: member.capture).utf8))
    if cause.key.isEmpty {
      rest[siteKey, default: Group(cause: cause)].add(difference, cause, member)
      return
    }
    let key = Key(kind: difference.kind, common: cause.key)
    let isNew = groups[key] == nil
    groups[key, default: Group(cause: cause)].add(difference, cause, member)
    guard isNew && cause.basis != .rule else { return }
    kept[siteKey, default: 0] += 1
    if kept[siteKey, default: 0] > Self.keptExamples { groups[key]?.example = nil }
  }

  /// The clusters, those of most captures first; every difference is in exactly one.
  func clusters() -> [DifferenceCluster] {
    var clusters: [DifferenceCluster] = []
    var bySite = rest
    for (key, group) in groups {
      if group.cause.basis == .rule || group.isShared {
        clusters.append(Self.cluster(group, key, common: group.cause.common))
      } else {
        let site = Self.site(of: group.members[0].capture)
        let siteKey = Key(kind: key.kind, common: Array(site.utf8))
        bySite[siteKey, default: Group(cause: group.cause)].add(group)
      }
    }
    for (key, group) in bySite {
      // The same change in several blocks of one page is one cause, too.
      let isOne = group.members.count == 1 || (group.causes == 1 && rest[key] == nil)
      let common = isOne ? group.cause.common : "various"
      // The site alone would give the same key to whatever is found there next.
      clusters.append(Self.cluster(group, key, common: common, content: group.content))
    }
    return clusters.sorted(by: Self.precedes)
  }

  private static func cluster(
    _ group: Group, _ key: Key, common: String, content: UInt64 = 0
  ) -> DifferenceCluster {
    let members = group.members.sorted(by: precedes)
    var captures: [String] = []
    var sites: [String] = []
    for member in members {
      if captures.last != member.capture { captures.append(member.capture) }
      let site = Self.site(of: member.capture)
      if sites.last != site { sites.append(site) }
    }
    sites.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return DifferenceCluster(
      id: Self.id(of: key, content: content), kind: key.kind, common: common, members: members,
      captures: captures, sites: sites,
      example: group.example ?? Difference(key.kind, after: group.cause.shown))
  }

  private static func site(of id: String) -> String {
    String(id.prefix { $0 != "/" })
  }

  /// FNV-1a: short, and the same everywhere.
  private static func id(of key: Key, content: UInt64) -> String {
    var hash: UInt32 = 0x811C_9DC5
    let numbers = stride(from: 0, to: 64, by: 8).map { UInt8(truncatingIfNeeded: content >> $0) }
    for byte in Array(key.kind.name.utf8) + [0] + key.common + (content == 0 ? [] : numbers) {
      hash = (hash ^ UInt32(byte)) &* 0x0100_0193
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }

  fileprivate static func precedes(
    _ first: DifferenceCluster.Member, _ second: DifferenceCluster.Member
  ) -> Bool {
    if first.capture.utf8.elementsEqual(second.capture.utf8) { return first.index < second.index }
    return first.capture.utf8.lexicographicallyPrecedes(second.capture.utf8)
  }

  private static func precedes(_ first: DifferenceCluster, _ second: DifferenceCluster) -> Bool {
    if first.captures.count != second.captures.count {
      return first.captures.count > second.captures.count
    }
    let (one, other) = (
      first.kind.name + "\0" + first.common, second.kind.name + "\0" + second.common
    )
    if !one.utf8.elementsEqual(other.utf8) {
      return one.utf8.lexicographicallyPrecedes(other.utf8)
    }
    return first.captures[0].utf8.lexicographicallyPrecedes(second.captures[0].utf8)
  }
}

extension ClusterGatherer.Group {
  /// Adds a difference, which becomes the example if it is the first.
  mutating func add(
    _ difference: Difference, _ cause: DifferenceCause, _ member: DifferenceCluster.Member
  ) {
    if !members.isEmpty { self.cause.join(cause) }
    members.append(member)
    content &+= Self.hash(of: difference)
    offer(difference, member)
  }

  /// Adds the differences of another group.
  mutating func add(_ other: ClusterGatherer.Group) {
    if members.isEmpty { cause = other.cause }
    members += other.members
    content &+= other.content
    causes += 1
    if let example = other.example, let member = other.exampleMember { offer(example, member) }
  }

  private mutating func offer(_ difference: Difference, _ member: DifferenceCluster.Member) {
    if example != nil, let exampleMember, !ClusterGatherer.precedes(member, exampleMember) {
      return
    }
    (example, exampleMember) = (difference, member)
  }

  /// FNV-1a of what was there before and after, with 64 bits.
  private static func hash(of difference: Difference) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for text in [difference.before, difference.after] {
      for byte in (text ?? "").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    return hash
  }
}
