// Pages out of the files in which programs save them.

import Foundation
import Testing

@testable import Galley

@Suite struct SavedPageTests {
  private let html = "<!DOCTYPE html><html><body><p>a = b</p></body></html>"

  private func page(_ file: String, kind: Capture.Kind = .html) throws -> SavedPage {
    try SavedPage(Array(file.replacing("\n", with: "\r\n").utf8), kind: kind, name: "file")
  }

  private func text(_ page: SavedPage) -> String { String(decoding: page.bytes, as: UTF8.self) }

  private func time(_ page: SavedPage) -> String? { page.savedAt?.formatted(.iso8601) }

  @Test func takesThePageOutOfMHTML() throws {
    let page = try page(
      """
      From: <Saved by Blink>
      Snapshot-Content-Location: https://a.example/other
      Subject: Ferry
      Date: Wed, 4 Mar 2026 10:12:00 -0000
      MIME-Version: 1.0
      Content-Type: multipart/related;
      \ttype="text/html";
      \tboundary="----MultipartBoundary--x; y----"

      A reader without MIME sees this.
      ------MultipartBoundary--x; y----
      Content-Type: text/html
      Content-Transfer-Encoding: quoted-printable
      Content-Location: https://a.example/news/
       ferry

      <!DOCTYPE html><html><body><p>a =3D b</p>=
      </body></html>
      ------MultipartBoundary--x; y----
      Content-Type: text/html
      Content-Location: https://a.example/frame

      <p>An advertisement.</p>
      ------MultipartBoundary--x; y------
      """)
    #expect(text(page) == html)
    #expect(page.kind == .html)
    #expect(page.url == "https://a.example/news/ferry")
    #expect(page.contentType == "text/html")
    #expect(time(page) == "2026-03-04T10:12:00Z")
  }

  @Test func takesTheDocumentOutOfMail() throws {
    let document = Data("<p>Grüße</p>".utf8).base64EncodedString()
    let page = try page(
      """
      From ann Wed Mar  4 2026
      Mime-Version: 1.0
      Date: Wed, 04 Mar 2026 23:30:00 -0500 (EST)
      Content-Type: multipart/mixed; boundary=outer

      --outer
      Content-Type: multipart/alternative; boundary="outer2"

      --outer2
      Content-Type: text/plain

      Greetings
      --outer2
      Content-Type: text/html; charset="utf-8"
      Content-Transfer-Encoding: base64

      \(document.prefix(7))
      \(document.dropFirst(7))
      --outer2--
      --outer
      Content-Type: text/html
      Content-Disposition: attachment; filename=x.html

      <p>Attached</p>
      --outer--
      """)
    #expect(text(page) == "<p>Grüße</p>")
    #expect(page.contentType == "text/html; charset=\"utf-8\"")
    #expect(page.url == nil)
    #expect(time(page) == "2026-03-05T04:30:00Z")
  }

  @Test func mailWithoutHTMLIsText() throws {
    let page = try page(
      "MIME-Version: 1.0\nContent-Type: text/plain; charset=iso-8859-1\n"
        + "Content-Transfer-Encoding: quoted-printable\n\nGr=FC=DFe = all=zz=\n\n")
    #expect(page.kind == .text)
    #expect(page.bytes == Array("Gr".utf8) + [0xFC, 0xDF] + Array("e = all=zz\r\n".utf8))
  }

  @Test func aPartThatTheMessageNamesIsThePage() throws {
    let page = try page(
      """
      MIME-Version: 1.0
      Content-Type: multipart/related; boundary=b; start="<root>"

      --b
      Content-Type: text/html
      Content-ID: <frame>

      frame
      --b
      Content-Type: text/html
      Content-ID: <root>

      root
      --b--
      """)
    #expect(text(page) == "root")
  }

  @Test func aFileThatWasCutKeepsWhatItHas() throws {
    let head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
    #expect(text(try page(head + "Content-Type: text/html\n\n<p>a")) == "<p>a")
    #expect(throws: ExtractionError.self) { try page(head + "Content-Type: image/png\n\nx") }
    #expect(text(try page(head + "Content-Type: text/html")) == "")
  }

