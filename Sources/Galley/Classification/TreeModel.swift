// Boosted trees over features that are small integers, as text captures' models have them.

/// Boosted decision trees, as `scripts/training` writes them.
///
/// Features, thresholds and leaf values are `Int16`, and leaf values are summed as integers, so
/// that a decision is the same on every machine. A leaf value is in units of 1/4096 of log odds.
/// ``TreeBatch`` walks the trees with many rows at once.
struct TreeModel: Sendable {
  /// One unit of a score, as a part of log odds.
  static let unit = 1.0 / 4096
  /// A row that was settled early has a score at least so far from 0: 4 of log odds.
  static let settledScore: Int32 = 4 * 4096

  /// Trees that are walked before rows are settled.
  struct Stage: Sendable {
    /// The questions that its trees ask, in ``TreeModel/questions``.
    var questions: Range<Int>
    /// The same in groups about one feature, in their order.
    var groups: [QuestionGroup]
    /// Its trees, in ``TreeModel/trees``: an even number.
    var trees: Range<Int>
    /// The features that its trees ask for, and those of the stages behind it.
    var features: [UInt16] = []
    /// What trees of one leaf say.
    var bias: Int32 = 0
    /// A row of at most or at least these scores is settled then: the other trees would hardly ever
    /// turn it.
    var low: Int32
    var high: Int32
  }

  /// Whether a feature is above a threshold.
  struct Question: Sendable, Hashable {
    var feature: UInt16
    var threshold: Int16

    /// Orders questions by feature and threshold.
    fileprivate var key: UInt32 {
      UInt32(feature) << 16 | UInt32(UInt16(bitPattern: threshold ^ .min))
    }
  }

  /// Up to four questions about one feature, which are answered together.
  struct QuestionGroup: Sendable {
    var feature: UInt16
    /// Counted from the stage's first question.
    var first: UInt16
    /// At most two questions have the first two of these.
    var thresholds: SIMD4<Int16>
    var isPair: Bool
  }

  /// Where a tree stands in ``TreeModel/nodes`` and ``TreeModel/values``.
  struct Tree: Sendable {
    var firstNode: Int32
    /// Rows above a threshold go right, the others left; there is one leaf more than nodes.
    var nodeCount: Int32
    var firstValue: Int32
  }

  /// A node, behind its parent in the tree.
  struct Node: Sendable {
    /// Counted from the stage's first question, in units of ``unit``.
    var question: UInt32
    /// A child from ``firstLeaf`` on is the leaf `child - firstLeaf`, any other an inner node; in
    /// units of ``unit``.
    var left: UInt16
    var right: UInt16

    static var firstLeaf: Int { 128 }
    /// So many bytes have a bit for each row of a step: ``TreeBatch`` wants to address them.
    static var unit: Int { 16 }
  }

  /// The number of features that the trees read.
  let featureCount: Int
  let stages: [Stage]
  let questions: [Question]
  let trees: [Tree]
  let nodes: [Node]
  let values: [Int16]

  /// The model without trees, whose scores are all 0.
  static let empty = TreeModel()

  private init() {
    featureCount = 0
    stages = []
    questions = []
    trees = []
    nodes = []
    values = []
  }

  /// Decodes a model.
  ///
  /// - Parameter literal: Base64 (RFC 4648; white space ignored) of little-endian 16-bit words:
  ///   the number of features, of trees, of checks; each check as a number of trees and the scores
  ///   up to which and from which a row is settled then; each tree in preorder: an inner node as its
  ///   feature and threshold followed by its two subtrees, a leaf as 0xFFFF and its value. A tree has
  ///   at most 128 leaves.
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
    var reader = Reader(words: words, position: 3 + 3 * Int(words[2]))
    for check in checks {
      guard reader.readStage(upTo: check) else { return nil }
    }
    stages = reader.stagesWithFeatures
    questions = reader.questions
    trees = reader.trees
    nodes = reader.nodes
    values = reader.values
  }

  /// After so many trees, a row of at most or at least these scores is settled.
  private struct Check {
    var trees: Int
    var low: Int32
    var high: Int32
  }

  /// The checks after the first three words, and the end of all trees; `nil` if they don't ascend.
  private static func checks(_ words: [UInt16]) -> [Check]? {
    guard words.count > 3 + 3 * Int(words[2]) else { return nil }
    var checks: [Check] = []
    for index in 0..<Int(words[2]) {
      let trees = Int(words[3 + 3 * index])
      guard trees <= Int(words[1]), trees > checks.last?.trees ?? 0 else { return nil }
      let low = Int16(bitPattern: words[4 + 3 * index])
      let high = Int16(bitPattern: words[5 + 3 * index])
      checks.append(Check(trees: trees, low: Int32(low), high: Int32(high)))
    }
    return checks + [Check(trees: Int(words[1]), low: .min, high: .max)]
  }

  private static func words(_ text: UnsafeBufferPointer<UInt8>) -> [UInt16]? {
    guard let bytes = Base64.decode(text) else { return nil }
    return stride(from: 0, to: bytes.count - 1, by: 2).map {
      UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
    }
  }
}

extension TreeModel.Question {
  /// The question with a key.
  fileprivate init(_ key: UInt32) {
    feature = UInt16(key >> 16)
    threshold = Int16(bitPattern: UInt16(truncatingIfNeeded: key)) ^ .min
  }
}

extension TreeModel {
  /// Reads trees.
  private struct Reader {
    let words: [UInt16]
    var position: Int
    var stages: [Stage] = []
    var questions: [Question] = []
    var trees: [Tree] = []
    var nodes: [Node] = []
    var values: [Int16] = []
    private var treesRead = 0

