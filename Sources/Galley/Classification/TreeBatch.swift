// Walks the trees of a text model with many rows at once, a bit for each.

/// A few hundred rows of features, and their way through the trees of a ``TreeModel``.
///
/// As ``RowBatch`` does for blocks: for each question of a stage a word of ``Bits`` holds the answers
/// of up to ``width`` rows, and which rows reach a node's children takes two instructions for all of
/// them. Rows that a stage settles are left out of the later ones, which have most of the trees.
struct TreeBatch: ~Copyable {
  /// The most rows that are held at once.
  static let capacity = 256
  /// So many rows are walked in step.
  private static let width = 128
  /// The most nodes and leaves of a tree.
  private static var places: Int { 256 }
  /// A bit for each row of a step: row `r` has bit `r / 8` of lane `r % 8`.
  private typealias Bits = SIMD8<UInt16>

  private let model: TreeModel
  /// The features of all rows.
  let table: FeatureTable
  /// Those of the rows that aren't settled, moved together.
  private let gathered: FeatureTable
  private let answers: UnsafeMutablePointer<Bits>
  /// The rows that reach the nodes and leaves of two trees.
  private let reached: UnsafeMutablePointer<Bits>
  /// The numbers of the leaves that rows reach in two trees.
  private let leaves: UnsafeMutablePointer<Bits>
  /// What a stage says of each row of a step, in the order of ``place(of:)``.
  private let said: UnsafeMutablePointer<Int32>
  private let sums: UnsafeMutablePointer<Int32>
  private let isOpen: UnsafeMutablePointer<Bool>
  /// The rows that are walked, ascending: at first all, later those that weren't settled.
  private let rows: UnsafeMutablePointer<Int32>

  /// Makes room for so many rows, but not for more than ``capacity``.
  init(_ model: TreeModel, rows count: Int) {
    self.model = model
    let count = min(Self.capacity, count)
    let asked = model.stages.first?.features ?? []
    table = FeatureTable(featureCount: model.featureCount, capacity: count, asked: asked)
    // Of a model of one stage nothing is left out later.
    gathered = FeatureTable(
      featureCount: model.stages.count > 1 ? model.featureCount : 0, capacity: count,
      asked: model.stages.count > 1 ? asked : [])
    answers = .allocate(capacity: model.stages.reduce(1) { max($0, $1.questions.count) } + 3)
    reached = .allocate(capacity: 2 * Self.places)
    leaves = .allocate(capacity: 16)
    said = .allocate(capacity: Self.width)
    sums = .allocate(capacity: Self.capacity)
    isOpen = .allocate(capacity: Self.capacity)
    rows = .allocate(capacity: Self.capacity)
    reached.initialize(repeating: Bits(), count: 2 * Self.places)
  }

  deinit {
    answers.deallocate()
    reached.deallocate()
    leaves.deallocate()
    said.deallocate()
    sums.deallocate()
    isOpen.deallocate()
    rows.deallocate()
  }

  /// The scores of the first rows: above 0 is more likely true than false.
  ///
  /// - Parameters:
  ///   - count: How many rows were written, at most ``capacity``.
  ///   - scores: Gets the sum of the trees' values for each row, or a score beyond
  ///     ``TreeModel/settledScore`` if the first trees settle it.
  func score(_ count: Int, into scores: UnsafeMutablePointer<Int32>) {
    for row in 0..<count {
      rows[row] = Int32(truncatingIfNeeded: row)
      sums[row] = 0
      isOpen[row] = true
    }
    var held = UnsafePointer(table.values)
    // How many rows `held` has, and how many of them aren't settled.
    var (heldCount, openCount) = (count, count)
    for stage in model.stages where openCount > 0 {
      if openCount * 2 <= heldCount {
        gather(stage, of: heldCount)
        held = UnsafePointer(gathered.values)
        heldCount = openCount
      }
      for first in Swift.stride(from: 0, to: heldCount, by: Self.width) {
        let size = min(Self.width, heldCount - first)
        walk(stage, held + first, size)
        for row in 0..<size { sums[Int(rows[first + row])] &+= said[Self.place(of: row)] }
      }
      openCount -= settle(stage, of: heldCount, into: scores)
    }
    for index in 0..<heldCount where isOpen[Int(rows[index])] {
      scores[Int(rows[index])] = sums[Int(rows[index])]
    }
  }

  /// Moves the rows that aren't settled together, with the features that are asked for yet.
  private func gather(_ stage: TreeModel.Stage, of heldCount: Int) {
    var count = 0
    for index in 0..<heldCount where isOpen[Int(rows[index])] {
      rows[count] = rows[index]
      count += 1
    }
    for feature in stage.features {
      let isConstant = table.isConstant(Int(feature))
      let from = table.values + Int(feature) * table.stride
      let to = gathered.values + Int(feature) * table.stride
      if isConstant {
        to.update(repeating: from[0], count: (count + 7) / 8 * 8)
      } else {
        gathered.clearEnd(of: Int(feature), rows: count)
        for index in 0..<count { to[index] = from[Int(rows[index])] }
      }
    }
  }

