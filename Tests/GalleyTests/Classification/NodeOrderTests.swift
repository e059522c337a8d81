// The order in which the nodes of a tree are walked.

import Testing

@testable import Galley

@Suite struct NodeOrderTests {
  private static let leaf = 128

  @Test func nodesOfOneDepthStandTogether() {
    // In preorder: 0 has 1 and 4, 1 has 2 and 3, 4 has 5.
    let leaf = Self.leaf
    let children = [(1, 4), (2, 3), (leaf, leaf), (leaf, leaf), (leaf, 5), (leaf, leaf)]
    #expect(NodeOrder.byDepth(children.count) { children[$0] } == [0, 1, 4, 2, 3, 5])
  }

  @Test func chainsStayAsTheyAre() {
    let order = NodeOrder.byDepth(127) { ($0 + 1 < 127 ? $0 + 1 : Self.leaf, Self.leaf) }
    #expect(order == Array(0..<127))
  }

  @Test func childrenStandBehindTheirParentsWhicheverRefersToThem() {
    // 3 is a child of 0 and of 2, and nothing refers to 1.
    let children = [(2, 3), (Self.leaf, Self.leaf), (3, Self.leaf), (Self.leaf, Self.leaf)]
    #expect(NodeOrder.byDepth(children.count) { children[$0] } == [0, 1, 2, 3])
  }

  @Test func noNodesHaveNoOrder() {
    #expect(NodeOrder.byDepth(0) { _ in (Self.leaf, Self.leaf) } == [])
  }

  @Test func placesUndoAnOrder() {
    let order = [0, 1, 4, 2, 3, 5]
    #expect(NodeOrder.places(of: order) == [0, 1, 3, 4, 2, 5])
  }
}
