// The site that a text capture was made of.

/// Reads the site's name from the title line, the masthead and the copyright line.
struct TextSite {
  /// A site's name has at most this many words.
  private static let longestName: Int32 = 6
  /// A line of metadata has at most this many words.
  private static let longestLine: Int32 = 30
  /// How many lines at the top may hold the masthead.
  private static let masthead = 24
  /// How many lines at the top may hold a name of which the copyright line has a part alone.
  private static let firstLines = 4
  /// A name of fewer letters and digits may be any word.
  private static let shortestKey = 5

  /// The site's name; `nil` if no two places agree on it.
  private(set) var name: String?

  /// - Parameter host: That of the page's address.
  init(_ head: TextHead, host: String?) {
    let limit = min(head.title ?? head.bodyStart, Self.masthead)
    let hostKey = Self.hostKey(host)
    let copyrights = Self.copyrights(head)
    // One behind the other, with a byte between that no key has.
    let copyright = copyrights.reduce(into: [UInt8]()) { $0 += Self.key($1) + [0] }
    for line in 0..<max(0, limit) where name == nil {
      let stats = head.context.stats[line]
      if Self.saysNothing(line, head, copyright, hostKey) { continue }
      let text = head.text(line)
      if let half = GluedText.half(text), half.first(where: { $0 == 0x20 }) != nil {
        name = String(decoding: half, as: UTF8.self)
      } else if stats.words >= 1, stats.words <= Self.longestName, stats.digits == 0 {
        guard Self.isName(Self.key(text), copyright, hostKey) else { continue }
        name = String(decoding: text, as: UTF8.self)
      }
    }
    for line in head.lines where name == nil { readSegments(line, head, hostKey) }
    for text in copyrights where name == nil { name = Self.part(of: text, named: hostKey) }
    if name == nil { name = Self.owner(of: copyrights, in: 0..<min(limit, Self.firstLines), head) }
  }

  /// The first of some lines that is the name of who owns the copyright.
  private static func owner(
    of copyrights: [[UInt8]], in lines: Range<Int>, _ head: TextHead
  ) -> String? {
    let owners = copyrights.map(CopyrightOwner.init)
    for line in lines where !owners.isEmpty {
      let words = head.context.stats[line].words
      guard words >= 1, words <= longestName else { continue }
      let text = head.text(line)
      if owners.contains(where: { $0.isNamed(by: text) }) {
        return String(decoding: text, as: UTF8.self)
      }
    }
    return nil
  }

  /// Whether a line is no text twice, and no name that the copyright lines or the host have; by a look
  /// at its bytes, which tells of most lines that they aren't.
  private static func saysNothing(
    _ line: Int, _ head: TextHead, _ copyright: [UInt8], _ host: [UInt8]
  ) -> Bool {
    let stats = head.context.stats[line]
    let isShort = stats.words >= 1 && stats.words <= longestName && stats.digits == 0
    let saysNothing = head.withCollapsedText(of: line) { text -> Bool? in
      if GluedText.isDouble(text) { return false }
      guard isShort else { return true }
      guard text.reduce(0, |) < 0x80 else { return nil }
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { key in
        let count = writeKey(text, to: key)
        return !isName(UnsafeBufferPointer(rebasing: key[..<count]), copyright, host)
      }
    }
    return saysNothing ?? false
  }

  /// Whether a key is that of the site, by the keys of the copyright lines and the host.
  private static func isName(
    _ key: UnsafeBufferPointer<UInt8>, _ copyright: [UInt8], _ host: [UInt8]
  ) -> Bool {
    guard key.count >= shortestKey else { return false }
    return copyright.withUnsafeBufferPointer { ByteScanning.contains(key, in: $0) }
      || matches(key, host)
  }

  private static func isName(_ key: [UInt8], _ copyright: [UInt8], _ host: [UInt8]) -> Bool {
    key.withUnsafeBufferPointer { isName($0, copyright, host) }
  }

  /// "By Ann Lind | Tide Report | 4 March": a part of a line of metadata that is the host's name.
  private mutating func readSegments(_ line: Int, _ head: TextHead, _ host: [UInt8]) {
    let stats = head.context.stats[line]
    guard stats.pipes > 0, stats.words <= Self.longestLine,
      !stats.cues.isDisjoint(with: [.byline, .date])
    else { return }
    for part in head.text(line).split(separator: 0x7C) where name == nil {
      let text = TextLineText.collapsed(part)
      let key = Self.key(text)
      if key.count >= Self.shortestKey, key.withUnsafeBufferPointer({ Self.matches($0, host) }) {
        name = String(decoding: text, as: UTF8.self)
      }
    }
  }

