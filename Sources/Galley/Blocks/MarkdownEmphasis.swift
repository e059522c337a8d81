// Which runs of `*`, `_` and `~~` are emphasis.

/// Pairs runs of marks by section 6.2 of CommonMark, strikethrough by GitHub's extension 6.5.
///
/// Of pairs that programs write with a space inside (`**Note: **text`), which CommonMark takes for
/// text, `**` counts as well.
struct MarkdownEmphasis {
  /// Marks of one kind, side by side.
  struct Run {
    let mark: UInt8
    let length: Int
    /// How many of them are not yet used.
    var left: Int
    /// Where those that are left begin in the text.
    var start: Int
    let canOpen: Bool
    let canClose: Bool
    /// Whether letters stand on both sides.
    let isWithinWord: Bool
    /// Whether space stands on both sides.
    let isAlone: Bool

    init(
      mark: UInt8, length: Int, start: Int, before: ArraySlice<UInt8>, after: ArraySlice<UInt8>
    ) {
      (self.mark, self.length, self.start) = (mark, length, start)
      left = length
      let (before, after) = (Side(endOf: before), Side(startOf: after))
      let isLeft = after != .space && (after != .punctuation || before != .letter)
      let isRight = before != .space && (before != .punctuation || after != .letter)
      let isUnderscore = mark == UInt8(ascii: "_")
      canOpen = isLeft && (!isUnderscore || !isRight || before == .punctuation)
      canClose = isRight && (!isUnderscore || !isLeft || after == .punctuation)
      isWithinWord = before == .letter && after == .letter
      isAlone = before == .space && after == .space
    }
  }

  /// What stands beside a run.
  private enum Side {
    case space
    case punctuation
    case letter

    init(startOf text: ArraySlice<UInt8>) {
      guard let first = text.first else {
        self = .space
        return
      }
      let next = text.dropFirst().first ?? 0
      self = Self.kind(first, next)
    }

    init(endOf text: ArraySlice<UInt8>) {
      guard var first = text.indices.last else {
        self = .space
        return
      }
      let least = max(text.startIndex, first - 3)
      while first > least, text[first] & 0xC0 == 0x80 { first -= 1 }
      self.init(startOf: text[first...])
    }

    private static func kind(_ first: UInt8, _ second: UInt8) -> Side {
      if first <= 0x20 { return .space }
      if first < 0x80 { return MarkdownInline.isPunctuation(first) ? .punctuation : .letter }
      switch (first, second) {
      case (0xC2, 0xA0), (0xE3, 0x80): return first == 0xC2 ? .space : .punctuation
      // Latin signs, general punctuation, full-width forms.
      case (0xC2, 0xA1...0xBF), (0xE2, 0x80), (0xE2, 0x81), (0xEF, 0xBC): return .punctuation
      default: return .letter
      }
    }
  }

  private var stars: [Run] = []
  private var underscores: [Run] = []
  private var tildes: [Run] = []
  /// What was neither opened nor closed.
  private var rest: [Run] = []

  /// Adds a run, and closes what it ends.
  mutating func add(_ run: Run, _ holes: inout [Range<Int>], _ spans: inout [TextSpan]) {
    switch run.mark {
    case UInt8(ascii: "*"):
      if let start = Self.close(run, &stars, &rest, &holes, &spans) {
        Self.forget(&underscores, from: start)
      }
    case UInt8(ascii: "_"):
      if let start = Self.close(run, &underscores, &rest, &holes, &spans) {
        Self.forget(&stars, from: start)
      }
    default: strike(run, &holes)
    }
  }

  /// Pairs a run with those that opened before it.
  ///
  /// - Returns: Where the first of these stands; `nil` if there is none.
  private static func close(
    _ run: Run, _ open: inout [Run], _ rest: inout [Run], _ holes: inout [Range<Int>],
    _ spans: inout [TextSpan]
  ) -> Int? {
    var run = run
    var first: Int?
    while run.canClose, run.left > 0, let opener = open.last, fit(opener, run) {
      let length = min(2, opener.left, run.left)
      let end = opener.start + opener.left
      holes.append((end - length)..<end)
      holes.append(run.start..<(run.start + length))
      let marks: InlineRun.Marks = length == 2 ? .strong : .emphasis
      if end < run.start { spans.append(TextSpan(range: end..<run.start, marks: marks)) }
      first = opener.start
      open[open.count - 1].left -= length
      if opener.left == length { open.removeLast() }
      run.left -= length
      run.start += length
    }
    if run.left > 0 { run.canOpen ? open.append(run) : rest.append(run) }
    return first
  }

  /// The rule of three: `**a*b*` and the like.
  private static func fit(_ opener: Run, _ closer: Run) -> Bool {
    guard opener.canClose || closer.canOpen else { return true }
    return (opener.length + closer.length) % 3 != 0
      || opener.length % 3 == 0 && closer.length % 3 == 0
  }

  private mutating func strike(_ run: Run, _ holes: inout [Range<Int>]) {
    guard run.length == 2 else { return }
    if run.canClose, let opener = tildes.popLast() {
      holes.append(opener.start..<(opener.start + 2))
      holes.append(run.start..<(run.start + 2))
    } else if run.canOpen {
      tildes.append(run)
    }
  }

  /// Forgets runs from a place on: the text there is taken back.
  mutating func forget(from start: Int) {
    Self.forget(&stars, from: start)
    Self.forget(&underscores, from: start)
    Self.forget(&tildes, from: start)
    Self.forget(&rest, from: start)
  }

  private static func forget(_ runs: inout [Run], from start: Int) {
    while let last = runs.last, last.start >= start { runs.removeLast() }
  }

  /// Pairs `**` that a space keeps apart, and takes out `__` that marks nothing.
  func finish(_ holes: inout [Range<Int>], _ spans: inout [TextSpan]) {
    var opener: Run?
    for run in (stars + rest).sorted(by: { $0.start < $1.start })
    where run.mark == UInt8(ascii: "*") && run.left == 2 && !run.isAlone {
      guard let begin = opener else {
        opener = run
        continue
      }
      holes.append(begin.start..<(begin.start + 2))
      holes.append(run.start..<(run.start + 2))
      spans.append(TextSpan(range: (begin.start + 2)..<run.start, marks: .strong))
      opener = nil
    }
    // An icon of a font is an empty `<i>`, which html2text writes so.
    for run in underscores + rest
    where run.mark == UInt8(ascii: "_") && (run.left == 2 || run.left == 4) && !run.isWithinWord {
      holes.append(run.start..<(run.start + run.left))
    }
  }
}
