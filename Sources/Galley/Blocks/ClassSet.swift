// What class and id names say of an element.

/// Categories of meaning that a class, id, role or test id can carry.
struct ClassSet: OptionSet, Sendable, Hashable {
  let rawValue: UInt32

  static let articleBody = ClassSet(rawValue: 1 << 0)
  static let article = ClassSet(rawValue: 1 << 1)
  static let content = ClassSet(rawValue: 1 << 2)
  static let comment = ClassSet(rawValue: 1 << 3)
  static let related = ClassSet(rawValue: 1 << 4)
  static let teaser = ClassSet(rawValue: 1 << 5)
  static let share = ClassSet(rawValue: 1 << 6)
  static let navigation = ClassSet(rawValue: 1 << 7)
  static let footer = ClassSet(rawValue: 1 << 8)
  static let header = ClassSet(rawValue: 1 << 9)
  static let title = ClassSet(rawValue: 1 << 10)
  static let summary = ClassSet(rawValue: 1 << 11)
  static let sidebar = ClassSet(rawValue: 1 << 12)
  static let advertisement = ClassSet(rawValue: 1 << 13)
  static let newsletter = ClassSet(rawValue: 1 << 14)
  static let author = ClassSet(rawValue: 1 << 15)
  static let meta = ClassSet(rawValue: 1 << 16)
  static let caption = ClassSet(rawValue: 1 << 17)
  static let cookie = ClassSet(rawValue: 1 << 18)
  static let contents = ClassSet(rawValue: 1 << 19)
  static let note = ClassSet(rawValue: 1 << 20)
  static let hidden = ClassSet(rawValue: 1 << 21)
  static let box = ClassSet(rawValue: 1 << 22)
  static let form = ClassSet(rawValue: 1 << 23)
  static let builder = ClassSet(rawValue: 1 << 24)
  /// The categories above are features; those below serve the choice of containers only.
  static let featureCount = 25

  /// A container of comments, not merely a link to them.
  static let commentContainer = ClassSet(rawValue: 1 << 25)
  /// A link to comments, which overrules ``commentContainer``.
  static let commentLink = ClassSet(rawValue: 1 << 26)
  static let story = ClassSet(rawValue: 1 << 27)
  static let mainContent = ClassSet(rawValue: 1 << 28)
}
