// Words of ASCII, which most of a text is.

extension LineScanner {
  /// The words of ASCII that come next, as long as a space, or a comma or period with one, separates
  /// them.
  ///
  /// Nearly all of a text is read here, so what it counts stays in registers.
  mutating func words() {
    var isNoted = position > 0 && text[position &- 1] != 0x20
    if isNoted { cueStarts.noteWord(LetterRun(text, at: position), in: text, at: position) }
    guard wordLength == 0 else { return continueWord() }
    var found = FoundWords()
    found.hash = stats.hash
    var at = position
    let (table, content, size) = (table, content, text.count)
    let near = min(size, CueMatcher.reach)
    var contentCount = contentCount
    // Periods and commas that a space follows, and the last of them or of the letters.
    var (marks, commas, mark): (Int32, Int32, UInt8) = (0, 0, 0x61)
    while found.words < FoundWords.most {
      var count = min(map.letterCount(at: origin &+ at), size &- at)
      guard count > 0 else { break }
      let bytes = map.bytes(at: origin &+ at)
      if !isNoted, at < near {
        let odd = map.odd(at: origin &+ at)
        cueStarts.note(bytes, of: near &- at, letters: count, odd: odd, at: at)
      }
      isNoted = false
      let mask = LetterRun.mask(min(count, 8))
      var hash = WordHash.hash(WordHash.seed, (bytes | LetterRun.smallBits) & mask)
      let capitals = ~bytes & LetterRun.smallBits & mask
      let isCapital = capitals &>> 5 & 1
      if capitals > 0x20 { found.capitals &+= noteCapitals(at: at) }
      if count > 8 {
        let whole = finishLetters(behind: at, hash)
        (count, hash) = (whole.count, whole.hash)
        found.capitals &+= whole.capitals
      }
      at &+= count
      let next = at < size ? text[at] : 0
      if next != 0x20, next >= 0x80 || next.isASCIIDigit {
        (wordHash, wordLength) = (hash, Int32(truncatingIfNeeded: count))
        isWordCapital = isCapital == 1
        found.capitals &+= Int32(truncatingIfNeeded: isCapital)
        mark = 0x61
        break
      }
      let kinds = table.kinds(of: hash)
      content[contentCount] = UInt32(truncatingIfNeeded: hash)
      contentCount &+= kinds.isEmpty && count >= Int(Self.contentLetters) ? 1 : 0
      found.hash = LineStats.hash(found.hash, word: hash)
      found.add(kinds, letters: count, capital: isCapital)
      mark = 0x61
      if next != 0x20 {
        guard isSimple(next, at: at) else { break }
        mark = next
        commas &+= next == 0x2C ? 1 : 0
        marks &+= 1
        at &+= 1
      }
      at &+= 1
    }
    position = at
    self.contentCount = contentCount
    (isAtSentenceEnd, lastMark) = (false, mark)
    stats.marks &+= marks
    stats.commas &+= commas
    stats.sentences &+= marks &- commas
    stats.add(found)
    stats.capitals &+= found.capitals &+ found.capitalWords
  }

  /// Whether a comma or a period with a space behind it stands at an index, and no `www` before.
  @inline(__always)
  private func isSimple(_ byte: UInt8, at index: Int) -> Bool {
    guard byte == 0x2C || byte == 0x2E, index &+ 1 < text.count, text[index &+ 1] == 0x20 else {
      return false
    }
    return byte == 0x2C || text[index &- 1] | 0x20 != 0x77
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

  /// Reads the letters of a word behind the first eight.
  ///
  /// - Returns: How many letters the word has, its hash, and how many capitals there are behind the
  ///   first eight letters.
  @inline(never)
  private mutating func finishLetters(
    behind start: Int, _ hash: UInt64
  ) -> (count: Int, hash: UInt64, capitals: Int32) {
    var (length, hash, capitals) = (8, hash, Int32(0))
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
    return (length, hash, capitals)
  }

  /// Counts the capitals among the first eight letters of a word behind the first.
  @inline(never)
  private mutating func noteCapitals(at start: Int) -> Int32 {
    let run = LetterRun(text, at: start)
    if run.seams != 0 { cueStarts.noteGlued(run, in: text, at: start) }
    return Int32(truncatingIfNeeded: (run.capitals &>> 8).nonzeroBitCount)
  }
}
