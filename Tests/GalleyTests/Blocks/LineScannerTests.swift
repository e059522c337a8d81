// Counts of lines, and what reads eight bytes at a time below them.

import Testing

@testable import Galley

@Suite struct LineScannerTests {
  private static func scan(_ text: String) -> (stats: LineStats, words: [UInt32]) {
    Array(text.utf8).withUnsafeBufferPointer { LineScanner.scan($0) }
  }

  @Test func countsWordsAndWhatTheyAre() {
    let stats = Self.scan("On Friday, Ann Lind told us: the NATO lighthousekeepers left.").stats
    #expect(stats.words == 10)
    #expect(stats.capitalWords == 5)
    #expect(stats.capitals == 8)
    #expect(stats.stopWords == 2)
    #expect(stats.firstPerson == 1)
    #expect(stats.saidWords == 1)
    #expect(stats.hasWeekday)
    #expect(stats.commas == 1)
    #expect(stats.sentences == 1)
    #expect(stats.endsWithPunctuation)
    #expect(stats.characters == 61)
  }

  @Test func capitalsMakeNoOtherWords() {
    let small = Self.scan("the harbour of oldenburg closed")
    let capital = Self.scan("The Harbour OF OLDENBURG, closed")
    #expect(small.words == capital.words)
    #expect(small.stats.hash == capital.stats.hash)
    #expect(small.words.count == 3)
  }

  @Test(arguments: ["sea", "seaside", "seasides", "seasideses", "seasidesesandmore"])
  func aWordIsOneWhereverItsLettersStand(word: String) {
    let alone = Self.scan(word + " ")
    for start in ["a ", "an, ", "12 ", "\u{201C}", "seven letters "] {
      let behind = Self.scan(start + word + ".")
      #expect(behind.words.suffix(alone.words.count) == alone.words[...])
      #expect(behind.stats.words == Self.scan(start).stats.words + 1)
    }
  }

  @Test(arguments: [
    "पुल बंद है।", "هل عاد القارب؟", "کشتی واپس آئی۔", "လှေပြန်ရောက်သည်။", "ទូកមកវិញ។", "ጀልባው ተመለሰ።",
    "Նավը վերադարձավ։",
  ])
  func marksOfOtherScriptsEndSentences(sentence: String) {
    let stats = Self.scan(sentence + " " + sentence).stats
    #expect(stats.sentences == 2)
    #expect(stats.endsWithPunctuation)
  }

  @Test func aLongLineOfThaiIsASentence() {
    func adapted(_ text: String) -> LineStats {
      var stats = Self.scan(text).stats
      stats.adapt(lacksStopWords: true)
      return stats
    }
    let heading = "เรือข้ามฟากกลับมาแล้ว"
    #expect(!adapted(heading).endsWithPunctuation)
    let sentence = String(repeating: heading, count: 6)
    #expect(Self.scan(sentence).stats.words == Int32(sentence.unicodeScalars.count / 4))
    #expect(adapted(sentence).endsWithPunctuation)
    #expect(adapted(sentence).isGood)
  }

  @Test func lettersBeyondASCIIBelongToTheirWords() {
    #expect(Self.scan("Äpfel für müde Pferde").stats.words == 4)
    #expect(Self.scan("ÄPFEL").words.count == 1)
    #expect(Self.scan("naïveté").stats.wordCharacters == 7)
    #expect(Self.scan("паром вышел").stats.words == 2)
    #expect(Self.scan("渡し船が出た").stats.words == 3)
  }

  @Test func aLineOfMoreWordsThanTwelveBitsCountIsCountedWhole() {
    let stats = Self.scan(String(repeating: "we ", count: 10_000)).stats
    #expect(stats.words == 10_000)
    #expect(stats.stopWords == 10_000)
    #expect(stats.firstPerson == 10_000)
  }

  @Test func runsEndAtWhatIsNoLetter() {
    for (text, count, small) in [
      ("Sea", 3, "sea"), ("seaSIDE now", 7, "seaside"), ("sea@side", 3, "sea"),
      ("sea[side", 3, "sea"), ("sea{side", 3, "sea"), ("sea`side", 3, "sea"),
      ("lighthouse", 8, "lighthou"), ("seaé", 3, "sea"), ("", 0, ""), (" sea", 0, ""),
    ] {
      let run = Array(text.utf8).withUnsafeBufferPointer { LetterRun($0, at: 0) }
      #expect(run.count == count)
      let letters = small.utf8.enumerated().reduce(UInt64(0)) {
        $0 | UInt64($1.element) << UInt64(8 * $1.offset)
      }
      #expect(run.small == letters)
    }
  }

  @Test func aSmallLetterBeforeACapitalIsGlued() {
    for (text, isGlued) in [("RoomBy", true), ("ROOMBy", false), ("Room", false), ("iPhone", true)]
    {
      let run = Array(text.utf8).withUnsafeBufferPointer { LetterRun($0, at: 0) }
      #expect(run.isGlued == isGlued)
    }
  }

  @Test func marksTheFirstByteOfAKind() {
    let bytes = Array("ab  c\td!".utf8).withUnsafeBufferPointer { LetterRun.bytes($0, at: 0) }
    #expect(bytes.marksOfControls.trailingZeroBitCount / 8 == 5)
    #expect(bytes.marks(of: 0x21).trailingZeroBitCount / 8 == 7)
    #expect(bytes.marks(of: 0x22) == 0)
    #expect(bytes.isASCII)
  }
}
