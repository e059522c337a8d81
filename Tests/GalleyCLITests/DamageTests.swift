// What must never be damaged: kills at any time, and two writers at once.

import Foundation
import GalleyGolden
import TestSupport
import Testing

/// Serialized, because they time processes.
@Suite(.serialized) struct DamageTests {
  private static let count = 300

  /// Memory where there is such a folder: thousands of flushes to a disk take minutes.
  private static var folder: String {
    FileSystem.isDirectory("/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
  }

  private static func ids() -> [String] {
    (0..<count).map { "s\($0 % 7).example/page-\($0)" }
  }

  private static func golden(_ id: String, _ word: String) -> String {
    let lines = (0..<8).map { "Line \($0) of \(id) is \(word)." }
    return "---\ngalley: 1\ntitle: \"\(word)\"\n---\n\n" + lines.joined(separator: "\n\n") + "\n"
  }

  /// Old goldens with new ones pending, as `galley check` would leave them.
  private static func prepare(_ root: TestRoot, digests: [String: String]) throws {
    for id in ids() {
      let old = golden(id, "old")
      try root.write("Golden/\(id).md", old)
      let pending = PendingGolden(
        snapshot: Array(golden(id, "new").utf8),
        goldenDigest: SHA256.hexadecimal(Array(old.utf8)), captureDigest: digests[id] ?? "")
      try root.write("Golden/\(id).md.new", Data(pending.bytes))
    }
  }

  private static func makeRoot() throws -> (TestRoot, [String: String]) {
    let root = try TestRoot(in: folder)
    var digests: [String: String] = [:]
    for id in ids() {
      try root.addCapture(id, html: page(id, paragraph))
      digests[id] = try Corpus(root.root).load(CaptureID(id)).digest
    }
    return (root, digests)
  }

  @Test func goldensAreWholeWhenAcceptingIsKilledAnywhere() throws {
    let (root, digests) = try Self.makeRoot()
    var random = SystemRandomNumberGenerator()
    var (killed, midway) = (0, 0)
    var waiting: [String] = []
    for _ in 0..<200 where killed < 40 {
      if waiting.count < 40 {
        try finish(root)
        try Self.prepare(root, digests: digests)
        waiting = Self.ids().sorted()
      }
      // Killed a random moment after a random one has been written; each run goes on where the one
      // before was killed.
      let mark = waiting[Int.random(in: 0..<50, using: &random) % waiting.count]
      let run = try GalleyProcess(["accept", "*"], in: root.path)
      while root.contains("Golden/\(mark).md.new"), run.process.isRunning { usleep(100) }
      usleep(UInt32.random(in: 0..<1_500, using: &random))
      kill(run.process.processIdentifier, SIGKILL)
      if try run.finish().wasKilled { killed += 1 }
      let before = waiting.count
      waiting = try stillWaiting(in: root)
      if !waiting.isEmpty && waiting.count < before { midway += 1 }
    }
    try finish(root)
    #expect(killed == 40)
    #expect(midway >= 30, "too few kills in the midst of writing to prove anything")
  }

  /// The ids whose golden file is still the old one, having made sure that each is the old or the
  /// new one, and that no decision is lost.
  private func stillWaiting(in root: TestRoot) throws -> [String] {
    try Self.ids().sorted().filter { id in
      let text = try root.read("Golden/\(id).md")
      if text == Self.golden(id, "new") { return false }
      #expect(text == Self.golden(id, "old"), "\(id) is torn")
      #expect(root.contains("Golden/\(id).md.new"), "\(id) is neither pending nor accepted")
      return true
    }
  }

  /// Lets a run end, which must leave new goldens and nothing else.
  private func finish(_ root: TestRoot) throws {
    guard !(try root.files(in: "Golden").isEmpty) else { return }
    if try root.files(in: "Golden").contains(where: { $0.hasSuffix(".new") }) {
      #expect(try GalleyProcess.run("accept", "*", in: root.path).status == 0)
    }
    #expect(try root.files(in: "Golden") == Self.ids().map { "\($0).md" }.sorted())
    #expect(try stillWaiting(in: root) == [])
  }

  @Test func whatAKilledRunLeftGoesBeforeAnythingIsDecided() throws {
    let root = try TestRoot(in: Self.folder)
    try root.write("Golden/a.example/ferry.md", Self.golden("a.example/ferry", "new"))
    try root.write("Golden/a.example/.ferry.md.123.galley-tmp", "---\ngalley")
    #expect(try GalleyProcess.run("accept", "*", in: root.path).status == 2)
    #expect(try root.files(in: "Golden") == ["a.example/ferry.md"])
  }

  @Test func twoAcceptsAtOnceLoseNothing() throws {
    let (root, digests) = try Self.makeRoot()
    for _ in 0..<3 {
      try Self.prepare(root, digests: digests)
      let runs = try (0..<2).map { _ in try GalleyProcess(["accept", "*"], in: root.path) }
      let outputs = try runs.map { try $0.finish() }
      // One does it all; the other waits, and finds nothing left to do.
      #expect(outputs.map(\.status).sorted() == [0, 2])
      let second = try #require(outputs.first { $0.status == 2 })
      #expect(second.errors.hasSuffix("galley: *: error: no pending golden matches it\n"))
      for id in Self.ids() {
        #expect(try root.read("Golden/\(id).md") == Self.golden(id, "new"))
      }
    }
  }
}
