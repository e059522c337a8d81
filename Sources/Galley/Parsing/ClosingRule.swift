// Which elements libxml2 closes when others begin.

/// What libxml2 does about the innermost element when another begins.
///
/// These are the pairs of `htmlStartClose` in libxml2's HTMLparser.c, of all releases since 2.9.14
/// (of which only the older let `<ol>` and `<ul>` close each other); `<head>`, which is none of the
/// body's, is left out. ``Skeleton`` asks libxml2 wherever one closes another by these, so that a
/// pair too many costs time alone. The tests hold each pair of tags against the libxml2 that is
/// there.
struct ClosingRule {
  /// Whether an element of the tag is begun and ended as its tags say, but for what is closed.
  var isOrdinary = false
  /// The bit that stands for the tag in `closes`; 0 if nothing closes it.
  var bit: UInt64 = 0
  /// The bits of the tags that an element of this tag closes.
  var closes: UInt64 = 0

  /// Whether an element of a tag closes one of another that is the innermost.
  func closes(_ inner: ClosingRule) -> Bool { closes & inner.bit != 0 }

  /// The rules by the raw values of tags.
  static let all: [ClosingRule] = {
    var rules = [ClosingRule](repeating: ClosingRule(), count: 256)
    for tag in ordinary { rules[Int(tag.rawValue)].isOrdinary = true }
    let closable = pairs.flatMap(\.closed)
    var bits = 0
    for tag in closable where rules[Int(tag.rawValue)].bit == 0 {
      rules[Int(tag.rawValue)].bit = 1 << UInt64(bits)
      bits += 1
    }
    for (tag, closed) in pairs {
      for inner in closed { rules[Int(tag.rawValue)].closes |= rules[Int(inner.rawValue)].bit }
    }
    return rules
  }()

  /// Elements that may go into a run: those of ``Tag/isInline`` besides.
  ///
  /// Not among them are those of the head, those that libxml2 reads as raw text or knows as empty,
  /// and those that pages no longer have.
  private static let ordinary: [Tag] =
    (Tag.html.rawValue..<UInt8(Tag.names.count + 3)).map { Tag(rawValue: $0) }.filter(\.isInline)
    + [
      .address, .article, .aside, .audio, .blockquote, .br, .button, .canvas, .caption, .center,
      .custom, .dd, .details, .dialog, .div, .dl, .dt, .embed, .fieldset, .figcaption, .figure,
      .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .iframe, .img, .legend,
      .li, .main, .menu, .nav, .noscript, .object, .ol, .optgroup, .option, .other, .output, .p,
      .picture, .pre, .search, .section, .select, .source, .summary, .table, .tbody, .td, .tfoot,
      .th, .thead, .tr, .ul, .video,
    ]

  private static let headings: [Tag] = [.h1, .h2, .h3, .h4, .h5, .h6]

  /// A tag, and the tags that it closes.
  private static let pairs: [(tag: Tag, closed: [Tag])] =
    [
      (.a, [.a]),
      (.address, [.p, .ul]),
      (.blockquote, [.p]),
      (.caption, [.p]),
      (.center, [.b, .font, .i, .p]),
      (.dd, [.address, .dir, .dt, .listing, .menu, .p, .pre, .xmp]),
      (.div, [.p]),
      (.dl, [.address, .dir, .dt, .listing, .menu, .p, .pre, .xmp]),
      (.dt, [.address, .dd, .dir, .listing, .menu, .p, .pre, .xmp]),
      (.fieldset, headings + [.a, .legend, .listing, .p, .pre, .xmp]),
      (
        .form,
        headings + [.address, .dir, .dl, .form, .hr, .listing, .menu, .ol, .p, .pre, .ul, .xmp]
      ),
      (.hr, [.p]),
      (.li, headings + [.address, .dl, .li, .listing, .p, .pre, .xmp]),
      (.menu, [.p, .ul]),
      (.ol, [.p, .ul]),
      (.optgroup, [.option]),
      (.option, [.option]),
      (.p, headings + [.b, .big, .i, .p, .s, .small, .strike, .tt, .u]),
      (.pre, [.p, .ul]),
      (.table, headings + [.a, .listing, .p, .pre, .xmp]),
      (
        .tbody,
        [.caption, .col, .colgroup, .p, .tbody, .td, .tfoot, .th, .thead, .tr]
      ),
      (.td, [.a, .b, .font, .i, .p, .span, .td, .th, .u]),
      (
        .tfoot,
        [.caption, .col, .colgroup, .p, .tbody, .td, .th, .thead, .tr]
      ),
      (.th, [.a, .b, .font, .i, .p, .span, .td, .th, .u]),
      (.thead, [.caption, .col, .colgroup]),
      (.tr, [.caption, .col, .colgroup, .p, .td, .th, .tr]),
      (.ul, [.address, .dir, .listing, .menu, .ol, .p, .pre, .xmp]),
    ] + headings.map { ($0, [.p]) }
}
