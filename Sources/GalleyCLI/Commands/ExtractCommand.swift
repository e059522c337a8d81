// `galley extract`: one capture to an article, or many by NDJSON.

import ArgumentParser
import Galley
import GalleyGolden

/// Extracts the article of a capture.
struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Prints the article of a captured page.",
    discussion: """
      With --ndjson, standard input holds rows {"id", "path" or "html" or "text", "url"}; each is \
      answered, in order, by {"id", "article"} or {"id", "error": {"kind", "message"}}. Rows with \
      a path may also give "kind" and "contentType".

      With --warc, standard input is a web archive, decompressed; its pages are answered in the same \
      way, with their addresses as ids: gzip -dc crawl.warc.gz | galley extract --warc

      --explain is described in docs/explain.md.
      """)

  /// What can be printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case markdown, json, text, html
  }

  @Argument(help: "A file with the page as captured, or - for standard input.")
  var file: String?

  @Option(
    help: """
      What to print: markdown (as golden files are; the default), json, text or html. With \
      --explain: text (the default), json or html.
      """)
  var format: Format?

  @Flag(help: "Print why each block of the page was kept or dropped, instead of the article.")
  var explain = false

  @Option(help: "The page's URL, against which links are resolved.")
  var url: String?

  @Option(help: "The media type as served, such as 'text/html; charset=utf-8'.")
  var contentType: String?

  @Option(help: "html or text; by default a file that ends in .txt, .text or .md is text.")
  var kind: KindOption?

  @Flag(help: "Answer rows of JSON on standard input.")
  var ndjson = false

  @Flag(help: "Answer the pages of a web archive (WARC) on standard input by rows of JSON.")
  var warc = false

  @Option(help: "How many rows to work on at once; by default as many as there are processors.")
  var jobs: Int?

  func validate() throws {
    if ndjson || warc {
      let option = ndjson ? "--ndjson" : "--warc"
      if ndjson && warc { throw ValidationError("--ndjson and --warc exclude each other.") }
      if file != nil && file != "-" {
        throw ValidationError("\(option) reads standard input only.")
      }
      if explain { throw ValidationError("--explain takes one file, and no \(option).") }
    } else if file == nil {
      throw ValidationError("Name a file, or - for standard input.")
    }
    if explain, format == .markdown {
      throw ValidationError("--explain prints text, json or html, not markdown.")
    }
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes 1 to 256.") }
  }

  func run() async throws {
    if ndjson {
      try await answerRows()
    } else if warc {
      try await answerPages()
    } else {
      try extract(file ?? "-")
    }
  }

  private func extract(_ file: String) throws {
    var bytes = try explain ? explanation(of: capture(file)) : article(of: capture(file))
    if Stream.output.isTerminal {
      // A page may hold escape sequences; a file or a pipe gets the bytes as they are.
      bytes = Array(printable(String(decoding: bytes, as: UTF8.self), keepingLines: true).utf8)
    }
    try Stream.output.write(bytes)
  }

  private func article(of capture: Capture) throws -> [UInt8] {
    let article = try ArticleExtractor().article(from: capture)
    return switch format ?? .markdown {
    case .markdown: Snapshot(of: article).bytes
    case .json: ArticleJSON.bytes(of: article) + [UInt8(ascii: "\n")]
    case .text: Array((article.text + "\n").utf8)
    case .html: Array(ArticleHTML.document(of: article).utf8)
    }
  }

  private func explanation(of capture: Capture) throws -> [UInt8] {
    let explanation = try ArticleExtractor().explanation(of: capture)
    return switch format ?? .text {
    case .json: ExplanationJSON.bytes(of: explanation) + [UInt8(ascii: "\n")]
    case .html: Array(ExplanationHTML.document(of: explanation).utf8)
    case .text, .markdown: Array(ExplanationText.text(of: explanation).utf8)
    }
  }

  private func capture(_ file: String) throws -> Capture {
    guard file == "-" else {
      return try CaptureFile(
        path: file, url: url, contentType: contentType, kind: kind?.kind, name: file
      ).capture()
    }
    let page = try SavedPage(Stream.input.readAll(), kind: kind?.kind ?? .html, name: "-")
    return Capture(page, url: url, contentType: contentType, name: "-")
  }

  private func answerRows() async throws {
    let rows = RowExtraction(extractor: ArticleExtractor())
    var reader = LineReader(.input)
    var number = 0
    try await answer(
      next: { mayWait in
        let line = try reader.next(mayWait: mayWait)
        switch line {
        case .text, .tooLong:
          number += 1
          return .item(RowExtraction.Row(number: number, line: line))
        case .notYet: return .notYet
        case .end: return .end
        }
      },
      transform: { rows.answer(to: $0) })
  }

  private func answerPages() async throws {
    let rows = RowExtraction(extractor: ArticleExtractor())
    var archive = WARCStream(.input)
    try await answer(
      next: { mayWait in
        switch try archive.next(mayWait: mayWait) {
        case .item(let item): .item(item)
        case .notYet: .notYet
        case .end: .end
        }
      },
      transform: { rows.answer(to: $0) })
  }

  /// Writes an answer for each input, in order, until there are no more or an interruption comes.
  private func answer<Input: Sendable>(
    next: (_ mayWait: Bool) throws -> NextInput<Input>,
    transform: @escaping @Sendable (Input) -> [UInt8]
  ) async throws {
    Signals.holdInterruption()
    var writer = AnswerWriter()
    do {
      try await orderedParallelMap(
        jobs: jobs ?? Environment.processorCount,
        next: { mayWait in
          let input = try next(false)
          guard mayWait, case .notYet = input else { return input }
          // Whoever waits for an answer has it before the next input is waited for.
          try writer.flush()
          return try next(true)
        },
        transform: transform,
        emit: { try writer.write($0) })
    } catch {
      try writer.flush()
      throw error
    }
    try writer.flush()
    // As a shell has it: 128 and the signal's number.
    if Signals.isInterrupted { throw ExitStatus(code: 130, message: nil) }
  }
}

/// A kind of capture as an option's value.
enum KindOption: String, ExpressibleByArgument, CaseIterable {
  case html, text

  var kind: Capture.Kind { self == .html ? .html : .text }
}
