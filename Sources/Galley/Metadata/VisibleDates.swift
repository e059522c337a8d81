// The dates that a reader sees around the title.

/// Dates near a title, told apart by their labels.
struct VisibleDates {
  /// The date that the article stands under, unless it is labelled as of a change.
  var published: ArticleDate?
  /// A date that is labelled as of the last change.
  var modified: ArticleDate?
  /// How far from the title the first of them stands, in lines.
  var distance = 0

  var isEmpty: Bool { published == nil && modified == nil }
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
    if !behind.isEmpty, behind.distance < Self.nearDistance { return behind }
    let before = dates(in: surroundings.before)
    return before.isEmpty ? behind : before
  }

  private func dates(in lines: [TitleSurroundings.Line]) -> VisibleDates {
    var dates = VisibleDates()
    var end = lines.count
    for position in lines.indices {
      guard position < end else { break }
      let found = self.dates(lines, position)
      guard !found.isEmpty, !isProse(lines[position].node), !isInPageFooter(lines[position].node)
      else { continue }
      if dates.isEmpty { dates.distance = position }
      if dates.modified == nil, let modified = found.modified {
        dates.modified = modified
        end = min(end, position + 1 + Self.maximumDistance)
      }
      if dates.published == nil, let published = found.published {
        dates.published = published
        // Close behind stands at most that of a change.
        end = min(end, position + 1 + Self.maximumDistance)
      }
      if dates.published != nil, dates.modified != nil { break }
    }
    return dates
  }

  /// Whether a node stands in the page's footer rather than in the article's.
  private func isInPageFooter(_ node: Int) -> Bool {
    var isInFooter = false
    for element in ancestors(of: node, limit: Self.footerReach) {
      switch document.nodes[element].tag {
      case .footer: isInFooter = true
      case .article, .main: return false
      default: break
      }
    }
    return isInFooter
  }

  /// Elements above a date among which a footer is looked for.
  private static let footerReach = 12

  /// The dates that a line is there to tell: one, or that of publication and of a change.
  private func dates(_ lines: [TitleSurroundings.Line], _ position: Int) -> VisibleDates {
    let line = surroundings.text(of: lines[position])
    guard line.contains(where: { $0.isASCIIDigit || $0 >= 0xD9 }) else { return VisibleDates() }
    let text = Array(line)
    guard let match = DateParser(text, order: dateOrder).first else {
      return labelled(splitDate(lines, position), isUpdate(lines, position))
    }
    let rest = Array(text[match.range.upperBound...])
    let second = rest.count < Self.shortestDate ? nil : DateParser(rest, order: dateOrder).first
    let dateBytes = match.range.count + (second?.range.count ?? 0)
    guard text.count - dateBytes <= Self.maximumBesideDate else { return VisibleDates() }
    guard let second else {
      let date = refined(confirmed(match), at: lines[position].node)
      return labelled(date, isUpdate(lines, position))
    }
    return told(apart: match, second, in: text, rest)
  }

  /// The shortest date in bytes: `1/2/2026`.
  private static let shortestDate = 8

  /// A date with the time that the `<time>` or `<abbr>` around it says for machines, if that is of the
  /// same day; midnight is what programs say that know the day alone.
  private func refined(_ date: ArticleDate, at node: Int) -> ArticleDate {
    for element in ancestors(of: node, limit: Self.timeReach) {
      guard let value = machineValue(of: element), let exact = machine(document.bytes[value]),
        exact.isSameDay(as: date), let time = exact.time, time.hour > 0 || time.minute > 0
      else { continue }
      return exact
    }
    return date
  }

  /// Elements above a date that can be its `<time>`.
  private static let timeReach = 2

  private func labelled(_ date: ArticleDate?, _ isUpdate: Bool) -> VisibleDates {
    isUpdate ? VisibleDates(modified: date) : VisibleDates(published: date)
  }

  /// "3 May 2026 (updated 4 May 2026)" and its like: which of two dates in a line is which.
  private func told(
    apart first: DateParser.Match, _ second: DateParser.Match, in text: [UInt8], _ rest: [UInt8]
  ) -> VisibleDates {
    let before = text[..<first.range.lowerBound]
    let between = rest[..<second.range.lowerBound]
    let behind = rest[second.range.upperBound...]
    // 更新 and its like may follow the date that they label.
    let areBehind =
      !before.contains { $0.isASCIILetter || $0 >= 0x80 }
      && (saysUpdate(behind) || between.contains { $0 >= 0xE3 })
    let areUpdates = (
      saysUpdate(areBehind ? between : before), saysUpdate(areBehind ? behind : between)
    )
    let dates = (confirmed(first), confirmed(second))
    switch areUpdates {
    case (false, true): return VisibleDates(published: dates.0, modified: dates.1)
    case (true, false): return VisibleDates(published: dates.1, modified: dates.0)
    default: return labelled(dates.0, areUpdates.0)
    }
  }

  /// A day, month and year in elements of their own, from a line on.
  private func splitDate(_ lines: [TitleSurroundings.Line], _ position: Int) -> ArticleDate? {
    var text = Array(surroundings.text(of: lines[position]))
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
    guard !text.isEmpty else { return false }
    let folded = CaseFolding.folded(text.prefix(60))
    return Self.updateWords.contains { folded.containsRun($0) }
  }

  private static let updateWords: [[UInt8]] = [
    "updat", "modif", "revis", "amended", "last edited", "edited on", "last changed", "last review",
    "actualiz", "actualis", "atualiz", "aktualis", "aktualiz", "mis à jour", "mise à jour",
    "aggiorn", "bijgewerkt", "gewijzigd", "geändert", "uppdater", "oppdater", "opdater",
    "päivitet", "frissít", "обновл", "изменен", "оновл", "güncel", "ενημ", "تحديث", "به\u{200C}روز",
    "עודכן", "अपडेट", "อัปเดต", "diperbarui", "cập nhật", "更新", "수정", "업데이트",
  ].map { Array($0.utf8) }
}
