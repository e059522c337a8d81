// The path from a site's home page to an article, as it stands above many of them.

/// "Home » Travel » Night ferries are back": the last part is the article's title.
enum BreadcrumbTrail {
  /// What home pages are called everywhere, as ``SiteIdentity/key(_:)`` folds it.
  static let homeWords: Set<[UInt8]> = Set(
    [
      "home", "homepage", "startseite", "inicio", "início", "accueil", "strona główna",
      "главная", "головна", "ana sayfa", "anasayfa", "αρχική", "首页", "首頁", "ホーム", "トップ", "홈",
      "الرئيسية", "صفحه نخست", "trang chủ", "beranda", "hem", "hjem", "forside", "etusivu",
    ].map { SiteIdentity.key($0) })

  /// What stands between the parts of a trail, one kind in each.
  private static let separators = ["»", "›", "❯", "→", ">", "/"].map { Array($0.utf8) }

  /// Where the last part of a trail begins; `nil` if a text is none: it has to begin with the home
  /// page and a separator.
  ///
  /// - Parameter text: One line in UTF-8.
  static func lastPart(of text: [UInt8]) -> Int? {
    for separator in separators {
      guard let first = text.firstRange(of: separator),
        homeWords.contains(
          SiteIdentity.key(String(decoding: text[..<first.lowerBound], as: UTF8.self))),
        let last = text.ranges(of: separator).last(where: { isSpaced($0, in: text) })
      else { continue }
      let start = text[last.upperBound...].firstIndex { $0 != 0x20 }
      if let start { return start }
    }
    return nil
  }

  /// Whether a space stands on either side of a separator: "AC/DC" has none.
  private static func isSpaced(_ separator: Range<Int>, in text: [UInt8]) -> Bool {
    let isBehind = separator.lowerBound > 0 && text[separator.lowerBound - 1] == 0x20
    let isBefore = separator.upperBound < text.count && text[separator.upperBound] == 0x20
    return isBehind || isBefore
  }
}
