// Words of ASCII, which most of a text is.

extension LineScanner {
  /// The words of ASCII that come next, as long as spaces alone separate them.
  ///
  /// Nearly all of a text is read here, so what it counts stays in registers.
  mutating func words() {
    var isFirst = position > 0 && text[position &- 1] != 0x20
    if isFirst { cueStarts.noteWord(LetterRun(text, at: position), in: text, at: position) }
    guard wordLength == 0 else { return continueWord() }
    var found = FoundWords()
    found.hash = stats.hash
    var at = position
    let (table, content, size) = (table, content, text.count)
    var contentCount = contentCount
    while found.words < FoundWords.most {
      var count = min(map.letterCount(at: origin &+ at), size &- at)
      guard count > 0 else { break }
      let bytes = map.bytes(at: origin &+ at)
      if !isFirst {
        let rest = size &- at
        cueStarts.note(
          rest >= 8 ? bytes : bytes & LetterRun.mask(rest),
          isPlain: rest >= 6 && map.isPlain(at: origin &+ at), at: at)
      }
      isFirst = false
      let mask = LetterRun.mask(min(count, 8))
      var hash = WordHash.hash(WordHash.seed, (bytes | LetterRun.smallBits) & mask)
      let capitals = ~bytes & LetterRun.smallBits & mask
      found.capitals &+= capitals & 0x20 != 0 ? 1 : 0
      if capitals > 0x20 { found.capitals &+= noteCapitals(at: at) }
      if count > 8 { count = finishLetters(behind: at, &hash, &found.capitals) }
      let end = at &+ count
      let next = end < size ? text[end] : 0
      guard next < 0x80, !next.isASCIIDigit else {
        (wordHash, wordLength) = (hash, Int32(truncatingIfNeeded: count))
        isWordCapital = capitals & 0x20 != 0
        at = end
        break
      }
      let kinds = table.kinds(of: hash)
      content[contentCount] = UInt32(truncatingIfNeeded: hash)
      contentCount &+= kinds.isEmpty && count >= Int(Self.contentLetters) ? 1 : 0
      found.hash = LineStats.hash(found.hash, word: hash)
      found.add(
        kinds, letters: Int32(truncatingIfNeeded: count), isCapital: capitals & 0x20 != 0)
      at = end
      guard next == 0x20 else { break }
      at &+= 1
    }
    position = at
    self.contentCount = contentCount
    (isAtSentenceEnd, lastMark) = (false, 0x61)
    stats.add(found)
  }

  /// Reads letters behind digits or other letters of a word.
  private mutating func continueWord() {
    var length = 0
    var run = LetterRun(text, at: position)
    while run.count > 0 {
      if run.capitals != 0 {
        cueStarts.noteGlued(run, in: text, at: position + length)
        stats.capitals += Int32(run.capitals.nonzeroBitCount)
      }
      wordHash = WordHash.hash(wordHash, run.small)
      length += run.count
      guard run.count == 8 else { break }
      run = LetterRun(text, at: position + length)
    }
    wordLength += Int32(truncatingIfNeeded: length)
    position += length
    (isAtSentenceEnd, lastMark) = (false, 0x61)
  }

  /// Reads the letters of a word behind the first eight; returns how many these are with them.
  @inline(never)
  private mutating func finishLetters(
    behind start: Int, _ hash: inout UInt64, _ capitals: inout Int32
  ) -> Int {
    var length = 8
    var run = LetterRun(text, at: start &+ length)
    while run.count > 0 {
      if run.capitals != 0 {
        cueStarts.noteGlued(run, in: text, at: start &+ length)
        capitals &+= Int32(truncatingIfNeeded: run.capitals.nonzeroBitCount)
      }
      hash = WordHash.hash(hash, run.small)
      length &+= run.count
      guard run.count == 8 else { break }
      run = LetterRun(text, at: start &+ length)
    }
    return length
  }

  /// Counts the capitals among the first eight letters of a word behind the first.
  @inline(never)
  private mutating func noteCapitals(at start: Int) -> Int32 {
    let run = LetterRun(text, at: start)
    if run.seams != 0 { cueStarts.noteGlued(run, in: text, at: start) }
    return Int32(truncatingIfNeeded: (run.capitals &>> 8).nonzeroBitCount)
  }
}
