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

  private let model: BoostedTrees
  /// For each inner node, the log odds to expect there.
  private let means: [Double]

  init(_ model: BoostedTrees) {
    self.model = model
    var means = [Double](repeating: 0, count: model.nodes.count)
    var leaves = [Double](repeating: 0, count: model.nodes.count)
    for tree in model.trees {
      // Children stand behind their parents.
      for node in (0..<Int(tree.nodeCount)).reversed().map({ $0 + Int(tree.firstNode) }) {
        for child in [model.nodes[node].left, model.nodes[node].right] {
          let isLeaf = child >= BoostedTrees.Node.firstLeaf
          let count = isLeaf ? 1 : leaves[Int(tree.firstNode) + Int(child)]
          let mean = Self.mean(of: child, in: tree, means, model)
          means[node] = (means[node] * leaves[node] + mean * count) / (leaves[node] + count)
          leaves[node] += count
        }
      }
    }
    self.means = means
    base = model.trees.reduce(0) { $0 + means[Int($1.firstNode)] }
  }

  /// The log odds to expect at a child of a tree's node.
  private static func mean(
    of child: UInt8, in tree: BoostedTrees.Tree, _ means: [Double], _ model: BoostedTrees
  ) -> Double {
    guard child >= BoostedTrees.Node.firstLeaf else {
      return means[Int(tree.firstNode) + Int(child)]
    }
    let leaf = Int(child - BoostedTrees.Node.firstLeaf)
    return Double(model.values[Int(tree.firstValue) + leaf]) * BoostedTrees.unit
  }

  /// What each feature of a row adds to its log odds, in the order of the features.
  ///
  /// - Parameter row: As many values as the trees have features.
  func contributions(of row: ArraySlice<Float>) -> [Double] {
    var result = [Double](repeating: 0, count: model.featureCount)
    for tree in model.trees {
      var child: UInt8 = 0
      var mean = means[Int(tree.firstNode)]
      while child < BoostedTrees.Node.firstLeaf {
        let node = model.nodes[Int(tree.firstNode) + Int(child)]
        let value = row[row.startIndex + Int(node.feature)]
        child = value > model.thresholds[Int(node.question)] ? node.right : node.left
        let next = Self.mean(of: child, in: tree, means, model)
        result[Int(node.feature)] += next - mean
        mean = next
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
}
