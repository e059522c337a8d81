// How elements are laid out, as far as cutting a page into blocks needs it.

extension Tag {
  private static let layout: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 256)
    for tag in blockTags { table[Int(tag.rawValue)] |= 1 }
    for tag in skippedTags { table[Int(tag.rawValue)] |= 2 }
    for tag in [.a, .span, .ins, .font, .b, .strong, .em, .i, .u, .small, .del, .custom] as [Tag] {
      table[Int(tag.rawValue)] |= 4
    }
    return table
  }()

  private static let blockTags: [Tag] = [
    .address, .article, .aside, .blockquote, .body, .button, .caption, .center, .colgroup, .dd,
    .details, .dialog, .dir, .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .h1,
    .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .html, .label, .legend, .li, .listing, .main,
    .marquee, .menu, .nav, .ol, .optgroup, .option, .p, .pre, .search, .section, .summary, .table,
    .tbody, .tfoot, .thead, .tr, .ul,
  ]

  private static let skippedTags: [Tag] = [
    .script, .style, .noscript, .template, .svg, .iframe, .object, .embed, .head, .link, .meta,
    .select, .textarea, .input, .canvas, .audio, .video, .map, .datalist, .noframes, .applet, .base,
    .title, .picture, .source, .track, .param, .img, .annotation,
  ]

  /// Begins and ends a block.
  var isBlock: Bool { Self.layout[Int(rawValue)] & 1 != 0 }
  /// Has no text for readers.
  var isSkipped: Bool { Self.layout[Int(rawValue)] & 2 != 0 }
  /// Is inline, but a block if a block stands in it.
  var canHoldBlocks: Bool { Self.layout[Int(rawValue)] & 4 != 0 }
  /// A control that doesn't make the element around it a block.
  var isControl: Bool { self == .button || self == .label || self == .option }
  /// The level of a heading, 1 to 6; 0 if it is none.
  var headingLevel: Int {
    rawValue >= Tag.h1.rawValue && rawValue <= Tag.h6.rawValue
      ? Int(rawValue - Tag.h1.rawValue) + 1 : 0
  }
}

extension AttributeName {
  /// Whether its value names what an element is for.
  var describesElement: Bool {
    switch self {
    case .class, .id, .dataComponent, .dataTestid, .ariaLabel, .itemprop, .role: true
    default: false
    }
  }
}
