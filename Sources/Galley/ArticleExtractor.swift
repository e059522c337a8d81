// The main path: capture → text → document → blocks → kept blocks → article.

/// Galley's extractor: finds the article in a captured page.
///
/// Extraction is synchronous and pure: the same capture gives the same article on every machine,
/// with no network, clock, locale or environment involved. One extractor may serve many threads.
public struct ArticleExtractor: Extractor {
  /// Limits of extraction.
  public struct Options: Sendable, Hashable {
    /// The largest capture that is read, in bytes; 8 MiB by default.
    ///
    /// What a page holds of pictures in `data:` URLs doesn't count, for a page that was saved in one
    /// file is mostly that.
    public var maximumBytes = 8 * 1024 * 1024
    /// Creates the default options.
    public init() {}
  }

  /// The limits in force.
  public var options: Options

  /// Creates an extractor.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// Extracts the article of a capture.
  ///
  /// - Parameter capture: HTML or text, in any encoding.
  /// - Returns: The article; its body has at least one block, its facts are `nil` or empty where the
  ///   page doesn't state them.
  /// - Throws: ``ExtractionError``: of kind ``ExtractionError/Kind/noArticle`` if the page holds no
  ///   article; `empty`, `tooLarge` or `notText` if the bytes can't be a page; `parserFailure` if
  ///   memory is out.
  public func article(from capture: Capture) throws(ExtractionError) -> Article {
    let text = try decodedText(of: capture)
    switch capture.kind {
    case .text:
      return try TextArticleReader().article(fromText: text, capture: capture)
    case .html:
      let document = try document(text, of: capture)
      return try HTMLArticleReader(document, url: capture.url).article(of: capture.name)
    }
  }

  /// Explains which blocks of a capture were kept or dropped, and why.
  ///
  /// A page without an article has an explanation too: ``Explanation/noArticle`` then says what was
  /// found instead.
  ///
  /// - Throws: ``ExtractionError``, as ``article(from:)`` does, but never of kind
  ///   ``ExtractionError/Kind/noArticle``.
  public func explanation(of capture: Capture) throws(ExtractionError) -> Explanation {
    let text = try decodedText(of: capture)
    switch capture.kind {
    case .text:
      return try TextArticleReader().explanation(ofText: text, capture: capture)
    case .html:
      return try Explanation(html: document(text, of: capture), capture)
    }
  }

  private func document(_ text: [UInt8], of capture: Capture) throws(ExtractionError) -> Document {
    guard let document = LibXML2Parser.document(text) else {
      throw ExtractionError(
        .parserFailure, capture: capture.name, detail: "libxml2 has no memory for a context")
    }
    return document
  }

  /// The capture's bytes as UTF-8, after the checks that need no parsing.
  private func decodedText(of capture: Capture) throws(ExtractionError) -> [UInt8] {
    guard capture.bytes.contains(where: { !$0.isHTMLSpace }) else {
      throw ExtractionError(
        .empty, capture: capture.name,
        detail: capture.bytes.isEmpty ? "the capture has no bytes" : "the capture is white space")
    }
    try checkSize(of: capture)
    if capture.kind == .html, MIMEMessage(capture.bytes) != nil {
      throw ExtractionError(
        .notText, capture: capture.name, byteOffset: 0,
        detail: "the bytes are MHTML or mail; galley add and Capture(contentsOf:) take the page out"
      )
    }
    if CharacterDecoding.isClean(capture.bytes, contentType: capture.contentType) {
      return capture.bytes
    }
    if let offset = CharacterDecoding.binaryOffset(
      capture.bytes, contentType: capture.contentType)
    {
      throw ExtractionError(
        .notText, capture: capture.name, byteOffset: offset,
        detail: CharacterDecoding.format(of: capture.bytes).map {
          "the bytes are \($0), neither HTML nor text"
        } ?? "the bytes are neither HTML nor text")
    }
    return CharacterDecoding.decode(capture.bytes, contentType: capture.contentType).bytes
  }

  private func checkSize(of capture: Capture) throws(ExtractionError) {
    let count = capture.bytes.count
    guard count > options.maximumBytes else { return }
    let size = capture.kind == .html ? count - InlineData.byteCount(in: capture.bytes) : count
    guard size > options.maximumBytes else { return }
    throw ExtractionError(
      .tooLarge, capture: capture.name,
      detail: size == count
        ? "\(count) bytes, more than the limit of \(options.maximumBytes)"
        : "\(size) bytes without the pictures within it, more than the limit of "
          + "\(options.maximumBytes)")
  }
}
