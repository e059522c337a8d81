import Testing

@testable import Galley

/// Dumps of text browsers, whose links are numbered and listed at the end.
@Suite struct LinkMarkersTests {
  private static let prose = """
    The [4]harbour office closed its doors at noon, and
    nobody had told the [5]ferry crews about it before.
    """

  private func texts(_ text: String) -> [String] {
    let reader = LineReader(Array(text.utf8))
    return reader.lines.map { String(decoding: reader.bytes[$0.content], as: UTF8.self) }
  }

  @Test func takesMarkersOutOfMenusAndParagraphs() {
    let found = texts(
      """
      [1]Home
      [2]Harbour
      [3]Tides

      \(Self.prose)

      References

         1. https://quay.example/
         2. https://quay.example/harbour
         3. https://quay.example/tides
         4. https://quay.example/office
         5. https://quay.example/ferries
      """)
    #expect(found.prefix(3) == ["Home", "Harbour", "Tides"])
    #expect(found[3].hasPrefix("The harbour office closed"))
    #expect(!found.contains { $0.contains("quay.example") || $0.contains("References") })
  }

  @Test(arguments: [
    // lynx: what has no text is listed apart, and counts in the same order.
    "References\n\n   Visible links:\n   1. https://a.example/\n   2. https://b.example/\n"
      + "   5. mailto:desk@a.example?subject=Two words\n\n   Hidden links:\n   7. file://localhost/\n"
      + "   9. https://c.example/",
    // ELinks: a title of a link, and the address on the next line.
    "References\n\n   Visible links\n   1. https://a.example/\n   2. Follow us\n\thttps://b.example/\n"
      + "   3. https://c.example/\n   5. Subscribe\n\thttps://d.example/",
    // w3m with -o display_link_number=1.
    "References:\n\n[1] https://a.example/\n[2] -#\n[3] -#top\n[5] https://c.example/",
  ])
  func takesTheListOfAddressesAway(_ list: String) {
    let found = texts("   [1]Home\n   [2]Harbour\n   [3]Tides\n\n\(Self.prose)\n\n\(list)")
    #expect(found.last?.hasSuffix("before.") == true)
    #expect(found.count == 5 || found.count == 4)
  }

  @Test func takesWhatThePageHeadLinksToAway() {
    let lynx = "   #[1]alternate [2]Quay Courier\n   [3]canonical\n\n"
    let found = texts("\(lynx)   [4]Home\n   [5]Harbour\n   [6]Tides\n   [7]Crews")
    #expect(found == ["Home", "Harbour", "Tides", "Crews"])
    let elinks = "   Link: [1]canonical\n   Link: [2]alternate\n   [3]Home\n\n"
    #expect(texts("\(elinks)   [4]Harbour\n   [5]Tides").contains("Harbour"))
  }

  @Test func markersNeedNoOrderIfAddressesAreListed() {
    let list = (1...6).map { "   \($0). https://quay.example/\($0)" }.joined(separator: "\n")
    let found = texts(
      "[1]Home\n[2]Tides\n[6]Crews\n[3]Nets\n[4]Sails\n[5]Oars\n\nReferences\n\n\(list)")
    #expect(found == ["Home", "Tides", "Crews", "Nets", "Sails", "Oars"])
  }

  @Test func citationsStay() {
    let text =
      "Tides were measured twice.[1] The second time [2] counts.\nOthers[3] doubt it [4].\n"
    #expect(texts(text + "More of it [5] follows here.").first?.contains("[1]") == true)
    let dump =
      "[1]Home\n[2]Harbour\n[3]Tides\n[4]Crews\n\nWritten in 1911 [5][1] and lost [6][2] since."
    #expect(texts(dump).last == "Written in 1911 [1] and lost [2] since.")
  }

  @Test func anArticlesOwnListOfAddressesStays() {
    let list = "Sources\n\n1. https://a.example/\n2. https://b.example/\n3. https://c.example/"
    #expect(texts("Some prose stands here [sic].\n\n\(list)\n4. https://d.example/").count == 6)
  }

  @Test func namesOfPicturesGo() {
    let found = texts(
      """
      [1]Home
      [2]Harbour
      [3]Tides
      [harbour-lamp-800x533]
      [4][svg][5]Crews [sic]
      A lamp[3] on the rock [1x1] burns
      """)
    #expect(found == ["Home", "Harbour", "Tides", "Crews [sic]", "A lamp[3] on the rock burns"])
  }

  @Test func namesInBracketsStayInOtherText() {
    #expect(texts("Two files, [lamp-1.png]\nand [lamp-2.png], were sent.").count == 2)
    #expect(texts("See [lamp-1.png]\nand [lamp-2.png]").first == "See [lamp-1.png]")
  }
}
