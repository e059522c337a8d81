import Testing

@testable import Galley

/// What programs that save pages write above the text.
@Suite struct ExportHeaderTests {
  private func reader(_ text: String) -> LineReader { LineReader(Array(text.utf8)) }

  @Test func readsFrontMatter() throws {
    let reader = reader(
      """
      ---
      title: "The \\"inner\\" basin"
      author:
        - "[[Nell Quay]]"
        - 'Ann O''Hara'
      published: 2026-03-04
      created: 2026-05-06
      source: https://quay.example/basin
      site: Quay Courier
      tags: [harbour, "tides"]
      description:
      ---

      The pilots met.
      """)
    let header = try #require(reader.header)
    #expect(header.title == "The \"inner\" basin")
    #expect(header.authors == ["Nell Quay", "Ann O'Hara"])
    #expect(header.published == "2026-03-04")
    #expect(header.url == "https://quay.example/basin")
    #expect(header.siteName == "Quay Courier")
    #expect(reader.lines.count == 1)
    #expect(reader.lines.first?.firstLine == 14)
  }

  @Test func readsAuthorsInBrackets() {
    #expect(
      reader("---\ntitle: Basin\nauthors: [Nell Quay, \"Ann Lind\"]\n---\nText").header?.authors
        == ["Nell Quay", "Ann Lind"])
  }

  @Test func readsLinesOfFacts() throws {
    let reader = reader(
      """
      Title: The inner basin

      URL Source: https://quay.example/basin

      Published Time: 2026-03-04T08:00:00Z

      Markdown Content:
      The pilots met.
      """)
    let header = try #require(reader.header)
    #expect(header.title == "The inner basin")
    #expect(header.url == "https://quay.example/basin")
    #expect(header.published == "2026-03-04T08:00:00Z")
    #expect(reader.lines.count == 1)
  }

  @Test(arguments: [
    "---\nThe pilots met.\nNobody: came.\n---\nText", "---\ntitle: Basin\n---\nText",
    "---\ntitle: Basin\nauthor: Ann\nText without an end", "Title: Basin\nThe pilots met.",
    "Title: Basin\nAuthor: Ann Lind\n\nThe pilots met.", "--- \n", "---", "",
  ])
  func otherTextHasNone(_ text: String) {
    #expect(reader(text).header == nil)
  }
}
