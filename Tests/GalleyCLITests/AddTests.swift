// `galley add`: pages, the files that they were saved in, and what is no page.

import Foundation
import GalleyGolden
import TestSupport
import Testing

@Suite struct AddTests {
  private let root: TestRoot

  init() throws {
    root = try TestRoot()
  }

  private func galley(_ arguments: String..., input: String = "") throws -> GalleyProcess.Output {
    try GalleyProcess(arguments, in: root.path, input: Data(input.utf8)).finish()
  }

  @Test func addsACapture() throws {
    let run = try galley(
      "add", "-", "--url", "https://www.c.example/news/ships.html", "--captured-at",
      "2026-03-04T10:12:00Z", "--tag", "news", "--license", "CC0-1.0",
      input: page("Ships", paragraph))
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("added Corpus/c.example/ships\n\n---\ngalley: 1\n"))
    #expect(run.output.hasSuffix("\nwhen you have read it: galley accept c.example/ships\n"))
    #expect(
      try root.read("Corpus/c.example/ships/capture.json") == """
        {
          "url": "https://www.c.example/news/ships.html",
          "capturedAt": "2026-03-04T10:12:00Z",
          "contentType": "text/html; charset=utf-8",
          "kind": "html",
          "tags": ["news"],
          "license": "CC0-1.0"
        }

        """)
    #expect(
      try root.read("Corpus/c.example/ships/capture.html") == page("Ships", paragraph))
    #expect(root.contains("Golden/c.example/ships.md.new"))
    let again = try galley(
      "add", "-", "--url", "https://c.example/ships", input: page("Ships", paragraph))
    #expect(again.status == 2)
    #expect(
      again.errors
        == "galley: c.example/ships: error: there is such a capture already, of "
        + "https://www.c.example/news/ships.html; choose another --id\n")
  }

  @Test func storesNothingThatIsNoPage() throws {
    try root.write("ferry.pdf", "%PDF-1.7\n1 0 obj")
    let run = try galley("add", "ferry.pdf", "--url", "https://c.example/ferry.pdf")
    #expect(run.status == 2)
    #expect(
      run.errors == """
        ferry.pdf: error: notText at byte 0: the bytes are a PDF document, neither HTML nor text
        Nothing was stored.

        """)
    #expect(!root.contains("Corpus/c.example"))
  }

  @Test func addsThePageOfAFileThatABrowserSaved() throws {
    try root.write(
      "ferry.mhtml",
      """
      MIME-Version: 1.0
      Date: Wed, 4 Mar 2026 10:12:00 +0000
      Content-Type: multipart/related; boundary=b

      --b
      Content-Type: text/html
      Content-Location: https://c.example/news/ferry

      \(page("Ferry", paragraph))
      --b--
      """)
    let run = try galley("add", "ferry.mhtml")
    #expect(run.status == 0)
    #expect(
      run.output.hasPrefix(
        "added Corpus/c.example/ferry\nits address, as the file says: https://c.example/news/ferry\n"
      ))
    #expect(try root.read("Corpus/c.example/ferry/capture.html") == page("Ferry", paragraph))
    #expect(
      try root.read("Corpus/c.example/ferry/capture.json") == """
        {
          "url": "https://c.example/news/ferry",
          "capturedAt": "2026-03-04T10:12:00Z",
          "contentType": "text/html",
          "kind": "html"
        }

        """)
  }

  @Test func takesTheAddressThatThePageDeclares() throws {
    let head = "<link rel=\"canonical\" href=\"https://c.example/ships\">"
    let run = try galley("add", "-", input: head + page("Ships", paragraph))
    #expect(run.status == 0)
    #expect(root.contains("Corpus/c.example/ships/capture.html"))
    let without = try galley("add", "-", input: page("Ships", paragraph))
    #expect(without.status == 2)
    #expect(
      without.errors == """
        -: the page doesn't say where it is from; give its address with --url
        Nothing was stored.

        """)
  }

  @Test func storesNothingOfAFileWithoutAPage() throws {
    try root.write("x.mhtml", "MIME-Version: 1.0\nContent-Type: image/png\n\nx")
    let run = try galley("add", "x.mhtml", "--url", "https://c.example/x")
    #expect(run.status == 2)
    #expect(
      run.errors == """
        x.mhtml: error: notText: the file is MHTML or mail, and none of its parts is HTML or text
        Nothing was stored.

        """)
  }

  @Test func refusesIDsThatLeaveTheRoot() throws {
    let run = try galley(
      "add", "-", "--url", "https://c.example/x", "--id", "../x", input: page("x", paragraph))
    #expect(run.status == 2)
    #expect(
      run.errors == "galley: ../x: error: an id can't contain '.' or '..' as a part\n")
  }
}
