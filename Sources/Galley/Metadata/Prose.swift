// Telling running text from the other strings of a page's data.

/// Recognizes running text, plain or as HTML, among strings of JSON.
enum Prose {
  /// A shorter string, in bytes, is a label.
  private static let minimumLength = 60
  /// Text has a space at least every so many bytes.
  private static let maximumWord = 16
  /// Text has a brace, equals sign or semicolon at most every so many bytes; scripts have more.
  private static let minimumPerMark = 25

  /// How many bytes of running text a string holds, tags not counted; 0 if it is none.
  static func length(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    guard text.count >= minimumLength else { return 0 }
    var spaces = 0
    var marks = 0
    var wide = 0
    var tagBytes = 0
    var isInTag = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      index &+= 1
      if byte == UInt8(ascii: "<") { isInTag = true }
      if isInTag {
        tagBytes &+= 1
        isInTag = byte != UInt8(ascii: ">")
        continue
      }
      switch byte {
      case 0x20: spaces &+= 1
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "="), UInt8(ascii: ";"): marks &+= 1
      case 0x80...0xFF: wide &+= 1
      case UInt8(ascii: "\\") where index < text.count && text[index] == UInt8(ascii: "u"):
        // Six bytes for a character that takes three or fewer.
        wide &+= 3
        tagBytes &+= 3
        index = min(text.count, index + 5)
      default: break
      }
    }
    let visible = text.count - tagBytes
    guard visible >= minimumLength, marks * minimumPerMark <= visible else { return 0 }
    // Chinese, Japanese and Thai have no spaces, and three bytes a character.
    let isUnspaced = wide * 3 > visible * 2
    return isUnspaced || spaces * maximumWord >= visible ? visible : 0
  }

  /// Whether a string is long enough, and begins, as JSON within JSON does.
  static func mayBeJSON(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= 250 else { return false }
    let head = text.prefix(48)
    // A bracket, and behind it a quote, escaped or not, or another bracket.
    return head.indices.dropLast(2).contains { index in
      guard head[index] == UInt8(ascii: "{") || head[index] == UInt8(ascii: "[") else {
        return false
      }
      switch head[index + 1] {
      case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["): return true
      case UInt8(ascii: "\\"): return head[index + 2] == UInt8(ascii: "\"")
      default: return false
      }
    }
  }

  /// Whether a text is HTML: it has an end tag or a paragraph.
  static func isMarkup(_ text: [UInt8]) -> Bool {
    text.indices.dropLast(2).contains { index in
      guard text[index] == UInt8(ascii: "<") else { return false }
      let next = text[index + 1] | 0x20
      return text[index + 1] == UInt8(ascii: "/") && text[index + 2].isASCIILetter
        || next == UInt8(ascii: "p") && text[index + 2] == UInt8(ascii: ">")
        || next == UInt8(ascii: "b") && text[index + 2] | 0x20 == UInt8(ascii: "r")
    }
  }

  /// Plain text as HTML, a paragraph for each line; escaped markup is unescaped instead.
  static func paragraphs(_ text: [UInt8]) -> [UInt8] {
    let decoded = PlainText.decodingReferences(text)
    if isMarkup(decoded) { return decoded }
    var html: [UInt8] = []
    html.reserveCapacity(text.count + 64)
    for line in decoded.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let line = PlainText.collapsed(line)
      guard !line.isEmpty else { continue }
      html += "<p>".utf8
      for byte in line {
        switch byte {
        case UInt8(ascii: "<"): html += "&lt;".utf8
        case UInt8(ascii: "&"): html += "&amp;".utf8
        default: html.append(byte)
        }
      }
      html += "</p>".utf8
    }
    return html
  }

  /// The words of HTML, tags not counted.
  static func wordCount(_ html: [UInt8]) -> Int {
    var words: [UInt32] = []
    return PlainText.withoutTags(html).withUnsafeBufferPointer {
      Int(TextScanner.scan($0, words: &words).statistics.words)
    }
  }
}
