// Dates as pages write them: ISO 8601, RFC 2822, and text in many languages.

/// Whether `5/6/2025` is read with the day or the month first, and whose month a name is.
enum DateOrder: Sendable {
  case dayFirst, monthFirst
  /// The day first, and "listopad" is October.
  case croatian

  /// The custom of a language and, for English, of a region: given by the language's subtag or else
  /// by the host's top-level domain.
  init(language: String?, host: String?) {
    let language = language ?? "en"
    if language == "en" {
      self = Self.isDayFirst(host) ? .dayFirst : .monthFirst
      return
    }
    let tags = language.lowercased().split { $0 == "-" || $0 == "_" }
    guard tags.first == "en" || tags.first == "fil" else {
      self = tags.first == "hr" ? .croatian : .dayFirst
      return
    }
    let region = tags.dropFirst().last { $0.utf8.count == 2 }
    if let region {
      self = region == "us" || region == "ph" || region == "ca" ? .monthFirst : .dayFirst
    } else {
      self = Self.isDayFirst(host) ? .dayFirst : .monthFirst
    }
  }

  private static func isDayFirst(_ host: String?) -> Bool {
    guard var rest = host?.utf8[...] else { return false }
    while rest.last == 0x2E { rest.removeLast() }
    let domain = rest.suffix(2)
    return (rest.count == 2 || rest.dropLast(2).last == 0x2E)
      && dayFirstDomains.contains { $0.utf8.elementsEqual(domain) }
  }

  private static let dayFirstDomains = [
    "uk", "ie", "au", "nz", "in", "za", "sg", "hk", "my", "pk", "ng", "ke", "eu",
  ]
}

/// Finds dates in text.
///
/// Only a date with day, month and year is one; "8 hours ago", "yesterday" and "May 2025" are none.
struct DateParser {
  /// A date and where it stands in the text.
  struct Match {
    var date: ArticleDate
    var range: Range<Int>
    /// With day and month exchanged, where their order is only a custom: `5/6/2025`.
    var swapped: ArticleDate?
  }

  /// Two-digit years below this are of this century.
  static let centuryPivot = 50
  /// Years that an article can be of; others are numbers of other kinds.
  static let years = 1_800...2_100

  let text: [UInt8]
  let order: DateOrder
  let tokens: [DateToken]

  init(_ text: [UInt8], order: DateOrder) {
    self.text = text
    self.order = order
    tokens = DateToken.tokens(of: text)
  }

  /// The date that a value for machines stands for: of a `<meta>`, `datetime` or JSON-LD.
  ///
  /// Beside text this takes `20250521T132900Z` and seconds or milliseconds since 1970.
  static func machine(_ value: [UInt8], order: DateOrder) -> ArticleDate? {
    let value = PlainText.collapsed(value)
    if let date = CompactDate.date(value) { return date }
    return DateParser(value, order: order).first?.date
  }

  /// The first date of the text.
  var first: Match? {
    for index in tokens.indices {
      if let match = date(at: index) { return match }
    }
    return nil
  }

  private func date(at index: Int) -> Match? {
    guard let day = day(at: index) else { return nil }
    let end = tokens[day.last].range.upperBound
    let start = tokens[index].range.lowerBound
    let clock = ClockReader(text: text, tokens: tokens)
    if let (time, last) = clock.time(after: day.last),
      let match = match(day, time, start..<tokens[last].range.upperBound)
    {
      return match
    }
    if let (time, first) = clock.time(before: index),
      let match = match(day, time, tokens[first].range.lowerBound..<end)
    {
      return match
    }
    return match(day, nil, start..<end)
  }

  private func match(_ day: Day, _ time: ArticleDate.Time?, _ range: Range<Int>) -> Match? {
    let date = ArticleDate(year: day.year, month: day.month, day: day.day, time: time)
    let swapped =
      day.isOrderGuessed
      ? ArticleDate(year: day.year, month: day.day, day: day.month, time: time) : nil
    return date.map { Match(date: $0, range: range, swapped: swapped) }
  }

  // MARK: - Days

