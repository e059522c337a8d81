// What text captures say of themselves, in the shapes that it has in many languages.

import Testing

@testable import Galley

@Suite struct TextFactsTests {
  /// The article of which some lines stand between headline and body.
  private static func facts(_ lines: [String]) throws -> Article {
    try article(TextArticleTests.menu + [TextArticleTests.title] + lines)
  }

  private static func article(_ head: [String], tail: [String] = []) throws -> Article {
    let lines = head + TextArticleTests.paragraphs + tail
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    return try ArticleExtractor().article(from: Capture(bytes: bytes, kind: .text))
  }

  // MARK: Authors

  @Test(arguments: [
    "Publié le 3 mars 2026 à 05h00 par Léa Quemener", "Le 3 mars 2026 par Léa Quemener",
    "3 de março de 2026 por Léa Quemener", "03/03/2026 por Léa Quemener",
    "3. März 2026 um 10:30 Uhr von Léa Quemener", "3 de marzo de 2026 por Léa Quemener",
    "Pubblicato il 3 marzo 2026 da Léa Quemener", "3 maart 2026 door Léa Quemener",
  ])
  func namesFollowTheDate(_ line: String) throws {
    let article = try Self.facts([line])
    #expect(article.authors == ["Léa Quemener"])
    #expect(article.published?.description.hasPrefix("2026-03-03") == true)
    #expect(article.body.count == TextArticleTests.paragraphs.count)
  }

  @Test(arguments: ["3. März 2026 von uns allen", "3 mars 2026, une photo prise par Léa Quemener"])
  func whatIsNoNameBehindADateIsNoAuthor(_ line: String) throws {
    #expect(try Self.facts([line]).authors == [])
  }

  @Test(arguments: [
    ("Text: Ann Lindquist", ["Ann Lindquist"]), ("Text messages from the keeper", []),
    ("Επιμέλεια: Άννα Δοκιμή", ["Άννα Δοκιμή"]), ("Της Μαρίνας Δοκιμής", ["Μαρίνας Δοκιμής"]),
    ("Rozmawiała Anna Próbna", ["Anna Próbna"]), ("Беседовал Иван Образцов", ["Иван Образцов"]),
    ("投稿者: しおかぜ", ["しおかぜ"]), ("文・写真＝山田例子", ["山田例子"]),
    ("記者王小樣／海濱報導", ["王小樣"]), ("홍보기 기자", ["홍보기"]),
    ("홍보기 기자 hong@paper.example", ["홍보기"]), ("[갯마을=홍보기 기자]", ["홍보기"]),
    ("홍보기·김본보 기자", ["홍보기", "김본보"]), ("사진 기자", []),
  ])
  func labelledNamesStandBesideADate(_ line: String, _ names: [String]) throws {
    #expect(try Self.facts([line, "March 3, 2026"]).authors == names)
  }

  @Test func reportersInBracketsOpenTheBody() throws {
    let first = "[갯마을신문 홍보기 기자] 갯마을 등대가 삼 주째 꺼져 있다고 항만 사무소가 월요일에 밝혔다. "
    let title = "갯마을 등대, 삼 주째 꺼진 채로 남아 있어"
    let rest = "등대를 다시 켜려면 새 전선이 필요하며 다음 회의에서 비용을 논의한다고 사무소는 덧붙였다."
    let lines = [title, "2026.03.03 10:25", first + rest, rest + " " + rest]
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    let article = try ArticleExtractor().article(from: Capture(bytes: bytes, kind: .text))
    #expect(article.authors == ["홍보기"])
    #expect(article.body.count == 2)
  }

  @Test(arguments: [
    ("Ann Lind, Tom Berg", ["Ann Lind", "Tom Berg"]),
    ("Ann Lind and Tom Berg", ["Ann Lind", "Tom Berg"]),
    ("Ann Lind / Tom Berg", ["Ann Lind", "Tom Berg"]),
    ("Ann J. Lind, Tom Berg y Eva Ruun", ["Ann J. Lind", "Tom Berg", "Eva Ruun"]),
    ("Ann Lind, Senior Reporter", ["Ann Lind"]), ("Łucja Żurek", ["Łucja Żurek"]),
    ("Harbour Board, Pilots and Keepers", []),
  ])
  func namesStandAloneOnALine(_ line: String, _ names: [String]) throws {
    #expect(try Self.facts([line, "March 3, 2026"]).authors == names)
  }

