// The time of day beside a date.

/// Reads times such as `13:29`, `1:29 p.m. EST`, `13h29`, `13.29 Uhr`, `T13:29:00+02:00`.
struct ClockReader {
  let text: [UInt8]
  let tokens: [DateToken]

  /// The time that follows a token, and the index of its last token.
  func time(after index: Int) -> (time: ArticleDate.Time, last: Int)? {
    var next = index + 1
    guard next < tokens.count, isNear(index) else { return nil }
    // `at`, `um`, `a las`, `à`, or the `T` of ISO 8601.
    var connectors = 0
    var saysClock = false
    while next + 1 < tokens.count, connectors < 3, isConnector(next), isNear(next) {
      saysClock = isWord(next, in: Self.clockWords)
      next += 1
      connectors += 1
    }
    return time(at: next, isDotted: saysClock)
  }

  /// The time right before a token, and the index of its first token.
  func time(before index: Int) -> (time: ArticleDate.Time, first: Int)? {
    for length in 2...6 where index >= length {
      let first = index - length
      guard case .number = tokens[first].kind, let (time, last) = time(at: first),
        last == index - 1, isNear(last)
      else { continue }
      return (time, first)
    }
    return nil
  }

  /// The time that begins with a token.
  ///
  /// - Parameter isDotted: Whether a word before says that `7.15` is a time.
  private func time(
    at index: Int, isDotted: Bool = false
  ) -> (time: ArticleDate.Time, last: Int)? {
    guard let hour = number(index, digits: 1...2) else { return nil }
    var last = index
    var minute = 0
    if let value = number(index + 1, digits: 2...2),
      isMinuteMark(index) || isDotted && gap(index) == [UInt8(ascii: ".")]
    {
      minute = value
      last += 1
    } else if isWord(index + 1, in: Self.hourMarks),
      let value = number(index + 2, digits: 2...2)
    {
      minute = value
      last += 2
    } else if !isWord(index + 1, in: Self.hourWords) {
      return nil
    }
    last = skippingSeconds(last)
    guard let hour24 = hour24(hour, &last) else { return nil }
    let offset = offset(behind: &last)
    guard (0...23).contains(hour24), (0...59).contains(minute) else { return nil }
    return (ArticleDate.Time(hour: hour24, minute: minute, offset: offset), last)
  }

  private func skippingSeconds(_ index: Int) -> Int {
    guard number(index + 1, digits: 2...2) != nil, gap(index) == [UInt8(ascii: ":")] else {
      return index
    }
    let isFraction =
      number(index + 2, digits: 1...9) != nil && gap(index + 1) == [UInt8(ascii: ".")]
    return isFraction ? index + 2 : index + 1
  }

  /// The hour of 24, with `last` moved behind an `am`, `p.m.` or `Uhr`.
  private func hour24(_ hour: Int, _ last: inout Int) -> Int? {
    var isAfternoon: Bool?
    if isWord(last + 1, in: Self.morning) { isAfternoon = false }
    if isWord(last + 1, in: Self.afternoon) { isAfternoon = true }
    if let isAfternoon {
      if isWord(last + 1, in: Self.halves) {
        last += 1
      } else if isWord(last + 2, in: Self.meridiem) {
        last += 2
      } else {
        return hour
      }
      guard (1...12).contains(hour) else { return nil }
      return hour % 12 + (isAfternoon ? 12 : 0)
    }
    if isWord(last + 1, in: Self.german) { last += 1 }
    return hour
  }

  // MARK: - Zones

