// Evaluation of boosted trees over features that are small integers.

/// Boosted decision trees, as `scripts/training` writes them.
///
/// Features, thresholds and leaf values are `Int16`, and leaf values are summed as integers, so
/// that a decision is the same on every machine. A leaf value is in units of 1/4096 of log odds.
struct TreeModel: Sendable {
  /// One unit of a score, as a part of log odds.
  static let unit = 1.0 / 4096

  /// A node.
  ///
  /// A leaf leads to itself, so that several trees can be walked in step.
  private struct Node {
    /// The feature asked for; 0 in a leaf.
    var feature: UInt16
    /// Values up to this go left; of a leaf, its value.
    var threshold: Int16
    /// The children, counted from the tree's root.
    var left: UInt16
    var right: UInt16
  }

  /// Trees that are walked together: their chains of loads don't wait for each other.
  private struct Group {
    /// Where each tree's root stands in `nodes`; a group that isn't full repeats an empty tree.
    var roots: SIMD4<Int32>
    var depth: Int
  }

  private static let groupSize = 4
  /// A row that was settled early has a score at least so far from 0: 4 of log odds.
  static let settledScore: Int32 = 4 * 4096
  private static let leaf = UInt16.max

  /// After so many groups, a row of at most or at least these scores is settled: the other trees
  /// would hardly ever turn it.
  private struct Check {
    var groups: Int
    var low: Int32
    var high: Int32
  }

  private let nodes: [Node]
  private let groups: [Group]
  private let checks: [Check]

  /// The number of features that the trees read.
  let featureCount: Int

  /// The model without trees, whose scores are all 0.
  static let empty = TreeModel()

  private init() {
    featureCount = 0
    nodes = []
    groups = []
    checks = []
  }

  /// Decodes a model.
  ///
  /// - Parameter literal: Base64 (RFC 4648; white space ignored) of little-endian 16-bit words:
  ///   the number of features, of trees, of checks; each check as a number of trees, a multiple of
  ///   four, and the scores up to which and from which a row is settled then; each tree in preorder:
  ///   an inner node as its feature and threshold followed by its two subtrees, a leaf as 0xFFFF
  ///   and its value.
  /// - Returns: `nil` if the literal is not such a model.
  init?(_ literal: StaticString) {
    let text = UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    self.init(base64: text)
  }

  /// Decodes a model from bytes of base64.
  init?(base64 text: UnsafeBufferPointer<UInt8>) {
    guard let words = Self.words(text), words.count > 3,
      let checks = Self.checks(words)
    else { return nil }
    featureCount = Int(words[0])
    self.checks = checks
    var reader = Reader(words: words, position: 3 + 3 * Int(words[2]))
    for _ in 0..<words[1] {
      guard reader.readTree(features: words[0]) else { return nil }
    }
    groups = reader.groups()
    nodes = reader.nodes
  }

  /// The score of a row of features: above 0 is more likely true than false.
  ///
  /// - Parameter features: At least ``featureCount`` values.
  /// - Returns: The sum of the trees' values, or beyond ``settledScore`` if the first settle it.
  func score(_ features: UnsafeBufferPointer<Int16>) -> Int32 {
    guard let row = features.baseAddress, features.count >= featureCount else { return 0 }
    return nodes.withUnsafeBufferPointer { nodes in
      guard let nodes = nodes.baseAddress else { return 0 }
      var sum: Int32 = 0
      var asked = 0
      for check in checks {
        for group in groups[asked..<check.groups] { sum &+= Self.sum(of: group, nodes, row) }
        asked = check.groups
        if sum <= check.low { return min(sum, -Self.settledScore) }
        if sum >= check.high { return max(sum, Self.settledScore) }
      }
      for group in groups[asked...] { sum &+= Self.sum(of: group, nodes, row) }
      return sum
    }
  }

