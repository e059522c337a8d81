// What one pass over a line's bytes counts.

/// Counts of one line.
struct LineStats: Sendable {
  var characters: Int32 = 0
  /// Runs of letters and digits; in scripts without spaces, half the characters.
  var words: Int32 = 0
  var stopWords: Int32 = 0
  var firstPerson: Int32 = 0
  var secondPerson: Int32 = 0
  var saidWords: Int32 = 0
  var wordCharacters: Int32 = 0
  var capitalWords: Int32 = 0
  var capitals: Int32 = 0
  var digits: Int32 = 0
  var commas: Int32 = 0
  var sentences: Int32 = 0
  /// `|`, `»`, `›` and `•`.
  var pipes: Int32 = 0
  var brackets: Int32 = 0
  /// Punctuation of any kind.
  var marks: Int32 = 0
  /// What the line begins with: 1 capital, 2 small letter, 3 digit, 4 anything else.
  var start: Int32 = 4
  var startsWithQuote = false
  /// Whether the line is `[…]` or `(…)`.
  var isBracketed = false
  var endsWithPunctuation = false
  var endsWithColon = false
  var endsWithQuestion = false
  var endsWithEllipsis = false
  var hasAddress = false
  var hasWeekday = false
  /// Whether white space other than a space alone, or an invisible character, may stand within.
  var mayHaveBlanks = false
  /// A hash of the words in small letters, without what stands between them.
  var hash = WordHash.seed
  var cues = CueSet()

  /// Whether the line reads as prose: long enough, with sentences and function words.
  var isGood: Bool {
    words >= 12 && (endsWithPunctuation || sentences >= 1 || words >= 30)
      && stopWords * 20 >= words * 3
  }

  /// Whether the line is sure to be prose.
  var isGreat: Bool {
    words >= 20 && endsWithPunctuation
      && stopWords * 5 >= words
  }

  /// Characters of scripts without spaces.
  var unspaced: Int32 = 0
  /// Letters of scripts whose sentences no mark ends.
  var unmarked: Int32 = 0
  /// Characters of scripts without capitals.
  var caseless: Int32 = 0

  /// A line of Thai or Lao with fewer words is a heading or an entry of a menu.
  private static let fewestWordsOfSentence: Int32 = 16

  /// Makes up for what a language lacks that the model asks of prose: known function words,
  /// capitals where the script has none, and marks at the ends of sentences.
  ///
  /// - Parameter lacksStopWords: Whether the capture's language is not in the ``WordTable``.
  mutating func adapt(lacksStopWords: Bool) {
    if words >= Self.fewestWordsOfSentence, unmarked * 2 > wordCharacters {
      endsWithPunctuation = true
      sentences = max(1, sentences)
    }
    let isCaseless = caseless * 2 > wordCharacters
    if isCaseless {
      capitalWords = max(capitalWords, words * 15 / 100)
      capitals = max(capitals, characters * 3 / 100)
      if start == 4 { start = 1 }
    }
    if isCaseless || lacksStopWords {
      let share: Int32 = words >= 8 && (endsWithPunctuation || sentences > 0) ? 42 : 15
      stopWords = max(stopWords, words * share / 100)
    }
  }
}
