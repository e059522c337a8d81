// One entry of the table of cue phrases, and how phrases are written in it.

/// Phrases of one language that give a line away, with where they must stand.
///
/// Phrases are separated by commas and compared folded (``TextFolding``): without case, accents,
/// apostrophes and punctuation. `a|b` stands for either word, a final `*` lets the last
/// word go on, and numbers are `D` (of one or two digits), `Y` (years) and `#` (any).
struct CuePhrases: Sendable {
  /// Where in a line a phrase counts.
  enum Place: Sendable {
    /// At its start.
    case opening
    /// As the whole line.
    case whole
    /// At the start of any word.
    case anywhere
    /// At its end.
    case ending
  }

  let cue: CueSet
  let place: Place
  let phrases: String

  init(_ cue: CueSet, _ place: Place, _ phrases: String) {
    self.cue = cue
    self.place = place
    self.phrases = phrases
  }

  /// The kinds of cue in a text: one line or block in UTF-8, of which the head is read.
  static func cues(in text: UnsafeBufferPointer<UInt8>) -> CueSet {
    CueMatcher.shared.cues(in: text).subtracting(.role)
  }

  /// Every wording of every phrase, folded.
  func variants() -> [(bytes: [UInt8], isPrefix: Bool)] {
    var variants: [(bytes: [UInt8], isPrefix: Bool)] = []
    var phrases = phrases
    phrases.withUTF8 { text in
      for phrase in text.split(separator: UInt8(ascii: ",")) {
        let isPrefix = phrase.last == UInt8(ascii: "*")
        let words = UnsafeBufferPointer(rebasing: isPrefix ? phrase.dropLast() : phrase)
        if let wording = Self.plainWording(of: words) {
          variants.append((wording, isPrefix))
        } else {
          for wording in Self.wordings(of: words) { variants.append((wording, isPrefix)) }
        }
      }
    }
    return variants
  }

  /// The one wording of a phrase of nothing but small letters of ASCII and single numbers, which most
  /// are; `nil` for any other.
  private static func plainWording(of phrase: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var wording: [UInt8] = []
    wording.reserveCapacity(phrase.count)
    for (index, byte) in phrase.enumerated() {
      if byte.isHTMLSpace {
        if let last = wording.last, last != 0x20 { wording.append(0x20) }
        continue
      }
      let isWord =
        (index == 0 || phrase[index - 1].isHTMLSpace)
        && (index + 1 == phrase.count || phrase[index + 1].isHTMLSpace)
      let isNumber = isWord && (byte == UInt8(ascii: "D") || byte == UInt8(ascii: "Y"))
      guard isNumber || byte &- 0x61 < 26 else { return nil }
      wording.append(byte)
    }
    if wording.last == 0x20 { wording.removeLast() }
    return wording
  }

  private static func wordings(of phrase: UnsafeBufferPointer<UInt8>) -> [[UInt8]] {
    var wordings: [[UInt8]] = [[]]
    for word in phrase.split(whereSeparator: \.isHTMLSpace) {
      for index in wordings.indices where !wordings[index].isEmpty { wordings[index].append(0x20) }
      let choices =
        word.contains(UInt8(ascii: "|"))
        ? word.split(separator: UInt8(ascii: "|")).flatMap(Self.choices) : Self.choices(word)
      if choices.count == 1 {
        for index in wordings.indices { wordings[index] += choices[0] }
      } else {
        wordings = wordings.flatMap { start in choices.map { start + $0 } }
      }
    }
    return wordings
  }

  private static func choices(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> [[UInt8]] {
    switch word.count == 1 ? word.first : nil {
    case UInt8(ascii: "#"): [[0x44], [0x4E], [0x59]]
    case UInt8(ascii: "D"), UInt8(ascii: "Y"): [Array(word)]
    default: [word.allSatisfy { $0 &- 0x61 < 26 } ? Array(word) : TextFolding.folded(word)]
    }
  }
}
