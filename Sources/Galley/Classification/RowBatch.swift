// Walks boosted trees with many rows at once, a bit for each.

/// Up to ``size`` rows on their way through the trees of a model.
///
/// For each question of the model a word of ``Bits`` holds the answers of all rows. Which rows
/// reach a node's children then takes two instructions for all of them: those that reach the node
/// *and* answer no, *and* yes. No step depends on a branch, so nothing is mispredicted.
/// (QuickScorer, by Lucchese et al., 2015, gives each leaf a bit instead; pages have enough blocks
/// to fill words with rows.)
struct RowBatch: ~Copyable {
  /// The most rows that a batch holds.
  static let size = 128
  /// A tree has room for so many nodes and leaves.
  private static let places = 256
  /// A bit for each row: row `r` has bit `r / 4` of lane `r % 4`.
  typealias Bits = SIMD4<UInt32>

  private let model: BoostedTrees
  private var count = 0
  /// Where the values of each row begin.
  private let rows: UnsafeMutablePointer<UnsafePointer<Float>>
  /// Four features of all rows, one after the other.
  private let columns: UnsafeMutablePointer<SIMD4<Float>>
  /// For each question, the rows that are above its threshold.
  private let answers: UnsafeMutablePointer<Bits>
  /// For each node of two trees, by the number that its parent calls it, the rows that reach it.
  private let reached: UnsafeMutablePointer<Bits>
  /// For each row the leaf that it reached, in the order of ``place(of:)``.
  private let leaves: UnsafeMutablePointer<UInt8>
  /// What the trees said so far, in the same order.
  private let sums: UnsafeMutablePointer<Int32>
  /// What they said when that was enough, or at last.
  private let decided: UnsafeMutablePointer<Int32>
  private let isOpen: UnsafeMutablePointer<Bool>

  /// Makes room for a batch.
  init(_ model: BoostedTrees) {
    self.model = model
    rows = .allocate(capacity: Self.size)
    columns = .allocate(capacity: Self.size)
    answers = .allocate(capacity: max(1, model.thresholds.count))
    reached = .allocate(capacity: 2 * Self.places)
    leaves = .allocate(capacity: Self.size)
    sums = .allocate(capacity: Self.size)
    decided = .allocate(capacity: Self.size)
    isOpen = .allocate(capacity: Self.size)
    columns.initialize(repeating: SIMD4(), count: Self.size)
    reached.initialize(repeating: Bits(), count: 2 * Self.places)
    sums.initialize(repeating: 0, count: Self.size)
    decided.initialize(repeating: 0, count: Self.size)
  }

  deinit {
    rows.deallocate()
    columns.deallocate()
    answers.deallocate()
    reached.deallocate()
    leaves.deallocate()
    sums.deallocate()
    decided.deallocate()
    isOpen.deallocate()
  }

  /// What the trees said of a row, in ``BoostedTrees/unit``s, once they were walked.
  func sum(of row: Int) -> Int32 {
    decided[Self.place(of: row)]
  }

  /// Whether that was enough before the last of them.
  func isDecided(_ row: Int) -> Bool {
    !isOpen[Self.place(of: row)]
  }

  /// Where a row stands in `leaves` and what is in the same order.
  ///
  /// Leaves are written sixteen at a time: bit `s`, `s + 8`, `s + 16` and `s + 24` of each lane.
  private static func place(of row: Int) -> Int {
    let (bit, lane) = (row / 4, row % 4)
    return (bit % 8) * 16 + lane * 4 + bit / 8
  }

  // MARK: - Questions

