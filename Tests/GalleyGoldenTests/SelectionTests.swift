// Ids and globs that choose cases.

import GalleyGolden
import Testing

@Suite struct SelectionTests {
  private func ids() throws -> [CaptureID] {
    try ["a.example/one", "a.example/two", "b.example/one", "b.example/one-more"]
      .map { try CaptureID($0) }
  }

  private func chosen(_ patterns: String...) throws -> [String] {
    try Selection(patterns).filter(ids(), noun: "capture", id: { $0 }).map(\.description)
  }

  @Test func choosesEverythingWithoutPatterns() throws {
    #expect(try chosen().count == 4)
  }

  @Test func choosesByIDSiteAndGlob() throws {
    #expect(try chosen("b.example/one") == ["b.example/one"])
    #expect(try chosen("a.example") == ["a.example/one", "a.example/two"])
    #expect(try chosen("*/one") == ["a.example/one", "b.example/one"])
    #expect(try chosen("*one*") == ["a.example/one", "b.example/one", "b.example/one-more"])
    #expect(try chosen("?.example/tw?") == ["a.example/two"])
    #expect(try chosen("*").count == 4)
  }

  @Test func keepsTheOrderAndNamesNoneTwice() throws {
    #expect(
      try chosen("b.example/one", "a.example", "*/one")
        == ["a.example/one", "a.example/two", "b.example/one"])
  }

  @Test(arguments: [
    (["elsewhere.example"], "elsewhere.example: error: no capture matches it"),
    (["b"], "b: error: no capture matches it"),
    (["a.exmaple"], "a.exmaple: error: no capture matches it; did you mean a.example?"),
    (["b.example/oen"], "b.example/oen: error: no capture matches it; did you mean b.example/one?"),
    (["*/one", "c/*"], "c/*: error: no capture matches it"),
    (
      ["a.example/more"],
      "a.example/more: error: no capture matches it;"
        + " did you mean b.example/one-more?"
    ),
    (["a.exampl"], "a.exampl: error: no capture matches it; did you mean a.example/one?"),
  ])
  func refusesPatternsThatMatchNothing(_ patterns: [String], message: String) throws {
    let ids = try ids()
    let error = #expect(throws: HarnessError.self) {
      try Selection(patterns).filter(ids, noun: "capture", id: { $0 })
    }
    #expect(error?.description == message)
  }

  @Test func matchesGlobsInLinearTime() throws {
    let id = try CaptureID("a/" + String(repeating: "a", count: 199))
    let pattern = String(repeating: "*a", count: 5_000) + "b"
    #expect(!Selection([pattern]).contains(id))
  }
}
