// A capture's text as a person sees it, for reports.

extension Capture {
  /// The bytes decoded as extraction decodes them; bad sequences are U+FFFD.
  package var decodedText: String {
    String(
      decoding: CharacterDecoding.decode(bytes, contentType: contentType).bytes, as: UTF8.self)
  }
}
