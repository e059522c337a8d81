// The one error that extraction throws.

/// Why no article came out of a capture.
public struct ExtractionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of failure; their raw values appear in `--ndjson` error rows.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The page was read, but holds no article: a home page, a menu, an error page.
    case noArticle
    /// The capture has no bytes, or only white space.
    case empty
    /// The capture is larger than ``ArticleExtractor/Options/maximumBytes``.
    case tooLarge
    /// The bytes are neither HTML nor text: an image, an archive, an executable.
    case notText
    /// The capture could not be read from its file.
    case unreadable
    /// libxml2 could not go on, for want of memory.
    case parserFailure
  }

  /// What kind of failure this is.
  public var kind: Kind

  /// The name of the capture: ``Capture/name``.
  public var capture: String

  /// The 0-based offset in the capture's bytes where the fault lies, if it has a place.
  public var byteOffset: Int?

  /// What was found, and what can be done, in one sentence without a final period.
  public var detail: String

  /// Creates an error.
  public init(_ kind: Kind, capture: String, byteOffset: Int? = nil, detail: String) {
    self.kind = kind
    self.capture = capture
    self.byteOffset = byteOffset
    self.detail = detail
  }

  /// `NAME: error: KIND: DETAIL`, with ` at byte N` where the fault has a place.
  public var description: String {
    let place = byteOffset.map { " at byte \($0)" } ?? ""
    return "\(capture): error: \(kind.rawValue)\(place): \(detail)"
  }
}
