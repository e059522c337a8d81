// Texts that are no page.

import Testing

@testable import Galley

@Suite struct PlainRecordsTests {
  private static func reason(_ text: String) -> String? {
    PlainRecords.kind(of: LineReader(Array(text.utf8)))
  }

  @Test(arguments: [
    """
    [2026-03-02 09:14:02] <oakum> morning all
    [2026-03-02 09:14:40] <deepkeel> did the lamp go on?
    [2026-03-02 09:15:11] <oakum> no, it fell over again, same as yesterday
    [2026-03-02 09:15:58] <marit> can you try without the glass?
    [2026-03-02 09:16:20] * oakum tries
    """,
    """
    12/02/2026, 21:14 - Nell: has anybody got the key to the lamp room?
    12/02/2026, 21:15 - Bea: I gave it to Sam on Tuesday, I think
    12/02/2026, 21:17 - Sam: you did, but then I gave it back to Ruth
    12/02/2026, 21:18 - Ruth: it is in the bucket before the office
    12/02/2026, 21:31 - Nell: found it, thank you all
    """,
  ])
  func logsOfMessagesAreNoArticles(_ text: String) {
    #expect(Self.reason(text) == "a log of messages: each line begins with a time and a name")
  }

  @Test func aTranscriptWithTimesMayBeAnArticle() {
    let lines = (0..<8).map { "[00:0\($0):30] Nell: We rowed out to the rock and it was dark." }
    #expect(Self.reason(lines.joined(separator: "\n")) == nil)
  }

  @Test func separatedValuesAreNoArticle() {
    let rows = (1...9).map { "\($0),Lamp \($0),\"Skerrow, north\",1931" }
    let text = (["id,name,place,built"] + rows).joined(separator: "\n")
    #expect(Self.reason(text) == "separated values: 4 in each line")
  }

  @Test func sentencesWithCommasAreNoValues() {
    let lines = (1...9).map { "The lamp, the wick, and glass \($0) were lost, found, and sold." }
    #expect(Self.reason(lines.joined(separator: "\n")) == nil)
  }

  @Test(arguments: [
    """
    // The lamps of the harbour.
    #include <stdio.h>

    int main(void) {
        for (int lamp = 0; lamp < 24; lamp++) {
            printf("%d is dark\\n", lamp);
        }
        return 0;
    }
    """,
    """
    import math

    class Lamp:
        def is_lit(self, hour):
            return hour > self.dusk

    def dusk(day):
        hours = 16.5
        return hours + math.cos(day)
    """,
  ])
  func sourceCodeIsNoArticle(_ text: String) throws {
    #expect(Self.reason(text) == "source code: most lines end as statements do")
    let error = #expect(throws: ExtractionError.self) {
      try ArticleExtractor().article(from: Capture(bytes: Array(text.utf8), kind: .text))
    }
    #expect(error?.kind == .noArticle)
  }

  @Test func proseThatBeginsLikeCodeMayBeAnArticle() {
    let lines = ["import duties on lamps will rise, the office says"] + TextArticleTests.paragraphs
    #expect(Self.reason((lines + lines).joined(separator: "\n")) == nil)
  }
}
