// Scoring's main path: read the truth → extract → measure → gather, set by set.

public import Galley

/// Measures an extractor on pages whose articles are known.
public struct Scorer: Sendable {
  /// The extractor that is measured.
  public var extractor: any Extractor
  /// Reads captures that are compressed.
  public var decompress: ScoreSet.Decompressor

  /// Creates a scorer.
  ///
  /// - Parameters:
  ///   - extractor: The extractor that is measured.
  ///   - decompress: Reads `.gz` files; without it a page that is compressed counts as unreadable.
  public init(
    extractor: any Extractor, decompress: @escaping ScoreSet.Decompressor = Self.refuse
  ) {
    self.extractor = extractor
    self.decompress = decompress
  }

  /// The decompressor of a scorer that was given none.
  ///
  /// - Throws: ``HarnessError`` of kind `badCapture`, always.
  @Sendable public static func refuse(_ path: String) throws -> [UInt8] {
    throw HarnessError(
      .badCapture, printable(path),
      detail: "it is compressed, and this scorer was given no decompressor")
  }

  /// Scores the pages of a set, several at once; of each page only its measures are kept.
  ///
  /// A page without an article counts as an empty text, and its error is in its score. So does a
  /// page whose capture is missing or unreadable.
  ///
  /// - Parameters:
  ///   - set: The set.
  ///   - input: Which of its captures.
  ///   - jobs: How many pages are worked on at once, at least 1.
  /// - Returns: The measures of the set and of its pages, in byte order of their ids.
  /// - Throws: ``HarnessError`` of kind `badData` if the truth is wrong or has no rows, of kind
  ///   `fileSystem` if it can't be read.
  public func score(_ set: ScoreSet, input: ScoreInput, jobs: Int) async throws -> SetScore {
    let path = set.path + "/truth.ndjson"
    var reader = try TruthReader(path: path)
    var pages: [PageScore] = []
    try await orderedParallelMap(
      jobs: max(1, jobs),
      next: { _ in try reader.next().map { .item($0) } ?? .end },
      transform: { row in page(row, of: set, input: input) },
      emit: { pages.append($0) })
    guard !pages.isEmpty else {
      throw HarnessError(.badData, path, detail: "it has no rows")
    }
    return SetScore(set, input: input, pages: pages)
  }

  private func page(_ row: TruthRow, of set: ScoreSet, input: ScoreInput) -> PageScore {
    switch input {
    case .html: score(extraction(of: row, in: set, kind: .html), against: row)
    case .text: score(extraction(of: row, in: set, kind: .text), against: row)
    case .twins:
      agreement(
        html: extraction(of: row, in: set, kind: .html),
        text: extraction(of: row, in: set, kind: .text), truth: row)
    }
  }
}

// MARK: - Extraction

extension Scorer {
  /// What came of one capture.
  private struct Extraction {
    var article: Article?
    var error: String?
    var text: String { article?.text ?? "" }
  }

  private func extraction(
    of row: TruthRow, in set: ScoreSet, kind: Capture.Kind
  ) -> Extraction {
    do {
      let capture = try set.capture(of: row, kind: kind, decompress: decompress)
      return Extraction(article: try extractor.article(from: capture))
    } catch let error as ExtractionError {
      return Extraction(error: "\(error.kind.rawValue): \(error.detail)")
    } catch let error as HarnessError {
      return Extraction(error: error.detail)
    } catch {
      return Extraction(error: "\(error)")
    }
  }

  /// Measures one extraction against the truth.
  private func score(_ extraction: Extraction, against row: TruthRow) -> PageScore {
    let text = extraction.text
    var page = PageScore(
      id: row.id, comparing: BodyComparison(reference: row.body, candidate: text))
    if let error = extraction.error { page.errors.append(error) }
    let search = SnippetSearch(text)
    page.values[.with] = search.share(of: row.with)
    page.values[.without] = search.share(of: row.without)
    addFacts(of: extraction.article, against: row, to: &page)
    if let story = row.story {
      addFlaws(of: extraction.article, against: row, to: &page)
      let folded = Array(CanonicalText.folded(text).utf8)
      page.story = PageScore.StoryPart(
        name: story, digest: folded.isEmpty ? nil : SHA256.hexadecimal(folded))
    }
    return page
  }

  private func addFacts(of article: Article?, against row: TruthRow, to page: inout PageScore) {
    func share(_ isRight: Bool) -> Double { isRight ? 1 : 0 }
    if let title = row.title {
      page.values[.title] = share(FactComparison.isEqual(article?.title, title))
    }
    if let author = row.author {
      page.values[.author] = share(FactComparison.isEqual(article?.authors ?? [], author))
    }
    if let dek = row.dek {
      page.values[.dek] = share(FactComparison.isEqual(article?.subtitle, dek))
    }
    if let site = row.site {
      page.values[.site] = share(FactComparison.isEqual(article?.siteName, site))
    }
    if let date = row.date {
      page.values[.date] = share(FactComparison.isSameDay(article?.published, date))
    } else {
      page.values[.dateInvented] = share(article?.published != nil)
    }
  }

  private func addFlaws(of article: Article?, against row: TruthRow, to page: inout PageScore) {
    let flaws = Flaws(of: article, against: row)
    page.values[.paragraphs] = flaws.hasTrueParagraphs ? 1 : 0
    page.values[.flawless] = flaws.messages.isEmpty ? 1 : 0
    page.flaws = flaws.messages
  }

  /// Measures one page's text capture against its HTML.
  private func agreement(
    html: Extraction, text: Extraction, truth row: TruthRow
  ) -> PageScore {
    var page = PageScore(
      id: row.id, comparing: BodyComparison(reference: html.text, candidate: text.text))
    if let error = html.error { page.errors.append("html: \(error)") }
    if let error = text.error { page.errors.append("text: \(error)") }
    page.twins = PageScore.Twins(
      html: BodyComparison(reference: row.body, candidate: html.text).words.f1,
      text: BodyComparison(reference: row.body, candidate: text.text).words.f1)
    if let article = html.article {
      var facts = TruthRow(id: row.id, body: "")
      facts.title = article.title
      facts.author = article.authors.isEmpty ? nil : article.authors.joined(separator: ", ")
      facts.dek = article.subtitle
      facts.site = article.siteName
      facts.date = article.published?.description
      addFacts(of: text.article, against: facts, to: &page)
    }
    return page
  }
}
