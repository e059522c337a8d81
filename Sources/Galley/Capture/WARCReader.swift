// The pages of web archives as crawlers write them.

/// Splits a web archive (WARC 1.0 or 1.1, ISO 28500) into its pages.
///
/// Bytes are appended as they come, and pages taken while there are any, so that an archive of any
/// size takes the memory of its largest page. Pages are the HTML documents that servers answered with
/// success, documents that were stored without an answer (`resource`), and plain text that was made of
/// pages (`conversion`, as in Common Crawl's WET files). All other records are passed over.
///
/// Archives are mostly compressed; bytes have to be decompressed before they are appended.
public struct WARCReader: Sendable {
  /// A page, or why a record has none.
  public enum Item: Sendable, Hashable {
    /// A page of an address.
    case page(SavedPage)
    /// A record, by its address or place, that can't be read; the next one can.
    case fault(ExtractionError)
  }

  private var buffer: [UInt8] = []
  /// Where the next record begins in the buffer.
  private var start = 0
  /// How many bytes of a record are yet to be passed over.
  private var skipped = 0
  /// How many bytes of the archive stood before the buffer's.
  private var offset = 0
  /// Whether the beginning of a record is looked for, after something else stood in its place.
  private var isLost = false
  /// Whether that is within a line, the rest of which can't be a beginning.
  private var isWithinLine = false

  /// A record that is longer is not read, in bytes.
  public static let maximumLength = 64 * 1024 * 1024
  private static let version = Array("WARC/".utf8)

  /// Creates a reader at the start of an archive.
  public init() {}

  /// Appends the next bytes of the archive, decompressed.
  public mutating func append(_ bytes: some Collection<UInt8>) {
    if start > 0 {
      buffer.removeSubrange(..<start)
      offset += start
      start = 0
    }
    buffer += bytes
  }

  /// Takes the next page; `nil` if more bytes have to be appended first.
  ///
  /// - Parameter isAtEnd: Whether there are no more bytes: a record that was cut off is a fault then.
  public mutating func next(isAtEnd: Bool = false) -> Item? {
    while passOver(), start < buffer.count {
      switch step(isAtEnd: isAtEnd) {
      case .item(let item): return item
      case .passed: continue
      case .incomplete: return nil
      }
    }
    return nil
  }

  /// What came of looking at the buffer's first record.
  private enum Step {
    case item(Item)
    /// There is nothing in it; go on.
    case passed
    /// More bytes are needed.
    case incomplete
  }

  private mutating func step(isAtEnd: Bool) -> Step {
    if isWithinLine { return passLine() }
    guard start + Self.version.count <= buffer.count || isAtEnd else { return .incomplete }
    guard buffer[start...].starts(with: Self.version) else {
      let fault = fault("here a record should begin, with WARC/1.0 or WARC/1.1")
      let isNew = !isLost
      isLost = true
      return isNew ? .item(fault) : passLine()
    }
    guard let line = buffer[start...].firstIndex(of: 0x0A) else {
      return isAtEnd ? breakOff(at: buffer.count) : .incomplete
    }
    let header = HeaderFields(scanning: buffer, in: (line + 1)..<buffer.count)
    if header.isEnded {
      isLost = false
      return take(header, isAtEnd: isAtEnd)
    }
    // At the end of the buffer the empty line may still come.
    let isBroken = header.isBroken && !header.isCut
    return isBroken || isAtEnd ? breakOff(at: header.bodyStart) : .incomplete
  }

  /// Goes on at the line that is no field of a header.
  private mutating func breakOff(at end: Int) -> Step {
    let fault = fault("the record's header ends nowhere, or a line of it is no field")
    start = end
    isLost = true
    isWithinLine = start > 0 && buffer[start - 1] != 0x0A
    return .item(fault)
  }

  /// Passes over what is left of a record and line breaks; false if that goes on behind the buffer.
  private mutating func passOver() -> Bool {
    let count = min(skipped, buffer.count - start)
    start += count
    skipped -= count
    while skipped == 0, start < buffer.count, buffer[start] == 0x0D || buffer[start] == 0x0A {
      if buffer[start] == 0x0A { isWithinLine = false }
      start += 1
    }
    return skipped == 0
  }

  /// Passes over a line that begins no record, or over what is there of it.
  private mutating func passLine() -> Step {
    let end = buffer[start...].firstIndex(of: 0x0A)
    isWithinLine = end == nil
    start = end ?? buffer.count
    return .passed
  }

  private mutating func take(_ header: HeaderFields, isAtEnd: Bool) -> Step {
    let address = header["warc-target-uri"].map { $0.filter { $0 != "<" && $0 != ">" } }
    guard let length = header["content-length"].flatMap({ Int($0) }), length >= 0 else {
      let fault = fault("the record has no Content-Length", address)
      start = header.bodyStart
      isLost = true
      return .item(fault)
    }
    guard let form = Form(header) else { return pass(header, length) }
    if length > Self.maximumLength {
      let fault = fault("\(length) bytes, more than the limit of \(Self.maximumLength)", address)
      _ = pass(header, length)
      return .item(fault)
    }
    guard length <= buffer.count - header.bodyStart else {
      guard isAtEnd else { return .incomplete }
      let fault = fault("the archive ends within the record", address)
      start = buffer.count
      return .item(fault)
    }
    let block = Array(buffer[header.bodyStart..<(header.bodyStart + length)])
    let page = form.page(block, header, address)
    _ = pass(header, length)
    return page.map { .item(.page($0)) } ?? .passed
  }

  private mutating func pass(_ header: HeaderFields, _ length: Int) -> Step {
    start = header.bodyStart
    skipped = length
    return .passed
  }

  private func fault(_ problem: String, _ address: String? = nil) -> Item {
    .fault(
      ExtractionError(
        .unreadable, capture: address ?? "archive", byteOffset: offset + start, detail: problem))
  }

  /// In which form a record holds a page.
  private enum Form {
    case response, resource, conversion

    /// The form of a record; `nil` if it holds no page.
    init?(_ header: HeaderFields) {
      let type = MediaType(header["content-type"] ?? "").essence
      switch header["warc-type"] {
      case "response" where type == "application/http": self = .response
      case "resource" where MIMEMessage.documentTypes.contains(type): self = .resource
      case "conversion" where type == "text/plain": self = .conversion
      default: return nil
      }
    }

    /// The page in a record's block; `nil` if it is another document, or no success.
    func page(_ block: [UInt8], _ header: HeaderFields, _ address: String?) -> SavedPage? {
      var page: SavedPage?
      switch self {
      case .response: page = SavedPage(response: block)
      case .resource: page = SavedPage(bytes: block, kind: .html)
      case .conversion: page = SavedPage(bytes: block, kind: .text)
      }
      if self != .response { page?.contentType = header["content-type"] }
      page?.url = address.flatMap { SavingNote.isAddress($0) ? $0 : nil }
      page?.savedAt = header["warc-date"].flatMap { SavingNote.time($0) }
      return page
    }
  }
}
