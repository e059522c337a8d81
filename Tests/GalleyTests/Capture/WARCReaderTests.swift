// Pages of web archives.

import Foundation
import Testing

@testable import Galley

@Suite struct WARCReaderTests {
  private static let html = "<p>Ferry</p>"

  /// A record with its length, and lines that end as in archives.
  private static func record(_ header: String, _ block: String) -> String {
    let block = block.replacing("\n", with: "\r\n")
    let header = "WARC/1.1\n\(header)\nContent-Length: \(block.utf8.count)\n\n"
    return header.replacing("\n", with: "\r\n") + block + "\r\n\r\n"
  }

  private static func response(_ url: String, _ block: String) -> String {
    record(
      "WARC-Type: response\nWARC-Target-URI: <\(url)>\nWARC-Date: 2026-03-04T10:12:00.5Z\n"
        + "Content-Type: application/http; msgtype=response", block)
  }

  private static let archive =
    record("WARC-Type: warcinfo", "software: x\n")
    + response(
      "https://a.example/1",
      "HTTP/1.1 200 OK\nContent-Type: text/html; charset=koi8-r\nDate: x\n\n\(html)")
    + response("https://a.example/gone", "HTTP/1.1 404 Not Found\n\n\(html)")
    + response("https://a.example/a.png", "HTTP/1.1 200\nContent-Type: image/png\n\n\(html)")
    + record("WARC-Type: request\nContent-Type: application/http", "GET / HTTP/1.1\n\n")
    + response(
      "https://a.example/2",
      "HTTP/1.1 200\nTransfer-Encoding: chunked\n\n5\n<p>Fe\n7;x\nrry</p>\n0\n\n")
    + record(
      "WARC-Type: conversion\nWARC-Target-URI: https://a.example/3\nContent-Type: text/plain",
      "Ferry\n")
    + record("WARC-Type: resource\nContent-Type: text/html\nWARC-Date: 2026", html)

  private func items(_ pieces: [ArraySlice<UInt8>]) -> [WARCReader.Item] {
    var reader = WARCReader()
    var items: [WARCReader.Item] = []
    for (index, piece) in pieces.enumerated() {
      reader.append(piece)
      while let item = reader.next(isAtEnd: index == pieces.count - 1) { items.append(item) }
    }
    return items
  }

  private func items(_ archive: String) -> [WARCReader.Item] { items([Array(archive.utf8)[...]]) }

  private func pages(_ items: [WARCReader.Item]) -> [SavedPage] {
    items.compactMap { if case .page(let page) = $0 { page } else { nil } }
  }

  private func faults(_ items: [WARCReader.Item]) -> [String] {
    items.compactMap { if case .fault(let error) = $0 { "\(error)" } else { nil } }
  }

