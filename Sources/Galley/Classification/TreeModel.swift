// Evaluation of boosted trees over features that are small integers.

/// Boosted decision trees, as `scripts/training` writes them.
///
/// Features, thresholds and leaf values are `Int16`, and leaf values are summed as integers, so
/// that a decision is the same on every machine. A leaf value is in units of 1/4096 of log odds.
struct TreeModel: Sendable {
  /// One unit of a score, as a part of log odds.
  static let unit = 1.0 / 4096

  /// A node; its children are neighbours, the one for values above the threshold second.
  private struct Node {
    /// The feature asked for; ``leaf`` if none.
    var feature: UInt16
    /// Values up to this go to the first child; of a leaf, its value.
    var threshold: Int16
    /// The index of the first child.
    var child: UInt32
  }

  private static let leaf = UInt16.max

  private let nodes: [Node]
  private let roots: [UInt32]
  /// The score that counts as a decision after the first trees, so that the others are skipped.
  private let early: (trees: Int, low: Int32, high: Int32)

  /// The number of features that the trees read.
  let featureCount: Int

  /// The model without trees, whose scores are all 0.
  static let empty = TreeModel()

  private init() {
    featureCount = 0
    nodes = []
    roots = []
    early = (0, 0, 0)
  }

  /// Decodes a model.
  ///
  /// - Parameter literal: Base64 (RFC 4648; white space ignored) of little-endian 16-bit words:
  ///   the number of features, of trees, the trees after which to stop early (0: never), the low and
  ///   the high score for that, then each tree in preorder: an inner node as its feature and threshold
  ///   followed by its two subtrees, a leaf as 0xFFFF and its value.
  /// - Returns: `nil` if the literal is not such a model.
  init?(_ literal: StaticString) {
    let text = UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    self.init(base64: text)
  }

  /// Decodes a model from bytes of base64.
  init?(base64 text: UnsafeBufferPointer<UInt8>) {
    guard let words = Self.words(text), words.count > 5 else { return nil }
    featureCount = Int(words[0])
    early = (
      words[2] == 0 ? Int.max : Int(words[2]), Int32(Int16(bitPattern: words[3])),
      Int32(Int16(bitPattern: words[4]))
    )
    var reader = Reader(words: words, position: 5)
    var roots: [UInt32] = []
    for _ in 0..<words[1] {
      roots.append(UInt32(reader.nodes.count))
      guard reader.readTree(features: words[0]) else { return nil }
    }
    nodes = reader.nodes
    self.roots = roots
  }

  /// The score of a row of features: above 0 is more likely true than false.
  ///
  /// - Parameter features: At least ``featureCount`` values.
  func score(_ features: UnsafeBufferPointer<Int16>) -> Int32 {
    nodes.withUnsafeBufferPointer { nodes in
      var sum: Int32 = 0
      var tree = 0
      for root in roots {
        if tree == early.trees, sum <= early.low || sum >= early.high { return sum }
        var node = nodes[Int(root)]
        while node.feature != Self.leaf {
          let isAbove = features[Int(node.feature)] > node.threshold
          node = nodes[Int(node.child) + (isAbove ? 1 : 0)]
        }
        sum += Int32(node.threshold)
        tree += 1
      }
      return sum
    }
  }

  // MARK: Decoding

  private struct Reader {
    let words: [UInt16]
    var position: Int
    var nodes: [Node] = []

    /// Reads a tree in preorder, with a stack of its own; false if the words are not one.
    mutating func readTree(features: UInt16) -> Bool {
      nodes.append(Node(feature: leaf, threshold: 0, child: 0))
      var open = [nodes.count - 1]
      while let slot = open.popLast() {
        guard position + 1 < words.count else { return false }
        let feature = words[position]
        let value = Int16(bitPattern: words[position + 1])
        position += 2
        nodes[slot] = Node(feature: feature, threshold: value, child: UInt32(nodes.count))
        if feature == leaf { continue }
        guard feature < features else { return false }
        let child = nodes.count
        nodes.append(Node(feature: leaf, threshold: 0, child: 0))
        nodes.append(Node(feature: leaf, threshold: 0, child: 0))
        open.append(child + 1)
        open.append(child)
      }
      return true
    }
  }

  private static func words(_ text: UnsafeBufferPointer<UInt8>) -> [UInt16]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    for byte in text {
      let digit: UInt8
      switch byte {
      case 0x41...0x5A: digit = byte - 0x41
      case 0x61...0x7A: digit = byte - 0x61 + 26
      case 0x30...0x39: digit = byte - 0x30 + 52
      case 0x2B: digit = 62
      case 0x2F: digit = 63
      case 0x0A, 0x20, 0x3D: continue
      default: return nil
      }
      bits = bits << 6 | UInt32(digit)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    return stride(from: 0, to: bytes.count - 1, by: 2).map {
      UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
    }
  }
}
