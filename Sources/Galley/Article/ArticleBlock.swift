// The blocks that a body is made of.

/// One block of an article's body.
public enum ArticleBlock: Sendable, Hashable {
  /// A heading; `level` is 1 to 6 as in the page.
  case heading(level: Int, content: [InlineRun])
  /// A paragraph.
  case paragraph([InlineRun])
  /// A list, numbered from `start` if that is given, bulleted if not.
  ///
  /// Each item is a sequence of blocks; an item's nested lists are blocks of that item.
  case list(start: Int?, items: [[ArticleBlock]])
  /// A quotation that the page sets apart.
  case quote([ArticleBlock])
  /// Preformatted text with its line breaks; `language` as the page's class names it.
  case code(language: String?, text: String)
  /// A table.
  case table(ArticleTable)
  /// Images with their caption.
  case figure(ArticleFigure)
  /// A video, post or document of another site, by its absolute URL.
  case embed(url: String, title: String?)

  /// Whether the block is a figure.
  var isFigure: Bool {
    if case .figure = self { true } else { false }
  }

  /// The block as plain text, `""` for a figure without caption and for an embed.
  public var text: String {
    switch self {
    case .heading(_, let content), .paragraph(let content):
      return content.plainText
    case .list(_, let items):
      return items.map { item in item.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n") }
        .joined(separator: "\n")
    case .quote(let blocks):
      return blocks.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n\n")
    case .code(_, let text):
      return text
    case .table(let table):
      return table.rows.map { row in row.map(\.plainText).joined(separator: "\t") }
        .joined(separator: "\n")
    case .figure(let figure):
      return figure.caption.plainText
    case .embed:
      return ""
    }
  }
}

/// A table as GitHub Flavored Markdown can say it: rows of inline cells.
public struct ArticleTable: Sendable, Hashable {
  /// The rows, the header first if there is one; all of the same length.
  public var rows: [[[InlineRun]]]
  /// Whether the first row is a header.
  public var hasHeader: Bool
  /// Creates a table.
  public init(rows: [[[InlineRun]]], hasHeader: Bool) {
    self.rows = rows
    self.hasHeader = hasHeader
  }
}

/// Images that belong together, and what is written under them.
public struct ArticleFigure: Sendable, Hashable {
  /// One image.
  public struct Image: Sendable, Hashable {
    /// The absolute URL of the image.
    public var source: String
    /// What the page offers in its stead; `""` if nothing.
    public var alternative: String
    /// Creates an image.
    public init(source: String, alternative: String = "") {
      self.source = source
      self.alternative = alternative
    }
  }

  /// The images in order.
  public var images: [Image]
  /// The caption, empty if there is none.
  public var caption: [InlineRun]
  /// Creates a figure.
  public init(images: [Image], caption: [InlineRun] = []) {
    self.images = images
    self.caption = caption
  }
}