  @Test func givesDocumentsThatWereAnsweredWithSuccess() {
    let items = items(Self.archive)
    let pages = pages(items)
    #expect(faults(items).isEmpty)
    #expect(
      pages.map(\.url) == [
        "https://a.example/1", "https://a.example/2", "https://a.example/3", nil,
      ])
    #expect(
      pages.map { String(decoding: $0.bytes, as: UTF8.self) } == [
        Self.html, Self.html, "Ferry\r\n", Self.html,
      ])
    #expect(pages.map(\.kind) == [.html, .html, .text, .html])
    #expect(pages[0].contentType == "text/html; charset=koi8-r")
    #expect(pages[0].savedAt?.formatted(.iso8601) == "2026-03-04T10:12:00Z")
    #expect(pages[3].savedAt == nil)
  }

  @Test(arguments: [1, 7, 64, 1000])
  func givesTheSameInPieces(size: Int) {
    let bytes = Array(Self.archive.utf8)
    let pieces = stride(from: 0, to: bytes.count, by: size).map {
      bytes[$0..<min(bytes.count, $0 + size)]
    }
    #expect(items(pieces) == items(Self.archive))
  }

  @Test func goesOnBehindWhatIsNoRecord() {
    let items = items("x\ny\n" + Self.archive + "garbage WARC/1.0\n\n" + Self.archive)
    #expect(pages(items).count == 8)
    #expect(
      faults(items) == [
        "archive: error: unreadable at byte 0: here a record should begin, with WARC/1.0 or WARC/1.1",
        "archive: error: unreadable at byte \(4 + Self.archive.utf8.count): here a record should"
          + " begin, with WARC/1.0 or WARC/1.1",
      ])
  }

  @Test func saysWhatIsWrongWithARecord() {
    let bad =
      "WARC/1.0\nWARC-Type: response\nWARC-Target-URI: https://a.example/x\n\nHTTP/1.1 200\n\n"
    let items = items(bad + String(decoding: Self.archive.utf8.dropLast(10), as: UTF8.self))
    #expect(pages(items).count == 3)
    #expect(
      faults(items) == [
        "https://a.example/x: error: unreadable at byte 0: the record has no Content-Length",
        "archive: error: unreadable at byte \(bad.utf8.count + lastRecord): the archive ends within"
          + " the record",
      ])
  }

  /// Where the last record of the archive begins.
  private var lastRecord: Int {
    Self.archive.ranges(of: "WARC/1.1").last.map {
      Self.archive.utf8.distance(from: Self.archive.startIndex, to: $0.lowerBound)
    } ?? 0
  }

  @Test(arguments: [
    "WARC/1.0\nno field\n\n", "WARC/1.0\n", "WARC/1.0", "WARC/1.0\nContent-Length: -1\n\n", "WA",
    "WARC/1.0\nContent-Length: 99999999999999999999\n\n",
  ])
  func brokenRecordsAreOneFault(_ archive: String) {
    #expect(faults(items(archive)).count == 1)
  }

  @Test func recordsThatAreTooLongAreFaults() {
    let header = "WARC/1.0\nWARC-Type: resource\nContent-Type: text/html\nContent-Length: 99999999"
    var reader = WARCReader()
    reader.append(Array("\(header)\n\nx".utf8))
    let item = reader.next()
    #expect(
      faults(item.map { [$0] } ?? []) == [
        "archive: error: unreadable at byte 0: 99999999 bytes, more than the limit of 67108864"
      ])
    #expect(reader.next() == nil)
  }

  @Test func anArchiveOfOnePageIsThatPage() throws {
    let one = Self.response("https://a.example/1", "HTTP/1.1 200\n\n\(Self.html)")
    let page = try SavedPage(Array(one.utf8), kind: .html, name: "a.warc")
    #expect(page.url == "https://a.example/1")
    #expect {
      try SavedPage(Array(Self.archive.utf8), kind: .html, name: "a.warc")
    } throws: {
      "\($0)"
        == "a.warc: error: notText: the web archive holds several pages; galley extract --warc reads them"
    }
    #expect {
      try SavedPage(Array("WARC/1.0\n\n".utf8), kind: .html, name: "a.warc")
    } throws: {
      "\($0)" == "a.warc: error: notText: the web archive holds no page"
    }
  }

  @Test(arguments: [
    ("4\nabcd\n0\n\n", "abcd"), ("2\nab\n1\nc\n0\n", "abc"), ("0\n\n", ""),
    ("<p>4\nabcd", "<p>4\nabcd"), ("5\nabcd\n0\n", "5\nabcd\n0\n"), ("4\nabcd", "4\nabcd"),
    ("7fffffffffffffffff\na", "7fffffffffffffffff\na"),
  ])
  func putsChunksTogetherIfTheyAre(content: String, joined: String) throws {
    let bytes = Array("HTTP/1.1 200\nTransfer-Encoding: chunked\n\n\(content)".utf8)
    let response = try #require(HTTPResponse(bytes[...]))
    #expect(String(decoding: response.content, as: UTF8.self) == joined)
  }
}
