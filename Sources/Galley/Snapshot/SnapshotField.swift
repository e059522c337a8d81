// One line of a snapshot's front matter.

/// A fact of an article as a snapshot's front matter states it.
public struct SnapshotField: Sendable, Hashable {
  /// The keys, in the order in which they stand.
  public enum Key: String, Sendable, Hashable, CaseIterable {
    /// The headline.
    case title
    /// The dek.
    case subtitle
    /// The authors' names.
    case authors
    /// The date of publication.
    case published
    /// The date of the last change.
    case modified
    /// The name of the site.
    case site
    /// The section.
    case section
    /// Keywords.
    case tags
    /// The language, as a BCP 47 tag.
    case language
    /// The reading direction, `ltr` or `rtl`.
    case direction
    /// The canonical URL.
    case url
    /// The URL of the lead image.
    case image
  }

  /// What a field can hold.
  public enum Value: Sendable, Hashable {
    /// A text, never empty.
    case text(String)
    /// A list of texts, never empty: authors and tags.
    case list([String])
    /// A date: published and modified.
    case date(ArticleDate)
  }

  /// Which fact this is.
  public var key: Key
  /// What the article says.
  public var value: Value

  /// Creates a field.
  public init(key: Key, value: Value) {
    self.key = key
    self.value = value
  }

  /// The fields that an article's front matter has, in order; absent facts have none.
  static func fields(of article: Article) -> [SnapshotField] {
    var fields: [SnapshotField] = []
    func add(_ key: Key, _ text: String?) {
      if let text, !text.isEmpty { fields.append(SnapshotField(key: key, value: .text(text))) }
    }
    func add(_ key: Key, _ texts: [String]) {
      let texts = texts.filter { !$0.isEmpty }
      if !texts.isEmpty { fields.append(SnapshotField(key: key, value: .list(texts))) }
    }
    func add(_ key: Key, _ date: ArticleDate?) {
      if let date { fields.append(SnapshotField(key: key, value: .date(date))) }
    }
    add(.title, article.title)
    add(.subtitle, article.subtitle)
    add(.authors, article.authors)
    add(.published, article.published)
    add(.modified, article.modified)
    add(.site, article.siteName)
    add(.section, article.section)
    add(.tags, article.tags)
    add(.language, article.language)
    add(.direction, article.direction?.rawValue)
    add(.url, article.url)
    add(.image, article.image)
    return fields
  }
}
