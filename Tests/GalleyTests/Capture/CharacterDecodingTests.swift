// Decoding of captures: which encoding, and nothing lost.

import Testing

@testable import Galley

@Suite struct CharacterDecodingTests {
  private func decode(_ bytes: [UInt8], _ contentType: String? = nil) -> (String, String, Int) {
    let text = CharacterDecoding.decode(bytes, contentType: contentType)
    return (String(decoding: text.bytes, as: UTF8.self), text.encoding, text.replacements)
  }

  @Test func validUTF8IsTakenAsItIs() {
    let page = Array("<p>Größe, 東京 и 🎈</p>\n".utf8)
    #expect(decode(page) == ("<p>Größe, 東京 и 🎈</p>\n", "UTF-8", 0))
  }

  @Test func cleanTextSharesItsStorage() {
    let page = [UInt8](repeating: 0x61, count: 4096)
    let text = CharacterDecoding.decode(page, contentType: "text/html; charset=utf-8")
    let before = page.withUnsafeBufferPointer(\.baseAddress)
    let after = text.bytes.withUnsafeBufferPointer(\.baseAddress)
    #expect(before == after)
  }

  @Test func emptyCaptureIsEmptyUTF8() {
    #expect(decode([]) == ("", "UTF-8", 0))
  }

  @Test func byteOrderMarkWinsOverTheServedCharset() {
    let marked: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("naïve".utf8)
    #expect(decode(marked, "text/html; charset=windows-1251") == ("naïve", "UTF-8", 0))
  }

  @Test func utf16IsReadInEitherOrder() {
    let little: [UInt8] =
      [0xFF, 0xFE] + "año 🎈\r\n.".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(decode(little) == ("año 🎈\n.", "UTF-16LE", 0))
    let big: [UInt8] =
      [0xFE, 0xFF] + "año 🎈\r\n.".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(decode(big) == ("año 🎈\n.", "UTF-16BE", 0))
  }

  @Test func unpairedSurrogatesAndAnOddByteAreReplacedOneByOne() {
    let bytes: [UInt8] = [
      0xFE, 0xFF, 0xD8, 0x00, 0x00, 0x61, 0xDC, 0x00, 0xD8, 0x00, 0xD8, 0x3C, 0xDF, 0x88, 0x00,
    ]
    #expect(decode(bytes) == ("\u{FFFD}a\u{FFFD}\u{FFFD}🎈\u{FFFD}", "UTF-16BE", 4))
  }

  @Test func servedCharsetWinsOverValidUTF8() {
    let (text, encoding, _) = decode([0xD0, 0x96], "text/html;charset=\"windows-1251\"")
    #expect(text == "Р–")
    #expect(encoding == "windows-1251")
  }

  @Test func unknownServedCharsetIsNoCharset() {
    #expect(decode(Array("naïve".utf8), "text/html; charset=klingon") == ("naïve", "UTF-8", 0))
  }

  @Test func validUTF8WinsOverMeta() {
    let page = Array("<meta charset=gb2312><p>Größe".utf8)
    #expect(decode(page) == ("<meta charset=gb2312><p>Größe", "UTF-8", 0))
  }

  @Test func metaDecidesWhatIsNotUTF8() {
    let page = Array("<meta charset=koi8-r><p>".utf8) + [0xF2, 0xD5, 0xD3, 0xD8]
    #expect(decode(page) == ("<meta charset=koi8-r><p>Русь", "KOI8-R", 0))
  }

  @Test func windows1252IsTheLastResort() {
    #expect(decode([0x93, 0x48, 0x69, 0x94, 0x20, 0x80, 0x35]) == ("“Hi” €5", "windows-1252", 0))
  }

  @Test func declaredUTF8WithFewFaultsStaysUTF8() {
    let page = Array("<meta charset=utf-8>".utf8) + [UInt8](repeating: 0x61, count: 500)
    let (text, encoding, replacements) = decode(page + [0xC3] + Array("ß.".utf8))
    #expect(text.hasSuffix("aa\u{FFFD}ß."))
    #expect(encoding == "UTF-8")
    #expect(replacements == 1)
  }

  @Test func declaredUTF8ThatIsSomethingElseIsNotBelieved() {
    let word: [UInt8] = Array("caf".utf8) + [0xE9, 0x20]
    let page = (0..<50).flatMap { _ in word }
    let (text, encoding, replacements) = decode(page, "text/html; charset=utf-8")
    #expect(text == String(repeating: "café ", count: 50))
    #expect(encoding == "windows-1252")
    #expect(replacements == 0)
    let declared = Array("<meta charset=iso-8859-2>".utf8) + page
    #expect(decode(declared, "text/html; charset=utf-8").1 == "ISO-8859-2")
  }

