// Dates as pages write them, and what only looks like one.

import Testing

@testable import Galley

@Suite struct DateParserTests {
  private func first(_ text: String, _ order: DateOrder = .monthFirst) -> String? {
    DateParser(Array(text.utf8), order: order).first?.date.description
  }

  private func machine(_ value: String) -> String? {
    DateParser.machine(Array(value.utf8), order: .monthFirst)?.description
  }

  @Test(arguments: [
    ("2025-05-21", "2025-05-21"),
    ("2025-05-21T13:29:00Z", "2025-05-21T13:29Z"),
    ("2025-05-21T13:29:00.123+02:00", "2025-05-21T13:29+02:00"),
    ("2025-05-21T13:29:00-0500", "2025-05-21T13:29-05:00"),
    ("2025-05-21T13:29:00+02", "2025-05-21T13:29+02:00"),
    ("2025-05-21 13:29:00", "2025-05-21T13:29"),
    ("2025/05/21 13:29", "2025-05-21T13:29"),
    ("20250521", "2025-05-21"),
    ("20250521T132900Z", "2025-05-21T13:29Z"),
    ("20250521T1329+0200", "2025-05-21T13:29+02:00"),
    ("20250521132900", "2025-05-21T13:29"),
    ("1747834140", "2025-05-21T13:29Z"),
    ("1747834140000", "2025-05-21T13:29Z"),
    ("Wed, 21 May 2025 13:29:00 +0200", "2025-05-21T13:29+02:00"),
    ("Wed, 21 May 25 13:29:00 GMT", "2025-05-21T13:29Z"),
    ("Wed May 21 2025 13:29:00 GMT+0200 (CEST)", "2025-05-21T13:29+02:00"),
    ("2025-02-30", nil),
    ("2025-05", nil),
    ("20251340", nil),
    ("", nil),
  ])
  func readsValuesForMachines(value: String, expected: String?) {
    #expect(machine(value) == expected)
  }

  @Test(arguments: [
    ("May 21, 2025", "2025-05-21"),
    ("MAY 21ST, 2025", "2025-05-21"),
    ("Published: 21 May 2025", "2025-05-21"),
    ("21st of May 2025", "2025-05-21"),
    ("21-May-2025", "2025-05-21"),
    ("21 de mayo de 2025", "2025-05-21"),
    ("Τετάρτη 21 Μαΐου 2025, 13:29", "2025-05-21T13:29"),
    ("12 ΦΕΒΡΟΥΑΡΙΟΥ 2026", "2026-02-12"),
    ("2025. május 21.", "2025-05-21"),
    ("21. toukokuuta 2025", "2025-05-21"),
    ("21. mája 2025", "2025-05-21"),
    ("21 май 2025", "2025-05-21"),
    ("21 במאי 2025", "2025-05-21"),
    ("شائع 21 مئی 2025 09:30am", "2025-05-21T09:30"),
    ("21 maj 2025 kl. 13.29", "2025-05-21T13:29"),
    ("21. svibnja 2025. u 13:29", "2025-05-21T13:29"),
    ("21 listopada 2025", "2025-11-21"),
    ("21 de maig de 2025", "2025-05-21"),
    ("21 de maio de 2025 às 13h29", "2025-05-21T13:29"),
    ("le 1er août 2025 à 13h29", "2025-08-01T13:29"),
    ("21. März 2025, 13:29 Uhr", "2025-03-21T13:29"),
    ("21. März 2025 um 13.29 Uhr", "2025-03-21T13:29"),
    ("Wed 21 May 2025 13.29 GMT", "2025-05-21T13:29Z"),
    ("Wed 21 May 2025 13.29 BST", "2025-05-21T13:29+01:00"),
    ("21 May 2025, 1.29pm", "2025-05-21T13:29"),
    ("21 Mei 2025 13:29 WIB", "2025-05-21T13:29+07:00"),
    ("21 maggio 2025 alle 13:29", "2025-05-21T13:29"),
    ("21 mei 2025", "2025-05-21"),
    ("21 września 2025", "2025-09-21"),
    ("21 мая 2025, 13:29 МСК", "2025-05-21T13:29+03:00"),
    ("13:29, 21 мая 2025", "2025-05-21T13:29"),
    ("21 травня 2025", "2025-05-21"),
    ("21 Ağustos 2025 13:29", "2025-08-21T13:29"),
    ("٢١ مايو ٢٠٢٥", "2025-05-21"),
    ("21 مايو 2025", "2025-05-21"),
    ("२१ मई २०२५", "2025-05-21"),
    ("21 พฤษภาคม 2568", "2025-05-21"),
    ("2025年5月21日 13:29", "2025-05-21T13:29"),
    ("2025年5月21日", "2025-05-21"),
    ("2025년 5월 21일", "2025-05-21"),
    ("2025. 5. 21.", "2025-05-21"),
    ("2025. 05. 21 13:29", "2025-05-21T13:29"),
  ])
  func readsDatesOfManyLanguages(text: String, expected: String) {
    #expect(first(text) == expected)
  }

