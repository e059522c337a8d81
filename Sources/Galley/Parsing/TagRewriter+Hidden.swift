// Stretches of markup that are not for readers: SVG and templates.

extension TagRewriter {
  /// A stretch of markup that is read but not kept.
  struct HiddenRegion {
    var tag: Tag
    var nesting = 1
    /// Where its content begins in the source.
    var position: Int
    /// How many data islands there were before it.
    var islands: Int
    /// Open elements within SVG whose content is HTML again.
    var integrationPoints = 0
    /// Open elements within SVG that have names of HTML, outermost first.
    var inside: [Tag] = []

    /// More open elements than these are not told from those outside.
    static let maximumInside = 64
  }

  /// Whether a tag that stands here is SVG's own, with neither void elements nor raw text.
  var isForeign: Bool {
    guard let hidden else { return false }
    return hidden.tag == .svg && hidden.integrationPoints == 0
  }

  /// A start tag within `<svg>` or `<template>`: may nest it, or end it as the standard has it.
  mutating func enterHidden(_ tag: Tag) {
    if isForeign {
      if tag.endsForeignContent { endHidden() }
    } else if tag == hidden?.tag {
      hidden?.nesting += 1
    }
  }

  /// Counts an element of SVG.
  mutating func enterForeign(_ tag: Tag, _ start: Int, _ length: Int, isSelfClosing: Bool) {
    guard !isSelfClosing else { return }
    if tag == .svg {
      hidden?.nesting += 1
    } else if isIntegrationPoint(tag, start, length) {
      hidden?.integrationPoints += 1
    } else if tag.isHTML, let count = hidden?.inside.count, count < HiddenRegion.maximumInside {
      hidden?.inside.append(tag)
    }
  }

  /// An end tag: `true` if it lies in the hidden region, and so has no effect outside it.
  mutating func leaveHidden(_ tag: Tag, _ start: Int, _ length: Int) -> Bool {
    guard var region = hidden else { return false }
    if tag == region.tag {
      region.nesting -= 1
      hidden = region.nesting > 0 ? region : nil
      return true
    }
    guard region.tag == .svg else { return true }
    if isIntegrationPoint(tag, start, length) {
      region.integrationPoints = max(0, region.integrationPoints - 1)
    } else if let place = region.inside.lastIndex(of: tag) {
      region.inside.removeSubrange(place...)
    } else if region.integrationPoints == 0, endsForeignContent(tag) {
      endHidden()
      return false
    }
    hidden = region
    return true
  }

  /// Whether an end tag ends SVG: it closes an element around it, or is one that the standard always
  /// takes for HTML's.
  private func endsForeignContent(_ tag: Tag) -> Bool {
    tag == .p || tag == .br || (tag.isHTML && open[Int(tag.rawValue)] > 0)
  }

  private mutating func endHidden() {
    hidden = nil
  }

  /// `<title>`, `<desc>` and `<foreignObject>` of SVG hold HTML, which doesn't end it.
  private func isIntegrationPoint(_ tag: Tag, _ start: Int, _ length: Int) -> Bool {
    if tag == .title { return true }
    guard tag == .other else { return false }
    let names: [StaticString] = ["desc", "foreignobject"]
    return names.contains {
      length == $0.utf8CodeUnitCount && ByteScanning.matches($0, at: start, in: source, to: end)
    }
  }

  // MARK: - CDATA sections

  /// Whether a CDATA section starts here: in HTML, such a thing is a comment.
  var isAtSection: Bool {
    (isInMath || isForeign)
      && ByteScanning.matches("<![cdata[", at: position, in: source, to: end)
  }

  /// A CDATA section: text in MathML, nothing to read in SVG, a comment if it has no end.
  mutating func section() {
    let start = position + 9
    guard !lacksSectionEnds, let close = sectionEnd(from: start) else {
      lacksSectionEnds = true
      return skipBogusComment()
    }
    if hidden == nil { appendText(start..<close, decodingReferences: false) }
    position = close + 3
  }

  private func sectionEnd(from start: Int) -> Int? {
    var index = start
    while index < end {
      index = ByteScanning.firstIndex(of: UInt8(ascii: "]"), in: source, from: index, to: end)
      if ByteScanning.matches("]]>", at: index, in: source, to: end) { return index }
      index += 1
    }
    return nil
  }
}
