// `galley add`: a new capture, and its pending golden.

import ArgumentParser
import Foundation
import Galley
import GalleyGolden

/// Stores a capture in the corpus.
struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Stores a captured page in the corpus and leaves its snapshot pending.",
    discussion: """
      The bytes are stored as they are; of MHTML, Safari's web archives, mail and the output of \
      'curl -i' it is the page in it, with the address and date that the file names. Read what is \
      printed; 'galley accept ID' makes it golden.

        curl -sL https://news.example/storm | galley add - --url https://news.example/storm
        galley add storm.mhtml
      """)

  @Argument(help: "A file with the page as captured, or - for standard input.")
  var file: String

  @Option(help: "The page's URL; by default what the file or the page says.")
  var url: String?

  @Option(help: "The id, site/slug; by default made of the URL.")
  var id: String?

  @Option(
    help: """
      The media type as served; by default what the file says, or text/html or text/plain, in UTF-8.
      """)
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

  @Option(
    help: """
      When it was captured, such as 2026-03-04T10:12:00Z; by default when the file says that it was \
      saved, or now.
      """)
  var capturedAt: String?

  @OptionGroup var roots: RootOptions

  func run() throws {
    let workspace = try roots.workspace()
    guard let root = workspace.roots.first else { return }
    let wanted = try id.map { try CaptureID($0) } ?? url.map { try CaptureID(url: $0) }
    let page = try page()
    let url = try url ?? statedURL(of: page)
    let captureID = try wanted ?? CaptureID(url: url)
    let capture = try NewCapture(id: captureID, record: record(of: page, url), bytes: page.bytes)
    try requireText(page, capture.record)
    try capture.store(in: root)
    try Stream.output.write("added Corpus/\(captureID)\n")
    if self.url == nil {
      try Stream.output.write("its address, as the file says: \(printable(url))\n")
    }
    try show(GoldenCase(id: captureID, root: root))
  }

  /// The page of the file or of standard input.
  private func page() throws -> SavedPage {
    let input = try file == "-" ? Stream.input.readAll() : nil
    do throws(ExtractionError) {
      guard let input else {
        return try CaptureFile(path: file, kind: kind?.kind, name: file).page()
      }
      return try SavedPage(input, kind: kind?.kind ?? .html, name: file)
    } catch {
      throw Self.refusal("\(error)")
    }
  }

  /// The URL that the file or its article gives.
  private func statedURL(of page: SavedPage) throws -> String {
    if let url = page.url { return url }
    let capture = Capture(page, contentType: contentType, name: file)
    if let url = try article(of: capture)?.url { return url }
    throw Self.refusal(
      "\(file): the page doesn't say where it is from; give its address with --url")
  }

  private func record(of page: SavedPage, _ url: String) -> CaptureRecord {
    CaptureRecord(
      url: url, capturedAt: capturedAt ?? page.savedAt?.formatted(.iso8601) ?? Environment.now,
      contentType: contentType ?? page.contentType
        ?? (page.kind == .html ? "text/html; charset=utf-8" : "text/plain; charset=utf-8"),
      kind: page.kind, story: story, expects: expectsNone ? .none : .article, tags: tags,
      notes: notes, license: license)
  }

  /// Refuses bytes that aren't a page at all, such as a picture or a PDF: no check of them could pass.
  private func requireText(_ page: SavedPage, _ record: CaptureRecord) throws {
    _ = try article(
      of: Capture(page, url: record.url, contentType: record.contentType, name: file))
  }

  /// The article of a capture; `nil` if it has none, which may be meant.
  private func article(of capture: Capture) throws -> Article? {
    do throws(ExtractionError) {
      return try ArticleExtractor().article(from: capture)
    } catch {
      guard error.kind == .noArticle else { throw Self.refusal("\(error)") }
      return nil
    }
  }

  private static func refusal(_ reason: String) -> ExitStatus {
    ExitStatus(code: 2, message: "\(reason)\nNothing was stored.")
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
