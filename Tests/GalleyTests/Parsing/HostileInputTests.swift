// No text is lost, whatever a page does: depth, NUL, long values, everything unclosed.

import Testing

@testable import Galley

@Suite struct HostileInputTests {
  /// An invented paragraph that any extractor takes.
  private static let prose = """
    The ferry left the harbour at dawn with eleven passengers, two dogs and a crate of lemons, and \
    nobody on the quay could say when it would come back.
    """
  private static let article =
    "<article><h1>A ferry</h1>" + String(repeating: "<p>\(prose)</p>", count: 4) + "</article>"

  /// The text of a page's arena, elements that no reader sees left out.
  private static func text(_ page: String) throws -> String {
    try text(Array(page.utf8))
  }

  private static func text(_ page: [UInt8]) throws -> String {
    let decoded = CharacterDecoding.decode(page, contentType: nil).bytes
    let document = try #require(LibXML2Parser.document(decoded))
    return document.nodes.indices.filter { document.nodes[$0].tag == .text }
      .map { document.string(document.textRange($0)) }.joined()
  }

  @Test(arguments: ["div", "b", "ul><li", "blockquote", "table><tr><td", "x-y", "svg", "font"])
  func depthOf5000LosesNoText(tag: String) throws {
    let page = String(repeating: "<\(tag)>", count: 5_000) + "innermost<p>paragraph"
    let text = try Self.text(page)
    #expect(text.contains("innermost") || tag == "svg")
    #expect(text.contains("paragraph"))
    let article = try ArticleExtractor().article(
      from: Capture(
        bytes: Array((String(repeating: "<\(tag)>", count: 5_000) + Self.article).utf8),
        kind: .html))
    #expect(article.text.contains(Self.prose))
  }

  @Test func whatFollowsAStrayEndTagStays() throws {
    let page =
      String(repeating: "<div>", count: 2_000) + String(repeating: "</b></p></span>", count: 2_000)
      + "behind"
    #expect(try Self.text(page).contains("behind"))
  }

  @Test func nulAnywhereLosesNothingElse() throws {
    let page = Array("<div class=\"a\"><p title='b'>one</p> two &amp; <!-- c --><i>three</i>".utf8)
    for place in 0...page.count {
      let text = try Self.text(Array(page[..<place]) + [0] + Array(page[place...]))
      for word in ["one", "two", "three"] {
        #expect(text.contains(word), "NUL at \(place): \(text)")
      }
    }
  }

  @Test(arguments: ["class", "href", "title", "data-unknown", "style", "content"])
  func attributeOf44KilobytesHidesNothing(name: String) throws {
    let value = String(repeating: "word > < ' ", count: 4_000)
    let page = "<p>before</p><div \(name)=\"\(value)\"><p>inside</p></div><p>behind</p>"
    #expect(try Self.text(page) == "beforeinsidebehind")
  }

  @Test func textOf7MegabytesIsWhole() throws {
    let text = String(repeating: "word ", count: 1_400_000)
    #expect(try Self.text("<p>\(text)</p>behind") == text + "behind")
  }

  /// Markup that begins something and never ends it.
  @Test(arguments: [
    "<p", "<p ", "<p a", "<p a=", "<p a='", "<p a=\"x", "</p", "</", "<!", "<!--", "<!-- a", "<?",
    "<![CDATA[", "<!DOCTYPE", "&", "&#", "&#x", "&amp", "<script>", "<style>", "<textarea>",
    "<iframe>", "<noscript>", "<xmp>", "<noembed>", "<noframes>",
  ])
  func whatStandsBeforeUnendedMarkupStays(markup: String) throws {
    #expect(try Self.text("<p>before</p>" + markup).hasPrefix("before"))
  }

  @Test(arguments: [
    "<template>", "<svg>", "<svg><title>", "<svg><desc>", "<svg><path>", "<svg><style>", "<math>",
    "<math><![CDATA[", "<table><tr><td>", "<a href=x>", "<b><i><u>", "<select><input>",
    "<select><select>", "<button>", "<object>", "<details>", "<ruby><rt>", "<script><!--</script>",
    "<script><!--<script></script>", "</p></div></body></html>", "<frameset>", "<dialog>",
    "<h1>", "<ul><li>", "<dl><dt>", "<form>", "<label>", "<fieldset><legend>", "<video>", "<map>",
    "<picture><source>", "<figure><figcaption>", "<pre>", "<x-menu>", "<canvas>", "<marquee>",
  ])
  func whatStandsBehindUnclosedElementsStays(markup: String) throws {
    #expect(try Self.text(markup + "<p>behind it</p>").contains("behind it"))
  }

  @Test(arguments: 0..<60)
  func cutPagesKeepWhatTheyHave(step: Int) throws {
    let page = Array("<html><body><div class=a>\(Self.article)</div></body></html>".utf8)
    let cut = page.count * step / 60
    var text = try Self.text(Array(page[..<cut]))[...]
    // What may yet become a tag is text at the end of a page.
    for end in ["</", "<"] where text.hasSuffix(end) { text.removeLast(end.count) }
    let whole = try Self.text(page)
    #expect(whole.hasPrefix(text))
  }
}
