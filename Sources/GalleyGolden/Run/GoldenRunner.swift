// The harness's main path: load → extract → render → compare → update.

public import Galley

/// Checks cases against their golden files.
public struct GoldenRunner: Sendable {
  /// The extractor that is checked.
  public var extractor: any Extractor
  /// What is written where a snapshot differs or there is no golden file.
  public var target: UpdateMode.Target

  /// Creates a runner that writes nothing unless told to.
  public init(extractor: any Extractor, target: UpdateMode.Target = .nothing) {
    self.extractor = extractor
    self.target = target
  }

  /// Checks cases in parallel and hands on each result in the order of `cases`.
  ///
  /// Few results are held at a time, however many cases there are.
  ///
  /// - Parameters:
  ///   - cases: The cases.
  ///   - jobs: How many are worked on at once, at least 1.
  ///   - onResult: Takes the results.
  /// - Throws: What `onResult` throws.
  public func run(
    _ cases: [GoldenCase], jobs: Int, onResult: (CaseResult) throws -> Void
  ) async throws {
    let orphans = Orphans(cases)
    var position = 0
    try await orderedParallelMap(
      jobs: max(1, jobs),
      next: { _ in
        guard position < cases.count else { return .end }
        defer { position += 1 }
        return .item(cases[position])
      },
      transform: { result(for: $0) },
      emit: { result in
        var result = result
        result.earlierID = orphans.holder(of: result)
        try onResult(result)
      })
  }

  /// Checks one case.
  public func result(for goldenCase: GoldenCase) -> CaseResult {
    if goldenCase.isUnreferenced { return CaseResult(goldenCase, .unreferenced) }
    let stored: StoredCapture
    do throws(HarnessError) {
      stored = try Corpus(goldenCase.root).load(goldenCase.id)
    } catch {
      return CaseResult(goldenCase, .failed, because: error)
    }
    switch extraction(of: stored) {
    case .failure(let failure):
      return CaseResult(goldenCase, .failed, because: failure)
    case .success(let extraction):
      var result = comparison(of: extraction.snapshot, with: goldenCase)
      result.story = stored.record.story.map { story in
        StoryMember(story: story, goldenCase: goldenCase, article: extraction.article)
      }
      update(&result, stored: stored, snapshot: extraction.snapshot)
      return result
    }
  }
}

// MARK: - Extraction

extension GoldenRunner {
  /// What an extractor made of a capture.
  struct Extraction {
    /// `nil` if the page holds none.
    var article: Article?
    var snapshot: Snapshot
  }

  /// Extracts a capture, and holds what comes out against the record's `expects`.
  func extraction(of stored: StoredCapture) -> Result<Extraction, CaseResult.Failure> {
    do {
      let article = try extractor.article(from: stored.capture)
      if stored.record.expects == .none {
        return .failure(unexpectedArticle(article, in: stored))
      }
      return .success(Extraction(article: article, snapshot: Snapshot(of: article)))
    } catch let error as ExtractionError {
      if error.kind == .noArticle && stored.record.expects == .none {
        return .success(Extraction(article: nil, snapshot: .noArticle))
      }
      return .failure(CaseResult.Failure(kind: error.kind.rawValue, message: error.description))
    } catch {
      return .failure(
        CaseResult.Failure(kind: "error", message: "\(stored.id): error: \(error)"))
    }
  }

  private func unexpectedArticle(
    _ article: Article, in stored: StoredCapture
  ) -> CaseResult.Failure {
    let title = article.title.map { "'\($0)'" } ?? "without a title"
    return CaseResult.Failure(
      HarnessError(
        .unexpected, "\(stored.id)",
        detail: "capture.json expects no article, but one was extracted: \(title),"
          + " \(article.body.count) blocks"))
  }
}

// MARK: - Comparison

extension GoldenRunner {
  private func comparison(of snapshot: Snapshot, with goldenCase: GoldenCase) -> CaseResult {
    do throws(HarnessError) {
      guard let golden = try GoldenStore(goldenCase.root).golden(for: goldenCase.id) else {
        var result = CaseResult(goldenCase, .missing)
        result.snapshot = snapshot.bytes
        return result
      }
      return comparison(of: snapshot, with: golden, goldenCase)
    } catch {
      var result = CaseResult(goldenCase, .damaged, because: error)
      result.snapshot = snapshot.bytes
      return result
    }
  }

  private func comparison(
    of snapshot: Snapshot, with golden: [UInt8], _ goldenCase: GoldenCase
  ) -> CaseResult {
    if golden == snapshot.bytes { return CaseResult(goldenCase, .matched) }
    var result = CaseResult(goldenCase, .changed)
    do throws(SnapshotError) {
      result.differences = try Difference.between(golden: golden, actual: snapshot)
    } catch {
      let error = HarnessError(
        error.kind == .newerVersion ? .newerVersion : .damaged, "Golden/\(goldenCase.id).md",
        line: error.line, column: error.column,
        detail: error.message)
      result = CaseResult(goldenCase, .damaged, because: error)
    }
    result.golden = golden
    result.snapshot = snapshot.bytes
    return result
  }
}

// MARK: - Update

extension GoldenRunner {
  /// Writes what the mode asks for; the outcome stays the one found before.
  private func update(_ result: inout CaseResult, stored: StoredCapture, snapshot: Snapshot) {
    guard target != .nothing else { return }
    let store = GoldenStore(stored.root)
    do throws(HarnessError) {
      switch result.outcome {
      case .matched:
        try removePending(of: stored.id, in: store)
      case .changed, .missing:
        try write(snapshot, for: stored, in: store, &result)
      case .damaged where target == .pending && result.isReplaceable:
        try write(snapshot, for: stored, in: store, &result)
      case .damaged, .failed, .unreferenced:
        break
      }
    } catch {
      result.writeError = error
    }
  }

  /// A pending file beside a golden one that matches is left over from a process that was killed,
  /// or from a change that has been undone.
  private func removePending(of id: CaptureID, in store: GoldenStore) throws(HarnessError) {
    let path = store.pendingPath(of: id)
    guard FileSystem.kind(of: path) != nil else { return }
    try store.withLock { () throws(HarnessError) in try FileSystem.remove(path) }
  }

  private func write(
    _ snapshot: Snapshot, for stored: StoredCapture, in store: GoldenStore,
    _ result: inout CaseResult
  ) throws(HarnessError) {
    if let failure = nondeterminism(of: stored, first: snapshot) {
      result = CaseResult(result.goldenCase, .failed, because: failure)
      return
    }
    if target == .golden {
      try store.withLock { () throws(HarnessError) in
        try store.write(snapshot.bytes, for: stored.id)
      }
    } else {
      let pending = PendingGolden(
        snapshot: snapshot.bytes, goldenDigest: result.golden.map(SHA256.hexadecimal),
        captureDigest: stored.digest)
      try store.withLock { () throws(HarnessError) in try store.write(pending, for: stored.id) }
    }
    result.written = target
  }

  /// Extracts once more: a snapshot that changes from run to run must not become golden.
  private func nondeterminism(
    of stored: StoredCapture, first: Snapshot
  ) -> CaseResult.Failure? {
    if case .success(let second) = extraction(of: stored), second.snapshot == first { return nil }
    return CaseResult.Failure(
      HarnessError(
        .nondeterministic, "\(stored.id)",
        detail: "two extractions of the same bytes differ, so nothing was written;"
          + " galley extract shows them"))
  }
}
