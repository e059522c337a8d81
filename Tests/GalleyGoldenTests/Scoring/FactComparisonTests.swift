// Snippets, titles, bylines and dates, folded.

import Galley
import Testing

@testable import GalleyGolden

@Suite struct FactComparisonTests {
  @Test func snippetsAreFoundWhateverTheSpacesCaseQuotesAndDashes() {
    let search = SnippetSearch("He said:\u{A0}\u{201C}It\u{2019}s over\u{201D}\n\u{2014} and LEFT.")
    #expect(search.contains("\"it's  over\" - and left"))
    #expect(search.contains("  HE SAID:  "))
    #expect(!search.contains("it's over - and left"))
    #expect(search.contains(""))
    #expect(search.share(of: ["it\u{2018}s", "never", "and", "nor"]) == 0.5)
    #expect(search.share(of: []) == nil)
    #expect(SnippetSearch("").share(of: ["a"]) == 0)
  }

  @Test func findsSnippetsThatRepeatThemselves() {
    #expect(SnippetSearch("aabaabaaab").contains("aabaaab"))
    #expect(SnippetSearch("ababac").contains("abac"))
    #expect(!SnippetSearch("aaaaaaaa").contains("aaab"))
  }

  @Test func titlesAreFoldedByCaseReferencesAndSpaces() {
    #expect(FactComparison.isEqual("Salt &amp; Sea", "SALT & \u{A0}sea "))
    #expect(FactComparison.isEqual("&#8217;Tis", "\u{2019}tis"))
    #expect(!FactComparison.isEqual("'Tis", "\u{2019}tis"))
    #expect(!FactComparison.isEqual("Salt", "Salt & Sea"))
    #expect(!FactComparison.isEqual(nil, "Salt"))
    #expect(FactComparison.isEqual(nil as String?, ""))
  }

  @Test func namesAreAListHoweverItIsWritten() {
    #expect(
      FactComparison.isEqual(["Ada Moor", "Bo Lund", "Cy Ray"], "Ada Moor, Bo Lund, and Cy Ray"))
    #expect(FactComparison.isEqual(["Ada Moor", "Bo Lund"], "ADA MOOR &amp; Bo Lund"))
    #expect(FactComparison.isEqual(["Ada Moor", "Bo Lund"], "Ada Moor; Bo Lund"))
    #expect(FactComparison.isEqual(["Moor and Lund"], "Moor and Lund"))
    #expect(!FactComparison.isEqual(["Bo Lund", "Ada Moor"], "Ada Moor, Bo Lund"))
    #expect(!FactComparison.isEqual([], "Ada Moor"))
  }

  @Test func datesAreComparedByDay() throws {
    let time = ArticleDate.Time(hour: 23, minute: 30, offset: 0)
    let date = try #require(ArticleDate(year: 2026, month: 3, day: 4, time: time))
    #expect(FactComparison.isSameDay(date, "2026-03-04"))
    #expect(FactComparison.isSameDay(date, "2026-03-04T01:00:00+02:00"))
    #expect(FactComparison.isSameDay(date, "2026-03"))
    #expect(!FactComparison.isSameDay(date, "2026-03-05"))
    #expect(!FactComparison.isSameDay(date, ""))
    #expect(!FactComparison.isSameDay(nil, "2026-03-04"))
  }
}
