// Lines that may be the headline of a text capture's article, with what tells it from the others.

/// The candidates for the headline, with the features that the title model reads.
struct TitleCandidates {
  /// How many lines before the body a headline can stand.
  private static let reachBefore = 40
  /// How many lines after the body's first line, since a dek or a credit may have been kept.
  private static let reachAfter = 6
  /// The capture's first lines are candidates as well: readers' exports begin with the title.
  private static let head = 3
  private static let longestTitle: Int32 = 32

  /// The candidates' indices among the lines, ascending.
  let lines: [Int]

  let text: [UInt8]
  let context: LineContext
  let bodyStart: Int
  private let scores: [Int32]
  private let kept: [Bool]
  private let address: AddressWords
  private let relations: TitleRelations
  private let signs: LineSigns
  /// The line of a mail's subject, by its number in the capture.
  private let subjectLine: Int?

  init(
    _ reader: LineReader, _ context: LineContext, scores: [Int32], kept: [Bool], url: String?
  ) {
    text = reader.bytes
    self.context = context
    self.scores = scores
    self.kept = kept
    let start =
      kept.indices.first { kept[$0] && context.good[$0] } ?? kept.firstIndex(of: true)
      ?? context.story.lowerBound
    bodyStart = start
    address = AddressWords(url)
    let near = max(0, start - Self.reachBefore)..<min(kept.count, start + Self.reachAfter)
    var lines: [Int] = []
    lines.reserveCapacity(Self.head + near.count)
    for range in [0..<min(Self.head, near.lowerBound), near] {
      for line in range
      where (1...Self.longestTitle).contains(context.stats[line].words)
        && context.stats[line].characters <= 240 && !Self.isCaption(line, reader)
        && !BreadcrumbTrail.isLabelled(text[reader.lines[line].content])
        && !(Self.taglineWords.contains(context.stats[line].words)
          && Self.isTagline(text[reader.lines[line].content]))
      {
        lines.append(line)
      }
    }
    self.lines = lines
    subjectLine = reader.mail?.subjectLine
    relations = TitleRelations(lines, text, context, bodyStart: start)
    signs = LineSigns(context, upTo: near.upperBound)
  }

  /// "A lamp on the rock (Image: Harbour Office)", and "A lamp on the rock" alone right above it, as the
  /// picture's alternative text: a caption, by the credit behind it, which often stands twice and
  /// between headline and body.
  static func isCaption(_ line: Int, _ reader: LineReader) -> Bool {
    let content = reader.lines[line].content
    if hasCredit(reader.bytes[content]) { return true }
    guard line + 1 < reader.lines.count else { return false }
    let next = reader.bytes[reader.lines[line + 1].content]
    return next.count > content.count && next.starts(with: reader.bytes[content])
      && hasCredit(next)
  }

  /// Whether somebody is credited with a picture behind the first words of a line.
  private static func hasCredit(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.withUnsafeBufferPointer(mayHaveCredit) else { return false }
    let rest = Array(text.dropFirst(shortestCaption))
    return credits.contains { rest.containsRun($0) }
  }

