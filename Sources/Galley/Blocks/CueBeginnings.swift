// Whether a cue phrase can begin somewhere, by its first bytes.

/// The first bytes of phrases, as bits by their hash: eight of them, or six or four of a
/// shorter phrase.
///
/// Most words of a text begin no phrase. Walking a trie to find that out takes loads from memory that
/// wait for each other and for the cache; here it takes two that don't.
struct CueBeginnings: Sendable {
  private static var longCount: Int { 6 }
  static var shortCount: Int { 4 }
  private static var longestCount: Int { 8 }

  /// Bits by hash.
  fileprivate struct Part {
    /// Where they begin in the table.
    let start: Int
    /// The logarithm of how many there are.
    let bits: UInt64
    var end: Int { start + 1 << (Int(bits) - 6) }

    @inline(__always)
    func bit(_ key: UInt64) -> Int {
      Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> (64 &- bits))
    }
  }

  /// Those of four bytes of shorter phrases.
  fileprivate static var short: Part { Part(start: 0, bits: 15) }
  /// Those of what a word's letters alone tell.
  fileprivate static var word: Part { Part(start: short.end, bits: 15) }
  /// Those of six bytes of longer phrases.
  fileprivate static var long: Part { Part(start: word.end, bits: 16) }
  /// Those of eight bytes of longer phrases, and of six bytes of those that don't have eight.
  ///
  /// Most words are asked for here, so few of the bits are set.
  fileprivate static var eight: Part { Part(start: long.end, bits: 17) }
  /// Those of one byte of phrases that may be followed by anything.
  private static var whole: Int { eight.end }
  /// Those of two letters behind a number, five bits of each.
  private static var follower: Int { whole + 4 }
  private var table = [UInt64](repeating: 0, count: follower + 16)
  /// Whether there are any of one byte.
  private var hasWholes = false

  /// Notes a phrase.
  ///
  /// - Parameters:
  ///   - phrase: Behind which a space can be read.
  ///   - isWord: Whether a word must end with it, so that the space belongs to it.
  mutating func insert(_ phrase: UnsafeBufferPointer<UInt8>, isWord: Bool) {
    let bytes = UnsafeBufferPointer(
      start: phrase.baseAddress, count: phrase.count + (isWord ? 1 : 0))
    if phrase.count >= Self.longCount {
      let key = Self.key(bytes, at: 0, count: Self.longCount)
      note(key, at: Self.long)
      let isLonger = bytes.count >= Self.longestCount
      note(isLonger ? Self.key(bytes, at: 0, count: Self.longestCount) : key, at: Self.eight)
    } else if bytes.count >= Self.shortCount {
      note(Self.key(bytes, at: 0, count: Self.shortCount), at: Self.short)
    } else if bytes.count == Self.shortCount - 1 {
      let key = Self.key(bytes, at: 0, count: Self.shortCount - 1)
      for last in UInt64(0)...255 { note(key | last << 24, at: Self.short) }
    } else if let first = bytes.first {
      table[Self.whole + Int(first >> 6)] |= 1 << UInt64(first & 63)
      hasWholes = true
    }
    noteWord(bytes)
    noteFollower(bytes)
  }

  /// Notes the first four bytes of a phrase of ASCII, or the whole of its first word if that is shorter.
  private mutating func noteWord(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.first?.isASCIILetter == true else { return }
    let count = min(Self.shortCount, bytes.firstIndex(of: 0x20) ?? bytes.count)
    let key = Self.key(bytes, at: 0, count: count)
    note(key, at: Self.word)
    guard count == bytes.count, count < Self.shortCount else { return }
    // The word may go on.
    for last in UInt64(0)...255 {
      note(key | last << UInt64(8 * count), at: Self.word)
      guard count == 2 else { continue }
      for more in UInt64(0)...255 { note(key | last << 16 | more << 24, at: Self.word) }
    }
  }

  /// Notes the letters behind a number that a phrase begins with.
  private mutating func noteFollower(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.first, first == 0x44 || first == 0x59 || first == 0x4E else { return }
    guard bytes.count > 3, bytes[1] == 0x20, isSmall(bytes[2]), isSmall(bytes[3]) else {
      // Behind numbers, letters beyond ASCII are looked for by folding.
      guard bytes.count < 3 || bytes[2] < 0x80 else { return }
      for index in Self.follower..<table.count { table[index] = .max }
      return
    }
    let pair = Self.pair(bytes[2], bytes[3])
    table[Self.follower + pair >> 6] |= 1 << UInt64(pair & 63)
  }

  private func isSmall(_ byte: UInt8) -> Bool {
    byte.isASCIILetter && byte & 0x20 != 0
  }

  fileprivate static func pair(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 31) << 5 | Int(second & 31)
  }

  private mutating func note(_ key: UInt64, at part: Part) {
    let bit = part.bit(key)
    table[part.start + bit >> 6] |= 1 << UInt64(bit & 63)
  }

  /// The table as a loop over many words wants it.
  struct Lookup {
    fileprivate let table: UnsafePointer<UInt64>
    fileprivate let hasWholes: Bool

    /// Whether a phrase may begin with eight bytes, the first in the lowest, or with the first six of
    /// them if the others aren't known: 1 or 0.
    ///
    /// As a number, for whether one may is hard to predict.
    @inline(__always)
    func mayBegin(_ bytes: UInt64, areAllKnown: Bool) -> UInt64 {
      let six = bytes & 0xFFFF_FFFF_FFFF
      let known =
        has(bytes & 0xFFFF_FFFF, short)
        | (areAllKnown ? has(six, eight) | has(bytes, eight) : has(six, long))
      // Hardly any phrase of three letters or fewer may go on.
      return (hasWholes ? known | has(Int(truncatingIfNeeded: bytes & 0xFF), at: whole) : known) & 1
    }

    /// Whether a phrase may begin with the letters of a word, of which it is known how many there are,
    /// and which bytes folding doesn't leave as they are: 1 or 0.
    @inline(__always)
    func mayBegin(_ bytes: UInt64, of count: Int, letters: Int, odd: UInt64) -> UInt64 {
      let known = min(letters, count, 8)
      guard known >= CueBeginnings.shortCount,
        odd & (1 &<< UInt64(truncatingIfNeeded: known) &- 1) == 0
      else { return mayBegin(bytes, of: count) }
      return mayBegin(withLetters: bytes | LetterRun.smallBits)
    }

    /// Whether a phrase may begin with the letters of a word, whatever stands behind: 1 or 0.
    ///
    /// - Parameter count: How many of the bytes are the line's; more than eight if others follow.
    @inline(never)
    func mayBegin(_ bytes: UInt64, of count: Int) -> UInt64 {
      mayBegin(LetterRun(count >= 8 ? bytes : bytes & LetterRun.mask(count)))
    }

    private func mayBegin(_ run: LetterRun) -> UInt64 {
      if run.isGlued { return 1 }
      var letters = run.small
      if run.count < CueBeginnings.shortCount, run.mayBeJoined {
        guard let joined = run.joined else { return 1 }
        letters = joined
      }
      return mayBegin(withLetters: letters)
    }

    /// Whether a phrase may begin with four small letters: 1 or 0.
    @inline(__always)
    private func mayBegin(withLetters letters: UInt64) -> UInt64 {
      let known = has(letters & 0xFFFF_FFFF, word)
      return (hasWholes ? known | has(Int(truncatingIfNeeded: letters & 0xFF), at: whole) : known)
        & 1
    }

    /// Whether a phrase may begin with the number at an index, by the two letters behind it.
    ///
    /// - Parameter text: Without letters beyond ASCII.
    func mayBegin(withNumberIn text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
      var index = place
      while index < text.count {
        let isInside =
          (text[index] == 0x2C || text[index] == 0x2E) && index + 1 < text.count
          && text[index + 1].isASCIIDigit
        guard text[index].isASCIIDigit || isInside else { break }
        index += 1
      }
      if index < text.count, text[index].isASCIILetter { return true }
      while index < text.count, !text[index].isASCIILetter, !text[index].isASCIIDigit { index += 1 }
      // No letter is 0, so that pair is one if anything may follow.
      guard index + 1 < text.count else { return has(0, at: follower) & 1 != 0 }
      if text[index + 1] == 0x27 || text[index + 1] >= 0x80 { return true }
      return has(CueBeginnings.pair(text[index], text[index + 1]), at: follower) & 1 != 0
    }

    @inline(__always)
    private func has(_ key: UInt64, _ part: CueBeginnings.Part) -> UInt64 {
      has(part.bit(key), at: part.start)
    }

    @inline(__always)
    private func has(_ bit: Int, at base: Int) -> UInt64 {
      table[base &+ bit &>> 6] &>> UInt64(truncatingIfNeeded: bit & 63)
    }
  }

  /// Calls a function with the table.
  @inline(__always)
  func withLookup<Value>(_ body: (Lookup) throws -> Value) rethrows -> Value? {
    try table.withUnsafeBufferPointer { table in
      guard let base = table.baseAddress else { return nil }
      return try body(Lookup(table: base, hasWholes: hasWholes))
    }
  }

  /// Whether a phrase may begin with a word.
  ///
  /// - Parameters:
  ///   - bytes: Eight bytes from its first letter on; zeros behind the line's end.
  ///   - plain: How many of them folding leaves as they are, but for the case.
  func mayBegin(_ bytes: UInt64, plain: Int) -> Bool {
    withLookup { lookup in
      plain >= Self.longCount
        ? lookup.mayBegin(bytes | LetterRun.smallBits, areAllKnown: plain >= Self.longestCount)
        : lookup.mayBegin(bytes, of: 8)
    } != 0
  }

  /// Whether a phrase may begin with the number at an index of a text without letters beyond ASCII.
  func mayBegin(withNumberIn text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    withLookup { $0.mayBegin(withNumberIn: text, at: place) } ?? true
  }

  /// Whether a phrase may begin at an index; `true` where fewer than four bytes are left.
  ///
  /// - Parameter text: Folded text, behind whose end eight bytes can be read.
  @inline(__always)
  func mayBegin(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard let base = text.baseAddress, index &+ Self.shortCount <= text.count else { return true }
    let eight = UInt64(
      littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
    if has(eight & 0xFFFF_FFFF, Self.short) { return true }
    if has(Int(truncatingIfNeeded: eight & 0xFF), at: Self.whole) { return true }
    guard index &+ Self.longCount <= text.count else { return false }
    return has(eight & 0xFFFF_FFFF_FFFF, Self.long)
  }

  @inline(__always)
  private func has(_ key: UInt64, _ part: Part) -> Bool {
    has(part.bit(key), at: part.start)
  }

  @inline(__always)
  private func has(_ bit: Int, at base: Int) -> Bool {
    table[base &+ bit &>> 6] &>> UInt64(bit & 63) & 1 != 0
  }

  @inline(__always)
  private static func key(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, count: Int
  ) -> UInt64 {
    var key: UInt64 = 0
    for offset in 0..<count { key |= UInt64(text[index &+ offset]) &<< UInt64(offset &* 8) }
    return key
  }
}
