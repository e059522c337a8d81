// Evaluation of boosted decision trees, laid out for the cache.

/// Boosted trees over binned features, as `scripts/train` writes them.
///
/// Training allows a feature only a few dozen thresholds, so a row is first turned into bins, one byte
/// a feature; a node then is four bytes and compares bytes. Four trees are walked at a time, and a
/// row that is far from undecided isn't shown to the rest of them. Leaf values are fixed-point numbers
/// and summed as integers, so a score is the same on every machine.
struct BoostedTrees: Sendable {
  /// One unit of a leaf value, as a part of log odds.
  static let unit = 1.0 / 8192

  /// The number of features that a row must have.
  let featureCount: Int
  /// The number of trees.
  let treeCount: Int

  /// For each feature, where its thresholds begin; one more entry for the end.
  private let thresholdStarts: [Int]
  /// Ascending within a feature: a value up to `thresholds[k]` has at most bin `k`.
  private let thresholds: [Float]
  private let groups: [Group]
  /// A node: feature, bin, left and right child, a byte each from the lowest up.
  ///
  /// A leaf is a node that leads to itself, so that several trees can be walked in step.
  let nodes: [UInt32]
  /// The value of each node that is a leaf, in ``unit``s.
  let values: [Int16]

  /// Trees that are walked together: their chains of loads don't wait for each other.
  private struct Group: Sendable {
    /// Where each tree's root stands in `nodes`; a group that isn't full repeats an empty tree.
    var roots: SIMD4<Int32>
    var depth: Int
  }

  /// Where each tree's root stands in ``nodes``; a node's children are counted from there.
  var roots: [Int] {
    let lanes = groups.flatMap { group in (0..<Self.groupSize).map { Int(group.roots[$0]) } }
    return Array(lanes.prefix(treeCount))
  }

  private static let groupSize = 4
  /// After each so many groups, a row whose log odds are beyond ``certainty`` is decided.
  private static let groupsBetweenChecks = 4
  /// Of 34,521 blocks none beyond this was on another side of any page's threshold in the end.
  private static let certainty: Int32 = 3 * 8192

  /// Decodes a model from its literal.
  ///
  /// - Parameter literal: Base64 (RFC 4648), white space ignored, of little-endian data: the number
  ///   of features (16 bits) and trees (16 bits); for each feature the number of thresholds (8 bits)
  ///   and these (32-bit floats); for each tree the number of leaves (8 bits), its inner nodes
  ///   (feature, bin, left child, right child, 8 bits each; a child of 128 or more is leaf
  ///   `child - 128`) and its leaf values (signed 16 bits, in ``unit``s).
  /// - Returns: `nil` if the literal is not such a model.
  init?(_ literal: StaticString) {
    let text = UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    self.init(base64: text)
  }

  /// Decodes a model from bytes of base64.
  init?(base64 text: UnsafeBufferPointer<UInt8>) {
    guard let bytes = Base64.decode(text) else { return nil }
    var reader = Reader(bytes: bytes)
    guard let features = reader.word(), let trees = reader.word() else { return nil }
    featureCount = Int(features)
    treeCount = Int(trees)
    var starts = [0]
    var thresholds: [Float] = []
    for _ in 0..<features {
      guard let count = reader.byte() else { return nil }
      for _ in 0..<count {
        guard let value = reader.float() else { return nil }
        thresholds.append(value)
      }
      starts.append(thresholds.count)
    }
    var forest = Forest()
    for _ in 0..<trees {
      guard let tree = reader.tree(features: featureCount) else { return nil }
      forest.append(tree)
    }
    guard reader.isAtEnd else { return nil }
    thresholdStarts = starts
    self.thresholds = thresholds
    groups = forest.groups()
    nodes = forest.nodes
    values = forest.values
  }

  /// The log odds of each row of a matrix.
  ///
  /// - Parameters:
  ///   - rows: Rows of ``featureCount`` values, one after the other.
  ///   - isExact: Whether every tree is asked. Without it a row that is decided early is left at the
  ///     log odds that decided it, beyond 3 in either direction.
  func scores(_ rows: [Float], isExact: Bool = false) -> [Double] {
    let count = featureCount == 0 ? 0 : rows.count / featureCount
    var scores: [Double] = []
    scores.reserveCapacity(count)
    // Bytes address bins, so with 256 of them no index can be out of bounds.
    var bins = [UInt8](repeating: 0, count: 256)
    let certainty = isExact ? Int32.max : Self.certainty
    rows.withUnsafeBufferPointer { rows in
      bins.withUnsafeMutableBufferPointer { bins in
        for row in 0..<count {
          let start = row * featureCount
          fill(bins, from: UnsafeBufferPointer(rebasing: rows[start..<start + featureCount]))
          scores.append(Double(score(bins, certainty)) * Self.unit)
        }
      }
    }
    return scores
  }

  /// The probability that log odds stand for.
  static func probability(_ logOdds: Double) -> Double {
    1 / (1 + Exponential.exp(-logOdds))
  }

  /// Turns a row into bins, a byte a feature, for 256 features at most.
  func fill(
    _ bins: UnsafeMutableBufferPointer<UInt8>, from row: UnsafeBufferPointer<Float>
  ) {
    thresholds.withUnsafeBufferPointer { thresholds in
      for feature in 0..<featureCount {
        let value = row[feature]
        var low = thresholdStarts[feature]
        let start = low
        var high = thresholdStarts[feature + 1]
        while low < high {
          let middle = (low &+ high) &>> 1
          if value > thresholds[middle] { low = middle &+ 1 } else { high = middle }
        }
        bins[feature] = UInt8(truncatingIfNeeded: low &- start)
      }
    }
  }

