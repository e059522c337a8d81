// Walks boosted trees with many rows at once, a bit for each.

/// Up to ``size`` rows on their way through the trees of a model.
///
/// For each question of the model a word of ``Bits`` holds the answers of all rows. Which rows reach a
/// node's children then takes two instructions for all of them: those that reach the node *and* answer
/// no, *and* yes. No step depends on a branch, so nothing is mispredicted. (QuickScorer, by Lucchese
/// et al., 2015, gives each leaf a bit instead; pages have enough blocks to fill words with rows.)
struct RowBatch: ~Copyable {
  /// The most rows that a batch holds.
  static let size = 128
  /// A bit for each row: row `r` has bit `r / 4` of lane `r % 4`.
  typealias Bits = SIMD4<UInt32>

  private let model: BoostedTrees
  private var count = 0
  /// Four features of all rows, one after the other.
  private let columns: UnsafeMutablePointer<SIMD4<Float>>
  /// For each question, the rows that are above its threshold.
  private let answers: UnsafeMutablePointer<Bits>
  /// For each node of a tree, by the number that its parent calls it, the rows that reach it.
  private let reached: UnsafeMutablePointer<Bits>
  /// The bits of the numbers of leaves, the lowest first.
  private let planes: UnsafeMutablePointer<Bits>
  /// For each row the leaf that it reached, in the order of ``place(of:)``.
  private let leaves: UnsafeMutablePointer<UInt8>
  /// What the trees said so far, in the same order.
  private let sums: UnsafeMutablePointer<Int32>
  /// What they said when that was enough.
  private let decided: UnsafeMutablePointer<Int32>
  private let isOpen: UnsafeMutablePointer<Bool>

  /// Makes room for a batch.
  init(_ model: BoostedTrees) {
    self.model = model
    columns = .allocate(capacity: Self.size)
    answers = .allocate(capacity: max(1, model.thresholds.count))
    reached = .allocate(capacity: 256)
    planes = .allocate(capacity: 8)
    leaves = .allocate(capacity: Self.size)
    sums = .allocate(capacity: Self.size)
    decided = .allocate(capacity: Self.size)
    isOpen = .allocate(capacity: Self.size)
    columns.initialize(repeating: SIMD4(), count: Self.size)
    reached.initialize(repeating: Bits(), count: 256)
    decided.initialize(repeating: 0, count: Self.size)
  }

  deinit {
    columns.deallocate()
    answers.deallocate()
    reached.deallocate()
    planes.deallocate()
    leaves.deallocate()
    sums.deallocate()
    decided.deallocate()
    isOpen.deallocate()
  }

  /// The score of a row, in ``BoostedTrees/unit``s, once the trees were walked.
  func score(of row: Int) -> Int32 {
    decided[Self.place(of: row)]
  }

  /// Where a row stands in `leaves` and what is in the same order.
  ///
  /// Leaves are written sixteen at a time: bit `s`, `s + 8`, `s + 16` and `s + 24` of each lane.
  private static func place(of row: Int) -> Int {
    let (bit, lane) = (row / 4, row % 4)
    return (bit % 8) * 16 + lane * 4 + bit / 8
  }

  // MARK: - Questions

  /// Answers all questions for new rows, at most ``size`` of them.
  ///
  /// - Parameter rows: The values of the first row, then those of the second.
  mutating func read(_ rows: UnsafeBufferPointer<Float>) {
    let features = model.featureCount
    count = rows.count / features
    guard let rows = rows.baseAddress, count > 0 else { return }
    let steps = (count + 3) / 4
    model.thresholds.withUnsafeBufferPointer { thresholds in
      for first in stride(from: 0, to: features, by: 4) {
        let last = min(first + 4, features)
        guard model.thresholdStarts[first] < model.thresholdStarts[last] else { continue }
        turn(rows + first, features, isWhole: last == first + 4)
        for feature in first..<last {
          let questions = model.thresholdStarts[feature]..<model.thresholdStarts[feature + 1]
          answer(
            questions, thresholds, columns + (feature &- first) &* (Self.size / 4), steps)
        }
      }
    }
  }

  /// Makes columns of four features of the rows: what stands side by side is read at once.
  ///
  /// - Parameters:
  ///   - isWhole: Whether there are four.
  @inline(__always)
  private func turn(_ values: UnsafePointer<Float>, _ features: Int, isWhole: Bool) {
    let scalars = UnsafeMutableRawPointer(columns).assumingMemoryBound(to: Float.self)
    var value = values
    guard isWhole else {
      for row in 0..<count {
        for place in 0..<features % 4 { scalars[place &* Self.size &+ row] = value[place] }
        value += features
      }
      return
    }
    for row in 0..<count {
      let four = UnsafeRawPointer(value).loadUnaligned(as: SIMD4<Float>.self)
      scalars[row] = four.x
      scalars[Self.size &+ row] = four.y
      scalars[2 &* Self.size &+ row] = four.z
      scalars[3 &* Self.size &+ row] = four.w
      value += features
    }
  }

