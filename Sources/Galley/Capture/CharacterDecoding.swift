// Bytes in any encoding become clean UTF-8: the first step of every extraction.

/// A capture's text as every later stage wants it.
struct DecodedText: Sendable {
  /// Valid UTF-8 whose only control characters below U+0020 are tab, line feed and form feed.
  var bytes: [UInt8]
  /// The encoding that the capture was read in, by its name in the WHATWG Encoding Standard.
  var encoding: String
  /// How many bad sequences were replaced by U+FFFD.
  var replacements: Int
}

/// Finds the encoding of a capture and decodes it.
enum CharacterDecoding {
  /// Decodes a capture.
  ///
  /// The first of these decides: a byte order mark, the charset of the media type, whether the
  /// bytes are valid UTF-8, a `<meta>`. Else it is windows-1252. A charset of `utf-8` that more
  /// than one character in 200 contradicts is not believed. Bad sequences become U+FFFD and never
  /// cut the text.
  ///
  /// - Parameters:
  ///   - bytes: The capture.
  ///   - contentType: The media type as served, such as `text/html; charset=utf-8`.
  /// - Returns: The text, sharing the storage of `bytes` if they are clean UTF-8.
  static func decode(_ bytes: [UInt8], contentType: String?) -> DecodedText {
    if let marked = decodeMarked(bytes) { return marked }
    let served = contentType.flatMap { CharsetLabels.encoding(ofContentType: $0) }
    if let served, served != utf8 { return decode(bytes, as: served) }
    // One pass both proves UTF-8 and cleans it, which is all that most captures need.
    let cleaned = UTF8Repair.repaired(bytes)
    let isUTF8 = cleaned.replacements == 0
    if isUTF8 { return DecodedText(bytes: cleaned.bytes, encoding: utf8, replacements: 0) }
    let declared = MetaCharsetPrescan.encoding(bytes)
    if served == utf8 || declared == utf8, isMostlyValid(cleaned) {
      return DecodedText(
        bytes: cleaned.bytes, encoding: utf8, replacements: cleaned.replacements)
    }
    guard let declared, declared != utf8 else { return decode(bytes, as: fallback) }
    return decode(bytes, as: declared)
  }

  /// Whether bytes are text as they stand: clean UTF-8 (``UTF8Repair``) that is no file of another
  /// kind, and isn't served in another encoding.
  ///
  /// Most captures are, and ``decode(_:contentType:)`` gives them back.
  static func isClean(_ bytes: [UInt8], contentType: String?) -> Bool {
    let served = contentType.flatMap { CharsetLabels.encoding(ofContentType: $0) }
    guard served ?? utf8 == utf8, !bytes.starts(with: byteOrderMark), !hasSignature(bytes) else {
      return false
    }
    return bytes.withUnsafeBufferPointer { UTF8Repair.firstFault(in: $0, from: 0) == $0.count }
  }

  private static let utf8 = "UTF-8"
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let fallback = "windows-1252"

  /// The most characters, one in so many, that may be bad in what declares itself UTF-8.
  ///
  /// Real pages that were cut or pasted together have a handful; those in another encoding, one in five words.
  private static let charactersPerBadOne = 200

  private static func isMostlyValid(_ text: (bytes: [UInt8], replacements: Int)) -> Bool {
    let characters = text.bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return text.replacements <= max(1, characters / charactersPerBadOne)
  }

  private static func decodeMarked(_ bytes: [UInt8]) -> DecodedText? {
    if bytes.starts(with: byteOrderMark) {
      let cleaned = UTF8Repair.repaired(bytes, from: 3)
      return DecodedText(
        bytes: cleaned.bytes, encoding: utf8, replacements: cleaned.replacements)
    }
    if bytes.starts(with: [0xFE, 0xFF]) { return decodeUTF16(bytes[2...], "UTF-16BE") }
    if bytes.starts(with: [0xFF, 0xFE]) { return decodeUTF16(bytes[2...], "UTF-16LE") }
    return nil
  }

  private static func decodeUTF16(_ bytes: ArraySlice<UInt8>, _ encoding: String) -> DecodedText {
    let text = UTF16Decoder.decode(bytes, isBigEndian: encoding == "UTF-16BE")
    return DecodedText(
      bytes: UTF8Repair.repaired(text.bytes).bytes, encoding: encoding,
      replacements: text.replacements)
  }

  private static func decode(_ bytes: [UInt8], as encoding: String) -> DecodedText {
    let text: (bytes: [UInt8], replacements: Int)?
    switch encoding {
    case "UTF-16BE", "UTF-16LE": return decodeUTF16(bytes[...], encoding)
    case "ISO-2022-JP": text = ISO2022JPDecoder.decode(bytes)
    case "x-user-defined": text = (userDefined(bytes), 0)
    // The same letters; only the order in which they are displayed differs.
    case "ISO-8859-8-I": text = SingleByteDecoder.decode(bytes, encoding: "ISO-8859-8")
    default:
      text =
        SingleByteDecoder.decode(bytes, encoding: encoding)
        ?? IconvDecoder.decode(bytes, encoding: encoding)
    }
    // What is left is "replacement", under whose labels browsers show no text at all, lest a page
    // smuggle script in. Nothing runs here, so what is ASCII stays.
    let known = text ?? asciiOnly(bytes)
    return DecodedText(
      bytes: UTF8Repair.repaired(known.bytes).bytes, encoding: encoding,
      replacements: known.replacements)
  }

  private static func userDefined(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    for byte in bytes {
      UTF8Encoding.append(byte < 0x80 ? UInt32(byte) : 0xF700 + UInt32(byte), to: &output)
    }
    return output
  }

  private static func asciiOnly(_ bytes: [UInt8]) -> (bytes: [UInt8], replacements: Int) {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    for byte in bytes { UTF8Encoding.append(byte < 0x80 ? UInt32(byte) : 0xFFFD, to: &output) }
    return (output, bytes.count { $0 >= 0x80 })
  }
}
