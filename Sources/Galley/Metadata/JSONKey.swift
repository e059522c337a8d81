// The keys of JSON objects that metadata and hidden bodies read, as small numbers.

/// A key of a JSON object; keys that extraction doesn't read are all ``other``.
enum JSONKey: UInt8, Sendable {
  /// Within an array, or at the top.
  case none = 0
  case other
  // JSON-LD's own.
  case id, type, graph, context
  // Of schema.org, as far as articles use it.
  case headline, name, alternativeHeadline, alternateName, description
  case author, creator, givenName, familyName, publisher
  case datePublished, dateModified, dateCreated, uploadDate
  case articleSection, keywords, image, thumbnailUrl, url, contentUrl, inLanguage
  case mainEntityOfPage, mainEntity, isPartOf, hasPart, itemListElement, blogPost, comment, review
  case mentions, citation, relatedLink, subjectOf, isBasedOn, itemReviewed, about, item
  case articleBody, text

  /// The spelling of each key from ``id`` on.
  private static let names: [StaticString] = [
    "@id", "@type", "@graph", "@context",
    "headline", "name", "alternativeheadline", "alternatename", "description",
    "author", "creator", "givenname", "familyname", "publisher",
    "datepublished", "datemodified", "datecreated", "uploaddate",
    "articlesection", "keywords", "image", "thumbnailurl", "url", "contenturl", "inlanguage",
    "mainentityofpage", "mainentity", "ispartof", "haspart", "itemlistelement", "blogpost",
    "comment", "review",
    "mentions", "citation", "relatedlink", "subjectof", "isbasedon", "itemreviewed", "about",
    "item",
    "articlebody", "text",
  ]

  private static let table = NameTable(names, firstValue: JSONKey.id.rawValue)

  /// The key that the bytes spell, in any case.
  @inline(__always)
  init(_ start: UnsafePointer<UInt8>, _ length: Int) {
    self = JSONKey(rawValue: Self.table.value(start, length)) ?? .other
  }
}
