// Captures that are no text at all: images, archives, programs.

extension CharacterDecoding {
  /// Where a capture shows that it isn't text; `nil` if it may be text.
  ///
  /// A file's signature shows it at byte 0, and otherwise its first control character, if such
  /// characters are more frequent than text in any encoding has them.
  ///
  /// - Parameters:
  ///   - bytes: The capture.
  ///   - contentType: The media type as served. UTF-16, which is full of NUL, is let through.
  /// - Returns: A 0-based offset.
  static func binaryOffset(_ bytes: [UInt8], contentType: String?) -> Int? {
    if hasSignature(bytes) { return 0 }
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) { return nil }
    let served = contentType.flatMap { CharsetLabels.encoding(ofContentType: $0) }
    if served == "UTF-16BE" || served == "UTF-16LE" { return nil }
    let sample = bytes.prefix(sampleSize)
    let controls = sample.withUnsafeBufferPointer { sample in
      if !mayHoldControls(sample) { return 0 }
      var controls = 0
      for byte in sample { controls &+= isBinaryControl(byte) ? 1 : 0 }
      return controls
    }
    guard controls >= leastControls, controls * bytesPerControl > sample.count else { return nil }
    return sample.firstIndex(where: isBinaryControl)
  }

  /// Whether a control character other than white space may stand in a text, as in most none does.
  private static func mayHoldControls(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = text.baseAddress else { return false }
    var index = 0
    while index &+ ByteBlock.size <= text.count {
      let block = ByteBlock(base + index)
      let controls = block.marks(below: 0x20) & ~block.marks(from: 0x09, count: 5)
      if !controls.isEmpty { return true }
      index &+= ByteBlock.size
    }
    return text[index...].contains(where: isBinaryControl)
  }

  /// How many bytes are looked at.
  private static let sampleSize = 8192
  /// Text has fewer than one control character in so many bytes; compressed data has one in ten.
  private static let bytesPerControl = 16
  /// A few NULs in a short page are a fault, not a format.
  private static let leastControls = 8

  /// Escape is left out, for ISO-2022-JP has one at each change of script.
  private static func isBinaryControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte &- 0x09 > 4 && byte != 0x1B
  }

  /// The first bytes of formats that people capture by mistake, and what such a file is called.
  private static let signatures: [(bytes: [UInt8], name: String)] = [
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "a PNG picture"),
    (Array("GIF87a".utf8), "a GIF picture"),
    (Array("GIF89a".utf8), "a GIF picture"),
    ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
    (Array("%PDF-".utf8), "a PDF document"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive, as EPUB and DOCX are"),
    ([0x1F, 0x8B, 0x08], "compressed by gzip"),
    ([0x28, 0xB5, 0x2F, 0xFD], "compressed by Zstandard"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "compressed by xz"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive"),
    (Array("Rar!\u{1A}\u{07}".utf8), "a RAR archive"),
    (Array("bplist00".utf8), "a property list or a Safari web archive"),
    (Array("{\\rtf".utf8), "an RTF document, as TextEdit and Word write it"),
    (Array("wOFF".utf8), "a WOFF font"),
    (Array("wOF2".utf8), "a WOFF2 font"),
    (Array("OggS\u{0}".utf8), "an Ogg file"),
    (Array("SQLite format 3\u{0}".utf8), "an SQLite database"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ([0xCF, 0xFA, 0xED, 0xFE], "a program"),
    ([0xCA, 0xFE, 0xBA, 0xBE], "a program"),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "an old Office document"),
  ]

  /// Whether a signature begins with a byte.
  private static let firstBytes = (UInt8.min...UInt8.max).map { byte in
    signatures.contains { $0.bytes.first == byte }
  }

  /// Whether a capture begins as a file that is no text does.
  static func hasSignature(_ bytes: [UInt8]) -> Bool {
    format(of: bytes) != nil
  }

  /// What a file that is no text is called, such as "a PDF document"; `nil` if its first bytes don't
  /// tell.
  static func format(of bytes: [UInt8]) -> String? {
    guard let first = bytes.first else { return nil }
    if firstBytes[Int(first)], let known = signatures.first(where: { bytes.starts(with: $0.bytes) })
    {
      return known.name
    }
    // MP4, HEIC and AVIF.
    if bytes.dropFirst(4).starts(with: "ftyp".utf8) { return "a film or a picture" }
    guard bytes.starts(with: "RIFF".utf8) else { return nil }
    let forms = [("WEBP", "a WebP picture"), ("WAVE", "a WAV file"), ("AVI ", "an AVI film")]
    return forms.first { bytes.dropFirst(8).starts(with: $0.0.utf8) }?.1
  }
}
