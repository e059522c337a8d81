// Text captures from bytes to articles: where they end, who wrote them, what stands behind them.

import Testing

@testable import Galley

@Suite struct TextArticleTests {
  static let title = "Lighthouse at Skerrow stays dark for a third week"
  static let paragraphs = [
    "The lighthouse at Skerrow has been dark since the storm of last month, and the harbour office "
      + "said on Monday that the lamp would not be lit again before the end of the season.",
    "Divers found that the cable which brings power to the rock had been cut in two places, and "
      + "that the older of the cuts must have been made by an anchor some years ago.",
    "Until it is mended, the pilots have put out a boat with a lantern, which they say is seen from "
      + "about half as far as the light was and has to be brought in when the wind is strong.",
    "The council will decide in its next meeting whether to pay for a new cable or to put panels "
      + "on the roof of the keeper's house, which would cost a little less.",
  ]
  static let menu = ["Home", "News", "Sport", "Weather", "Contact"]

  private static func article(_ lines: [String], url: String? = nil) throws -> Article {
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    return try ArticleExtractor().article(from: Capture(bytes: bytes, kind: .text, url: url))
  }

  private static func text(_ lines: [String]) -> String {
    lines.joined(separator: "\n\n")
  }

  // MARK: Title

  @Test(arguments: ["Home » News » ", "Home > News > ", "Startseite › "])
  func titlesComeWithoutThePathToThem(_ path: String) throws {
    let article = try Self.article(Self.menu + [path + Self.title] + Self.paragraphs)
    #expect(article.title == Self.title)
    #expect(article.body.count == Self.paragraphs.count)
  }

  @Test func titlesComeWithoutTheNumberOfTheirPartInThePath() throws {
    let path = ["1. Home /", "2. Harbour news /", "3. " + Self.title]
    let article = try Self.article(Self.menu + path + ["June 3, 2026"] + Self.paragraphs)
    #expect(article.title == Self.title)
  }

  @Test func whatAnExportSaysOfItselfIsTaken() throws {
    let header = [
      "---", "title: \(Self.title)", "author: Nell Quay", "date: 2026-06-03",
      "source: https://quay.example/lamp", "---",
    ]
    let article = try Self.article(header + Self.menu + [Self.title] + Self.paragraphs)
    #expect(article.title == Self.title)
    #expect(article.authors == ["Nell Quay"])
    #expect(article.published?.description == "2026-06-03")
    #expect(article.url == "https://quay.example/lamp")
    #expect(article.body.count == Self.paragraphs.count)
  }

  @Test func aPathToASectionIsNoTitle() throws {
    let article = try Self.article(["Home > Harbour", Self.title] + Self.paragraphs)
    #expect(article.title == Self.title)
  }

  @Test func pagersAreNoDeks() throws {
    let pager = "Page 2 of 3 of this story ‹ Previous Next ›"
    let article = try Self.article(
      Self.menu + [Self.title, "By Nell Quay", pager] + Self.paragraphs)
    #expect(article.subtitle == nil)
  }