  /// Answers the questions of a phase for new rows.
  ///
  /// - Parameters:
  ///   - rows: The values of the first row of a matrix, then those of the second.
  ///   - chosen: The numbers of the rows that are read, at most ``size``.
  ///   - sums: What trees said of the matrix's rows before.
  mutating func read(
    _ rows: UnsafePointer<Float>, _ chosen: ArraySlice<Int32>, _ sums: [Int32],
    of phase: TreePhase
  ) {
    count = chosen.count
    for (row, number) in chosen.enumerated() {
      self.rows[row] = rows + Int(number) * model.featureCount
      self.sums[Self.place(of: row)] = sums[Int(number)]
    }
    let steps = (count + 3) / 4
    model.thresholds.withUnsafeBufferPointer { thresholds in
      phase.questions.withUnsafeBufferPointer { questions in
        for first in stride(from: 0, to: model.featureCount, by: 4) {
          let last = min(first + 4, model.featureCount)
          guard phase.starts[first] < phase.starts[last] else { continue }
          turn(first, count: last - first)
          for feature in first..<last {
            let own = questions[phase.starts[feature]..<phase.starts[feature + 1]]
            let column = columns + (feature &- first) &* (Self.size / 4)
            answer(UnsafeBufferPointer(rebasing: own), thresholds, column, steps)
          }
        }
      }
    }
  }

  /// Makes columns of up to four features of the rows: what stands side by side is read at once.
  @inline(__always)
  private func turn(_ first: Int, count features: Int) {
    let scalars = UnsafeMutableRawPointer(columns).assumingMemoryBound(to: Float.self)
    guard features == 4 else {
      for row in 0..<count {
        for place in 0..<features { scalars[place &* Self.size &+ row] = rows[row][first + place] }
      }
      return
    }
    for row in 0..<count {
      let four = UnsafeRawPointer(rows[row] + first).loadUnaligned(as: SIMD4<Float>.self)
      scalars[row] = four.x
      scalars[Self.size &+ row] = four.y
      scalars[2 &* Self.size &+ row] = four.z
      scalars[3 &* Self.size &+ row] = four.w
    }
  }

  /// Answers questions about a feature.
  @inline(__always)
  private func answer(
    _ questions: UnsafeBufferPointer<UInt16>, _ thresholds: UnsafeBufferPointer<Float>,
    _ column: UnsafePointer<SIMD4<Float>>, _ steps: Int
  ) {
    var index = 0
    // Four at a time share their values' loads.
    while index &+ 4 <= questions.count {
      let (a, b) = (Int(questions[index]), Int(questions[index &+ 1]))
      let (c, d) = (Int(questions[index &+ 2]), Int(questions[index &+ 3]))
      let four = SIMD4(thresholds[a], thresholds[b], thresholds[c], thresholds[d])
      let bits = Self.answers(column, steps, above: four)
      answers[a] = bits.0
      answers[b] = bits.1
      answers[c] = bits.2
      answers[d] = bits.3
      index &+= 4
    }
    while index < questions.count {
      let question = Int(questions[index])
      answers[question] = Self.answers(column, steps, above: thresholds[question])
      index &+= 1
    }
  }

  @inline(__always)
  private static func answers(
    _ column: UnsafePointer<SIMD4<Float>>, _ steps: Int, above threshold: Float
  ) -> Bits {
    let threshold = SIMD4(repeating: threshold)
    var bits = Bits()
    // From the last step to the first, which so gets the lowest bit.
    var step = steps
    while step > 0 {
      step &-= 1
      bits = append(column[step], above: threshold, to: bits)
    }
    return bits
  }

  @inline(__always)
  private static func answers(
    _ column: UnsafePointer<SIMD4<Float>>, _ steps: Int, above thresholds: SIMD4<Float>
  ) -> (Bits, Bits, Bits, Bits) {
    let first = SIMD4(repeating: thresholds.x)
    let second = SIMD4(repeating: thresholds.y)
    let third = SIMD4(repeating: thresholds.z)
    let fourth = SIMD4(repeating: thresholds.w)
    var bits = (Bits(), Bits(), Bits(), Bits())
    var step = steps
    while step > 0 {
      step &-= 1
      let values = column[step]
      bits.0 = append(values, above: first, to: bits.0)
      bits.1 = append(values, above: second, to: bits.1)
      bits.2 = append(values, above: third, to: bits.2)
      bits.3 = append(values, above: fourth, to: bits.3)
    }
    return bits
  }

  /// Shifts the answers of four more rows in.
  @inline(__always)
  private static func append(
    _ values: SIMD4<Float>, above threshold: SIMD4<Float>, to bits: Bits
  ) -> Bits {
    // A lane of a mask is -1 where it holds.
    bits &+ bits &- unsafeBitCast(values .> threshold, to: Bits.self)
  }

