// `galley measure`: what scripts/bench-goldens prints. Hidden, for it is no use to anyone else.

import ArgumentParser
import Galley
import GalleyGolden

/// Measures how long it takes to check goldens that are ready, and to compare bodies.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Measure checks and differences.", shouldDisplay: false)

  @Argument(help: "A root, which is filled with invented golden files.")
  var root: String

  @Option(help: "How many golden files.")
  var count = 1000

  func run() throws {
    let goldens = try MeasuredGoldens(root: Root(root), count: count)
    try goldens.write()
    let check = try goldens.measure()
    try Stream.output.write(
      "{\"loop\":\(format(check.loop)),\"store\":\(format(check.store)),\"differences\":[")
    for (index, input) in MeasuredDifference.all.enumerated() {
      let (seconds, found, isCoarse) = try input.measure()
      try Stream.output.write(
        (index == 0 ? "" : ",")
          + "{\"name\":\"\(input.name)\",\"seconds\":\(format(seconds.single)),"
          + "\"twice\":\(format(seconds.twice)),\"differences\":\(found),"
          + "\"coarse\":\(isCoarse)}")
    }
    try Stream.output.write("]}\n")
  }

  private func format(_ seconds: Double) -> String {
    String(Int((seconds * 1e6).rounded())) + "e-6"
  }
}

/// Golden files, and what they are compared with, ready in memory.
private struct MeasuredGoldens {
  private let store: GoldenStore
  private let snapshots: [(id: CaptureID, snapshot: Snapshot)]
  private static let rounds = 15

  init(root: Root, count: Int) throws {
    store = GoldenStore(root)
    snapshots = try (0..<count).map { number in
      let body = (0..<12).map { InventedText.paragraph(number * 12 + $0) }
      let article = Article(title: "Page \(number)", body: body)
      return (try CaptureID("s\(number % 20).example/page-\(number)"), Snapshot(of: article))
    }
  }

  func write() throws {
    for (id, snapshot) in snapshots where try store.golden(for: id) == nil {
      try FileSystem.writeAtomically(snapshot.bytes, to: store.path(of: id), flushingFolder: false)
    }
  }

  /// Processor seconds for all of them, the least of some rounds: a plain loop that reads each file
  /// and compares bytes, and the store's comparison.
  func measure() throws -> (loop: Double, store: Double) {
    var best = (loop: Double.infinity, store: Double.infinity)
    for _ in 0..<Self.rounds {
      let start = OwnProcess.processorSeconds
      var equal = 0
      for (id, snapshot) in snapshots
      where try FileSystem.read(store.path(of: id)) == snapshot.bytes {
        equal += 1
      }
      let middle = OwnProcess.processorSeconds
      var matched = 0
      for (id, snapshot) in snapshots where try store.outcome(of: snapshot, for: id) == .matched {
        matched += 1
      }
      let end = OwnProcess.processorSeconds
      guard equal == snapshots.count, matched == snapshots.count else {
        throw ExitStatus.environment("galley: the golden files are not those that were written")
      }
      best = (min(best.loop, middle - start), min(best.store, end - middle))
    }
    return best
  }
}

/// Two bodies whose comparison is measured, at a size and at twice that size.
private struct MeasuredDifference {
  var name: String
  var size: Int
  var bodies: (Int) -> (golden: [ArticleBlock], actual: [ArticleBlock])

  /// The everyday one first, then what would take quadratic time without a cap.
  static var all: [MeasuredDifference] {
    [
      MeasuredDifference(name: "800 paragraphs, every 50th edited", size: 800) { size in
        let golden = (0..<size).map { InventedText.paragraph($0) }
        let actual = (0..<size).map { InventedText.paragraph($0, isEdited: $0 % 50 == 25) }
        return (golden, actual)
      },
      MeasuredDifference(name: "800 paragraphs, all edited", size: 800) { size in
        (
          (0..<size).map { InventedText.paragraph($0) },
          (0..<size).map { InventedText.paragraph($0, isEdited: true) }
        )
      },
      MeasuredDifference(name: "5,000 paragraphs, nothing in common", size: 5_000) { size in
        (
          (0..<size).map { InventedText.paragraph($0) },
          (0..<size).map { InventedText.paragraph($0 + 7_000_000) }
        )
      },
      MeasuredDifference(name: "5,000 paragraphs in reverse", size: 5_000) { size in
        (
          (0..<size).map { InventedText.paragraph($0) },
          (0..<size).reversed().map { InventedText.paragraph($0) }
        )
      },
      MeasuredDifference(name: "20,000 paragraphs of one letter, of two kinds", size: 20_000) {
        size in
        (
          (0..<size).map { InventedText.plain($0 % 2 == 0 ? "a" : "b") },
          (0..<size).map { InventedText.plain($0 % 3 == 0 ? "a" : $0 % 5 == 0 ? "c" : "b") }
        )
      },
      MeasuredDifference(name: "one paragraph that 20,000 nearly make up", size: 20_000) { size in
        (
          [InventedText.plain(String(repeating: "a", count: size) + "b")],
          (0..<size).map { _ in InventedText.plain("a") }
        )
      },
      MeasuredDifference(name: "one paragraph of 100,000 words, all others", size: 100_000) {
        size in
        (
          [InventedText.plain((0..<size).map { "w\($0)" }.joined(separator: " "))],
          [InventedText.plain((0..<size).map { "v\($0 / 2) w\($0 * 2)" }.joined(separator: " "))]
        )
      },
      MeasuredDifference(name: "one word of 500,000 letters", size: 500_000) { size in
        (
          [InventedText.plain(String(repeating: "a", count: size))],
          [InventedText.plain(String(repeating: "a", count: size) + "b")]
        )
      },
    ]
  }

  /// Processor seconds, the least of three rounds; how many differences there are, and whether they
  /// say that the comparison was cut short.
  func measure() throws -> (
    seconds: (single: Double, twice: Double), differences: Int, isCoarse: Bool
  ) {
    var seconds = [Double.infinity, .infinity]
    var found: [Difference] = []
    for (place, scale) in [2, 1].enumerated() {
      let (golden, actual) = bodies(size * scale)
      let before = Snapshot(of: Article(body: golden)).bytes
      let after = Snapshot(of: Article(body: actual))
      for _ in 0..<3 {
        let start = OwnProcess.processorSeconds
        found = try Difference.between(golden: before, actual: after)
        seconds[1 - place] = min(seconds[1 - place], OwnProcess.processorSeconds - start)
      }
    }
    return ((seconds[0], seconds[1]), found.count, found.contains(where: \.isCoarse))
  }
}

/// Text without meaning, the same in every run.
private enum InventedText {
  private static let words = [
    "river", "council", "the", "of", "a", "to", "and", "bridge", "vote", "in", "harbour", "rain",
    "engineer", "was", "school", "two", "years", "said", "market", "by", "quiet", "morning",
    "budget", "for", "ferry", "new", "that", "window", "paint", "with", "orchard", "it", "train",
  ]

  /// A paragraph of 60 words, each number another one; edited, one of its words is another.
  static func paragraph(_ number: Int, isEdited: Bool = false) -> ArticleBlock {
    var state = UInt64(truncatingIfNeeded: number) &+ 0x9E37_79B9_7F4A_7C15
    var text = (0..<60).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return words[Int(state >> 33) % words.count]
    }
    if isEdited { text[30] = "changed" }
    return plain(text.joined(separator: " ") + " \(number).")
  }

  static func plain(_ text: String) -> ArticleBlock {
    .paragraph([InlineRun(text)])
  }
}