  @Test func headlinesWithoutASentenceAreNoArticle() {
    let headlines = [
      "Two bidders left for the old rope works", "Ferry timetable for the winter months",
      "Who rows whom across the basin, and why", "A sale of everything that nobody wanted",
      "Letters on the price of tar and of rope", "House of the week in the keeper's garden",
    ]
    let error = #expect(throws: ExtractionError.self) {
      try Self.article(Self.menu + headlines.flatMap { [$0, "3 min read"] })
    }
    #expect(error?.kind == .noArticle)
    #expect(error?.detail.hasPrefix("nothing but headlines: ") == true)
  }

  @Test func aBylineIsNoTitleBesideAnother() throws {
    let byline = "By Nell Quay, senior pilot and keeper of harbours"
    let article = try Self.article(Self.menu + [Self.title, byline] + Self.paragraphs)
    #expect(article.title == Self.title)
  }

  // MARK: Structure

  @Test func itemsThatStandFartherInAreListsWithinLists() throws {
    let list = ["- a lamp", "  - the glass", "    - its frame", "  - the wick", "- a rope"]
    let article = try Self.article([Self.title] + Self.paragraphs + list + Self.paragraphs[..<1])
    func item(_ text: String) -> ArticleBlock { .paragraph([InlineRun(text)]) }
    let frame = ArticleBlock.list(start: nil, items: [[item("its frame")]])
    let parts = ArticleBlock.list(
      start: nil, items: [[item("the glass"), frame], [item("the wick")]])
    #expect(
      article.body.contains(.list(start: nil, items: [[item("a lamp"), parts], [item("a rope")]])))
  }

  @Test func listsWithinListsHaveABound() throws {
    let list = (0..<2_000).map {
      String(repeating: " ", count: 2 * $0) + "- the lamp of rock \($0)"
    }
    let article = try Self.article([Self.title] + Self.paragraphs + list + Self.paragraphs)
    #expect(article.text.contains("rock 7\nthe lamp of rock 8\nthe lamp of rock 9"))
  }

  @Test func bulletsBelowNumbersAreListsWithinTheirItems() throws {
    let steps = [
      "Light the lamp, and see that it burns on either side.",
      "Row back to the quay, whatever the wind says to it.",
      "Sleep until somebody tells you that the lamp is out.",
    ]
    let ways = ["slowly, so that nobody hears the oars", "in the lee of the rock, if there is one"]
    let list =
      ["1. \(steps[0])", "2. \(steps[1])"] + ways.map { "   - " + $0 } + ["3. \(steps[2])"]
    let article = try Self.article([Self.title] + Self.paragraphs + list + Self.paragraphs[..<1])
    func item(_ text: String) -> ArticleBlock { .paragraph([InlineRun(text)]) }
    let nested = ArticleBlock.list(start: nil, items: ways.map { [item($0)] })
    let items = [[item(steps[0])], [item(steps[1]), nested], [item(steps[2])]]
    #expect(article.body.contains(.list(start: 1, items: items)), "\(article.text)")
  }

  @Test func headingsOfWikisLoseTheirLinks() throws {
    let article = try Self.article(
      [Self.title] + Self.paragraphs[..<2] + ["History[edit]"] + Self.paragraphs[2...])
    #expect(article.body.contains(.heading(level: 2, content: [InlineRun("History")])))
  }

  @Test func theLastNumberedParagraphIsKeptThoughItIsShort() throws {
    let ruling = Self.paragraphs.enumerated().map { "\($0 + 1). \($1)" }
    let last = "5. The parties may make submissions on costs within fourteen days."
    let article = try Self.article([Self.title] + ruling + [last, "Disclaimer", "Privacy"])
    #expect(article.text.hasSuffix(String(last.dropFirst(3))))
  }

  @Test func buttonsAboveTheTextAreNoParagraphs() throws {
    let text = "潮見岬灯台の霧笛が八日、十二年ぶりに試験で鳴らされた。地元の高校生が部品を探し出し、町の鉄工所とともに直した。"
    let lines = ["潮見新聞", "ニュース", "くらし", "霧笛、十二年ぶりに鳴る 潮見岬の灯台で試験", "2026年3月9日 7時30分", "シェア"]
    let article = try Self.article(lines + [text, "午前六時、" + text, "沖の" + text])
    #expect(article.body.count == 3)
  }

  @Test func codeKeepsLinesWithoutWords() throws {
    let code = ["[", "  {", "    \"lamp\": 3,", "  },", "", "  {", "    \"wick\": 4", "  }", "]"]
    let lines = ["# " + Self.title] + Self.paragraphs[..<2] + ["## The log", Self.paragraphs[2]]
    let article = try Self.article(
      lines + ["```"] + code + ["```", "## The end", Self.paragraphs[3]])
    #expect(
      article.body.contains(.code(language: nil, text: code.joined(separator: "\n"))),
      "\(article.body)")
  }

  @Test func headingsOfMailLoseTheirStars() throws {
    let heading = ["", "** What it cost", String(repeating: "-", count: 60), ""]
    let article = try Self.article(
      [Self.title] + Self.paragraphs[..<2] + heading + Self.paragraphs[2...])
    #expect(article.body.contains(.heading(level: 2, content: [InlineRun("What it cost")])))
  }

  @Test func quotesInWrappedMailAreQuotes() throws {
    let lines = """
      Divers found that the cable which brings power to the rock had been cut
      in two places, and that the older of the cuts must have been made by an
      anchor some years ago. Until it is mended, the pilots have put out a
      boat with a lantern, which they say is seen from about half as far as
      the light was. The keeper, who has been there for twenty years, wrote
      to the board in these words:

      > I have nothing against a boat. I only ask that somebody tell me who
      > is to row out to it in a gale and fill the lamp, since the pilots
      > have said that they will not do it.

      The council will decide in its next meeting whether to pay for a new
      cable or to put panels on the roof of the house, which would cost less.
      """
    let article = try Self.article(
      [Self.title, "", "By Hester Quayle", "", lines])
    let quote =
      "I have nothing against a boat. I only ask that somebody tell me who is to row out to it in "
      + "a gale and fill the lamp, since the pilots have said that they will not do it."
    #expect(article.body.contains(.quote([.paragraph([InlineRun(quote)])])))
  }

  @Test func aNewspaperAboveADateIsNoAuthor() throws {
    let article = try Self.article(
      Self.menu + [Self.title, "Annet Advertiser", "3 March 2026"] + Self.paragraphs)
    #expect(article.authors == [])
  }

  // MARK: The end

  @Test func longCommentsDoNotBringTheArticleBack() throws {
    let comment =
      "I was out there on the night of the storm and I can tell you that the light went out long "
      + "before the wind was at its worst, whatever the office says about it now."
    let comments = (1...4).flatMap { day in
      [
        "Fisher \(day)", "March \(day), 2026 at 8:1\(day) pm", comment, "More: \(day) " + comment,
        "\(day): " + comment, "Reply",
      ]
    }
    let article = try Self.article(
      Self.menu + [Self.title] + Self.paragraphs + ["4 comments"] + comments)
    #expect(article.text == Self.text(Self.paragraphs))
  }

  @Test func paragraphsThatStandTwiceAreKeptOnce() throws {
    let article = try Self.article(
      Self.menu + [Self.title] + Self.paragraphs + Self.paragraphs + ["Share", "Tags"])
    #expect(article.text == Self.text(Self.paragraphs))
  }

  @Test func aRefrainIsKeptEachTime() throws {
    let refrain = "And still the lamp on Skerrow rock is dark, and still the boats come home late."
    let song = Self.paragraphs.flatMap { [$0, refrain] }
    let article = try Self.article(Self.menu + [Self.title] + song + ["Share", "Tags"])
    #expect(article.text == Self.text(song))
  }

  @Test(arguments: [
    ["Read also", "Ferry to the outer isles sold"],
    ["Related stories", "Ferry to the outer isles sold", "Panels for the school's roof"],
    ["Read more: Ferry to the outer isles sold for scrap"],
  ]) func theArticleGoesOnBehindTeasers(_ teasers: [String]) throws {
    for place in 2...3 {
      let lines = Self.paragraphs[..<place] + teasers + Self.paragraphs[place...]
      let article = try Self.article(
        Self.menu + [Self.title] + lines + ["Share this article", "Read more", "Tags"])
      #expect(article.text == Self.text(Self.paragraphs))
    }
  }

  @Test func aTableBetweenParagraphsIsKept() throws {
    let rows = [
      "Group\tPlace\tTime", "Juniors\tSchool hall\tMonday 18:00",
      "Rowing\tBoat house\tWednesday 16:00",
      "Chess\tGolden Anchor\tFriday 20:00", "Choir\tChapel\tSunday 11:00",
    ]
    let article = try Self.article(
      Self.menu + [Self.title] + Self.paragraphs[..<2] + rows + Self.paragraphs[2...]
        + ["Share this article", "Read more", "Tags"])
    let counts = article.body.compactMap { block in
      if case .table(let table) = block { table.rows.count } else { nil }
    }
    #expect(counts == [rows.count])
  }

  private static let note =
    "Hester Quayle has sailed these waters since she was nine, and on most Sundays she still rows "
    + "out to the rock with a basket of bread when the wind and the tide are with her."

  @Test(arguments: [
    [note],
    ["About " + note],
    ["Hester Quayle", "She " + note.dropFirst("Hester Quayle ".count)],
    [note, "Her last book was read in every house on this coast."],
  ]) func aNoteOnTheAuthorIsNoPartOfTheArticle(_ notes: [String]) throws {
    let article = try Self.article(
      Self.menu + [Self.title, "By Hester Quayle", "3 March 2026"] + Self.paragraphs + notes
        + ["Share", "Tags"])
    #expect(article.authors == ["Hester Quayle"])
    #expect(article.text == Self.text(Self.paragraphs))
  }

  @Test func aParagraphOnSomeoneElseIsPartOfTheArticle() throws {
    let last = Self.note.replacing("Hester Quayle", with: "Tam Orde")
    let article = try Self.article(
      Self.menu + [Self.title, "By Hester Quayle", "3 March 2026"] + Self.paragraphs + [last]
        + ["Share", "Tags"])
    #expect(article.text == Self.text(Self.paragraphs + [last]))
  }

  @Test func aPageOfTeasersIsNoArticle() {
    let teasers = (1...12).flatMap { ["Council meets for the \($0). time", "June \($0), 2026"] }
    #expect(throws: ExtractionError.self) { try Self.article(Self.menu + teasers) }
  }

  // MARK: Facts

  private static func facts(_ lines: [String]) throws -> Article {
    try article(menu + [title] + lines + paragraphs)
  }

  @Test(arguments: [
    "BY ANN LINDQUISTPUBLISHED: MAR 4, 2026", "By Ann LindquistMarch 4, 2026",
    "Ann Lindquist March 4, 2026 — 4 minutes read", "Ann Lindquist ⋅ March 4, 2026",
  ])
  func readsBylineAndDateOfOneLine(_ line: String) throws {
    let article = try Self.facts([line])
    #expect(article.authors.map { $0.lowercased() } == ["ann lindquist"])
    #expect(article.published?.description == "2026-03-04")
  }

  @Test func readsBylineAndDatesInSwedish() throws {
    let article = try Self.facts([
      "Av Ingrid Lövdal", "Publicerad 3 mars 2026 kl. 07.15", "Uppdaterad 4 mars 2026 kl. 12.40",
    ])
    #expect(article.authors == ["Ingrid Lövdal"])
    #expect(article.published?.description == "2026-03-03T07:15")
    #expect(article.modified?.description == "2026-03-04T12:40")
  }

  @Test func aCaptionIsNeitherTitleNorDek() throws {
    let caption = "Keepers of the lighthouse at Skerrow beside its lamp"
    let article = try Self.facts([
      "By Ann Lindquist", "March 4, 2026", caption, caption + " (Image: Harbour office)",
    ])
    #expect(article.title == Self.title)
    #expect(article.subtitle == nil)
  }

  @Test(arguments: ["Final Thoughts", "Contact Us", "Recent Posts"])
  func headingsAreNoNames(_ line: String) throws {
    #expect(try Self.facts([line, "March 4, 2026"]).authors == [])
  }

  @Test func oneWordNamesStayWhole() throws {
    #expect(try Self.facts(["By TideWatch", "March 4, 2026"]).authors == ["TideWatch"])
  }

  @Test(arguments: [
    "Ann Lindquist Ann Lindquist", "By Ann Lindquist avatar", "Ann Lindquist Ann Lindquist\nimage",
  ])
  func descriptionsOfPicturesAreNoPartOfNames(_ lines: String) throws {
    let lines = lines.split(separator: "\n").map(String.init)
    #expect(try Self.facts(lines + ["March 4, 2026"]).authors == ["Ann Lindquist"])
  }

  // MARK: Related articles

  private static let other = ["Ferry to the outer isles is sold", "Coast Wire", "3 hours ago"]
  private static let otherText =
    "The ferry that has served the outer isles for forty years was sold on Friday to a company that "
    + "means to run it as a restaurant, and nobody could say what will carry the post in winter. "
    + "The islanders had asked for a year's delay, which the ministry refused without a reason, and "
    + "some of them have begun to mend the old boats that lie in the sheds above the beach. "
    + "A teacher said that her pupils would have to stay at home for weeks when the sea is rough, "
    + "as their grandparents did, and that not all of them had minded it."

  @Test func wholeArticlesBehindARelatedCueAreListed() throws {
    let lines = Self.menu + [Self.title] + Self.paragraphs + ["Related Articles"] + Self.other
    let article = try Self.article(lines + [Self.otherText])
    #expect(article.text == Self.text(Self.paragraphs))
    #expect(
      article.related == [
        RelatedArticle(title: Self.other[0], lines: 12...15)
      ])
  }

  @Test(arguments: [
    "We may earn a commission if you buy a lantern through the links on this page.",
    "Якщо ви помітили помилку, виділіть її та натисніть Ctrl + Enter.", "4 min de lecture",
    "The rock at low tide. Photo by Nell Quay",
  ])
  func whatThePageSaysOfTheArticleIsLeftOut(_ line: String) throws {
    let article = try Self.article(Self.menu + [Self.title, line] + Self.paragraphs)
    #expect(article.text == Self.text(Self.paragraphs))
  }

  @Test func commentsAreNoRelatedArticles() throws {
    let lines = Self.menu + [Self.title] + Self.paragraphs + ["2 comments"] + Self.other
    #expect(try Self.article(lines + [Self.otherText]).related == [])
  }

  @Test func teasersAreNoRelatedArticles() throws {
    let lines = Self.menu + [Self.title] + Self.paragraphs + ["Related Articles"] + Self.other
    #expect(try Self.article(lines).related == [])
  }
}
