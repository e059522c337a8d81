// The page in a file, as browsers, mail programs and command lines save it.

public import struct Foundation.Date

/// A page taken out of the file in which it was saved, with what the file says of it.
///
/// A browser can save a page with its pictures in one file: Chrome and Edge as MHTML (RFC 2557),
/// Safari as a web archive, `wget` as a WARC. Newsletters come as mail (RFC 5322), and `curl -i` puts
/// the header of the response before the page. Of these the page is taken out, byte for byte as it was
/// before it was packed. Any other file is the page itself; if a browser or SingleFile noted in a
/// comment where it was saved from, that is read.
public struct SavedPage: Sendable, Hashable {
  /// The page's bytes, in any encoding.
  public var bytes: [UInt8]
  /// Whether they are HTML or, of mail that has no HTML, text.
  public var kind: Capture.Kind
  /// The absolute URL with `http` or `https` that the file names, or `nil`.
  public var url: String?
  /// The media type that the file names, with its charset parameter, or `nil`.
  public var contentType: String?
  /// When the page was saved, or the mail sent, or `nil` if the file doesn't say.
  public var savedAt: Date?

  /// Takes the page out of a file.
  ///
  /// - Parameters:
  ///   - file: The file's bytes.
  ///   - kind: What the page is if the file isn't packed; in text nothing is looked for.
  ///   - name: What errors call the file.
  /// - Throws: ``ExtractionError`` of kind ``ExtractionError/Kind/notText`` if the file is packed, but
  ///   holds no page.
  public init(_ file: [UInt8], kind: Capture.Kind, name: String) throws(ExtractionError) {
    self.init(bytes: file, kind: kind)
    guard kind == .html else { return }
    if file.starts(with: "bplist00".utf8) {
      try unpackWebArchive(name)
    } else if let message = MIMEMessage(file) {
      try unpack(message, name)
    } else if file.starts(with: "HTTP/".utf8) {
      unpackResponse()
    } else if file.starts(with: "WARC/".utf8) {
      self = try Self.onlyPage(ofArchive: file, name)
    } else {
      let note = SavingNote(file)
      (url, savedAt) = (note.url, note.savedAt)
    }
  }

  init(bytes: [UInt8], kind: Capture.Kind) {
    self.bytes = bytes
    self.kind = kind
  }

  /// The document of an HTTP response (RFC 9112); `nil` if it is no success, or no HTML.
  init?(response bytes: [UInt8]) {
    guard let response = HTTPResponse(bytes[...]), response.isSuccess else { return nil }
    let contentType = response.header["content-type"]
    guard MIMEMessage.documentTypes.contains(MediaType(contentType ?? "text/html").essence) else {
      return nil
    }
    self.init(bytes: response.content, kind: .html)
    self.contentType = contentType
  }

  private mutating func unpack(_ message: MIMEMessage, _ name: String) throws(ExtractionError) {
    guard let page = message.page else {
      throw ExtractionError(
        .notText, capture: name,
        detail: "the file is MHTML or mail, and none of its parts is HTML or text")
    }
    bytes = page.content
    kind = page.isDocument ? .html : .text
    contentType = page["content-type"]
    url =
      ["content-location", "content-base"].lazy.compactMap { page[$0].flatMap(Self.address) }
      .first ?? message["snapshot-content-location"].flatMap(Self.address)
      ?? message["content-location"].flatMap(Self.address)
    savedAt = message["date"].flatMap { SavingNote.date(in: $0) }
  }

  private mutating func unpackWebArchive(_ name: String) throws(ExtractionError) {
    guard let resource = WebArchive.mainResource(of: bytes) else {
      throw ExtractionError(
        .notText, capture: name, byteOffset: 0,
        detail: "the file is a property list, and no Safari web archive with a page")
    }
    bytes = resource.bytes
    url = resource.url.flatMap(Self.address)
    contentType = resource.contentType
  }

  /// The page of an archive that holds no other.
  private static func onlyPage(
    ofArchive file: [UInt8], _ name: String
  ) throws(ExtractionError) -> SavedPage {
    var reader = WARCReader()
    reader.append(file)
    var found: SavedPage?
    while let item = reader.next(isAtEnd: true) {
      guard case .page(let page) = item else { continue }
      if found != nil {
        throw ExtractionError(
          .notText, capture: name,
          detail: "the web archive holds several pages; galley extract --warc reads them")
      }
      found = page
    }
    if let found { return found }
    throw ExtractionError(.notText, capture: name, detail: "the web archive holds no page")
  }

  /// Takes the header of an HTTP response off, and of those that sent on to another address.
  private mutating func unpackResponse() {
    var rest = bytes[...]
    for _ in 0..<Self.mostResponses {
      guard let response = HTTPResponse(rest) else { break }
      rest = response.content[...]
      contentType = response.header["content-type"]
      savedAt = response.header["date"].flatMap { SavingNote.date(in: $0) }
    }
    bytes = Array(rest)
  }

  /// `curl` follows at most fifty redirections.
  private static let mostResponses = 51

  /// An absolute address of the web; long ones are broken over lines in a header.
  private static func address(_ value: String) -> String? {
    let text = value.filter { !$0.isWhitespace && $0 != "<" && $0 != ">" }
    return SavingNote.isAddress(text) ? text : nil
  }
}

extension Capture {
  /// The capture of a saved page.
  ///
  /// - Parameters:
  ///   - page: The page.
  ///   - url: The page's URL; by default what the file names.
  ///   - contentType: The media type as served; by default what the file names.
  ///   - name: What errors call this capture.
  public init(
    _ page: SavedPage, url: String? = nil, contentType: String? = nil, name: String = "capture"
  ) {
    self.init(
      bytes: page.bytes, kind: page.kind, url: url ?? page.url,
      contentType: contentType ?? page.contentType, name: name)
  }
}
