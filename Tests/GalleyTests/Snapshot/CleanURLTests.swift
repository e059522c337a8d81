// URLs in the form in which snapshots hold them.

import Testing

@testable import Galley

@Suite struct CleanURLTests {
  @Test func isComposedAfterControlsAreTakenOut() throws {
    let url = try #require(CleanURL.clean(" https://caf.example/Y\0\u{301}\n"))
    #expect(Array(url.utf8) == Array("https://caf.example/\u{DD}".utf8))
  }

  @Test func nothingIsLeftOfWhiteSpace() {
    #expect(CleanURL.clean(" \n\t ") == nil)
    #expect(CleanURL.clean("") == nil)
  }
}
