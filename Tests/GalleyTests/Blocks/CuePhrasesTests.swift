// Cue phrases: what the table finds, and where.

import Testing

@testable import Galley

@Suite struct CuePhrasesTests {
  private func cues(_ text: String) -> CueSet {
    Array(text.utf8).withUnsafeBufferPointer { CuePhrases.cues(in: $0) }
  }

  private static let examples: [(String, CueSet)] = [
    ("Related Articles", CueSet.related), ("» You might also like…", .related),
    ("Share on Facebook", .share), ("12 Comments", .comment), ("1,204 comments", .comment),
    ("Subscribe to our weekly letter", .news), ("© 2024 Tide Press", .copy),
    ("Copyright 2024 Tide Press", .copy), ("Advertisement", .ad), ("Photo: A. Lind", .credit),
    ("By Ann Lind", .byline), ("Ann Lind is a staff writer at the Post.", .bio),
    ("May 21, 2025", .date), ("21st May 2025", .date), ("20.05.2025", .date), ("at 13:29", .date),
    ("8 hours ago", .ago), ("Today8 hours ago", .ago), ("Filed under: Boats", .tags),
    ("Table of Contents", .toc), ("References", .refs), ("Final thoughts", .faq),
    ("Close Menu", .ui), ("No comments yet...", .closing), ("Leave a Reply", .closing),
    ("Editor’s Picks", .further), ("Más leídas", .related), ("Читайте также:", .further),
    ("À lire aussi", .further), ("Das könnte Sie auch interessieren", .further),
    ("相关阅读", .further), ("関連記事", .further), ("관련 기사", .further), ("اقرأ أيضاً", .further),
    ("Publié le 1er mai 2024", .date), ("2024年5月1日", .date), ("ИЛГИЛИ", []),
    ("TÜM HAKLARI SAKLIDIR", .copy), ("עוד בנושא", .further), ("תגובות (3)", .closing),
    ("תגיות: נחל, גשר", .tags), ("שתפו בפייסבוק", .share), ("צילום: אורי קדם", .credit),
    ("12 בינואר 2026", .date), ("כל הזכויות שמורות", .copy), ("מאת: נטע קורן", .byline),
    ("استمع إلى المقال", .ui), ("مقالات أخرى للكاتب", .further), ("شارك برأيك", .closing),
    ("Compartilhe isso:", .further), ("Diesen Artikel empfehlen:", .further),
    ("Bài viết liên quan", .further), ("글씨키우기", .ui),
    ("Czytaj także: most w Kalinie", .teaser), ("Komentarze (14)", .closing),
    ("Přečtěte si také: Jez ve Lhotě", .teaser), ("Diskuse (8)", .closing),
    ("Zdieľať článok", .further), ("اشتراک‌گذاری", .share),
    ("Thanks for reading! Subscribe for free to receive new posts.", .notice), ("फॉलो करें", .ui),
    ("5 dk okuma süresi", .notice), ("3 min de lecture", .notice),
    ("We may earn a commission from links.", .notice), ("この記事は有料記事です。", .notice),
    ("Якщо ви помітили помилку, виділіть її", .notice),
  ]

  @Test(arguments: examples)
  func findsCue(_ text: String, _ expected: CueSet) {
    #expect(cues(text).isSuperset(of: expected), "\(text): \(cues(text))")
    if expected.isEmpty { #expect(cues(text).isEmpty) }
  }

  @Test func opensOnlyAtTheStart() {
    #expect(!cues("They had related the tale").contains(.related))
    #expect(cues("Related: the tale").contains(.related))
  }

  @Test(arguments: [
    "We may earn our bread by it", "This post contains nails", "When you buy a boat, look below",
    "Нашли ошибочный путь", "A 3 min de lecture", "מקורות במשרד אמרו", "שיתוף פעולה בין הכפרים",
  ])
  func proseIsNoCue(_ text: String) {
    #expect(cues(text).isDisjoint(with: [.notice, .share, .refs, .further]))
  }

  @Test func wholeLinesOnly() {
    #expect(cues("Menu").contains(.ui))
    #expect(!cues("Menu prices rise").contains(.ui))
  }

  @Test func wordsEndAtBoundaries() {
    #expect(!cues("Bygone days").contains(.byline))
    #expect(!cues("The adder is an animal").contains(.ad))
  }

  @Test func aRoleWithoutANameIsNoBio() {
    #expect(!cues("The writer spoke of the sea.").contains(.bio))
  }

  @Test func foldsGluedWords() {
    let folded = TextFolding.folded("RoomBy Press RoomMay 21, 2025No Comments3 Mins".utf8)
    #expect(
      String(decoding: folded, as: UTF8.self)
        == "room by press room may D Y no comments D mins")
  }

  @Test func longTextsAreSearchedAtTheirHead() {
    let text = String(repeating: "sea ", count: 400) + "newsletter"
    #expect(cues(text).isEmpty)
  }
}
