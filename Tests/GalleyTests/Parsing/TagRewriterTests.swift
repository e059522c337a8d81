// What the rewriter makes of broken markup, as the markup that libxml2 gets.

import Testing

@testable import Galley

@Suite struct TagRewriterTests {
  static func rewrite(_ page: String) -> String {
    Array(page.utf8).withUnsafeBufferPointer { source in
      var rewriter = TagRewriter(source)
      rewriter.rewrite()
      return String(decoding: rewriter.tape.markup, as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("<b>a <i>b</b> c</i> d", "<b>a <i>b</i></b><i> c</i> d"),
    ("<b>a<i>b<u>c</b>d</u>e</i>", "<b>a<i>b<u>c</u></i></b><i><u>d</u>e</i>"),
    ("<em>a<a href=x>b</em>c</a>", "<em>a<a href=\"x\">b</a></em><a href=\"x\">c</a>"),
    ("<i>a<span>b</i>c</span>d", "<i>a<span>b</span></i>cd"),
    ("<span>a<b>b</span>c</b>", "<span>a<b>b</b></span><b>c</b>"),
    ("<b><i>a</b></i>", "<b><i>a</i></b>"),
    ("<b>a<i><svg></svg>b</b>c</i>", "<b>a<i>b</i></b><i>c</i>"),
    ("<p><b><i>a</b></p>b", "<p><b><i>a</i></b></p>b"),
    ("<u>a<b>b<i>c</b></u>d</i>", "<u>a<b>b<i>c</i></b></u><i>d</i>"),
    (
      "<u>a<b>b<i>c<s>d</b></u>e</s>f</i>",
      "<u>a<b>b<i>c<s>d</s></i></b></u><i><s>e</s>f</i>"
    ),
    (
      "<a href=x>a<b>b<a href=y>c</b></a>",
      "<a href=\"x\">a<b>b</b></a><b><a href=\"y\">c</a></b>"
    ),
  ])
  func emphasisThatIsMisnestedGoesOn(page: String, rewritten: String) {
    #expect(Self.rewrite(page) == rewritten)
  }

  @Test func emphasisEndsWithItsBlock() {
    #expect(Self.rewrite("<b>a<div>b</b>c</div>") == "<b>a<div>b</b>c</div>")
    #expect(Self.rewrite("<p>a<i>b<p>c") == "<p>a<i>b</p><p>c")
  }

  @Test func reopeningEndsWhereItWouldMultiplyThePage() {
    let link = "<a href=\"" + String(repeating: "x", count: 1_000) + "\">"
    let page = String(repeating: "<b>", count: 900) + link + String(repeating: "a</b>", count: 900)
    let rewritten = Self.rewrite(page)
    #expect(rewritten.utf8.count < page.utf8.count + TagRewriter.maximumReopenedBytes + 10_000)
    #expect(rewritten.count { $0 == "a" } > 900)
  }

  @Test(arguments: [
    ("<select><option>A<input>b", "<select><option>A</select>b"),
    ("<select><option>A<select>b", "<select><option>A</select>b"),
    (
      "<table><tr><td><select><option>A<tr><td>b</table>",
      "<table><tr><td><select><option>A</select><tr><td>b</table>"
    ),
    ("<select><tr>a</select>", "<select><tr>a</select>"),
    (
      "<form><select><option>A</form><select><option>B</select>c",
      "<form><select><option>A</form><select><option>B</select>c"
    ),
    (
      "<ul><li><select><option>A</li></ul><select><option>B</select>",
      "<ul><li><select><option>A</li></ul><select><option>B</select>"
    ),
  ])
  func selectEndsWhereBrowsersEndIt(page: String, rewritten: String) {
    #expect(Self.rewrite(page) == rewritten)
  }

  @Test(arguments: [
    ("<svg><title></svg>a", "a"), ("<svg><title>x</title></svg>a", "a"),
    ("<svg><path d=x /><p>a", "<p>a"), ("<svg><g><p>a", "<p>a"),
    ("<svg><desc><p>x</p></desc></svg>a", "a"),
    ("<svg><foreignObject><div>x</div></foreignObject></svg>a", "a"),
    ("<div><svg><path></div>a", "<div></div>a"), ("<p><svg><g></p>a", "<p></p>a"),
    ("<a href=x><svg><a><text>y</a></svg>b</a>", "<a href=\"x\">b</a>"),
    ("<svg><svg/></svg>a", "a"), ("<svg><svg></svg>x</svg>a", "a"),
    ("<svg><style><![CDATA[ <p> ]]></style></svg>a", "a"), ("<svg><title/><p>a", "<p>a"),
    ("<svg><textarea></svg>a", "a"), ("<svg/>a", "a"),
  ])
  func drawingsHideWhatIsTheirsAlone(page: String, rewritten: String) {
    #expect(Self.rewrite(page) == rewritten)
  }

  @Test func regionWithoutEndHidesNothing() {
    #expect(Self.rewrite("<template><b>a</b><p>b</p>") == "<b>a</b><p>b</p>")
    #expect(Self.rewrite("a<svg><g>b<template>c</template>d") == "a<g>bd")
    let many = String(repeating: "<template>a", count: 50)
    #expect(Self.rewrite(many) == String(repeating: "a", count: 50))
  }

  @Test(arguments: [
    ("<math><![CDATA[a<b]]></math>", "<math>a&lt;b</math>"),
    ("<math></math><![CDATA[a]]>b", "<math></math>b"),
    ("<math><![CDATA[a>b", "<math>b"), ("<math><p><![CDATA[a]]>b", "<math><p>b"),
  ])
  func sectionsAreTextInFormulas(page: String, rewritten: String) {
    #expect(Self.rewrite(page) == rewritten)
  }

  @Test func scriptInAnUnendedCommentHidesNothing() {
    #expect(
      Self.rewrite("<script><!--<script></script><p>a<script><!--</script>b") == "<p>ab")
  }
}
