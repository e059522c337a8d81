// A URL brought into the form in which snapshots hold it.

/// Brings URLs into normal form: NFC, no tab or line end, no space or control at the ends.
///
/// This is what the WHATWG URL Standard does before it parses; nothing else is changed.
enum CleanURL {
  /// The URL in normal form, or `nil` if nothing is left of it.
  static func clean(_ url: String) -> String? {
    var url = url
    let isClean = url.withUTF8 { bytes in bytes.allSatisfy { $0 > 0x20 } }
    if !isClean {
      let bytes = url.utf8.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D && $0 != 0 }
      guard let first = bytes.firstIndex(where: { $0 > 0x20 }),
        let last = bytes.lastIndex(where: { $0 > 0x20 })
      else { return nil }
      url = String(decoding: bytes[first...last], as: UTF8.self)
    }
    // Last, since what was taken out may have stood between a letter and its mark.
    return url.isEmpty ? nil : CanonicalComposition.composed(url)
  }
}
