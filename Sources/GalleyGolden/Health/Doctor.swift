// The health of a root: everything that can be told without extracting.

import Galley

/// Examines a root; nothing is extracted and nothing is written.
public struct Doctor: Sendable {
  private let root: Root
  private var corpus: Corpus { Corpus(root) }
  private var store: GoldenStore { GoldenStore(root) }

  /// Creates a doctor for a root.
  public init(_ root: Root) {
    self.root = root
  }

  /// Everything that was found, by check and then by id.
  ///
  /// - Throws: `fileSystem` if `Corpus/` or `Golden/` can't be listed.
  public func findings() throws(HarnessError) -> [Finding] {
    let captures = try corpus.listing()
    let goldens = try store.listing()
    let attributes = try GitRules(root).findings()
    let isProtected = !attributes.contains { $0.subject == GitRules.corpusRule }
    var findings = attributes
    findings += (captures.problems + goldens.problems).map(Self.badName)
    findings += captureFindings(captures.ids, isProtected: isProtected)
    findings += goldenFindings(goldens.goldens, captures: Set(captures.ids))
    findings += pendingFindings(goldens)
    findings += storyFindings(captures.ids)
    findings += suggestions(captures.ids)
    let order = Finding.Check.allCases
    let ranked = findings.enumerated().sorted { left, right in
      let ranks = [left, right].map { order.firstIndex(of: $0.element.check) ?? order.count }
      return (ranks[0], left.offset) < (ranks[1], right.offset)
    }
    return ranked.map(\.element)
  }

  private static func badName(_ problem: HarnessError) -> Finding {
    if problem.kind == .badCapture {
      let site = problem.subject.split(separator: "/").dropLast().joined(separator: "/")
      return Finding(
        .ids, problem.subject, problem.detail,
        remedy: "mkdir '\(site)/NEW-NAME' && git mv '\(site)/'capture.* '\(site)/NEW-NAME'")
    }
    guard problem.kind == .invalidID else {
      return Finding(.ids, problem.subject, problem.detail, remedy: "ls -ld '\(problem.subject)'")
    }
    // Of a path `Corpus/SITE/SLUG` the first part at fault is renamed.
    var names = problem.subject.split(separator: "/").map(String.init)
    let wrong = names.indices.dropFirst().first { CaptureID.fault(ofPart: names[$0]) != nil }
    let last = wrong ?? names.count - 1
    let old = names[...last].joined(separator: "/")
    let name = CaptureID.madePart(of: names[last])
    names[last] = name.isEmpty ? "NEW-NAME" : name
    let new = names[...last].joined(separator: "/")
    return Finding(
      .ids, problem.subject, problem.detail, remedy: "git mv '\(old)' '\(new)'")
  }
}

// MARK: - Captures

extension Doctor {
  private func captureFindings(_ ids: [CaptureID], isProtected: Bool) -> [Finding] {
    var findings: [Finding] = []
    var firstOfDigest: [String: CaptureID] = [:]
    for id in ids {
      findings += nested(in: id)
      do throws(HarnessError) {
        let capture = try corpus.load(id).capture
        if capture.bytes.isEmpty {
          findings.append(
            Finding(.captures, "\(id)", "the capture is empty", remedy: "rm -r Corpus/\(id)"))
        }
        if !isProtected && capture.bytes.contains(UInt8(ascii: "\r")) {
          findings.append(
            Finding(
              .lineEndings, "\(id)", "it has carriage returns, which git may change",
              remedy: GitRules.remedy(GitRules.corpusRule, in: ".gitattributes")))
        }
        let digest = SHA256.hexadecimal(capture.bytes)
        if let first = firstOfDigest[digest] {
          findings.append(duplicate(id, of: first))
        } else {
          firstOfDigest[digest] = id
        }
      } catch {
        findings.append(
          Finding(.captures, error.subject, error.detail, remedy: remedy(forCapture: id)))
      }
    }
    return findings
  }

  /// Folders within a capture, in which nothing is looked for.
  private func nested(in id: CaptureID) -> [Finding] {
    // That a capture's folder can't be listed is found when the capture is read.
    let entries = (try? FileSystem.entries(of: corpus.path(of: id))) ?? []
    return entries.filter { $0.kind == .directory && !$0.name.hasPrefix(".") }.map { entry in
      let path = "Corpus/\(id)/\(printable(entry.name))"
      return Finding(
        .ids, path, "a folder within a capture is not read: captures lie in Corpus/SITE/SLUG/",
        remedy: "git mv '\(path)' Corpus/\(id.site)/NEW-NAME")
    }
  }

  private func remedy(forCapture id: CaptureID) -> String {
    let folder = corpus.path(of: id)
    if FileSystem.kind(of: folder) == .link { return "rm Corpus/\(id)" }
    guard FileSystem.kind(of: folder + "/capture.json") == nil else {
      return "${EDITOR:-vi} Corpus/\(id)/capture.json"
    }
    let files = ["capture.html", "capture.txt"]
    guard let file = files.first(where: { FileSystem.kind(of: "\(folder)/\($0)") != nil }) else {
      return "rm -r Corpus/\(id)"
    }
    return "galley add Corpus/\(id)/\(file) --id \(id) --url URL"
  }