  /// Books the scores of rows that a stage settles; returns how many these are.
  private func settle(
    _ stage: TreeModel.Stage, of heldCount: Int, into scores: UnsafeMutablePointer<Int32>
  ) -> Int {
    var settled = 0
    for index in 0..<heldCount {
      let row = Int(rows[index])
      let sum = sums[row]
      guard isOpen[row], sum <= stage.low || sum >= stage.high else { continue }
      scores[row] =
        sum <= stage.low
        ? min(sum, -TreeModel.settledScore) : max(sum, TreeModel.settledScore)
      isOpen[row] = false
      settled += 1
    }
    return settled
  }

  // MARK: - Trees

  /// Where a row of a step stands in `leaves` and what is in the same order.
  ///
  /// Leaves are written sixteen at a time: bit `s` of each byte of ``Bits``.
  @inline(__always)
  private static func place(of row: Int) -> Int {
    let (bit, lane) = (row &>> 3, row & 7)
    return (bit & 7) &<< 4 | lane &<< 1 | bit &>> 3
  }

  /// Sums up in `said` what the trees of a stage say of rows, at most ``width``.
  private func walk(_ stage: TreeModel.Stage, _ rows: UnsafePointer<Int16>, _ count: Int) {
    let steps = (count + 7) / 8
    stage.groups.withUnsafeBufferPointer { answer($0, rows, steps) }
    said.initialize(repeating: stage.bias, count: Self.width)
    model.trees.withUnsafeBufferPointer { trees in
      model.nodes.withUnsafeBufferPointer { nodes in
        model.values.withUnsafeBufferPointer { values in
          guard let nodes = nodes.baseAddress, let values = values.baseAddress else { return }
          let trees = UnsafeBufferPointer(rebasing: trees[stage.trees])
          for index in Swift.stride(from: 0, to: trees.count, by: 2) {
            let (first, second) = (trees[index], trees[index + 1])
            descend(nodes, first, second)
            name(first, reached, leaves)
            name(second, reached + Self.places, leaves + 8)
            add(values + Int(first.firstValue), values + Int(second.firstValue), steps)
          }
        }
      }
    }
  }

  /// Answers questions for rows, eight of them at a time.
  ///
  /// - Parameter steps: How many times eight; up to 16, after which what was there is shifted out.
  @inline(__always)
  private func answer(
    _ groups: UnsafeBufferPointer<TreeModel.QuestionGroup>, _ rows: UnsafePointer<Int16>,
    _ steps: Int
  ) {
    for group in groups {
      let column = UnsafeRawPointer(rows + Int(group.feature) &* table.stride)
      let out = answers + Int(group.first)
      // What all rows share is answered by the first.
      let steps = table.isConstant(Int(group.feature)) ? 0 : steps
      if group.isPair {
        (out[0], out[1]) = Self.answerPair(group.thresholds, column, steps)
      } else {
        Self.answerFour(group.thresholds, column, steps, out)
      }
    }
  }

  @inline(__always)
  private static func answerPair(
    _ thresholds: SIMD4<Int16>, _ column: UnsafeRawPointer, _ steps: Int
  ) -> (Bits, Bits) {
    let (first, second) = (SIMD8(repeating: thresholds[0]), SIMD8(repeating: thresholds[1]))
    let values = column.loadUnaligned(as: SIMD8<Int16>.self)
    // A lane of a mask is -1 where it holds.
    var ofFirst = unsafeBitCast(values .> first, to: Bits.self)
    var ofSecond = unsafeBitCast(values .> second, to: Bits.self)
    // From the last step to the first, which so gets the lowest bit.
    var offset = steps &* 16
    while offset > 0 {
      offset &-= 16
      let values = column.loadUnaligned(fromByteOffset: offset, as: SIMD8<Int16>.self)
      ofFirst = ofFirst &+ ofFirst &- unsafeBitCast(values .> first, to: Bits.self)
      ofSecond = ofSecond &+ ofSecond &- unsafeBitCast(values .> second, to: Bits.self)
    }
    return (ofFirst, ofSecond)
  }

