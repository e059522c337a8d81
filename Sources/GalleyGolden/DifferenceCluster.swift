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
  /// One of the members: the first, unless that was one of thousands that seemed to be alone.
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
    for entry in cases { gatherer.add(entry.differences, of: entry.id) }
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
