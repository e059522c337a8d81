// The marks that begin a line of Markdown.

/// Reads marks of blocks at the begin of a line, by section 4 and 5 of CommonMark 0.31.2.
enum MarkdownMarks {
  /// The level of a heading and where its text begins; `nil` if the line is none.
  static func heading(_ text: ArraySlice<UInt8>) -> (level: Int, start: Int)? {
    let level = text.prefix(7).prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(level), text.count > level,
      text[text.startIndex + level].isHTMLSpace
    else { return nil }
    return (level, text.startIndex + level + 1)
  }

  /// Whether a line is a rule: three or more of `*`, `-` or `_`, perhaps with spaces.
  static func isRule(_ text: ArraySlice<UInt8>) -> Bool {
    guard let mark = text.first, "*-_".utf8.contains(mark) else { return false }
    var count = 0
    for byte in text {
      if byte == mark {
        count += 1
      } else if !byte.isHTMLSpace {
        return false
      }
    }
    return count >= 3
  }

  /// The mark, the length and the info string of a fence; `nil` if the line is none.
  static func fence(
    _ text: ArraySlice<UInt8>
  ) -> (mark: UInt8, length: Int, info: ArraySlice<UInt8>)? {
    guard let mark = text.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
      return nil
    }
    let length = text.prefix { $0 == mark }.count
    let info = text.dropFirst(length).drop { $0.isHTMLSpace }
    guard length >= 3, mark == UInt8(ascii: "~") || !info.contains(mark) else { return nil }
    return (mark, length, info)
  }

  /// A mark of a list's item.
  struct Item {
    /// The bytes of the mark and the spaces behind it.
    var length: Int
    /// The number; `nil` of a bullet.
    var number: Int?
    /// Whether nothing but a mark stands there, as for the definition of a term.
    var isDefinition = false
  }

  /// The mark of an item; `nil` if the line begins with none.
  static func item(_ text: ArraySlice<UInt8>) -> Item? {
    guard let first = text.first else { return nil }
    var length = 1
    var number: Int?
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): break
    case UInt8(ascii: ":"):
      // Pandoc's, which are as wide as a tab.
      guard text.starts(with: Array(":  ".utf8)) else { return nil }
    default:
      guard first.isASCIIDigit else { return nil }
      let digits = text.prefix(10).prefix(while: \.isASCIIDigit)
      length = digits.count + 1
      guard digits.count <= 9, text.count >= length,
        text[digits.endIndex] == UInt8(ascii: ".") || text[digits.endIndex] == UInt8(ascii: ")")
      else { return nil }
      number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    let spaces = text.dropFirst(length).prefix(while: \.isHTMLSpace).count
    guard spaces > 0 || text.count == length else { return nil }
    return Item(
      length: length + spaces, number: number, isDefinition: first == UInt8(ascii: ":"))
  }

  /// The level of the heading that a line makes of the one before; `nil` if it doesn't.
  static func underline(_ text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first, first == UInt8(ascii: "=") || first == UInt8(ascii: "-"),
      text.allSatisfy({ $0 == first })
    else { return nil }
    return first == UInt8(ascii: "=") ? 1 : 2
  }

  /// The length of the box of a task, `[ ] ` or `[x] `; 0 if there is none.
  static func boxLength(_ text: ArraySlice<UInt8>) -> Int {
    guard text.count > 4 else { return 0 }
    let box = Array(text.prefix(4))
    let isBox =
      box[0] == UInt8(ascii: "[") && " xX".utf8.contains(box[1]) && box[2] == UInt8(ascii: "]")
      && box[3] == 0x20
    return isBox ? 4 : 0
  }
}

/// Whether a link is open at the end of a line.
struct MarkdownLinkState {
  /// How many brackets are open.
  private(set) var brackets = 0
  /// How many parentheses of a link's address are open.
  private(set) var parentheses = 0

  /// Whether the next line continues an address.
  var isInAddress: Bool { parentheses > 0 }
  /// Whether a link is open that may go on in the next line.
  var isOpen: Bool { brackets > 0 || parentheses > 0 }

  /// Follows a stretch of text.
  mutating func read(_ text: ArraySlice<UInt8>) {
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if byte == UInt8(ascii: "\\") {
        index += 1
      } else if parentheses > 0 {
        if byte == UInt8(ascii: "(") { parentheses += 1 }
        if byte == UInt8(ascii: ")") { parentheses -= 1 }
      } else if byte == UInt8(ascii: "[") {
        brackets += 1
      } else if byte == UInt8(ascii: "]") {
        let opens = index + 1 < text.endIndex && text[index + 1] == UInt8(ascii: "(")
        if opens, brackets > 0 {
          parentheses = 1
          index += 1
        }
        brackets = max(0, brackets - 1)
      }
      index += 1
    }
  }
}
