// Text made safe and telling for a terminal, a report or a message.

/// Shows characters that nobody could see, and that a terminal would obey.
package enum VisibleText {
  /// The text with controls, zero-width, bidirectional and other invisible characters written as
  /// `⟨U+00AD⟩`; line feeds and tabs stay.
  ///
  /// - Parameters:
  ///   - text: Any text, such as a title or a URL from a capture.
  ///   - showsSpaces: Whether white space other than U+0020, joiners and accents are shown too.
  package static func shown(_ text: String, showsSpaces: Bool = false) -> String {
    func isShown(_ value: UInt32) -> Bool {
      (ScalarClass.isEscaped(value) && value != 0x0A && value != 0x09)
        || (showsSpaces && ScalarClass.isEasilyMissed(value))
    }
    var text = text
    return text.withUTF8 { bytes in
      var reader = ScalarReader(bytes)
      var output: [UInt8] = []
      var start = 0
      while let value = reader.next() {
        if isShown(value) {
          let digits = String(value, radix: 16, uppercase: true)
          let zeros = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
          output.append(contentsOf: "⟨U+\(zeros)\(digits)⟩".utf8)
        } else {
          output.append(contentsOf: bytes[start..<reader.index])
        }
        start = reader.index
      }
      return String(decoding: output, as: UTF8.self)
    }
  }
}
