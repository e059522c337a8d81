// Texts that are no page: logs of chats, separated values, source code.

/// Tells from a text's lines that a program wrote them for programs, or people at once.
///
/// The first lines say whether all are worth a look, as they seldom are.
struct PlainRecords {
  /// The kind shows in one of so many first lines.
  private static let reach = 3
  /// Fewer lines are no records.
  private static let fewestLines = 5
  /// The percentage of lines that must be of the kind.
  private static let shareOfMessages = 80
  private static let shareOfRows = 80
  private static let shareOfCode = 50
  /// A row of values has at least this many separators.
  private static let fewestSeparators = 2
  /// What stands before the text of a message is no longer than this, in bytes.
  private static let longestStamp = 48

  private let bytes: [UInt8]
  private let lines: [TextLine]

  /// What a text is instead of an article; `nil` if it may be one.
  static func kind(of reader: LineReader) -> String? {
    guard reader.lines.count >= fewestLines, let first = reader.lines.first else { return nil }
    let records = PlainRecords(bytes: reader.bytes, lines: reader.lines)
    if records.begins(isMessage), records.share(isMessage) >= shareOfMessages {
      return "a log of messages: each line begins with a time and a name"
    }
    let text = reader.bytes[first.content]
    for separator in separatorBytes where text.contains(separator) {
      guard let count = separators(separator, text), count >= fewestSeparators else { continue }
      if records.share({ separators(separator, $0) == count }) >= shareOfRows {
        return "separated values: \(count + 1) in each line"
      }
    }
    if records.begins(opensCode), records.share(isCode) >= shareOfCode {
      return "source code: most lines end as statements do"
    }
    return nil
  }

  private static let separatorBytes: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";")]

  /// Whether one of the first lines is of a kind.
  private func begins(_ isOfKind: (ArraySlice<UInt8>) -> Bool) -> Bool {
    lines.prefix(Self.reach).contains { isOfKind(bytes[$0.content]) }
  }

  /// The percentage of lines of a kind.
  private func share(_ isOfKind: (ArraySlice<UInt8>) -> Bool) -> Int {
    100 * lines.count { isOfKind(bytes[$0.content]) } / lines.count
  }

  // MARK: Messages

  /// "[09:14:40] <ann> Morning", "12/02/2026, 21:14 - Ann: Morning", "2026-02-12 21:14 * ann waves".
  private static func isMessage(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, first == UInt8(ascii: "[") || first.isASCIIDigit else {
      return false
    }
    let stamp = text.prefix(longestStamp).prefix(while: isOfStamp)
    let colons = stamp.count { $0 == UInt8(ascii: ":") }
    let hasClock = colons >= 1 && stamp.count(where: \.isASCIIDigit) >= 3
    let rest = text[stamp.endIndex...]
    guard hasClock, let next = rest.first else { return false }
    if next == UInt8(ascii: "<") || next == UInt8(ascii: "*") { return true }
    // A clock alone before a name is a line of an interview's transcript.
    let hasDate = stamp.count(where: \.isASCIIDigit) >= 8
    return hasDate && rest.prefix(longestStamp).contains(UInt8(ascii: ":"))
  }

  private static func isOfStamp(_ byte: UInt8) -> Bool {
    byte.isASCIIDigit || stampMarks.contains(byte)
  }

  /// Digits, brackets, what stands between the parts of dates and times, and the letters of "AM", "PM", "T"
  /// and "Z".
  private static let stampMarks = Set("[]():.,/-+ AMPTZ".utf8)

  // MARK: Values

  /// How often a separator stands outside of quotation marks; `nil` if a space follows one, as in prose.
  private static func separators(_ separator: UInt8, _ text: ArraySlice<UInt8>) -> Int? {
    var count = 0
    var isQuoted = false
    var previous: UInt8 = 0
    for byte in text {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted {
        if byte == 0x20, previous == separator { return nil }
        if byte == separator { count += 1 }
        previous = byte
      }
    }
    return count
  }

  // MARK: Code

  private static func opensCode(_ text: ArraySlice<UInt8>) -> Bool {
    openings.contains { text.starts(with: $0) }
  }

  private static let openings = [
    "//", "/*", "#!", "#include", "<?php", "package ", "import ", "from ", "using ", "use ",
    "'use strict'", "\"use strict\"", "\"\"\"", "const ", "module ", "require",
  ].map { Array($0.utf8) }

  /// Whether a line ends as a statement, block or argument does, or is a comment.
  private static func isCode(_ text: ArraySlice<UInt8>) -> Bool {
    guard let last = text.last, let first = text.first else { return false }
    if first == UInt8(ascii: "*") || first == UInt8(ascii: "#") || first == UInt8(ascii: "@")
      || opensCode(text)
    {
      return true
    }
    switch last {
    case UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: "}"): return true
    case UInt8(ascii: ":"), UInt8(ascii: ")"), UInt8(ascii: "("), UInt8(ascii: ","),
      UInt8(ascii: "["), UInt8(ascii: "]"):
      return text.contains { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "=") }
        || keywords.contains { text.starts(with: $0) }
    default: return text.containsPair(0x20, UInt8(ascii: "=")) || text.starts(with: "return ".utf8)
    }
  }

  private static let keywords = [
    "def ", "class ", "if ", "elif ", "else:", "for ", "while ", "try:",
  ].map {
    Array($0.utf8)
  }
}

extension ArraySlice<UInt8> {
  /// Whether two bytes stand side by side.
  fileprivate func containsPair(_ first: UInt8, _ second: UInt8) -> Bool {
    zip(self, dropFirst()).contains { $0 == first && $1 == second }
  }
}
