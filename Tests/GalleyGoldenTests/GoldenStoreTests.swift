// Accepting and rejecting: what is refused, and what is never half done.

import Foundation
import Galley
import GalleyGolden
import TestSupport
import Testing

@Suite struct GoldenStoreTests {
  private let root: TestRoot
  private let store: GoldenStore
  private let id: CaptureID

  init() throws {
    root = try TestRoot()
    store = GoldenStore(try root.root)
    id = try CaptureID("a.example/one")
    try root.addCapture("a.example/one", html: "Title\nBody")
  }

  private func check() throws -> CaseResult {
    GoldenRunner(extractor: LineExtractor(), target: .pending)
      .result(for: try root.cases()[0])
  }

  private func message(_ body: () throws -> Void) -> String? {
    #expect(throws: HarnessError.self, performing: body)?.description
  }

  private let golden = "---\ngalley: 1\ntitle: \"Title\"\n---\n\nBody\n"

  @Test func acceptsAPendingGolden() throws {
    #expect(try check().outcome == .missing)
    #expect(try store.accept(id) == .accepted)
    #expect(try root.files(in: "Golden") == ["a.example/one.md"])
    #expect(try root.read("Golden/a.example/one.md") == golden)
    #expect(try check().outcome == .matched)
  }

  @Test func pendingFileTellsWhatItWasMadeFrom() throws {
    _ = try check()
    let text = try #require(try root.read("Golden/a.example/one.md.new"))
    let digest = try Corpus(root.root).load(id).digest
    #expect(
      text == "<!-- galley pending golden=none capture=sha256:\(digest) snapshot=sha256:"
        + SHA256.hexadecimal(Array(golden.utf8)) + " -->\n" + golden)
  }

  @Test func aGoldenOfANewerFormatIsNeverReplaced() throws {
    let newer = golden.replacing("galley: 1", with: "galley: 2")
    try root.write("Golden/a.example/one.md", newer)
    let result = try check()
    #expect(result.outcome == .damaged)
    #expect(result.failure?.kind == "newerVersion")
    #expect(result.nextCommand == nil)
    try root.write("Golden/a.example/one.md", golden.replacing("Body", with: "Old"))
    _ = try check()
    try root.write("Golden/a.example/one.md", newer)
    let error = #expect(throws: HarnessError.self) { try store.accept(id, force: true) }
    #expect(error?.kind == .newerVersion)
    #expect(try root.read("Golden/a.example/one.md") == newer)
  }

  @Test func refusesAPendingGoldenOfAnotherCapture() throws {
    _ = try check()
    try root.addCapture("a.example/one", html: "Title\nOther body")
    #expect(
      message { _ = try store.accept(id) }
        == "a.example/one: error: the capture or its capture.json has changed since the pending"
        + " golden was made; run galley check a.example/one again, and read the new difference")
    #expect(!root.contains("Golden/a.example/one.md"))
    #expect(root.contains("Golden/a.example/one.md.new"))
    #expect(try store.accept(id, force: true) == .accepted)
  }

  @Test func refusesAPendingGoldenOfAnotherGolden() throws {
    _ = try check()
    try root.write("Golden/a.example/one.md", golden.replacing("Body", with: "Mine"))
    let again = "since the pending one was made; run galley check a.example/one again, and read"
    #expect(
      message { _ = try store.accept(id) }
        == "a.example/one: error: a golden file has appeared \(again) the new difference")
    _ = try check()
    try root.write("Golden/a.example/one.md", golden.replacing("Body", with: "Yours"))
    #expect(
      message { _ = try store.accept(id) }
        == "a.example/one: error: the golden file has changed \(again) the new difference")
    try FileManager.default.removeItem(atPath: root.path + "/Golden/a.example/one.md")
    #expect(
      message { _ = try store.accept(id) }
        == "a.example/one: error: the golden file was deleted \(again) the new difference")
  }

  @Test func finishesWhatAKilledProcessBegan() throws {
    _ = try check()
    try root.write("Golden/a.example/one.md", golden)
    try root.write("Golden/a.example/.one.md.77.galley-tmp", "half")
    #expect(try store.accept(id) == .finished)
    #expect(try store.removeLeftovers() == 1)
    #expect(try root.files(in: "Golden") == ["a.example/one.md"])
  }

  @Test func refusesToAcceptWhatIsNotPending() throws {
    #expect(
      message { _ = try store.accept(id) }
        == "a.example/one: error: there is no pending golden; another galley may have accepted or"
        + " rejected it")
    #expect(
      message { try store.reject(id) }
        == "a.example/one: error: there is no pending golden to reject")
  }

  @Test func rejectsAPendingGolden() throws {
    _ = try check()
    try store.reject(id)
    #expect(try root.files(in: "Golden") == [])
  }

  @Test func refusesAPendingFileThatGalleyDidNotWrite() throws {
    for text in ["", "Body\n", "<!-- galley pending golden=none capture=sha256:12 -->\nx\n"] {
      try root.write("Golden/a.example/one.md.new", text)
      #expect(
        message { _ = try store.accept(id) }
          == "Golden/a.example/one.md.new:1: error: it does not begin with galley's comment on"
          + " what it was made from; galley reject deletes it, galley check writes it anew")
    }
  }

  @Test func refusesFoldersAndLinksInPlaceOfGoldens() throws {
    _ = try check()
    let path = root.path + "/Golden/a.example/one.md"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(message { _ = try store.accept(id) } == "\(path): error: it is a folder, not a file")
    #expect(try check().outcome == .damaged)
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "elsewhere.md")
    #expect(
      message { _ = try store.accept(id) }
        == "a.example/one: error: Golden/a.example/one.md is a link; golden files and their"
        + " folders must be real")
  }

  @Test func leavesTheOldGoldenWhenTheNewOneCannotBeWritten() throws {
    _ = try check()
    _ = try store.accept(id)
    try root.addCapture("a.example/one", html: "Title\nOther")
    _ = try check()
    // A folder in the temporary file's place stands for a full disk: the write fails midway.
    let name = ".one.md.\(FileSystem.processID)\(FileSystem.temporarySuffix)"
    let blocked = "\(root.path)/Golden/a.example/\(name)"
    try FileManager.default.createDirectory(atPath: blocked, withIntermediateDirectories: false)
    let path = root.path + "/Golden/a.example/one.md"
    #expect(
      message { _ = try store.accept(id) } == "\(path): error: cannot write it: Is a directory")
    #expect(try root.read("Golden/a.example/one.md") == golden)
    #expect(root.contains("Golden/a.example/one.md.new"))
  }

  @Test func waitsForTheLockAndTellsOnce() throws {
    let lock = try FolderLock(on: root.root.goldenPath, seconds: 1)
    var told = 0
    #expect(
      message { _ = try FolderLock(on: root.root.goldenPath, seconds: 0.1, onWait: { told += 1 }) }
        == "\(root.path)/Golden: error: another galley is writing there and has not ended within"
        + " 0 s; wait for it, or end it, and try again")
    #expect(told == 1)
    lock.release()
    _ = try FolderLock(on: root.root.goldenPath, seconds: 0)
  }

  @Test func listsGoldensPendingAndWhatIsNeither() throws {
    for name in ["a.example/b.md", "a.example/a.md", "a.example/c.md.new", "a.example/B.md"] {
      try root.write("Golden/\(name)", "x")
    }
    let listing = try store.listing()
    #expect(listing.goldens.map(\.description) == ["a.example/a", "a.example/b"])
    #expect(listing.pending.map(\.description) == ["a.example/c"])
    #expect(
      listing.problems.map(\.description) == [
        "Golden/a.example/B.md: error: 'B' is not allowed in an id; use a-z, 0-9, '.' and '-'"
      ])
  }
}
