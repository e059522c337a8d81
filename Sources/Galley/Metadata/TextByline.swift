// Who wrote an article in a text capture.

/// Reads authors from the lines around the body.
struct TextByline {
  /// A byline is no longer than this, in words.
  private static let longestLine: Int32 = 30
  /// A line that is a byline and nothing else; such lines are read first.
  private static let shortLine: Int32 = 9
  /// A line that is a name has this many words.
  private static let nameWords: ClosedRange<Int32> = 2...4
  /// How far behind the title a line of several names stands, and how many words such as "and" are
  /// between them.
  private static let listReach = 5
  private static let mostJoints: Int32 = 3
  /// How many lines behind the body a byline can follow.
  private static let tail = 3
  /// …and "Written by" alone on its line.
  private static let lateTail = 15

  private let head: TextHead
  private let order: DateOrder

  /// The authors' names, and the lines that gave them.
  private(set) var authors: [String] = []
  private(set) var lines: [Int] = []

  init(_ head: TextHead, order: DateOrder) {
    self.head = head
    self.order = order
    let lastLines = max(head.bodyStart, head.bodyEnd - Self.tail)
    let tail = lastLines..<max(lastLines, min(head.kept.count, head.bodyEnd + Self.tail))
    let near = head.linesWithMain
    let labelled = near + tail
    let isShort = { head.context.stats[$0].words <= Self.shortLine }
    for line in labelled where authors.isEmpty && isShort(line) { readLabelled(line) }
    for line in labelled where authors.isEmpty && !isShort(line) { readLabelled(line) }
    for line in labelled where authors.isEmpty { readPrefixed(line) }
    for line in labelled where authors.isEmpty { readReporter(line) }
    for line in near where authors.isEmpty { readNames(line) }
    guard authors.isEmpty else { return }
    let first = (head.title ?? head.bodyStart) - 3
    for line in near where authors.isEmpty && line >= first { readSegments(line) }
    for line in near where authors.isEmpty { readBareName(line) }
    if authors.isEmpty { readLateLabel(from: tail.upperBound) }
  }

  /// Whether one of some content words is among those of the body, as names seldom are.
  ///
  /// The last two paragraphs and bios don't count: there the author's name stands.
  private func isInBody(_ words: [UInt32]) -> Bool {
    guard !words.isEmpty else { return false }
    let paragraphs = head.kept.indices.filter { head.isParagraph($0) }.dropLast(2)
    return head.context.content.withUnsafeBufferPointer { content in
      paragraphs.contains { line in
        if head.context.stats[line].cues.contains(.bio) { return false }
        return head.context.contentSpan(line).contains { words.contains(content[$0]) }
      }
    }
  }

  /// "By Ann Lind", or "By" with the name on the next line.
  private mutating func readLabelled(_ line: Int) {
    let stats = head.context.stats[line]
    guard stats.words <= Self.longestLine, !(head.isParagraph(line) && stats.words > 16) else {
      return
    }
    if !stats.cues.contains(.date), lacksLabel(line) { return }
    let plain = head.text(line)
    let text = GluedText.spaced(plain)
    let isMetadata = stats.cues.contains(.date) || text.count > plain.count
    guard let label = Self.label(in: text, isMetadata: isMetadata),
      !TitleCandidates.isTagline(plain[...])
    else { return }
    let names = BylineParser.names(Self.beforeDateLabel(text[label...]), isProse: true)
      .filter { !Self.isPicture($0) }
    if !names.isEmpty {
      authors = names.map { Self.wholeWord(Self.withoutRole($0), in: plain) }
      lines = [line]
    } else if stats.words <= 3, line + 1 < head.kept.count,
      head.context.stats[line + 1].words <= 8, !isOneLabel(line + 1)
    {
      authors = BylineParser.names(head.text(line + 1), isProse: true)
      lines = [line, line + 1]
    }
  }

  /// Whether a line is one word of headings and buttons, as behind "Authors" in a row of tabs.
  private func isOneLabel(_ line: Int) -> Bool {
    head.context.stats[line].words == 1 && Self.isLabel(head.text(line)[...])
  }

  /// Whether a line without a date has no words glued, and a first word that introduces no names; by
  /// a look at its bytes, which tells of most lines that they do.
  private func lacksLabel(_ line: Int) -> Bool {
    let lacks = head.withCollapsedText(of: line) { text in
      var end = text.firstIndex(of: 0x20) ?? text.count
      while end > 0, Self.isBehindWord(text[end - 1]) { end -= 1 }
      let word = UnsafeBufferPointer(rebasing: text[..<end])
      return end > 0 && !BylineWords.cues.mayBegin(withWord: word)
        && !Self.nouns.beginnings.mayHave(word) && !GluedText.mayBeGlued(text)
    }
    return lacks ?? false
  }

