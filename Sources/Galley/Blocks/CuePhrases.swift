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

  /// Calls a function with every wording of every phrase, folded, behind which a space stands.
  func forEachWording(_ body: (_ wording: UnsafeBufferPointer<UInt8>, _ isPrefix: Bool) -> Void) {
    var phrases = phrases
    var wording: [UInt8] = []
    phrases.withUTF8 { text in
      for phrase in text.split(separator: UInt8(ascii: ",")) {
        let isPrefix = phrase.last == UInt8(ascii: "*")
        Self.complete(&wording, isPrefix ? phrase.dropLast() : phrase) { body($0, isPrefix) }
      }
    }
  }

  private typealias Text = Slice<UnsafeBufferPointer<UInt8>>

  /// Goes on with a wording by what is left of its phrase, in all ways, and takes that off again.
  private static func complete(
    _ wording: inout [UInt8], _ rest: Text, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    let rest = rest.drop(while: \.isHTMLSpace)
    let count = wording.count
    guard let end = rest.firstIndex(where: \.isHTMLSpace) ?? (rest.isEmpty ? nil : rest.endIndex)
    else {
      wording.append(0x20)
      wording.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<count])) }
      wording.removeLast()
      return
    }
    if count > 0 { wording.append(0x20) }
    let start = wording.count
    func goOn(with choice: some Sequence<UInt8>) {
      wording.append(contentsOf: choice)
      complete(&wording, rest[end...], body)
      wording.removeLast(wording.count - start)
    }
    var choices = rest[..<end]
    while !choices.isEmpty {
      let choice = choices.prefix { $0 != UInt8(ascii: "|") }
      choices = choices[choice.endIndex...].dropFirst()
      switch choice.count == 1 ? choice.first : nil {
      case UInt8(ascii: "#"): for number in "DNY".utf8 { goOn(with: CollectionOfOne(number)) }
      case UInt8(ascii: "D"), UInt8(ascii: "Y"): goOn(with: choice)
      case _ where isFolded(choice): goOn(with: choice)
      default: goOn(with: TextFolding.folded(choice))
      }
    }
    wording.removeLast(start - count)
  }

  /// Whether a word consists of letters that folding leaves alone: small Latin and Cyrillic ones,
  /// Hebrew, most of Arabic.
  private static func isFolded(_ word: Text) -> Bool {
    var lead: UInt8 = 0
    for byte in word {
      switch (lead, byte) {
      case (0, 0x61...0x7A): continue
      case (0, 0xD0), (0, 0xD1), (0, 0xD7...0xD9): lead = byte
      case (0xD0, 0xB0...0xBF), (0xD1, 0x80...0x8F), (0xD7, 0x90...0xAA), (0xD8, 0xA6...0xBF),
        (0xD9, 0x81...0x8A):
        lead = 0
      default: return false
      }
    }
    return lead == 0
  }
}
