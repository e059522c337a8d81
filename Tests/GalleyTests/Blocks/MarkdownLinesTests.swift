// Markdown as programs make it of pages: what the lines are once its marks are gone.

import Testing

@testable import Galley

@Suite struct MarkdownLinesTests {
  /// A menu, which makes a text Markdown.
  static let menu = "[Home](/) | [News](/news) | [Harbour](/harbour)\n\n"

  /// A line without its marks.
  struct Line: Equatable, CustomStringConvertible {
    var text: String
    var form = TextLine.Form.plain
    var description: String { "\(form): \(text)" }
  }

  private static func reader(_ markdown: String) -> LineReader {
    LineReader(Array((menu + markdown + "\n").utf8))
  }

  private static func lines(_ markdown: String) -> [Line] {
    let reader = reader(markdown)
    return reader.lines.dropFirst().map {
      Line(text: String(decoding: reader.bytes[$0.content], as: UTF8.self), form: $0.form)
    }
  }

  private static func texts(_ markdown: String) -> [String] {
    lines(markdown).map(\.text)
  }

  /// What is marked, as text with its link or marks.
  private static func spans(_ markdown: String) -> [String] {
    let reader = reader(markdown)
    let start = reader.lines.count > 1 ? reader.lines[1].content.lowerBound : reader.bytes.count
    return reader.spans.filter { $0.range.lowerBound >= start }.map { span in
      let text = String(decoding: reader.bytes[span.range], as: UTF8.self)
      return "\(text) \(span.link ?? String(span.marks.rawValue))"
    }
  }

  // MARK: Links

  @Test(arguments: [
    ("Ask the [pilot](https://quay.example/a) now", "Ask the pilot now"),
    ("Ask the [pilot](/a \"Pilots (and others)\") now", "Ask the pilot now"),
    ("Ask the [pilot](<https://quay.example/a b>) now", "Ask the pilot now"),
    ("Ask the [pilot](https://quay.example/a_(rock)) now", "Ask the pilot now"),
    (
      "Ask the [pilot](https://quay.example/share?text=The lamp, again \"Share\") now",
      "Ask the pilot now"
    ),
    ("Ask the [old [chief] pilot](/a) now", "Ask the old [chief] pilot now"),
    ("Ask the [**pilot**](/a) now", "Ask the pilot now"),
    ("Ask the [pilot][] now\n\n[pilot]: https://quay.example/a", "Ask the pilot now"),
    ("Ask the [pilot][1] now\n\n  [1]: https://quay.example/a \"Pilots\"", "Ask the pilot now"),
    ("Ask the [pilot] now\n\n[Pilot]: <https://quay.example/a>", "Ask the pilot now"),
    ("Ask the [pilot]{.name data-id=\"3\"} now", "Ask the pilot now"),
    ("Ask the [pilot](/a){target=\"_blank\"} now", "Ask the pilot now"),
    ("Ask <https://quay.example/a> now", "Ask https://quay.example/a now"),
    ("Ask[^1] the pilot", "Ask[1] the pilot"),
    ("Ask [the pilot] now", "Ask [the pilot] now"),
    ("Ask the [pilot](whoever that may be) now", "Ask the [pilot](whoever that may be) now"),
  ])
  func linksAreTheirText(_ markdown: String, _ text: String) {
    #expect(Self.texts(markdown) == [text])
  }

  @Test func linksToFollowAreKept() {
    let markdown = """
      Ask the [old
      *pilot*](https://quay.example/who-
      is_\\(now\\)
      "The pilot") and [her](/her)
      """
    #expect(Self.texts(markdown) == ["Ask the old pilot and her"])
    #expect(Self.spans(markdown) == ["pilot 1", "old pilot https://quay.example/who-is_(now)"])
  }

  @Test(arguments: [
    "![The quay at dusk](quay.jpg \"The quay\")",
    "[![The quay](quay.jpg)](https://quay.example/ \"The quay\")",
    "[ ![The quay\nat dusk](https://quay.example/the-\nquay.jpg) ](https://quay.example)",
    "![The quay][1]\n\n[1]: quay.jpg",
    "[](https://quay.example \"The quay\")",
    "[ ](#)[__](https://quay.example)",
    "[¶](#the-quay)",
    "![](data:image/svg+xml;base64,PHN2Zz4=){width=\"3\"}",
  ])
  func picturesAndEmptyLinksHaveNoWords(_ markdown: String) {
    #expect(Self.lines(markdown).isEmpty)
  }

