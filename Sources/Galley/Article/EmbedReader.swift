// Videos, sounds and pages within the page.

/// Reads `<iframe>`, `<video>`, `<audio>` and `<embed>` elements.
struct EmbedReader {
  private let document: Document
  private let resolver: URLResolver

  init(_ document: Document, _ resolver: URLResolver) {
    self.document = document
    self.resolver = resolver
  }

  /// The block for an element; `nil` if it has no URL, or what it shows is not for readers.
  func block(_ index: Int) -> ArticleBlock? {
    guard !isHidden(index), let url = url(of: index), !isForeign(url) else { return nil }
    let title = document.value(.title, of: index).flatMap(Self.meaningfulTitle)
    return .embed(url: url, title: title)
  }

  private func url(of index: Int) -> String? {
    if let url = ownURL(of: index) { return url }
    for child in document.children(of: index) where document.nodes[child].tag == .source {
      if let url = ownURL(of: child) { return url }
    }
    return nil
  }

  private func ownURL(of index: Int) -> String? {
    for name in [AttributeName.dataSrc, .dataLazySrc, .src] {
      if let range = document.valueRange(name, of: index), !range.isEmpty,
        let url = resolver.absolute(document.string(range))
      {
        return url
      }
    }
    return nil
  }

  private func isHidden(_ index: Int) -> Bool {
    [AttributeName.width, .height].contains { name in
      document.value(name, of: index).map { ["0", "1", "2", "0px", "1px"].contains($0) } ?? false
    } || document.valueRange(.style, of: index) != nil
      || document.valueRange(.hidden, of: index) != nil
  }

  /// What stands in frames on article pages and is not the article's: advertisements, counters,
  /// forms, share buttons, comments.
  private static let foreign: [StaticString] = [
    "doubleclick", "googlesyndication", "googletagmanager", "adservice", "amazon-adsystem",
    "adserver", "//ads.", "/ads/", "/ad/", "taboola", "outbrain", "recaptcha", "disqus",
    "plugins/like", "plugins/share", "plugins/page", "plugins/comments", "widgets/tweet_button",
    "widgets/follow_button", "newsletter", "subscribe", "mailchimp", "hsforms",
    "substack.com/embed",
    "consent", "/login", "paywall",
  ]

  private func isForeign(_ url: String) -> Bool {
    ClassNames(ArraySlice(Array(url.utf8))).containsPart(oneOf: Self.foreign)
  }

  /// A title that says something of the thing and not of its player.
  private static func meaningfulTitle(_ title: String) -> String? {
    let generic = ["", "YouTube video player", "video", "iframe", "Embedded content", "embed"]
    return generic.contains(title) ? nil : title
  }
}