  /// What four trees say together.
  ///
  /// The pointers are used without checks: ``Reader/readTree(features:)`` has seen to it that every
  /// child of a node is a node of its tree.
  @inline(__always)
  private static func sum(
    of group: Group, _ nodes: UnsafePointer<Node>, _ row: UnsafePointer<Int16>
  ) -> Int32 {
    let (a, b) = (nodes + Int(group.roots[0]), nodes + Int(group.roots[1]))
    let (c, d) = (nodes + Int(group.roots[2]), nodes + Int(group.roots[3]))
    var (atA, atB, atC, atD) = (a[0], b[0], c[0], d[0])
    for _ in 0..<group.depth {
      atA = a[child(of: atA, row)]
      atB = b[child(of: atB, row)]
      atC = c[child(of: atC, row)]
      atD = d[child(of: atD, row)]
    }
    return Int32(atA.threshold) &+ Int32(atB.threshold) &+ Int32(atC.threshold)
      &+ Int32(atD.threshold)
  }

  @inline(__always)
  private static func child(of node: Node, _ row: UnsafePointer<Int16>) -> Int {
    Int(row[Int(node.feature)] > node.threshold ? node.right : node.left)
  }

  // MARK: Decoding

  /// The checks after the first three words, ascending; `nil` if they aren't.
  private static func checks(_ words: [UInt16]) -> [Check]? {
    guard words.count > 3 + 3 * Int(words[2]) else { return nil }
    var checks: [Check] = []
    for index in 0..<Int(words[2]) {
      let trees = Int(words[3 + 3 * index])
      guard trees.isMultiple(of: groupSize), trees <= Int(words[1]),
        trees / groupSize > checks.last?.groups ?? 0
      else { return nil }
      let low = Int16(bitPattern: words[4 + 3 * index])
      let high = Int16(bitPattern: words[5 + 3 * index])
      checks.append(Check(groups: trees / groupSize, low: Int32(low), high: Int32(high)))
    }
    return checks
  }

  private struct Reader {
    let words: [UInt16]
    var position: Int
    var nodes: [Node] = []
    private var roots: [(start: Int32, depth: Int)] = []

    init(words: [UInt16], position: Int) {
      self.words = words
      self.position = position
    }

    /// Reads a tree in preorder, with a stack of its own; false if the words are not one.
    mutating func readTree(features: UInt16) -> Bool {
      let root = nodes.count
      var depth = 0
      nodes.append(Self.leafNode(0, value: 0))
      var open = [(slot: root, depth: 0)]
      while let (slot, level) = open.popLast() {
        guard position + 1 < words.count else { return false }
        let feature = words[position]
        let value = Int16(bitPattern: words[position + 1])
        position += 2
        depth = max(depth, level)
        if feature == leaf {
          nodes[slot] = Self.leafNode(slot - root, value: value)
          continue
        }
        let child = nodes.count
        guard feature < features, child - root < Int(leaf) else { return false }
        nodes[slot] = Node(
          feature: feature, threshold: value, left: UInt16(child - root),
          right: UInt16(child - root + 1))
        nodes.append(Self.leafNode(0, value: 0))
        nodes.append(Self.leafNode(0, value: 0))
        open.append((child + 1, level + 1))
        open.append((child, level + 1))
      }
      roots.append((Int32(root), depth))
      return true
    }

    private static func leafNode(_ own: Int, value: Int16) -> Node {
      Node(feature: 0, threshold: value, left: UInt16(own), right: UInt16(own))
    }

    /// The trees by fours, the last group filled up with a tree that says nothing.
    mutating func groups() -> [Group] {
      let empty = Int32(nodes.count)
      nodes.append(Self.leafNode(0, value: 0))
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

  private static func words(_ text: UnsafeBufferPointer<UInt8>) -> [UInt16]? {
    guard let bytes = Base64.decode(text) else { return nil }
    return stride(from: 0, to: bytes.count - 1, by: 2).map {
      UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
    }
  }
}
