// Where marks open and close in a block, and what must be written otherwise for them to be read.

/// How the cores of a block are written, so that CommonMark reads their marks back.
///
/// CommonMark sees the start of emphasis in `**` or `*` by the characters on both sides (its
/// "flanking" rules). Where they stand against it, as in `word**“quoted”**`, the character outside
/// is written as a numeric reference, whose `&` or `;` is punctuation and settles it. Emphasis that
/// touches a `**` is written with `_`, so that two runs of `*` never meet.
struct InlinePlan {
  /// How one core is written.
  struct Steps {
    /// How many of the marks before the core stay open at it.
    var kept = 0
    /// `*` or `_`, for the emphasis that is open at the core.
    var emphasisMarker: UInt8 = 0x2A
    /// Whether the first character is written as a numeric reference.
    var encodesFirst = false
    /// Whether the last character is written as a numeric reference.
    var encodesLast = false
    /// Whether a final `!` is escaped, because a link follows and would become an image.
    var escapesFinalBang = false
  }

  /// The cores.
  let sequence: InlineCores
  /// How each core is written.
  private(set) var steps: [Steps]
  /// Whether the block is a cell of a table.
  let isInCell: Bool

  /// Plans the writing of cores.
  init(for sequence: InlineCores, isInCell: Bool = false) {
    self.sequence = sequence
    self.isInCell = isInCell
    steps = [Steps](repeating: Steps(), count: sequence.cores.count)
    for index in steps.indices { steps[index].kept = sequence.levelsKept(at: index) }
    for index in steps.indices where opens(.emphasis, at: index) { chooseMarker(from: index) }
    // Writing a character as a reference can unsettle the mark on its other side: outwards in order.
    for index in steps.indices.reversed() { settleOpening(at: index) }
    for index in steps.indices { settleClosing(after: index) }
  }

  private func opens(_ mark: MarkStack.Mark, at index: Int) -> Bool {
    let stack = sequence.cores[index].stack
    return (steps[index].kept..<stack.count).contains { stack[$0] == mark }
  }

  /// Gives emphasis `_` where it touches a `**`, for as long as it is open.
  private mutating func chooseMarker(from start: Int) {
    let stack = sequence.cores[start].stack
    guard let level = (0..<stack.count).first(where: { stack[$0] == .emphasis }) else { return }
    var end = start + 1
    while end < steps.count, steps[end].kept > level { end += 1 }
    guard touchesStrong(openingAt: start, level) || touchesStrong(closingBefore: end, level) else {
      return
    }
    for index in start..<end { steps[index].emphasisMarker = 0x5F }
  }

  private func touchesStrong(openingAt index: Int, _ level: Int) -> Bool {
    let stack = sequence.cores[index].stack
    if stack[level + 1] == .strong { return true }
    if level > steps[index].kept { return stack[level - 1] == .strong }
    guard index > 0, sequence.cores[index].gap == .none else { return false }
    let before = sequence.cores[index - 1].stack
    return before.count > steps[index].kept && before[steps[index].kept] == .strong
  }

  private func touchesStrong(closingBefore end: Int, _ level: Int) -> Bool {
    let stack = sequence.cores[end - 1].stack
    let kept = end < steps.count ? steps[end].kept : 0
    if stack[level + 1] == .strong { return true }
    if level > kept { return stack[level - 1] == .strong }
    guard end < steps.count, sequence.cores[end].gap == .none else { return false }
    let after = sequence.cores[end].stack
    return after.count > kept && after[kept] == .strong
  }

  /// Makes sure that the first of the marks opened before a core is read as an opening one.
  private mutating func settleOpening(at index: Int) {
    let stack = sequence.cores[index].stack
    let kept = steps[index].kept
    guard kept < stack.count else { return }
    if stack[stack.count - 1] != .link, firstClass(at: index) == .space {
      steps[index].encodesFirst = true
    }
    guard index > 0, sequence.cores[index].gap == .none,
      sequence.cores[index - 1].stack.count == kept
    else { return }
    if stack[kept] == .link {
      steps[index - 1].escapesFinalBang = true
    } else if !isPlain(stack, kept, firstClass(at: index), at: index),
      !Self.isBarrier(lastClass(at: index - 1))
    {
      steps[index - 1].encodesLast = true
    }
  }

  /// Makes sure that the last of the marks closed after a core is read as a closing one.
  private mutating func settleClosing(after index: Int) {
    let stack = sequence.cores[index].stack
    let kept = index + 1 < steps.count ? steps[index + 1].kept : 0
    guard kept < stack.count else { return }
    if stack[stack.count - 1] != .link, lastClass(at: index) == .space {
      steps[index].encodesLast = true
    }
    guard index + 1 < steps.count, sequence.cores[index + 1].gap == .none, stack[kept] != .link,
      sequence.cores[index + 1].stack.count == kept
    else { return }
    if !isPlain(stack, kept, lastClass(at: index), at: index),
      !Self.isBarrier(firstClass(at: index + 1))
    {
      steps[index + 1].encodesFirst = true
    }
  }

  /// Whether a single `*` or `**` stands against a letter, which is enough by itself.
  private func isPlain(
    _ stack: MarkStack, _ kept: Int, _ inside: ScalarClass.Flanking, at index: Int
  ) -> Bool {
    stack.count == kept + 1 && inside == .word
      && (stack[kept] == .strong || steps[index].emphasisMarker == 0x2A)
  }

  private static func isBarrier(_ kind: ScalarClass.Flanking) -> Bool {
    kind == .space || kind == .punctuation
  }

  /// What stands at the start of a core: code begins with a backtick, an escape is punctuation.
  private func firstClass(at index: Int) -> ScalarClass.Flanking {
    let scalars = sequence.cores[index].text.unicodeScalars
    guard let first = scalars.first, !sequence.cores[index].marks.contains(.code) else {
      return .punctuation
    }
    let isAlone = scalars.index(after: scalars.startIndex) == scalars.endIndex
    if steps[index].encodesFirst || (isAlone && steps[index].encodesLast) { return .punctuation }
    return Self.flanking(of: first)
  }

  private func lastClass(at index: Int) -> ScalarClass.Flanking {
    let scalars = sequence.cores[index].text.unicodeScalars
    guard let last = scalars.last, !sequence.cores[index].marks.contains(.code) else {
      return .punctuation
    }
    let isAlone = scalars.index(after: scalars.startIndex) == scalars.endIndex
    if steps[index].encodesLast || (isAlone && steps[index].encodesFirst) { return .punctuation }
    return Self.flanking(of: last)
  }

  private static func flanking(of scalar: Unicode.Scalar) -> ScalarClass.Flanking {
    ScalarClass.isEscaped(scalar.value) ? .punctuation : ScalarClass.flanking(of: scalar.value)
  }
}
