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

  /// What stands before a trail and says that it is one, folded.
  private static let labels = [
    "当前位置", "当前的位置", "您的位置", "你的位置", "您现在的位置", "您当前的位置", "您所在的位置",
    "您所在位置", "所在位置", "现在位置", "现在的位置", "目前位置", "當前位置", "所在的位置", "您現在的位置", "現在位置",
    "您在這裡", "您在这里", "you are here", "sie sind hier", "du bist hier", "vous êtes ici",
    "estás aquí", "usted está aquí", "você está aqui", "está aqui", "sei qui", "tu sei qui",
    "u bent hier", "jesteś tutaj", "jesteś tu", "вы здесь", "вы находитесь здесь", "ви тут",
  ].map { Array($0.utf8) }

  private static let labelBeginnings = WordBeginnings(labels)

  /// The length of a label and of what stands between it and the trail; 0 if there is none.
  private static func labelLength(of text: [UInt8]) -> Int {
    // The longest label in capitals is no longer than this.
    let start = CaseFolding.folded(text.prefix(64))
    guard let label = labels.first(where: { start.starts(with: $0) }) else { return 0 }
    var rest = text.dropFirst(label.count)
    while let mark = ["：", ":", " "].first(where: { rest.starts(with: $0.utf8) }) {
      rest = rest.dropFirst(mark.utf8.count)
    }
    return rest.startIndex
  }

  /// Where the last part of a trail begins; `nil` if a text is none: it has to begin with the home
  /// page and a separator, or with "You are here".
  ///
  /// - Parameter text: One line in UTF-8.
  static func lastPart(of text: [UInt8]) -> Int? {
    guard let (first, separator) = firstSeparator(of: text) else { return nil }
    let label = labelLength(of: text)
    guard
      label > 0
        || homeWords.contains(SiteIdentity.key(String(decoding: text[..<first], as: UTF8.self)))
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
    let part = text[last...]
    // Of Chinese and Japanese, where no spaces tell words apart.
    if part.count(where: { (0xE3...0xE9).contains($0) }) > longestSection { return false }
    return part.count { $0 == 0x20 } < 2
  }

  /// A section's name in Chinese or Japanese has at most so many characters.
  private static let longestSection = 8

  /// Whether a text says that it is a trail, and ends in a section or in "正文", the text: never a title.
  static func isLabelled(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.withUnsafeBufferPointer(labelBeginnings.mayHave),
      text.dropFirst().contains(where: { mayBegin[Int($0)] })
    else { return false }
    let text = Array(text)
    return endsInSection(text) && labelLength(of: text) > 0
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