    init(words: [UInt16], position: Int) {
      self.words = words
      self.position = position
    }

    /// Reads the trees before a check; false if the words are none.
    mutating func readStage(upTo check: Check) -> Bool {
      let (firstTree, firstNode) = (trees.count, nodes.count)
      var asked: [Question] = []
      var bias: Int32 = 0
      while treesRead < check.trees {
        guard readTree(asked: &asked, bias: &bias) else { return false }
        treesRead += 1
      }
      if (trees.count - firstTree) % 2 == 1 { pair(&asked) }
      // In order of their features, of which several are about the same one.
      let keys = asked.map(\.key).sorted()
      let known = keys.indices.filter { $0 == 0 || keys[$0] != keys[$0 - 1] }.map { keys[$0] }
      guard known.count <= Int(UInt16.max) else { return false }
      for (index, question) in zip(firstNode..., asked) {
        nodes[index].question = UInt32(Self.index(of: question.key, in: known) * Node.unit)
      }
      stages.append(
        Stage(
          questions: questions.count..<(questions.count + known.count),
          groups: Self.groups(known.map { Question($0) }),
          trees: firstTree..<trees.count, bias: bias, low: check.low, high: check.high))
      questions += known.map { Question($0) }
      return true
    }

    /// Adds a tree that says nothing, since trees are walked in pairs.
    private mutating func pair(_ asked: inout [Question]) {
      let leaf = Node.firstLeaf * Node.unit
      trees.append(
        Tree(firstNode: Int32(nodes.count), nodeCount: 1, firstValue: Int32(values.count)))
      nodes.append(Node(question: 0, left: UInt16(leaf), right: UInt16(leaf + Node.unit)))
      values += [0, 0]
      asked.append(asked[0])
    }

    /// Questions of a stage in groups about one feature.
    private static func groups(_ questions: [Question]) -> [QuestionGroup] {
      var groups: [QuestionGroup] = []
      var first = 0
      while first < questions.count {
        let feature = questions[first].feature
        let same = questions[first...].prefix(4).prefix { $0.feature == feature }
        var thresholds = SIMD4<Int16>()
        for (lane, question) in same.enumerated() { thresholds[lane] = question.threshold }
        groups.append(
          QuestionGroup(
            feature: feature, first: UInt16(first), thresholds: thresholds,
            isPair: same.count <= 2))
        first += same.count
      }
      return groups
    }

    /// Puts the nodes of the last tree in the order in which they are walked, with what they ask.
    private mutating func sortNodes(from firstNode: Int, _ asked: inout [Question]) {
      let read = Array(nodes[firstNode...])
      let order = NodeOrder.byDepth(read.count) {
        (Int(read[$0].left) / Node.unit, Int(read[$0].right) / Node.unit)
      }
      let places = NodeOrder.places(of: order)
      func moved(_ child: UInt16) -> UInt16 {
        let number = Int(child) / Node.unit
        return number < Node.firstLeaf ? UInt16(places[number] * Node.unit) : child
      }
      let firstAsked = asked.count - read.count
      let questions = Array(asked[firstAsked...])
      for (place, number) in order.enumerated() {
        nodes[firstNode + place].left = moved(read[number].left)
        nodes[firstNode + place].right = moved(read[number].right)
        asked[firstAsked + place] = questions[number]
      }
    }

    /// Where a key stands among ascending ones, of which it is one.
    private static func index(of key: UInt32, in keys: [UInt32]) -> Int {
      var (low, high) = (0, keys.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if keys[middle] <= key { low = middle } else { high = middle }
      }
      return low
    }

    /// The stages with the features that they and those behind them ask for.
    var stagesWithFeatures: [Stage] {
      stages.map { stage in
        var stage = stage
        var isAsked = [Bool](repeating: false, count: Int(words[0]))
        for question in questions[stage.questions.lowerBound...] {
          isAsked[Int(question.feature)] = true
        }
        stage.features = isAsked.indices.filter { isAsked[$0] }.map { UInt16($0) }
        return stage
      }
    }

    /// Reads a tree in preorder, with a stack of its own; false if the words are not one.
    private mutating func readTree(asked: inout [Question], bias: inout Int32) -> Bool {
      let (firstNode, firstValue) = (nodes.count, values.count)
      // The nodes whose subtrees are still to come, with whether the right one is next.
      var open: [(node: Int, isRight: Bool)] = []
      repeat {
        guard position + 1 < words.count else { return false }
        let (feature, value) = (words[position], Int16(bitPattern: words[position + 1]))
        position += 2
        let isLeaf = feature == .max
        let child = isLeaf ? Node.firstLeaf + values.count - firstValue : nodes.count - firstNode
        guard isLeaf ? child <= Int(UInt8.max) : feature < words[0] && child < Node.firstLeaf else {
          return false
        }
        if let (parent, isRight) = open.popLast() {
          if isRight {
            nodes[parent].right = UInt16(child * Node.unit)
          } else {
            nodes[parent].left = UInt16(child * Node.unit)
            open.append((parent, true))
          }
        }
        if isLeaf {
          values.append(value)
        } else {
          asked.append(Question(feature: feature, threshold: value))
          open.append((nodes.count, false))
          nodes.append(Node(question: 0, left: 0, right: 0))
        }
      } while !open.isEmpty
      guard nodes.count > firstNode else {
        bias += Int32(values.removeLast())
        return true
      }
      sortNodes(from: firstNode, &asked)
      trees.append(
        Tree(
          firstNode: Int32(firstNode), nodeCount: Int32(nodes.count - firstNode),
          firstValue: Int32(firstValue)))
      return true
    }
  }
}