  @Test func aPublisherWithinALineIsNoAuthor() throws {
    let note = "Her book on the lamp, published by the Tidewrack Press"
    #expect(
      try Self.article([TextArticleTests.title, "March 3, 2026"], tail: [note]).authors == [])
  }

  @Test func anArabicNameStandsBeforeATown() throws {
    let text =
      "عادت العبارة القديمة إلى العمل صباح أمس بعد ثلاث سنوات قضتها مربوطة إلى شجرة على الضفة الشرقية من النهر."
    let rest =
      "وقال المجلس المحلي إن كلفة الإصلاح كانت أقل مما كان متوقعا لأن طلاب المدرسة قاموا بمعظم العمل."
    let lines = [
      "الرئيسية", "أخبار", "عودة العبارة القديمة إلى مرسى النخيل", "سلمى الراوي – مرسى النخيل",
      "3 مارس 2026", text, rest,
      "ويقول الملاح إن النهر تغير منذ ذلك الوقت وإن التيار صار أقوى قرب الجسر.",
    ]
    let bytes = Array(lines.joined(separator: "\n").utf8)
    let article = try ArticleExtractor().article(from: Capture(bytes: bytes, kind: .text))
    #expect(article.authors == ["سلمى الراوي"])
  }

  @Test func reportersBehindTheBodyAreNoText() throws {
    let text = "갯마을 등대가 삼 주째 꺼져 있다고 항만 사무소가 월요일에 밝혔다. 등대를 다시 켜려면 새 전선이 필요하다고 사무소는 덧붙였다."
    let lines = [
      "갯마을 등대, 삼 주째 꺼진 채로 남아 있어", "2026.03.03 10:25", text, "다음 회의에서 " + text, "주민들은 " + text,
      "또 " + text, "홍보기 기자 hong@paper.example", "김본보 기자 kim@paper.example", "구독하기",
    ]
    let bytes = Array(lines.joined(separator: "\n").utf8)
    let article = try ArticleExtractor().article(from: Capture(bytes: bytes, kind: .text))
    #expect(!article.text.contains("@"))
    #expect(article.text.hasSuffix("또 " + text))
  }

  @Test func tabsAreNoAuthors() throws {
    let lines = ["March 3, 2026", "Article", "Authors", "Metrics"]
    #expect(try Self.facts(lines).authors == [])
  }

  // MARK: Dates

  @Test(arguments: [
    "Aangepast 4 maart 2026, 16:30", "עודכן: 04.03.2026, 16:30", "تم التحديث: 4 مارس 2026 16:30",
    "Zaktualizowano 4 marca 2026, 16:30",
  ])
  func datesOfChangeHaveLabels(_ line: String) throws {
    let article = try Self.facts(["2026-03-03", line])
    #expect(article.published?.description == "2026-03-03")
    #expect(article.modified?.description.hasPrefix("2026-03-04") == true)
    #expect(article.body.count == TextArticleTests.paragraphs.count)
  }

  // MARK: Deks

  @Test(arguments: [
    "https://doi.example.org/10.99999/quay.2026.0311", "Publicerad 3 maj 2026 kl 09.14",
    "18.40 The lamp goes out again on the rock",
    "This article is more than 8 months old", "Dieser Artikel ist mehr als 3 Jahre alt",
  ])
  func whatTellsOfThePageIsNoDek(_ line: String) throws {
    let dek = "Nobody knows yet when the lamp on the rock will be lit again"
    #expect(try Self.facts([line]).subtitle == nil)
    let article = try Self.facts([line, dek, "By Nell Quay"])
    #expect(article.subtitle == dek)
    #expect(article.authors == ["Nell Quay"])
  }

  @Test func theFirstEntryOfALiveBlogIsNoDek() throws {
    let lines =
      ["19:30 Uhr", "Fähre fährt wieder"] + TextArticleTests.paragraphs[..<1] + ["15:10 Uhr"]
    let article = try Self.facts(["Aktualisiert am 14. Januar 2026, 19:30 Uhr"] + lines)
    #expect(article.subtitle == nil)
  }

  @Test func theTextAboveATableOfTimesIsNoDek() throws {
    let rows = ["Monday\t06:12\t4.1", "Tuesday\t07:02\t4.3", "Wednesday\t07:50\t4.4"]
    let paragraphs = TextArticleTests.paragraphs
    let lines = [TextArticleTests.title, paragraphs[0]] + rows + paragraphs[1...]
    let bytes = Array(lines.joined(separator: "\n").utf8)
    let article = try ArticleExtractor().article(from: Capture(bytes: bytes, kind: .text))
    #expect(article.subtitle == nil)
    #expect(article.text.hasPrefix(paragraphs[0]))
  }

  @Test func aStoryOfADateMayBeADek() throws {
    let dek = "Så bröt stormen den 3 okt 2026 kabeln till klippan"
    #expect(try Self.facts([dek, "By Nell Quay"]).subtitle == dek)
  }

  private static let stanzas = [
    [
      "She fetches up the river's floor,", "the boot, the bottle and the chain,",
      "and spills it all a mile from shore,", "and turns, and fetches it again.",
    ],
    [
      "No ship has thanked her for the deep", "it rides upon when it goes out;",
      "the town would rather have its sleep,", "the fish are mostly put about.",
    ],
    [
      "But I have seen her in the rain,", "with all her lanterns lit, go by,",
      "as if the bed of the old main", "were something that she meant to dry.",
    ],
  ]

  @Test(arguments: [true, false])
  func versesAreNoDeksButArticles(_ hasBlankLines: Bool) throws {
    let stanzas = Self.stanzas.flatMap { (hasBlankLines ? [""] : []) + $0 }
    let lines = TextArticleTests.menu + ["The dredger", "Nell Quay", "1 May 2026"] + stanzas
    let bytes = Array(lines.joined(separator: "\n").utf8)
    let article = try ArticleExtractor().article(from: Capture(bytes: bytes, kind: .text))
    #expect(article.subtitle == nil)
    #expect(article.text.hasPrefix(Self.stanzas[0][0]))
    #expect(article.body.count == (hasBlankLines ? 3 : 1))
  }

  // MARK: Title

  @Test func aShortHeadlineStandsAboveALongDek() throws {
    let dek = "Rope maker who held a fleet together and never learned to tie a bow, 1931–2026"
    let first = "Agnes Vell, who has died, made the ropes on which they hung their lamps. "
    let body = [first + TextArticleTests.paragraphs[0]] + TextArticleTests.paragraphs.dropFirst()
    let head = ["News", "Obituaries", "Sign in", "Obituaries", "Agnes Vell", dek]
    let lines = head + ["Ruth Ambrey", "20 February 2026"] + body
    let bytes = Array(lines.joined(separator: "\n").utf8)
    let article = try ArticleExtractor().article(from: Capture(bytes: bytes, kind: .text))
    #expect(article.title == "Agnes Vell")
    #expect(article.subtitle == dek)
  }

  @Test func theLineOfAnEncyclopediaIsNeitherTitleNorAuthor() throws {
    let head = ["Skerrow Light", "Article", "Talk", "Read", "Edit", "View history"]
    let article = try Self.article(head + ["From Wikipedia, the free encyclopedia"])
    #expect(article.title == "Skerrow Light")
    #expect(article.authors == [])
  }

  @Test(arguments: [
    "当前位置：首页 > 民生 > 正文", "您的位置：首页 >> 港口 >> 正文", "You are here: Quay / Harbour news",
  ])
  func aPathWithALabelIsNoTitle(_ path: String) throws {
    let title = "海滨灯塔停用三周 渔民自备灯船夜航"
    let text = "海滨灯塔自上月风暴以来一直没有点亮，港务办公室周一表示，在本季结束之前不会恢复使用，渔民只能自备灯船出海。"
    let lines = ["海滨晚报", "首页", "民生", path, title, "2026-03-03 08:36", text, text + "潜水员发现电缆被切断。"]
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    let article = try ArticleExtractor().article(from: Capture(bytes: bytes, kind: .text))
    #expect(article.title == title)
    #expect(article.subtitle == nil)
  }

  // MARK: Site

  @Test(arguments: [
    ("The Skerrow Courier", "© 2026 Skerrow Media Ltd"),
    ("The Northern Lamp", "Imprint · © 2026 Northern Lamp Publishing. All rights reserved."),
    ("Skerrow Courier", "Copyright © The Skerrow Courier 2026"),
  ])
  func theOwnerConfirmsTheSite(_ name: String, _ copyright: String) throws {
    let head = [name] + TextArticleTests.menu + [TextArticleTests.title, "By Nell Quay"]
    #expect(try Self.article(head, tail: ["Contact", copyright]).siteName == name)
  }

  @Test(arguments: ["Why Skerrow", "Skerrow Toggle Search", "Contact"])
  func aLineWithMoreThanTheOwnerIsNoSite(_ line: String) throws {
    let head = [line] + TextArticleTests.menu + [TextArticleTests.title, "By Nell Quay"]
    let tail = ["Imprint · Contact · © 2026 Skerrow Media Ltd"]
    #expect(try Self.article(head, tail: tail).siteName == nil)
  }
}
