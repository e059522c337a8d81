// Evaluation of boosted decision trees, laid out for the cache.

/// Boosted trees over binned features, as `scripts/train` writes them.
///
/// Training allows a feature only a few dozen thresholds, so a row is first turned into bins, one byte
/// a feature; a node then is four bytes and compares bytes. Leaf values are fixed-point numbers
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
  /// For each tree, where its nodes and its leaves begin.
  private let roots: [(node: Int, leaf: Int)]
  /// Four bytes a node: feature, bin, left child, right child.
  private let nodes: [UInt8]
  private let leaves: [Int16]

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
    var roots: [(node: Int, leaf: Int)] = []
    var nodes: [UInt8] = []
    var leaves: [Int16] = []
    for _ in 0..<trees {
      roots.append((nodes.count, leaves.count))
      guard reader.tree(into: &nodes, &leaves, features: featureCount) else { return nil }
    }
    guard reader.isAtEnd else { return nil }
    thresholdStarts = starts
    self.thresholds = thresholds
    self.roots = roots
    self.nodes = nodes
    self.leaves = leaves
  }

  /// The log odds of each row of a matrix.
  ///
  /// - Parameter rows: Rows of ``featureCount`` values, one after the other.
  func scores(_ rows: [Float]) -> [Double] {
    let count = featureCount == 0 ? 0 : rows.count / featureCount
    var scores: [Double] = []
    scores.reserveCapacity(count)
    var bins = [UInt8](repeating: 0, count: featureCount)
    rows.withUnsafeBufferPointer { rows in
      for row in 0..<count {
        fill(
          &bins,
          from: UnsafeBufferPointer(rebasing: rows[row * featureCount..<(row + 1) * featureCount]))
        scores.append(score(bins))
      }
    }
    return scores
  }

  /// The probability that log odds stand for.
  static func probability(_ logOdds: Double) -> Double {
    1 / (1 + Exponential.exp(-logOdds))
  }

  private func fill(_ bins: inout [UInt8], from row: UnsafeBufferPointer<Float>) {
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

  private func score(_ bins: [UInt8]) -> Double {
    var sum: Int32 = 0
    nodes.withUnsafeBufferPointer { nodes in
      bins.withUnsafeBufferPointer { bins in
        for (root, leaf) in roots {
          var child: UInt8 = 0
          repeat {
            let node = root &+ Int(child) &* 4
            let isLeft = bins[Int(nodes[node])] <= nodes[node &+ 1]
            child = nodes[node &+ (isLeft ? 2 : 3)]
          } while child < 128
          sum &+= Int32(leaves[leaf &+ Int(child &- 128)])
        }
      }
    }
    return Double(sum) * Self.unit
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

    /// Appends a tree whose every reference is within bounds and leads forward.
    mutating func tree(
      into nodes: inout [UInt8], _ leaves: inout [Int16], features: Int
    ) -> Bool {
      guard let leafCount = byte(), (2...127).contains(leafCount) else { return false }
      let nodeCount = leafCount - 1
      for node in 0..<nodeCount {
        guard let feature = byte(), let bin = byte(), let left = byte(), let right = byte(),
          Int(feature) < features
        else { return false }
        for child in [left, right] {
          let isLeaf = child >= 128
          guard isLeaf ? child - 128 < leafCount : child > node && child < nodeCount else {
            return false
          }
        }
        nodes += [feature, bin, left, right]
      }
      for _ in 0..<leafCount {
        guard let value = word() else { return false }
        leaves.append(Int16(bitPattern: value))
      }
      return true
    }
  }
}
