// What libxml2 gets to see of a page, and that the page comes back whole.

import Foundation
import Testing

@testable import Galley

@Suite struct SkeletonTests {
  static func markup(_ page: String) -> String {
    Array(page.utf8).withUnsafeBufferPointer { source in
      var rewriter = TagRewriter(source)
      rewriter.rewrite()
      let skeleton = Skeleton(of: &rewriter.tape)
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

  /// A line for each node of a page, with its depth, attributes and text.
  static func lines(_ page: String, sparing: Bool) throws -> [String] {
    let document = try #require(
      LibXML2Parser.document(Array(page.utf8), sparingNested: sparing))
    return document.nodes.indices.map { index in
      let node = document.nodes[index]
      let text = document.string(document.textRange(index))
      guard node.tag != .text else { return "\(node.depth) \(node.parent) \(node.end) \(text)" }
      let attributes = document.attributes[Int(node.start)..<Int(node.start + node.count)].map {
        let range = Int($0.start)..<Int($0.start + $0.count)
        return "\($0.name.rawValue)=\(document.string(range))"
      }
      return "\(node.depth) \(node.parent) \(node.end) <\(node.tag.rawValue) \(attributes)>"
    }
  }

  // MARK: - What is left out

  @Test(arguments: [
    ("<p class=lead id=a>Rain &amp; wind.</p><p>More.</p>", "<p>!</p><p>!</p>"),
    ("<body class=home><p>Rain <b>again</b>.</p>\n<p>More.", "<body><p>!</p>\n<p>!"),
    ("<body><div><p>a</p> <ul><li>b</li></ul></div>", "<body><div>!</div>"),
    ("<body><section><p>a</p></section><b>c</b> d", "<body>!"),
    ("<body><img src=x><br>c", "<body>!"),
    (
      "<body><section class=lead><p>Rain <b>again</b>.</p></section><p>More.", "<body>!<p>!"
    ),
  ])
  func whatIsProperlyNestedIsOneMark(page: String, markup: String) {
    #expect(Self.markup(page) == markup)
  }

  @Test(arguments: [
    // An end tag is missing, or ends more than one element.
    ("<body><section><b>a<p>b</section>", "<body><section><b>!<p>!</section>"),
    (
      "<body><section><ul><li>a<li>b</ul></section>", "<body><section><ul><li>!<li>!</ul></section>"
    ),
    // What begins closes what is open.
    ("<body><section><h2>a<p>b</p></h2></section>", "<body><section><h2>!<p>!</p></h2></section>"),
    ("<body><a>a</a><a>b</a>", "<body><a>!</a><a>!</a>"),
    // What stands around it isn't known.
    ("<body></i><p>a</p>", "<body><p>!</p>"),
    ("<head><title>a</title></head><b>b</b>", "<head><title>!</title></head><b>!</b>"),
  ])
  func whatTagsDoNotSettleIsForLibXML2(page: String, markup: String) {
    #expect(Self.markup(page) == markup)
  }

  @Test func whiteSpaceAloneIsOneSpaceOrLineFeed() throws {
    #expect(Self.markup("<p>a</p>  \t <p>b</p> \n\n <i> </i>") == "<p>!</p> <p>!</p>\n<i> </i>")
    #expect(try Self.texts("<p>a</p>  \n <p>b</p>") == ["a", "\n", "b"])
    #expect(try Self.texts("<body><div><p>a</p>  \n <p>b</p></div>") == ["a", "\n", "b"])
  }

  // MARK: - What comes back

  @Test func attributesAndTextsComeBackInOrder() throws {
    let page = "<body>" + (0..<5_000).map { "<p id=n\($0)>t<b>\($0)</b>" }.joined()
    let document = try Self.document(page)
    let paragraphs = document.nodes.indices.filter { document.nodes[$0].tag == .p }
    #expect(paragraphs.count == 5_000)
    for (index, node) in paragraphs.enumerated() {
      #expect(document.value(.id, of: node) == "n\(index)")
      #expect(document.text(of: node) == "t\(index)")
    }
  }

  /// libxml2 supplies elements that have no attributes, and drops others with theirs.
  @Test func attributesStayWithTheirElement() throws {
    let document = try Self.document(
      "Rain<p class=a>b<body class=c><html lang=d><p class=e>f<head class=g><h1 class=h>i")
    let classes = document.nodes.indices.compactMap { node in
      document.value(.class, of: node).map { "\(document.nodes[node].tag.rawValue) \($0)" }
    }
    #expect(classes == ["\(Tag.p.rawValue) a", "\(Tag.p.rawValue) e", "\(Tag.h1.rawValue) h"])
    #expect(!document.nodes.indices.contains { document.value(.lang, of: $0) != nil })
  }

  @Test func whiteSpaceInPreformattedTextStays() throws {
    for start in ["", "<body>", "<body><section>"] {
      #expect(
        try Self.texts(start + "<pre><b>a</b>\n    <i>b</i></pre><b>c</b>  <i>d</i>")
          == ["a", "\n    ", "b", "c", " ", "d"])
    }
  }

