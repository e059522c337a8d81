// `galley add`: a new capture, and its pending golden.

import ArgumentParser
import Galley
import GalleyGolden

/// Stores a capture in the corpus.
struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Stores a captured page in the corpus and leaves its snapshot pending.",
    discussion: """
      The bytes are stored as they are. Read what is printed; 'galley accept ID' makes it golden.

        curl -sL https://news.example/storm | galley add - --url https://news.example/storm
      """)

  @Argument(help: "A file with the page as captured, or - for standard input.")
  var file: String

  @Option(help: "The page's URL.")
  var url: String

  @Option(help: "The id, site/slug; by default made of the URL.")
  var id: String?

  @Option(help: "The media type as served. Default: text/html or text/plain, in UTF-8.")
  var contentType: String?

  @Option(help: "html or text; by default a file that ends in .txt, .text or .md is text.")
  var kind: KindOption?

  @Option(help: "The story that this is a copy of: captures with the same story must agree.")
  var story: String?

  @Flag(help: "The page holds no article: a home page, a menu, an error page.")
  var expectsNone = false

  @Option(name: .customLong("tag"), help: "A word to group captures by; repeatable.")
  var tags: [String] = []

  @Option(help: "What the capture is there to test.")
  var notes: String?

  @Option(help: "The licence of the bytes, as an SPDX identifier.")
  var license: String?

  @Option(help: "When it was captured, such as 2026-03-04T10:12:00Z; by default now.")
  var capturedAt: String?

  @OptionGroup var roots: RootOptions

  func run() throws {
    let workspace = try roots.workspace()
    guard let root = workspace.roots.first else { return }
    let captureID = try id.map { try CaptureID($0) } ?? CaptureID(url: url)
    let kind = kind?.kind ?? (file == "-" ? .html : CaptureFile.kind(ofPath: file))
    let bytes =
      try file == "-"
      ? Stream.input.readAll()
      : CaptureFile(path: file, url: url, contentType: contentType, kind: kind, name: file)
        .capture().bytes
    let record = record(kind: kind)
    let capture = try NewCapture(id: captureID, record: record, bytes: bytes)
    try requireText(bytes, record)
    try capture.store(in: root)
    try Stream.output.write("added Corpus/\(captureID)\n")
    try show(GoldenCase(id: captureID, root: root))
  }

  private func record(kind: Capture.Kind) -> CaptureRecord {
    CaptureRecord(
      url: url, capturedAt: capturedAt ?? Environment.now,
      contentType: contentType
        ?? (kind == .html ? "text/html; charset=utf-8" : "text/plain; charset=utf-8"),
      kind: kind, story: story, expects: expectsNone ? .none : .article, tags: tags, notes: notes,
      license: license)
  }

  /// Refuses bytes that aren't a page at all, such as a picture or a PDF: no check of them could pass.
  private func requireText(_ bytes: [UInt8], _ record: CaptureRecord) throws {
    let capture = Capture(
      bytes: bytes, kind: record.kind, url: url, contentType: record.contentType, name: file)
    do throws(ExtractionError) {
      _ = try ArticleExtractor().article(from: capture)
    } catch {
      // A page without an article is one that may be meant.
      guard error.kind == .noArticle else {
        throw ExitStatus(code: 2, message: "\(error)\nNothing was stored.")
      }
    }
  }

  /// Prints the snapshot that is pending now, or why there is none.
  private func show(_ goldenCase: GoldenCase) throws {
    let result = GoldenRunner(extractor: ArticleExtractor(), target: .pending)
      .result(for: goldenCase)
    if let error = result.writeError { throw error }
    if let failure = result.failure {
      throw ExitStatus(
        code: 1,
        message: "\(failure.message)\nThe capture is stored; no golden file is pending.")
    }
    if let snapshot = result.snapshot {
      try Stream.output.write(
        "\n" + printable(String(decoding: snapshot, as: UTF8.self), keepingLines: true) + "\n")
    }
    try Stream.output.write("when you have read it: galley accept \(goldenCase.id)\n")
  }
}
