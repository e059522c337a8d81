// Evaluation of boosted decision trees, laid out for the cache.

/// Boosted trees over features with few thresholds, as `scripts/train` writes them.
///
/// Training allows a feature only a few dozen thresholds, so the trees of a model together ask a few
/// thousand questions, "is this feature above that threshold?". ``RowBatch`` answers each of them for
/// many rows at once and then walks the trees for all of these together. A row that is far from
/// undecided isn't shown to the last trees. Leaf values are fixed-point numbers and summed as integers,
/// so a score is the same on every machine.
struct BoostedTrees: Sendable {
  /// One unit of a leaf value, as a part of log odds.
  static let unit = 1.0 / 8192

  /// The number of features that a row must have.
  let featureCount: Int
  /// The number of trees.
  let treeCount: Int

  /// For each feature, where its thresholds begin; one more entry for the end.
  let thresholdStarts: [Int]
  /// Ascending within a feature: a value up to `thresholds[k]` has at most bin `k`.
  let thresholds: [Float]
  let trees: [Tree]
  /// The inner nodes of all trees.
  let nodes: [Node]
  /// The values of the leaves of all trees, in ``unit``s.
  let values: [Int16]
  /// The trees in the order in which they are asked, the later ones about fewer rows.
  let phases: [TreePhase]

  /// Where a tree stands in ``nodes`` and ``values``.
  struct Tree: Sendable {
    var firstNode: Int32
    var nodeCount: Int32
    var firstValue: Int32
    /// One more than there are inner nodes.
    var leafCount: Int32 { nodeCount + 1 }
    /// No tree: a leaf alone.
    static let leaf = Tree(firstNode: 0, nodeCount: 0, firstValue: 0)
  }

  /// A question: rows above a threshold go right, the others left.
  struct Node: Sendable {
    /// The index of the threshold in ``thresholds``.
    var question: UInt16
    var feature: UInt8
    /// A child from ``firstLeaf`` on is the leaf `child - firstLeaf`, any other an inner node further
    /// back in the tree.
    var left: UInt8
    var right: UInt8

    static let firstLeaf: UInt8 = 128
  }

  /// After each so many trees, a row whose log odds are beyond ``certainty`` is decided.
  private static let treesBetweenChecks = 16
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
      guard reader.readTree(into: &forest, thresholdStarts: starts) else { return nil }
    }
    guard reader.isAtEnd else { return nil }
    thresholdStarts = starts
    self.thresholds = thresholds
    self.trees = forest.trees
    nodes = forest.nodes
    values = forest.values
    phases = TreePhase.phases(forest.trees, forest.nodes, thresholdStarts: starts)
  }

  /// The log odds of each row of a matrix.
  ///
  /// - Parameters:
  ///   - rows: Rows of ``featureCount`` values, one after the other.
  ///   - isExact: Whether every tree is asked. Without it a row that is decided early is left at the
  ///     log odds that decided it, beyond 3 in either direction.
  func scores(_ rows: [Float], isExact: Bool = false) -> [Double] {
    let count = featureCount == 0 ? 0 : rows.count / featureCount
    var sums = [Int32](repeating: 0, count: count)
    var open = (0..<count).map { Int32($0) }
    let certainty = isExact ? Int32.max : Self.certainty
    var batch = RowBatch(self)
    rows.withUnsafeBufferPointer { rows in
      guard let rows = rows.baseAddress else { return }
      for phase in phases {
        var left: [Int32] = []
        for first in stride(from: 0, to: open.count, by: RowBatch.size) {
          let chosen = open[first..<min(open.count, first + RowBatch.size)]
          batch.read(rows, chosen, sums, of: phase)
          batch.walk(phase.trees, checkingEvery: Self.treesBetweenChecks, certainty: certainty)
          for (place, row) in chosen.enumerated() {
            sums[Int(row)] = batch.sum(of: place)
            if !batch.isDecided(place) { left.append(row) }
          }
        }
        open = left
      }
    }
    return sums.map { Double($0) * Self.unit }
  }

  /// The probability that log odds stand for.
  static func probability(_ logOdds: Double) -> Double {
    1 / (1 + Exponential.exp(-logOdds))
  }

  /// Trees while they are read.
  private struct Forest {
    var trees: [Tree] = []
    var nodes: [Node] = []
    var values: [Int16] = []
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

    /// Reads a tree; false unless its every reference is within bounds and leads forward.
    mutating func readTree(into forest: inout Forest, thresholdStarts: [Int]) -> Bool {
      guard let leafCount = byte(), (2...127).contains(leafCount) else { return false }
      let nodeCount = leafCount - 1
      forest.trees.append(
        Tree(
          firstNode: Int32(forest.nodes.count), nodeCount: Int32(nodeCount),
          firstValue: Int32(forest.values.count)))
      for index in 0..<nodeCount {
        guard let feature = byte(), let bin = byte(), let left = byte(), let right = byte(),
          Int(feature) < thresholdStarts.count - 1
        else { return false }
        let question = thresholdStarts[Int(feature)] + Int(bin)
        guard question < thresholdStarts[Int(feature) + 1], question <= UInt16.max else {
          return false
        }
        for child in [left, right] {
          let isInBounds =
            child >= Node.firstLeaf
            ? child - Node.firstLeaf < leafCount : child > index && child < nodeCount
          guard isInBounds else { return false }
        }
        forest.nodes.append(
          Node(question: UInt16(question), feature: feature, left: left, right: right))
      }
      Self.sortNodes(from: forest.nodes.count - Int(nodeCount), of: &forest)
      for _ in 0..<leafCount {
        guard let value = word() else { return false }
        forest.values.append(Int16(bitPattern: value))
      }
      return true
    }

    /// Puts the nodes of the last tree in the order in which they are walked.
    private static func sortNodes(from firstNode: Int, of forest: inout Forest) {
      let read = Array(forest.nodes[firstNode...])
      let order = NodeOrder.byDepth(read.count) { (Int(read[$0].left), Int(read[$0].right)) }
      let places = NodeOrder.places(of: order)
      func moved(_ child: UInt8) -> UInt8 {
        child < Node.firstLeaf ? UInt8(places[Int(child)]) : child
      }
      for (place, number) in order.enumerated() {
        var node = read[number]
        (node.left, node.right) = (moved(node.left), moved(node.right))
        forest.nodes[firstNode + place] = node
      }
    }
  }
}
