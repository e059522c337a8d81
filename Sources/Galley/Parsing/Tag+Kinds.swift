// What the HTML standard says of elements, as tables of flags.

extension Tag {
  /// Flags of an element's parsing.
  private struct Traits: OptionSet {
    let rawValue: UInt8
    static let void = Traits(rawValue: 1)
    static let rawText = Traits(rawValue: 2)
    static let optionalEnd = Traits(rawValue: 4)
    static let closesParagraph = Traits(rawValue: 8)
    static let endsForeignContent = Traits(rawValue: 16)
    static let droppedVoid = Traits(rawValue: 32)
    static let inline = Traits(rawValue: 64)
    static let formatting = Traits(rawValue: 128)
  }

  private static let traits: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 256)
    func mark(_ trait: Traits, _ tags: [Tag]) {
      for tag in tags { table[Int(tag.rawValue)] |= trait.rawValue }
    }
    mark(
      .void,
      [
        .area, .base, .br, .col, .embed, .hr, .img, .image, .input, .link, .meta, .param, .source,
        .track, .wbr, .basefont, .bgsound, .frame, .keygen,
      ])
    mark(
      .droppedVoid,
      [.area, .col, .param, .track, .bgsound, .keygen, .basefont, .frame, .wbr, .input])
    mark(
      .rawText,
      [
        .script, .style, .iframe, .noembed, .noframes, .textarea, .title, .xmp, .plaintext,
      ])
    // Elements that the next of their kind, or their parent's end, closes.
    mark(
      .optionalEnd,
      [
        .p, .li, .dd, .dt, .option, .optgroup, .tr, .td, .th, .thead, .tbody, .tfoot, .colgroup,
        .rp, .rt, .html, .head, .body,
      ])
    mark(
      .closesParagraph,
      [
        .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl,
        .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header,
        .hgroup, .hr, .listing, .main, .menu, .nav, .ol, .p, .plaintext, .pre, .search, .section,
        .summary, .table, .ul, .xmp, .li, .dd, .dt, .td, .th, .tr,
      ])
    mark(
      .endsForeignContent,
      [
        .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1,
        .h2, .h3, .h4, .h5, .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p,
        .pre, .ruby, .s, .small, .span, .strong, .strike, .sub, .sup, .table, .tt, .u, .ul, .var,
      ])
    let formatting: [Tag] = [
      .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u,
    ]
    mark(.formatting, formatting)
    mark(
      .inline,
      formatting + [
        .abbr, .acronym, .bdi, .bdo, .cite, .data, .del, .dfn, .ins, .kbd, .label, .mark, .q,
        .samp, .span, .sub, .sup, .time, .var,
      ])
    return table
  }()

  @inline(__always)
  private func has(_ trait: Traits) -> Bool {
    Self.traits[Int(rawValue)] & trait.rawValue != 0
  }

  /// Never has content.
  var isVoid: Bool { has(.void) }
  /// A void element that says nothing of the article.
  var isDroppedVoid: Bool { has(.droppedVoid) }
  /// The tokenizer reads the content as text.
  var isRawText: Bool { has(.rawText) }
  /// May go without an end tag, so that open ones can't be counted.
  var hasOptionalEnd: Bool { has(.optionalEnd) }
  /// Closes an open `<p>`.
  var closesParagraph: Bool { has(.closesParagraph) }
  /// Ends `<svg>` when it stands within.
  var endsForeignContent: Bool { has(.endsForeignContent) }
  /// An element of running text, which libxml2 closes only with an element around it.
  var isInline: Bool { has(.inline) }
  /// A mark of text that the standard opens anew if an element around it ends first.
  var isFormatting: Bool { has(.formatting) }
  /// An element that has a name in HTML.
  var isHTML: Bool { rawValue >= Tag.html.rawValue }
}