  @Test func referencesAreDecodedOnce() throws {
    let texts = try Self.texts("<p>&amp;lt; &lt;b&gt; &quot;x&quot; AT&T</p>")
    #expect(texts == ["&lt; <b> \"x\" AT&T"])
    let document = try Self.document("<a href='?a=1&amp;b=&quot;2&lt;'>x</a>")
    let link = try #require(document.nodes.firstIndex { $0.tag == .a })
    #expect(document.value(.href, of: link) == "?a=1&b=\"2<")
  }

  /// What looks like a mark in the page is text like any other.
  @Test func pagesCannotWriteMarks() throws {
    #expect(try Self.texts("<p>!? !@ !A</p><p a=\"?\">!</p>") == ["!? !@ !A", "!"])
  }

  /// libxml2 takes a second `<body>` for nothing, and the text on its two sides for one.
  @Test func textAroundATagThatIsDroppedIsOneNode() throws {
    #expect(try Self.texts("<body>one <body class=x>two<body> three") == ["one two three"])
  }

  // MARK: - That libxml2 would have made the same of all tags

  private static let ordinary: [String] =
    Tag.names.map(\.description).filter { name in
      let tag = Tag(rawValue: NameTable.tags.value(Array(name.utf8), name.utf8.count))
      return ClosingRule.all[Int(tag.rawValue)].isOrdinary
    } + ["x-y", "blink"]

  @Test(arguments: ordinary)
  func eachPairOfElementsIsThatOfLibXML2(outer: String) throws {
    #expect(Self.ordinary.count > 90)
    for inner in Self.ordinary {
      let page = """
        <body><section>a<\(outer)>b<\(inner)>c</\(inner)>d</\(outer)>e</section>\
        <\(outer)><\(inner)></\(outer)></\(inner)><\(inner)>f</\(inner)><p>g
        """
      #expect(try Self.lines(page, sparing: true) == Self.lines(page, sparing: false), "\(inner)")
    }
  }

  /// Tags in any order, from a generator of pseudo-random numbers.
  @Test(arguments: 0..<40)
  func anyTagsMakeWhatLibXML2Makes(seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let names = Self.ordinary + ["html", "head", "body", "title", "meta", "link", "isindex", "map"]
    for _ in 0..<50 {
      var page = next(4) > 0 ? "<body>" : ""
      var open: [String] = []
      for step in 0..<next(60) {
        switch next(8) {
        case 0: page += " "
        case 1: page += "t\(step)"
        case 2: page += "</\(names[next(names.count)])>"
        case 3...5:
          // A few names often: tags then meet those that they close.
          let name = next(2) == 0 ? names[next(names.count)] : ["p", "li", "b", "td"][next(4)]
          page += "<\(name) id=n\(step)>"
          open.append(name)
        default: if let name = open.popLast() { page += "</\(name)>" }
        }
      }
      #expect(try Self.lines(page, sparing: true) == Self.lines(page, sparing: false), "\(page)")
    }
  }
}
