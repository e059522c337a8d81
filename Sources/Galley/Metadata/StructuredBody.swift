// Bodies that stand only in a page's data, for scripts to show.

/// The text of an article in JSON-LD's `articleBody` or in the state of a framework.
struct StructuredBody: Sendable {
  /// Shorter texts are summaries, in words.
  private static let fewestWords: Int32 = 60

  /// UTF-8, with references and escapes of JSON decoded.
  let text: [UInt8]

  /// Whether the text is markup.
  var isHTML: Bool {
    let markers: [StaticString] = ["</p>", "<br", "<p>", "</div>"]
    return text.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return false }
      return bytes.indices.contains { index in
        bytes[index] == UInt8(ascii: "<")
          && markers.contains { ByteScanning.matches($0, at: index, in: base, to: bytes.count) }
      }
    }
  }

  /// The longest text of a document's data that reads like a body; JSON-LD's word counts first.
  ///
  /// - Returns: `nil` if there is none of 60 words or more.
  init?(_ document: Document) {
    let declared = Self.longest(in: document, of: .jsonLD) { $0.key == .articleBody }
    guard
      let text = declared ?? Self.longest(in: document, of: .state, where: { _ in true })
    else { return nil }
    self.text = text
  }

  private static func longest(
    in document: Document, of kind: Document.DataIsland.Kind,
    where isCandidate: (JSONDocument.Value) -> Bool
  ) -> [UInt8]? {
    var best: [UInt8]?
    for island in document.islands where island.kind == kind {
      let json = JSONScanner.scan(document.islandBytes, in: island.range)
      let strings = json.values.indices.filter {
        json.values[$0].kind == .string && isCandidate(json.values[$0])
      }
      guard let longest = strings.max(by: { length(json, $0) < length(json, $1) }),
        length(json, longest) > Int32(best?.count ?? 0)
      else { continue }
      let text = json.text(longest)
      if isProse(text) { best = text }
    }
    return best
  }

  private static func length(_ json: JSONDocument, _ index: Int) -> Int32 {
    json.values[index].end - json.values[index].start
  }

  /// Enough words, of which as many are function words as in running text: no style sheet, no script.
  private static func isProse(_ text: [UInt8]) -> Bool {
    var words: [UInt32] = []
    let statistics = text.withUnsafeBufferPointer { TextScanner.scan($0, words: &words).statistics }
    return statistics.words >= fewestWords && statistics.sentences >= 3
      && (statistics.stopWordShare > 0.15 || statistics.wordLetters < statistics.words)
  }

  /// The paragraphs of a text without markup: what blank lines separate, or else lines.
  var paragraphs: [ArticleBlock] {
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
    return lines.compactMap { line in
      let words = line.split(whereSeparator: \.isHTMLSpace).joined(separator: [0x20])
      let text = CanonicalComposition.composed(String(decoding: Array(words), as: UTF8.self))
      return text.isEmpty ? nil : .paragraph([InlineRun(text)])
    }
  }
}