  @Test func linksAroundBlocksAreTheirLines() {
    let markdown = """
      [

      ### The lamp is out

      ](https://quay.example/lamp)

      [ ![lamp](lamp.jpg)  The lamp is lit  Divers mended it. ](/lit) [ ![oar](oar.jpg) Oars ](/oars)

      [Pilots](/pilots)[Keepers](/keepers)
      """
    #expect(
      Self.texts(markdown) == [
        "The lamp is out", "The lamp is lit", "Divers mended it.", "Oars", "Pilots", "Keepers",
      ])
  }

  // MARK: Blocks

  @Test func headingsAreRead() {
    let markdown = """
      # The lamp #
      Lit again
      =========

      ## [Oars](/oars) {#oars .heading}
      The [keeper's](/k) house
      ---

      #quay

      <h3 class="a">The
      rock</h3>
      """
    #expect(
      Self.lines(markdown) == [
        Line(text: "The lamp", form: .heading(level: 1)),
        Line(text: "Lit again", form: .heading(level: 1)),
        Line(text: "Oars", form: .heading(level: 2)),
        Line(text: "The keeper's house", form: .heading(level: 2)),
        Line(text: "#quay"),
        Line(text: "The rock", form: .heading(level: 3)),
      ])
  }

  @Test func aLongSentenceAboveDashesIsNoHeading() {
    #expect(Self.lines("Nobody has seen the light since.\n---\n")[0].form == .plain)
  }

  @Test func linesOfAParagraphAreOne() {
    let markdown = """
      The lamp of the rock is lit by
      hand, which takes
      > an hour

      Row.  
      Rest.\\
      Row.
      """
    #expect(
      Self.lines(markdown) == [
        Line(text: "The lamp of the rock is lit by hand, which takes"),
        Line(text: "an hour", form: .quote), Line(text: "Row."), Line(text: "Rest."),
        Line(text: "Row."),
      ])
  }

  @Test func brokenHeadingsOfWrappedTextAreWhole() {
    let line =
      "The pilots row out to the rock each night, and the keeper waits on the step for them"
    let paragraph =
      "\(line)\nwith a lamp, a loaf and whatever letters have come with the tide to the quay below\nit.\n\n"
    let heading =
      "## What the keeper of the lamp wrote down in the long winter of the year that\nfollowed"
    let lines = Self.lines(String(repeating: paragraph, count: 6) + heading)
    #expect(
      lines.last
        == Line(
          text:
            "What the keeper of the lamp wrote down in the long winter of the year that followed",
          form: .heading(level: 2)))
    #expect(lines.count == 7)
  }

  @Test func longLinesWithoutBlanksBetweenStayApart() {
    let line =
      "The pilots row out to the rock each night with bread, and the keeper waits on the step, lamp in hand, until the boat is tied to the ring."
    let lines = Self.texts(Array(repeating: line, count: 5).joined(separator: "\n"))
    #expect(lines == Array(repeating: line, count: 5))
  }

  @Test func itemsOfListsAreRead() {
    let markdown = """
      -   [ ] oars
          - thole pins

          a note on them
      -   lamps

        * * *

      1.  Row
      2.  Rest
      """
    let reader = Self.reader(markdown)
    #expect(
      Self.lines(markdown) == [
        Line(text: "oars", form: .bullet), Line(text: "thole pins", form: .bullet),
        Line(text: "a note on them"), Line(text: "lamps", form: .bullet), Line(text: "1.  Row"),
        Line(text: "2.  Rest"),
      ])
    #expect(reader.lines.dropFirst().map(\.indent) == [0, 2, 0, 0, 0, 0])
  }

  @Test func codeKeepsItsMarksAndItsLanguage() {
    let markdown = """
      ```{.swift .numberLines}
      let a = b[0](*c*)
          d()
      ```

      ```{=html}
      <video src="a"></video>
      ```

          e = f[1](g)

      Text `h*i*` and ``j`k``.
      """
    let reader = Self.reader(markdown)
    #expect(
      Self.lines(markdown) == [
        Line(text: "let a = b[0](*c*)", form: .code), Line(text: "d()", form: .code),
        Line(text: "e = f[1](g)", form: .code), Line(text: "Text h*i* and j`k."),
      ])
    #expect(reader.languages[reader.lines[1].content.lowerBound] == "swift")
    #expect(reader.languages[reader.lines[3].content.lowerBound] == "")
    #expect(reader.lines[2].indent == 4)
  }

  @Test func aFenceThatNothingClosesIsNone() {
    #expect(Self.lines("```\nThe [lamp](/a) is lit.")[0] == Line(text: "The lamp is lit."))
  }

  @Test(arguments: [
    "| Boat | Oars |\n|:-----|-----:|\n| Tern | [4](/t \"a | b\") |",
    "Boat | Oars  \n---|---  \nTern | 4  \n",
    "+------+------+\n| Boat | Oars |\n+======+======+\n| Tern | 4    |\n+------+------+",
    "  Boat   Oars\n  ------ ------\n  Tern   4\n",
    "<table><tr><th>Boat</th><th>Oars</th></tr><tr><td>Tern</td><td>4</td></tr></table>",
  ])
  func tablesAreRows(_ markdown: String) {
    #expect(
      Self.lines(markdown) == [
        Line(text: "Boat\tOars", form: .row), Line(text: "Tern\t4", form: .row),
      ])
  }

  @Test func tagsAreGoneAndBlocksStandApart() {
    let markdown = """
      <div id="page" class="a
      b">

      <!-- a menu

      of old -->

      <div>The <span title="[x](y)">lamp</span> is <b>lit</b>.</div><p>Row<br>home.</p>

      </div>
      ::: {.note}
      Ask <name> or *a < b*. <svg><title>oar</title></svg>
      :::
      """
    #expect(
      Self.texts(markdown) == ["The lamp is lit.", "Row", "home.", "Ask <name> or a < b."])
    #expect(Self.spans(markdown) == ["lit 2", "a < b 1"])
  }

  // MARK: Text

  @Test(arguments: [
    (#"1\. The lamp\_house \[old\] \- and \\ more"#, #"1. The lamp_house [old] - and \ more"#),
    ("Fish &amp; chips&nbsp;&lt;3", "Fish & chips\u{A0}<3"),
    ("a &unknown; & b", "a &unknown; & b"),
    ("snake_case and 2 * 3 * 4 ~~not~~ 5", "snake_case and 2 * 3 * 4 not 5"),
    ("**Note: **row _home_ , *please*", "Note: row home , please"),
    ("***all*** **of *them* now**", "all of them now"),
    ("__Menu", "Menu"),
    ("a rope^[2](#note){#call}^ of 2^10 and 3 ^ 4", "a rope2 of 2^10 and 3 ^ 4"),
    ("[Oars](/a)#### [Lamps](/b)", "Oars|Lamps"),
  ])
  func marksOfTextAreGone(_ markdown: String, _ text: String) {
    #expect(Self.texts(markdown).joined(separator: "|") == text)
  }

  @Test func emphasisIsKept() {
    #expect(
      Self.spans("***all* of** it, `code`, __them__") == ["all 1", "all of 2", "code 4", "them 2"])
  }

  // MARK: Detection

  @Test(arguments: [
    "The lamp [1] is lit. See [2] and [3].\n\n[1] https://quay.example/1\n[2] https://quay.example/2\n",
    "lamp = quay[0](rock)\n# set the lamp\nlight(lamp)\n# and light it\n",
    "<keeper> the lamp is out\n<pilot> [again] (really)?\n<keeper> * * *\n",
  ])
  func otherTextIsAsItWas(_ text: String) {
    let reader = LineReader(Array(text.utf8))
    let lines = text.split(separator: "\n").filter { $0.contains(where: \.isLetter) }
    #expect(reader.lines.count == lines.count)
    #expect(reader.bytes == Array(text.utf8))
  }

  @Test(arguments: [
    "The [lamp][1] is [lit][2] by the [keeper][3].\n\n   [1]: /a\n   [2]: /b\n   [3]: /c\n",
    "<div>\n\n## Lamp\n\n</div>\n" + String(repeating: "<div>\n</div>\n", count: 4) + "## Oars\n",
  ])
  func markdownIsKnownByReferencesAndTags(_ text: String) {
    let reader = LineReader(Array(text.utf8))
    #expect(!reader.bytes.contains(UInt8(ascii: "[")) && !reader.bytes.contains(UInt8(ascii: "<")))
  }

  // MARK: Hostile input

  @Test(arguments: [
    "[", "![", "](", "[a](", "[a](x \"", "<a ", "<!-- ", "`` ``` ", "*_a ", "> ", ">a\n", "- ",
    "# [\n",
    "|a", "a|b\n-|-\n", "```a\n", "[![", "{.a ", "[a]{.b ", "a  \n", "<svg ", "~~", "[a]: b\n", "&",
    "+-+\n|a\n",
  ])
  func hostileLinesEnd(_ unit: String) {
    // Twenty times as much takes less than a second, so that quadratic time would be seen.
    let reader = Self.reader(String(repeating: unit, count: 100_000 / unit.utf8.count))
    #expect(reader.lines.allSatisfy { $0.content.upperBound <= reader.bytes.count })
    #expect(reader.spans.allSatisfy { $0.range.upperBound <= reader.bytes.count })
  }
}