  /// A day, and the index of its last token.
  private struct Day {
    var year: Int
    var month: Int
    var day: Int
    var last: Int
    /// Whether day and month are told apart by custom alone.
    var isOrderGuessed = false

    /// `nil` if there is no such day, or no article could be of it.
    init?(_ year: Int, _ month: Int, _ day: Int, _ last: Int) {
      guard DateParser.years.contains(year),
        ArticleDate(year: year, month: month, day: day) != nil
      else { return nil }
      self.year = year
      self.month = month
      self.day = day
      self.last = last
    }
  }

  private func day(at index: Int) -> Day? {
    switch tokens[index].kind {
    case .number(let value, let digits):
      if digits == 4 { return yearFirst(value, index) }
      guard digits <= 2, !isRangeEnd(index) else { return nil }
      return dayMonthName(value, index) ?? numeric(value, index)
    case .word:
      guard let month = month(at: index) else { return nil }
      return monthNameDay(month, index)
    default: return nil
    }
  }

  /// `2025-05-21`, `2025/5/21`, `2025. 5. 21`, `2025年5月21日`, `2025, May 21`.
  private func yearFirst(_ year: Int, _ index: Int) -> Day? {
    guard index + 2 < tokens.count else { return nil }
    if tokens[index + 1].kind == .yearMark {
      guard index + 4 < tokens.count, let (month, _) = number(index + 2),
        tokens[index + 3].kind == .monthMark, let (day, _) = number(index + 4)
      else { return nil }
      let hasMark = index + 5 < tokens.count && tokens[index + 5].kind == .dayMark
      return Day(year, month, day, hasMark ? index + 5 : index + 4)
    }
    if let month = month(at: index + 1), isLoose(index), let (day, digits) = number(index + 2),
      digits <= 2, isLoose(index + 1)
    {
      return Day(year, month, day, index + 2)
    }
    guard let (month, monthDigits) = number(index + 1), monthDigits <= 2,
      let (day, dayDigits) = number(index + 2), dayDigits <= 2,
      let separator = separator(behind: index), separator == self.separator(behind: index + 1)
    else { return nil }
    return Day(year, month, day, index + 2)
  }

  /// `21 May 2025`, `21. Mai 2025`, `21 de mayo de 2025`, `1er mai 2025`, `21-May-2025`.
  private func dayMonthName(_ day: Int, _ index: Int) -> Day? {
    var next = index + 1
    while next < tokens.count, next <= index + 2, isFiller(next), isLoose(next - 1) { next += 1 }
    guard next < tokens.count, let month = month(at: next), isLoose(next - 1) else { return nil }
    next += 1
    while next < tokens.count, isYearFiller(next), isLoose(next - 1) { next += 1 }
    guard next < tokens.count, let (number, digits) = number(next), isLoose(next - 1) else {
      return nil
    }
    guard let year = year(number, digits, isThai: isThai(next - 1)) else { return nil }
    return Day(year, month, day, next)
  }

  /// `May 21, 2025`, `May 21st 2025`.
  private func monthNameDay(_ month: Int, _ index: Int) -> Day? {
    guard let (day, dayDigits) = number(index + 1), dayDigits <= 2, isLoose(index) else {
      return nil
    }
    var next = index + 2
    if next < tokens.count, isOrdinal(next) { next += 1 }
    // `Wed May 21 13:29:00 2025`, as C's asctime has it, is none: nothing new writes it.
    guard let (number, digits) = number(next), digits == 4, isLoose(next - 1) else { return nil }
    return Day(number, month, day, next)
  }

  /// `21.05.2025`, `21/05/2025`, `05/21/25`, `21-05-2025`.
  private func numeric(_ first: Int, _ index: Int) -> Day? {
    guard let (second, secondDigits) = number(index + 1), secondDigits <= 2,
      let (third, thirdDigits) = number(index + 2), thirdDigits == 4 || thirdDigits == 2,
      let mark = separator(behind: index), mark == separator(behind: index + 1),
      thirdDigits == 4 || (secondDigits == 2 && mark != UInt8(ascii: "-")),
      let year = year(third, thirdDigits, isThai: false),
      !continuesAsNumber(index + 2, mark)
    else { return nil }
    let isMonthFirst =
      second > 12 || (first <= 12 && order == .monthFirst && mark != UInt8(ascii: "."))
    var day =
      isMonthFirst ? Day(year, first, second, index + 2) : Day(year, second, first, index + 2)
    day?.isOrderGuessed = first <= 12 && second <= 12 && first != second
    return day
  }

