// Captures: decoding, HTML pages, text.

@testable import Galley
@testable import GalleyGolden

/// The first byte chooses the media type, the rest is the capture.
///
/// Holds: the text is clean UTF-8, and decoding it again as UTF-8 changes nothing.
func checkDecoding(_ input: [UInt8]) {
  guard let choice = input.first else { return }
  let bytes = Array(input.dropFirst())
  let label = mediaTypes[Int(choice) % mediaTypes.count]
  let text = CharacterDecoding.decode(bytes, contentType: label)
  require(isValidUTF8(text.bytes), "not UTF-8: \(text.encoding)")
  let controls = text.bytes.first { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0C }
  require(controls == nil, "a control character is left")
  require(text.replacements <= bytes.count, "more replacements than bytes")
  let again = CharacterDecoding.decode(bytes, contentType: label)
  require(again.bytes == text.bytes, "decoding is not deterministic")
  _ = CharacterDecoding.binaryOffset(bytes, contentType: label)
}

private let mediaTypes: [String?] =
  [nil]
  + [
    "utf-8", "windows-1252", "gbk", "gb18030", "big5", "euc-jp", "iso-2022-jp", "shift_jis",
    "euc-kr", "utf-16le", "utf-16be", "koi8-u", "windows-1255", "iso-8859-16", "x-user-defined",
    "hz-gb-2312", "macintosh", "nonsense",
  ].map { "text/html; charset=\($0)" }

/// Holds: taking a page out of a file ends, is deterministic and makes nothing up; an address is one of
/// the web.
func checkSavedPage(_ input: [UInt8]) {
  checkArchive(input)
  do throws(ExtractionError) {
    let page = try SavedPage(input, kind: .html, name: "input")
    let again = try SavedPage(input, kind: .html, name: "input")
    require(page == again, "another page comes out")
    require(page.bytes.count <= input.count, "more bytes come out than go in")
    require(page.url?.hasPrefix("http") ?? true, "no address: \(page.url ?? "")")
  } catch {
    require(error.kind == .notText, "another error: \(error)")
  }
}

/// Holds: an archive that comes in two pieces gives the same pages as in one.
private func checkArchive(_ input: [UInt8]) {
  let whole = items(of: [input])
  require(whole.count <= input.count, "more pages than bytes")
  let half = input.count / 2
  require(whole == items(of: [Array(input[..<half]), Array(input[half...])]), "pieces matter")
}

private func items(of pieces: [[UInt8]]) -> [WARCReader.Item] {
  var reader = WARCReader()
  var items: [WARCReader.Item] = []
  for (index, piece) in pieces.enumerated() {
    reader.append(piece)
    while let item = reader.next(isAtEnd: index == pieces.count - 1) { items.append(item) }
  }
  return items
}

/// Holds: rewriting what was rewritten changes nothing, the arena is well-formed, and it is the same if
/// libxml2 reads all tags.
func checkRewriting(_ input: [UInt8]) {
  let text = CharacterDecoding.decode(input, contentType: nil).bytes
  let once = rewritten(text)
  let twice = rewritten(once)
  require(once == twice, "rewriting is not idempotent:\n\(shown(once))\n\(shown(twice))")
  require(isValidUTF8(once), "the rewriter broke UTF-8")
  guard let document = LibXML2Parser.document(text),
    let unspared = LibXML2Parser.document(text, sparingNested: false)
  else { return }
  check(document)
  require(document.nodes.count == unspared.nodes.count, "libxml2 makes another number of nodes")
  for (node, other) in zip(document.nodes, unspared.nodes) {
    require(isAlike(node, document, other, unspared), "libxml2 makes another arena")
  }
}

private func isAlike(
  _ node: Document.Node, _ document: Document, _ other: Document.Node, _ unspared: Document
) -> Bool {
  guard node.tag == other.tag, node.depth == other.depth, node.parent == other.parent,
    node.end == other.end, node.count == other.count
  else { return false }
  guard node.tag == .text else { return node.count == 0 || node.start == other.start }
  let (start, otherStart, count) = (Int(node.start), Int(other.start), Int(node.count))
  return document.bytes[start..<start + count]
    == unspared.bytes[otherStart..<otherStart + count]
}

/// Nodes are ordered and nested, text is UTF-8.
private func check(_ document: Document) {
  for (index, node) in document.nodes.enumerated() {
    require(node.parent < index, "a parent behind its child")
    require(Int(node.end) > index && Int(node.end) <= document.nodes.count, "a subtree's end")
    if node.parent >= 0 {
      require(node.end <= document.nodes[Int(node.parent)].end, "a child reaches out of its parent")
    }
    if node.tag == .text {
      require(isValidUTF8(Array(document.bytes[document.textRange(index)])), "text is not UTF-8")
    }
  }
}

func rewritten(_ text: [UInt8]) -> [UInt8] {
  text.withUnsafeBufferPointer { source in
    var rewriter = TagRewriter(source)
    rewriter.rewrite()
    return rewriter.tape.markup
  }
}

/// Holds: extraction gives the same twice, and every output is well-formed and reads back.
func checkPage(_ input: [UInt8]) {
  let url = "https://gazette.example/2024/05/harbour.html"
  checkExtraction(Capture(bytes: input, kind: .html, url: url, name: "fuzz"))
}

/// Holds: as for pages.
func checkTextCapture(_ input: [UInt8]) {
  checkExtraction(
    Capture(
      bytes: input, kind: .text, url: "https://gazette.example/2024/05/harbour", name: "fuzz"))
}

private func checkExtraction(_ capture: Capture) {
  let extractor = ArticleExtractor()
  // What takes as long as extraction itself is done for some of the inputs, the same in each run.
  let choice = capture.bytes.reduce(UInt32(5381)) { $0 &* 33 &+ UInt32($1) } >> 8 & 7
  do {
    let article = try extractor.article(from: capture)
    if choice & 1 == 0 {
      require(try extractor.article(from: capture) == article, "extraction is not deterministic")
    }
    check(article)
  } catch {
    require(!"\(error)".isEmpty, "an error without a message")
  }
  guard choice == 0, let explanation = try? extractor.explanation(of: capture) else { return }
  checkJSON(ExplanationJSON.bytes(of: explanation))
  checkHTML(ExplanationHTML.document(of: explanation))
  require(isValidUTF8(Array(ExplanationText.text(of: explanation).utf8)), "not UTF-8")
}
