// Lines under a headline that tell of the page, not of the story.

/// What is no dek though it stands where one does: addresses, dates with a label, notices of age, where a
/// newsletter can be seen, entries of a live blog's contents.
enum TextHousekeeping {
  /// A date with what stands around it has at most this many words.
  private static let longestDate: Int32 = 12
  /// A label before a date has at most this many words, and what follows the date.
  private static let longestLabel = 2
  private static let longestRest = 3
  /// A notice of age has at most this many words.
  private static let longestNotice: Int32 = 20

  /// Whether a line tells of the page.
  static func tells(_ line: Int, _ head: TextHead) -> Bool {
    let stats = head.context.stats[line]
    let text = head.text(line)
    if isAddress(text) || stats.start == 3 && beginsWithClock(text) { return true }
    if stats.words <= longestNotice, isNoticeOfAge(text) || isLinkOfNewsletter(text) {
      return true
    }
    return stats.words <= longestDate && stats.digits >= 3 && isLabelledDate(text)
  }

  /// Whether a text is nothing but an address, or ends in one behind a word such as "DOI:".
  private static func isAddress(_ text: [UInt8]) -> Bool {
    let words = text.split(separator: 0x20)
    guard let last = words.last, words.count <= 2 else { return false }
    return ["http://", "https://", "www.", "doi:"].contains { last.starts(with: $0.utf8) }
  }

  /// "18.40 Ferries stay in harbour".
  private static func beginsWithClock(_ text: [UInt8]) -> Bool {
    let hours = text.prefix { $0.isASCIIDigit }
    let rest = text[hours.endIndex...]
    guard (1...2).contains(hours.count), let mark = rest.first else { return false }
    let minutes = rest.dropFirst().prefix { $0.isASCIIDigit }
    return (mark == 0x3A || mark == 0x2E || mark == 0x68) && minutes.count == 2
      && rest[minutes.endIndex...].first ?? 0x20 == 0x20
  }

  /// "19:30 Uhr", between the entries of a live blog.
  static func isClock(_ line: Int, _ head: TextHead) -> Bool {
    let stats = head.context.stats[line]
    return stats.start == 3 && stats.words <= longestClock && stats.digits <= 4
      && beginsWithClock(head.text(line))
  }

  private static let longestClock: Int32 = 3

  /// "Publicerad 3 mars 2026 kl 07.15".
  private static func isLabelledDate(_ text: [UInt8]) -> Bool {
    guard let date = DateParser(text, order: .dayFirst).first else { return false }
    let words = { (text: ArraySlice<UInt8>) in text.split(separator: 0x20).count }
    return words(text[..<date.range.lowerBound]) <= longestLabel
      && words(text[date.range.upperBound...]) <= longestRest
  }

  /// "This article is more than 8 months old".
  private static func isNoticeOfAge(_ text: [UInt8]) -> Bool {
    guard text.contains(where: \.isASCIIDigit) else { return false }
    let start = CaseFolding.folded(text.prefix(64))
    return notices.contains { start.starts(with: $0) }
  }

  /// "View this email in your browser".
  private static func isLinkOfNewsletter(_ text: [UInt8]) -> Bool {
    guard text.count <= longestLink else { return false }
    let text = CaseFolding.folded(text)
    return text.containsRun(browser) && text.containsRun(mail)
  }

  private static let longestLink = 80
  private static let browser = Array("browser".utf8)
  private static let mail = Array("mail".utf8)

  /// How notices of age begin, folded.
  private static let notices = [
    "this article is more than", "this article is over", "this article was published more than",
    "this article was published over", "this story is more than", "this story is over",
    "this post is more than", "this post is over", "this post was published more than",
    "cet article a plus de", "cet article date de plus de", "cet article a été publié il y a",
    "dieser artikel ist mehr als", "dieser artikel ist älter als", "dieser artikel ist über",
    "dieser beitrag ist mehr als", "dieser beitrag ist älter als",
    "este artículo tiene más de", "esta noticia tiene más de", "este artigo tem mais de",
    "esta notícia tem mais de", "questo articolo ha più di", "dit artikel is meer dan",
    "dit artikel is ouder dan", "artykuł ma ponad", "ten artykuł ma ponad",
    "den här artikeln är mer än", "denne artikkelen er mer enn", "denne artikel er mere end",
    "этой статье больше", "этой статье более", "статья старше",
  ].map { Array($0.utf8) }
}
