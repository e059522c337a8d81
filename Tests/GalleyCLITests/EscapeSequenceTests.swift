// Whatever a capture, a golden file, a record, a data set, a file's name or an argument holds: no
// escape sequence of it reaches a terminal or a report, from any command.

import Foundation
import GalleyGolden
import TestSupport
import Testing

@Suite(.serialized) struct EscapeSequenceTests {
  private let root: TestRoot

  /// Sets a title, colours the background, erases the screen by an eight-bit control, rings, goes
  /// back, deletes, and turns the line around: none of it is what Galley itself writes.
  private static let hostile = "\u{1B}]0;owned\u{7}\u{1B}[41m\u{9B}2J\u{8}\u{7F}\u{85}\u{202E}"

  /// The same in JSON, by escapes.
  private static let inJSON =
    #"\u001b]0;owned\u0007\u001b[41m\u009b2J\u0008\u007f\u0085\u202e"#

  /// The same in HTML, by references too.
  private static let inHTML = "\(hostile)&#27;[41m&#x1B;c&#x9b;2J&#155;2J&#7;&NewLine;"

  /// A root in a folder with a hostile name, one capture of each outcome, and a data set.
  init() throws {
    root = try TestRoot(named: Self.hostile)
    try addCaptures()
    try addBadNames()
    try addDataSet()
  }

  private func addCaptures() throws {
    let record = ["url", "story", "notes", "license"].reduce(into: [:]) { record, key in
      record[key] = "\"https://a.example/ferry\(Self.inJSON)\""
    }
    let ids = ["a.example/ferry", "a.example/other", "b.example/wind", "c.example/gone"]
    for id in ids {
      try root.addCapture(id, html: page("Ferry", paragraph, otherParagraph))
    }
    _ = try galley(["check", "--update", "always"])
    for id in ids { try root.addCapture(id, html: Self.hostilePage, overrides: record) }
    try root.write("Golden/a.example/other.md", "---\ngalley: 1\n\(Self.hostile): \"a\"\n---\n")
    try root.write("Golden/b.example/wind.md.new", "\(Self.hostile)\nb: \(Self.hostile)\n")
    try FileManager.default.removeItem(atPath: "\(root.path)/Corpus/c.example/gone")
    try root.addCapture("d.example/new", html: Self.hostilePage, overrides: record)
    try root.addCapture(
      "d.example/none", html: "<title>\(Self.inHTML)</title>", overrides: record)
    let kind = ["kind": "\"\(Self.inJSON)\"", Self.inJSON: "1"]
    try root.addCapture("d.example/record", html: Self.hostilePage, overrides: kind)
    try root.write("Corpus/d.example/json/capture.json", "{\"url\"\(Self.hostile)")
  }

  private static var hostilePage: String {
    let text = "\(paragraph) \(inHTML)"
    return """
      <!DOCTYPE html><html lang="en\(inHTML)"><head><title>A ferry \(inHTML)</title>
      <meta name="author" content="Ann \(inHTML) Example"><meta property="og:site_name"
      content="Gazette \(inHTML)"><meta name="keywords" content="a\(inHTML), b">
      <script type="application/ld+json">{"@type": "NewsArticle", "headline": "A \(inJSON)",
      "articleSection": "\(inJSON)"}</script></head><body><article><h1>A ferry \(inHTML)</h1>
      <p class="byline \(inHTML)">By Ann \(inHTML) Example</p><p>\(text)</p>
      <p>\(text) <a href="/a\(inHTML)">\(inHTML) quay</a> <code>\(inHTML)</code></p>
      <pre><code class="language-\(inHTML)">a \(inHTML)</code></pre>
      <figure><img src="/a\(inHTML).png" alt="\(inHTML)"><figcaption>\(text)</figcaption></figure>
      <table><tr><td>a \(inHTML)<td>b<tr><td>c<td>d</table><blockquote><p>\(text)</blockquote>
      </article></body></html>
      """
  }