  /// Minutes east of UTC; `nil` where the page gives none, or a zone such as `ET` or `CT` whose
  /// offset depends on the season.
  private func offset(behind last: inout Int) -> Int? {
    var base: Int?
    if last + 1 < tokens.count, tokens[last + 1].kind == .word, isNear(last),
      let zone = Self.zones[String(decoding: folded(last + 1), as: UTF8.self)]
    {
      base = zone
      last += 1
      // `UTC+3`; behind other names a number is something else.
      guard zone == 0 else { return zone }
    }
    guard let (sign, start) = sign(behind: last) else { return base }
    if let value = number(start, digits: 4...4) {
      last = start
      return sign * (value / 100 * 60 + value % 100)
    }
    guard let hours = number(start, digits: 1...2), hours <= 18 else { return base }
    if let minutes = number(start + 1, digits: 2...2), gap(start) == [UInt8(ascii: ":")] {
      last = start + 1
      return sign * (hours * 60 + minutes)
    }
    guard base != nil || gap(last).count == 1, base != nil || tokens[start].range.count == 2 else {
      return base
    }
    last = start
    return sign * hours * 60
  }

  /// A plus or minus directly before the next token, which is a number.
  private func sign(behind index: Int) -> (sign: Int, start: Int)? {
    guard index + 1 < tokens.count, case .number = tokens[index + 1].kind else { return nil }
    let gap = gap(index)
    guard let mark = gap.last, gap.dropLast().allSatisfy({ $0 == 0x20 }) else { return nil }
    if mark == UInt8(ascii: "+") { return (1, index + 1) }
    return mark == UInt8(ascii: "-") ? (-1, index + 1) : nil
  }

  private static let zones: [String: Int] = [
    "z": 0, "utc": 0, "gmt": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
    "mdt": -360, "pst": -480, "pdt": -420, "cet": 60, "cest": 120, "eet": 120, "eest": 180,
    "msk": 180, "мск": 180, "jst": 540, "kst": 540, "aest": 600, "aedt": 660, "nzst": 720,
    "nzdt": 780, "bst": 60, "sast": 120, "pkt": 300, "wib": 420, "wita": 480, "hkt": 480,
    "akst": -540, "akdt": -480, "hst": -600,
  ]

  // MARK: - Tokens

  private func number(_ index: Int, digits range: ClosedRange<Int>) -> Int? {
    guard index < tokens.count, case .number(let value, let digits) = tokens[index].kind,
      range.contains(digits)
    else { return nil }
    return value
  }

  private func gap(_ index: Int) -> ArraySlice<UInt8> {
    guard index + 1 < tokens.count else { return [] }
    return text[tokens[index].range.upperBound..<tokens[index + 1].range.lowerBound]
  }

  /// A colon, or the period of `13.29 Uhr`, `1.29pm` and `13.29 GMT`.
  private func isMinuteMark(_ index: Int) -> Bool {
    let gap = gap(index)
    if gap == [UInt8(ascii: ":")] { return true }
    guard gap == [UInt8(ascii: ".")], index + 2 < tokens.count, tokens[index + 2].kind == .word
    else { return false }
    return isWord(index + 2, in: Self.german) || isWord(index + 2, in: Self.halves)
      || Self.zones[String(decoding: folded(index + 2), as: UTF8.self)] != nil
  }

  /// Whether little stands between a token and the next, and nothing that ends a statement.
  private func isNear(_ index: Int) -> Bool {
    gap(index).count <= 6
  }

  private func isConnector(_ index: Int) -> Bool {
    isWord(index, in: Self.connectors)
  }

  private func isWord(_ index: Int, in list: WordList) -> Bool {
    index < tokens.count && tokens[index].kind == .word && list.contains(folded(index))
  }

  private static let connectors = WordList(
    "t at um à a as às las los alle ore om o godz в о kl klo klockan u ob saat الساعة ad")
  private static let clockWords = WordList("alle ore godz kl klo klockan um")
  private static let hourMarks = WordList("h 時 点 시")
  private static let hourWords = WordList("am pm uhr")
  private static let halves = WordList("am pm")
  private static let morning = WordList("am a")
  private static let afternoon = WordList("pm p")
  private static let meridiem = WordList("m")
  private static let german = WordList("uhr")

  private func folded(_ index: Int) -> [UInt8] {
    CaseFolding.folded(text[tokens[index].range])
  }
}