  /// Answers the questions about a feature.
  @inline(__always)
  private func answer(
    _ questions: Range<Int>, _ thresholds: UnsafeBufferPointer<Float>,
    _ column: UnsafePointer<SIMD4<Float>>, _ steps: Int
  ) {
    var question = questions.lowerBound
    // Four at a time share their values' loads.
    while question &+ 4 <= questions.upperBound {
      let four = SIMD4(
        thresholds[question], thresholds[question &+ 1], thresholds[question &+ 2],
        thresholds[question &+ 3])
      let bits = Self.answers(column, steps, above: four)
      answers[question] = bits.0
      answers[question &+ 1] = bits.1
      answers[question &+ 2] = bits.2
      answers[question &+ 3] = bits.3
      question &+= 4
    }
    while question < questions.upperBound {
      answers[question] = Self.answers(column, steps, above: thresholds[question])
      question &+= 1
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

  /// Sums up what the trees say of each row.
  ///
  /// - Parameters:
  ///   - trees: How often it is looked which rows are decided.
  ///   - certainty: A row whose sum is beyond this, in either direction, is.
  mutating func walk(checkingEvery trees: Int, certainty: Int32) {
    sums.initialize(repeating: 0, count: Self.size)
    for place in 0..<Self.size { isOpen[place] = false }
    for row in 0..<count { isOpen[Self.place(of: row)] = true }
    var open = count
    model.nodes.withUnsafeBufferPointer { nodes in
      model.values.withUnsafeBufferPointer { values in
        guard let nodes = nodes.baseAddress, let values = values.baseAddress else { return }
        for (index, tree) in model.trees.enumerated() {
          if index % trees == 0 {
            open -= decide { $0 > certainty || $0 < -certainty }
            if open == 0 { return }
          }
          descend(tree, nodes + Int(tree.firstNode))
          nameLeaves(bits: mergeLeaves(of: tree))
          add(values + Int(tree.firstValue))
        }
      }
    }
    _ = decide { _ in true }
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

  /// Finds the rows that reach each leaf.
  ///
  /// The pointers are used without checks: decoding the model has seen to it that every question and
  /// every child exists, and children of a tree's node stand behind it.
  @inline(__always)
  private func descend(_ tree: BoostedTrees.Tree, _ nodes: UnsafePointer<BoostedTrees.Node>) {
    reached[0] = Bits(repeating: .max)
    for index in 0..<Int(tree.nodeCount) {
      let node = nodes[index]
      let rows = reached[index]
      let right = rows & answers[Int(node.question)]
      reached[Int(node.right)] = right
      reached[Int(node.left)] = rows ^ right
    }
  }

  /// Turns the rows that reach each leaf into bits of the numbers of leaves that rows reach.
  ///
  /// As in a knockout, neighbours are merged until one is left; who comes from the right in a round
  /// has that bit of its number set, the lowest in the first round.
  ///
  /// - Returns: How many bits the numbers have.
  @inline(__always)
  private func mergeLeaves(of tree: BoostedTrees.Tree) -> Int {
    let leaves = reached + Int(BoostedTrees.Node.firstLeaf)
    var (left, bit) = (Int(tree.leafCount), 0)
    while left > 1 {
      if left & 1 == 1 {
        leaves[left] = Bits()
        left += 1
      }
      var fromRight = Bits()
      for pair in 0..<left / 2 {
        let right = leaves[2 * pair + 1]
        fromRight |= right
        leaves[pair] = leaves[2 * pair] | right
      }
      planes[bit] = fromRight
      bit += 1
      left /= 2
    }
    return bit
  }

  /// Writes the number of the leaf that each row reaches, sixteen at a time.
  @inline(__always)
  private func nameLeaves(bits: Int) {
    let ones = Bits(repeating: 0x0101_0101)
    let target = UnsafeMutableRawPointer(leaves).assumingMemoryBound(to: Bits.self)
    for shift in 0..<8 {
      var numbers = Bits()
      for bit in (0..<bits).reversed() {
        let plane = planes[bit]
        numbers = numbers &+ numbers | plane & ones
        planes[bit] = plane &>> 1
      }
      target[shift] = numbers
    }
  }

  @inline(__always)
  private func add(_ values: UnsafePointer<Int16>) {
    for place in 0..<Self.size { sums[place] &+= Int32(values[Int(leaves[place])]) }
  }
}
