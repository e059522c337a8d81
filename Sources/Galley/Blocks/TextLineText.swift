// The text of lines, as an article has it.

/// Gives lines' text with white space collapsed and invisible characters left out.
struct TextLineText {
  private let reader: LineReader

  init(_ reader: LineReader) {
    self.reader = reader
  }

  /// The text of a line.
  func string(_ line: Int) -> String {
    String(decoding: Self.collapsed(reader.bytes[reader.lines[line].content]), as: UTF8.self)
  }

  /// Bytes with white space collapsed to single spaces, without invisible characters.
  static func collapsed(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    text.withUnsafeBufferPointer { text in
      var index = 0
      var isSpacePending = false
      while index < text.count {
        let length = LineReader.blankLength(text, at: index, before: text.count)
        if length == 0 {
          if isSpacePending, !out.isEmpty { out.append(0x20) }
          isSpacePending = false
          out.append(text[index])
          index += 1
        } else {
          if !LineReader.isInvisible(text, at: index, length) { isSpacePending = true }
          index += length
        }
      }
    }
    return out
  }
}
