// Makes a page's references absolute, by RFC 3986 as browsers read it.

/// Resolves references against the URL of a page.
///
/// RFC 3986, section 5.2, with what the WHATWG URL Standard forgives: white space around a reference
/// and line breaks within are dropped, backslashes are slashes, scheme and host lose their case, and
/// characters that a URL can't hold are percent-encoded as UTF-8. A host is never translated to
/// Punycode, and a default port stays.
struct URLResolver: Sendable {
  private let base: [UInt8]
  private let baseParts: URLParts?

  /// Creates a resolver.
  ///
  /// - Parameter base: An absolute URL; without one, only absolute references resolve.
  init(base: String?) {
    self.base = Self.cleaned(Array((base ?? "").utf8))
    let parts = URLParts(self.base)
    baseParts = parts.scheme != nil && parts.authority != nil ? parts : nil
  }

  /// Creates a resolver for the references of a page: its first `<base href>`, itself resolved
  /// against the page's URL, wins over that URL.
  init(document: Document, url: String?) {
    let page = URLResolver(base: url)
    for (index, node) in document.nodes.enumerated() {
      if node.tag == .base, let href = document.value(.href, of: index) {
        self = page.absolute(href).map { URLResolver(base: $0) } ?? page
        return
      }
      if node.tag == .body { break }
    }
    self = page
  }

  /// The absolute URL that a reference stands for.
  ///
  /// - Returns: `nil` if the reference is relative and there is no base, if it has no host where its
  ///   scheme wants one, or if it leads nowhere: `javascript:`, `data:`, `blob:`, `about:`.
  func absolute(_ reference: String) -> String? {
    var reference = reference
    return reference.withUTF8 { absolute($0) }
  }

  /// The absolute URL that a reference, given as UTF-8, stands for; see ``absolute(_:)-(String)``.
  func absolute(_ reference: UnsafeBufferPointer<UInt8>) -> String? {
    let bytes = Self.cleaned(reference)
    var parts = URLParts(bytes)
    if let scheme = parts.scheme {
      guard let kind = URLScheme(bytes[scheme]) else { return nil }
      // `https:page` is relative where the base has the same scheme.
      if kind == .web, parts.authority == nil, let baseParts, let its = baseParts.scheme,
        base[its].elementsEqual(bytes[scheme])
      {
        parts.scheme = nil
      } else {
        return kind == .web ? web(bytes, parts) : Self.string(encoding: bytes, in: 0..<bytes.count)
      }
    }
    guard let baseParts, let baseScheme = baseParts.scheme else { return nil }
    var output = URLOutput(capacity: base.count + bytes.count + 8)
    output.appendLowercased(base[baseScheme])
    output.append(":")
    if let authority = parts.authority {
      guard !authority.isEmpty else { return nil }
      output.append("//")
      output.append(authority: bytes[authority])
      output.append(path: bytes[parts.path])
      output.append(rest: bytes, parts.query, parts.fragment)
      return output.string
    }
    output.append("//")
    if let authority = baseParts.authority { output.append(authority: base[authority]) }
    if parts.path.isEmpty {
      output.append(path: base[baseParts.path])
      if parts.query != nil {
        output.append(rest: bytes, parts.query, parts.fragment)
      } else {
        output.append(rest: base, baseParts.query, nil)
        output.append(rest: bytes, nil, parts.fragment)
      }
      return output.string
    }
    if bytes[parts.path.lowerBound] == UInt8(ascii: "/") {
      output.append(path: bytes[parts.path])
    } else {
      output.append(path: merged(bytes[parts.path], with: baseParts)[...])
    }
    output.append(rest: bytes, parts.query, parts.fragment)
    return output.string
  }

  /// An absolute URL of the web, tidied.
  private func web(_ bytes: [UInt8], _ parts: URLParts) -> String? {
    guard let scheme = parts.scheme, let authority = parts.authority, !authority.isEmpty else {
      return nil
    }
    var output = URLOutput(capacity: bytes.count + 8)
    output.appendLowercased(bytes[scheme])
    output.append("://")
    output.append(authority: bytes[authority])
    output.append(path: bytes[parts.path])
    output.append(rest: bytes, parts.query, parts.fragment)
    return output.string
  }

  /// RFC 3986, section 5.2.3.
  private func merged(_ path: ArraySlice<UInt8>, with base: URLParts) -> [UInt8] {
    var result: [UInt8] = []
    let slash = UInt8(ascii: "/")
    if let last = self.base[base.path].lastIndex(of: slash) {
      result += self.base[base.path.lowerBound...last]
    } else {
      result.append(slash)
    }
    return result + path
  }

  private static func string(encoding bytes: [UInt8], in range: Range<Int>) -> String {
    var output = URLOutput(capacity: range.count)
    output.append(encoding: bytes[range])
    return output.string
  }

  /// Without surrounding white space and control characters, and without tabs and line breaks; with
  /// slashes for backslashes before the query of a web URL.
  private static func cleaned(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes where byte != 0x09 && byte != 0x0A && byte != 0x0D {
      if byte <= 0x20, result.isEmpty { continue }
      result.append(byte)
    }
    while let last = result.last, last <= 0x20 { result.removeLast() }
    guard result.contains(UInt8(ascii: "\\")) else { return result }
    let parts = URLParts(result)
    if let scheme = parts.scheme, URLScheme(result[scheme]) != .web { return result }
    for index in result.indices {
      if result[index] == UInt8(ascii: "?") || result[index] == UInt8(ascii: "#") { break }
      if result[index] == UInt8(ascii: "\\") { result[index] = UInt8(ascii: "/") }
    }
    return result
  }
}

/// What a scheme means for resolving.
private enum URLScheme {
  /// `http`, `https`, `ftp`: with a host, a path and perhaps a query.
  case web
  /// Any other that leads somewhere, such as `mailto`: taken as it is.
  case opaque

  /// `nil` for a scheme that leads nowhere outside the page.
  init?(_ name: ArraySlice<UInt8>) {
    switch String(decoding: name.map(\.lowercasedASCII), as: UTF8.self) {
    case "http", "https", "ftp": self = .web
    case "javascript", "vbscript", "data", "blob", "about", "filesystem", "view-source":
      return nil
    default: self = .opaque
    }
  }
}
