// Mail, and what browsers save in its form: a page with its pictures in one file (MHTML).

/// A message of several parts, as RFC 2045 and 2046 describe it, or a part of one.
struct MIMEMessage {
  private let bytes: [UInt8]
  private let header: HeaderFields
  private let body: Range<Int>

  /// So deep may parts stand within parts; what is deeper is no part.
  private static let maximumDepth = 8
  /// So many parts are looked at; saved pages have some hundred pictures.
  private static let maximumParts = 2_000

  /// The message that a file holds.
  ///
  /// - Returns: `nil` if the file doesn't begin with header fields that say so.
  init?(_ file: [UInt8]) {
    // Most files that aren't messages are told by their first byte.
    guard let first = file.first(where: { !$0.isHTMLSpace }), first.isASCIILetter,
      let start = Self.start(of: file),
      let header = HeaderFields(file, in: start..<file.count),
      header["mime-version"] != nil, header["content-type"] != nil
    else { return nil }
    self.init(file, header, start..<file.count)
  }

  private init(_ bytes: [UInt8], _ header: HeaderFields, _ range: Range<Int>) {
    self.bytes = bytes
    self.header = header
    body = header.bodyStart..<range.upperBound
  }

  /// Where the fields begin: behind the line `From …` that mailboxes put before a message.
  private static func start(of file: [UInt8]) -> Int? {
    let start = file.firstIndex { !$0.isHTMLSpace }
    guard let start, file[start...].starts(with: "From ".utf8) else { return start }
    return file[start...].firstIndex(of: 0x0A).map { $0 + 1 }
  }

  /// The value of a header field with a name in small letters.
  subscript(name: String) -> String? { header[name] }

  /// Type and subtype in small letters; text without markup is what says nothing.
  var essence: String { header["content-type"].map { MediaType($0).essence } ?? "text/plain" }

  /// Whether a browser or mail program shows the part as the message itself.
  private var isShown: Bool {
    header["content-disposition"].map { MediaType($0).essence != "attachment" } ?? true
  }

  /// The part that holds the page: the first HTML document, or the one that the message names; else
  /// the first text without markup; `nil` if there is neither.
  var page: MIMEMessage? {
    let leaves = leaves.filter(\.isShown)
    let documents = leaves.filter { Self.documentTypes.contains($0.essence) }
    let root = header["content-type"].flatMap { MediaType($0).parameter("start") }
    return documents.first { root != nil && $0.header["content-id"] == root }
      ?? documents.first ?? leaves.first { $0.essence == "text/plain" }
  }

  /// The media types of HTML documents.
  static let documentTypes: Set = ["text/html", "application/xhtml+xml"]

  /// Whether the part is an HTML document.
  var isDocument: Bool { Self.documentTypes.contains(essence) }

  /// The parts that hold no parts, in their order.
  private var leaves: [MIMEMessage] {
    var leaves: [MIMEMessage] = []
    var open = [(self, depth: 0)]
    while leaves.count < Self.maximumParts, let (part, depth) = open.popLast() {
      guard depth < Self.maximumDepth, let parts = part.parts else {
        leaves.append(part)
        continue
      }
      open += parts.reversed().map { ($0, depth + 1) }
    }
    return leaves
  }

  /// The parts between the lines of the boundary; `nil` if the message has none.
  private var parts: [MIMEMessage]? {
    guard essence.hasPrefix("multipart/"),
      let boundary = header["content-type"].flatMap({ MediaType($0).parameter("boundary") }),
      !boundary.isEmpty
    else { return nil }
    let delimiter = Array("--\(boundary)".utf8)
    var parts: [MIMEMessage] = []
    var start: Int?
    var line = body.lowerBound
    while line < body.upperBound, parts.count < Self.maximumParts {
      let end = bytes[line..<body.upperBound].firstIndex(of: 0x0A) ?? body.upperBound
      if let isLast = Self.isLast(bytes[line..<end], delimiter) {
        if let start { parts.append(part(start..<max(start, lineEnd(before: line)))) }
        start = isLast ? nil : min(end + 1, body.upperBound)
        if isLast { break }
      }
      line = end + 1
    }
    // A file that was cut off ends without the last line.
    if let start { parts.append(part(start..<body.upperBound)) }
    return parts
  }

  /// Whether a line is the boundary, and then whether the last one.
  private static func isLast(_ line: ArraySlice<UInt8>, _ delimiter: [UInt8]) -> Bool? {
    guard line.starts(with: delimiter) else { return nil }
    let rest = line.dropFirst(delimiter.count)
    if rest.allSatisfy(\.isHTMLSpace) { return false }
    let isLast = rest.starts(with: "--".utf8) && rest.dropFirst(2).allSatisfy(\.isHTMLSpace)
    return isLast ? true : nil
  }

  /// Where the text ends before a line: its line break belongs to the boundary.
  private func lineEnd(before line: Int) -> Int {
    guard line > body.lowerBound else { return line }
    let end = line - 1
    return end > body.lowerBound && bytes[end - 1] == 0x0D ? end - 1 : end
  }

  private func part(_ range: Range<Int>) -> MIMEMessage {
    // Without a header of its own a part is text, all of it.
    let header = HeaderFields(bytes, in: range) ?? HeaderFields(emptyBefore: range.lowerBound)
    return MIMEMessage(bytes, header, range)
  }

  /// The body's bytes, without the form in which mail transports them (RFC 2045, section 6).
  var content: [UInt8] {
    switch header["content-transfer-encoding"]?.lowercased() {
    case "quoted-printable": Self.unquoted(bytes[body])
    case "base64":
      bytes[body].withUnsafeBufferPointer { Base64.decode($0, skippingOthers: true) } ?? []
    default: Array(bytes[body])
    }
  }

  /// Undoes quoted-printable.
  ///
  /// `=3D` stands for a byte, and `=` at a line's end joins it with the next; what is neither stays.
  private static func unquoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "=") else {
        bytes.append(byte)
        continue
      }
      if let high = rest.first.flatMap(digit), let low = rest.dropFirst().first.flatMap(digit) {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else if let behind = softBreak(rest) {
        rest = behind
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  /// What follows white space and a line's end; `nil` if something else comes before it.
  private static func softBreak(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let line = rest.prefix(while: { $0.isHTMLSpace && $0 != 0x0A })
    let behind = rest[line.endIndex...]
    if behind.isEmpty { return behind }
    return behind.first == 0x0A ? behind.dropFirst() : nil
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
