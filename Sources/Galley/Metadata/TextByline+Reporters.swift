// Names of East Asia, beside what says that they are reporters'.

extension TextByline {
  /// The first byte behind the next white space: U+0020 or U+3000.
  static func endOfBlank(_ text: [UInt8], from start: Int) -> Int {
    for index in start..<text.count {
      if text[index] == 0x20 { return index + 1 }
      if text[index...].starts(with: wideSpace) { return index + wideSpace.count }
    }
    return text.count
  }

  /// The text with U+0020 for U+3000.
  static func spaced(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      let isWide = text[index...].starts(with: wideSpace)
      result.append(isWide ? 0x20 : text[index])
      index += isWide ? wideSpace.count : 1
    }
    return result
  }

  private static let wideSpace: [UInt8] = [0xE3, 0x80, 0x80]

  /// Whether a name is as long as names of East Asia are: what a sentence says that begins with
  /// "记者" is longer.
  static func isShortName(_ name: String) -> Bool {
    let isHan = name.utf8.allSatisfy { $0 >= 0x80 && ($0 < 0xC0 || (0xE4...0xE9).contains($0)) }
    return (2...(isHan ? 4 : 12)).contains(name.unicodeScalars.count)
  }

  /// The name before "기자" or another of ``BylineWords/suffixes``: of a body's paragraph only in its
  /// first words and before a bracket or equals sign, as in "[솔내일보 한보람 기자] …".
  static func reporters(in text: [UInt8], isBody: Bool) -> [String] {
    let words = text.split(separator: 0x20, maxSplits: isBody ? 6 : .max)
    for (name, word) in zip(words, words.dropFirst()) {
      let title = word.prefix { $0 >= 0x80 }
      guard BylineWords.suffixes.contains(title) else { continue }
      let next = text[title.endIndex...].first { $0 != 0x20 }
      if isBody, !(next.map(endsOfCredit.contains) ?? false) { continue }
      let names = name.split { $0 < 0x80 }.last.map(namesBetweenDots) ?? []
      if !names.isEmpty, names.allSatisfy(isKoreanName) {
        return names.map { String(decoding: $0, as: UTF8.self) }
      }
    }
    return []
  }

  /// The parts between U+00B7.
  private static func namesBetweenDots(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    // 0xB7 behind 0xC2, which leads no syllable of Hangul.
    text.split { $0 == 0xC2 }.map { $0.first == 0xB7 ? $0.dropFirst() : $0 }
  }

  /// The first bytes of syllables of Hangul.
  static let hangulLeads: ClosedRange<UInt8> = 0xEA...0xED
  private static let endsOfCredit: Set<UInt8> = Set("])=".utf8)

  /// Whether a word is two to four syllables of Hangul, and doesn't tell what kind of reporter.
  private static func isKoreanName(_ word: ArraySlice<UInt8>) -> Bool {
    let isHangul = (0..<word.count).allSatisfy { index in
      index % 3 > 0 || hangulLeads.contains(word[word.startIndex + index])
    }
    return isHangul && word.count % 3 == 0 && (2...4).contains(word.count / 3)
      && !kindsOfReporters.contains(word)
  }

  private static let kindsOfReporters = WordList(
    "취재 사진 담당 전문 선임 수석 인턴 수습 객원 시민 편집 본지 해당 다른 현직 전직 여러 모든 우리 어느")
}