  /// "记者：孟晓岚", "기자명 서나래 기자": names behind a label of ``BylineWords/prefixes``, alone on a line
  /// or between source and date.
  private mutating func readPrefixed(_ line: Int) {
    let stats = head.context.stats[line]
    guard stats.unspaced + stats.caseless > 0, stats.words <= Self.longestLine,
      !head.isParagraph(line)
    else { return }
    let text = head.text(line)
    var start = 0
    while start < text.count, authors.isEmpty {
      let rest = text[start...]
      if BylineWords.prefixes.contains(where: rest.starts) {
        let names = BylineParser.names(Self.spaced(rest), isProse: true)
        if !names.isEmpty, names.allSatisfy(Self.isShortName) {
          authors = names
          lines = [line]
        }
      }
      start = Self.endOfBlank(text, from: start)
    }
  }

  /// "한보람 기자": a reporter's name alone on a line or beside a date, or in brackets before the body's
  /// first words.
  private mutating func readReporter(_ line: Int) {
    let stats = head.context.stats[line]
    guard stats.words >= 1, stats.words <= Self.shortLine || line == head.bodyStart,
      head.bytes(line).contains(where: Self.hangulLeads.contains)
    else { return }
    let isBody = head.isParagraph(line)
    authors = Self.reporters(in: head.text(line), isBody: isBody)
    if !authors.isEmpty, !isBody { lines = [line] }
  }

  /// "Written by" and the name on the next line, farther behind the body.
  private mutating func readLateLabel(from start: Int) {
    for line in start..<max(start, min(head.kept.count - 1, head.bodyEnd + Self.lateTail))
    where authors.isEmpty {
      let stats = head.context.stats[line]
      guard (2...3).contains(stats.words), stats.cues.contains(.byline) else { continue }
      readLabelled(line)
    }
  }

  /// "Ann Lind, Tom Berg", and in Arabic "name – town", between title and body.
  private mutating func readNames(_ line: Int) {
    guard let title = head.title, line > title, line < head.bodyStart,
      line - title <= Self.listReach,
      isDate(line - 1) || isDate(line + 1) || isDate(line + 2) || line == title + 1
    else { return }
    let stats = head.context.stats[line]
    guard (3...Self.longestLine).contains(stats.words), stats.digits == 0, !head.isParagraph(line),
      !stats.endsWithPunctuation, stats.cues.isDisjoint(with: Self.notBareNames.union(.ui))
    else { return }
    if stats.caseless * 2 > stats.wordCharacters {
      if isDate(line - 1) || isDate(line + 1) {
        authors = Self.nameBeforeTown(head.text(line)).map { [$0] } ?? []
      }
    } else if stats.capitalWords + Self.mostJoints >= stats.words {
      let names = Self.listed(in: head.text(line))
      guard names.count > 1, names.allSatisfy({ looksLikeName($0, line, false) }),
        !names.contains(where: Self.hasRole)
      else { return }
      authors = names.map { String(decoding: $0, as: UTF8.self) }
    }
    if !authors.isEmpty { lines = [line] }
  }

  /// "Ann Lind May 31, 2024", "12 Comments | Ann Lind | May 31", "Ann Lind, Editor".
  private mutating func readSegments(_ line: Int) {
    let stats = head.context.stats[line]
    guard stats.words >= 3, stats.words <= 16, !head.isParagraph(line),
      stats.cues.isDisjoint(with: [.share, .copy, .ad, .closing, .further]),
      stats.cues.contains(.date) || stats.cues.contains(.role) || stats.pipes > 0
    else { return }
    let text = GluedText.spaced(head.text(line))
    var end = text.count
    if let date = DateParser(text, order: order).first {
      if date.range.lowerBound * 2 >= text.count { end = date.range.lowerBound }
      for part in text[date.range.upperBound...].split(whereSeparator: Self.isSeparator)
      where authors.isEmpty {
        take(Self.trimmed(part), from: line)
      }
      if date.range.lowerBound < end { end = date.range.lowerBound }
    }
    // Between title and body a name beside a date may be one that the body uses as well.
    let isHead = end < text.count && head.title.map { line > $0 } ?? false && line < head.bodyStart
    for part in text[..<end].split(whereSeparator: Self.isSeparator) where authors.isEmpty {
      let part = Self.trimmed(part)
      take(part, from: line, isCertain: isHead && part.contains(0x20))
    }
  }

