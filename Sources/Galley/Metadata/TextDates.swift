// When an article in a text capture was published and changed.

/// Reads dates from the lines around the body.
struct TextDates {
  /// A line of metadata is no longer than this, in words.
  private static let longestLine: Int32 = 32
  /// A line behind the body that is a date has at most this many words.
  private static let longestBareDate: Int32 = 5
  /// A longer line is text that mentions a date.
  private static let longestDateLine: Int32 = 12
  /// So many lines from the date of publication that of the last change can stand.
  private static let changeReach = 3
  /// How many lines behind the body are searched for "Published on …".
  private static let tail = 12

  private(set) var published: ArticleDate?
  private(set) var modified: ArticleDate?
  /// The lines of the head that gave dates.
  private(set) var lines: [Int] = []

  init(_ head: TextHead, order: DateOrder) {
    var publishedLine: Int?
    for line in head.linesWithMain where published == nil || modified == nil {
      if let publishedLine, abs(line - publishedLine) > Self.changeReach { continue }
      guard Self.mayHoldDate(head, line) else { continue }
      let known = (published, modified)
      read(GluedText.spaced(head.text(line)), order, needsLabel: false)
      if published != nil, publishedLine == nil { publishedLine = line }
      if known != (published, modified), head.context.stats[line].words <= Self.longestDateLine {
        lines.append(line)
      }
    }
    let end = min(head.kept.count, head.bodyEnd + Self.tail)
    var isAmongOthers = false
    for line in head.bodyEnd..<max(head.bodyEnd, end) where published == nil {
      let stats = head.context.stats[line]
      isAmongOthers = isAmongOthers || !stats.cues.isDisjoint(with: [.related, .further, .closing])
      guard Self.mayHoldDate(head, line) else { continue }
      let isBare = stats.words <= Self.longestBareDate && !isAmongOthers
      read(GluedText.spaced(head.text(line)), order, needsLabel: !isBare)
    }
    // A page that tells only its last change stands under that date, as in HTML.
    published = published ?? modified
    if modified == published { modified = nil }
  }

  private static func mayHoldDate(_ head: TextHead, _ line: Int) -> Bool {
    let stats = head.context.stats[line]
    return stats.digits >= 3 && stats.words <= longestLine && !stats.cues.contains(.copy)
      && !(head.isParagraph(line) && stats.words > 20)
  }

  private mutating func read(_ text: [UInt8], _ order: DateOrder, needsLabel: Bool) {
    var rest = text[...]
    while let match = DateParser(Array(rest), order: order).first {
      let start = rest.startIndex
      let label = CaseFolding.folded(rest[..<(start + match.range.lowerBound)].suffix(40))
      if Self.isChange(label) {
        modified = modified ?? match.date
      } else if !needsLabel || Self.isPublication(label) {
        published = published ?? match.date
      }
      rest = rest[(start + match.range.upperBound)...]
    }
  }

  private static func isChange(_ label: [UInt8]) -> Bool {
    changes.contains { label.containsRun($0) }
  }

  private static func isPublication(_ label: [UInt8]) -> Bool {
    publications.contains { label.containsRun($0) }
  }

  private static let changes = words(
    """
    updated|last update|modified|revised|reviewed|edited on|aktualisiert|mis à jour|modifié le|\
    aangepast|laatste wijziging|alterado|zaktualizowan|ενημερώθηκε|τελευταία ενημέρωση|cập nhật|\
    עודכן|עדכון אחרון|תאריך עדכון|تم التحديث|تحديث:|به‌روزرسانی|अपडेट|अद्यतन|อัปเดต|업데이트|\
    actualizado|atualizado|aggiornato|modifica|bijgewerkt|gewijzigd|geändert|aktualizacja|zmodyfik|\
    обновлено|изменено|оновлено|змінено|güncelle|ändrad|endret|ændret|\
    uppdatera|oppdater|opdater|päivitetty|aktualizov|frissít|ažurir|actualizat|diperbarui|\
    آخر تحديث|更新|수정
    """)

  private static let publications = words(
    """
    published|posted|first published|written on|created|veröffentlicht|publié|publicado|pubblicato|\
    gepubliceerd|geplaatst|פורסם|प्रकाशित|opublikowano|опубликовано|опубліковано|yayın|نشر|发布|公開|입력|\
    publicerad|publisert|udgivet|julkaistu|publikov|megjelent|objavljen|publicat|diterbitkan
    """)

  private static func words(_ list: String) -> [[UInt8]] {
    list.utf8.split(separator: 0x7C).map(Array.init)
  }
}
