// The report that `galley score` prints for a person.

/// Renders scores: the measures of a set, its worst pages, and what changed since an earlier run.
public struct ScoreReport: Sendable {
  /// The colours.
  public var style: TextStyle
  /// How many pages each list names.
  public var worstCount: Int

  /// Creates a report.
  public init(style: TextStyle, worstCount: Int) {
    self.style = style
    self.worstCount = worstCount
  }

  /// A set's measures, errors, flaws and worst pages.
  public func text(of set: SetScore) -> String {
    var lines = [style.bold("\(printable(set.name))") + style.dim("  " + Self.caption(of: set))]
    lines += Self.table.compactMap { line(of: $0, set) }
    lines += errors(of: set)
    lines += flaws(of: set)
    lines += worst(of: set)
    return lines.joined(separator: "\n") + "\n\n"
  }

  private static func caption(of set: SetScore) -> String {
    let noun = set.pages.count == 1 ? "page" : "pages"
    let subject = set.input == .twins ? "text against html" : set.input.rawValue
    return "\(subject), \(set.pages.count) \(noun)"
  }

  /// A row of the table: measures that are read together.
  private struct Row {
    var name: String
    var cells: [(label: String, measure: Measure)]
  }

  private static let table = [
    Row(
      name: "words",
      cells: [("F1", .wordF1), ("precision", .wordPrecision), ("recall", .wordRecall)]),
    Row(
      name: "shingles",
      cells: [
        ("F1", .shingleF1), ("precision", .shinglePrecision), ("recall", .shingleRecall),
        ("exact", .exact),
      ]),
    Row(name: "snippets", cells: [("with", .with), ("without", .without)]),
    Row(
      name: "facts",
      cells: [
        ("title", .title), ("author", .author), ("date", .date), ("dates invented", .dateInvented),
        ("dek", .dek), ("site", .site),
      ]),
    Row(
      name: "copies",
      cells: [("flawless", .flawless), ("paragraphs", .paragraphs), ("stories", .stories)]),
  ]

  private func line(of row: Row, _ set: SetScore) -> String? {
    let cells = row.cells.compactMap { label, measure -> String? in
      guard let value = set.totals[measure] else { return nil }
      let number = Self.number(value)
      return "\(label) \(measure == set.headline ? style.bold(number) : number)"
    }
    return cells.isEmpty ? nil : "  \(Self.padded(row.name, 10))" + cells.joined(separator: "  ")
  }

  static func number(_ value: Double) -> String {
    Decimal.text(value, places: Decimal.reportPlaces)
  }

  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

// MARK: - Pages

extension ScoreReport {
  /// All pages without an article, by their reasons, the most frequent reason first.
  private func errors(of set: SetScore) -> [String] {
    let errors = set.pages.flatMap { page in page.errors.map { (id: page.id, message: $0) } }
    let groups = Dictionary(grouping: errors, by: \.message).sorted { one, other in
      (other.value.count, one.value[0].id) < (one.value.count, other.value[0].id)
    }
    return groups.map { message, pages in
      let ids = pages.map { printable($0.id) }.joined(separator: ", ")
      return "  \(style.red("\(pages.count) × \(printable(message))")): \(ids)"
    }
  }

  private func flaws(of set: SetScore) -> [String] {
    var lines = set.pages.flatMap { page in
      page.flaws.map { "  \(style.yellow(printable(page.id)))  \($0)" }
    }
    for disagreement in set.disagreements {
      let sides = disagreement.groups.map { $0.map { printable($0) }.joined(separator: ", ") }
      let summary = sides.joined(separator: " differs from ")
      lines.append("  \(style.red("story \"\(printable(disagreement.story))\"")): \(summary)")
    }
    return lines
  }

