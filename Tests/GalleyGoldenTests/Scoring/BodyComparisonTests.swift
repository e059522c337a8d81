// Words and shingles, counted by hand.

import Testing

@testable import GalleyGolden

@Suite struct BodyComparisonTests {
  private func words(of text: String, foldsCase: Bool = true) -> [String] {
    var numbering = WordNumbering(foldsCase: foldsCase)
    let numbers = numbering.numbers(of: text)
    return numbers.map { numbering.text(of: [$0]) }
  }

  @Test func wordsAreWhatPythonsWordClassFinds() {
    #expect(words(of: "It's 3.5 km (snake_case)!") == ["it", "s", "3", "5", "km", "snake_case"])
    #expect(words(of: "Größe №5 x² Ⅷ 東京都 مرحبا") == ["größe", "5", "x²", "ⅷ", "東京都", "مرحبا"])
    #expect(words(of: "") == [])
    #expect(words(of: " — \u{1F600} ") == [])
  }

  @Test func combiningMarksAndJoinersEndAWord() {
    #expect(words(of: "cafe\u{301}s na\u{EF}ve") == ["cafe", "s", "naïve"])
    #expect(words(of: "a\u{200D}b") == ["a", "b"])
    // The small letter of U+0130 is an i and a mark.
    #expect(words(of: "\u{130}zmir") == ["i", "zmir"])
    #expect(words(of: "\u{130}zmir", foldsCase: false) == ["\u{130}zmir"])
  }

  @Test func equalWordsInTwoNormalFormsAreTwoWords() {
    var numbering = WordNumbering(foldsCase: true)
    _ = numbering.numbers(of: "\u{2126}hm \u{3A9}hm \u{212B} \u{E5}")
    #expect(numbering.count == 2)  // ohm and Ω as small letters are equal, and so are å and Å
    _ = numbering.numbers(of: "\u{F900}x \u{8C48}x")
    #expect(numbering.count == 4)
  }

  @Test func countsWordsAsABagWithoutCase() {
    let comparison = BodyComparison(reference: "the cat the dog", candidate: "The the the cat sat")
    #expect(comparison.words == .init(shared: 3, reference: 4, candidate: 5))
    #expect(comparison.words.precision == 0.6)
    #expect(comparison.words.recall == 0.75)
    #expect(comparison.words.f1 == 6.0 / 9.0)
    #expect(!comparison.isExact)
  }

  @Test func countsShinglesAsABagWithCase() {
    // a b c d, b c d e, c d e a, d e a b, e a b c, a b c d
    let comparison = BodyComparison(reference: "a b c d e a b c d", candidate: "a b c d x B c d e")
    #expect(comparison.shingles == .init(shared: 1, reference: 6, candidate: 6))
    #expect(comparison.words == .init(shared: 8, reference: 9, candidate: 9))
  }

  @Test func aShortTextIsOneShingle() {
    #expect(BodyComparison(reference: "a b", candidate: "a b").shingles.f1 == 1)
    #expect(BodyComparison(reference: "a b", candidate: "a b c").shingles.f1 == 0)
    let empty = BodyComparison(reference: "a b", candidate: "…")
    #expect(empty.shingles == .init(shared: 0, reference: 1, candidate: 0))
    #expect(empty.shingles.precision == nil)
    #expect(empty.shingles.recall == 0)
  }

  @Test func emptyTextsAreEqual() {
    #expect(BodyComparison(reference: "", candidate: "").words.f1 == 1)
    #expect(BodyComparison(reference: "", candidate: "a").words.f1 == 0)
    #expect(BodyComparison(reference: "", candidate: "").isExact)
  }

  @Test func exactTakesCaseAndOrderButNotPunctuation() {
    #expect(BodyComparison(reference: "One, two.", candidate: "One\n\ntwo").isExact)
    #expect(!BodyComparison(reference: "One two", candidate: "one two").isExact)
    #expect(!BodyComparison(reference: "One two", candidate: "two One").isExact)
  }

  // The word "on" stands in both stretches: it is in neither count, but in both samples.
  @Test func showsTheLongestStretchThatIsMissing() {
    let shared = "the ferry left at dawn with eleven passengers"
    let comparison = BodyComparison(
      reference: shared + " and a crate of lemons on deck",
      candidate: "share this on social media now " + shared)
    #expect(comparison.lost == .init(wordCount: 6, sample: "and a crate of lemons on deck"))
    #expect(comparison.gained == .init(wordCount: 5, sample: "share this on social media now"))
    #expect(
      BodyComparison(reference: "a b", candidate: "a b").lost == .init(wordCount: 0, sample: ""))
    #expect(
      BodyComparison(reference: "a b", candidate: "").lost == .init(wordCount: 2, sample: "a b"))
  }
}
