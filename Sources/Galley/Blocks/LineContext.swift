// What a line's neighbours and the whole capture say about it.

/// The lines of a capture with their counts, and what follows from all of them together.
struct LineContext: Sendable {
  let lines: [TextLine]
  let stats: [LineStats]
  let good: [Bool]
  /// Words before a line; one entry more than there are lines.
  private(set) var words: [Int32] = [0]
  /// Words of good lines before a line; one entry more than there are lines.
  private(set) var goodWords: [Int32] = [0]
  /// How often a line's words occur as a whole line.
  private(set) var repeats: [Int32] = []
  /// Whether an earlier line has the same words.
  private(set) var isRepeat: [Bool] = []
  /// The densest run of good lines: see ``bestRun(cueAware:)``.
  private(set) var run = 0..<0
  /// The densest run that cues of other content break.
  private(set) var story = 0..<0
  /// The line that is probably the headline.
  private(set) var headline: Int?
  /// The thousandths of a line's content words that other lines of the story share.
  private(set) var overlap: [Int16] = []
  /// The thousandths of a line's content words that other good lines share.
  private(set) var goodOverlap: [Int16] = []
  /// The thousandths of a line's content words that the headline shares.
  private(set) var headlineOverlap: [Int16] = []

  /// The hashes of all lines' content words, one line after the other.
  private(set) var content: [UInt32] = []
  /// Where each line's content words end in ``content``.
  private(set) var contentEnds: [Int32] = []

  /// Scans all lines.
  init(_ reader: LineReader) {
    lines = reader.lines
    var scanned = ScannedLines(reader)
    let lacksStopWords = Self.lacksStopWords(scanned.stats)
    for index in scanned.stats.indices {
      scanned.stats[index].adapt(lacksStopWords: lacksStopWords)
    }
    stats = scanned.stats
    content = scanned.content
    contentEnds = scanned.contentEnds
    good = stats.map(\.isGood)
    sumUp()
    countRepeats()
    run = bestRun(cueAware: false)
    story = bestRun(cueAware: true)
    headline = guessHeadline()
    measureOverlap()
  }

  /// Whether long sentences are almost without known function words: the language is unknown.
  private static func lacksStopWords(_ stats: [LineStats]) -> Bool {
    var (words, known) = (0, 0)
    for line in stats where line.words >= 20 && line.endsWithPunctuation {
      words += Int(line.words)
      known += Int(line.stopWords)
    }
    return words > 0 && known * 100 < words * unknownShare
  }

  /// Less than this percentage of function words is not prose of a known language.
  private static let unknownShare = 12

  private mutating func sumUp() {
    words.reserveCapacity(stats.count + 1)
    goodWords.reserveCapacity(stats.count + 1)
    var all: Int32 = 0
    var ofGood: Int32 = 0
    for (index, line) in stats.enumerated() {
      all += line.words
      if good[index] { ofGood += line.words }
      words.append(all)
      goodWords.append(ofGood)
    }
  }

  private mutating func countRepeats() {
    // A hash table with the numbers of the first lines of their kind, 1-based.
    var bits = 6
    while 1 << bits < 2 * stats.count { bits += 1 }
    var slots = [Int32](repeating: 0, count: 1 << bits)
    var counts = [Int32](repeating: 0, count: stats.count)
    let firsts = stats.indices.map { index in
      let hash = stats[index].hash
      var slot = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
      while slots[slot] != 0, stats[Int(slots[slot]) - 1].hash != hash {
        slot = (slot + 1) & (slots.count - 1)
      }
      if slots[slot] == 0 { slots[slot] = Int32(index + 1) }
      let first = Int(slots[slot]) - 1
      counts[first] += 1
      return first
    }
    isRepeat = firsts.indices.map { firsts[$0] != $0 }
    repeats = firsts.map { counts[$0] }
  }

  /// The run of lines with the greatest sum: a good line counts its words, any other costs 12
  /// (10 if cues count); a short cue of other content costs 60 and a short date 30.
  private func bestRun(cueAware: Bool) -> Range<Int> {
    var best: Int32 = 0
    var sum: Int32 = 0
    var start = 0
    var found = 0..<0
    for (index, line) in stats.enumerated() {
      if sum <= 0 {
        sum = 0
        start = index
      }
      sum += good[index] ? line.words : cueAware ? Self.cost(of: line) : -12
      if sum > best {
        best = sum
        found = start..<(index + 1)
      }
    }
    return found
  }

  private static func cost(of line: LineStats) -> Int32 {
    if line.words <= 6, line.cues.contains(.date) { return -30 }
    if line.words <= 8, !line.cues.isDisjoint(with: foreign) { return -60 }
    return -10
  }

  /// Cues whose heading begins something that is not the article.
  static let foreign: CueSet = [.related, .share, .comment, .copy, .ad, .bio, .tags, .refs]

  private func guessHeadline() -> Int? {
    let near = stride(from: story.lowerBound - 1, to: max(-1, story.lowerBound - 25), by: -1)
    for index in near where isTitleLength(index) && repeats[index] >= 2 {
      if !stats[index].cues.contains(.related) { return index }
    }
    for index in near.prefix(11) where isTitleLength(index) {
      let line = stats[index]
      if !line.endsWithPunctuation, line.cues.isDisjoint(with: Self.notTitle) { return index }
    }
    return nil
  }

