// The path from a site's home page to an article, as it stands above many of them.

/// "Home » Travel » Night ferries are back": the last part is the article's title.
enum BreadcrumbTrail {
  /// What home pages are called everywhere, as ``SiteIdentity/key(_:)`` folds it.
  static let homeWords: Set<[UInt8]> = Set(
    [
      "home", "homepage", "startseite", "inicio", "portada", "início", "accueil", "strona główna",
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
    guard let (first, separator) = firstSeparator(of: text),
      homeWords.contains(SiteIdentity.key(String(decoding: text[..<first], as: UTF8.self)))
    else { return nil }
    var last: Int?
    for index in first..<text.count where text[index...].starts(with: separator) {
      let end = index + separator.count
      // "AC/DC" is one part.
      if text[index - 1] == 0x20 || end < text.count && text[end] == 0x20 { last = end }
    }
    return last.flatMap { last in text[last...].firstIndex { $0 != 0x20 } }
  }

  /// Whether a text is a trail that ends in a section, not in an article's title.
  static func endsInSection(_ text: [UInt8]) -> Bool {
    guard let last = lastPart(of: text) else { return false }
    return text[last...].count { $0 == 0x20 } < 2
  }

  /// The first separator behind the first byte, and where it stands.
  private static func firstSeparator(of text: [UInt8]) -> (index: Int, separator: [UInt8])? {
    for index in text.indices.dropFirst() where mayBegin[Int(text[index])] {
      if let separator = separators.first(where: { text[index...].starts(with: $0) }) {
        return (index, separator)
      }
    }
    return nil
  }

  /// Whether a separator begins with a byte.
  private static let mayBegin = (0..<256).map { byte in separators.contains { Int($0[0]) == byte } }
}