  private func addBadNames() throws {
    try root.write("Corpus/\(Self.hostile)/x/capture.html", "x")
    try root.write("Corpus/d.example/\(Self.hostile)/capture.html", "x")
    try root.write("Golden/d.example/\(Self.hostile).md", "x")
    try root.write("Golden/d.example/.new.md.7\(Self.hostile).galley-tmp", "x")
    try root.write(".git/HEAD", "x")
    try root.write("page\(Self.hostile).html", Self.hostilePage)
    try root.write("page.html", Self.hostilePage)
    try root.write("page.txt", "A ferry \(Self.hostile)\n\n\(paragraph) \(Self.hostile)\n")
    try root.write("none\(Self.hostile).html", "<title>\(Self.inHTML)</title>")
    try root.write("binary\(Self.hostile).html", Data([0x50, 0x4B, 3, 4, 0, 0, 0x9B, 0x1B, 0, 1]))
  }

  private func addDataSet() throws {
    try root.write(
      "data/set\(Self.hostile)/truth.ndjson",
      """
      {"id": "one", "body": "\(Self.inJSON) \(paragraph)", "title": "\(Self.inJSON)", "with": \
      ["\(Self.inJSON)"], "author": "\(Self.inJSON)"}
      {"id": "two\\u009b2J\\u0085\\u202e", "body": "\(otherParagraph)"}

      """)
    try root.write("data/set\(Self.hostile)/html/one.html", Self.hostilePage)
    try root.write("bad\(Self.hostile)/truth.ndjson", "{\"id\": \"a\(Self.inJSON)\"}\n")
    try root.write("worse/truth.ndjson", "{\"\(Self.inJSON)\": 1, \(Self.hostile)}\n")
    try root.write("floors.json", "{\"floors\": [{\"set\": \"\(Self.inJSON)\"}]}")
    try root.write("cut.json", "{\"\(Self.hostile)")
  }

