// What stands between two lines that a program broke apart.

/// Tells whether a space was lost where a line was broken.
///
/// None was between characters of Chinese and Japanese, which are written without spaces, nor behind a
/// hyphen, where programs such as Python's `textwrap` break words.
enum LineJoint {
  /// Behind the hyphen of "pre- and post-war" a space stands.
  private static let conjunctions: Set<[UInt8]> = Set(
    "and or und oder bis to y e o ou et en och og i".split(separator: " ").map { Array($0.utf8) })

  /// Whether a space stands between two lines.
  ///
  /// - Parameters:
  ///   - before: The first line in UTF-8, or its end.
  ///   - after: The second line in UTF-8.
  static func hasSpace(_ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) -> Bool {
    guard let last = before.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return true }
    if before[last] == UInt8(ascii: "-") {
      let isWord = last > before.startIndex && isLetter(before[last - 1])
      return !isWord || !(after.first.map(isLetter) ?? false)
        || conjunctions.contains(Array(after.prefix(4).prefix(while: isLetter)))
    }
    return !isUnspaced(before[last...]) || !isUnspaced(after)
  }

  /// Whether a text begins with Han, kana or their punctuation, but not with Hangul: U+3000 to U+9FFF,
  /// U+FF00 to U+FF60.
  static func isUnspaced(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count >= 3, let first = text.first else { return false }
    let second = text[text.startIndex + 1]
    return first >= 0xE3 && first <= 0xE9 || first == 0xEF && second >= 0xBC && second <= 0xBD
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= 0x61 && lower <= 0x7A || byte >= 0x80
  }
}
