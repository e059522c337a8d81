// A short name for a cluster, which stays the same from one command to the next.

extension DifferenceCluster {
  /// Eight characters that name the cluster: the beginning of the SHA-256 of its class and text.
  ///
  /// `galley accept --cluster KEY` accepts it. A number would change as soon as another cluster is
  /// accepted, and a person would accept what he has not read.
  public var key: String {
    String(SHA256.hexadecimal(Array("\(kind.name)\n\(common)".utf8)).prefix(8))
  }
}
