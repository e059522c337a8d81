// The kinds of cue that a line or block can carry.

/// What the wording of a line gives away about it: the kinds of cue phrase found in it.
///
/// The first fifteen are features of the body models; the rest serve the rules after them.
struct CueSet: OptionSet, Sendable, Hashable {
  let rawValue: UInt32

  /// A heading or link that leads to other articles.
  static let related = CueSet(rawValue: 1 << 0)
  /// Sharing and saving.
  static let share = CueSet(rawValue: 1 << 1)
  /// Readers' comments.
  static let comment = CueSet(rawValue: 1 << 2)
  /// Newsletters, subscriptions, accounts, donations.
  static let news = CueSet(rawValue: 1 << 3)
  /// Copyright, terms, privacy, cookies.
  static let copy = CueSet(rawValue: 1 << 4)
  /// Advertisements and offers.
  static let ad = CueSet(rawValue: 1 << 5)
  /// Credits of pictures.
  static let credit = CueSet(rawValue: 1 << 6)
  /// Who wrote it.
  static let byline = CueSet(rawValue: 1 << 7)
  /// Who the author is.
  static let bio = CueSet(rawValue: 1 << 8)
  /// Dates, times, reading time.
  static let date = CueSet(rawValue: 1 << 9)
  /// Tags and categories.
  static let tags = CueSet(rawValue: 1 << 10)
  /// A table of contents.
  static let toc = CueSet(rawValue: 1 << 11)
  /// Sources, notes, disclaimers.
  static let refs = CueSet(rawValue: 1 << 12)
  /// Headings that belong to articles: conclusions, questions.
  static let faq = CueSet(rawValue: 1 << 13)
  /// A lone word of a user interface.
  static let ui = CueSet(rawValue: 1 << 14)

  /// A line after which nothing of the article follows: the comments begin.
  static let closing = CueSet(rawValue: 1 << 15)
  /// A line after which other articles are listed.
  static let further = CueSet(rawValue: 1 << 16)
  /// A sentence of housekeeping at an article's end.
  static let trailer = CueSet(rawValue: 1 << 17)
  /// A date relative to the reading: "8 hours ago".
  static let ago = CueSet(rawValue: 1 << 18)
  /// A button or count under a reader's comment.
  static let reaction = CueSet(rawValue: 1 << 19)
  /// The alternative text of a decoration: "Orange background".
  static let decoration = CueSet(rawValue: 1 << 20)
  /// A pointer to another article in the midst of one: "Read more".
  static let teaser = CueSet(rawValue: 1 << 21)

  /// Where the text goes on: "Article continues below", "Continued from page 1".
  static let jump = CueSet(rawValue: 1 << 22)

  /// An appeal to use what the site has beside its articles: its app, channel, tip line.
  static let appeal = CueSet(rawValue: 1 << 23)

  /// What a page says of its article: that links earn money, that readers may tell of mistakes.
  static let notice = CueSet(rawValue: 1 << 24)

  /// "… is a", half of a bio.
  static let isA = CueSet(rawValue: 1 << 30)
  /// A profession, the other half.
  static let role = CueSet(rawValue: 1 << 31)

  /// The number of kinds that serve as features.
  static let featureCount = 15

  /// The kinds that serve as features.
  static let features = CueSet(rawValue: 1 << 15 - 1)
}