  @Test(arguments: [
    ("5/6/2025", DateOrder.monthFirst, "2025-05-06"),
    ("5/6/2025", DateOrder.dayFirst, "2025-06-05"),
    ("21/5/2025", DateOrder.monthFirst, "2025-05-21"),
    ("5/21/2025", DateOrder.dayFirst, "2025-05-21"),
    ("05.06.2025", DateOrder.monthFirst, "2025-06-05"),
    ("05/06/25", DateOrder.monthFirst, "2025-05-06"),
    ("05/06/99", DateOrder.monthFirst, "1999-05-06"),
    ("5.6.2025.", DateOrder.croatian, "2025-06-05"),
    ("21. Listopada 2025.", DateOrder.croatian, "2025-10-21"),
    ("21. studenoga 2025.", DateOrder.croatian, "2025-11-21"),
  ])
  func ordersDayAndMonthByCustom(text: String, order: DateOrder, expected: String) {
    #expect(first(text, order) == expected)
  }

  @Test(arguments: [
    (nil, nil, DateOrder.monthFirst),
    ("en", "news.example.com", DateOrder.monthFirst),
    ("en", "news.example.co.uk", DateOrder.dayFirst),
    ("en-GB", nil, DateOrder.dayFirst),
    ("en_US", "example.co.uk", DateOrder.monthFirst),
    ("de", nil, DateOrder.dayFirst),
    ("hr-HR", nil, DateOrder.croatian),
  ])
  func takesTheCustomFromLanguageAndHost(
    language: String?, host: String?, expected: DateOrder
  ) {
    #expect(DateOrder(language: language, host: host) == expected)
  }

  @Test(arguments: [
    ("May 21, 2025 at 1:29 pm", "2025-05-21T13:29"),
    ("May 21, 2025 | 12:05 a.m. EST", "2025-05-21T00:05-05:00"),
    ("May 21, 2025, 1:29 PM ET", "2025-05-21T13:29"),
    ("1:29 PM EDT, Wed May 21, 2025", "2025-05-21"),
    ("May 21, 2025 9am PDT", "2025-05-21T09:00-07:00"),
    ("May 21, 2025 13:29 UTC+3", "2025-05-21T13:29+03:00"),
    ("May 21, 2025 13:29 - 2 comments", "2025-05-21T13:29"),
    ("May 21, 2025 25:61", "2025-05-21"),
    ("May 21, 2025 5 min read", "2025-05-21"),
    ("21 May 2025 a 13.29 share", "2025-05-21"),
  ])
  func readsTheTimeOfDay(text: String, expected: String) {
    #expect(first(text) == expected)
  }

  @Test(arguments: [
    "8 hours ago", "Yesterday at 13:29", "May 2025", "May 21", "Call 555-123-4567",
    "Version 10.12.2024.7", "16–19 March 2026", "24/7/365", "10-20-30", "31/31/2025",
    "12 out of 2025", "3. 5. 7", "1.2.3", "Isaiah 12:25:24", "",
  ])
  func inventsNothing(text: String) {
    #expect(first(text) == nil)
  }

  @Test func saysWhereTheDateStands() throws {
    let text = Array("Anna Example – May 21, 2025 9:00 am – 3 min".utf8)
    let match = try #require(DateParser(text, order: .monthFirst).first)
    #expect(String(decoding: text[match.range], as: UTF8.self) == "May 21, 2025 9:00 am")
  }
}