  /// Whether a colon stands in a text, the first byte of "©", or the last of "）" at its end.
  private static func mayHaveCredit(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
      let bytes = ByteBlock(text, at: index)
      if !(bytes.marks(of: 0x3A) | bytes.marks(of: 0xC2)).isEmpty { return true }
      index &+= ByteBlock.size
    }
    return text.last == 0x89
  }

  /// A caption before its credit is longer than this, in bytes.
  private static let shortestCaption = 12

  private static let credits = [
    " © ", "(Image:", "(Photo:", "(Picture:", "(Pic:", "Photograph:", " Photo:", " Photo :",
    "Picture:", " Foto:", " Bild:", " Crédit :", "(Photo :", "(Crédit :", "(Foto:",
    "(Bild:", "Фото:", "攝）", "摄）",
  ].map { Array($0.utf8) }

  /// "From Wikipedia, the free encyclopedia", which MediaWiki puts below the title.
  static func isTagline(_ text: ArraySlice<UInt8>) -> Bool {
    taglines.contains { $0.last == text.last && text.suffix($0.count).elementsEqual($0) }
  }

  private static let taglineWords: ClosedRange<Int32> = 3...12
  private static let taglines = [
    "the free encyclopedia", "der freien Enzyklopädie", "l'encyclopédie libre.",
    "la enciclopedia libre", "l'enciclopedia libera.", "de vrije encyclopedie",
    "wolnej encyklopedii",
    "a enciclopédia livre.", "свободной энциклопедии", "den fria encyklopedin", "özgür ansiklopedi",
    "フリー百科事典『ウィキペディア（Wikipedia）』", "自由的百科全书", "우리 모두의 백과사전.",
  ].map { Array($0.utf8) }

  /// The one line that is marked as a heading of the first level; `nil` if there are several.
  ///
  /// In a mail that is its subject.
  var onlyHeading: Int? {
    if let subject = lines.first(where: isSubject) { return subject }
    let headings = context.lines.indices.filter { context.lines[$0].form == .heading(level: 1) }
    return headings.count == 1 && lines.contains(headings[0]) ? headings[0] : nil
  }

  /// Whether a line begins as a byline does, is a path to a section, or ends in a comma as a line of verse.
  func isDoubtful(_ line: Int) -> Bool {
    let last = text[context.lines[line].content].last
    return context.stats[line].cues.contains(.byline) || last == 0x2C || last == 0x3B
      || BreadcrumbTrail.endsInSection(Array(text[context.lines[line].content]))
  }

  private func isSubject(_ line: Int) -> Bool {
    if let subjectLine { return context.lines[line].firstLine == subjectLine }
    let near = max(0, line - 3)..<min(context.lines.count, line + 4)
    return begins(line, "Subject:") && near.contains { begins($0, "From:") || begins($0, "Date:") }
  }

  private func begins(_ line: Int, _ label: StaticString) -> Bool {
    text.withUnsafeBufferPointer { text in
      let line = context.lines[line].content
      return text[line.lowerBound] == label.utf8Start.pointee
        && text[line].starts(
          with: UnsafeBufferPointer(start: label.utf8Start, count: label.utf8CodeUnitCount))
    }
  }

  /// The number of features.
  static let featureCount = 94

  /// Writes the features of a candidate.
  ///
  /// - Parameter position: Where it stands in ``lines``.
  func write(at position: Int, to writer: FeatureWriter) {
    var writer = writer
    let line = lines[position]
    writeOwn(line, &writer)
    writePlace(line, &writer)
    writeNeighbors(line, &writer)
    relations.write(position, &writer)
    writeForm(line, &writer)
  }

  private func writeOwn(_ index: Int, _ out: inout FeatureWriter) {
    let line = context.stats[index]
    out.add(line.words)
    out.add(line.characters)
    out.add(line.capitalWords * 1000 / max(1, line.words))
    out.add(line.capitals * 1000 / max(1, line.characters))
    out.add(line.digits * 1000 / max(1, line.characters))
    out.add(line.stopWords * 1000 / max(1, line.words))
    out.add(line.endsWithPunctuation)
    out.add(line.endsWithQuestion)
    out.add(line.endsWithColon)
    out.add(line.pipes)
    out.add(line.marks)
    out.add(line.start)
    out.add(line.commas)
    out.add(context.repeats[index])
    out.add(context.isRepeat[index])
    for bit in 0..<16 { out.add(line.cues.rawValue >> bit & 1 == 1) }
    out.add(line.cues.contains(.ago))
    out.add(Int32(clamping: scores[index] / 64))
    out.add(kept[index])
    out.add(Int32(context.overlap[index]))
    out.add(Int32(context.goodOverlap[index]))
    out.add(Int32(context.overlap[index]) * Int32(context.contentSpan(index).count) / 100)
    out.add(Int32(context.headlineOverlap[index]))
    out.add(context.headline == index)
    let match = address.match(context, index)
    out.add(match.ofAddress)
    out.add(match.ofLine)
  }

  /// The level of a heading, or 0; whether it has a bullet; its number in a list, or 0.
  private func writeForm(_ index: Int, _ out: inout FeatureWriter) {
    let line = context.lines[index]
    if case .heading(let level) = line.form { out.add(Int32(level)) } else { out.add(Int32(0)) }
    out.add(line.form == .bullet)
    out.add(Int32(LineMarks.number(text[line.content])?.value ?? 0))
  }

  private func writePlace(_ index: Int, _ out: inout FeatureWriter) {
    out.add(Int32(bodyStart - index))
    out.add(context.words[max(index, bodyStart)] - context.words[min(index, bodyStart)])
    out.add(Int32(context.story.lowerBound - index))
    out.add(Int32(index))
    out.add(Int32(min(5, context.lines[index].blanks)))
    out.add(Int32(index + 1 < kept.count ? min(5, context.lines[index + 1].blanks) : 5))
    let (behind, before) = (signs.behind(index), signs.before(index))
    out.add(behind.distance(to: .date))
    out.add(before.distance(to: .date))
    out.add(behind.distance(to: .byline))
    out.add(behind.distance(to: .share))
    out.add(behind.distance(to: .good))
    out.add(before.distance(to: .good))
    out.add(distanceToRepeat(from: index, by: 1))
    out.add(distanceToRepeat(from: index, by: -1))
  }

  /// The lines to the next one of the same words, 9 if it is farther than 8.
  private func distanceToRepeat(from index: Int, by step: Int) -> Int32 {
    guard context.repeats[index] > 1 else { return 9 }
    let hash = context.stats[index].hash
    for offset in 1...8 {
      let line = index + offset * step
      guard context.stats.indices.contains(line) else { return 9 }
      if context.stats[line].hash == hash { return Int32(offset) }
    }
    return 9
  }

  private static let neighborOffsets = [-2, -1, 1, 2, 3]

  private func writeNeighbors(_ index: Int, _ out: inout FeatureWriter) {
    for offset in Self.neighborOffsets {
      let line = index + offset
      guard context.stats.indices.contains(line) else {
        for _ in 0..<6 { out.add(Int32(-1)) }
        continue
      }
      let stats = context.stats[line]
      out.add(stats.words)
      out.add(Int32(32 - (stats.cues.rawValue & 0x7FFF).leadingZeroBitCount))
      out.add(stats.endsWithPunctuation)
      out.add(kept[line])
      out.add(Int32(clamping: scores[line] / 64))
      out.add(Int32(context.goodOverlap[line]))
    }
  }
}

