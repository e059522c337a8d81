// Dates and times written in digits, which no phrase can list.

/// Recognizes dates such as `2025-05-20`, `20.05.2025` and `5/20/25`, and times such as `13:29`.
enum NumericDate {
  /// Whether a text holds a date or time in digits.
  static func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
      guard isDigit(text, index) else {
        index += 1
        continue
      }
      let first = digits(text, from: index)
      if begins(text, at: index, first) { return true }
      index += first
    }
    return false
  }

  /// Whether a date or time begins with the digits at an index, before which there is none.
  static func begins(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    begins(text, at: start, digits(text, from: start))
  }

  private static func begins(_ text: UnsafeBufferPointer<UInt8>, at start: Int, _ first: Int)
    -> Bool
  {
    guard first <= 2 || first == 4, start + first < text.count else { return false }
    let separator = text[start + first]
    let second = digits(text, from: start + first + 1)
    if separator == 0x3A { return first <= 2 && second == 2 }
    guard separator == 0x2D || separator == 0x2E || separator == 0x2F, (1...2).contains(second)
    else { return false }
    let end = start + first + 1 + second
    guard end < text.count, text[end] == separator else { return false }
    let third = digits(text, from: end + 1)
    return first == 4 ? (1...2).contains(third) : third == 2 || third == 4
  }

  private static func digits(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while isDigit(text, index) { index += 1 }
    return index - start
  }

  @inline(__always)
  private static func isDigit(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index < text.count && text[index] >= 0x30 && text[index] <= 0x39
  }
}