  @Test func saysThatNoPartIsAPage() {
    #expect {
      try page("MIME-Version: 1.0\nContent-Type: image/png\n\nx")
    } throws: {
      "\($0)"
        == "file: error: notText: the file is MHTML or mail, and none of its parts is HTML or text"
    }
  }

  @Test func readsSafarisWebArchives() throws {
    let list: [String: [String: Any]] = [
      "WebMainResource": [
        "WebResourceData": Data([0x3C, 0x70, 0x3E, 0xFC]), "WebResourceMIMEType": "text/html",
        "WebResourceURL": "https://a.example/1", "WebResourceTextEncodingName": "ISO-8859-1",
      ]
    ]
    let file = try PropertyListSerialization.data(
      fromPropertyList: list, format: .binary, options: 0)
    let page = try SavedPage(Array(file), kind: .html, name: "file")
    #expect(page.bytes == [0x3C, 0x70, 0x3E, 0xFC])
    #expect(page.url == "https://a.example/1")
    #expect(page.contentType == "text/html; charset=ISO-8859-1")
  }

  @Test func refusesOtherPropertyLists() {
    #expect {
      try SavedPage(Array("bplist00\u{8}".utf8), kind: .html, name: "file")
    } throws: {
      "\($0)"
        == "file: error: notText at byte 0: the file is a property list, and no Safari web archive"
        + " with a page"
    }
  }

  @Test func takesResponseHeadersOff() throws {
    let page = try page(
      """
      HTTP/1.1 301 Moved Permanently
      Location: /2

      HTTP/2 200
      content-type: text/html; charset=windows-1251
      date: Wed, 04 Mar 2026 10:12:00 GMT

      <p>a</p>
      """)
    #expect(text(page) == "<p>a</p>")
    #expect(page.contentType == "text/html; charset=windows-1251")
    #expect(time(page) == "2026-03-04T10:12:00Z")
  }

  @Test(arguments: [
    ("<!-- saved from url=(0021)https://a.example/one -->", "https://a.example/one", nil),
    ("<!--saved from url=(0014)about:internet -->", nil, nil),
    (
      "<html lang=en><!--\n Page saved with SingleFile \n url: https://a.example/2?x=%3E \n"
        + " saved date: Wed Mar 04 2026 10:12:00 GMT+0130 (Some Time)\n-->",
      "https://a.example/2?x=%3E", "2026-03-04T08:42:00Z"
    ),
    ("<!-- a menu --><!-- saved from url=(0021)https://a.example/one -->", nil, nil),
    ("<p>saved from url=(0021)https://a.example/one</p>", nil, nil),
    ("<!-- saved from url=(0021)", nil, nil),
  ])
  func readsNotesOfSaving(note: String, url: String?, savedAt: String?) throws {
    let file = "<!DOCTYPE html>\r\n\(note)\r\n\(html)"
    let page = try page(file)
    #expect(page.bytes == Array(file.replacing("\n", with: "\r\n").utf8))
    #expect(page.url == url)
    #expect(time(page) == savedAt)
  }

  @Test(arguments: ["From: Ann\nTo: Tom\n\nHello", "", " ", "<p>MIME-Version: 1.0</p>", "a: b"])
  func anyOtherFileIsThePage(_ file: String) throws {
    let page = try SavedPage(Array(file.utf8), kind: .html, name: "file")
    #expect(text(page) == file)
    #expect(page.url == nil)
  }

  @Test func textIsLeftAsItIs() throws {
    let file = "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>a</p>"
    #expect(text(try page(file, kind: .text)) == file.replacing("\n", with: "\r\n"))
  }

  @Test(arguments: [
    ("Sat, 29 Feb 2028 00:00:00 +0000", "2028-02-29T00:00:00Z"),
    ("1 Jan 2100 23:59 -1200", "2100-01-02T11:59:00Z"),
    ("Thu Jan 01 1970 00:00:00 GMT", "1970-01-01T00:00:00Z"),
    ("32 Jan 2026 10:00:00 GMT", nil), ("4 Mar 2026", nil), ("4 Mar 26 10:00:00", nil),
    ("Mar 2026 10:00:00", nil), ("4 Mar 2026 24:00:00", nil),
    ("4 Mar 99999999999999999999 1:2", nil),
  ])
  func readsDatesOfMail(text: String, time: String?) {
    #expect(SavingNote.date(in: text)?.formatted(.iso8601) == time)
  }

  @Test func manyPartsAndDeepOnesEnd() throws {
    let head = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    #expect(throws: ExtractionError.self) {
      try page(head + String(repeating: "--b\nContent-Type: a/b\n\n", count: 100_000))
    }
    let nested = (0..<50).map { "--\($0)\nContent-Type: multipart/mixed; boundary=\($0 + 1)\n\n" }
    #expect(throws: ExtractionError.self) {
      try page(
        head.replacing("=b", with: "=0") + nested.joined()
          + "--50\nContent-Type: text/html\n\n<p>a</p>")
    }
  }
}
