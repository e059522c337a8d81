// Where in a line cue phrases may begin, found as its words are counted.

/// The places of a line at which a cue phrase may begin.
///
/// Few words begin a phrase, so folding a line and asking for each of its words is mostly for nothing.
/// Here words are asked as they stand, by the tables of ``CueBeginnings``: for what is letters and
/// single spaces, folding changes the case alone. What reads otherwise is noted if it may begin a
/// phrase once folded, and ``CueMatcher/cues(in:at:)`` folds from there.
struct CueStarts: ~Copyable {
  /// There is at most one for each byte that is searched.
  private static let capacity = CueMatcher.reach + 1
  /// A line with more numbers and glued words is folded as a whole: for each of them folding makes
  /// it longer, and what is too long is cut off.
  private static let mostOdd = 96
  /// Indices in the line, ascending but for those of words that were glued together.
  private let places: UnsafeMutablePointer<UInt16>
  private var count = 0
  private var oddCount = 0
  private let beginnings: CueBeginnings.Lookup
  /// Whether there is a date or time in digits.
  private(set) var hasDate = false
  /// Whether the line has to be folded as a whole: characters that vanish, letters beyond ASCII.
  private(set) var isIntricate = false

  init(_ beginnings: CueBeginnings.Lookup) {
    self.beginnings = beginnings
    places = .allocate(capacity: Self.capacity)
  }

  deinit {
    places.deallocate()
  }

  /// The places that were noted.
  var noted: UnsafeBufferPointer<UInt16> {
    UnsafeBufferPointer(start: places, count: count)
  }

  /// Begins a line.
  mutating func reset() {
    count = 0
    oddCount = 0
    hasDate = false
    isIntricate = false
  }

  /// Notes a word behind a space if a phrase may begin with it.
  ///
  /// - Parameters:
  ///   - bytes: Eight bytes from its first letter on.
  ///   - count: How many of them and those behind are searched, at least one.
  ///   - letters: How many letters it has; of a long word perhaps not all.
  ///   - odd: A bit for each of them that folding doesn't leave as it is, but for the case.
  @inline(__always)
  mutating func note(
    _ bytes: UInt64, of count: Int, letters: Int, odd: UInt64, at place: Int
  ) {
    let isPlain = count >= 8 && odd & 0x3F == 0
    let mayBegin =
      isPlain
      ? beginnings.mayBegin(bytes | LetterRun.smallBits, areAllKnown: odd & 0xC0 == 0)
      : beginnings.mayBegin(bytes, of: count, letters: letters, odd: odd)
    places[self.count] = UInt16(truncatingIfNeeded: place)
    self.count &+= Int(truncatingIfNeeded: mayBegin)
  }

  private mutating func noteOdd(_ place: Int) {
    guard place < CueMatcher.reach else { return }
    places[count] = UInt16(truncatingIfNeeded: place)
    count += 1
    countOdd()
  }

  private mutating func countOdd() {
    oddCount += 1
    if oddCount > Self.mostOdd { isIntricate = true }
  }

  /// Notes that the line has a character that only folding can tell the meaning of.
  mutating func noteIntricate(at place: Int) {
    if place < CueMatcher.reach { isIntricate = true }
  }

  /// Whether a three-byte character does more than separate words: all beyond U+2000 to U+2BFF, and
  /// the invisible ones there.
  static func isIntricate(_ lead: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (lead, second) {
    case (0xE2, 0x80): (0x8B...0x8F).contains(third) || (0xAA...0xAE).contains(third)
    case (0xE2, 0x81): third >= 0xA0
    case (0xE2, 0x82...0xAF): false
    default: true
    }
  }

  /// Notes the first letters of a word behind whatever stands before.
  @inline(never)
  mutating func noteWord(
    _ run: LetterRun, in text: UnsafeBufferPointer<UInt8>, at place: Int
  ) {
    if place < CueMatcher.reach, isSeparate(run, text, place) {
      let near = text.prefix(CueMatcher.reach)
      note(
        LetterRun.bytes(text, at: place), of: near.count - place, letters: 0, odd: .max, at: place)
    }
  }

  /// Notes the words behind small letters that meet a capital.
  @inline(never)
  mutating func noteGlued(
    _ run: LetterRun, in text: UnsafeBufferPointer<UInt8>, at place: Int
  ) {
    if place > 0, run.capitals & 0x80 != 0, text[place - 1] >= 0x61, text[place - 1] <= 0x7A {
      noteOdd(place)
    }
    var seams = run.seams
    while seams != 0 {
      noteOdd(place + seams.trailingZeroBitCount / 8)
      seams &= seams &- 1
    }
  }

  /// Notes the digits that begin behind another character.
  @inline(never)
  mutating func noteDigits(in text: UnsafeBufferPointer<UInt8>, at place: Int) {
    guard place < CueMatcher.reach else { return }
    let head = UnsafeBufferPointer(rebasing: text.prefix(CueMatcher.reach))
    if !hasDate { hasDate = NumericDate.begins(head, at: place) }
    // "1,204" is one number.
    let isWithin =
      place > 1 && (text[place - 1] == 0x2C || text[place - 1] == 0x2E)
      && text[place - 2].isASCIIDigit
    guard !isWithin else { return }
    countOdd()
    if beginnings.mayBegin(withNumberIn: head, at: place) { noteOdd(place) }
  }

  /// Whether folding puts a space before a word's first letters.
  private mutating func isSeparate(
    _ run: LetterRun, _ text: UnsafeBufferPointer<UInt8>, _ place: Int
  ) -> Bool {
    guard place > 0 else { return true }
    let before = text[place - 1]
    if before == 0x27 { return isSeparate(byApostropheAt: place - 1, text, place) }
    if before.isASCIIDigit { return !(run.count == 2 && Self.isOrdinal(text, place)) }
    let isCurly =
      place >= 3 && text[place - 3] == 0xE2 && text[place - 2] == 0x80
      && (before == 0x98 || before == 0x99)
    return isCurly ? isSeparate(byApostropheAt: place - 3, text, place) : true
  }

  /// Whether an apostrophe before a letter separates: not if a letter stands before it.
  private mutating func isSeparate(
    byApostropheAt apostrophe: Int, _ text: UnsafeBufferPointer<UInt8>, _ place: Int
  ) -> Bool {
    guard apostrophe > 0, text[apostrophe - 1].isASCIILetter else { return true }
    // "The 1st's": what folding skips is no letter.
    if apostrophe > 2, text[apostrophe - 3].isASCIIDigit, Self.isOrdinal(text, apostrophe - 2) {
      isIntricate = true
    }
    return text[apostrophe - 1] & 0x20 != 0 && text[place] & 0x20 == 0
  }

  /// Whether the two bytes at an index end an ordinal number.
  private static func isOrdinal(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    switch (text[index] | 0x20, text[index + 1] | 0x20) {
    case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68): true
    default: false
    }
  }
}