  private func year(_ number: Int, _ digits: Int, isThai: Bool) -> Int? {
    switch digits {
    case 4: isThai && number > 2_400 ? number - 543 : number
    case 2: number < Self.centuryPivot ? 2_000 + number : 1_900 + number
    default: nil
    }
  }

  // MARK: - Tokens

  private func number(_ index: Int) -> (value: Int, digits: Int)? {
    guard index < tokens.count, case .number(let value, let digits) = tokens[index].kind else {
      return nil
    }
    return (value, digits)
  }

  private func month(at index: Int) -> Int? {
    guard index < tokens.count, tokens[index].kind == .word else { return nil }
    let word = text[tokens[index].range]
    guard word.withUnsafeBufferPointer(MonthNames.mayBeMonth) else { return nil }
    // Those of ASCII need no copy.
    if word.allSatisfy({ $0 < 0x80 }) {
      let word = word.lazy.map(\.lowercasedASCII)
      return order == .croatian && MonthNames.isListopad(word) ? 10 : MonthNames.month(word)
    }
    return MonthNames.month(CaseFolding.folded(word))
  }

  private func folded(_ index: Int) -> [UInt8] {
    CaseFolding.folded(text[tokens[index].range])
  }

  private func isWord(_ index: Int, in list: WordList) -> Bool {
    tokens[index].kind == .word && list.contains(folded(index))
  }

  private func isOrdinal(_ index: Int) -> Bool {
    isWord(index, in: Self.ordinals)
  }

  /// What may stand between a day and its month.
  private func isFiller(_ index: Int) -> Bool {
    isWord(index, in: Self.fillers)
  }

  /// What may stand between a month and its year.
  private func isYearFiller(_ index: Int) -> Bool {
    isWord(index, in: Self.yearFillers)
  }

  private static let ordinals = WordList("st nd rd th")
  private static let fillers = WordList("st nd rd th er ero of de den e o")
  private static let yearFillers = WordList("de del พ ศ")

  private func isThai(_ index: Int) -> Bool {
    text[tokens[index].range.lowerBound] == 0xE0
      && text[tokens[index].range.lowerBound + 1] >= 0xB8
  }

  /// Whether nothing but a few spaces, commas, periods, hyphens, slashes and apostrophes stands
  /// between a token and the next.
  private func isLoose(_ index: Int) -> Bool {
    let gap = text[tokens[index].range.upperBound..<tokens[index + 1].range.lowerBound]
    return gap.count <= 4
      && gap.allSatisfy {
        $0 == 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".")
          || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "'")
          || $0 >= 0x80
      }
  }

  /// The one mark between two numbers, perhaps with a space behind it.
  private func separator(behind index: Int) -> UInt8? {
    let gap = text[tokens[index].range.upperBound..<tokens[index + 1].range.lowerBound]
    guard let mark = gap.first,
      mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/") || mark == UInt8(ascii: "."),
      gap.dropFirst().allSatisfy({ $0 == 0x20 }), gap.count <= 2
    else { return nil }
    return mark
  }

  /// Whether a number ends a range: `16–19 March 2026` is the date of an event.
  private func isRangeEnd(_ index: Int) -> Bool {
    guard index > 0, number(index - 1) != nil else { return false }
    let gap = text[tokens[index - 1].range.upperBound..<tokens[index].range.lowerBound]
    return gap.count <= 5 && (gap.contains(UInt8(ascii: "-")) || gap.contains(0xE2))
  }

  /// Whether another number follows behind the same mark, as in a telephone number or a version.
  private func continuesAsNumber(_ index: Int, _ mark: UInt8) -> Bool {
    let end = tokens[index].range.upperBound
    return end + 1 < text.count && text[end] == mark && text[end + 1].isASCIIDigit
  }
}
