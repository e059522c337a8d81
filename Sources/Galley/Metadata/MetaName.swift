// The names of `<meta>` elements, by what they say.

/// What a `<meta>` element says, whatever vocabulary its name is of.
enum MetaName: UInt8, Sendable {
  case openGraphTitle, twitterTitle, scholarTitle, otherTitle
  case openGraphSiteName, applicationName
  case openGraphURL, otherURL
  case openGraphImage, twitterImage, otherImage
  case openGraphDescription, description
  case openGraphLocale, language
  case openGraphType
  case author, articleAuthor, scholarAuthor, publisherAuthor
  case twitterLabel1, twitterData1, twitterLabel2, twitterData2
  case publishedTime, published, date
  case modified
  case articleSection, section
  case articleTag, newsKeywords, keywords

  /// The meaning of a name, compared in any case; `nil` if extraction doesn't read it.
  @inline(__always)
  init?(_ start: UnsafePointer<UInt8>, _ length: Int) {
    let index = Self.table.value(start, length)
    guard index != NameTable.absent else { return nil }
    self = Self.spellings[Int(index)].meaning
  }

  private static let table = NameTable(spellings.map(\.name), firstValue: 0)

  /// The names of each meaning, shorter than 32 letters.
  ///
  /// Open Graph, Twitter, Dublin Core, Highwire Press (`citation_`), and what publishing systems and
  /// analytics services (Parse.ly, Sailthru, Cxense) read.
  private static let spellings: [(name: StaticString, meaning: MetaName)] = [
    ("og:title", .openGraphTitle),
    ("twitter:title", .twitterTitle),
    ("citation_title", .scholarTitle),
    ("dc.title", .scholarTitle),
    ("dcterms.title", .scholarTitle),
    ("headline", .otherTitle),
    ("parsely-title", .otherTitle),
    ("sailthru.title", .otherTitle),
    ("title", .otherTitle),
    ("og:site_name", .openGraphSiteName),
    ("application-name", .applicationName),
    ("apple-mobile-web-app-title", .applicationName),
    ("og:url", .openGraphURL),
    ("parsely-link", .otherURL),
    ("twitter:url", .otherURL),
    ("og:image", .openGraphImage),
    ("og:image:url", .openGraphImage),
    ("og:image:secure_url", .openGraphImage),
    ("twitter:image", .twitterImage),
    ("twitter:image:src", .twitterImage),
    ("image", .otherImage),
    ("thumbnailurl", .otherImage),
    ("parsely-image-url", .otherImage),
    ("sailthru.image.full", .otherImage),
    ("og:description", .openGraphDescription),
    ("twitter:description", .description),
    ("description", .description),
    ("dc.description", .description),
    ("og:locale", .openGraphLocale),
    ("language", .language),
    ("content-language", .language),
    ("inlanguage", .language),
    ("dc.language", .language),
    ("dcterms.language", .language),
    ("citation_language", .language),
    ("og:type", .openGraphType),
    ("author", .author),
    ("article:author", .articleAuthor),
    ("og:article:author", .articleAuthor),
    ("article:author_name", .publisherAuthor),
    ("og:author", .publisherAuthor),
    ("byl", .publisherAuthor),
    ("parsely-author", .publisherAuthor),
    ("sailthru.author", .publisherAuthor),
    ("cxenseparse:author", .publisherAuthor),
    ("authors", .publisherAuthor),
    ("citation_author", .scholarAuthor),
    ("dc.creator", .scholarAuthor),
    ("dc.creator.personalname", .scholarAuthor),
    ("dcterms.creator", .scholarAuthor),
    ("eprints.creators_name", .scholarAuthor),
    ("creator", .author),
    ("twitter:label1", .twitterLabel1),
    ("twitter:data1", .twitterData1),
    ("twitter:label2", .twitterLabel2),
    ("twitter:data2", .twitterData2),
    ("article:published_time", .publishedTime),
    ("og:article:published_time", .publishedTime),
    ("article:published", .publishedTime),
    ("article.published", .published),
    ("og:published_time", .published),
    ("og:publish_date", .published),
    ("og:pubdate", .published),
    ("og:release_date", .published),
    ("datepublished", .published),
    ("date_published", .published),
    ("date-published", .published),
    ("published", .published),
    ("publisheddate", .published),
    ("published-date", .published),
    ("published_date", .published),
    ("published_at", .published),
    ("published_time", .published),
    ("publish-date", .published),
    ("publish_date", .published),
    ("publishdate", .published),
    ("publication-date", .published),
    ("publication_date", .published),
    ("publicationdate", .published),
    ("pubdate", .published),
    ("ptime", .published),
    ("displaydate", .published),
    ("iso-8601-publish-date", .published),
    ("parsely-pub-date", .published),
    ("sailthru.date", .published),
    ("cxenseparse:publishtime", .published),
    ("cxenseparse:recs:publishtime", .published),
    ("rnews:datepublished", .published),
    ("article_date_original", .published),
    ("originalpublicationdate", .published),
    ("citation_online_date", .published),
    ("citation_publication_date", .published),
    ("citation_date", .published),
    ("dcterms.issued", .published),
    ("dc.date.issued", .published),
    ("dc.issued", .published),
    ("dcterms.created", .date),
    ("dc.date.created", .date),
    ("dc.date", .date),
    ("dcterms.date", .date),
    ("datecreated", .date),
    ("article:created", .date),
    ("date", .date),
    ("article:modified_time", .modified),
    ("og:article:modified_time", .modified),
    ("article:modified", .modified),
    ("og:updated_time", .modified),
    ("og:modified_time", .modified),
    ("datemodified", .modified),
    ("date_modified", .modified),
    ("lastmod", .modified),
    ("last-modified", .modified),
    ("last_modified", .modified),
    ("last-updated", .modified),
    ("modified", .modified),
    ("updated", .modified),
    ("revised", .modified),
    ("updated_time", .modified),
    ("dcterms.modified", .modified),
    ("dc.date.modified", .modified),
    ("article:section", .articleSection),
    ("parsely-section", .section),
    ("og:section", .section),
    ("section", .section),
    ("articlesection", .section),
    ("cxenseparse:category", .section),
    ("category", .section),
    ("article:tag", .articleTag),
    ("parsely-tags", .newsKeywords),
    ("sailthru.tags", .newsKeywords),
    ("news_keywords", .newsKeywords),
    ("keywords", .keywords),
    ("citation_keywords", .newsKeywords),
  ]
}
