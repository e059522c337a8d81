// Inline elements that end in another order than they began.

extension TagRewriter {
  /// The start tag of an inline element, on the tape.
  struct OpenInline {
    var tag: Tag
    /// The index of its token.
    var token: Int
    /// The token that was written first, if this one stands behind the end tag of an element around
    /// it.
    ///
    /// What is written again is copied from there: tags that hold nothing are taken back, and
    /// others take their place.
    var original: Int?
  }

  /// Start tags that are written again have at most this many bytes in all: no page that is meant
  /// to be read needs more, and a hostile one could ask for the square of its size.
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
    tape.endText()
    while let last = inlines.last, last.original != nil, last.token == tape.tokens.count - 1 {
      closeLastInline()
    }
    inlines.removeAll(keepingCapacity: true)
  }

  private mutating func closeLastInline() {
    let inline = inlines.removeLast()
    open[Int(inline.tag.rawValue)] -= 1
    depth -= 1
    tape.endText()
    if inline.original != nil, inline.token == tape.tokens.count - 1 {
      // Nothing came in between.
      tape.removeLast()
      return
    }
    tape.append(.end, inline.tag)
  }

  private mutating func reopen(_ inline: OpenInline) {
    let original = inline.original ?? inline.token
    let length = self.length(ofTag: original)
    guard reopenedBytes + length <= Self.maximumReopenedBytes else { return }
    reopenedBytes += length
    tape.appendCopy(of: original)
    inlines.append(
      OpenInline(tag: inline.tag, token: tape.tokens.count - 1, original: original))
    open[Int(inline.tag.rawValue)] += 1
    depth += 1
  }

  /// How many bytes a start tag takes where it is written out.
  private func length(ofTag token: Int) -> Int {
    let tag = tape.tokens[token]
    var length = Tag.names[Int(tag.tag.rawValue) - 3].utf8CodeUnitCount + 2
    for index in Int(tag.start)..<Int(tag.start + tag.count) {
      let attribute = tape.attributes[index]
      length += AttributeName.names[Int(attribute.name.rawValue)].utf8CodeUnitCount + 4
      length += Int(attribute.count)
    }
    return length
  }
}
