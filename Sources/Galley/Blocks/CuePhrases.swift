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
    Array(phrases.utf8).split(separator: UInt8(ascii: ",")).flatMap { phrase in
      let isPrefix = phrase.last == UInt8(ascii: "*")
      var wordings: [[UInt8]] = [[]]
      for word in (isPrefix ? phrase.dropLast() : phrase).split(whereSeparator: \.isHTMLSpace) {
        let choices = word.split(separator: UInt8(ascii: "|")).flatMap(Self.choices)
        wordings = wordings.flatMap { start in
          choices.map { start.isEmpty ? $0 : start + [0x20] + $0 }
        }
      }
      return wordings.map { (bytes: $0, isPrefix: isPrefix) }
    }
  }

  private static func choices(_ word: ArraySlice<UInt8>) -> [[UInt8]] {
    if word == [UInt8(ascii: "#")] { return [[0x44], [0x4E], [0x59]] }
    if word == [UInt8(ascii: "D")] || word == [UInt8(ascii: "Y")] { return [Array(word)] }
    return [TextFolding.folded(word)]
  }
}
