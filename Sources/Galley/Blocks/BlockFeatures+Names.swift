// The names of the block features, in the order in which rows hold them.

extension BlockFeatures {
  /// The name of each feature, as the training script and the model card use it.
  static let names: [String] =
    textNames + classNames + tagNames + ruleNames + containerNames + cueNames + placeNames
    + ancestorNames + groupNames + historyNames + relationNames + neighbourNames

  private static let textNames = [
    "length", "words", "link-density", "links", "stop-words", "commas", "sentences",
    "ends-sentence", "ends-with-colon", "word-length", "digits", "capitals", "capitalized-words",
    "first-character", "bullet", "separators", "begins-with-quote", "bold", "tag", "heading-level",
    "inline-meta", "inline-boilerplate", "time",
  ]

  private static let classNames = [
    "article-body", "article", "content", "comment", "related", "teaser", "share", "navigation",
    "footer", "header", "title", "summary", "sidebar", "advertisement", "newsletter", "author",
    "meta", "caption", "cookie", "contents", "note", "hidden", "box", "form", "builder",
  ].map { "class:" + $0 }

  private static let tagNames = ElementContext.tagNames.map { "within:" + $0 }

  private static let ruleNames = (1...5).map { "rule:\($0)" }

  private static let containerNames = [
    "hidden", "in-best", "in-common", "in-ruled", "in-weighed", "in-article-body",
  ]

  private static let cueNames = [
    "related", "share", "comment", "news", "copy", "ad", "credit", "byline", "bio", "date", "tags",
    "toc", "refs", "faq", "ui",
  ].map { "cue:" + $0 }

  private static let placeNames = [
    "is-title", "title-similarity", "description-share", "duplicates", "seen-before", "depth",
    "position", "length-before", "block-count", "good-before", "from-title", "side-of-title",
    "since-good", "until-good", "up-to-best", "down-to-best",
  ]

  private static let ancestorNames =
    (1...3).flatMap { level in
      ["length", "link-density", "good", "blocks", "good-share", "paragraphs"].map {
        "above-\(level):\($0)"
      }
    } + [
      "own:blocks", "own:length", "own:good", "own:link-density", "up-to-half", "up-to-two-good",
      "two-good:good", "two-good:link-density",
    ]

  private static let groupNames =
    (1...3).flatMap { level in
      ["alike", "share", "link-density", "headings", "link-headings"].map { "group-\(level):\($0)" }
    } + ["signature:count", "signature:good", "signature:average"]

  private static let historyNames = [
    "since-heading", "last-cue", "since-cue", "under-boilerplate", "since-boilerplate",
    "good-since-boilerplate", "good-before-boilerplate", "last-heading-level",
  ]

  private static let relationNames = [
    "articles-above", "articles", "article-index", "outer-article-index", "comment-levels",
    "comment-share", "up-to-title", "down-to-title", "shared-with-title:good",
    "shared-with-title:length", "in-title-article",
  ]

  private static let neighbourNames = [-2, -1, 1, 2].flatMap { offset in
    ["length", "link-density", "tag", "ends-sentence"].map { "at\(offset):\($0)" }
  }
}

extension Tag {
  /// A coarse kind of element: tags that are used alike share a number.
  var layoutClass: UInt8 {
    switch self {
    case .p: 0
    case .li: 1
    case .h1, .h2, .h3, .h4, .h5, .h6: 2
    case .td, .th, .tr, .tbody, .table, .caption: 3
    case .div, .section, .article, .main, .body, .center: 4
    case .span, .a, .font, .b, .strong, .em, .ins: 5
    case .blockquote: 6
    case .pre: 7
    case .figcaption, .figure: 8
    case .button, .summary: 9
    case .label, .option, .legend, .fieldset, .form: 10
    case .dd, .dt, .dl: 11
    default: 12
    }
  }
}
