// Dates without separators, and counts of seconds.

/// Reads `20250521`, `20250521T132900Z`, `20250521132900` and seconds or milliseconds since 1970.
enum CompactDate {
  /// The date, or `nil` if the value is of another form.
  static func date(_ value: [UInt8]) -> ArticleDate? {
    let digits = value.prefix { $0.isASCIIDigit }.count
    switch digits {
    case 8 where value.count == 8: return day(value)
    case 8 where value.count >= 13 && value[8] | 0x20 == UInt8(ascii: "t"):
      return minute(value, at: 9, zone: zone(value))
    case 14 where value.count == 14, 12 where value.count == 12:
      return minute(value, at: 8, zone: nil)
    case 10 where value.count == 10: return epoch(seconds: integer(value, 0..<10))
    case 13 where value.count == 13: return epoch(seconds: integer(value, 0..<10))
    default: return nil
    }
  }

  private static func day(_ value: [UInt8], time: ArticleDate.Time? = nil) -> ArticleDate? {
    let year = integer(value, 0..<4)
    guard DateParser.years.contains(year) else { return nil }
    return ArticleDate(
      year: year, month: integer(value, 4..<6), day: integer(value, 6..<8), time: time)
  }

  private static func minute(_ value: [UInt8], at start: Int, zone: Int?) -> ArticleDate? {
    guard value[start..<start + 4].allSatisfy(\.isASCIIDigit) else { return nil }
    return day(
      value,
      time: ArticleDate.Time(
        hour: integer(value, start..<start + 2), minute: integer(value, start + 2..<start + 4),
        offset: zone))
  }

  private static func zone(_ value: [UInt8]) -> Int? {
    if value.last.map({ $0 | 0x20 }) == UInt8(ascii: "z") { return 0 }
    guard value.count >= 5 else { return nil }
    let tail = value.suffix(5)
    guard let sign = tail.first, tail.dropFirst().allSatisfy(\.isASCIIDigit),
      sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
    else { return nil }
    let digits = integer(value, value.count - 4..<value.count)
    let minutes = digits / 100 * 60 + digits % 100
    return sign == UInt8(ascii: "-") ? -minutes : minutes
  }

  /// A moment in UTC, by the algorithm of Howard Hinnant's "chrono-Compatible Low-Level Date
  /// Algorithms" (`civil_from_days`).
  private static func epoch(seconds: Int) -> ArticleDate? {
    let days = seconds / 86_400 + 719_468
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return ArticleDate(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shifted + 2) / 5 + 1,
      time: ArticleDate.Time(
        hour: seconds % 86_400 / 3_600, minute: seconds % 3_600 / 60, offset: 0))
  }

  private static func integer(_ value: [UInt8], _ range: Range<Int>) -> Int {
    value[range].reduce(0) { $0 * 10 + Int($1 &- 0x30) }
  }
}
