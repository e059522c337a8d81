// Where a `<select>` ends that has no end tag.

extension TagRewriter {
  /// Whether a start tag closes the open `<select>`.
  ///
  /// A field does, another `<select>`, and within a table the table's own parts. Unclosed, it would
  /// take all text behind it for its choices.
  func closesSelect(_ tag: Tag) -> Bool {
    switch tag {
    case .input, .select: true
    case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr, .table:
      open[Int(Tag.table.rawValue)] > 0
    default: false
    }
  }

  /// Writes the end tag of the open `<select>`.
  mutating func closeSelect() {
    forgetInlines()
    tape.append(.end, .select)
    leaveSelect()
    depth -= 1
  }

  /// Notes that an end tag, which libxml2 is about to see, ends the `<select>` around or within
  /// which it stands.
  mutating func noteEnd(of tag: Tag) {
    switch tag {
    case .select:
      selectDepth = 0
    case .option, .optgroup, .p:
      break  // They stand within it, or are too weak to end it.
    default:
      guard tag.hasOptionalEnd || depth < selectDepth else { return }
      leaveSelect()
      depth = max(0, depth - 1)
    }
  }

  private mutating func leaveSelect() {
    selectDepth = 0
    open[Int(Tag.select.rawValue)] = 0
  }
}
