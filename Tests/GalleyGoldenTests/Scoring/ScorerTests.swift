// Scoring of invented data sets, by hand.

import Foundation
import Galley
import TestSupport
import Testing

@testable import GalleyGolden

/// Takes `title:`, `dek:`, `author:`, `site:` and `date:` lines as facts, any other as paragraphs.
private struct FactExtractor: Extractor {
  func article(from capture: Capture) throws -> Article {
    var article = Article(body: [])
    for line in String(decoding: capture.bytes, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
      switch parts[0] {
      case "title": article.title = parts[1]
      case "dek": article.subtitle = parts[1]
      case "author": article.authors.append(parts[1])
      case "site": article.siteName = parts[1]
      case "date":
        let numbers = parts[1].split(separator: "-").compactMap { Int($0) }
        article.published = ArticleDate(year: numbers[0], month: numbers[1], day: numbers[2])
      default: article.body.append(.paragraph([InlineRun(String(line))]))
      }
    }
    if article.body.isEmpty {
      throw ExtractionError(.noArticle, capture: capture.name, detail: "there is no paragraph")
    }
    return article
  }
}

@Suite struct ScorerTests {
  private let root: TestRoot

  init() throws {
    root = try TestRoot()
  }

  private func score(
    _ name: String, _ input: ScoreInput = .html, jobs: Int = 3
  ) async throws -> SetScore {
    let set = ScoreSet(name: name, path: root.path + "/" + name)
    return try await Scorer(extractor: FactExtractor()).score(set, input: input, jobs: jobs)
  }

  private func write(_ set: String, rows: [String], html: [String: String]) throws {
    try root.write("\(set)/truth.ndjson", rows.joined(separator: "\n") + "\n")
    for (id, page) in html { try root.write("\(set)/html/\(id).html", page) }
  }

  @Test func averagesByPageInTheOrderOfIds() async throws {
    try write(
      "mini",
      rows: [
        #"{"id": "b", "body": "one two three four", "with": ["one", "five"], "without": ["two"]}"#,
        "",
        #"{"id": "a", "body": "one two three four", "with": ["four"], "without": []}"#,
        #"{"id": "c", "body": "one two"}"#,
      ],
      html: ["a": "one two three four", "b": "one two", "c": "title: nothing"])
    let score = try await score("mini")
    #expect(score.pages.map(\.id) == ["a", "b", "c"])
    #expect(score.pages.map { $0.values[.wordF1] } == [1, 2.0 / 3, 0])
    let mean = (1 + 2.0 / 3) / 3
    #expect(score.totals[.wordF1] == mean)
    #expect(score.totals[.exact] == 1.0 / 3)
    #expect(score.totals[.with] == 0.75)
    #expect(score.totals[.without] == 1)
    #expect(score.totals[.title] == nil)
    #expect(score.pages[2].errors == ["noArticle: there is no paragraph"])
    #expect(score.headline == .wordF1)
  }

  @Test func shinglePrecisionLeavesOutPagesWithoutText() async throws {
    try write(
      "aeb",
      rows: [
        #"{"id": "a", "body": "a b c d e"}"#, #"{"id": "b", "body": "a b c d e"}"#,
        #"{"id": "c", "body": "a b c d e"}"#,
      ],
      html: ["a": "a b c d e", "b": "a b c d x", "c": ""])
    let score = try await score("aeb")
    #expect(score.totals[.shinglePrecision] == 0.75)
    #expect(score.totals[.shingleRecall] == 0.5)
    #expect(score.totals[.shingleF1] == 0.6)
    #expect(score.headline == .shingleF1)
  }

  @Test func factsCountWhereTheTruthHasThem() async throws {
    try write(
      "facts",
      rows: [
        #"{"id": "a", "body": "x", "title": "Salt", "author": "Ada & Bo", "date": "2026-03-04"}"#,
        #"{"id": "b", "body": "x", "title": "Salt", "author": null, "date": null}"#,
        #"{"id": "c", "body": "x", "title": "Salt", "author": "Cy", "date": null}"#,
      ],
      html: [
        "a": "title: salt\nauthor: Ada\nauthor: Bo\ndate: 2026-03-04\nx",
        "b": "title: Pepper\nauthor: Ada\ndate: 2026-03-04\nx", "c": "title: Salt\nx",
      ])
    let score = try await score("facts")
    #expect(score.totals[.title] == 2.0 / 3)
    #expect(score.totals[.author] == 0.5)
    #expect(score.totals[.date] == 1)
    #expect(score.totals[.dateInvented] == 0.5)
  }