  private static let notTitle = CueSet.features.subtracting(.faq)

  private func isTitleLength(_ index: Int) -> Bool {
    (4...25).contains(stats[index].words)
  }

  /// Which content words of each line the story and the headline share.
  private mutating func measureOverlap() {
    let title = headline.map { Array(content[contentSpan($0)]) } ?? []
    let vocabulary = Vocabulary(title: title)
    let count = stats.count
    // One after the other in one piece of memory.
    var shares = [Int16](repeating: 0, count: 3 * count)
    content.withUnsafeBufferPointer { content in
      for index in stats.indices where good[index] {
        let words = UnsafeBufferPointer(rebasing: content[contentSpan(index)])
        vocabulary.add(words, isInStory: story.contains(index))
      }
      for index in stats.indices {
        let words = UnsafeBufferPointer(rebasing: content[contentSpan(index)])
        guard !words.isEmpty else { continue }
        let found = vocabulary.count(
          words, isGood: good[index], isInStory: story.contains(index))
        let whole = Int32(truncatingIfNeeded: words.count)
        shares[index] = Self.share(found.inStory, whole)
        shares[count &+ index] = Self.share(found.good, whole)
        if found.inTitle > 0 { shares[2 &* count &+ index] = Self.share(found.inTitle, whole) }
      }
    }
    overlap = Array(shares[..<count])
    goodOverlap = Array(shares[count..<(2 * count)])
    headlineOverlap = Array(shares[(2 * count)...])
  }

  @inline(__always)
  private static func share(_ part: Int32, _ whole: Int32) -> Int16 {
    Int16(truncatingIfNeeded: LineFeatures.thousandths(part, whole))
  }

  /// Where the content words of a line lie in ``content``.
  func contentSpan(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(contentEnds[index - 1]))..<Int(contentEnds[index])
  }
}

/// What passes over the lines count, one after the other.
private struct ScannedLines {
  var stats: [LineStats] = []
  var content: [UInt32] = []
  var contentEnds: [Int32] = []

  init(_ reader: LineReader) {
    let matcher = CueMatcher.shared
    stats.reserveCapacity(reader.lines.count)
    contentEnds.reserveCapacity(reader.lines.count)
    reader.bytes.withUnsafeBufferPointer { bytes in
      _ = LineScanner.withScanner(of: bytes) { scanner in
        for line in reader.lines {
          let text = UnsafeBufferPointer(rebasing: bytes[line.content])
          var line = scanner.scan(line.content)
          line.cues = matcher.cues(in: text, at: scanner.cueStarts)
          stats.append(line)
          contentEnds.append(Int32(scanner.contentCount))
        }
        content = scanner.contentWords
      }
    }
  }
}

/// Words by the lowest bits of their hash, with what is known of the lines that have them.
private struct Vocabulary: ~Copyable {
  private static var size: Int { 1 << 14 }
  /// Set if a good line has the word.
  private static var good: UInt8 { 1 }
  /// Set if a good line of the story has it.
  ///
  /// The next higher bit of each of these two is set if several lines have the word.
  private static var story: UInt8 { 4 }
  /// Set if the title has it.
  private static var title: UInt8 { 16 }
  private let slots: UnsafeMutablePointer<UInt8>
  private let title: [UInt32]

  init(title: [UInt32]) {
    self.title = title
    slots = .allocate(capacity: Self.size)
    slots.initialize(repeating: 0, count: Self.size)
    for word in title { slots[Self.slot(word)] = Self.title }
  }

  deinit {
    slots.deallocate()
  }

  @inline(__always)
  private static func slot(_ word: UInt32) -> Int {
    Int(word) & (size - 1)
  }

  /// Adds the words of a good line.
  func add(_ words: UnsafeBufferPointer<UInt32>, isInStory: Bool) {
    let own = isInStory ? Self.good | Self.story : Self.good
    // First those that another line has, so that it doesn't matter if this one has a word twice.
    for word in words {
      let slot = Self.slot(word)
      let known = slots[slot]
      slots[slot] = known | (known & own) &<< 1
    }
    for word in words { slots[Self.slot(word)] |= own }
  }

  /// How many words of a line other good lines, other lines of the story and the title have.
  @inline(__always)
  func count(
    _ words: UnsafeBufferPointer<UInt32>, isGood: Bool, isInStory: Bool
  ) -> (good: Int32, inStory: Int32, inTitle: Int32) {
    // A line that was added itself has to find another.
    let goodBit: UInt8 = isGood ? 1 : 0
    let storyBit: UInt8 = isGood && isInStory ? 3 : 2
    var (good, inStory, inTitle): (Int32, Int32, Int32) = (0, 0, 0)
    for word in words {
      let known = slots[Self.slot(word)]
      good &+= Int32(known &>> goodBit & 1)
      inStory &+= Int32(known &>> storyBit & 1)
      if known & Self.title != 0 { inTitle &+= title.contains(word) ? 1 : 0 }
    }
    return (good, inStory, inTitle)
  }
}
