// `galley check`, `pending`, `accept`, `reject`: outcomes, exit codes, files.

import Foundation
import GalleyGolden
import TestSupport
import Testing

@Suite struct CheckTests {
  private let root: TestRoot

  init() throws {
    root = try TestRoot()
    try root.addCapture("a.example/ferry", html: page("Ferry", paragraph))
    try root.addCapture("b.example/wind", html: page("Wind", otherParagraph))
  }

  private func galley(
    _ arguments: String..., environment: [String: String] = [:], input: String = ""
  ) throws -> GalleyProcess.Output {
    try GalleyProcess(
      arguments, in: root.path, environment: environment, input: Data(input.utf8)
    ).finish()
  }

  @Test func goesFromMissingToMatched() throws {
    let first = try galley("check")
    #expect(first.status == 1)
    #expect(
      first.output == """
        missing: no golden file yet
          a.example/ferry
          b.example/wind

        2 captures: 2 missing
          one by one: galley review
          what you have read: galley accept a.example/ferry

        """)
    #expect(
      try root.files(in: "Golden") == ["a.example/ferry.md.new", "b.example/wind.md.new"])
    let pending = try galley("pending")
    #expect(pending.output == "a.example/ferry  new\nb.example/wind  new\n")
    let accept = try galley("accept", "a.example/ferry", "b.example")
    #expect(accept.output == "accepted a.example/ferry\naccepted b.example/wind\n")
    #expect(accept.status == 0)
    #expect(try root.files(in: "Golden") == ["a.example/ferry.md", "b.example/wind.md"])
    let second = try galley("check")
    #expect(second.output == "2 captures: 2 matched\n")
    #expect(second.status == 0)
    #expect(try galley("pending").output == "nothing is pending\n")
  }

  @Test func showsOneChangedWordAndAcceptsIt() throws {
    _ = try galley("check")
    _ = try galley("accept", "*")
    let changed = paragraph.replacing("lemons", with: "oranges")
    try root.addCapture("a.example/ferry", html: page("Ferry", changed))
    let check = try galley("check")
    #expect(check.status == 1)
    #expect(check.output.contains("oranges"))
    #expect(check.output.contains("2 captures: 1 matched, 1 changed\n"))
    #expect(try galley("accept", "a.example/ferry").status == 0)
    #expect(try galley("check").status == 0)
    #expect(try root.read("Golden/a.example/ferry.md")?.contains("oranges") == true)
  }

  @Test func writesNothingUnderCI() throws {
    let run = try galley("check", environment: ["CI": "true"])
    #expect(run.status == 1)
    #expect(try root.files(in: "Golden") == [])
    #expect(
      run.output.contains(
        "nothing was written; to decide, run: galley check --update new; galley review"))
  }

  @Test func updateOptionWinsOverTheEnvironment() throws {
    let run = try galley("check", "--update", "always", environment: ["GALLEY_UPDATE": "no"])
    #expect(run.status == 1)
    #expect(try root.files(in: "Golden") == ["a.example/ferry.md", "b.example/wind.md"])
    let wrong = try galley("check", environment: ["GALLEY_UPDATE": "maybe"])
    #expect(wrong.status == 2)
    #expect(
      wrong.errors
        == "galley: GALLEY_UPDATE: error: 'maybe' is not a mode; use auto, new, always or no\n")
  }

  @Test func checksOnlyWhatIsChosen() throws {
    let run = try galley("check", "b.*", "--update", "no")
    #expect(run.output.hasPrefix("missing: no golden file yet\n  b.example/wind\n"))
    let none = try galley("check", "c.example/*")
    #expect(none.status == 2)
    #expect(none.errors == "galley: c.example/*: error: no capture matches it\n")
    #expect(none.output == "")
  }

  @Test func refusesPatternsThatMatchNothingPending() throws {
    for command in ["accept", "reject", "pending"] {
      let run = try galley(command, "a.example/ferry")
      #expect(run.status == 2)
      #expect(
        run.errors == "galley: a.example/ferry: error: no pending golden matches it\n")
    }
  }

  @Test func rejects() throws {
    _ = try galley("check")
    let run = try galley("reject", "*/ferry")
    #expect(run.output == "rejected a.example/ferry\n")
    #expect(try root.files(in: "Golden") == ["b.example/wind.md.new"])
  }

  @Test func acceptingNeverExtracts() throws {
    _ = try galley("check")
    let file = "Golden/a.example/ferry.md.new"
    let path = "\(root.path)/\(file)"
    var pending = try PendingGolden(
      bytes: Array(try Data(contentsOf: URL(fileURLWithPath: path))), path: file)
    // Not what extraction gives: accepting takes the pending file's word for it.
    let text = String(decoding: pending.snapshot, as: UTF8.self)
    pending.snapshot = Array(text.replacing("lemons", with: "pears").utf8)
    try Data(pending.bytes).write(to: URL(fileURLWithPath: path))
    _ = try galley("accept", "a.example/ferry")
    #expect(try root.read("Golden/a.example/ferry.md")?.contains("pears") == true)
  }

  @Test(arguments: ["cut", "edited"])
  func refusesAPendingFileThatIsNotWhatWasWritten(_ fault: String) throws {
    _ = try galley("check")
    let file = "Golden/a.example/ferry.md.new"
    let text = try #require(try root.read(file))
    let other = fault == "cut" ? String(text.dropLast(40)) : text.replacing("lemons", with: "pears")
    try root.write(file, other)
    for options in [[], ["--force"]] {
      let run = try GalleyProcess(["accept", "a.example/ferry"] + options, in: root.path).finish()
      #expect(run.status == 2)
      #expect(
        run.errors
          == "galley: \(file): error: it is not what galley wrote: cut short, or edited; galley check "
          + "writes it anew\n")
    }
    #expect(!root.contains("Golden/a.example/ferry.md"))
    _ = try galley("check")
    #expect(try galley("accept", "a.example/ferry").status == 0)
  }

  @Test func refusesStaleOnesAndAcceptsTheRest() throws {
    _ = try galley("check")
    try root.addCapture("a.example/ferry", html: page("Ferry", otherParagraph))
    let run = try galley("accept", "*", "--json")
    #expect(run.status == 2)
    #expect(
      run.output == """
        {"accepted":["b.example/wind"],"facts":[],"errors":[{"kind":"stale","message":\
        "a.example/ferry: error: the capture or its capture.json has changed since the pending \
        golden was made; run galley check a.example/ferry again, and read the new difference"}]}

        """)
    #expect(
      try root.files(in: "Golden") == ["a.example/ferry.md.new", "b.example/wind.md"])
  }

  @Test func acceptsOneClusterAndLeavesTheOthers() throws {
    _ = try galley("check", "--update", "always")
    let leak = "Read more about ferries and their timetables in our guide to the islands."
    try root.addCapture("a.example/ferry", html: page("Ferry", paragraph, leak))
    try root.addCapture(
      "b.example/wind", html: page("Wind", otherParagraph.replacing("noon", with: "midnight")))
    let report = try JSONReader.value(of: Array(try galley("check", "--json").output.utf8))
    guard case .array(let clusters) = report[key: "clusters"]?.content else {
      Issue.record("the report has no clusters")
      return
    }
    let leaked = try #require(clusters.first { $0[key: "class"]?.string == "bodyLeaked" })
    let key = try #require(leaked[key: "key"]?.string)
    let run = try galley("accept", "--cluster", key)
    #expect(run.output == "accepted a.example/ferry\n")
    #expect(try root.read("Golden/a.example/ferry.md")?.contains(leak) == true)
    #expect(root.contains("Golden/b.example/wind.md.new"))
    let again = try galley("accept", "--cluster", key)
    #expect(again.status == 2)
    #expect(
      again.errors.hasPrefix(
        "galley: \(key): error: no cluster of pending goldens has this key; there are:\n  "))
  }

  @Test func acceptingInBulkShowsFactsThatChange() throws {
    _ = try galley("check", "--update", "always")
    try root.addCapture("a.example/ferry", html: page("Ship", paragraph))
    try root.addCapture("b.example/wind", html: page("Wind", otherParagraph + " So they say."))
    _ = try galley("check")
    let json = try galley("reject", "b.example/wind", "--json")
    #expect(json.output == "{\"rejected\":[\"b.example/wind\"],\"errors\":[]}\n")
    _ = try galley("check")
    let run = try galley("accept", "*")
    #expect(run.output.hasPrefix("a.example/ferry metadata.title\n  ~ [-Ferry-]{+Ship+}\n"))
    #expect(run.output.hasSuffix("accepted a.example/ferry\naccepted b.example/wind\n"))
  }

  @Test func jsonOfAcceptingNamesFactsThatChange() throws {
    _ = try galley("check", "--update", "always")
    try root.addCapture("a.example/ferry", html: page("Ship", paragraph))
    _ = try galley("check")
    let run = try galley("accept", "a.example/ferry", "--json")
    #expect(
      run.output == """
        {"accepted":["a.example/ferry"],"facts":[{"id":"a.example/ferry","difference":\
        {"class":"metadata.title","before":"Ferry","after":"Ship"}}],"errors":[]}

        """)
  }

  @Test func namesTheCauseThatStandsTwiceInOneCapture() throws {
    try root.addCapture("a.example/ferry", html: page("Ferry", paragraph, paragraph + " Again."))
    _ = try galley("check", "--update", "always")
    let changed = paragraph.replacing("lemons", with: "oranges")
    try root.addCapture("a.example/ferry", html: page("Ferry", changed, changed + " Again."))
    let run = try galley("check")
    #expect(run.output.hasPrefix("changed: ‘lemons’ → ‘oranges’ in a.example/ferry  ["))
  }

  @Test func goesOnAfterABadRecord() throws {
    try root.write("Corpus/a.example/ferry/capture.json", "{\n  \"url\": 1,\n}\n")
    let run = try galley("check")
    #expect(run.status == 1)
    #expect(
      run.output.contains(
        "failed: nothing could be extracted\n  Corpus/a.example/ferry/capture.json:3:1: error:"
          + " bad JSON: a key in quotes should stand here\n"))
    #expect(run.output.contains("2 captures: 1 missing, 1 failed\n"))
    #expect(try root.files(in: "Golden") == ["b.example/wind.md.new"])
  }

  @Test func namesBadFoldersWithCode2AndDoesTheRest() throws {
    try root.write("Corpus/a.example/Big/capture.html", "x")
    let run = try galley("check")
    #expect(run.status == 2)
    #expect(
      run.output.contains(
        "Corpus/a.example/Big: error: 'B' is not allowed in an id; use a-z, 0-9, '.' and '-'\n"))
    #expect(run.output.contains("2 captures: 2 missing\n"))
  }

  @Test func namesGoldensWithoutCapture() throws {
    try root.write("Golden/c.example/old.md", "---\ngalley: 1\n---\n")
    let run = try galley("check", "--update", "no")
    #expect(
      run.output.contains(
        "unreferenced: a golden file without a capture\n  c.example/old\n"))
  }

  @Test func aRunThatComparesNothingDoesNotPass() throws {
    let empty = try TestRoot()
    let check = try GalleyProcess(["check"], in: empty.path).finish()
    #expect(check.status == 2)
    #expect(check.output == "")
    #expect(check.errors.contains("Corpus/ holds no captures; galley add stores one"))
  }

  @Test func needsARoot() throws {
    let run = try GalleyProcess(["check"], in: "/").finish()
    #expect(run.status == 2)
    #expect(
      run.errors
        == "galley: /: error: no folder here or above holds Corpus/ and Golden/; make them, or name"
        + " a root with --root DIR or GALLEY_ROOTS\n")
    let given = try GalleyProcess(["check", "--root", root.path, "--update", "no"], in: "/")
      .finish()
    #expect(given.status == 1)
    let both = try GalleyProcess(
      ["check", "--update", "no"], in: "/",
      environment: ["GALLEY_ROOTS": root.path]
    ).finish()
    #expect(both.output.hasSuffix("galley check --update new; galley review\n"))
    #expect(
      given.output.hasSuffix(
        "galley check --update new --root \(root.path); galley review --root \(root.path)\n"))
  }

  @Test func titlesCannotSteerTheTerminal() throws {
    let title = "Red \u{1B}[31mferry\u{7}\u{202E}"
    try root.addCapture("a.example/ferry", html: page(title, paragraph + " \u{1B}]0;owned\u{7}"))
    for arguments in [["check"], ["check", "--details"], ["check", "--json"], ["pending"]] {
      let run = try GalleyProcess(arguments, in: root.path).finish()
      #expect(!run.output.contains("\u{1B}"))
      #expect(!run.output.contains("\u{202E}"))
      #expect(!run.output.contains("\u{7}"))
    }
  }

  @Test func aMessageInPlaceOfAPageIsNoPage() throws {
    try root.write(
      "Corpus/a.example/ferry/capture.html", "MIME-Version: 1.0\nContent-Type: text/html\n\nx")
    let run = try galley("check", "a.example/ferry")
    #expect(
      run.output.contains(
        "a.example/ferry: error: notText at byte 0: the bytes are MHTML or mail; galley add and "
          + "Capture(contentsOf:) take the page out\n"))
  }

  @Test func survivesBinaryGarbageAndHugePages() throws {
    var garbage = Data()
    for number in 0..<200_000 { garbage.append(UInt8(truncatingIfNeeded: number &* 2_654_435)) }
    try root.write("Corpus/a.example/ferry/capture.html", garbage)
    let huge =
      page("Wind", otherParagraph)
      + String(repeating: "<p>\(paragraph)</p>\n", count: 9_000_000 / paragraph.utf8.count)
    try root.write("Corpus/b.example/wind/capture.html", huge)
    let run = try galley("check", "--update", "no")
    #expect(run.status == 1)
    #expect(!run.wasKilled)
    #expect(run.output.contains("a.example/ferry"))
    #expect(run.output.contains("b.example/wind"))
  }

  @Test func writesAJUnitReport() throws {
    _ = try galley("check", "--junit", "report.xml", "--update", "no")
    #expect(
      try root.read("report.xml") == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="galley" tests="2" failures="2" errors="0">
          <testsuite name="galley check" tests="2" failures="2" errors="0">
            <testcase classname="galley.a.example" name="a.example/ferry">
              <failure type="missing" message="a.example/ferry: missing">galley check \
        a.example/ferry; galley accept a.example/ferry</failure>
            </testcase>
            <testcase classname="galley.b.example" name="b.example/wind">
              <failure type="missing" message="b.example/wind: missing">galley check \
        b.example/wind; galley accept b.example/wind</failure>
            </testcase>
          </testsuite>
        </testsuites>

        """)
  }

  @Test func printsJSON() throws {
    let run = try galley("check", "--json", "--update", "no")
    let report = try JSONReader.value(of: Array(run.output.utf8))
    #expect(
      report.members?.map(\.key) == ["cases", "clusters", "stories", "problems", "summary"])
    #expect(
      run.output.hasPrefix(
        """
        {"cases":[
        {"id":"a.example/ferry","outcome":"missing","differences":[]},
        {"id":"b.example/wind","outcome":"missing","differences":[]}
        ],
        """))
  }
}
