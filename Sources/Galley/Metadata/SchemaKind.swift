// schema.org's types, as far as metadata tells them apart.

/// The kinds of schema.org's types that metadata tells apart.
enum SchemaKind: Int, Comparable, Sendable {
  case other, image, person, organization, website, page, work, article

  /// The kind of a type's name, with or without the address of its vocabulary.
  init(_ name: some BidirectionalCollection<UInt8>) {
    let tail = name.reversed().prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "#") }
    let type = String(decoding: CaseFolding.folded(tail.reversed()), as: UTF8.self)
    switch type {
    case "person": self = .person
    case "imageobject": self = .image
    case "website": self = .website
    case "report", "newsreport": self = .article
    case "corporation", "brand", "publisher", "localbusiness", "professionalservice",
      "collegeoruniversity", "educationalorganization", "onlinebusiness", "onlinestore", "store",
      "hospital", "governmentagency", "ngo":
      self = .organization
    case "review", "criticreview", "recipe", "howto", "course", "podcastepisode", "creativework",
      "videoobject", "book", "guide", "chapter", "episode", "event", "learningresource":
      self = .work
    case "jobposting": self = .other
    default:
      if type.hasSuffix("article") || type.hasSuffix("posting") {
        self = .article
      } else if type.hasSuffix("organization") {
        self = .organization
      } else {
        self = type.hasSuffix("page") ? .page : .other
      }
    }
  }

  static func < (one: SchemaKind, other: SchemaKind) -> Bool {
    one.rawValue < other.rawValue
  }
}
