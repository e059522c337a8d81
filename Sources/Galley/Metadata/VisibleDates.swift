// The dates that a reader sees around the title.

/// Dates near a title, told apart by their labels.
struct VisibleDates {
  /// The date that the article stands under: of publication, or failing that the first.
  var published: ArticleDate?
  /// A date that is labelled as of the last change.
  var modified: ArticleDate?
  /// How far from the title the first of them stands, in lines.
  var distance = 0
}

extension MetadataExtractor {
  /// So much text beside the date, in bytes, is a sentence.
  private static let maximumBesideDate = 60
  /// How far behind a date of change that of publication stands, in lines.
  private static let maximumDistance = 3
  /// A date this far behind the title, in lines, may be of something else.
  private static let nearDistance = 12

  /// The dates in the surroundings of the title: behind it, or before it if there is none behind
  /// or only a far one.
  var visibleDates: VisibleDates {
    let behind = dates(in: surroundings.behind)
    if behind.published != nil, behind.distance < Self.nearDistance { return behind }
    let before = dates(in: surroundings.before)
    return before.published == nil ? behind : before
  }

  private func dates(in lines: [TitleSurroundings.Line]) -> VisibleDates {
    var dates = VisibleDates()
    var end = lines.count
    for position in lines.indices {
      guard position < end else { break }
      guard let date = date(lines, position), !isProse(lines[position].node) else { continue }
      if dates.modified == nil { dates.distance = position }
      guard isUpdate(lines, position) else {
        dates.published = date
        return dates
      }
      if dates.modified == nil {
        dates.modified = date
        end = min(end, position + 1 + Self.maximumDistance)
      }
    }
    dates.published = dates.modified
    return dates
  }

  /// The date that a line is there to tell.
  private func date(_ lines: [TitleSurroundings.Line], _ position: Int) -> ArticleDate? {
    let line = surroundings.text(of: lines[position])
    guard line.contains(where: { $0.isASCIIDigit || $0 >= 0xD9 }) else { return nil }
    var text = Array(line)
    if let match = DateParser(text, order: dateOrder).first {
      return text.count - match.range.count <= Self.maximumBesideDate ? confirmed(match) : nil
    }
    // A day, month and year in elements of their own.
    guard text.count <= 12 else { return nil }
    for line in lines[(position + 1)...].prefix(2) {
      let next = surroundings.text(of: line)
      guard next.count <= 16 else { return nil }
      text += [0x20] + next
      if let match = DateParser(text, order: dateOrder).first { return match.date }
    }
    return nil
  }

  /// A date in digits whose order of day and month is a guess, read as the page's data has it.
  private func confirmed(_ match: DateParser.Match) -> ArticleDate {
    guard let swapped = match.swapped else { return match.date }
    let data: [DateSource] = [
      .publishedTime, .publishedMeta, .jsonLDArticle, .microdata, .dateMeta,
    ]
    let known = data.lazy.compactMap { date(from: $0) } + [modifiedInData].compactMap { $0 }
    return known.contains { $0.isSameDay(as: swapped) } ? swapped : match.date
  }

  /// Whether the text before a date, in its line or the one before, says that it is of a change.
  private func isUpdate(_ lines: [TitleSurroundings.Line], _ position: Int) -> Bool {
    if saysUpdate(surroundings.text(of: lines[position])) { return true }
    guard position > 0 else { return false }
    // A label before the date, not a date with a label of its own.
    let previous = surroundings.text(of: lines[position - 1])
    return !previous.contains(where: \.isASCIIDigit) && saysUpdate(previous.suffix(40))
  }

  private func saysUpdate(_ text: ArraySlice<UInt8>) -> Bool {
    let folded = CaseFolding.folded(text.prefix(60))
    return Self.updateWords.contains { folded.containsRun($0) }
  }

  private static let updateWords: [[UInt8]] = [
    "updat", "modif", "revis", "actualiz", "atualiz", "aktualis", "aktualiz", "mis à jour",
    "aggiorn",
    "bijgewerkt", "обновл", "оновл", "güncel", "تحديث", "更新", "수정", "last review",
  ].map { Array($0.utf8) }
}