  /// Of two captures of the same bytes that one is to go which nobody has approved, or else the later.
  private func duplicate(_ id: CaptureID, of first: CaptureID) -> Finding {
    let isApproved = { (id: CaptureID) in FileSystem.kind(of: store.path(of: id)) != nil }
    let (kept, other) = isApproved(id) && !isApproved(first) ? (id, first) : (first, id)
    let prune = isApproved(other) ? " && galley prune \(other)" : ""
    return Finding(
      .duplicates, "\(other)", "its bytes are those of \(kept)",
      remedy: "rm -r Corpus/\(other)" + prune)
  }

  /// Compares the texts of the goldens: what extraction gives now is the business of `check`.
  private func storyFindings(_ ids: [CaptureID]) -> [Finding] {
    var check = StoryCheck()
    for id in ids {
      do {
        guard let story = try corpus.load(id).record.story, let golden = try store.golden(for: id)
        else { continue }
        check.add(
          StoryMember(
            story: story, goldenCase: GoldenCase(id: id, root: root),
            article: Article(body: try SnapshotReader(reading: golden).blocks)))
      } catch {
        continue  // Captures and goldens that can't be read are findings of their own.
      }
    }
    return check.disagreements.map { disagreement in
      let ids = disagreement.groups.joined().map(\.description).joined(separator: " ")
      return Finding(
        .stories, disagreement.story, "the golden files disagree: \(disagreement.summary)",
        remedy: "galley check --details \(ids)")
    }
  }
}

// MARK: - Suggestions

extension Doctor {
  /// Captures whose goldens are nearly alike and which are not of one story.
  ///
  /// Only people declare stories: that one article quotes much of another can't be told from a copy.
  private func suggestions(_ ids: [CaptureID]) -> [Finding] {
    var duplicates = NearDuplicates()
    var stories: [Int: String] = [:]
    for (number, id) in ids.enumerated() {
      do {
        guard let golden = try store.golden(for: id) else { continue }
        stories[number] = try corpus.load(id).record.story
        let blocks = try SnapshotReader(reading: golden).blocks
        duplicates.add(CanonicalText.folded(story: Article(body: blocks)), number: number)
      } catch {
        continue  // Captures and goldens that can't be read are findings of their own.
      }
    }
    return duplicates.pairs.compactMap { pair in
      if let story = stories[pair.first], story == stories[pair.second] { return nil }
      let share = Int((100 * pair.resemblance).rounded())
      return Finding(
        .suggestions, "\(ids[pair.second])",
        "its text is \(share)% that of \(ids[pair.first]): if they are copies of one article, give "
          + "them the same story",
        remedy: "${EDITOR:-vi} Corpus/\(ids[pair.second])/capture.json")
    }
  }
}

// MARK: - Goldens

extension Doctor {
  private func goldenFindings(_ ids: [CaptureID], captures: Set<CaptureID>) -> [Finding] {
    ids.flatMap { id -> [Finding] in
      var findings: [Finding] = []
      if !captures.contains(id) {
        findings.append(
          Finding(
            .unreferenced, "\(id)", "the golden file has no capture", remedy: "galley prune \(id)"))
      }
      do throws(HarnessError) {
        if let golden = try store.golden(for: id) {
          try GoldenStore.refuseDamage(in: golden, of: id)
        }
      } catch {
        let place = error.line.map { "line \($0): " } ?? ""
        findings.append(
          Finding(
            .damaged, "\(id)", "\(place)\(error.detail)",
            remedy: remedy(forGolden: id, error)))
      }
      return findings
    }
  }

  private func remedy(forGolden id: CaptureID, _ error: HarnessError) -> String {
    if error.kind == .newerVersion { return "galley --version" }
    switch FileSystem.kind(of: store.path(of: id)) {
    case .directory: return "rm -r Golden/\(id).md"
    case .link: return "rm Golden/\(id).md"
    default:
      return error.kind == .damaged
        ? "galley check \(id) --update new; galley accept --force \(id)"
        : "ls -l Golden/\(id).md"
    }
  }

  private func pendingFindings(_ listing: GoldenStore.Listing) -> [Finding] {
    let pending = listing.pending.compactMap { id -> Finding? in
      if let obstacle = PendingCase(id, in: root).obstacle {
        // That its golden file is damaged is a finding of its own, with the command for both.
        if obstacle.kind == .damaged || obstacle.kind == .newerVersion,
          obstacle.subject == "Golden/\(id).md"
        {
          return nil
        }
        return Finding(
          .pending, "\(id)", "a pending golden can't be accepted: \(obstacle.detail)",
          remedy: "galley reject \(id)" + (corpus.contains(id) ? " && galley check \(id)" : ""))
      }
      return Finding(
        .pending, "\(id)", "a pending golden waits for a decision", remedy: "galley review \(id)")
    }
    let leftovers = listing.leftovers.map { path in
      let file = String(path.dropFirst(root.path.utf8.count + 1))
      return Finding(
        .pending, file, "a process that was killed left this temporary file",
        remedy: "rm '\(printable(file))'")
    }
    return pending + leftovers
  }
}