  private func score(_ bins: UnsafeMutableBufferPointer<UInt8>, _ certainty: Int32) -> Int32 {
    guard let bins = UnsafePointer(bins.baseAddress) else { return 0 }
    return nodes.withUnsafeBufferPointer { nodes in
      values.withUnsafeBufferPointer { values in
        guard let nodes = nodes.baseAddress, let values = values.baseAddress else { return 0 }
        var sum: Int32 = 0
        for (index, group) in groups.enumerated() {
          if index % Self.groupsBetweenChecks == 0, sum > certainty || sum < -certainty { break }
          sum &+= Self.sum(of: group, nodes, values, bins)
        }
        return sum
      }
    }
  }

  /// What four trees say together.
  ///
  /// The pointers are used without checks: ``Reader/tree(features:)`` has seen to it that every child
  /// of a node is a node of its tree.
  @inline(__always)
  private static func sum(
    of group: Group, _ nodes: UnsafePointer<UInt32>, _ values: UnsafePointer<Int16>,
    _ bins: UnsafePointer<UInt8>
  ) -> Int32 {
    let (a, b) = (Int(group.roots[0]), Int(group.roots[1]))
    let (c, d) = (Int(group.roots[2]), Int(group.roots[3]))
    var (atA, atB, atC, atD) = (0, 0, 0, 0)
    for _ in 0..<group.depth {
      atA = child(of: nodes[a &+ atA], bins)
      atB = child(of: nodes[b &+ atB], bins)
      atC = child(of: nodes[c &+ atC], bins)
      atD = child(of: nodes[d &+ atD], bins)
    }
    return Int32(values[a &+ atA]) &+ Int32(values[b &+ atB])
      &+ Int32(values[c &+ atC]) &+ Int32(values[d &+ atD])
  }

  @inline(__always)
  private static func child(of node: UInt32, _ bins: UnsafePointer<UInt8>) -> Int {
    let isLeft = bins[Int(node & 0xFF)] <= UInt8(truncatingIfNeeded: node &>> 8)
    return Int(isLeft ? node &>> 16 & 0xFF : node &>> 24)
  }

  /// Trees as they are laid out for walking.
  private struct Forest {
    var nodes: [UInt32] = []
    var values: [Int16] = []
    private var roots: [(start: Int32, depth: Int)] = []

    mutating func append(_ tree: Tree) {
      roots.append((Int32(nodes.count), tree.depth))
      let leaf = UInt32(tree.nodes.count)
      for node in tree.nodes {
        // A child of 128 or more is a leaf, and leaves stand behind the inner nodes.
        func place(_ child: UInt8) -> UInt32 {
          child < 128 ? UInt32(child) : UInt32(child - 128) + leaf
        }
        nodes.append(
          UInt32(node.feature) | UInt32(node.bin) << 8 | place(node.left) << 16
            | place(node.right) << 24)
        values.append(0)
      }
      for (index, value) in tree.leaves.enumerated() {
        let own = leaf + UInt32(index)
        nodes.append(own << 16 | own << 24)
        values.append(value)
      }
    }

    /// The trees by fours, the last group filled up with a tree that says nothing.
    mutating func groups() -> [Group] {
      let empty = Int32(nodes.count)
      nodes.append(0)
      values.append(0)
      return stride(from: 0, to: roots.count, by: groupSize).map { first in
        var group = Group(roots: SIMD4(repeating: empty), depth: 0)
        for (lane, root) in roots[first..<min(first + groupSize, roots.count)].enumerated() {
          group.roots[lane] = root.start
          group.depth = max(group.depth, root.depth)
        }
        return group
      }
    }
  }

  /// A tree as it stands in the literal.
  private struct Tree {
    var nodes: [(feature: UInt8, bin: UInt8, left: UInt8, right: UInt8)] = []
    var leaves: [Int16] = []

    /// The steps from the root to the farthest leaf.
    var depth: Int {
      var depths = [Int](repeating: 1, count: nodes.count)
      var deepest = 0
      // Children stand behind their parents.
      for (index, node) in nodes.enumerated() {
        for child in [node.left, node.right] where child < 128 {
          depths[Int(child)] = depths[index] + 1
        }
        deepest = max(deepest, depths[index])
      }
      return deepest
    }
  }

  /// Reads the little-endian form.
  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) {
      self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count }

    mutating func byte() -> UInt8? {
      guard position < bytes.count else { return nil }
      position += 1
      return bytes[position - 1]
    }

    mutating func word() -> UInt16? {
      guard let low = byte(), let high = byte() else { return nil }
      return UInt16(high) << 8 | UInt16(low)
    }

    mutating func float() -> Float? {
      guard let low = word(), let high = word() else { return nil }
      return Float(bitPattern: UInt32(high) << 16 | UInt32(low))
    }

    /// A tree whose every reference is within bounds and leads forward; `nil` if it isn't one.
    mutating func tree(features: Int) -> Tree? {
      guard let leafCount = byte(), (2...127).contains(leafCount) else { return nil }
      let nodeCount = leafCount - 1
      var tree = Tree()
      for node in 0..<nodeCount {
        guard let feature = byte(), let bin = byte(), let left = byte(), let right = byte(),
          Int(feature) < features
        else { return nil }
        for child in [left, right] {
          let isLeaf = child >= 128
          guard isLeaf ? child - 128 < leafCount : child > node && child < nodeCount else {
            return nil
          }
        }
        tree.nodes.append((feature, bin, left, right))
      }
      for _ in 0..<leafCount {
        guard let value = word() else { return nil }
        tree.leaves.append(Int16(bitPattern: value))
      }
      return tree
    }
  }
}