  private func worst(of set: SetScore) -> [String] {
    let measured = set.pages.map { (page: $0, value: $0.values[set.headline] ?? 0) }
    // A stable sort: equal pages stay in the order of their ids.
    let worst = measured.filter { $0.value < 1 }.sorted { $0.value < $1.value }.prefix(worstCount)
    guard !worst.isEmpty else { return [] }
    var lines = ["  worst by \(set.headline == .shingleF1 ? "shingle" : "word") F1"]
    let width = worst.map { $0.page.id.count }.max() ?? 0
    for (page, value) in worst {
      lines.append(
        "    \(Self.number(value))  \(Self.padded(printable(page.id), width))  "
          + (page.errors.isEmpty ? Self.account(of: page) : printable(page.errors[0])))
      if page.errors.isEmpty { lines += samples(of: page, isTwins: set.input == .twins) }
    }
    return lines
  }

  private static func account(of page: PageScore) -> String {
    if let twins = page.twins {
      return "html has \(page.lost.wordCount) words more, text \(page.gained.wordCount);"
        + " against the truth html \(number(twins.html)), text \(number(twins.text))"
    }
    return "lost \(page.lost.wordCount) of \(page.wordCount) words,"
      + " gained \(page.gained.wordCount)"
  }

  private func samples(of page: PageScore, isTwins: Bool) -> [String] {
    [
      (isTwins ? "html" : "lost  ", style.red(printable(page.lost.sample)), page.lost),
      (isTwins ? "text" : "gained", style.green(printable(page.gained.sample)), page.gained),
    ].filter { !$0.2.sample.isEmpty }
      .map { "            \(style.dim($0.0)) \($0.1)…" }
  }
}

// MARK: - Comparison

extension ScoreReport {
  /// What changed since an earlier run.
  public func text(of comparison: ScoreComparison, with path: String) -> String {
    var lines = ["  against \(printable(path))"]
    lines += comparison.totals.map { change in
      "    \(Self.padded(change.subject, 16))\(numbers(of: change))"
    }
    lines.append(
      "    \(comparison.gained.count) pages gained, \(comparison.lost.count) lost,"
        + " \(comparison.unchangedCount) stayed")
    lines += list(comparison.gained, style.green("gained"))
    lines += list(comparison.lost, style.red("lost  "))
    lines += names("only now", comparison.added) + names("only then", comparison.removed)
    return lines.joined(separator: "\n") + "\n\n"
  }

  private func list(_ changes: [ScoreComparison.Change], _ label: String) -> [String] {
    let shown = changes.prefix(worstCount)
    let width = shown.map { $0.subject.count }.max() ?? 0
    return shown.map { change in
      "    \(label)  \(Self.padded(printable(change.subject), width))  \(numbers(of: change))"
    }
  }

  private func numbers(of change: ScoreComparison.Change) -> String {
    let difference = Decimal.signed(change.difference, places: Decimal.reportPlaces)
    return "\(Self.number(change.before)) → \(Self.number(change.after))  \(style.dim(difference))"
  }

  private func names(_ label: String, _ ids: [String]) -> [String] {
    guard !ids.isEmpty else { return [] }
    let shownCount = max(1, worstCount)
    let more = ids.count > shownCount ? " and \(ids.count - shownCount) more" : ""
    let shown = ids.prefix(shownCount).map { printable($0) }.joined(separator: ", ")
    return ["    \(label): \(shown)\(more)"]
  }
}

// MARK: - Floors

extension ScoreReport {
  /// One line for a floor: whether it holds, and by how much.
  public func text(of floor: Floor, _ verdict: Floor.Verdict, headline: Measure?) -> String {
    let measure = floor.measure ?? headline ?? .wordF1
    let name = "\(printable(floor.set)).\(measure.rawValue)"
    let bound = "\(measure.isBetterLower ? "ceiling" : "floor") \(Decimal.short(floor.value))"
    switch verdict {
    case .holds(let value):
      return "\(style.green("holds"))  \(name) \(Self.number(value)), \(bound)\n"
    case .fell(let value):
      let side = measure.isBetterLower ? "above" : "below"
      return "\(style.red("fell"))   \(name) \(Self.number(value)), \(side) its \(bound)\n"
    case .notMeasured:
      return "\(style.red("absent")) \(name) was not measured, \(bound)\n"
    }
  }
}
