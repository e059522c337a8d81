// The names that text browsers show for pictures without a description.

/// Takes `[harbour-800x533]` and `[logo.svg]` out of a dump of w3m or lynx.
///
/// A name is one word in brackets that looks like a file's: "[sic]" and "[12]" are none.
struct PictureNames {
  /// Fewer names prove nothing.
  private static let fewest = 2
  /// A number of fewer digits cites something.
  private static let fewestDigits = 5

  private let bytes: [UInt8]
  private let lines: [TextLine]

  /// The names in a dump; `nil` if it has none.
  init?(_ bytes: [UInt8], _ lines: [TextLine]) {
    self.bytes = bytes
    self.lines = lines
    var count = 0
    for line in lines where bytes[line.content].contains(0x5B) {
      Self.forEachName(bytes[line.content]) { _ in count += 1 }
      if count >= Self.fewest { return }
    }
    return nil
  }

  /// The text without names, and without lines of nothing else.
  func removed() -> (bytes: [UInt8], lines: [TextLine]) {
    TextLine.rewritten(lines, bytes.count) { line, out in
      let start = out.count
      append(bytes[line.content], to: &out)
      return out[start...].withUnsafeBufferPointer { LineMarks.hasWord($0) }
    }
  }

  private func append(_ text: ArraySlice<UInt8>, to out: inout [UInt8]) {
    let lineStart = out.count
    var start = text.startIndex
    Self.forEachName(text) { name in
      out += text[start..<name.lowerBound]
      start = name.upperBound
      // Of the spaces around it one stays.
      let isBehindSpace = out.count == lineStart || out.last == 0x20
      if isBehindSpace, start < text.endIndex, text[start] == 0x20 { start += 1 }
    }
    out += text[start...]
    while out.count > lineStart, out.last == 0x20 { out.removeLast() }
  }

  /// Calls a function for each name with its brackets, in order.
  private static func forEachName(_ text: ArraySlice<UInt8>, _ body: (Range<Int>) -> Void) {
    var index = text.startIndex
    while let open = text[index...].firstIndex(of: 0x5B) {
      index = open + 1
      while index < text.endIndex, text[index] > 0x20, text[index] != 0x5B, text[index] != 0x5D {
        index += 1
      }
      guard index < text.endIndex, text[index] == 0x5D else { continue }
      if isName(text[(open + 1)..<index]) { body(open..<(index + 1)) }
      index += 1
    }
  }

  /// Whether a word looks like a file's name: letters beside digits, what joins words in such names, or
  /// the ending alone.
  private static func isName(_ word: ArraySlice<UInt8>) -> Bool {
    var digits = 0
    var letters = 0
    var joins = 0
    for byte in word {
      let lower = byte | 0x20
      if byte >= 0x30, byte <= 0x39 {
        digits += 1
      } else if byte >= 0x80 || lower >= 0x61 && lower <= 0x7A {
        letters += 1
      } else if joiningBytes.contains(byte) {
        joins += 1
      }
    }
    if letters == 0 { return digits >= fewestDigits }
    return digits > 0 || joins > 0 || endings.contains { word.elementsEqual($0.utf8) }
  }

  private static let joiningBytes = Array("-_.%=+~;:".utf8)
  private static let endings = ["svg", "gif", "png", "jpg", "jpeg", "webp", "avif"]
}
