// A part of a model's trees, and the questions that these ask.

/// Trees that are asked about the same rows.
///
/// The first trees settle half of the rows of a page. The others are asked only about the rest, put
/// together anew: ``RowBatch`` works for all of its rows, open or not.
struct TreePhase: Sendable {
  /// The trees.
  let trees: Range<Int>
  /// What they ask, ascending, as indices of the model's thresholds.
  let questions: [UInt16]
  /// For each feature, where its questions begin in ``questions``; one more entry for the end.
  let starts: [Int]

  /// Behind this many trees, a phase begins.
  ///
  /// So many trees settle more than half of the 14,302 rows of 59 pages; the next 64 settle but an
  /// eighth. A multiple of the trees between two checks.
  private static let boundary = 64

  /// The phases of a model.
  ///
  /// - Parameters:
  ///   - trees: Its trees.
  ///   - nodes: The inner nodes of all trees.
  ///   - thresholdStarts: For each feature, where its thresholds begin, and the end.
  static func phases(
    _ trees: [BoostedTrees.Tree], _ nodes: [BoostedTrees.Node], thresholdStarts: [Int]
  ) -> [TreePhase] {
    guard trees.count > boundary else {
      return [TreePhase(0..<trees.count, trees, nodes, thresholdStarts)]
    }
    return [
      TreePhase(0..<boundary, trees, nodes, thresholdStarts),
      TreePhase(boundary..<trees.count, trees, nodes, thresholdStarts),
    ]
  }

  private init(
    _ range: Range<Int>, _ all: [BoostedTrees.Tree], _ nodes: [BoostedTrees.Node],
    _ thresholdStarts: [Int]
  ) {
    trees = range
    var isAsked = [Bool](repeating: false, count: thresholdStarts.last ?? 0)
    for tree in all[range] {
      for node in nodes[Int(tree.firstNode)..<Int(tree.firstNode + tree.nodeCount)] {
        isAsked[Int(node.question)] = true
      }
    }
    var questions: [UInt16] = []
    var starts = [0]
    for feature in 0..<max(0, thresholdStarts.count - 1) {
      for question in thresholdStarts[feature]..<thresholdStarts[feature + 1]
      where isAsked[question] {
        questions.append(UInt16(question))
      }
      starts.append(questions.count)
    }
    self.questions = questions
    self.starts = starts
  }
}
