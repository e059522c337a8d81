// What libxml2 gets to see of a page, and that the page comes back whole.

import Testing

@testable import Galley

@Suite struct SkeletonTests {
  static func markup(_ page: String) -> String {
    Array(page.utf8).withUnsafeBufferPointer { source in
      var rewriter = TagRewriter(source)
      rewriter.rewrite()
      let skeleton = Skeleton(of: rewriter.output)
      return String(decoding: skeleton.markup.array, as: UTF8.self)
    }
  }

  static func document(_ page: String) throws -> Document {
    try #require(LibXML2Parser.document(Array(page.utf8)))
  }

  /// The texts of a document in their order.
  static func texts(_ page: String) throws -> [String] {
    let document = try document(page)
    return document.nodes.indices.filter { document.nodes[$0].tag == .text }
      .map { document.string(document.textRange($0)) }
  }

  @Test func textAndAttributesBecomeNumbers() {
    #expect(
      Self.markup("<p class=lead id=a>Rain &amp; wind.</p><p>More.</p>")
        == "<p a=\"?\">!?</p><p>!@</p>")
    #expect(Self.markup("<img src=x alt='a b'>c<br>") == "<img a=\"?\"/>!?<br/>")
  }

  @Test func numbersBeyondOneDigitAreReadBack() throws {
    let page = (0..<5_000).map { "<b id=n\($0)>t\($0)</b>" }.joined()
    let document = try Self.document(page)
    let bold = document.nodes.indices.filter { document.nodes[$0].tag == .b }
    #expect(bold.count == 5_000)
    for (index, node) in bold.enumerated() {
      #expect(document.value(.id, of: node) == "n\(index)")
      #expect(document.text(of: node) == "t\(index)")
    }
  }

  @Test func whiteSpaceAloneIsOneSpaceOrLineFeed() throws {
    #expect(Self.markup("<p>a</p>  \t <p>b</p> \n\n <i> </i>") == "<p>!?</p> <p>!@</p>\n<i> </i>")
    #expect(try Self.texts("<p>a</p>  \n <p>b</p>") == ["a", "\n", "b"])
  }

  @Test func whiteSpaceInPreformattedTextStays() throws {
    #expect(
      try Self.texts("<pre><b>a</b>\n    <i>b</i></pre><b>c</b>  <i>d</i>")
        == ["a", "\n    ", "b", "c", " ", "d"])
  }

  @Test func referencesAreDecodedOnce() throws {
    let texts = try Self.texts("<p>&amp;lt; &lt;b&gt; &quot;x&quot; AT&T</p>")
    #expect(texts == ["&lt; <b> \"x\" AT&T"])
    let document = try Self.document("<a href='?a=1&amp;b=&quot;2&lt;'>x</a>")
    let link = try #require(document.nodes.firstIndex { $0.tag == .a })
    #expect(document.value(.href, of: link) == "?a=1&b=\"2<")
  }

  /// What looks like a number in the page is text like any other.
  @Test func pagesCannotWriteNumbers() throws {
    #expect(try Self.texts("<p>!? !@ !A</p><p a=\"?\">x</p>") == ["!? !@ !A", "x"])
    let document = try Self.document("<p a=\"@\" class=y>x</p><p class=z>w</p>")
    let paragraphs = document.nodes.indices.filter { document.nodes[$0].tag == .p }
    #expect(paragraphs.map { document.value(.class, of: $0) } == ["y", "z"])
  }

  /// libxml2 takes a second `<body>` for nothing, and the text on its two sides for one.
  @Test func textAroundATagThatIsDroppedIsOneNode() throws {
    #expect(try Self.texts("<body>one <body class=x>two<body> three") == ["one two three"])
  }
}
