// A block's runs brought into the one form in which they can be read back.

/// Brings runs into normal form, so that equal markup means equal runs.
///
/// Texts are clean; neighbours with the same marks are one run; white space between two runs
/// carries the marks that stay open across it, and there is none at the ends of the block; line
/// breaks are not code.
struct InlineNormalizer {
  /// Where runs stand, which decides what they can hold.
  enum Place {
    /// In a paragraph or caption, where lines can be broken.
    case lines
    /// In a heading, which is one line.
    case line
    /// In a cell, which is one line without a backslash before a pipe in code.
    case cell
  }

  /// Where the runs stand.
  var place: Place

  /// The runs in normal form; empty if there is no text.
  func normalize(_ runs: [InlineRun]) -> [InlineRun] {
    if runs.count == 1, runs[0].marks.isEmpty, runs[0].link == nil {
      let text = CleanText(keepsBreaks: place == .lines).trimmed(runs[0].text)
      return text.isEmpty ? [] : [InlineRun(text)]
    }
    var clean = merged(runs)
    clean = withoutImpossibleCode(clean)
    for index in clean.indices {
      let isCode = clean[index].marks.contains(.code)
      let cleaner = CleanText(keepsBreaks: place == .lines, dropsControls: isCode)
      clean[index].text = cleaner.clean(clean[index].text)
    }
    return joined(InlineCores(of: clean))
  }

  private func merged(_ runs: [InlineRun]) -> [InlineRun] {
    var merged: [InlineRun] = []
    merged.reserveCapacity(runs.count)
    for run in runs where !run.text.isEmpty {
      let link = run.link.flatMap(CleanURL.clean)
      let marks = run.marks.intersection([.emphasis, .strong, .code])
      if let last = merged.last, last.marks == marks, last.link == link {
        merged[merged.count - 1].text += run.text
      } else {
        merged.append(InlineRun(run.text, marks: marks, link: link))
      }
    }
    return merged
  }

  /// Takes the code mark from runs that CommonMark would not read as code where they stand.
  private func withoutImpossibleCode(_ runs: [InlineRun]) -> [InlineRun] {
    guard runs.contains(where: isImpossibleCode) else { return runs }
    let plain = runs.map { run in
      guard isImpossibleCode(run) else { return run }
      return InlineRun(run.text, marks: run.marks.subtracting(.code), link: run.link)
    }
    return merged(plain)
  }

  /// A table is split into cells before code is seen, so a backslash before a pipe would end the
  /// cell; and a paragraph that begins with a link whose code has `]:` would be a link definition.
  private func isImpossibleCode(_ run: InlineRun) -> Bool {
    guard run.marks.contains(.code) else { return false }
    return (place == .cell && has(0x5C, 0x7C, in: run.text))
      || (run.link != nil && has(0x5D, 0x3A, in: run.text))
  }

  private func has(_ first: UInt8, _ second: UInt8, in text: String) -> Bool {
    zip(text.utf8, text.utf8.dropFirst()).contains { $0 == first && $1 == second }
  }

  /// Puts cores and gaps together to runs again.
  private func joined(_ sequence: InlineCores) -> [InlineRun] {
    var runs: [InlineRun] = []
    runs.reserveCapacity(sequence.cores.count)
    for (index, core) in sequence.cores.enumerated() {
      var run = InlineRun(core.text, marks: core.marks, link: core.link)
      if core.gap != .none {
        let gap = gapRun(at: index, in: sequence)
        if let last = runs.last, last.marks == gap.marks, last.link == gap.link {
          runs[runs.count - 1].text += gap.text
        } else if run.marks == gap.marks, run.link == gap.link {
          run.text = gap.text + run.text
        } else {
          runs.append(gap)
        }
      }
      runs.append(run)
    }
    return runs
  }

  private func gapRun(at index: Int, in sequence: InlineCores) -> InlineRun {
    let core = sequence.cores[index]
    var gap = InlineRun(core.gap.text)
    for level in 0..<sequence.levelsKept(at: index) {
      switch core.stack[level] {
      case .emphasis: gap.marks.insert(.emphasis)
      case .strong: gap.marks.insert(.strong)
      case .link: gap.link = core.link
      case nil: break
      }
    }
    return gap
  }
}
