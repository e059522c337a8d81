// Explanations as text, JSON and HTML.

import Testing

@testable import Galley

@Suite struct ExplanationRenderingTests {
  private static let explanation = Explanation(
    threshold: 0.4125, expectedF1: 0.96, noArticle: nil,
    blocks: [
      ExplainedBlock(
        text: "The lamp is dark.", path: "article.post > p", probability: 0.9876, isKept: true,
        features: [
          .init(name: "words", value: 4, contribution: 1.234),
          .init(name: "link-density", value: 0.125, contribution: -0.5),
        ]),
      ExplainedBlock(
        text: "Related: lamps", path: "p", probability: 0.75, isKept: false,
        rule: "related-link"),
    ])

  private static let hostile = Explanation(
    threshold: 0.5, noArticle: "an error page: \"\u{1B}]0;x\u{7}<b>\"",
    blocks: [
      ExplainedBlock(
        text: "\u{1B}[31m</span><script>alert(1)</script>\n\u{9B}2J\u{202E}",
        path: "p.\"><img>\u{1B}c",
        probability: .nan, isKept: false, rule: "<i>",
        features: [.init(name: "<b>", value: .infinity, contribution: -.infinity)])
    ])

  @Test func text() {
    #expect(
      ExplanationText.text(of: Self.explanation) == """
        1 of 2 blocks kept, threshold 0.413, expected F1 0.960

        kept     0.988  article.post > p
          The lamp is dark.
          +1.23  words 4
          -0.50  link-density 0.125

        dropped  0.750  p  by rule related-link
          Related: lamps

        """)
  }

  @Test func textCutsLongBlocks() {
    var explanation = Self.explanation
    explanation.blocks[0].text = String(repeating: "é", count: 101)
    let text = ExplanationText.text(of: explanation)
    #expect(text.contains("\n  \(String(repeating: "é", count: 100))…\n"))
  }

  @Test func textShowsWhatATerminalWouldObey() {
    #expect(
      ExplanationText.text(of: Self.hostile) == """
        0 of 1 block kept, threshold 0.500
        no article: an error page: "⟨U+001B⟩]0;x⟨U+0007⟩<b>"

        dropped  0.000  p."><img>⟨U+001B⟩c  by rule <i>
          ⟨U+001B⟩[31m</span><script>alert(1)</script> ⟨U+009B⟩2J⟨U+202E⟩
          -1000000000000.00  <b> 1000000000000

        """)
  }

  @Test func json() {
    let json = String(decoding: ExplanationJSON.bytes(of: Self.explanation), as: UTF8.self)
    #expect(
      json == #"{"threshold":0.4125,"expectedF1":0.96,"noArticle":null,"blocks":["#
        + #"{"kept":true,"probability":0.9876,"rule":null,"path":"article.post > p","#
        + #""text":"The lamp is dark.","features":["#
        + #"{"name":"words","value":4,"contribution":1.234},"#
        + #"{"name":"link-density","value":0.125,"contribution":-0.5}]},"#
        + #"{"kept":false,"probability":0.75,"rule":"related-link","path":"p","#
        + #""text":"Related: lamps","features":[]}]}"#)
  }

  @Test func jsonEscapesControls() {
    let json = String(decoding: ExplanationJSON.bytes(of: Self.hostile), as: UTF8.self)
    #expect(json.contains(#""text":"\u001b[31m</span><script>alert(1)</script>\n\u009b2J"#))
    #expect(json.contains(#""probability":0,"#))
  }

  @Test func html() {
    let html = ExplanationHTML.document(of: Self.explanation)
    #expect(
      html.contains(
        """
        <details class="kept"><summary><b>kept 0.988</b> \
        <span dir="auto">The lamp is dark.</span></summary>
        <p><code>article.post &gt; p</code></p>
        <table>
        <tr><th>log odds</th><th>feature</th><th>value</th></tr>
        <tr><td>+1.23</td><td>words</td><td>4</td></tr>
        <tr><td>-0.50</td><td>link-density</td><td>0.125</td></tr>
        </table>
        </details>
        <details class="dropped overruled"><summary><b>dropped 0.750</b> <i>related-link</i> \
        <span dir="auto">Related: lamps</span></summary>
        <p><code>p</code></p>
        </details>

        """))
    #expect(
      html.contains(
        #"http-equiv="Content-Security-Policy" content="default-src 'none'; style-src"#))
  }

  @Test func htmlEscapesThePage() {
    let html = ExplanationHTML.document(of: Self.hostile)
    for markup in ["<script", "<img", "<b>\"", "<td><b>", "<i><i>", "\u{1B}", "\u{202E}"] {
      #expect(!html.contains(markup), "\(markup) came through")
    }
    #expect(html.contains("⟨U+001B⟩[31m&lt;/span&gt;&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(html.contains("<code>p.&quot;&gt;&lt;img&gt;⟨U+001B⟩c</code>"))
  }
}