  @Test(
    arguments: [
      ([0x61, 0xC0, 0x80, 0x62], "a\u{FFFD}\u{FFFD}b", 2),
      ([0x61, 0xE2, 0x82, 0x62], "a\u{FFFD}b", 1),
      ([0xF0, 0x9F, 0x8E], "\u{FFFD}", 1),
      ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}", 3),
      ([0xF4, 0x90, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}", 4),
      ([0x80, 0xBF, 0xFF], "\u{FFFD}\u{FFFD}\u{FFFD}", 3),
    ] as [([UInt8], String, Int)])
  func badSequencesAreReplacedByMaximalSubparts(bytes: [UInt8], text: String, count: Int) {
    let repaired = UTF8Repair.repaired(bytes)
    #expect(String(decoding: repaired.bytes, as: UTF8.self) == text)
    #expect(repaired.replacements == count)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  /// Every kind of byte before, at and behind the borders of machine words.
  @Test func repairAgreesWithTheStandardLibraryAtEveryOffset() {
    let sequences: [[UInt8]] = [
      [0xC3, 0xA9], [0xE2, 0x82, 0xAC], [0xF0, 0x9F, 0x8E, 0x88], [0xE2, 0x82], [0xFF],
      [0xF0, 0x9F], [0xED, 0xBF, 0xBF], [0x09], [0x0A], [0x0C], [0x7F], [0x20],
    ]
    for sequence in sequences {
      for offset in 0..<20 {
        let bytes =
          [UInt8](repeating: 0x61, count: offset) + sequence
          + [UInt8](repeating: 0x62, count: 19 - offset)
        let expected = Array(String(decoding: bytes, as: UTF8.self).utf8)
        #expect(UTF8Repair.repaired(bytes).bytes == expected)
      }
    }
  }

  @Test func controlsGoAndLineEndsAreUnified() {
    for offset in 0..<10 {
      let lead = String(repeating: "x", count: offset)
      let page = Array((lead + "a\r\nb\rc\n\rd\u{0}e\u{1}\t\u{B}f\u{C}g\u{1F}h\r").utf8)
      let expected = lead + "a\nb\nc\n\nde\tf\u{C}gh\n"
      #expect(decode(page) == (expected, "UTF-8", 0))
    }
  }

  @Test(arguments: [
    ("don\u{E2}\u{80}\u{99}t", "don’t"), ("a\u{E2}\u{80}", "aâ€"), ("\u{92}", "’"),
    ("1\u{80} \u{81}2", "1€ 2"), ("\u{F0}\u{9F}\u{8E}\u{88}!", "🎈!"),
    ("\u{C3}\u{89}t\u{C3}\u{A9}", "ÉtÃ©"), ("\u{85}", "…"), ("é\u{97}", "é—"),
    ("\u{E2}\u{80}\u{9C}x\u{E2}\u{80}\u{9D}", "“x”"), ("\u{E2}x\u{80}", "âx€"),
  ])
  func charactersThatWereConvertedTwiceAreUndone(text: String, meant: String) {
    #expect(decode(Array(text.utf8)) == (meant, "UTF-8", 0))
  }

  @Test func controlsGoFromLegacyTextToo() {
    #expect(decode([0xE9, 0x00, 0x0D, 0x0A, 0x62], "text/html; charset=latin1").0 == "é\nb")
  }

  @Test func megabytesOfFaultsAreAllReplaced() {
    let bytes = [UInt8](repeating: 0xE3, count: 1_000_000)
    let repaired = UTF8Repair.repaired(bytes)
    #expect(repaired.replacements == 1_000_000)
    #expect(repaired.bytes.count == 3_000_000)
  }
}

@Suite struct BinaryDetectionTests {
  private func offset(_ bytes: [UInt8], _ contentType: String? = nil) -> Int? {
    CharacterDecoding.binaryOffset(bytes, contentType: contentType)
  }

  @Test func signaturesAreFoundAtTheStart() {
    #expect(offset([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) == 0)
    #expect(offset(Array("%PDF-1.7\n%".utf8)) == 0)
    #expect(offset(Array("RIFF\u{10}\u{0}\u{0}\u{0}WEBPVP8 ".utf8)) == 0)
    #expect(offset([0, 0, 0, 0x20] + Array("ftypavif".utf8)) == 0)
  }

  @Test func textAboutFormatsIsText() {
    #expect(offset(Array("PDF and PNG are formats. RIFF is one too.".utf8)) == nil)
    #expect(offset(Array("RIFFs of the year".utf8)) == nil)
  }

  @Test func manyControlsAreFoundWhereTheyBegin() {
    let noise = (0..<400).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    #expect(offset(Array("plain".utf8) + noise) == 5)
  }

  @Test func fewNULsAreAFaultInAPage() {
    #expect(offset(Array("<p>A\u{0} short\u{0} page\u{0}</p>".utf8)) == nil)
    #expect(offset(Array("a\u{0}\u{0}".utf8)) == nil)
  }

  @Test func utf16IsText() {
    let text = "A plain text in UTF-16".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(offset([0xFF, 0xFE] + text) == nil)
    #expect(offset(text, "text/plain; charset=utf-16le") == nil)
    #expect(offset(text) == 1)
  }

  @Test func escapesOfISO2022JPAreText() {
    let line = Array("\u{1B}$B$3$l\u{1B}(B".utf8)
    #expect(offset((0..<50).flatMap { _ in line }) == nil)
  }
}
