// What a page says of its article, apart from the body.

/// An article's facts, gathered from all over the page; each is empty where the page gives none.
struct Metadata: Sendable, Hashable {
  var title: String?
  var subtitle: String?
  var authors: [String] = []
  var published: ArticleDate?
  var modified: ArticleDate?
  var siteName: String?
  var section: String?
  var tags: [String] = []
  var language: String?
  var direction: TextDirection?
  var url: String?
  var image: String?
}
