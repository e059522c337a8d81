// Tries of cue phrases, beside a list of the same phrases.

import Testing

@testable import Galley

@Suite struct CueTrieTests {
  private static func trie(_ phrases: [(String, CueTrie.Kind)]) -> CueTrie {
    var trie = CueTrie()
    for (phrase, kind) in phrases {
      Array(phrase.utf8).withUnsafeBufferPointer { bytes in
        trie.insert(bytes, kind) { $0.word.formUnion(kind == .opening ? .share : .news) }
      }
    }
    return trie
  }

  /// What is found at the end of a text that is walked from its first byte, and from its first two
  /// letters; `nil` if that gives nothing.
  private static func ends(
    _ trie: CueTrie, _ text: String, _ kind: CueTrie.Kind
  ) -> (fromOne: CueSet?, fromTwo: CueSet?) {
    let bytes = Array(text.utf8)
    var (fromOne, fromTwo): (CueSet?, CueSet?)
    trie.withLookup { trie in
      func end(_ start: Int, _ rest: ArraySlice<UInt8>) -> CueSet? {
        let node = rest.reduce(start) { $0 == 0 ? 0 : trie.child(of: $0, byte: $1) }
        return node == 0 ? nil : trie.accept(at: node)?.word
      }
      fromOne = end(trie.node(kind, bytes[0]), bytes[1...])
      guard bytes.count > 1, let pair = trie.node(kind, bytes[0], bytes[1]) else {
        fromTwo = fromOne
        return
      }
      fromTwo = end(pair, bytes[2...])
    }
    return (fromOne, fromTwo)
  }

  @Test func findsEachPhraseInItsOwnTrieAlone() {
    let trie = Self.trie([
      ("tide table", .opening), ("tide", .opening), ("tidal", .anywhere), ("D ago", .anywhere),
    ])
    #expect(Self.ends(trie, "tide", .opening) == (.share, .share))
    #expect(Self.ends(trie, "tide table", .opening) == (.share, .share))
    #expect(Self.ends(trie, "tidal", .anywhere) == (.news, .news))
    #expect(Self.ends(trie, "D ago", .anywhere).fromOne == .news)
    #expect(Self.ends(trie, "tidal", .opening) == (nil, nil))
    #expect(Self.ends(trie, "tide", .anywhere) == (nil, nil))
    #expect(Self.ends(trie, "tid", .opening) == (nil, nil))
    #expect(Self.ends(trie, "oar", .opening) == (nil, nil))
  }

  @Test func aPhraseOfOneLetterIsNotSkipped() {
    for phrases in [["x", "xylem"], ["xylem", "x"]] {
      var paired: Int?? = .none
      let trie = Self.trie(phrases.map { ($0, .opening) })
      trie.withLookup { paired = .some($0.node(.opening, 0x78, 0x79)) }
      #expect(paired == .some(nil))
      #expect(Self.ends(trie, "x", .opening).fromOne == .share)
      #expect(Self.ends(trie, "xylem", .opening) == (.share, .share))
    }
  }

  @Test func twoLettersAreFoundInAnyCase() {
    Self.trie([("tide", .opening)]).withLookup { trie in
      #expect(trie.node(.opening, 0x54, 0x49) == trie.node(.opening, 0x74, 0x69))
      #expect(trie.node(.opening, 0x74, 0x6A) == 0)
    }
  }

  @Test func thousandsOfPhrasesAreFoundAndNoOthers() {
    var state: UInt64 = 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    func text() -> String {
      String((0..<(2 + next(5))).map { _ in Array("abcd é")[next(6)] })
    }
    let phrases = Set((0..<3000).map { _ in text() }.filter { $0.utf8.first != 0x20 })
    let trie = Self.trie(phrases.sorted().map { ($0, .anywhere) })
    for text in phrases { #expect(Self.ends(trie, text, .anywhere).fromOne == .news) }
    for _ in 0..<3000 {
      let text = text()
      #expect((Self.ends(trie, text, .anywhere).fromOne == .news) == phrases.contains(text))
    }
  }
}
