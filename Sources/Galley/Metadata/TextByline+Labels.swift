// Where a line says "By" and its likes.

extension TextByline {
  /// Where "By", "Written by" and their likes begin, at the start or behind glued text; not those
  /// of who reviewed or checked it.
  ///
  /// Within a line only "By", in Thai too, and "Written by" begin a byline, not "from" or "text"; and
  /// right behind a date what "by" is in other languages, where the names begin.
  static func label(in text: [UInt8], isMetadata: Bool) -> Int? {
    let places = isMetadata ? 16 : 1
    if let names = nounLabel(in: text) { return names }
    var (start, count) = (0, 0)
    var previous = 0..<0
    var lastNumber = -dateReach - 1
    while start < text.count, count < places {
      let next = text[start...].firstIndex(of: 0x20) ?? text.count
      var end = next
      while end > start, text[end - 1] == 0x2C || text[end - 1] == 0x3B { end -= 1 }
      if end > start {
        let isFirst = count == 0
        if isFirst ? mayBeginCue(text, start..<end) : isInnerLabel(text, start..<end),
          isFirst
            || !isOtherRole(BylineParser.key(text[previous]))
              && !text[next...].starts(with: article),
          beginsWithCue(BylineParser.words(of: Array(text[start...]), atMost: 3))
        {
          return start
        }
        if isMetadata, count - lastNumber <= dateReach, isLabelBehindDate(text, start..<end) {
          return next + 1
        }
        if text[start..<end].contains(where: \.isASCIIDigit) { lastNumber = count }
        previous = start..<end
        count += 1
      }
      start = next + 1
    }
    return nil
  }

  /// Behind a "by" within a line: "published by the Tidewrack Press" names no author.
  private static let article = Array(" the ".utf8)

  /// Whether a word introduces names within a line, too.
  private static func isInnerLabel(_ text: [UInt8], _ word: Range<Int>) -> Bool {
    let mayBe = text.withUnsafeBufferPointer {
      innerLabels.beginnings.mayHave(UnsafeBufferPointer(rebasing: $0[word]))
    }
    return mayBe && innerLabels.contains(BylineParser.key(text[word]))
  }

  private static let innerLabels = WordList("by written โดย")

  /// From the last number of a date to the "by" behind it, in words: "um 10:30 Uhr von".
  private static let dateReach = 2

  /// Whether a word behind a date is a "by", and one with a capital, or of a script without them,
  /// follows.
  private static func isLabelBehindDate(_ text: [UInt8], _ word: Range<Int>) -> Bool {
    guard labelsBehindDates.contains(text[word]), word.upperBound < text.count,
      let name = BylineParser.words(of: Array(text[word.upperBound...]), atMost: 1).first
    else { return false }
    return name.hasCapital || name.isCaseless
  }

  private static let labelsBehindDates = WordList("par por von da di door przez av af από oleh bởi")

  /// Where names begin behind a noun with a colon, as in "Text: Ann Lind"; without the colon such a
  /// word says nothing.
  private static func nounLabel(in text: [UInt8]) -> Int? {
    let end = text.firstIndex(of: 0x20) ?? text.count
    guard end > 1, text[end - 1] == 0x3A, nouns.contains(CaseFolding.folded(text[..<(end - 1)]))
    else { return nil }
    return min(end + 1, text.count)
  }

  /// Nouns that introduce names if a colon follows.
  static let nouns = WordList(
    "text texte tekst testo επιμέλεια κείμενο κειμενο ρεπορτάζ ρεπορταζ röportaj")

  /// Whether what introduces names may begin with a word, by its first letters.
  private static func mayBeginCue(_ text: [UInt8], _ word: Range<Int>) -> Bool {
    text.withUnsafeBufferPointer { text in
      var word = word
      while word.count > 1, isBehindWord(text[word.upperBound - 1]) {
        word = word.lowerBound..<(word.upperBound - 1)
      }
      return BylineWords.cues.mayBegin(withWord: UnsafeBufferPointer(rebasing: text[word]))
    }
  }

  /// Whether words begin with what introduces names.
  private static func beginsWithCue(_ words: [BylineParser.Word]) -> Bool {
    guard let first = words.first, BylineWords.cues.begins(with: first.key),
      !isOtherRole(first.key)
    else { return false }
    return (1...words.count).contains { BylineParser.isCue(words[..<$0]) }
  }

  /// Comma, colon and semicolon, which aren't part of a word that they follow.
  static func isBehindWord(_ byte: UInt8) -> Bool {
    byte == 0x2C || byte == 0x3A || byte == 0x3B
  }

  private static func isOtherRole(_ key: [UInt8]) -> Bool {
    otherRoles.contains(key)
  }

  private static let otherRoles: Set<[UInt8]> = Set(
    [
      "reviewed", "checked", "fact-checked", "edited", "updated", "medically", "photos", "photo",
      "photography", "photographs", "illustration", "illustrations", "powered", "sponsored",
      "presented", "filed", "inspired", "approved", "verified", "sort", "search", "sorted",
    ].map { Array($0.utf8) })
}