/// The words of a page's address, which often are those of its headline.
private struct AddressWords {
  private let words: [UInt32]

  init(_ url: String?) {
    var url = url ?? ""
    let slug = url.withUTF8 { url in
      Self.slug(of: url).map { $0 == 0x2D || $0 == 0x5F || $0 == 0x2B ? 0x20 : $0 }
    }
    guard !slug.isEmpty else {
      words = []
      return
    }
    let found = slug.withUnsafeBufferPointer { LineScanner.scan($0) }.words
    words = found.indices.filter { !found[..<$0].contains(found[$0]) }.map { found[$0] }
  }

  /// The longest part of an address's path, which is the one that tells most; the first part is the
  /// host's.
  private static func slug(
    of url: UnsafeBufferPointer<UInt8>
  ) -> Slice<UnsafeBufferPointer<UInt8>> {
    let path = url[..<(url.firstIndex(of: 0x3F) ?? url.endIndex)].dropFirst(8)
    var slug = path[..<path.startIndex]
    var start = path.firstIndex { $0 != 0x2F } ?? path.endIndex
    start = path[start...].firstIndex(of: 0x2F) ?? path.endIndex
    while start < path.endIndex {
      let end = path[start...].firstIndex(of: 0x2F) ?? path.endIndex
      if end - start > slug.count { slug = path[start..<end] }
      start = end + 1
    }
    return slug
  }

  /// The thousandths of the address's words that are in a line, and of the line's in the address;
  /// -1 if the address has fewer than two words.
  func match(_ context: LineContext, _ line: Int) -> (ofAddress: Int32, ofLine: Int32) {
    guard words.count >= 2 else { return (-1, -1) }
    let span = context.contentSpan(line)
    let common = context.content.withUnsafeBufferPointer { content in
      let line = UnsafeBufferPointer(rebasing: content[span])
      // By their lowest bits most words are in no line.
      let bits = line.reduce(UInt64(0)) { $0 | 1 << UInt64($1 & 63) }
      return words.count { bits >> UInt64($0 & 63) & 1 == 1 && line.contains($0) }
    }
    return (Int32(1000 * common / words.count), Int32(1000 * common / Swift.max(1, span.count)))
  }
}
