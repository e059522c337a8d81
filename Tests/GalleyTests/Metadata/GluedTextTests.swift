// Words without a space between them.

import Testing

@testable import Galley

@Suite struct GluedTextTests {
  private func spaced(_ text: String) -> String {
    String(decoding: GluedText.spaced(Array(text.utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    ("Harbour DeskBy Nell Quay", "Harbour Desk By Nell Quay"),
    ("June 4, 20259 Comments", "June 4, 2025 9 Comments"),
    ("NELL QUAYUPDATED: JUNE 4", "NELL QUAY UPDATED: JUNE 4"),
    ("Tide Review12 minutes", "Tide Review 12 minutes"),
    ("CaféPar Zoé Quai", "Café Par Zoé Quai"),
  ])
  func findsJoinsWhereverTheyStand(_ glued: String, _ expected: String) {
    // The bytes are looked at by sixteens: the join may stand across two of these.
    for count in 0..<20 {
      let before = String(repeating: "-", count: count) + " "
      #expect(spaced(before + glued) == before + expected)
      #expect(spaced(before + glued + " " + before) == before + expected + " " + before)
    }
  }

  @Test(arguments: ["Ann McRae and Leo DiMarco", "an iPhone of 2019", "U.S. tides, 4 and 12", "É"])
  func leavesWholeWords(_ text: String) {
    #expect(spaced(text) == text)
  }

  @Test func halvesATextThatStandsTwice() {
    #expect(GluedText.half(Array("Tide TableTide Table".utf8)) == Array("Tide Table".utf8))
    #expect(GluedText.half(Array("Tide TableTide Cable".utf8)) == nil)
    #expect(GluedText.half(Array("dodo".utf8)) == nil)
    #expect(GluedText.half(Array("Ann Lind Ann Lind".utf8)) == Array("Ann Lind".utf8))
    #expect(GluedText.half(Array("Walla Walla".utf8)) == nil)
  }
}