  @Test func aSetWithoutDatesDoesNotSayThatPagesHaveNone() async throws {
    try write(
      "dateless", rows: [#"{"id": "a", "body": "x", "date": null}"#],
      html: ["a": "date: 2026-03-04\nx"])
    #expect(try await score("dateless").totals[.dateInvented] == nil)
  }

  @Test func copiesAreFlawlessOrSayWhatIsWrong() async throws {
    let truth = #""title": "Salt", "story": "s", "body": "It's one.\n\nTwo."#
    try write(
      "copies",
      rows: [
        "{\"id\": \"a\", \(truth)\", \"optional\": [\"MORE TO COME\"], \"credit\": \"Gull\"}",
        "{\"id\": \"b\", \(truth)\", \"dek\": \"About salt\", \"site\": \"Quay\"}",
        "{\"id\": \"c\", \(truth)\", \"date\": \"2026-03-04\"}",
      ],
      html: [
        "a": "title: Salt\nsite: Gull\nIt's one.\nMORE TO COME\nTwo.",
        "b": "title: Salt\nIt\u{2019}s one.\nMORE TO COME\nTwo.",
        "c": "title: Salt\nauthor: Ada\ndate: 2026-03-05\nIt's one.\nTwo.",
      ])
    let score = try await score("copies")
    #expect(score.pages[0].flaws == [])
    #expect(
      score.pages[1].flaws == [
        "paragraphs: number 1 is \"It\u{2019}s one.\" instead of \"It's one.\"",
        "dek: none instead of \"About salt\"", "site: none instead of \"Quay\"",
      ])
    #expect(
      score.pages[2].flaws == [
        "date: \"2026-03-05\" instead of \"2026-03-04\"", "author: \"Ada\" instead of none",
      ])
    #expect(score.totals[.flawless] == 1.0 / 3)
    #expect(score.totals[.paragraphs] == 2.0 / 3)
    #expect(score.totals[.stories] == 0)
    #expect(score.disagreements == [.init(story: "s", groups: [["a", "b"], ["c"]])])
  }

  @Test func copiesWithoutATextDoNotAgree() async throws {
    try write(
      "silent",
      rows: ["a", "b"].map { "{\"id\": \"\($0)\", \"story\": \"s\", \"body\": \"x\"}" },
      html: ["a": "", "b": ""])
    let score = try await score("silent")
    #expect(score.totals[.stories] == 0)
    #expect(score.disagreements == [.init(story: "s", groups: [["a"], ["b"]])])
  }

  @Test func twinsAreHeldAgainstEachOther() async throws {
    try write(
      "pairs", rows: [#"{"id": "a", "body": "one two three four", "with": ["one"]}"#],
      html: ["a": "title: Salt\ndate: 2026-03-04\none two three four"])
    try root.write("pairs/text/a.txt", "title: SALT\none two")
    let score = try await score("pairs", .twins)
    #expect(score.totals[.wordF1] == 2.0 / 3)
    #expect(score.totals[.title] == 1)
    #expect(score.totals[.date] == 0)
    #expect(score.totals[.with] == nil)
    #expect(score.pages[0].twins == .init(html: 1, text: 2.0 / 3))
    #expect(score.pages[0].lost == .init(wordCount: 2, sample: "one two three four"))
  }

  @Test func aMissingOrCompressedCaptureCountsAsEmptyAndIsNamed() async throws {
    try write(
      "gaps", rows: [#"{"id": "a", "body": "x"}"#, #"{"id": "b", "body": "x"}"#], html: [:])
    try root.write("gaps/html/b.html.gz", "not read")
    let score = try await score("gaps")
    let folder = root.path + "/gaps/html"
    #expect(
      score.pages.map(\.errors) == [
        ["there is neither \(folder)/a.html nor the same with .gz"],
        ["it is compressed, and this scorer was given no decompressor"],
      ])
    #expect(score.totals[.wordF1] == 0)
  }

  @Test func jobsChangeNothing() async throws {
    let ids = (0..<40).map { "p\($0)" }
    try write(
      "many", rows: ids.map { "{\"id\": \"\($0)\", \"body\": \"one two \($0)\"}" },
      html: Dictionary(uniqueKeysWithValues: ids.map { ($0, "two \($0) three") }))
    let one = try await score("many", jobs: 1)
    #expect(try await score("many", jobs: 7) == one)
    #expect(ScoreJSON.bytes(of: [one]) == ScoreJSON.bytes(of: [try await score("many", jobs: 2)]))
  }

  @Test(arguments: [
    ("{\"id\": \"a\"}", ":1:1: error: the row has no \"body\""),
    (
      "{\"id\": \"../a\", \"body\": \"\"}",
      ":1:8: error: \"id\" should be a file's name, without '/' and not beginning with '.'"
    ),
    (
      "{\"id\": \"a\", \"body\": \"\"}\n{\"id\": \"a\", \"body\": \"\"}",
      ":2:1: error: the id \"a\" stands twice"
    ),
    (
      "{\"id\": \"a\", \"body\": \"\", \"with\": \"x\"}",
      ":1:33: error: \"with\" should be a list of strings, not a string"
    ),
    ("[]", ":1:1: error: a row is an object, not an array"),
    ("\n\n{\"id\" \"a\"}", ":3:7: error: ':' should stand after a key"),
    ("\n", ": error: it has no rows"),
  ])
  func refusesWrongTruths(truth: String, message: String) async throws {
    try root.write("bad/truth.ndjson", truth)
    let error = await #expect(throws: HarnessError.self) { try await score("bad") }
    #expect(error?.description == "\(root.path)/bad/truth.ndjson\(message)")
  }

  @Test func findsTheSetsOfAFolder() throws {
    for name in ["b", "a", "c"] { try root.write("data/\(name)/truth.ndjson", "") }
    try root.write("data/notes/readme", "")
    try root.write("data/a/html/x.html", "")
    let sets = try ScoreSet.sets(at: [root.path + "/data/c", root.path + "/data/a/"])
    #expect(sets.map(\.name) == ["c", "a"])
    #expect(sets[1].has(.html) && !sets[1].has(.text) && !sets[1].has(.twins))
    #expect(try ScoreSet.sets(at: [root.path + "/data"]).map(\.name) == ["a", "b", "c"])
    let nothing = root.path + "/data/notes"
    #expect(
      throws: HarnessError(
        .fileSystem, nothing, detail: "neither it nor a folder in it has a truth.ndjson")
    ) {
      try ScoreSet.sets(at: [nothing])
    }
    #expect(
      throws: HarnessError(
        .badSetting, root.path + "/data/a",
        detail: "\(root.path)/data/a has the same name; score them one by one")
    ) {
      try ScoreSet.sets(at: [root.path + "/data", root.path + "/data/a"])
    }
  }
}