  /// The same for four thresholds, of which the last may be none: what is answered there is answered
  /// again for the group that has the place.
  @inline(__always)
  private static func answerFour(
    _ thresholds: SIMD4<Int16>, _ column: UnsafeRawPointer, _ steps: Int,
    _ out: UnsafeMutablePointer<Bits>
  ) {
    let (first, second) = (SIMD8(repeating: thresholds[0]), SIMD8(repeating: thresholds[1]))
    let (third, fourth) = (SIMD8(repeating: thresholds[2]), SIMD8(repeating: thresholds[3]))
    let values = column.loadUnaligned(as: SIMD8<Int16>.self)
    var ofFirst = unsafeBitCast(values .> first, to: Bits.self)
    var ofSecond = unsafeBitCast(values .> second, to: Bits.self)
    var ofThird = unsafeBitCast(values .> third, to: Bits.self)
    var ofFourth = unsafeBitCast(values .> fourth, to: Bits.self)
    var offset = steps &* 16
    while offset > 0 {
      offset &-= 16
      let values = column.loadUnaligned(fromByteOffset: offset, as: SIMD8<Int16>.self)
      ofFirst = ofFirst &+ ofFirst &- unsafeBitCast(values .> first, to: Bits.self)
      ofSecond = ofSecond &+ ofSecond &- unsafeBitCast(values .> second, to: Bits.self)
      ofThird = ofThird &+ ofThird &- unsafeBitCast(values .> third, to: Bits.self)
      ofFourth = ofFourth &+ ofFourth &- unsafeBitCast(values .> fourth, to: Bits.self)
    }
    (out[0], out[1], out[2], out[3]) = (ofFirst, ofSecond, ofThird, ofFourth)
  }

  /// Finds the rows that reach each leaf of two trees.
  ///
  /// A node waits for its parent, so two trees at once take hardly longer than one. The pointers are
  /// used without checks: decoding the model has seen to it that every question and every child
  /// exists, and children of a tree's node stand behind it.
  @inline(__always)
  private func descend(
    _ nodes: UnsafePointer<TreeModel.Node>, _ first: TreeModel.Tree, _ second: TreeModel.Tree
  ) {
    let answers = UnsafeRawPointer(answers)
    let ofFirst = UnsafeMutableRawPointer(reached)
    let ofSecond = UnsafeMutableRawPointer(reached + Self.places)
    let (firstNodes, secondNodes) = (nodes + Int(first.firstNode), nodes + Int(second.firstNode))
    reached[0] = Bits(repeating: .max)
    reached[Self.places] = Bits(repeating: .max)
    let both = Int(min(first.nodeCount, second.nodeCount))
    for index in 0..<both {
      Self.split(firstNodes[index], at: index, ofFirst, answers)
      Self.split(secondNodes[index], at: index, ofSecond, answers)
    }
    for index in both..<Int(first.nodeCount) {
      Self.split(firstNodes[index], at: index, ofFirst, answers)
    }
    for index in both..<Int(second.nodeCount) {
      Self.split(secondNodes[index], at: index, ofSecond, answers)
    }
  }

  @inline(__always)
  private static func split(
    _ node: TreeModel.Node, at index: Int, _ reached: UnsafeMutableRawPointer,
    _ answers: UnsafeRawPointer
  ) {
    let rows = reached.load(fromByteOffset: index &* TreeModel.Node.unit, as: Bits.self)
    let right = rows & answers.load(fromByteOffset: Int(node.question), as: Bits.self)
    reached.storeBytes(of: right, toByteOffset: Int(node.right), as: Bits.self)
    reached.storeBytes(of: rows ^ right, toByteOffset: Int(node.left), as: Bits.self)
  }

  /// Finds the numbers of the leaves that rows reach in a tree.
  @inline(__always)
  private func name(
    _ tree: TreeModel.Tree, _ reached: UnsafeMutablePointer<Bits>,
    _ leaves: UnsafeMutablePointer<Bits>
  ) {
    LeafBits.name(leaves, of: reached + TreeModel.Node.firstLeaf, Int(tree.nodeCount) + 1)
  }

  /// Adds the values of the leaves that rows reach in two trees.
  @inline(__always)
  private func add(
    _ first: UnsafePointer<Int16>, _ second: UnsafePointer<Int16>, _ steps: Int
  ) {
    var leaves = UnsafeRawPointer(leaves).assumingMemoryBound(to: UInt8.self)
    var sums = said
    for _ in 0..<min(8, steps) {
      for lane in 0..<8 { Self.add(first, second, leaves, to: sums, at: 2 &* lane) }
      // Up to eight steps leave every other byte unused.
      if steps > 8 {
        for lane in 0..<8 { Self.add(first, second, leaves, to: sums, at: 2 &* lane &+ 1) }
      }
      leaves += 16
      sums += 16
    }
  }

  @inline(__always)
  private static func add(
    _ first: UnsafePointer<Int16>, _ second: UnsafePointer<Int16>, _ leaves: UnsafePointer<UInt8>,
    to sums: UnsafeMutablePointer<Int32>, at place: Int
  ) {
    sums[place] &+=
      Int32(first[Int(leaves[place])]) &+ Int32(second[Int(leaves[width &+ place])])
  }
}
