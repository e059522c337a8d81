// Captures read from a root: bytes as they are, faults named.

import Foundation
import Galley
import GalleyGolden
import TestSupport
import Testing

@Suite struct CorpusTests {
  private let root: TestRoot

  init() throws {
    root = try TestRoot()
  }

  private func load(_ id: String = "a.example/one") throws -> StoredCapture {
    try Corpus(root.root).load(CaptureID(id))
  }

  private func failure(_ id: String = "a.example/one") -> String? {
    #expect(throws: HarnessError.self) { try load(id) }?.description
  }

  @Test func readsBytesUnchanged() throws {
    let bytes = Data([0xEF, 0xBB, 0xBF, 0x0D, 0x0A, 0x00, 0xFF])
    try root.addCapture("a.example/one", html: "")
    try root.write("Corpus/a.example/one/capture.html", bytes)
    let stored = try load()
    #expect(stored.capture.bytes == Array(bytes))
    #expect(stored.capture.name == "a.example/one")
    #expect(stored.capture.contentType == "text/html; charset=utf-8")
    #expect(stored.capture.kind == .html)
  }

  @Test func digestDependsOnBytesAndRecord() throws {
    try root.addCapture("a.example/one", html: "x")
    let first = try load().digest
    try root.addCapture("a.example/one", html: "y")
    let second = try load().digest
    try root.addCapture("a.example/one", html: "x", overrides: ["notes": "\"n\""])
    #expect(Set([first, second, try load().digest]).count == 3)
  }

  @Test func namesWhatIsMissing() throws {
    try root.write("Corpus/a.example/one/capture.html", "x")
    #expect(
      failure()
        == "Corpus/a.example/one/capture.json: error: the file is missing; galley add writes one")
    try root.addCapture("a.example/two", html: "x", overrides: ["kind": "\"text\""])
    #expect(
      failure("a.example/two")
        == "a.example/two: error: capture.html stands there, but capture.json says"
        + " \"kind\": \"text\"; a capture is one file")
    try root.addCapture("a.example/three", html: "x")
    try FileManager.default.removeItem(atPath: root.path + "/Corpus/a.example/three/capture.html")
    #expect(failure("a.example/three") == "a.example/three: error: capture.html is missing")
  }

  @Test func refusesFoldersAndPipesInPlaceOfFiles() throws {
    try root.addCapture("a.example/one", html: "x")
    let path = root.path + "/Corpus/a.example/one/capture.html"
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(failure() == "\(path): error: it is a folder, not a file")
    try FileManager.default.removeItem(atPath: path)
    mkfifo(path, 0o644)
    #expect(failure() == "\(path): error: it is a device or pipe, not a file")
  }

  @Test func refusesLinksThatLeaveTheCorpus() throws {
    try root.addCapture("a.example/one", html: "x")
    let folder = root.path + "/Corpus/a.example"
    try root.write("outside/secret", "x")
    let files = FileManager.default
    try files.removeItem(atPath: folder + "/one/capture.html")
    try files.createSymbolicLink(
      atPath: folder + "/one/capture.html", withDestinationPath: root.path + "/outside/secret")
    #expect(
      failure()
        == "a.example/one: error: Corpus/a.example/one/capture.html is a link that leads out of"
        + " Corpus/")
    try files.createSymbolicLink(
      atPath: folder + "/two", withDestinationPath: root.path + "/outside")
    #expect(
      failure("a.example/two")
        == "a.example/two: error: Corpus/a.example/two is a link that leads out of Corpus/")
  }

  @Test func followsLinksWithinTheCorpus() throws {
    try root.addCapture("a.example/one", html: "x")
    try FileManager.default.createSymbolicLink(
      atPath: root.path + "/Corpus/a.example/two", withDestinationPath: "one")
    #expect(try load("a.example/two").capture.bytes == Array("x".utf8))
  }

  @Test func listsCapturesAndWhatCannotBeOne() throws {
    for id in ["b.example/x", "a.example/z", "a.example/y"] { try root.addCapture(id, html: "x") }
    try root.write("Corpus/README.md", "x")
    try root.write("Corpus/a.example/.DS_Store", "x")
    try root.write("Corpus/a.example/Big/capture.html", "x")
    try root.write("Corpus/con/x/capture.html", "x")
    let listing = try Corpus(root.root).listing()
    #expect(listing.ids.map(\.description) == ["a.example/y", "a.example/z", "b.example/x"])
    #expect(
      listing.problems.map(\.description) == [
        "Corpus/a.example/Big: error: 'B' is not allowed in an id; use a-z, 0-9, '.' and '-'",
        "Corpus/con/x: error: 'con' is the name of a device on Windows, where the file could not"
          + " be made",
      ])
  }

  @Test func storesANewCapture() throws {
    let record = CaptureRecord(
      url: "https://a.example/one", capturedAt: "2026-03-04T10:12:00Z",
      contentType: "text/plain; charset=utf-8", kind: .text)
    let new = try NewCapture(id: CaptureID("a.example/one"), record: record, bytes: [0x0D, 0x0A])
    try new.store(in: root.root)
    #expect(try load().record == record)
    #expect(try load().capture.bytes == [0x0D, 0x0A])
    let error = #expect(throws: HarnessError.self) { try new.store(in: root.root) }
    #expect(
      error?.description
        == "a.example/one: error: there is such a capture already, of the same URL; choose another --id"
    )
  }

  @Test func findsTheNearestRoot() throws {
    try root.addCapture("a.example/one", html: "x")
    #expect(try Root.nearest(to: root.path + "/Corpus/a.example").path == root.path)
    let error = #expect(throws: HarnessError.self) { try Root.nearest(to: "/") }
    #expect(
      error?.description
        == "/: error: no folder here or above holds Corpus/ and Golden/; make them, or name a root"
        + " with --root DIR or GALLEY_ROOTS")
    let missing = #expect(throws: HarnessError.self) { try Root(root.path + "/Corpus") }
    #expect(
      missing?.description
        == "\(root.path)/Corpus: error: it has no Corpus/ and Golden/; a root is a folder with"
        + " Corpus/ and Golden/")
  }

  @Test func namesIDsThatStandUnderTwoRoots() throws {
    let other = try TestRoot()
    try root.addCapture("a.example/one", html: "x")
    try other.addCapture("a.example/one", html: "x")
    let roots = try Root.all(
      arguments: [], environment: ["GALLEY_ROOTS": "\(root.path):\(other.path):\(root.path)"],
      near: "/")
    #expect(roots.map(\.path) == [root.path, other.path])
    #expect(
      try Workspace(roots: roots).listing().problems.map(\.description) == [
        "a.example/one: error: it stands under two roots, \(root.path) and \(other.path);"
          + " rename one"
      ])
  }
}
