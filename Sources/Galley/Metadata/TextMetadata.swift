// Title, dek, byline, date and site of a text capture, from the lines around its body.

/// What the lines around a body say of the article, and which lines said it.
struct TextMetadata: Sendable {
  /// The dek has at least and at most this many words.
  private static let dekWords: ClosedRange<Int32> = 6...60
  /// How many lines behind the title the dek can stand.
  private static let dekReach = 6

  private(set) var facts = Metadata()
  /// The articles behind the body.
  private(set) var related: [RelatedArticle] = []
  /// The lines that are no part of the body since they are metadata.
  private(set) var lines: Set<Int> = []
  /// The body's language as a BCP 47 tag.
  let language: String?
  /// The direction of the body's script.
  let direction: TextDirection?

  init(
    _ reader: LineReader, _ context: LineContext, kept: [Bool], title: Int?, url: String?,
    language: (tag: String?, script: LanguageDetector.Script?)
  ) {
    self.language = language.tag
    let script = language.script
    direction = script == .arabic || script == .hebrew ? .rightToLeft : nil
    let head = TextHead(reader, context, kept: kept, title: title)
    if let title { takeTitle(title, head) }
    takeMail(reader)
    if let dek = Self.dek(head, copies: lines) {
      facts.subtitle = TextLineText(reader, context).string(dek)
      lines.insert(dek)
    }
    let host = url.flatMap(Self.host)
    let order = DateOrder(language: language.tag, host: host)
    let dates = TextDates(head, order: order)
    facts.published = dates.published
    facts.modified = dates.modified
    lines.formUnion(dates.lines)
    let byline = TextByline(head, order: order)
    facts.authors = reader.mail.flatMap { Self.author(of: $0, byline, reader) } ?? byline.authors
    lines.formUnion(byline.lines)
    if facts.siteName == nil { facts.siteName = TextSite(head, host: host ?? url).name }
    facts.url = url
    if let header = reader.header { take(header, order) }
    related = TextRelated(head).articles
  }

  /// Takes what an export says of itself, which is surer than what its lines look like.
  private mutating func take(_ header: ExportHeader, _ order: DateOrder) {
    let date = { (text: String) in DateParser(Array(text.utf8), order: order).first?.date }
    facts.title = header.title ?? facts.title
    facts.subtitle = header.subtitle ?? facts.subtitle
    if !header.authors.isEmpty { facts.authors = header.authors }
    facts.published = header.published.flatMap(date) ?? facts.published
    facts.modified = header.modified.flatMap(date) ?? facts.modified
    facts.siteName = header.siteName ?? facts.siteName
    facts.url = facts.url ?? header.url
  }

  /// The second part of an address: what stands behind `https://`, up to the next slash.
  private static func host(of url: String) -> String? {
    let isSlash = { (byte: UInt8) in byte == 0x2F }
    let bytes = url.utf8
    guard let start = bytes.firstIndex(where: { !isSlash($0) }),
      let end = bytes[start...].firstIndex(where: isSlash),
      let hostStart = bytes[end...].firstIndex(where: { !isSlash($0) })
    else { return nil }
    let hostEnd = bytes[hostStart...].firstIndex(where: isSlash) ?? bytes.endIndex
    return String(url[hostStart..<hostEnd])
  }

  // MARK: Mail

  /// Notes that the lines of a mail's header are metadata.
  private mutating func takeMail(_ reader: LineReader) {
    guard let mail = reader.mail else { return }
    for (index, line) in reader.lines.enumerated() {
      if line.firstLine > mail.header.upperBound { break }
      if mail.header.contains(line.firstLine) { lines.insert(index) }
    }
  }

  /// The sender's name, unless the text has a byline.
  private static func author(
    of mail: MailFrame, _ byline: TextByline, _ reader: LineReader
  ) -> [String]? {
    let isInHeader = byline.lines.allSatisfy { mail.header.contains(reader.lines[$0].firstLine) }
    return isInHeader ? MailSender.name(mail.sender).map { [$0] } ?? [] : nil
  }

  // MARK: Title

  private mutating func takeTitle(_ title: Int, _ head: TextHead) {
    let whole = head.text(title)
    var text = GluedText.half(whole) ?? whole
    if let mail = head.reader.mail, head.reader.lines[title].firstLine == mail.subjectLine {
      text = Array(mail.subject.utf8)
    } else if let label = Self.labelLength(text) {
      text.removeFirst(label)
    }
    if let title = BreadcrumbTrail.lastPart(of: text) { text.removeFirst(title) }
    if let number = Self.trailNumber(text, above: title, head) { text.removeFirst(number) }
    if let (name, site) = Self.splitSite(text) {
      text = name
      facts.siteName = String(decoding: site, as: UTF8.self)
    }
    facts.title = String(decoding: text, as: UTF8.self)
    lines.insert(title)
    if head.context.repeats[title] > 1 { takeLines(hash: head.context.stats[title].hash, head) }
    // The title alone, where the line has more than it.
    if text.count < whole.count {
      takeLines(hash: text.withUnsafeBufferPointer { LineScanner.scan($0).stats.hash }, head)
    }
  }

