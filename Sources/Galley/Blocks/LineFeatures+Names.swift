// The names of the features, for training and for the model card.

extension LineFeatures {
  /// The features' names, in the order in which they are written.
  static let names: [String] =
    ownNames + cueNames + placeNames + windowNames
    + ["-3", "-2", "-1", "+1", "+2", "+3"].flatMap { offset in
      neighborNames.map { "\(offset) \($0)" }
    } + surroundingNames

  private static let ownNames = [
    "characters", "words", "stop words", "commas", "sentences", "ends with punctuation",
    "word length", "digits", "capitals", "capital words", "start", "form", "pipes",
    "starts with quote", "ends with colon", "ends with question", "ends with ellipsis", "address",
    "weekday", "brackets", "blanks before", "blanks after", "indent", "good", "great", "repeats",
    "is repeat", "first person", "second person", "said", "overlap", "headline overlap",
    "good overlap", "marks", "words of average", "bracketed",
  ]

  private static let cueNames = [
    "related", "share", "comment", "news", "copy", "ad", "credit", "byline", "bio", "date", "tags",
    "toc", "refs", "faq", "ui", "closing", "further", "trailer", "ago", "reaction",
    "decoration",
  ].map { "cue \($0)" }

  private static let placeNames = [
    "line share", "word share", "good word share", "line count", "since good", "until good",
    "run length", "run start", "run end", "run words", "good words of all", "in run",
    "since run start", "until run end", "in story", "since story start", "until story end",
    "since headline", "words since story start", "words until story end", "last cue",
    "since last cue", "good words since last cue", "good words before last cue",
  ]

  private static let windowNames =
    ["2", "6", "15"].flatMap { reach in
      ["good around", "words around", "good before", "good after"].map { "\($0) \(reach)" }
    }

  private static let surroundingNames =
    ["4", "12"].flatMap { reach in
      kindNames.flatMap { ["\($0) before \(reach)", "\($0) after \(reach)"] }
    } + kindNames.dropLast().map { "\($0) in all" } + [
      "since heading", "heading words", "heading overlap", "heading cue", "since closing",
      "good words before closing", "since further", "good words before further", "since great",
      "until great", "average good", "story share", "story lines",
    ]

  private static let kindNames = [
    "dates", "repeats", "related", "reactions", "ellipses", "offers", "great", "short",
  ]

  static let neighborNames = [
    "words", "ends with punctuation", "good", "stop words", "cue", "overlap",
  ]
}
