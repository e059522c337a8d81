// What was captured: bytes, what they are, and where they came from.

public import struct Foundation.Data
public import struct Foundation.URL

/// The bytes of one web page, as HTML or as the text that people copy from it.
///
/// A capture holds bytes exactly as they were received. Decoding them is part of extraction, so
/// that faults of encoding can be reproduced.
public struct Capture: Sendable, Hashable {
  /// The two forms in which a page can be captured.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// An HTML document.
    case html
    /// Plain text, as select-all-copy, a browser's `innerText`, `w3m -dump` or a reader gives it.
    case text
  }

  /// The bytes as captured, in any encoding.
  public var bytes: [UInt8]

  /// Whether the bytes are HTML or text.
  public var kind: Kind

  /// The absolute URL that the page was fetched from, or `nil` if it is not known.
  ///
  /// Relative links are resolved against it, unless the page has a `<base>`.
  public var url: String?

  /// The media type as served, with its charset parameter, such as `text/html; charset=utf-8`.
  ///
  /// A charset here wins over one that the page declares, as in the WHATWG Encoding Standard.
  public var contentType: String?

  /// What errors call this capture: an id, a path, or `-` for standard input.
  public var name: String

  /// Creates a capture from bytes.
  ///
  /// - Parameters:
  ///   - bytes: The bytes as captured, in any encoding.
  ///   - kind: Whether they are HTML or text.
  ///   - url: The absolute URL of the page, if known.
  ///   - contentType: The media type as served, if known.
  ///   - name: What errors call this capture.
  public init(
    bytes: [UInt8], kind: Kind, url: String? = nil, contentType: String? = nil,
    name: String = "capture"
  ) {
    self.bytes = bytes
    self.kind = kind
    self.url = url
    self.contentType = contentType
    self.name = name
  }

  /// Reads a capture from a file.
  ///
  /// A file whose name ends in `.txt`, `.text` or `.md` is a text capture, every other is HTML. Of
  /// MHTML, of Safari's web archives, of mail and of HTTP responses the page is taken out, as
  /// ``SavedPage`` does.
  ///
  /// - Parameters:
  ///   - file: The URL of a regular file.
  ///   - url: The absolute URL of the page; by default what the file says.
  ///   - contentType: The media type as served; by default what the file says.
  /// - Throws: ``ExtractionError`` of kind ``ExtractionError/Kind/unreadable`` with the system's
  ///   reason, or of kind ``ExtractionError/Kind/notText`` if a saved file holds no page.
  public init(contentsOf file: URL, url: String? = nil, contentType: String? = nil)
    throws(ExtractionError)
  {
    let data: Data
    do {
      data = try Data(contentsOf: file)
    } catch {
      throw ExtractionError(.unreadable, capture: file.path, detail: "\(error)")
    }
    let isText = ["txt", "text", "md"].contains(file.pathExtension.lowercased())
    let page = try SavedPage(Array(data), kind: isText ? .text : .html, name: file.path)
    self.init(page, url: url, contentType: contentType, name: file.path)
  }
}
