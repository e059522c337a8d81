// Runs as CommonMark inlines.

extension MarkdownWriter {
  /// Writes runs in normal form.
  mutating func write(_ runs: [InlineRun], place: InlineNormalizer.Place) {
    var text = MarkdownText(place: place)
    if runs.count == 1, runs[0].marks.isEmpty, runs[0].link == nil {
      text.isLineStart = place == .lines
      return write(runs[0].text, text)
    }
    text.escapesFirstBracket = runs.contains { $0.marks.contains(.code) }
    let plan = InlinePlan(for: InlineCores(of: runs), isInCell: place == .cell)
    for index in plan.sequence.cores.indices {
      let core = plan.sequence.cores[index]
      let steps = plan.steps[index]
      closeMarks(of: plan, before: index)
      writeGap(core.gap)
      for level in steps.kept..<core.stack.count {
        if let mark = core.stack[level] { open(mark, marker: steps.emphasisMarker) }
      }
      if core.marks.contains(.code) {
        writeCode(core.text, inCell: place == .cell)
        continue
      }
      text.isLineStart = place == .lines && isAtLineStart(index, gap: core.gap, steps, core)
      text.isInLink = core.link != nil
      text.isLinkStart = text.isInLink && core.stack[core.stack.count - 1] == .link
      text.encodesFirst = steps.encodesFirst
      text.encodesLast = steps.encodesLast
      text.escapesFinalBang = steps.escapesFinalBang
      text.following = following(index, in: plan)
      write(core.text, text)
    }
    closeMarks(of: plan, before: plan.sequence.cores.count)
  }

  /// Writes a text where brackets delimit it: an image's or an embed's.
  mutating func writeLabel(_ label: String) {
    var text = MarkdownText(place: .line)
    text.isInLink = true
    text.isLinkStart = true
    write(label, text)
  }

  private func isAtLineStart(
    _ index: Int, gap: InlineCore.Gap, _ steps: InlinePlan.Steps, _ core: InlineCore
  ) -> Bool {
    guard steps.kept == core.stack.count else { return false }
    if case .breaks = gap { return true }
    return index == 0
  }

  /// What comes right after a core, as far as escapes depend on it.
  private func following(_ index: Int, in plan: InlinePlan) -> MarkdownText.Following {
    guard index + 1 < plan.sequence.cores.count else {
      return plan.sequence.cores[index].stack.count == 0 ? .end : .markup
    }
    if plan.steps[index + 1].kept < plan.sequence.cores[index].stack.count { return .markup }
    switch plan.sequence.cores[index + 1].gap {
    case .none: return .markup
    case .space: return .space
    case .breaks: return .end
    }
  }

  private mutating func writeGap(_ gap: InlineCore.Gap) {
    switch gap {
    case .none: break
    case .space: append(0x20)
    case .breaks(let count): for _ in 0..<count { writeBreak() }
    }
  }

  /// Breaks the line as CommonMark does it with a backslash.
  mutating func writeBreak() {
    append(0x5C)
    startLine()
  }

  private mutating func open(_ mark: MarkStack.Mark, marker: UInt8) {
    switch mark {
    case .link: append(0x5B)
    case .strong: append("**")
    case .emphasis: append(marker)
    }
  }

  private mutating func closeMarks(of plan: InlinePlan, before index: Int) {
    guard index > 0 else { return }
    let core = plan.sequence.cores[index - 1]
    let kept = index < plan.steps.count ? plan.steps[index].kept : 0
    for level in (kept..<core.stack.count).reversed() {
      switch core.stack[level] {
      case .link:
        append("](")
        writeDestination(core.link ?? "", inCell: plan.isInCell)
        append(")")
      case .strong: append("**")
      case .emphasis: append(plan.steps[index - 1].emphasisMarker)
      case nil: break
      }
    }
  }

  /// Code between as many backticks as it takes, with a space inside where it touches one.
  private mutating func writeCode(_ text: String, inCell: Bool) {
    let fence = repeatElement(UInt8(0x60), count: Self.longestRun(of: 0x60, in: text.utf8) + 1)
    let isPadded = text.utf8.first == 0x60 || text.utf8.last == 0x60
    append(fence)
    if isPadded { append(0x20) }
    for byte in text.utf8 {
      if byte == 0x7C, inCell { append(0x5C) }
      append(byte)
    }
    if isPadded { append(0x20) }
    append(fence)
  }
}
