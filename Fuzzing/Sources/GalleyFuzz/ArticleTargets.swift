// Articles and their snapshots.

@testable import Galley
@testable import GalleyGolden

/// Holds: what an article's outputs say can be read back, and its snapshot is canonical.
func check(_ article: Article) {
  let snapshot = Snapshot(of: article)
  require(isValidUTF8(snapshot.bytes), "a snapshot is not UTF-8")
  checkReadsBack(snapshot, of: article.normalized)
  // Made by hand, articles may nest deeper than the harness reads JSON.
  checkJSON(ArticleJSON.bytes(of: article.normalized))
  checkHTML(ArticleHTML.document(of: article))
  _ = CanonicalText.folded(article.text)
}

private func checkReadsBack(_ snapshot: Snapshot, of normalized: Article) {
  do {
    let read = try SnapshotReader(reading: snapshot.bytes)
    require(read.blocks == normalized.body, "other blocks are read:\n\(snapshot.text)")
    guard let article = read.article else { fatalError("no article is read") }
    require(
      Snapshot(of: article).bytes == snapshot.bytes,
      "a snapshot changes by reading:\n\(snapshot.text)\n\(Snapshot(of: article).text)")
  } catch {
    fatalError("a snapshot can't be read: \(error)\n\(snapshot.text)")
  }
}

/// Holds: a golden file that can be read, edited by hand or not, has a canonical form that stays.
func checkSnapshot(_ input: [UInt8]) {
  let body = Array("---\ngalley: 1\n---\n\n".utf8) + input
  for bytes in [input, body, body + [0x0A]] {
    do {
      let read = try SnapshotReader(reading: bytes)
      guard let article = read.article else { continue }
      let snapshot = Snapshot(of: article)
      checkReadsBack(snapshot, of: article.normalized)
    } catch {
      require(!"\(error)".isEmpty, "an error without a message")
    }
  }
}

/// An article whose structure and text are taken from the input.
func checkArticle(_ input: [UInt8]) {
  var maker = ArticleMaker(input)
  check(maker.article())
}

/// Turns bytes into articles of any shape: blocks that extraction would never make, too.
private struct ArticleMaker {
  private var input: ArraySlice<UInt8>

  init(_ input: [UInt8]) {
    self.input = input[...]
  }

  private mutating func byte() -> UInt8 { input.popFirst() ?? 0 }

  private mutating func choice(_ count: Int) -> Int { Int(byte()) % count }

  /// Text up to a byte that UTF-8 never has.
  private mutating func text() -> String {
    let part = input.prefix { $0 != 0xFF }
    input = input.dropFirst(part.count + 1)
    return String(decoding: part, as: UTF8.self)
  }

  mutating func article() -> Article {
    var article = Article(body: [])
    let facts = byte()
    if facts & 1 != 0 { article.title = text() }
    if facts & 2 != 0 { article.authors = [text(), text()] }
    if facts & 4 != 0 { article.url = text() }
    if facts & 8 != 0 { article.subtitle = text() }
    if facts & 16 != 0 { article.tags = [text()] }
    if facts & 32 != 0 { article.siteName = text() }
    article.body = blocks(depth: 0)
    return article
  }

  private mutating func blocks(depth: Int) -> [ArticleBlock] {
    var blocks: [ArticleBlock] = []
    while !input.isEmpty, blocks.count < 32 {
      guard let block = block(depth: depth) else { break }
      blocks.append(block)
    }
    return blocks
  }

  private mutating func block(depth: Int) -> ArticleBlock? {
    switch choice(depth > 40 ? 7 : 10) {
    case 0: return nil
    case 1: return .paragraph(runs())
    case 2: return .heading(level: choice(9), content: runs())
    case 3: return .code(language: choice(2) == 0 ? nil : text(), text: text())
    case 4: return .table(ArticleTable(rows: [cells(), cells()], hasHeader: choice(2) == 0))
    case 5:
      let images = (0..<choice(3)).map { _ in
        ArticleFigure.Image(source: text(), alternative: text())
      }
      return .figure(ArticleFigure(images: images, caption: runs()))
    case 6: return .embed(url: text(), title: choice(2) == 0 ? nil : text())
    case 7: return .quote(blocks(depth: depth + 1))
    default:
      let start = choice(2) == 0 ? nil : Int(byte()) - 3
      return .list(start: start, items: (0..<choice(4)).map { _ in blocks(depth: depth + 1) })
    }
  }

  private mutating func cells() -> [[InlineRun]] { (0..<choice(4)).map { _ in runs() } }

  private mutating func runs() -> [InlineRun] {
    (0..<choice(5)).map { _ in
      let style = byte()
      return InlineRun(
        text(), marks: InlineRun.Marks(rawValue: style & 7), link: style & 64 != 0 ? text() : nil)
    }
  }
}
