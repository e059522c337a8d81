// What can be told of a text by one look at its bytes.

/// Counts over a block's or line's text.
struct TextStatistics: Sendable {
  var words: Int32 = 0
  var wordLetters: Int32 = 0
  var stopWords: Int32 = 0
  var capitalizedWords: Int32 = 0
  var commas: Int32 = 0
  var sentences: Int32 = 0
  var digits: Int32 = 0
  var capitals: Int32 = 0
  /// `|`, `»`, `›` and `•`.
  var separators: Int32 = 0
  var endsSentence = false
  var endsWithColon = false
  var endsWithQuestion = false
  var beginsWithQuote = false
  var beginsWithBullet = false
  var firstCharacter = FirstCharacter.other
  /// Alike for texts of the same words.
  var hash: UInt64 = 0

  enum FirstCharacter: UInt8, Sendable {
    case capital = 1
    case lower = 2
    case digit = 3
    case other = 4
  }

  /// The share of the words that are stop words, 0 to 1.
  var stopWordShare: Float {
    Float(stopWords) / Float(max(1, words))
  }
}
