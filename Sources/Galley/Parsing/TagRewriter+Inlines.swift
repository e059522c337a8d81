// Inline elements that end in another order than they began.

extension TagRewriter {
  /// The start tag of an inline element, in the output.
  struct OpenInline {
    var tag: Tag
    var start: Int
    var end: Int
    /// Where the tag was written first, if this one stands behind the end tag of an element around
    /// it.
    ///
    /// What is written again is copied from there: tags that hold nothing are taken back, and others
    /// take their place.
    var original: Range<Int>?
  }

  /// Start tags that are written again have at most this many bytes in all: no page that is meant to
  /// be read needs more, and a hostile one could ask for the square of its size.
  static let maximumReopenedBytes = 65_536

  /// Closes the inline element at a place of `inlines` and those within it; marks of text among
  /// these begin anew, as the standard's adoption agency has it: in `<b>a <i>b</b> c</i>`, c is
  /// emphasized.
  mutating func closeInline(at place: Int) {
    let within = inlines[(place + 1)...].filter(\.tag.isFormatting)
    while inlines.count > place { closeLastInline() }
    for inline in within { reopen(inline) }
  }

  /// Whatever begins or ends now is not inline: what is open is left to libxml2.
  @inline(__always)
  mutating func forgetInlines() {
    if !inlines.isEmpty { forgetOpenInlines() }
  }

  @inline(never)
  private mutating func forgetOpenInlines() {
    while let last = inlines.last, last.original != nil, last.end == output.count {
      closeLastInline()
    }
    inlines.removeAll(keepingCapacity: true)
  }

  private mutating func closeLastInline() {
    let inline = inlines.removeLast()
    open[Int(inline.tag.rawValue)] -= 1
    depth -= 1
    if inline.original != nil, inline.end == output.count {
      // Nothing came in between.
      output.truncate(to: inline.start)
      return
    }
    output.append("</")
    output.append(Tag.names[Int(inline.tag.rawValue) - 3])
    output.append(UInt8(ascii: ">"))
  }

  private mutating func reopen(_ inline: OpenInline) {
    let original = inline.original ?? inline.start..<inline.end
    guard reopenedBytes + original.count <= Self.maximumReopenedBytes else { return }
    reopenedBytes += original.count
    let start = output.count
    output.appendCopy(of: original)
    inlines.append(
      OpenInline(tag: inline.tag, start: start, end: output.count, original: original))
    open[Int(inline.tag.rawValue)] += 1
    depth += 1
  }
}