  /// `|`, `,`, `/`, and the bytes that lead bullets and dashes.
  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == 0x7C || byte == 0x2C || byte == 0xC2 || byte == 0xE2 || byte == 0x2F
  }

  /// A line that is nothing but a name, next to a date or right behind the title.
  private mutating func readBareName(_ line: Int) {
    let isBehindTitle = head.title.map { line > $0 && line < head.bodyStart } ?? false
    guard isBehindTitle || isDate(line - 1) || isDate(line + 1) || isDate(line + 2) else { return }
    let stats = head.context.stats[line]
    let mayHaveRole = stats.cues.contains(.role) && stats.words <= 10
    guard mayHaveRole || mayBeName(line) || mayBeDouble(stats) else { return }
    let whole = head.text(line)
    // A picture's description and the name, as text browsers show them.
    let text = GluedText.half(whole) ?? whole
    let isBetween = isBehindTitle && line - (head.title ?? 0) <= 4 && isDate(line + 1)
    take(text[...], from: line, isCertain: isBetween)
    // "Ann Lind Senior Editor": the name ends where the profession begins.
    if authors.isEmpty, mayHaveRole {
      let words = text.split(separator: 0x20)
      for count in [2, 3] where words.count > count && authors.isEmpty {
        take(text[..<words[count - 1].endIndex], from: line)
      }
    }
  }

  /// Whether ``looksLikeName(_:_:_:)`` may say so of a whole line, by what was counted there; of
  /// most lines it doesn't.
  private func mayBeName(_ line: Int) -> Bool {
    let stats = head.context.stats[line]
    let mayBe =
      (1...Self.nameWords.upperBound).contains(stats.words) && stats.capitalWords >= stats.words
      && Self.mayBeName(stats) && stats.cues.isDisjoint(with: Self.notBareNames.union(.ui))
    // With blanks in it, its text isn't what was counted.
    return mayBe || stats.mayHaveBlanks
  }

  /// Whether a line may be a name that stands twice.
  private func mayBeDouble(_ stats: LineStats) -> Bool {
    stats.words.isMultiple(of: 2) && (4...8).contains(stats.words)
      && stats.capitalWords == stats.words
  }

  private static func mayBeName(_ stats: LineStats) -> Bool {
    stats.digits == 0 && stats.marks <= 2 && !stats.hasWeekday
  }

  private func isDate(_ line: Int) -> Bool {
    head.kept.indices.contains(line) && head.context.stats[line].words <= 12
      && head.context.stats[line].cues.contains(.date)
  }

  /// A byline without the label of the date that follows: "By Ann Lind Published: May 3".
  private static func beforeDateLabel(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let words = text.split(separator: 0x20)
    // All of these begin with "p" or "u".
    let label = words.dropFirst().first {
      ($0.first == 0x70 || $0.first == 0x50 || $0.first == 0x75 || $0.first == 0x55)
        && dateLabels.contains(CaseFolding.folded($0))
    }
    return Array(text[..<(label?.startIndex ?? text.endIndex)])
  }

  private static let dateLabels: Set<[UInt8]> = Set(
    ["published:", "updated:", "published", "updated"].map { Array($0.utf8) })

  /// A name as the line has it if it is one word there: "MidgeFable", not "Midge Fable".
  private static func wholeWord(_ name: String, in line: [UInt8]) -> String {
    guard name.utf8.count(where: { $0 == 0x20 }) == 1 else { return name }
    let joined = name.utf8.filter { $0 != 0x20 }
    guard line.containsRun(joined) else { return name }
    let isWord = line.split(separator: 0x20).contains { word in
      word.elementsEqual(joined)
    }
    return isWord ? String(decoding: joined, as: UTF8.self) : name
  }

  /// A name without the profession that follows: "Ann Lind Executive Editor".
  private static func withoutRole(_ name: String) -> String {
    // Two words of ASCII have no role, and but for the bar no mark.
    if name.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x7C }), name.utf8.count(where: { $0 == 0x20 }) < 2
    {
      return name
    }
    let words = name.split(separator: " ")
    // A dot or diamond separates a name from what follows.
    if let mark = words.dropFirst().firstIndex(where: marks.contains) {
      return words[..<mark].joined(separator: " ")
    }
    guard words.count > 2, let role = words.dropFirst(2).firstIndex(where: roles.contains) else {
      return trimmedMark(name)
    }
    return words[..<role].joined(separator: " ")
  }

  /// Whether a profession is among a text's words, as in "Ann Lind, Senior Reporter".
  private static func hasRole(_ text: ArraySlice<UInt8>) -> Bool {
    String(decoding: text, as: UTF8.self).split(separator: " ").contains(where: roles.contains)
  }

  /// Whether a name is what text browsers show for a picture.
  private static func isPicture(_ name: String) -> Bool {
    pictures.contains(CaseFolding.folded(Array(name.utf8)[...]))
  }

  private static let pictures = WordList("avatar headshot icon image logo photo picture portrait")

  private static func trimmedMark(_ name: String) -> String {
    let scalars = name.unicodeScalars
    guard let last = scalars.last, marks.contains(Substring(Character(last).description)) else {
      return name
    }
    return String(scalars.dropLast())
  }

  private static let marks: Set<Substring> = ["•", "·", "⋅", "|", "—", "–", "›", "»"]

  private static let roles: Set<Substring> = [
    "Executive", "Senior", "Contributing", "Chief", "Staff", "Managing", "Associate", "Former",
    "Lead", "Writer", "Editor", "Reporter", "Journalist", "Correspondent", "Contributor", "Founder",
    "Director", "Author", "Freelance", "Reviewer", "Deputy", "Assistant", "Editorial", "Head",
    "Junior",
    "avatar", "Avatar", "headshot", "Headshot", "logo", "Logo",
  ]

  /// - Parameter isCertain: Whether the line stands between title and date, where a single word
  ///   or words of the body can be a name.
  private mutating func take(
    _ name: ArraySlice<UInt8>, from line: Int, isCertain: Bool = false
  ) {
    guard looksLikeName(name, line, isCertain) else { return }
    let names = BylineParser.names(Array(name), isProse: true)
    guard names.count == 1, let name = names.map(Self.withoutRole).first,
      !Self.isPublication(name)
    else { return }
    authors = [name]
    lines = [line]
  }

  /// Whether a name ends as those of newspapers and their like do, which stand where a source is named.
  private static func isPublication(_ name: String) -> Bool {
    name.utf8.split(separator: 0x20).last.map { publications.contains(CaseFolding.folded($0)) }
      ?? false
  }

  static let publications = WordList(
    """
    advertiser anzeiger chronicle courier dispatch echo examiner gazette herald observer sentinel \
    tageblatt telegraph times tribune zeitung
    """)

  /// Whether a text is two to four capitalized words that the body does not use.
  private func looksLikeName(_ text: ArraySlice<UInt8>, _ line: Int, _ isCertain: Bool) -> Bool {
    let isSegment = 4 * text.count < 3 * head.reader.lines[line].content.count
    let (stats, content) = text.withUnsafeBufferPointer { LineScanner.scan($0) }
    let words = isCertain ? 1...Self.nameWords.upperBound : Self.nameWords
    guard words.contains(stats.words), stats.capitalWords == stats.words, Self.mayBeName(stats),
      !Self.isLabel(text), !head.context.stats[line].cues.contains(.ui),
      head.context.stats[line].cues.isDisjoint(with: isSegment ? Self.notNames : Self.notBareNames)
    else { return false }
    if isCertain { return true }
    return stats.capitals < stats.wordCharacters && stats.stopWords == 0
      && head.context.repeats[line] <= 3 && !isInBody(content)
  }

  private static let notNames: CueSet = [.share, .related, .comment, .tags]
  private static let notBareNames = notNames.union(.date)

  /// Whether a word of headings and buttons is among a text's words.
  private static func isLabel(_ text: ArraySlice<UInt8>) -> Bool {
    text.split(separator: 0x20).contains { labelWords.contains(CaseFolding.folded($0)) }
  }

  private static let labelWords: Set<[UInt8]> = Set(
    """
    about account all answers archive article articles asked author avatar back blog buy by call \
    categories category checklist cited click close comments conclusion contact contents copied \
    copy date download email event events expand faq features final follow free frequently full \
    gallery get giriş guide güncelleme headshot help hide home icon image in introduction jump key \
    learn link log login logo menu metrics more news newsletter next of off open overview page photo photos \
    picture planning podcast popular posts \
    pricing print privacy products questions quick rate read recent related reply resources results \
    review reviews save search section services share shop show sign skip solutions sponsored \
    strategy subscribe subscribing summary support table takeaways tags terms the this thoughts to \
    tools top topics trending try tarihi tutorial type update updated us video videos view watch \
    what why with your
    """.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }).map(Array.init))

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while let last = text.last, !isNameByte(last) { text.removeLast() }
    while let first = text.first, !isNameByte(first) { text.removeFirst() }
    return text
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= 0x61 && lower <= 0x7A || byte >= 0x80 || byte == 0x2E
  }
}
