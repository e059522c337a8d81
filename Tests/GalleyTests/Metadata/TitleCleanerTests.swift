// Titles without the site's part.

import Testing

@testable import Galley

@Suite struct TitleCleanerTests {
  private let cleaner = TitleCleaner(
    site: SiteIdentity(names: ["The Example Post"], host: "www.gardenweb.co.uk"))

  @Test(arguments: [
    ("How to grow tall beans | The Example Post", "How to grow tall beans"),
    ("How to grow tall beans - the example post", "How to grow tall beans"),
    ("The Example Post | How to grow tall beans", "How to grow tall beans"),
    ("The Example Post: How to grow tall beans", "How to grow tall beans"),
    ("How to grow beans – Garden Web", "How to grow beans"),
    ("How to grow beans · GardenWeb Blog", "How to grow beans"),
    ("How to grow beans | GardenWeb | Tips for every season of the year", "How to grow beans"),
    ("Beans | The Example Post", "Beans"),
    ("豆子怎么种？_园艺频道_GardenWeb", "豆子怎么种？"),
    ("豆子怎么种？--GardenWeb", "豆子怎么种？"),
    ("How to grow beans » GardenWeb", "How to grow beans"),
    ("Anna: «Beans grow by the moon» | The Example Post", "Anna: «Beans grow by the moon»"),
  ])
  func takesOffTheNameOfTheSite(title: String, expected: String) {
    #expect(cleaner.clean(title, trust: .high) == expected)
  }

  @Test(arguments: [
    ("How to grow tall beans - Tips and Advice", TitleCleaner.Trust.low, "How to grow tall beans"),
    (
      "How to grow tall beans - Tips and Advice", TitleCleaner.Trust.high,
      "How to grow tall beans - Tips and Advice"
    ),
    ("How to grow tall beans | Opinion", TitleCleaner.Trust.high, "How to grow tall beans"),
    ("Beans - Tips and Advice", TitleCleaner.Trust.low, "Beans - Tips and Advice"),
    ("How to grow tall beans - Part 1", TitleCleaner.Trust.low, "How to grow tall beans - Part 1"),
    (
      "How to grow tall beans - and why you should do it this year", TitleCleaner.Trust.low,
      "How to grow tall beans - and why you should do it this year"
    ),
  ])
  func takesOffUnknownPartsByTheirShape(
    title: String, trust: TitleCleaner.Trust, expected: String
  ) {
    #expect(cleaner.clean(title, trust: trust) == expected)
  }

  @Test(arguments: [
    "Twenty-one well-known beans", "Beans: a love story", "AC/DC and the garden",
    "A <br> in the garden", "Either/or", "Beans: «We grow by the moon»",
    "« Des haricots » et moi", "»Bohnen wachsen« im Mond", "The ‹tall› bean",
  ])
  func leavesMarksWithinTitlesAlone(title: String) {
    #expect(cleaner.clean(title, trust: .low) == title)
  }
}
