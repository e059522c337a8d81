// Differences that have one cause in common, gathered over a run.

import Galley

/// Differences of one class that share a text, a rule or a site.
public struct DifferenceCluster: Sendable, Hashable {
  /// One difference of a cluster.
  public struct Member: Sendable, Hashable {
    /// The id of the capture.
    public var capture: String
    /// The 0-based position of the difference among the capture's.
    public var index: Int

    /// Creates a member.
    public init(capture: String, index: Int) {
      self.capture = capture
      self.index = index
    }
  }

  /// A name for commands: eight hexadecimal digits, the same in every run that has the cluster.
  public var id: String
  /// The class of all of them.
  public var kind: Difference.Class
  /// What they have in common, as it is shown: `‘Read more about…’`, `links`, `various`.
  public var common: String
  /// All differences, by capture and then in reading order.
  public var members: [Member]
  /// The ids of the captures, sorted by bytes, each once.
  public var captures: [String]
  /// The captures' sites (the first component of an id), sorted by bytes, each once.
  public var sites: [String]
  /// The first of the members.
  public var example: Difference

  /// One line: `leaked: ‘Read more about…’ in 41 captures of 3 sites`.
  public var summary: String {
    "\(kind.label): \(common) in \(place)"
  }

  private var place: String {
    if captures.count == 1 { return captures[0] }
    let place = sites.count == 1 ? sites[0] : "\(sites.count) sites"
    return "\(captures.count) captures of \(place)"
  }

  /// Gathers the differences of a run.
  ///
  /// - Parameter cases: The ids of captures with their differences, in any order.
  /// - Returns: The clusters, those of most captures first; every difference is in exactly one.
  public static func clusters(of cases: [(id: String, differences: [Difference])])
    -> [DifferenceCluster]
  {
    var gatherer = ClusterGatherer()
    for entry in cases.sorted(by: { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }) {
      for (index, difference) in entry.differences.enumerated() {
        gatherer.add(difference, Member(capture: entry.id, index: index))
      }
    }
    return gatherer.clusters()
  }
}

extension Difference.Class {
  /// The class in the words of a report: `lost`, `leaked`, `changed`, `title`, `white space`.
  public var label: String {
    switch self {
    case .bodyLost: "lost"
    case .bodyLeaked: "leaked"
    case .bodyChanged: "changed"
    case .moved: "moved"
    case .metadata(let key): key.rawValue
    case .markup: "markup"
    case .whitespace: "white space"
    case .unknown: "unknown"
    }
  }
}

/// Sorts differences into groups, from the most telling thing in common to the least.
private struct ClusterGatherer {
  private struct Entry {
    var member: DifferenceCluster.Member
    var difference: Difference
    var cause: DifferenceCause
  }

  private struct Key: Hashable {
    var kind: Difference.Class
    var cause: [UInt8]
  }

  private var entries: [Entry] = []

  mutating func add(_ difference: Difference, _ member: DifferenceCluster.Member) {
    entries.append(
      Entry(member: member, difference: difference, cause: DifferenceCause(of: difference)))
  }

  func clusters() -> [DifferenceCluster] {
    var groups: [Key: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      groups[Key(kind: entry.difference.kind, cause: entry.cause.key), default: []].append(index)
    }
    var clusters: [DifferenceCluster] = []
    var rest: [Key: [Int]] = [:]
    for (key, group) in groups {
      if entries[group[0]].cause.basis == .rule || isShared(group) {
        clusters.append(cluster(group, key, common: common(of: group)))
      } else {
        for index in group {
          let site = Self.site(of: entries[index].member.capture)
          rest[Key(kind: key.kind, cause: Array(site.utf8)), default: []].append(index)
        }
      }
    }
    for (key, group) in rest {
      let sorted = group.sorted()
      let common = sorted.count == 1 ? common(of: sorted) : "various"
      clusters.append(cluster(sorted, key, common: common))
    }
    return clusters.sorted(by: precedes)
  }

  private func isShared(_ group: [Int]) -> Bool {
    guard let first = group.first, !entries[first].cause.key.isEmpty else { return false }
    let capture = entries[first].member.capture
    return group.contains { !entries[$0].member.capture.utf8.elementsEqual(capture.utf8) }
  }

  private func common(of group: [Int]) -> String {
    DifferenceCause.common(of: group.map { entries[$0].cause })
  }

  private func cluster(_ group: [Int], _ key: Key, common: String) -> DifferenceCluster {
    var captures: [String] = []
    var sites: [String] = []
    for index in group {
      let capture = entries[index].member.capture
      if captures.last != capture { captures.append(capture) }
      let site = Self.site(of: capture)
      if sites.last != site { sites.append(site) }
    }
    sites.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return DifferenceCluster(
      id: Self.id(of: key), kind: key.kind, common: common,
      members: group.map { entries[$0].member },
      captures: captures, sites: sites, example: entries[group[0]].difference)
  }

  private static func site(of id: String) -> String {
    String(id.prefix { $0 != "/" })
  }

  /// FNV-1a: short, and the same everywhere.
  private static func id(of key: Key) -> String {
    var hash: UInt32 = 0x811C_9DC5
    for byte in Array(key.kind.name.utf8) + [0] + key.cause {
      hash = (hash ^ UInt32(byte)) &* 0x0100_0193
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }

  private func precedes(_ first: DifferenceCluster, _ second: DifferenceCluster) -> Bool {
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
