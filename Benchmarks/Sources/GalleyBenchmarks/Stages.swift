// The stages of extraction, each a function of its own that a profiler can name.

@testable import Galley

/// What one stage hands on to the next.
struct Work {
  let capture: Capture
  var text: [UInt8] = []
  var document = Document()
  var page = PageBlocks()
  var features: BlockFeatures?
  var decision: BodyClassifier.Decision?
  var metadata = Metadata()
  var article: Article?

  init(_ capture: Capture) {
    self.capture = capture
  }
}

/// A stage of the path of HTML captures, in its order.
///
/// `parse` rewrites once more: to that the document is bound.
enum Stage: String, CaseIterable {
  case decode, rewrite, parse, blocks, features, model, metadata, whole, json, snapshot

  /// Does the stage's work; returns a number that depends on it, so that nothing is left out.
  func run(_ work: inout Work) -> Int {
    switch self {
    case .decode: stageDecode(&work)
    case .rewrite: stageRewrite(&work)
    case .parse: stageParse(&work)
    case .blocks: stageBlocks(&work)
    case .features: stageFeatures(&work)
    case .model: stageModel(&work)
    case .metadata: stageMetadata(&work)
    case .whole: stageWhole(&work)
    case .json: stageJSON(&work)
    case .snapshot: stageSnapshot(&work)
    }
  }
}

@inline(never)
func stageDecode(_ work: inout Work) -> Int {
  work.text =
    CharacterDecoding.decode(work.capture.bytes, contentType: work.capture.contentType).bytes
  return work.text.count
}

@inline(never)
func stageRewrite(_ work: inout Work) -> Int {
  work.text.withUnsafeBufferPointer { source in
    var rewriter = TagRewriter(source)
    rewriter.rewrite()
    return rewriter.tape.tokens.count
  }
}

@inline(never)
func stageParse(_ work: inout Work) -> Int {
  work.document = LibXML2Parser.document(work.text) ?? Document()
  return work.document.nodes.count
}

@inline(never)
func stageBlocks(_ work: inout Work) -> Int {
  work.page = BlockSegmenter.page(of: work.document)
  return work.page.blocks.count
}

@inline(never)
func stageFeatures(_ work: inout Work) -> Int {
  let candidates = CandidateContainers(summing: &work.page)
  let features = BlockFeatures(work.page, PageContext(work.document), candidates)
  work.features = features
  return features.rows.count
}

@inline(never)
func stageModel(_ work: inout Work) -> Int {
  guard let features = work.features else { return 0 }
  let decision = BodyClassifier.decision(on: work.page, features)
  work.decision = decision
  return decision.verdicts.count
}

@inline(never)
func stageMetadata(_ work: inout Work) -> Int {
  work.metadata = MetadataExtractor.metadata(of: work.document, url: work.capture.url)
  return work.metadata.authors.count
}

@inline(never)
func stageWhole(_ work: inout Work) -> Int {
  work.article = try? ArticleExtractor().article(from: work.capture)
  return work.article?.body.count ?? 0
}

@inline(never)
func stageJSON(_ work: inout Work) -> Int {
  work.article.map { ArticleJSON.bytes(of: $0).count } ?? 0
}

@inline(never)
func stageSnapshot(_ work: inout Work) -> Int {
  work.article.map { Snapshot(of: $0).bytes.count } ?? 0
}

/// What one stage of a text capture hands on to the next.
struct TextWork {
  let capture: Capture
  var reader = LineReader([])
  var context: LineContext?

  init(_ capture: Capture) {
    self.capture = capture
  }
}

/// A stage of the path of text captures, in its order, and what a text is measured by.
enum TextStage: String, CaseIterable {
  case split, lines, counts, scores, text

  /// Does the stage's work; returns a number that depends on it.
  func run(_ work: inout TextWork) -> Int {
    switch self {
    case .split: stageSplit(work.capture)
    case .lines: stageLines(&work)
    case .counts: stageCounts(&work)
    case .scores: stageScores(work)
    case .text: stageText(work.capture)
    }
  }
}

/// A bare split: the bytes become a string, which is cut at its line feeds.
@inline(never)
func stageSplit(_ capture: Capture) -> Int {
  let text = String(decoding: capture.bytes, as: UTF8.self)
  return text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).count
}

@inline(never)
func stageLines(_ work: inout TextWork) -> Int {
  work.reader = LineReader(
    CharacterDecoding.decode(work.capture.bytes, contentType: work.capture.contentType).bytes)
  return work.reader.lines.count
}

@inline(never)
func stageCounts(_ work: inout TextWork) -> Int {
  work.context = LineContext(work.reader)
  return work.context?.content.count ?? 0
}

@inline(never)
func stageScores(_ work: TextWork) -> Int {
  guard let context = work.context else { return 0 }
  return TextBodyModel.shared.scores(context).count
}

@inline(never)
func stageText(_ capture: Capture) -> Int {
  ((try? ArticleExtractor().article(from: capture)).map { ArticleJSON.bytes(of: $0) })?.count ?? 0
}
