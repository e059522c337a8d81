// Distances packed eight to a word.

import Testing

@testable import Galley

@Suite struct DistancesTests {
  @Test func eachLaneHoldsItsOwn() {
    var distances = Distances()
    for lane in 0..<48 { distances[lane] = UInt8(lane % 12) }
    #expect((0..<48).allSatisfy { distances[$0] == UInt8($0 % 12) })
  }

  @Test func growingStopsAtFar() {
    var distances = Distances()
    distances[3] = 0
    distances[11] = UInt8(ElementContext.far) - 1
    distances.grow()
    #expect(distances[3] == 1)
    #expect(distances[11] == UInt8(ElementContext.far))
    distances.grow()
    #expect(distances[3] == 2)
    #expect(distances[11] == UInt8(ElementContext.far))
  }
}
