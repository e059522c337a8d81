// Where and when a page was saved, as a comment at its start says.

import struct Foundation.Date

/// What programs note of a page that they save.
///
/// Browsers that save a page with a folder of its pictures write `<!-- saved from url=(0031)https://… -->`
/// before it, with the address's length; the extension SingleFile writes lines `url: …` and
/// `saved date: …`.
struct SavingNote {
  private(set) var url: String?
  private(set) var savedAt: Date?

  /// The note stands so far from the start, in bytes.
  private static let reach = 4096

  /// Reads the note of a page, in any encoding that has ASCII.
  init(_ page: [UInt8]) {
    let comment = Self.firstComment(in: page.prefix(Self.reach))
    if comment.starts(with: "saved from url=(".utf8) {
      // In parentheses stands how long the address is.
      let behind = comment.drop { $0 != UInt8(ascii: ")") }
      url = Self.address(String(decoding: behind.dropFirst(), as: UTF8.self)[...])
    } else if comment.starts(with: "Page saved with SingleFile".utf8) {
      for line in String(decoding: comment, as: UTF8.self).split(whereSeparator: \.isNewline) {
        let line = line.drop(while: \.isWhitespace)
        if line.hasPrefix("url:") { url = Self.address(line.dropFirst(4)) }
        if line.hasPrefix("saved date:") { savedAt = Self.date(in: String(line.dropFirst(11))) }
      }
    }
  }

  /// The text of the first comment, from its first word on; empty if there is none.
  private static func firstComment(in head: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = head
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(start + 1)...]
      guard rest.starts(with: "!--".utf8) else { continue }
      return rest.dropFirst(3).drop(while: \.isHTMLSpace).prefix { $0 != UInt8(ascii: ">") }
    }
    return []
  }

  private static func address(_ text: Substring) -> String? {
    let address = String(text.drop(while: \.isWhitespace).prefix { !$0.isWhitespace })
    return isAddress(address) ? address : nil
  }

  /// Whether a text without white space is an absolute address of the web.
  static func isAddress(_ text: String) -> Bool {
    let behind =
      ["https://", "http://"].lazy.filter { text.hasPrefix($0) }
      .map { text.utf8.count - $0.utf8.count }.first ?? 0
    return behind > 0
  }

  // MARK: - Dates

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The date with day, month, year and time that a text holds in English, as mail has it
  /// (`Wed, 4 Mar 2026 10:12:00 +0100`) or JavaScript (`Wed Mar 04 2026 10:12:00 GMT+0100 (…)`).
  ///
  /// - Returns: `nil` if one of them is missing or out of range; without a zone it is UTC.
  static func date(in text: String) -> Date? {
    var (day, month, year, seconds): (Int?, Int?, Int?, Int?) = (nil, nil, nil, nil)
    var zone = 0
    for word in text.prefix(64).split(whereSeparator: { $0 == " " || $0 == "," }) {
      if let number = Int(word), word.first?.isNumber == true {
        if word.utf8.count == 4 { year = year ?? number } else { day = day ?? number }
      } else if let index = months.firstIndex(of: String(word)) {
        month = index + 1
      } else if word.contains(":") {
        seconds = seconds ?? Self.seconds(ofTime: word)
      } else if let sign = word.firstIndex(where: { $0 == "+" || $0 == "-" }), seconds != nil {
        zone = Self.seconds(ofZone: word[sign...]) ?? 0
      }
    }
    guard let day, (1...31).contains(day), let month, let year, (1970...9999).contains(year),
      let seconds
    else { return nil }
    let time = daysFrom1970(year, month, day) * 86_400 + seconds - zone
    return Date(timeIntervalSince1970: Double(time))
  }

  /// The time that a text is in the form of RFC 3339, in UTC: `2026-03-04T10:12:00Z`.
  static func time(_ text: String) -> Date? {
    let parts = text.split { $0 == "-" || $0 == "T" || $0 == "Z" }
    guard parts.count == 4, text.last == "Z", let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2]), let seconds = seconds(ofTime: parts[3].prefix { $0 != "." }),
      (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    return Date(
      timeIntervalSince1970: Double(daysFrom1970(year, month, day) * 86_400 + seconds))
  }

  private static func seconds(ofTime word: Substring) -> Int? {
    let parts = word.split(separator: ":").map { Int($0) ?? -1 }
    guard (2...3).contains(parts.count), (0...23).contains(parts[0]), (0...59).contains(parts[1]),
      (0...60).contains(parts.count == 3 ? parts[2] : 0)
    else { return nil }
    return parts[0] * 3600 + parts[1] * 60 + (parts.count == 3 ? parts[2] : 0)
  }

  private static func seconds(ofZone word: Substring) -> Int? {
    guard word.utf8.count == 5, let number = Int(word.dropFirst()), (0...1459).contains(number)
    else { return nil }
    return (word.first == "-" ? -1 : 1) * (number / 100 * 3600 + number % 100 * 60)
  }

  /// How many days a date of the Gregorian calendar lies behind 1970-01-01.
  private static func daysFrom1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
    // Years that begin in March end with the leap day.
    let year = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return 365 * year + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
  }
}
