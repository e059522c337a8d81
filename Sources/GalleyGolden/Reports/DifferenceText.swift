// One difference as lines for a terminal or a log.

/// Colours for terminals, or none.
public struct TextStyle: Sendable {
  /// Whether escape sequences for colours are written.
  public var hasColor: Bool

  /// Creates a style.
  public init(hasColor: Bool) {
    self.hasColor = hasColor
  }

  /// Text that stands out.
  package func bold(_ text: String) -> String { wrapped(text, "1") }
  /// Text that stands back.
  package func dim(_ text: String) -> String { wrapped(text, "2") }
  /// What the golden has.
  package func red(_ text: String) -> String { wrapped(text, "31") }
  /// What was extracted.
  package func green(_ text: String) -> String { wrapped(text, "32") }
  /// What needs attention.
  package func yellow(_ text: String) -> String { wrapped(text, "33") }

  private func wrapped(_ text: String, _ code: String) -> String {
    hasColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

/// Shows a difference: by words where both sides are there, else the side that is.
public struct DifferenceText: Sendable {
  /// The colours.
  public var style: TextStyle
  /// The most characters of a text that are shown; the middle of longer ones is left out.
  public var limit: Int

  /// Creates a renderer.
  public init(style: TextStyle, limit: Int = 240) {
    self.style = style
    self.limit = limit
  }

  /// The lines that show a difference, without its class.
  public func lines(of difference: Difference) -> [String] {
    var lines: [String] = []
    if difference.words.isEmpty {
      if let before = difference.before { lines.append(style.red("- " + shortened(before))) }
      if let after = difference.after { lines.append(style.green("+ " + shortened(after))) }
    } else {
      lines.append("~ " + inline(difference.words))
    }
    if difference.kind == .moved, let from = difference.positionBefore,
      let to = difference.positionAfter
    {
      lines.append(style.dim("  block \(from + 1) is block \(to + 1) now"))
    }
    if difference.isCoarse {
      lines.append(style.dim("  (the texts differ too much for a finer comparison)"))
    }
    return lines
  }

  /// Words on one line: deleted ones red or `[-…-]`, inserted ones green or `{+…+}`.
  func inline(_ words: [WordChange]) -> String {
    words.enumerated().map { index, change in
      let text = change.kind == .same ? oneLine(change.text) : shortened(change.text)
      switch change.kind {
      case .deleted: return style.hasColor ? style.red(text) : "[-\(text)-]"
      case .inserted: return style.hasColor ? style.green(text) : "{+\(text)+}"
      case .same: return context(text, isFirst: index == 0, isLast: index == words.count - 1)
      }
    }.joined()
  }

  /// What stays the same, cut to what leads to a change and what follows one.
  private func context(_ text: String, isFirst: Bool, isLast: Bool) -> String {
    let reach = 40
    let room = reach * (isFirst || isLast ? 1 : 2)
    guard text.count > room + 3 else { return text }
    let head = isFirst ? "" : String(text.prefix(reach))
    let tail = isLast ? "" : String(text.suffix(reach))
    return head + "…" + tail
  }

  private func shortened(_ text: String) -> String {
    let line = oneLine(text)
    guard line.count > limit else { return line }
    return line.prefix(limit / 2) + " … " + line.suffix(limit / 2)
  }

  private func oneLine(_ text: String) -> String {
    printable(text.replacing("\n", with: " ⏎ "))
  }
}
