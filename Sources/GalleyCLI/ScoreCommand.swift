// `galley score`: accuracy on pages whose articles are known.

import ArgumentParser
import Galley
import GalleyGolden

/// Scores the extractor on data sets.
struct ScoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Measures accuracy on pages whose articles are known.",
    discussion: """
      A data set is a folder with truth.ndjson and the captures of its pages: html/ID.html or \
      text/ID.txt, or the same with .gz. A folder of such folders is scored set by set.

      Exit codes: 0 all is well, 1 a measure fell below its floor, 2 usage or environment.
      """)

  /// Which captures are scored.
  enum Input: String, ExpressibleByArgument, CaseIterable {
    case html, text
  }

  @Argument(help: ArgumentHelp("Data sets, or folders of them.", valueName: "dir"))
  var folders: [String]

  @Option(help: "Which captures: html or text. Default: html where a set has it, else text.")
  var input: Input?

  @Flag(help: "Compare each page's text capture with its HTML instead.")
  var twins = false

  @Option(help: "How many pages to work on at once; by default one for each processor.")
  var jobs: Int?

  @Option(help: ArgumentHelp("How many pages to name in lists of the worst.", valueName: "n"))
  var worst = 5

  @Option(help: ArgumentHelp("Write the scores, page by page; - for standard output alone."))
  var json: String?

  @Option(help: ArgumentHelp("Show what changed since a run that --json wrote.", valueName: "file"))
  var compare: String?

  @OptionGroup(title: "Floors") var floorOptions: FloorOptions

  func validate() throws {
    if twins && input != nil { throw ValidationError("--twins takes both inputs: drop --input.") }
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes 1 to 256.") }
    if worst < 0 { throw ValidationError("--worst takes 0 or more.") }
  }

  func run() async throws {
    let sets = try ScoreSet.sets(at: folders)
    let earlier = try compare.map { path in
      try EarlierScores(json: try Self.contents(of: path), path: path)
    }
    var floors = try floorOptions.floors(of: sets)
    let scores = try await scores(of: sets, earlier: earlier)
    if let json { try write(scores, to: json) }
    let text = try floors.settle(scores, report: report)
    if !isQuiet { try Stream.output.write(text) }
    if floors.hasFallen {
      if isQuiet { try Stream.error.write(text) }
      throw ExitStatus.differences
    }
  }

  /// Whether standard output is the JSON's.
  private var isQuiet: Bool { json == "-" }

  private var report: ScoreReport {
    ScoreReport(style: Environment.style(for: .output), worstCount: worst)
  }

  /// Scores each set and prints it; sets without the captures asked for are left out.
  private func scores(
    of sets: [ScoreSet], earlier: EarlierScores?
  ) async throws -> [SetScore] {
    let scorer = Scorer(extractor: ArticleExtractor(), decompress: GzipFile.contents)
    var scores: [SetScore] = []
    for set in sets {
      let input = chosenInput(for: set)
      guard set.has(input) else {
        let folders = input == .twins ? "html/ and text/" : "\(input.rawValue)/"
        try Stream.error.write("\(printable(set.name)): left out, it has no \(folders)\n")
        continue
      }
      let score = try await scorer.score(
        set, input: input, jobs: jobs ?? Environment.processorCount)
      scores.append(score)
      if !isQuiet { try print(score, earlier) }
    }
    guard !scores.isEmpty else {
      throw ExitStatus.environment("galley: there was nothing to score")
    }
    return scores
  }

  private func chosenInput(for set: ScoreSet) -> ScoreInput {
    if twins { return .twins }
    switch input {
    case .html: return .html
    case .text: return .text
    case nil: return set.has(.html) ? .html : .text
    }
  }

  private func print(_ score: SetScore, _ earlier: EarlierScores?) throws {
    try Stream.output.write(report.text(of: score))
    guard let earlier else { return }
    if let comparison = ScoreComparison(of: score, with: earlier) {
      try Stream.output.write(report.text(of: comparison, with: earlier.path))
    } else {
      try Stream.output.write(
        "  \(printable(earlier.path)) has no \(score.input.rawValue) scores of it\n\n")
    }
  }

  private func write(_ scores: [SetScore], to path: String) throws {
    let bytes = ScoreJSON.bytes(of: scores)
    if path == "-" {
      try Stream.output.write(bytes)
    } else {
      try FileSystem.writeAtomically(bytes, to: path)
    }
  }

  /// The bytes of a file that has to be there.
  static func contents(of path: String) throws(HarnessError) -> [UInt8] {
    guard let bytes = try FileSystem.read(path) else {
      throw HarnessError(.fileSystem, printable(path), detail: "there is no such file")
    }
    return bytes
  }
}