  private func galley(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> GalleyProcess.Output {
    try GalleyProcess(
      arguments, in: root.path, environment: environment, input: Data(input.utf8)
    ).finish()
  }

  /// A control character other than line feed and tab, with what stands around it; a mark that turns
  /// the line around, too.
  ///
  /// Where the page's own text is printed for other programs (`isPage`), marks are part of it, and so
  /// is delete, which terminals pass over.
  private static func control(in text: String, isPage: Bool = false) -> String? {
    let scalars = Array(text.unicodeScalars)
    let place = scalars.firstIndex { scalar in
      switch scalar {
      case "\n", "\t": false
      case "\u{7F}", "\u{202E}": !isPage
      default: scalar.properties.generalCategory == .control
      }
    }
    guard let place else { return nil }
    var context = String.UnicodeScalarView()
    context += scalars[max(0, place - 60)..<min(scalars.count, place + 30)]
    return String(context).debugDescription
  }

  private func expectHarmless(
    _ arguments: [String], input: String = "", environment: [String: String] = [:],
    isPage: Bool = false
  ) throws {
    let run = try galley(arguments, input: input, environment: environment)
    let name = arguments.map { printable($0) }.joined(separator: " ")
    #expect(!(run.output + run.errors).isEmpty, "galley \(name) says nothing")
    #expect(!run.wasKilled, "galley \(name)")
    for (text, isPage) in [(run.output, isPage), (run.errors, false)] {
      let control = Self.control(in: text, isPage: isPage)
      #expect(control == nil, "galley \(name)")
    }
  }

  @Test func checkIsHarmless() throws {
    let summary = "summary\(Self.hostile).md"
    for options in [
      [], ["--details"], ["--json"], ["--jobs", "1", "--update", "no"], ["--github"],
    ] {
      try expectHarmless(
        ["check"] + options,
        environment: ["GITHUB_STEP_SUMMARY": "\(root.path)/\(summary)"])
    }
    try expectHarmless(["check", Self.hostile])
    try expectHarmless(["check", "--update", Self.hostile])
    try expectHarmless(["check", "--root", "nowhere\(Self.hostile)"])
    try expectHarmless(["check", "--jobs", Self.hostile])
    try expectHarmless(["check", "--\(Self.hostile)"])
    try expectHarmless(["check", "--junit", "no\(Self.hostile)/such/folder.xml"])
    _ = try galley(["check", "--junit", "junit.xml", "--html", "report.html"])
    for file in ["junit.xml", "report.html", summary] {
      let report = try #require(try root.read(file))
      #expect(report.count > 500)
      // The browser's report shows the captured page as it is, in a frame where nothing runs.
      let control = Self.control(in: report, isPage: file.hasSuffix("html"))
      #expect(control == nil, "\(printable(file))")
    }
  }

  @Test func decisionsAreHarmless() throws {
    _ = try galley(["check"])
    try root.write("Golden/b.example/wind.md.new", "\(Self.hostile)\nb: \(Self.hostile)\n")
    for options in [[], ["--json"]] {
      try expectHarmless(["pending"] + options)
      try expectHarmless(["pending", Self.hostile] + options)
      for verb in ["accept", "reject"] {
        try expectHarmless([verb, Self.hostile] + options)
        try expectHarmless([verb, "--cluster", Self.hostile] + options)
        try expectHarmless([verb, "*"] + options)
        _ = try galley(["check"])
      }
      try expectHarmless(["prune", "--dry-run"] + options)
      try expectHarmless(["doctor"] + options)
      try expectHarmless(["accept", "*", "--force"] + options)
    }
  }

  @Test func writingAndWaitingAreHarmless() throws {
    _ = try galley(["check"])
    let lock = try GoldenStore(root.root).lock()
    let waiting = try GalleyProcess(["accept", "a.example/ferry"], in: root.path)
    for _ in 0..<100 where try waiting.errorsSoFar().isEmpty { usleep(50_000) }
    lock.release()
    let run = try waiting.finish()
    #expect(run.errors.contains("another galley is writing"))
    #expect(Self.control(in: run.errors) == nil)
    // A folder where a file has to go: nothing can be written.
    try root.write("Golden/d.example/new.md/x", "x")
    for arguments in [["check"], ["check", "--update", "always"], ["accept", "*"], ["prune"]] {
      try expectHarmless(arguments)
    }
  }

  @Test func addingIsHarmless() throws {
    let url = "https://e.example/new"
    try expectHarmless(["add", "page\(Self.hostile).html", "--url", url])
    try expectHarmless(["add", "page.html", "--url", url])
    try expectHarmless(["add", "page.html", "--url", url + Self.hostile, "--id", "e.example/b"])
    try expectHarmless(["add", "page.html", "--url", url, "--id", "e.example/\(Self.hostile)"])
    try expectHarmless(["add", "page.html", "--url", Self.hostile])
    try expectHarmless(["add", "nothing\(Self.hostile)", "--url", url])
    try expectHarmless(["add", "none\(Self.hostile).html", "--url", url, "--id", "e.example/c"])
    try expectHarmless(["add", "page.html", "--url", url, "--kind", Self.hostile])
    try expectHarmless(
      ["add", "page.html", "--url", url, "--captured-at", Self.hostile, "--id", "e.example/d"])
  }

  @Test(arguments: ["page.html", "page.txt"])
  func extractingIsHarmless(_ file: String) throws {
    for format in ["markdown", "json", "text", "html"] {
      let options = ["--format", format, "--url", "https://a.example/\(Self.hostile)"]
      try expectHarmless(["extract", file] + options, isPage: true)
      guard format != "markdown" else { continue }
      try expectHarmless(["extract", file, "--explain"] + options, isPage: true)
    }
  }

  @Test func faultsOfFilesAreHarmless() throws {
    for name in [
      "none\(Self.hostile).html", "binary\(Self.hostile).html", "nothing\(Self.hostile)",
    ] {
      try expectHarmless(["extract", name])
    }
    try expectHarmless(["extract", "--explain", "binary\(Self.hostile).html"])
    try expectHarmless(["extract", root.path])
    try expectHarmless(["extract", "page.html", "--format", Self.hostile])
    try expectHarmless(["extract", "page.html", Self.hostile])
    try expectHarmless([Self.hostile])
    try expectHarmless(["help", Self.hostile])
  }

  @Test func rowsAreHarmless() throws {
    let id = Self.inJSON
    try expectHarmless(
      ["extract", "--ndjson"],
      input: """
        {"id": "\(id)", "text": "A ferry\\n\\n\(paragraph) \(id)", "url": "https://a.example/\(id)"}
        {"id": "\(id)", "path": "page.html"}
        {"id": "\(id)", "path": "nothing\(id)"}
        {"id": "\(id)", "path": "binary\(id).html"}
        {"id": "\(id)", "html": "<title>\(id)</title>"}
        {"id": ["\(id)"], "html": "\(id)"}
        {"id": "a", "html": "\(id)", "kind": "\(id)", "contentType": "\(id)"}
        {"\(id)": 1}
        {"id": "\(Self.hostile)", "html": "a"}
        \(Self.hostile)

        """, isPage: true)
  }

  @Test func scoringIsHarmless() throws {
    for options in [[], ["--worst", "9"], ["--json", "scores.json"]] {
      try expectHarmless(["score", "data"] + options)
    }
    try expectHarmless(["score", "data", "--json", "-"], isPage: true)
    for options in [["--compare", "scores.json"], ["--compare", "cut.json"]] {
      try expectHarmless(["score", "data"] + options)
    }
    try root.write("data/set\(Self.hostile)/html/two.html", Self.hostilePage)
    try expectHarmless(["score", "data", "--compare", "scores.json"])
    for floors in ["floors.json", "cut.json", "nothing\(Self.hostile)"] {
      try expectHarmless(["score", "data", "--floors", floors])
    }
    let file = "floors\(Self.hostile).json"
    try expectHarmless(["score", "data", "--floors", file, "--raise-floors"])
    for floor in ["set\(Self.hostile)=1", "\(Self.hostile)=0.5", Self.hostile] {
      try expectHarmless(["score", "data", "--floor", floor])
    }
    for set in ["bad\(Self.hostile)", "worse", "nothing\(Self.hostile)", root.path + "/Corpus"] {
      try expectHarmless(["score", set])
    }
    try expectHarmless(["score", "data", "--input", "text"])
    try expectHarmless(["score", "data", "--twins"])
  }

  /// At a terminal Galley writes sequences of its own, and colours.
  private func control(in screen: String, after own: [String]) -> String? {
    // A terminal in raw mode turns line feeds into two characters, or three.
    var text = screen.replacing("\r", with: "").replacing("\r\n", with: "\n")
    for sequence in own { text = text.replacing(sequence, with: "") }
    return Self.control(in: text)
  }

  private static let colours = ["0", "1", "2", "31", "32", "33"].map { "\u{1B}[\($0)m" }

  @Test(arguments: [
    ["check"], ["check", "--details"], ["doctor"], ["score", "data"], ["pending"],
    ["extract", "page.html", "--format", "text"], ["extract", "page.txt", "--format", "html"],
    ["extract", "page.html", "--explain"], ["accept", "*"],
  ])
  func commandsAreHarmlessAtATerminal(_ arguments: [String]) throws {
    _ = try galley(["check"])
    let terminal = try PseudoTerminal(arguments, in: root.path)
    #expect(terminal.waitsForEnd())
    #expect(terminal.screen.count > 20)
    #expect(control(in: terminal.screen, after: Self.colours) == nil)
  }

  @Test func reviewIsHarmless() throws {
    _ = try galley(["check"])
    let own = ["?1049h", "?25l", "?25h", "?1049l", "H", "J", "K"].map { "\u{1B}[\($0)" }
    let terminal = try PseudoTerminal(["review"], in: root.path, columns: 120, rows: 40)
    #expect(terminal.waits(for: "q quit"))
    var screens = terminal.screen
    // A cluster and back, further down, a report, decisions of which some fail, to the end.
    for key in ["c", "x", "\t", " ", "o", "a", "r", "s", "a", "q", "q"] {
      terminal.press(key)
      _ = terminal.waits(for: "\u{1B}[J", tenths: 20)
      screens += terminal.screen
    }
    #expect(screens.contains("⟨U+001B⟩"))
    #expect(control(in: screens, after: Self.colours + own) == nil)
  }
}
