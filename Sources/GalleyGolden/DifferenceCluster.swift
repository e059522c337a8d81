// Differences that have one cause in common, gathered over a run.

/// Differences of one class that share a text, a rule or a site.
public struct DifferenceCluster: Sendable, Hashable {
  /// The class of all of them.
  public var kind: Difference.Class
  /// What they have in common, as it is shown: a text's beginning, a pattern of values, or `""`.
  public var common: String
  /// The ids of the captures, sorted by bytes, each once.
  public var captures: [String]
  /// The captures' sites (the first component of an id), sorted by bytes, each once.
  public var sites: [String]
  /// One of the differences: the first one of the first capture.
  public var example: Difference

  /// One line: `leaked: 'Read more about…' in 41 captures of 3 sites`.
  public var summary: String {
    "\(kind.name): '\(common)' in \(captures.count) captures of \(sites.count) sites"
  }

  /// Gathers the differences of a run.
  ///
  /// - Parameter cases: The ids of captures with their differences, in any order.
  /// - Returns: The clusters, those of most captures first; every difference is in exactly one.
  public static func clusters(of cases: [(id: String, differences: [Difference])])
    -> [DifferenceCluster]
  {
    cases.flatMap { entry in
      entry.differences.map {
        DifferenceCluster(
          kind: $0.kind, common: "", captures: [entry.id],
          sites: [String(entry.id.prefix { $0 != "/" })], example: $0)
      }
    }
  }
}
