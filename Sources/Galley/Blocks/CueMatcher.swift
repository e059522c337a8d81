// Finding cue phrases in a line: where one may begin, a trie is walked.

/// Finds the cue phrases of ``CuePhrases`` in text.
///
/// Phrases lie in two tries (``CueTrie``). A walk from a word's start dies after a byte or three unless
/// a phrase is near, so the work is linear in the text, whose first ``reach`` bytes alone are read:
/// cues stand at the start.
final class CueMatcher: Sendable {
  /// How much of a text is searched, in bytes.
  static let reach = 600

  /// The matcher over the whole table.
  static let shared = CueMatcher(CuePhrases.table)

  /// The kinds of cue in a text.
  ///
  /// - Parameter text: One line or block in UTF-8.
  /// - Returns: The kinds found, empty if none.
  func cues(in text: UnsafeBufferPointer<UInt8>) -> CueSet {
    let head = UnsafeBufferPointer(rebasing: text.prefix(Self.reach))
    // Numbers as such, for what isn't known to the compiler isn't put on the stack: 960 bytes of
    // folded text, and what a folding leaves free.
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 976) { out in
      withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 488) { starts in
        let folded = TextFolding.fold(head, into: out, starts: starts)
        return search(folded, isWhole: head.count == text.count)
          .union(folded.hasNumber && NumericDate.isIn(head) ? .date : [])
      }
    }
  }

  /// The kinds of cue in a line of which it is known where phrases may begin.
  func cues(in text: UnsafeBufferPointer<UInt8>, at starts: borrowing CueStarts) -> CueSet {
    guard !starts.isIntricate else { return cues(in: text) }
    let head = UnsafeBufferPointer(rebasing: text.prefix(Self.reach))
    let isWhole = head.count == text.count
    var found = CueSet()
    trie.withLookup { trie in
      let first = Self.firstWord(head)
      if mayOpen(head, at: first) { find(trie, .opening, head, from: first, isWhole, &found) }
      for place in starts.noted {
        find(trie, .anywhere, head, from: Int(place), isWhole, &found)
      }
    }
    // How far apart they may be is counted in folded text.
    if found.contains(.isA), found.contains(.role) { return cues(in: text) }
    found.remove(.isA)
    return starts.hasDate ? found.union(.date) : found
  }

  /// Where the first letter or digit stands of a line that has no others than those of ASCII.
  private static func firstWord(_ head: UnsafeBufferPointer<UInt8>) -> Int {
    var index = 0
    while index < head.count, !head[index].isASCIILetter, !head[index].isASCIIDigit { index += 1 }
    return index
  }

  private func mayOpen(_ head: UnsafeBufferPointer<UInt8>, at first: Int) -> Bool {
    guard first + CueBeginnings.shortCount <= head.count else { return first < head.count }
    guard head[first].isASCIILetter else {
      return openingBeginnings.mayBegin(withNumberIn: head, at: first)
    }
    let bytes = LetterRun.bytes(head, at: first)
    let plain = min(head.count - first, LetterMap.plainCount(bytes))
    return openingBeginnings.mayBegin(bytes, plain: plain)
  }

  // MARK: Searching

  private func search(_ folded: TextFolding.Result, isWhole: Bool) -> CueSet {
    var cues = CueSet()
    let text = folded.text
    trie.withLookup { trie in
      if openingBeginnings.mayBegin(text, at: 0) {
        walk(trie, .opening, text, from: 0, isWhole, &cues)
      }
      var roleHorizon = 0
      for start in folded.starts {
        let index = Int(start)
        guard beginnings.mayBegin(text, at: index) else { continue }
        var found = CueSet()
        walk(trie, .anywhere, text, from: index, isWhole, &found)
        guard !found.isEmpty else { continue }
        if found.contains(.isA), index <= Self.bioNameReach {
          roleHorizon = index + Self.bioRoleReach
        }
        if found.contains(.role), index < roleHorizon { found.insert(.bio) }
        cues.formUnion(found)
      }
    }
    return cues.subtracting(.isA)
  }

  /// Finds the cues of the phrases that begin at an index of a text that isn't folded.
  private func find(
    _ trie: CueTrie.Lookup, _ kind: CueTrie.Kind, _ head: UnsafeBufferPointer<UInt8>,
    from start: Int, _ isWhole: Bool, _ cues: inout CueSet
  ) {
    if !walkPlain(trie, kind, head, from: start, isWhole, &cues) {
      findFolded(trie, kind, head, from: start, isWhole, &cues)
    }
  }

  /// The same by folding the text, for which a function needs much of the stack.
  @inline(never)
  private func findFolded(
    _ trie: CueTrie.Lookup, _ kind: CueTrie.Kind, _ head: UnsafeBufferPointer<UInt8>,
    from start: Int, _ isWhole: Bool, _ cues: inout CueSet
  ) {
    let text = UnsafeBufferPointer(rebasing: head[start...])
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 976) { out in
      withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 488) { starts in
        let few = UnsafeMutableBufferPointer(rebasing: out[..<32])
        let folded = TextFolding.fold(text, into: few, starts: starts)
        var found = CueSet()
        if walk(trie, kind, folded.text, from: 0, isWhole, &found), folded.isCut {
          found = CueSet()
          let folded = TextFolding.fold(text, into: out, starts: starts)
          walk(trie, kind, folded.text, from: 0, isWhole, &found)
        }
        cues.formUnion(found)
      }
    }
  }

  /// Walks over letters, numbers and punctuation of ASCII, of which folding is done on the way; false
  /// if something else comes before the walk ends.
  private func walkPlain(
    _ trie: CueTrie.Lookup, _ kind: CueTrie.Kind, _ head: UnsafeBufferPointer<UInt8>,
    from start: Int, _ isWhole: Bool, _ cues: inout CueSet
  ) -> Bool {
    guard start < head.count else { return true }
    guard var (node, index, before) = Self.begin(trie, kind, head, at: start) else { return false }
    while node != 0 {
      var folded = Self.space
      if index < head.count, head[index].isASCIILetter, !Self.isApart(head[index], before) {
        before = head[index]
        folded = before | 0x20
        index += 1
      } else if before == Self.space {
        let number = TextFolding.number(head, at: index)
        (folded, index, before) = (number.folded, number.end, Self.digit)
      } else if before != Self.digit, Self.isApostrophe(head, at: index) {
        index += 1
        continue
      } else {
        guard let next = Self.next(head, behind: index) else { return false }
        (index, before) = (next, Self.space)
      }
      let isEnd = before == Self.space && index == head.count
      if let accepted = trie.accept(at: node) {
        cues.formUnion(accepted.prefix)
        if folded == Self.space { cues.formUnion(accepted.word) }
        if isEnd, isWhole { cues.formUnion(accepted.end) }
      }
      if isEnd { return true }
      node = trie.child(of: node, byte: folded)
    }
    return true
  }

  /// What folding makes of all that stands between words.
  private static let space: UInt8 = 0x20
  /// Stands for the last digit of a number.
  private static let digit: UInt8 = 0x30

  /// The node of the word or number at an index, where it is read on, and what was read last.
  @inline(__always)
  private static func begin(
    _ trie: CueTrie.Lookup, _ kind: CueTrie.Kind, _ head: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (node: Int, index: Int, before: UInt8)? {
    let (first, index) = (head[start], start + 1)
    guard first.isASCIILetter else {
      guard first.isASCIIDigit else { return nil }
      let number = TextFolding.number(head, at: start)
      return (trie.node(kind, number.folded), number.end, digit)
    }
    if index < head.count, head[index].isASCIILetter, !isApart(head[index], first),
      let pair = trie.node(kind, first, head[index])
    {
      return (pair, index + 1, head[index])
    }
    return (trie.node(kind, first | 0x20), index, first)
  }

  /// Whether folding separates a letter from what stands right before it: a capital from a small
  /// letter, and any from a number.
  @inline(__always)
  private static func isApart(_ letter: UInt8, _ before: UInt8) -> Bool {
    before == digit || (before >= 0x61 && letter & 0x20 == 0)
  }

  /// Whether an apostrophe with a letter behind it stands at an index.
  private static func isApostrophe(_ head: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index + 1 < head.count && head[index] == 0x27 && head[index + 1].isASCIILetter
  }

  /// Where the next letter or digit stands, from an index on, or the end; `nil` if something else than
  /// punctuation of ASCII comes before it, or an apostrophe, which may be one within a word.
  private static func next(_ head: UnsafeBufferPointer<UInt8>, behind start: Int) -> Int? {
    var index = start
    while index < head.count, !head[index].isASCIILetter, !head[index].isASCIIDigit {
      guard head[index] < 0x80, head[index] != 0x27 else { return nil }
      index += 1
    }
    return index
  }

  /// "Ann Lee is a staff writer": the name is at most this long, in folded bytes.
  private static let bioNameReach = 44
  /// The profession follows within this many folded bytes.
  private static let bioRoleReach = 72

  /// Whether a byte leads a kana or Han character.
  @inline(__always)
  static func isUnspaced(_ byte: UInt8) -> Bool {
    byte >= 0xE3 && byte <= 0xE9
  }

  /// Walks over folded text; true if its end comes before the walk ends.
  @discardableResult
  private func walk(
    _ trie: CueTrie.Lookup, _ kind: CueTrie.Kind, _ folded: UnsafeBufferPointer<UInt8>,
    from start: Int, _ isWhole: Bool, _ cues: inout CueSet
  ) -> Bool {
    guard start < folded.count else { return true }
    var node = trie.node(kind, folded[start])
    var index = start + 1
    while node != 0 {
      if let accepted = trie.accept(at: node) {
        cues.formUnion(accepted.prefix)
        if index == folded.count {
          cues.formUnion(isWhole ? accepted.end.union(accepted.word) : accepted.word)
        } else if folded[index] == 0x20 {
          cues.formUnion(accepted.word)
        }
      }
      guard index < folded.count else { return true }
      node = trie.child(of: node, byte: folded[index])
      index += 1
    }
    return false
  }

  // MARK: Building

  private let trie: CueTrie
  /// How the phrases of both tries begin.
  private let openingBeginnings: CueBeginnings
  let beginnings: CueBeginnings

  /// Builds the tries of a table.
  init(_ table: [CuePhrases]) {
    var trie = CueTrie()
    var openingBeginnings = CueBeginnings()
    var beginnings = CueBeginnings()
    for entry in table {
      let kind: CueTrie.Kind =
        entry.place == .opening || entry.place == .whole ? .opening : .anywhere
      entry.forEachWording { wording, isPrefix in
        guard let first = wording.first else { return }
        let isWord = !isPrefix && !CueMatcher.isUnspaced(first)
        if kind == .opening {
          openingBeginnings.insert(wording, isWord: isWord)
        } else {
          beginnings.insert(wording, isWord: isWord)
        }
        trie.insert(wording, kind) { $0.add(entry, wording, isPrefix: isPrefix) }
      }
    }
    self.trie = trie
    self.openingBeginnings = openingBeginnings
    self.beginnings = beginnings
  }
}

extension CueTrie.Accept {
  fileprivate mutating func add(
    _ entry: CuePhrases, _ phrase: UnsafeBufferPointer<UInt8>, isPrefix: Bool
  ) {
    let endsUnspaced = phrase.count >= 3 && CueMatcher.isUnspaced(phrase[phrase.count - 3])
    if entry.place == .whole || entry.place == .ending {
      end.formUnion(entry.cue)
    } else if isPrefix || endsUnspaced {
      prefix.formUnion(entry.cue)
    } else {
      word.formUnion(entry.cue)
    }
  }
}
