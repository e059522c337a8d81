// capture.json: what is read, what is written, what is refused.

import Galley
import GalleyGolden
import Testing

@Suite struct CaptureRecordTests {
  private static let full = """
    {
      "url": "https://news.example/storm",
      "capturedAt": "2026-03-04T10:12:00Z",
      "contentType": "text/html; charset=windows-1251",
      "kind": "html",
      "story": "storm",
      "expects": "none",
      "tags": ["news", "weather"],
      "notes": "Says \\"storm\\" twice",
      "license": "CC0-1.0"
    }

    """

  private func record(_ text: String) throws -> CaptureRecord {
    try CaptureRecord(json: Array(text.utf8), path: "Corpus/a/b/capture.json")
  }

  @Test func readsAndWritesEveryKey() throws {
    let record = try record(Self.full)
    #expect(record.url == "https://news.example/storm")
    #expect(record.capturedAt == "2026-03-04T10:12:00Z")
    #expect(record.contentType == "text/html; charset=windows-1251")
    #expect(record.kind == .html)
    #expect(record.story == "storm")
    #expect(record.expects == .none)
    #expect(record.tags == ["news", "weather"])
    #expect(record.notes == "Says \"storm\" twice")
    #expect(record.license == "CC0-1.0")
    #expect(record.json == Self.full)
  }

  @Test func expectsAnArticleByDefault() throws {
    let record = try record(
      """
      {"url": "https://a.example", "capturedAt": "2026-03-04T10:12:00Z",
       "contentType": "text/plain", "kind": "text"}
      """)
    #expect(record.expects == .article)
    #expect(record.tags == [])
    #expect(record.story == nil)
  }

  @Test(arguments: [
    (
      "\"kind\": \"html\"", "\"kind\": \"html\", \"colour\": 1", "5:19",
      "unknown key \"colour\"; the keys are url,"
        + " capturedAt, contentType, kind, story, expects, tags, notes, license"
    ),
    (
      "\"kind\": \"html\"", "\"kind\": \"pdf\"", "5:11",
      "\"kind\" should be \"html\" or \"text\","
        + " not \"pdf\""
    ),
    ("  \"kind\": \"html\",\n", "", "1:1", "the key \"kind\" is missing"),
    ("  \"url\": \"https://news.example/storm\",\n", "", "1:1", "the key \"url\" is missing"),
    (
      "\"none\"", "\"maybe\"", "7:14",
      "\"expects\" should be \"article\" or \"none\", not \"maybe\""
    ),
    ("\"storm\",", "7,", "6:12", "\"story\" should be a string, not a number"),
    ("\"storm\",", "\"\",", "6:12", "\"story\" is empty"),
    (
      "[\"news\", \"weather\"]", "\"news\"", "8:11",
      "\"tags\" should be an array of strings,"
        + " not a string"
    ),
    ("\"weather\"]", "null]", "8:20", "\"tags\" should hold strings only, not null"),
    (
      "2026-03-04T10:12:00Z", "yesterday", "3:17",
      "\"capturedAt\" should be a time in UTC such as"
        + " \"2026-03-04T10:12:00Z\""
    ),
    ("https://news", "//news", "2:10", "\"url\" should be absolute, with http:// or https://"),
    ("\"story\"", "\"kind\"", "6:3", "bad JSON: the key \"kind\" stands twice"),
    ("\"html\",", "\"html\"", "6:3", "bad JSON: ',' or '}' should stand here"),
  ])
  func refuses(_ part: String, replacement: String, place: String, problem: String) throws {
    let text = Self.full.replacing(part, with: replacement, maxReplacements: 1)
    try #require(text != Self.full)
    let error = #expect(throws: HarnessError.self) { try record(text) }
    #expect(error?.description == "Corpus/a/b/capture.json:\(place): error: \(problem)")
    #expect(error?.kind == .badRecord)
  }

  @Test func refusesWhatIsNoObject() {
    let error = #expect(throws: HarnessError.self) { try record("[]") }
    #expect(
      error?.description
        == "Corpus/a/b/capture.json:1:1: error: a record is a JSON object, not an array")
  }
}
