// How much each feature weighed in a score of boosted trees.

/// Credits a score to features by the paths that a row takes through the trees.
///
/// The method is Saabas' ("Interpreting random forests", 2014): each step from a node to its child
/// changes the value to expect, and the change is credited to the feature that the node asks for.
/// The credits of all features add up to the score less ``base``.
///
/// What to expect at a node is the mean of the leaves below it, each leaf counting once. How many
/// training blocks reached each leaf would weigh them better, but the model doesn't hold that.
struct TreeAttribution: Sendable {
  /// The log odds to expect of a row of which nothing is known.
  let base: Double

  private let trees: BoostedTrees
  private let roots: [Int]
  /// For each node of the trees, the log odds to expect there.
  private let means: [Double]

  init(_ trees: BoostedTrees) {
    self.trees = trees
    roots = trees.roots
    var means = [Double](repeating: 0, count: trees.nodes.count)
    var leaves = [Double](repeating: 1, count: trees.nodes.count)
    // A tree ends where the next begins; behind the last stands one empty node.
    for (root, end) in zip(roots, roots.dropFirst() + [trees.nodes.count - 1]) {
      // Children stand behind their parents.
      for node in (root..<end).reversed() {
        let (left, right) = Self.children(of: trees.nodes[node], root)
        if left == node {
          means[node] = Double(trees.values[node]) * BoostedTrees.unit
        } else {
          leaves[node] = leaves[left] + leaves[right]
          let sum = means[left] * leaves[left] + means[right] * leaves[right]
          means[node] = sum / leaves[node]
        }
      }
    }
    self.means = means
    base = roots.reduce(0) { $0 + means[$1] }
  }

  /// What each feature of a row adds to its log odds, in the order of the features.
  ///
  /// - Parameter row: As many values as the trees have features.
  func contributions(of row: ArraySlice<Float>) -> [Double] {
    // Bytes address features and bins.
    var bins = [UInt8](repeating: 0, count: 256)
    row.withUnsafeBufferPointer { row in
      bins.withUnsafeMutableBufferPointer { trees.fill($0, from: row) }
    }
    var result = [Double](repeating: 0, count: trees.featureCount)
    for root in roots {
      var node = root
      while true {
        let feature = Int(trees.nodes[node] & 0xFF)
        let (left, right) = Self.children(of: trees.nodes[node], root)
        let next = bins[feature] <= UInt8(truncatingIfNeeded: trees.nodes[node] >> 8) ? left : right
        if next == node { break }
        result[feature] += means[next] - means[node]
        node = next
      }
    }
    return result
  }

  /// The features that weighed most in a row's score, the weightiest first; those that didn't
  /// weigh at all are left out.
  func strongest(_ count: Int, of row: ArraySlice<Float>) -> [(feature: Int, contribution: Double)]
  {
    let all = contributions(of: row)
    let order = all.indices.filter { all[$0] != 0 }.sorted {
      (abs(all[$0]), $1) > (abs(all[$1]), $0)
    }
    return order.prefix(count).map { ($0, all[$0]) }
  }

  private static func children(of node: UInt32, _ root: Int) -> (left: Int, right: Int) {
    (root + Int(node >> 16 & 0xFF), root + Int(node >> 24))
  }
}
