// What extraction gives: an article's facts and its body.

/// An article: what its author and publisher say of it, and its body as blocks.
public struct Article: Sendable, Hashable {
  /// The headline, without the site's name; `nil` if the page gives none.
  public var title: String?

  /// The dek: the line under the headline that sums the article up.
  public var subtitle: String?

  /// The authors' names in the order of the byline, without "By"; empty if the page gives none.
  public var authors: [String]

  /// When the article was first published, as precisely as the page says.
  public var published: ArticleDate?

  /// When the article was last changed, if the page says so and it differs from ``published``.
  public var modified: ArticleDate?

  /// The name of the site or publication.
  public var siteName: String?

  /// The section or category under which the article was published.
  public var section: String?

  /// Keywords that the page gives the article, in its order, without repetition.
  public var tags: [String]

  /// The language as a BCP 47 tag, such as `en` or `pt-BR`.
  public var language: String?

  /// The reading direction that the page declares or its script implies; `nil` for left to right.
  public var direction: TextDirection?

  /// The article's canonical URL, absolute.
  public var url: String?

  /// The absolute URL of the lead image.
  public var image: String?

  /// The body in reading order.
  ///
  /// Title, dek, byline and date are not part of it.
  public var body: [ArticleBlock]

  /// Further articles that a text capture holds after this one, in its order.
  public var related: [RelatedArticle]

  /// Creates an article; everything but the body may be left out.
  public init(
    title: String? = nil, subtitle: String? = nil, authors: [String] = [],
    published: ArticleDate? = nil, modified: ArticleDate? = nil, siteName: String? = nil,
    section: String? = nil, tags: [String] = [], language: String? = nil,
    direction: TextDirection? = nil, url: String? = nil, image: String? = nil,
    body: [ArticleBlock], related: [RelatedArticle] = []
  ) {
    self.title = title
    self.subtitle = subtitle
    self.authors = authors
    self.published = published
    self.modified = modified
    self.siteName = siteName
    self.section = section
    self.tags = tags
    self.language = language
    self.direction = direction
    self.url = url
    self.image = image
    self.body = body
    self.related = related
  }

  /// The body as plain text: one block after the other, a blank line between two blocks.
  ///
  /// Items of a list and rows of a table stand on lines of their own; cells are separated by a
  /// tab. Captions are left out, for they belong to the pictures. Empty if the body is empty.
  public var text: String {
    var text = ""
    for block in body where !block.isFigure {
      let own = block.text
      if own.isEmpty { continue }
      if !text.isEmpty { text += "\n\n" }
      text += own
    }
    return text
  }
}

/// The direction in which text is read.
public enum TextDirection: String, Sendable, Hashable {
  /// Left to right.
  case leftToRight = "ltr"
  /// Right to left, as in Arabic and Hebrew.
  case rightToLeft = "rtl"
}

/// An article that stands beside the main one in the same text capture.
public struct RelatedArticle: Sendable, Hashable {
  /// Its headline.
  public var title: String
  /// Where it stands: 1-based line numbers of the capture, first to last.
  public var lines: ClosedRange<Int>

  /// Creates a related article.
  public init(title: String, lines: ClosedRange<Int>) {
    self.title = title
    self.lines = lines
  }
}
