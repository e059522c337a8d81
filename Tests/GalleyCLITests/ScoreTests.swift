// `galley score`: what it prints, writes and ends with.

import Foundation
import GalleyGolden
import TestSupport
import Testing

@Suite struct ScoreTests {
  private let root: TestRoot

  init() throws {
    root = try TestRoot()
    try root.write(
      "data/harbour/truth.ndjson",
      """
      {"id": "ferry", "body": "\(paragraph)"}
      {"id": "wind", "body": "\(otherParagraph)"}

      """)
    try root.write("data/harbour/html/ferry.html", page("Ferry", paragraph))
    try root.write("data/harbour/html/wind.html.gz", try gzip(page("Wind", otherParagraph)))
  }

  private func galley(_ arguments: String...) throws -> GalleyProcess.Output {
    try GalleyProcess(arguments, in: root.path).finish()
  }

  private func gzip(_ text: String) throws -> Data {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/gzip")
    process.arguments = ["-nc"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try input.fileHandleForWriting.close()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return data
  }

  @Test func scoresPlainAndCompressedPages() throws {
    let run = try galley("score", "data", "--json", "out/scores.json")
    #expect(run.errors == "")
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(
      Array(lines.prefix(2)) == [
        "harbour  html, 2 pages", "  words     F1 1.0000  precision 1.0000  recall 1.0000",
      ])
    let json = try #require(try root.read("out/scores.json"))
    #expect(
      json.hasPrefix(#"{"galleyScore":1,"sets":["# + "\n" + #"{"set":"harbour","input":"html""#))
    let again = try galley("score", "data/harbour", "--json", "-", "--jobs", "1")
    #expect(again.output == json)
  }

  @Test func namesADamagedFileAndGoesOn() throws {
    try root.write("data/harbour/html/wind.html.gz", "no gzip")
    let run = try galley("score", "data")
    #expect(run.status == 0)
    #expect(
      run.output.contains("wind.html.gz: not in gzip format: wind\n"), "\(run.output)")
    #expect(run.output.contains("  words     F1 0.5000"))
  }

  @Test func failsBelowAFloor() throws {
    #expect(try galley("score", "data", "--floor", "harbour=1").status == 0)
    try root.write("data/harbour/html/ferry.html", page("Ferry", otherParagraph))
    let run = try galley("score", "data", "--floor", "harbour.exact=0.75", "--worst", "0")
    #expect(run.status == 1)
    #expect(run.output.hasSuffix("fell   harbour.exact 0.5000, below its floor 0.75\n"))
    let absent = try galley("score", "data", "--floor", "harbour.with=0.1", "--worst", "0")
    #expect(absent.status == 1)
    #expect(absent.output.hasSuffix("absent harbour.with was not measured, floor 0.1\n"))
  }

  @Test func refusesFloorsOfSetsThatAreNotThere() throws {
    let run = try galley("score", "data", "--floor", "harbor=1")
    #expect(run.status == 2)
    #expect(
      run.errors
        == "galley: --floor harbor: error: there is no such set; the sets are harbour\n")
    let wrong = try galley("score", "data", "--floor", "harbour=95")
    #expect(wrong.status == 2)
    #expect(
      wrong.errors.hasPrefix(
        "Error: --floor takes SET=VALUE or SET.MEASURE=VALUE with a value from 0 to 1, not"
          + " 'harbour=95'."))
  }

  @Test func keepsARatchet() throws {
    let file = "scripts/floors.json"
    #expect(try galley("score", "data", "--floors", file).status == 2)
    let first = try galley("score", "data", "--floors", file, "--raise-floors")
    #expect(first.status == 0)
    #expect(first.output.contains("\(file): 3 floors raised or added, 0 lowered\n"))
    try root.write("data/harbour/html/ferry.html", page("Ferry", otherParagraph))
    let before = try root.read(file)
    let fallen = try galley("score", "data", "--floors", file, "--raise-floors")
    #expect(fallen.status == 1)
    #expect(fallen.output.contains("\nfell   harbour.exact 0.5000, below its floor 1.0\n"))
    #expect(fallen.output.hasSuffix("\n0 floors of the file hold\n"))
    #expect(try root.read(file) == before)
    let silent = try galley("score", "data", "--floors", file, "--lower-floor")
    #expect(silent.status == 2)
    #expect(silent.errors.hasPrefix("Error: --lower-floor and --reason go together."))
    let lowered = try galley(
      "score", "data", "--floors", file, "--lower-floor", "--reason", "the page has changed")
    #expect(lowered.status == 0)
    #expect(lowered.output.contains("\(file): 0 floors raised or added, 3 lowered\n"))
    #expect(
      try #require(try root.read(file)).contains(
        #""to": 0.5, "reason": "the page has changed"}]}"#))
    let last = try galley("score", "data", "--floors", file)
    #expect(last.status == 0)
    #expect(last.output.hasSuffix("\n3 floors of the file hold\n"))
  }

  @Test func comparesWithAnEarlierRun() throws {
    _ = try galley("score", "data", "--json", "then.json")
    try root.write("data/harbour/html/ferry.html", page("Ferry", paragraph, otherParagraph))
    let run = try galley("score", "data", "--compare", "then.json")
    #expect(run.status == 0)
    #expect(
      run.output.contains("    0 pages gained, 1 lost, 1 stayed\n    lost    ferry  1.0000 → "))
    let missing = try galley("score", "data", "--compare", "none.json")
    #expect(missing.status == 2)
    #expect(missing.errors == "galley: none.json: error: there is no such file\n")
  }

  @Test func showsTwins() throws {
    try root.write("data/harbour/text/ferry.txt", "Ferry\n\n\(paragraph)\n\n\(otherParagraph)\n")
    try root.write("data/harbour/text/wind.txt", "Wind\n\n\(otherParagraph)\n")
    let run = try galley("score", "data", "--twins")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("harbour  text against html, 2 pages\n  words     F1 "))
    #expect(try galley("score", "data", "--twins", "--input", "text").status == 2)
  }

  @Test func saysWhatIsLeftOut() throws {
    let run = try galley("score", "data", "--input", "text")
    #expect(run.status == 2)
    #expect(
      run.errors == "harbour: left out, it has no text/\ngalley: there was nothing to score\n")
    #expect(
      try galley("score", "nowhere").errors
        == "galley: nowhere: error: there is no such folder\n")
  }
}