  /// The words of a text that are the host's name: "Tide Report" for `tidereport.example`.
  private static func part(of text: [UInt8], named host: [UInt8]) -> String? {
    guard host.count >= shortestKey else { return nil }
    // As long as the text.
    let folded = CaseFolding.folded(text)
    var start = 0
    while start < text.count {
      if let end = end(of: host, in: folded, from: start) {
        var name = text[start..<end]
        while let last = name.last, last == 0x2C || last == 0x2E { name.removeLast() }
        return String(decoding: name, as: UTF8.self)
      }
      start = (folded[start...].firstIndex(of: 0x20) ?? text.count) + 1
    }
    return nil
  }

  /// Where the words end that are the host's name if put together; `nil` if those from an index on
  /// aren't.
  private static func end(of host: [UInt8], in folded: [UInt8], from start: Int) -> Int? {
    var (words, matched) = (0, 0)
    for index in start...folded.count {
      if index == folded.count || folded[index] == 0x20 {
        words += 1
        if matched == host.count { return index }
        guard words < longestName else { return nil }
      } else if isInKey(folded[index]) {
        guard matched < host.count, folded[index] == host[matched] else { return nil }
        matched += 1
      }
    }
    return nil
  }

  private static func matches(_ key: UnsafeBufferPointer<UInt8>, _ host: [UInt8]) -> Bool {
    host.withUnsafeBufferPointer { host in
      key.elementsEqual(host) || (host.count > 6 && isArticle(key, before: host))
        || (key.count > 6 && isArticle(host, before: key))
    }
  }

  /// Whether a key is another one behind "the".
  private static func isArticle(
    _ key: UnsafeBufferPointer<UInt8>, before rest: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    key.count == rest.count + 3 && key.starts(with: "the".utf8) && key[3...].elementsEqual(rest)
  }

  /// The lines of copyright behind the body.
  private static func copyrights(_ head: TextHead) -> [[UInt8]] {
    let end = head.kept.count
    return (max(head.bodyEnd, end - 60)..<max(head.bodyEnd, end)).compactMap { line in
      guard head.context.stats[line].words <= longestLine else { return nil }
      let isCopyright = head.context.stats[line].cues.contains(.copy)
      guard isCopyright || CopyrightOwner.hasSign(head.bytes(line)) else { return nil }
      let text = head.text(line)
      guard let start = CopyrightOwner.start(in: text),
        !isCopyright || CopyrightOwner.isBehindLinks(text[..<start])
      else { return isCopyright ? text : nil }
      return Array(text[start...])
    }
  }

  /// The registered part of the host: `thetidereport` of `www.thetidereport.example`.
  private static func hostKey(_ host: String?) -> [UInt8] {
    var host = host ?? ""
    return host.withUTF8 { text in
      var best = 0..<0
      // The last label is known to be one when the next begins.
      var last = 0..<0
      var start = 0
      while start < text.count {
        let end = text[start...].firstIndex(of: 0x2E) ?? text.count
        if start < end, !text[start..<end].elementsEqual("www".utf8) {
          if last.count > best.count { best = last }
          last = start..<end
        }
        start = end + 1
      }
      return key(Array(text[best]))
    }
  }

  /// Letters and digits alone, small.
  private static func key(_ text: [UInt8]) -> [UInt8] {
    let folded = text.allSatisfy { $0 < 0x80 } ? text : CaseFolding.folded(text)
    return [UInt8](unsafeUninitializedCapacity: folded.count) { key, count in
      count = folded.withUnsafeBufferPointer { writeKey($0, to: key) }
    }
  }

  /// Writes the key of folded text, or of ASCII; returns its length.
  private static func writeKey(
    _ text: UnsafeBufferPointer<UInt8>, to key: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var count = 0
    // Without a branch: which of them count is hard to predict.
    for byte in text {
      key[count] = byte.lowercasedASCII
      count &+= isInKey(byte) ? 1 : 0
    }
    return count
  }

  private static func isInKey(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80
  }
}
