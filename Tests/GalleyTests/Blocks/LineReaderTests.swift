// Lines of a text capture, and what they are.

import Testing

@testable import Galley

@Suite struct LineReaderTests {
  private static func forms(_ lines: [String]) -> [TextLine.Form] {
    LineReader(Array(lines.joined(separator: "\n").utf8)).lines.map(\.form)
  }

  @Test func columnsAreFoundWhereverTheirSpacesStand() {
    for width in 1...40 {
      let name = String(repeating: "o", count: width)
      let lines = [
        "\(name) boat  oars  crew", "\(name) boat  two  three", "\(name) boat  four  five",
      ]
      #expect(Self.forms(lines) == [.row, .row, .row], "\(width)")
    }
  }

  @Test func singleSpacesMakeNoColumns() {
    let lines = [
      "a boat has oars and a crew", "a boat has two and three", "a boat has four and five",
    ]
    #expect(Self.forms(lines) == [.plain, .plain, .plain])
  }
}