  /// Notes that all lines of these words are metadata.
  private mutating func takeLines(hash: UInt64, _ head: TextHead) {
    for line in head.kept.indices where head.context.stats[line].hash == hash { lines.insert(line) }
  }

  /// The length of "Subject: " and "Title: ", as mail and exports have them.
  private static func labelLength(_ text: [UInt8]) -> Int? {
    for label in ["Subject:", "Title:", "Betreff:", "Objet:", "Asunto:"] {
      if text.starts(with: label.utf8), text.count > label.utf8.count + 3 {
        let rest = text.dropFirst(label.utf8.count)
        return text.count - rest.drop { $0 == 0x20 }.count
      }
    }
    return nil
  }

  /// The length of the number before a title that is the last of a path from the home page, if its parts
  /// are numbered lines of their own.
  private static func trailNumber(_ text: [UInt8], above title: Int, _ head: TextHead) -> Int? {
    guard let own = LineMarks.number(text[...]), (2...mostTrailParts).contains(own.value),
      title >= own.value - 1
    else { return nil }
    let isTrail = (1..<own.value).allSatisfy { step in
      LineMarks.number(head.text(title - step)[...])?.value == own.value - step
    }
    return isTrail ? own.length : nil
  }

  /// A path from the home page has at most so many parts.
  private static let mostTrailParts = 6

  /// "Title | Site": a title of three words or more, a bar between spaces, a site of four or less.
  private static func splitSite(_ text: [UInt8]) -> (name: [UInt8], site: [UInt8])? {
    guard let bar = text.lastIndex(of: 0x7C), bar > 1, bar + 2 < text.count,
      text[bar - 1] == 0x20, text[bar + 1] == 0x20
    else { return nil }
    let name = text[..<(bar - 1)]
    let site = text[(bar + 2)...]
    let words = { (text: ArraySlice<UInt8>) in text.count { $0 == 0x20 } + 1 }
    return words(name) >= 3 && words(site) <= 4 ? (Array(name), Array(site)) : nil
  }

  // MARK: Dek

  /// The line between title and body that sums the article up.
  ///
  /// - Parameter copies: The lines that hold the title.
  private static func dek(_ head: TextHead, copies: Set<Int>) -> Int? {
    guard let title = head.title else { return nil }
    let end = min(head.kept.count, title + 1 + dekReach, head.bodyStart + 1)
    for line in (title + 1)..<max(title + 1, end) {
      let stats = head.context.stats[line]
      guard !copies.contains(line), dekWords.contains(stats.words),
        stats.cues.isDisjoint(with: notDek), stats.capitalWords * 4 <= stats.words * 3,
        !TitleCandidates.isCaption(line, head.reader), !TextHousekeeping.tells(line, head),
        !Verse.opens(at: line, head.reader, head.context, kept: head.kept)
      else { continue }
      let isUnfinished = !stats.endsWithPunctuation
      if isUnfinished, arrows.contains(where: head.text(line).containsRun) { continue }
      if line < head.bodyStart, !head.kept[line] { return line }
      if isUnfinished ? !goesOn(line, head) : metadataFollows(line, head) { return line }
      return nil
    }
    return nil
  }

  /// Whether a line is one of wrapped text: the next one is kept, too, and begins with a small letter.
  private static func goesOn(_ line: Int, _ head: TextHead) -> Bool {
    guard line + 1 < head.kept.count, head.kept[line + 1], let first = head.text(line + 1).first
    else {
      return false
    }
    return first.isASCIILetter && first & 0x20 > 0
  }

  /// What stands in the links of a pager.
  private static let arrows = ["‹", "›", "→", "←"].map { Array($0.utf8) }

  private static let notDek: CueSet = [
    .date, .byline, .share, .related, .comment, .copy, .ad, .credit, .ago, .tags, .toc,
  ]

  /// Whether a byline or date stands between a line and the next paragraph.
  private static func metadataFollows(_ line: Int, _ head: TextHead) -> Bool {
    for next in (line + 1)..<min(head.kept.count, line + 5) {
      if head.isParagraph(next) { return false }
      let stats = head.context.stats[next]
      if stats.words <= 16, head.context.lines[next].form != .row,
        !TextHousekeeping.isClock(next, head),
        !stats.cues.isDisjoint(with: [.date, .byline, .ago])
      {
        return true
      }
    }
    return false
  }
}
