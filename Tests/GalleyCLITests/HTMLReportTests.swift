// `galley check --html`: one file in which captured pages can do nothing.

import Foundation
import GalleyGolden
import TestSupport
import Testing

@Suite(.serialized) struct HTMLReportTests {
  private let root: TestRoot

  /// Everything that a page could try: to end the element that holds it, to run, to fetch.
  private static let hostile = page(
    "Ferry &lt;/script&gt;&lt;script&gt;document.title='owned'&lt;/script&gt;", paragraph,
    "&lt;/script&gt;&lt;script&gt;document.title='owned'&lt;/script&gt;" + otherParagraph,
    "<img src=\"http://127.0.0.1:9/x.png\" onerror=\"top.document.title='owned'\">"
  ).replacing(
    "</head>",
    with: """
      <meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/refresh">
      <link rel="preconnect" href="http://127.0.0.1:9/preconnect">
      <link rel="prefetch" href="http://127.0.0.1:9/prefetch">
      <link rel="stylesheet" href="http://127.0.0.1:9/sheet.css">
      <style>@import url(http://127.0.0.1:9/import.css);</style>
      <script>top.document.title = 'owned'; document.title = 'owned'</script>
      <script src="http://127.0.0.1:9/script.js"></script></head>
      """
  ).replacing(
    "<body>",
    with: """
      <body onload="top.document.title='owned'"><a href="javascript:top.document.title='owned'">
      Home</a><iframe src="http://127.0.0.1:9/frame"></iframe>
      <!-- </script><script>document.title='owned'</script> -->
      <svg onload="top.document.title='owned'"></svg>
      """)

  init() throws {
    root = try TestRoot()
    try root.addCapture("a.example/ferry", html: page("Ferry", paragraph, otherParagraph))
    _ = try GalleyProcess.run("check", "--update", "always", in: root.path)
    try root.addCapture("a.example/ferry", html: Self.hostile)
    try root.addCapture("b.example/new", html: Self.hostile)
    let run = try GalleyProcess.run("check", "--html", "report.html", in: root.path)
    #expect(run.status == 1)
  }

  @Test func noCapturedTextCanEndAnElement() throws {
    let report = try #require(try root.read("report.html"))
    // Two cases, the index, the script: no element more.
    #expect(report.ranges(of: "<script").count == 4)
    #expect(report.ranges(of: "</script").count == 4)
    for line in report.split(separator: "\n") where line.hasPrefix("<script type=") {
      let inside = line.dropFirst().dropLast("</script>".count)
      #expect(!inside.contains("<"))
    }
  }

  @Test func thePolicyAllowsTheReportsOwnScriptAlone() throws {
    let report = try #require(try root.read("report.html"))
    let start = try #require(report.firstRange(of: "<script>"))
    let end = try #require(report[start.upperBound...].firstRange(of: "</script>"))
    var hash = SHA256()
    hash.update(Array(report[start.upperBound..<end.lowerBound].utf8))
    let digest = Data(hash.digest()).base64EncodedString()
    #expect(
      report.contains(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
          + " script-src 'sha256-\(digest)'; style-src 'unsafe-inline'; img-src data:;"
          + " base-uri 'none'; form-action 'none'\">"))
  }

  @Test func holdsNothingOfWhatMatched() throws {
    _ = try GalleyProcess.run("accept", "*", in: root.path)
    let run = try GalleyProcess.run("check", "--html", "report.html", in: root.path)
    #expect(run.status == 0)
    let report = try #require(try root.read("report.html"))
    #expect(!report.contains("id=\"case-0\""))
    #expect(report.contains("2 captures: 2 matched"))
  }

  private static let browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser"]
    .first { FileSystem.kind(of: $0) != nil }

  /// Loads a file; gives the document after the scripts have run, and the log of all requests.
  private func browse(_ file: String) throws -> (document: String, requests: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.browser))
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000",
      "--user-data-dir=\(root.path)/profile", "--log-net-log=\(root.path)/log-\(file).json",
      "--dump-dom", "file://\(root.path)/\(file)",
    ]
    try root.write("dump", "")
    process.standardOutput = try FileHandle(
      forWritingTo: URL(fileURLWithPath: root.path + "/dump"))
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return (try root.read("dump") ?? "", try root.read("log-\(file).json") ?? "")
  }

  @Test(.enabled(if: browser != nil, "Debian's package chromium is not installed"))
  func pagesRunAndFetchNothingInABrowser() throws {
    // The page alone does run and fetch: the check below can fail.
    try root.write("bare.html", Self.hostile)
    let fetches = try browse("bare.html").requests.contains("http://127.0.0.1:9/")
    #expect(fetches)
    let report = try browse("report.html")
    #expect(report.document.contains("<title>galley check</title>"))
    #expect(report.document.contains("<h1>a.example/ferry changed</h1>"))
    #expect(report.document.contains("<iframe sandbox=\"\" title=\"page as captured\""))
    #expect(report.document.contains("data-galley=&quot;kept&quot;"))
    #expect(!report.document.contains("<title>owned"))
    let requests = report.requests.split(separator: "\n").filter { $0.contains("127.0.0.1:9") }
    #expect(requests == [])
  }
}
