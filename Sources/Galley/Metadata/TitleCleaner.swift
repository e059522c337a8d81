// A page's title without what belongs to the site.

/// Takes the site's name, its sections and its slogan off a title.
struct TitleCleaner {
  /// A last part of at most this many words may be the site's, though it is not known as its name.
  static let maximumSuffixWords = 4
  /// What remains has at least this many words.
  static let minimumWords = 3

  /// A longer title, in bytes, is left as it is: taking parts off costs the square of their number.
  static let maximumLength = 2_000

  let site: SiteIdentity

  /// How freely unknown last parts are taken off.
  enum Trust {
    /// `<title>`, where most pages add their name.
    case low
    /// `og:title` and its like, where most pages don't.
    case high
  }

  /// The title without parts that name the site.
  func clean(_ title: String, trust: Trust) -> String {
    guard title.utf8.count <= Self.maximumLength else { return title }
    let title = Self.withoutPermalink(title)
    var parts = Self.parts(of: title)
    guard parts.count > 1 else { return withoutLeadingName(title) }
    while parts.count > 1, site.isName(parts[0].text) {
      parts.removeFirst()
      parts[0].separator = ""
    }
    // What follows the site's name is its slogan.
    if let index = parts.indices.dropFirst().first(where: { site.owns(parts[$0].text) }) {
      parts.removeSubrange(index...)
    }
    while let last = parts.last, parts.count > 1, isSuffix(last, trust),
      Self.wordCount(Self.joined(parts.dropLast())) >= Self.minimumWords
    {
      parts.removeLast()
    }
    return withoutLeadingName(Self.joined(parts[...]))
  }

  /// A heading's text without the sign that documentation sets behind it to link to it.
  private static func withoutPermalink(_ title: String) -> String {
    guard title.hasSuffix("¶") else { return title }
    let text = title.unicodeScalars.dropLast()
    return String(
      text.prefix(upTo: text.lastIndex { $0 != " " }.map(text.index(after:)) ?? text.startIndex))
  }

  private func isSuffix(_ part: Part, _ trust: Trust) -> Bool {
    // A dash may be the title's own, a bar hardly ever.
    if trust == .high, part.isDash { return false }
    return Self.wordCount(part.text) <= Self.maximumSuffixWords
      && !part.text.utf8.contains(where: \.isASCIIDigit)
  }

  /// `Site's name: Title` without the name.
  private func withoutLeadingName(_ title: String) -> String {
    let bytes = title.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
      bytes[colon...].starts(with: ": ".utf8), site.isName(String(title[..<colon]))
    else { return title }
    return String(title[bytes.index(colon, offsetBy: 2)...])
  }

  // MARK: - Parts

  struct Part {
    /// The separator before it, with its spaces.
    var separator: String
    var text: String
    var isDash: Bool {
      separator.unicodeScalars.contains { $0 == "-" || $0 == "–" || $0 == "—" }
    }
  }

  static func joined(_ parts: ArraySlice<Part>) -> String {
    parts.map { $0.separator + $0.text }.joined()
  }

  /// The parts between separators: `|` and its like anywhere, dashes and others between spaces.
  static func parts(of title: String) -> [Part] {
    guard mayHaveSeparator(title) else { return [Part(separator: "", text: title)] }
    var parts: [Part] = []
    var separator = ""
    var text = ""
    let scalars = Array(title.unicodeScalars)
    let quotes = quotationMarks(scalars)
    var index = 0
    while index < scalars.count {
      let length = separatorLength(scalars, index, quotes)
      if length > 0, !text.isEmpty {
        parts.append(Part(separator: separator, text: text))
        separator = string(scalars[index..<index + length])
        text = ""
        index += length
      } else {
        text.unicodeScalars.append(scalars[index])
        index += 1
      }
    }
    if !text.isEmpty { parts.append(Part(separator: separator, text: text)) }
    return parts
  }

  /// Whether a byte of the title can be one of a separator's.
  private static func mayHaveSeparator(_ title: String) -> Bool {
    var previous: UInt8 = 0
    for byte in title.utf8 {
      switch byte {
      case UInt8(ascii: "|"), UInt8(ascii: "_"), 0x80...0xFF: return true
      case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "~"):
        if previous == 0x20 { return true }
      default: break
      }
      previous = byte
    }
    return false
  }

  /// Where `«` and `»`, or `‹` and `›`, are quotation marks: in pairs, which may be turned inside out
  /// as in German.
  private static func quotationMarks(_ text: [Unicode.Scalar]) -> Set<Int> {
    var marks: Set<Int> = []
    var open: (index: Int, mark: Unicode.Scalar)?
    for (index, scalar) in text.enumerated() {
      guard let pair = otherMark(scalar) else { continue }
      if let (start, mark) = open, mark == pair {
        marks.formUnion([start, index])
        open = nil
      } else if scalar == "«" || scalar == "‹" || opensInsideOut(text, index) {
        open = (index, scalar)
      }
    }
    return marks
  }

  private static func otherMark(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "«": "»"
    case "»": "«"
    case "‹": "›"
    case "›": "‹"
    default: nil
    }
  }

  /// Whether a closing mark stands as an opening one does: behind a space, before a letter.
  private static func opensInsideOut(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
    (index == 0 || text[index - 1] == " ") && index + 1 < text.count && text[index + 1] != " "
  }

  /// How many characters a separator that begins here takes, spaces included; 0 if none does.
  private static func separatorLength(
    _ text: [Unicode.Scalar], _ start: Int, _ quotes: Set<Int>
  ) -> Int {
    var index = start
    while index < text.count, text[index] == " " { index += 1 }
    guard !quotes.contains(index) else { return 0 }
    let hasSpaceBefore = index > start
    let markStart = index
    while index < text.count, isMark(text[index]), index - markStart < 3 { index += 1 }
    guard index > markStart else { return 0 }
    let markEnd = index
    while index < text.count, text[index] == " " { index += 1 }
    let hasSpaceBehind = index > markEnd
    let mark = text[markStart]
    let isTight = mark == "|" || mark == "｜" || mark == "»" || mark == "«"
    // Chinese pages write `title_section_site` and `title--site`.
    let isHan = markStart > 0 && text[markStart - 1].value > 0x2E7F
    let isDouble = mark == "-" && markEnd == markStart + 2
    let isUnderscore = isHan && (mark == "_" || isDouble)
    guard isTight || isUnderscore || (hasSpaceBefore && hasSpaceBehind && mark != "_") else {
      return 0
    }
    return index - start
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "|", "｜", "-", "–", "—", "·", "•", "»", "«", "›", "‹", "~", "_", ":", "/", "→", "★", "⋆":
      true
    default: false
    }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Words between spaces; two ideographs count as one.
  static func wordCount(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      var words: [UInt32] = []
      return Int(TextScanner.scan(bytes, words: &words).statistics.words)
    }
  }
}
