// A date as precise as the page gives it.

/// A day, or a minute of a day, in the proleptic Gregorian calendar.
///
/// Nothing is guessed: a page that gives a day has no hour here, and a time without an offset
/// stays without one. The textual form is that of ISO 8601: `2026-05-21`, `2026-05-21T13:29` or
/// `2026-05-21T13:29+02:00` (`Z` for an offset of zero).
public struct ArticleDate: Sendable, Hashable, CustomStringConvertible {
  /// A time of day, to the minute.
  public struct Time: Sendable, Hashable {
    /// 0 to 23.
    public var hour: Int
    /// 0 to 59.
    public var minute: Int
    /// Minutes east of UTC, if the page gives an offset.
    public var offset: Int?
    /// Creates a time.
    public init(hour: Int, minute: Int, offset: Int? = nil) {
      self.hour = hour
      self.minute = minute
      self.offset = offset
    }
  }

  /// The year, 1 to 9999.
  public var year: Int
  /// The month, 1 to 12.
  public var month: Int
  /// The day of the month, from 1.
  public var day: Int
  /// The time of day, if the page gives one.
  public var time: Time?

  /// Creates a date; `nil` if there is no such day or time.
  public init?(year: Int, month: Int, day: Int, time: Time? = nil) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    if let time {
      guard (0...23).contains(time.hour), (0...59).contains(time.minute),
        (-18 * 60...18 * 60).contains(time.offset ?? 0)
      else { return nil }
    }
    self.year = year
    self.month = month
    self.day = day
    self.time = time
  }

  /// The ISO 8601 form.
  public var description: String {
    let day = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    guard let time else { return day }
    let minute = "\(day)T\(padded(time.hour, 2)):\(padded(time.minute, 2))"
    guard let offset = time.offset else { return minute }
    if offset == 0 { return minute + "Z" }
    let sign = offset < 0 ? "-" : "+"
    let distance = abs(offset)
    return "\(minute)\(sign)\(padded(distance / 60, 2)):\(padded(distance % 60, 2))"
  }

  private func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2:
      let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
      return isLeap ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }
}
