// A block's runs as a writer of markup needs them: words, the gaps between, and how marks nest.

/// A run without the white space at its ends.
struct InlineCore {
  /// What stands between a core and the one before it.
  enum Gap: Equatable {
    /// Nothing.
    case none
    /// One space.
    case space
    /// So many line breaks.
    case breaks(Int)

    /// The gap as text.
    var text: String {
      switch self {
      case .none: ""
      case .space: " "
      case .breaks(let count): String(repeating: "\n", count: count)
      }
    }
  }

  /// The text: not empty, no white space at its ends.
  var text: String
  /// The marks.
  var marks: InlineRun.Marks
  /// The link's URL.
  var link: String?
  /// What stands before the text.
  var gap: Gap
  /// The marks in the order in which they are opened.
  var stack = MarkStack()

  /// Whether the two carry the same marks and the same link.
  func isMarkedLike(_ other: InlineCore) -> Bool {
    marks == other.marks && link == other.link
  }

  /// Whether a mark of the stack applies to the core.
  func carries(_ mark: MarkStack.Mark, link other: String?) -> Bool {
    switch mark {
    case .emphasis: marks.contains(.emphasis)
    case .strong: marks.contains(.strong)
    case .link: link != nil && link == other
    }
  }
}

/// The marks that are open around a core, outermost first: at most one of each.
struct MarkStack: Equatable {
  /// A mark that opens before a text and closes after it.
  enum Mark: UInt8 {
    /// `[…](…)`.
    case link = 1
    /// `**…**`.
    case strong = 2
    /// `*…*`.
    case emphasis = 3
  }

  /// How many marks are open.
  private(set) var count = 0
  private var bits: UInt8 = 0

  /// The mark at a level, counted from the outermost.
  subscript(level: Int) -> Mark? {
    level < count ? Mark(rawValue: bits >> UInt8(2 * level) & 3) : nil
  }

  /// Opens a mark within the others.
  mutating func push(_ mark: Mark) {
    bits |= mark.rawValue << UInt8(2 * count)
    count += 1
  }

  /// Closes all marks but the outermost so many.
  mutating func keep(_ levels: Int) {
    count = levels
    bits &= UInt8(1) << UInt8(2 * levels) &- 1
  }

  /// Whether a mark is open.
  func contains(_ mark: Mark) -> Bool {
    for level in 0..<count where self[level] == mark { return true }
    return false
  }
}

/// The cores of a block's runs with their nesting.
struct InlineCores {
  /// The cores in reading order.
  private(set) var cores: [InlineCore] = []

  /// Splits runs whose texts are clean.
  init(of runs: [InlineRun]) {
    cores.reserveCapacity(runs.count)
    var gap = InlineCore.Gap.none
    for run in runs { append(run, gap: &gap) }
    nest()
  }

  /// How many of the marks open around the core before `index` stay open.
  func levelsKept(at index: Int) -> Int {
    guard index > 0, index < cores.count else { return 0 }
    let (before, after) = (cores[index - 1], cores[index])
    var level = 0
    while let mark = before.stack[level], mark == after.stack[level],
      mark != .link || before.link == after.link
    {
      level += 1
    }
    return level
  }

  private mutating func append(_ run: InlineRun, gap: inout InlineCore.Gap) {
    var text = run.text[...]
    while true {
      Self.takeSpace(from: &text, into: &gap)
      guard !text.isEmpty else { return }
      let end = run.marks.contains(.code) ? text.utf8.firstIndex(of: 0x0A) : nil
      var part = text[..<(end ?? text.endIndex)]
      text = text[part.endIndex...]
      var following = InlineCore.Gap.none
      Self.takeFinalSpace(from: &part, into: &following)
      appendCore(
        InlineCore(text: String(part), marks: run.marks, link: run.link, gap: gap))
      gap = following
    }
  }

  private mutating func appendCore(_ core: InlineCore) {
    var core = core
    if cores.isEmpty { core.gap = .none }
    let joins = cores.last.map { $0.isMarkedLike(core) } ?? false
    if joins && (core.gap == .none || !core.marks.contains(.code)) {
      cores[cores.count - 1].text += core.gap.text
      cores[cores.count - 1].text += core.text
    } else {
      cores.append(core)
    }
  }

  private static func takeSpace(from text: inout Substring, into gap: inout InlineCore.Gap) {
    while let byte = text.utf8.first, byte == 0x20 || byte == 0x0A {
      widen(&gap, by: byte)
      text = Substring(text.utf8.dropFirst())
    }
  }

  private static func takeFinalSpace(from text: inout Substring, into gap: inout InlineCore.Gap) {
    while let byte = text.utf8.last, byte == 0x20 || byte == 0x0A {
      widen(&gap, by: byte)
      text = Substring(text.utf8.dropLast())
    }
  }

  private static func widen(_ gap: inout InlineCore.Gap, by byte: UInt8) {
    switch (gap, byte) {
    case (.breaks(let count), 0x0A): gap = .breaks(count + 1)
    case (.breaks, _): break
    case (_, 0x0A): gap = .breaks(1)
    default: gap = .space
    }
  }

  /// Decides in which order marks open: those that last longest outermost.
  ///
  /// A mark that ends while a later one goes on closes both, and the later one opens again.
  private mutating func nest() {
    var stack = MarkStack()
    for index in cores.indices {
      let link = index > 0 ? cores[index - 1].link : nil
      var level = 0
      while let mark = stack[level], cores[index].carries(mark, link: link) { level += 1 }
      stack.keep(level)
      push(on: &stack, at: index)
      cores[index].stack = stack
    }
  }

  private func push(on stack: inout MarkStack, at index: Int) {
    let core = cores[index]
    var opening: [(mark: MarkStack.Mark, extent: Int)] = []
    for mark in [MarkStack.Mark.link, .strong, .emphasis]
    where core.carries(mark, link: core.link) && !stack.contains(mark) {
      opening.append((mark, extent(of: mark, from: index)))
    }
    while let longest = opening.indices.max(by: { isShorter(opening[$0], opening[$1]) }) {
      stack.push(opening.remove(at: longest).mark)
    }
  }

  private func isShorter(
    _ first: (mark: MarkStack.Mark, extent: Int), _ second: (mark: MarkStack.Mark, extent: Int)
  ) -> Bool {
    (first.extent, -Int(first.mark.rawValue)) < (second.extent, -Int(second.mark.rawValue))
  }

  private func extent(of mark: MarkStack.Mark, from index: Int) -> Int {
    let link = cores[index].link
    var end = index
    while end < cores.count, cores[end].carries(mark, link: link) { end += 1 }
    return end
  }
}
