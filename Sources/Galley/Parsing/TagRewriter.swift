// Rewrites a page's markup into tags that every libxml2 reads alike, and drops what no reader sees.

/// A tokenizer by the rules of the HTML standard, section 13.2.5, that writes tidy tags on a tape.
///
/// libxml2's own tokenizer is that of HTML 4: it lets attributes such as `@click="a => b"` leak as
/// text, takes `<source>` for a container, ends a script at the wrong place, and knows 253 named
/// characters. What leaves here has only what all versions of it agree on: known attributes, void
/// elements closed, `</p>` before the blocks that HTML 4 didn't know, character references decoded,
/// scripts, styles and comments gone.
struct TagRewriter: ~Copyable {
  /// More attributes than this on a tag are dropped: libxml2 compares each with each.
  static let maximumAttributes = 64
  /// Start tags deeper than this are dropped, their text kept: libxml2 walks up the open elements
  /// at each end tag.
  static let maximumDepth = 1_000

  /// Names that HTML doesn't know are cut behind this many bytes.
  static let maximumNameLength = 64

  let source: UnsafePointer<UInt8>
  let end: Int
  var tape: TagTape
  var islands: [Document.DataIsland] = []

  var position = 0
  /// Open elements that need an end tag.
  var depth = 0
  /// How many elements of each tag are open, as far as tags tell.
  var open = [Int32](repeating: 0, count: 256)
  /// How many start tags of each name were dropped for depth.
  var dropped = [Int32](repeating: 0, count: 256)
  var hasOpenParagraph = false
  /// Set within `<svg>` and `<template>`, whose content is not for readers: nothing is written
  /// then.
  var hidden: HiddenRegion?
  var openShadowRoots = 0
  /// How many hidden regions had no end; the page is read again from behind the start of each.
  var unendedRegions = 0
  /// Behind this many of them nothing is hidden any more.
  static let maximumUnendedRegions = 4
  /// Inline elements that are open with no other element open within them, outermost first.
  var inlines: [OpenInline] = []
  /// How many bytes of start tags were written again.
  var reopenedBytes = 0
  /// The value of `depth` within the open `<select>`; 0 if none is open.
  var selectDepth = 0
  /// Within `<math>`, where CDATA sections are text.
  var isInMath = false
  /// A script in an unended comment was met: later ones end at the first end tag.
  var hasUnendedScript = false
  /// There is no `]]>` in the rest of the page.
  var lacksSectionEnds = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    // An empty buffer may have no address; nothing is read through this one.
    source = bytes.baseAddress ?? UnsafePointer(UnsafeMutablePointer<UInt8>.allocate(capacity: 1))
    end = bytes.count
    tape = TagTape(expecting: bytes.count)
  }

  /// Rewrites the whole page.
  mutating func rewrite() {
    scan()
    while let region = hidden {
      // It would hide all the rest of the page: that is read again, and shown.
      unendedRegions += 1
      hidden = nil
      islands.removeSubrange(region.islands...)
      position = region.position
      scan()
    }
    tape.endText()
  }

  private mutating func scan() {
    let tags = NameTable.tags
    let attributes = NameTable.attributes
    while position < end {
      if source[position] != UInt8(ascii: "<") {
        text()
        guard position < end else { break }
      }
      markup(tags, attributes)
    }
  }

  /// Text up to the next `<` or the end.
  private mutating func text() {
    guard hidden == nil else {
      position = ByteScanning.firstIndex(
        of: UInt8(ascii: "<"), in: source, from: position, to: end)
      return
    }
    tape.beginText()
    while true {
      position = tape.content.append(
        source, from: position, until: UInt8(ascii: "<"), or: UInt8(ascii: "&"), to: end,
        readable: end)
      guard position < end, source[position] == UInt8(ascii: "&") else { return }
      appendReference(inAttribute: false, limit: end)
    }
  }

  // MARK: - Markup

  /// At a `<`.
  private mutating func markup(_ tags: NameTable, _ attributes: NameTable) {
    guard position + 1 < end else { return literalLessThan() }
    let next = source[position + 1]
    if next.isASCIILetter {
      startTag(tags, attributes)
    } else if next == UInt8(ascii: "/") {
      guard position + 2 < end else { return literalLessThan() }
      let first = source[position + 2]
      if first.isASCIILetter {
        endTag(tags)
      } else if first == UInt8(ascii: ">") {
        position += 3
      } else {
        skipBogusComment()
      }
    } else if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
      skipDeclaration()
    } else {
      literalLessThan()
    }
  }

  private mutating func literalLessThan() {
    if hidden == nil {
      tape.beginText()
      tape.content.append(UInt8(ascii: "<"))
    }
    position += 1
  }

  mutating func skipBogusComment() {
    position = min(
      end, ByteScanning.firstIndex(of: UInt8(ascii: ">"), in: source, from: position, to: end) + 1)
  }

  /// Comments, doctypes and processing instructions, which are no content, and CDATA sections.
  private mutating func skipDeclaration() {
    guard ByteScanning.matches("<!--", at: position, in: source, to: end) else {
      return isAtSection ? section() : skipBogusComment()
    }
    var index = position + 4
    // `<!-->` and `<!--->` are whole comments.
    if index < end, source[index] == UInt8(ascii: ">") {
      position = index + 1
      return
    }
    if ByteScanning.matches("->", at: index, in: source, to: end) {
      position = index + 2
      return
    }
    while index < end {
      index = ByteScanning.firstIndex(of: UInt8(ascii: "-"), in: source, from: index, to: end)
      if ByteScanning.matches("-->", at: index, in: source, to: end) {
        position = index + 3
        return
      }
      if ByteScanning.matches("--!>", at: index, in: source, to: end) {
        position = index + 4
        return
      }
      index += 1
    }
    position = end
  }

  /// The length of the name at `start`: up to white space, `/` or `>`.
  @inline(__always)
  private func nameLength(at start: Int) -> Int {
    var index = start
    while index < end {
      let byte = source[index]
      if byte.isHTMLSpace || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") { break }
      index &+= 1
    }
    return index &- start
  }

  private mutating func startTag(_ tags: NameTable, _ attributes: NameTable) {
    let nameStart = position + 1
    let length = nameLength(at: nameStart)
    let tag = tag(tags, nameStart, length)
    position = nameStart + length

    if !prepare(for: tag) {
      skipAttributes()
      return
    }
    if tag.closesParagraph, hasOpenParagraph, hidden == nil {
      forgetInlines()
      tape.append(.end, .p)
      hasOpenParagraph = false
    }
    let mark = tape.mark()
    var tagAttributes = TagAttributes()
    self.attributes(attributes, of: tag, into: &tagAttributes)
    if isForeign {
      return enterForeign(tag, nameStart, length, isSelfClosing: tagAttributes.isSelfClosing)
    }
    finish(tag, tagAttributes, since: mark, name: nameStart..<nameStart + length)
  }

  /// The tag of a name; `custom` and `other` where HTML has none.
  @inline(__always)
  private func tag(_ tags: NameTable, _ start: Int, _ length: Int) -> Tag {
    let value = tags.value(source + start, length)
    if value != NameTable.absent { return Tag(rawValue: value) }
    for index in start..<start + min(length, Self.maximumNameLength)
    where source[index] == UInt8(ascii: "-") {
      // AMP has elements of its own in place of those that load something; what `<amp-iframe>` holds is
      // no raw text.
      if isName("amp-img", start, length) { return .img }
      return isName("amp-video", start, length) ? .video : .custom
    }
    return .other
  }

  private func isName(_ name: StaticString, _ start: Int, _ length: Int) -> Bool {
    length == name.utf8CodeUnitCount
      && ByteScanning.matches(name, at: start, in: source, to: start + length)
  }

  /// Settles what a start tag does to the open elements; `false` if the tag is dropped.
  private mutating func prepare(for tag: Tag) -> Bool {
    if hidden != nil { enterHidden(tag) }
    if selectDepth > 0, hidden == nil, closesSelect(tag) {
      closeSelect()
      if tag == .select { return false }
    }
    if tag == .a, hidden == nil, let place = inlines.lastIndex(where: { $0.tag == .a }) {
      closeInline(at: place)
    }
    if tag.isVoid || tag.isRawText { return true }
    if hidden == nil, !tag.isInline, tag != .svg, tag != .template { forgetInlines() }
    if tag.hasOptionalEnd { return true }
    if depth >= Self.maximumDepth {
      dropped[Int(tag.rawValue)] += 1
      return false
    }
    return true
  }

  /// Ends a start tag in the way that its element needs.
  private mutating func finish(
    _ tag: Tag, _ attributes: TagAttributes, since mark: TagTape.Mark, name: Range<Int>
  ) {
    if tag.isVoid {
      if tag.isDroppedVoid || (tag == .link && attributes.isResourceLink) {
        tape.truncate(to: mark)
      } else if hidden == nil {
        tape.append(.void, tag == .image ? .img : tag, since: mark)
      }
      return
    }
    if tag.isRawText { return rawText(tag, attributes, since: mark) }
    if tag == .svg || (tag == .template && !attributes.isShadowRoot) {
      tape.truncate(to: mark)
      if tag == .svg, attributes.isSelfClosing { return }
      if hidden == nil, unendedRegions < Self.maximumUnendedRegions {
        hidden = HiddenRegion(tag: tag, position: position, islands: islands.count)
      }
      return
    }
    guard hidden == nil else { return }
    if tag.isHTML {
      tape.append(.start, Self.written(tag), since: mark)
    } else {
      tape.append(.start, tag, since: mark, name: foreignName(name))
    }
    noteOpening(of: tag)
  }

  /// The element that stands for one that libxml2 doesn't read as the standard does.
  @inline(__always)
  private static func written(_ tag: Tag) -> Tag {
    switch tag {
    case .template: .div
    case .listing: .pre
    default: tag
    }
  }

  /// Puts a name that HTML doesn't know aside, with only the characters that libxml2 reads as part
  /// of a name, and returns where.
  private mutating func foreignName(_ name: Range<Int>) -> Range<Int> {
    let start = tape.content.count
    for index in name.prefix(Self.maximumNameLength) {
      let byte = source[index].lowercasedASCII
      let isNameByte = byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-")
      tape.content.append(isNameByte ? byte : UInt8(ascii: "_"))
    }
    return start..<tape.content.count
  }

  /// Counts an element whose start tag has been written.
  private mutating func noteOpening(of tag: Tag) {
    open[Int(tag.rawValue)] += 1
    if !tag.hasOptionalEnd { depth += 1 }
    if tag.isInline { inlines.append(OpenInline(tag: tag, token: tape.tokens.count - 1)) }
    switch tag {
    case .template:
      openShadowRoots += 1
      forgetInlines()
    case .p: hasOpenParagraph = true
    case .select: selectDepth = depth
    case .math: isInMath = true
    default: break
    }
    if isInMath, tag.endsForeignContent { isInMath = false }
  }

  private mutating func endTag(_ tags: NameTable) {
    let nameStart = position + 2
    let length = nameLength(at: nameStart)
    let tag = tag(tags, nameStart, length)
    position = nameStart + length
    skipAttributes()

    if hidden != nil, leaveHidden(tag, nameStart, length) { return }
    switch tag {
    case .br:
      tape.append(.void, .br)
      return
    case .p:
      guard hasOpenParagraph else { return }
      hasOpenParagraph = false
    case .template:
      guard openShadowRoots > 0 else { return }
      openShadowRoots -= 1
    case .body, .html: return  // What follows them is still content.
    default: break
    }
    let index = Int(tag.rawValue)
    if dropped[index] > 0 {
      dropped[index] -= 1
      return
    }
    guard open[index] > 0 else { return }
    if tag.isInline, let place = inlines.lastIndex(where: { $0.tag == tag }) {
      return closeInline(at: place)
    }
    forgetInlines()
    open[index] -= 1
    if !tag.hasOptionalEnd { depth -= 1 }
    if tag.closesParagraph { hasOpenParagraph = false }
    if selectDepth > 0 { noteEnd(of: tag) }
    if tag == .math { isInMath = false }
    if tag.isHTML {
      tape.append(.end, Self.written(tag))
    } else {
      tape.endText()
      tape.appendEnd(tag, name: foreignName(nameStart..<nameStart + length))
    }
  }
}