  // MARK: - Trees

  /// Adds what trees say of each row.
  ///
  /// - Parameters:
  ///   - trees: The trees.
  ///   - interval: How often it is looked which rows are decided; also behind the last.
  ///   - certainty: A row whose sum is beyond this, in either direction, is.
  mutating func walk(_ trees: Range<Int>, checkingEvery interval: Int, certainty: Int32) {
    for place in 0..<Self.size { isOpen[place] = false }
    for row in 0..<count { isOpen[Self.place(of: row)] = true }
    var open = count
    model.nodes.withUnsafeBufferPointer { nodes in
      model.values.withUnsafeBufferPointer { values in
        guard let nodes = nodes.baseAddress, let values = values.baseAddress else { return }
        var index = trees.lowerBound
        while index < trees.upperBound {
          if index % interval == 0 {
            open -= decide { $0 > certainty || $0 < -certainty }
            if open == 0 { return }
          }
          let tree = model.trees[index]
          let hasNext = index + 1 < trees.upperBound && (index + 1) % interval != 0
          let next = hasNext ? model.trees[index + 1] : BoostedTrees.Tree.leaf
          descend(nodes, tree, next)
          sum(tree, reached, values)
          if hasNext { sum(next, reached + Self.places, values) }
          index += hasNext ? 2 : 1
        }
      }
    }
    _ = decide { $0 > certainty || $0 < -certainty }
    for place in 0..<Self.size where isOpen[place] { decided[place] = sums[place] }
  }

  /// Books the sums of rows that are decided by them; returns how many these are.
  @inline(__always)
  private func decide(_ isDecided: (Int32) -> Bool) -> Int {
    var decisions = 0
    for place in 0..<Self.size where isOpen[place] && isDecided(sums[place]) {
      decided[place] = sums[place]
      isOpen[place] = false
      decisions += 1
    }
    return decisions
  }

  /// Finds the rows that reach each leaf of two trees.
  ///
  /// A node waits for its parent, so two trees at once take hardly longer than one. The pointers are
  /// used without checks: decoding the model has seen to it that every question and every child
  /// exists, and children of a tree's node stand behind it.
  @inline(__always)
  private func descend(
    _ nodes: UnsafePointer<BoostedTrees.Node>, _ first: BoostedTrees.Tree,
    _ second: BoostedTrees.Tree
  ) {
    let (ofFirst, ofSecond) = (reached, reached + Self.places)
    let (firstNodes, secondNodes) = (nodes + Int(first.firstNode), nodes + Int(second.firstNode))
    ofFirst[0] = Bits(repeating: .max)
    ofSecond[0] = Bits(repeating: .max)
    let both = Int(min(first.nodeCount, second.nodeCount))
    for index in 0..<both {
      split(firstNodes[index], at: index, ofFirst)
      split(secondNodes[index], at: index, ofSecond)
    }
    for index in both..<Int(first.nodeCount) { split(firstNodes[index], at: index, ofFirst) }
    for index in both..<Int(second.nodeCount) { split(secondNodes[index], at: index, ofSecond) }
  }

  @inline(__always)
  private func split(
    _ node: BoostedTrees.Node, at index: Int, _ reached: UnsafeMutablePointer<Bits>
  ) {
    let rows = reached[index]
    let right = rows & answers[Int(node.question)]
    reached[Int(node.right)] = right
    reached[Int(node.left)] = rows ^ right
  }

  /// Adds the values of the leaves that rows reach in a tree.
  @inline(__always)
  private func sum(
    _ tree: BoostedTrees.Tree, _ reached: UnsafeMutablePointer<Bits>,
    _ values: UnsafePointer<Int16>
  ) {
    LeafBits.name(leaves, of: reached + Int(BoostedTrees.Node.firstLeaf), Int(tree.leafCount))
    add(values + Int(tree.firstValue))
  }

  @inline(__always)
  private func add(_ values: UnsafePointer<Int16>) {
    for place in 0..<Self.size { sums[place] &+= Int32(values[Int(leaves[place])]) }
  }
}
