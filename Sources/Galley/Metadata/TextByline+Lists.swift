// Bylines that no word introduces: several names on a line, a name and a town.

extension TextByline {
  /// The parts of a line between commas, slashes, and words such as "and".
  static func listed(in text: [UInt8]) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var part: Range<Int>?
    for word in text.split(separator: 0x20) {
      if joints.contains(word) {
        if let part { parts.append(text[part]) }
        part = nil
        continue
      }
      let endsPart = word.last == 0x2C || word.last == 0x3B
      let end = word.endIndex - (endsPart ? 1 : 0)
      let whole = (part?.lowerBound ?? word.startIndex)..<end
      if endsPart { parts.append(text[whole]) }
      part = endsPart ? nil : whole
    }
    if let part { parts.append(text[part]) }
    return parts
  }

  private static let joints = WordList("and und y e et i a en og och ja ve és și & / | • ·")

  /// "سلمى الراوي" of "سلمى الراوي – مرسى النخيل": a name of two to four words before a dash and a
  /// town of up to three, of a script without capitals.
  static func nameBeforeTown(_ text: [UInt8]) -> String? {
    let words = text.split(separator: 0x20)
    guard let dash = words.firstIndex(where: dashes.contains), (2...4).contains(dash),
      (1...3).contains(words.count - dash - 1)
    else { return nil }
    let isPlain = words.enumerated().allSatisfy { index, word in
      index == dash || word.allSatisfy { $0 >= 0x80 }
    }
    return isPlain ? String(decoding: text[..<words[dash - 1].endIndex], as: UTF8.self) : nil
  }

  private static let dashes = WordList("– — -")
}
