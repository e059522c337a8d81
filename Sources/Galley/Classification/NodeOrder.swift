// The order in which the nodes of a tree are walked.

/// Orders the nodes of trees so that none stands right behind the one that it waits for.
enum NodeOrder {
  /// The numbers of a tree's nodes by their depth, and those of one depth as they were.
  ///
  /// In preorder, in which trees are written, a left child follows its parent, and a walk over all nodes
  /// waits for each of them before it goes on.
  ///
  /// - Parameters:
  ///   - count: How many nodes there are.
  ///   - children: The numbers of a node's children, higher than its own; of leaves at least `count`.
  static func byDepth(_ count: Int, children: (Int) -> (Int, Int)) -> [Int] {
    var depths = [Int](repeating: 0, count: count)
    for node in 0..<count {
      let (left, right) = children(node)
      if left < count { depths[left] = max(depths[left], depths[node] + 1) }
      if right < count { depths[right] = max(depths[right], depths[node] + 1) }
    }
    var order: [Int] = []
    order.reserveCapacity(count)
    var depth = 0
    while order.count < count {
      for node in 0..<count where depths[node] == depth { order.append(node) }
      depth += 1
    }
    return order
  }

  /// Where each number stands in an order.
  static func places(of order: [Int]) -> [Int] {
    var places = [Int](repeating: 0, count: order.count)
    for (place, number) in order.enumerated() { places[number] = place }
    return places
  }
}
