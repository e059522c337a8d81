// Pictures, captions and embedded media in the body.

import Testing

@testable import Galley

@Suite struct ArticleBuilderMediaTests {
  private let text = "<p>Before the picture.</p>"
  private let after = "<p>After.</p>"

  private func figure(_ html: String) throws -> String {
    let lines = try BuiltBody.build(text + html + after).split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.dropFirst().dropLast().joined(separator: "\n")
  }

  @Test(arguments: [
    (
      "<figure><img src=/p.jpg alt='A  dog'><figcaption>Rex, <i>2020</i></figcaption></figure>",
      "figure https://paper.example/p.jpg [A dog] “Rex, *2020*”"
    ),
    (
      "<figure><img src=/p.jpg><figcaption>Rex<span class=img-credit>A. Bell</span></figcaption></figure>",
      "figure https://paper.example/p.jpg [] “Rex A. Bell”"
    ),
    (
      "<figure><img src=/p.jpg><figcaption class=drop>Rex</figcaption></figure>",
      "figure https://paper.example/p.jpg [] “Rex”"
    ),
    (
      "<div class=wp-caption><a href=/big><img src=p.jpg></a><p class=wp-caption-text>Rex</p></div>",
      "figure https://paper.example/a/p.jpg [] “Rex”"
    ),
    (
      "<div><img src=/p.jpg></div><div class=caption>Rex</div><span class=credit>Photo: A</span>",
      "figure https://paper.example/p.jpg [] “Rex Photo: A”"
    ),
    (
      "<img src='data:image/gif;base64,AA' data-src=/p.jpg><noscript><img src=/q.jpg></noscript>",
      "figure https://paper.example/p.jpg []"
    ),
    (
      "<img src='data:,'><noscript><img src=/q.jpg></noscript>",
      "figure https://paper.example/q.jpg []"
    ),
    (
      "<img src=/blank.gif srcset='/s.jpg 300w, /l.jpg 1200w,/m.jpg 600w'>",
      "figure https://paper.example/l.jpg []"
    ),
    (
      "<picture><source srcset='/w,100/p.webp 2x, /q.webp'><img alt=x></picture>",
      "figure https://paper.example/w,100/p.webp [x]"
    ),
    ("<img src=/p.jpg><img src=/p.jpg>", "figure https://paper.example/p.jpg []"),
    (
      "<figure><a href=/p.jpg class=drop><img src=/p.jpg><span>View full-size image</span></a>"
        + "<figcaption>Rex</figcaption></figure>", "figure https://paper.example/p.jpg [] “Rex”"
    ),
    (
      "<figure><amp-img src=/p.jpg alt=Rex></amp-img><figcaption>A dog</figcaption></figure>",
      "figure https://paper.example/p.jpg [Rex] “A dog”"
    ),
    (
      "<figure><img src=/a.jpg><img src=/b.jpg><figcaption>Two</figcaption></figure>",
      "figure https://paper.example/a.jpg [], https://paper.example/b.jpg [] “Two”"
    ),
    ("<figure><blockquote>Said<cite>She</cite></blockquote></figure>", "quote\n  p Said*She*"),
    (
      "<figure><iframe src=//video.example/1 title='A film'></iframe><figcaption>Film</figcaption></figure>",
      "embed https://video.example/1 [A film]\np Film"
    ),
    ("<video poster=p.jpg><source src=v.mp4></video>", "embed https://paper.example/a/v.mp4"),
    (
      "<ul><li>Mix the flour with the salt<br><img src=/a.jpg></li></ul>",
      "ul\n- \n  p Mix the flour with the salt\n  figure https://paper.example/a.jpg []"
    ),
    (
      "<div class=headline-shadow><a href=/adventure/1><img src=/a.jpg alt='Ads on a wall in 1931'></a>"
        + "</div>", "figure https://paper.example/a.jpg [Ads on a wall in 1931]"
    ),
    (
      "<p>text <img src=/a.jpg> around</p>",
      "p text around\nfigure https://paper.example/a.jpg []"
    ),
  ])
  func belongsWhereItStands(html: String, body: String) throws {
    #expect(try figure(html) == body)
  }

  @Test(arguments: [
    "<img src=/p.gif width=1 height=1>", "<img src=/i.png class=author-avatar>",
    "<div><img src=/card.jpg><p class=drop>Read more</p></div>", "<img alt=nothing>",
    "<figure><img src=/i.png width=9><figcaption class=drop>Icon</figcaption></figure>",
    "<img src='data:image/png;base64,AAAA'>", "<img src=/rule.gif width=600 height=12>",
    "<div class=inline_ad><a href=/r/77><img src=/77.gif></a></div>",
    "<p><a href=/fa/ads/redirect/77><img src=/77.gif></a></p>",
    "<a rel=sponsored href=/shop><img src=/77.gif></a>", "<img src=/77.gif alt=Advertisement>",
    "<img src=/77.gif alt=تبلیغات>",
    "<iframe src=https://x.doubleclick.example/f></iframe>", "<iframe src=about:blank></iframe>",
    "<iframe src=https://c.example/f width=1 height=1></iframe>",
  ])
  func thatIsNoPictureIsLeftOut(html: String) throws {
    #expect(try figure(html) == "")
  }

  @Test func outsideTheTextIsLeftOutUnlessItsCaptionWasKept() throws {
    let html = "<img src=/top.jpg><p>Text.</p><img src=/end.jpg>"
    #expect(try BuiltBody.build(html) == "p Text.")
    let figure = "<figure><img src=/top.jpg><figcaption>Top</figcaption></figure><p>Text.</p>"
    #expect(try BuiltBody.build(figure) == "figure https://paper.example/top.jpg [] “Top”\np Text.")
    let apart =
      "<article><h1 class=drop>T</h1><picture><img src=/top.jpg></picture><p class=drop>Share</p>"
      + "<div><p>Text.</p></div></article>"
    #expect(try BuiltBody.build(apart) == "figure https://paper.example/top.jpg []\np Text.")
    let above =
      "<main><picture><img src=/logo.jpg></picture><h1 class=drop>T</h1><div><p>Text.</p></div></main>"
    #expect(try BuiltBody.build(above) == "p Text.")
    let lead = "<div><h1 class=drop>T</h1><figure><img src=/top.jpg></figure><p>Text.</p></div>"
    #expect(try BuiltBody.build(lead) == "figure https://paper.example/top.jpg []\np Text.")
    let plain = "<div class=photo><img src=/top.jpg><div class=caption>Top</div></div><p>T.</p>"
    #expect(try BuiltBody.build(plain) == "figure https://paper.example/top.jpg [] “Top”\np T.")
  }
}
