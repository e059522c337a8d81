// One case's result as lines for a person.

/// Shows what became of a case: its differences, its failure, and what to type.
public struct CaseText: Sendable {
  let differenceText: DifferenceText
  private var style: TextStyle { differenceText.style }

  /// Creates a renderer.
  public init(style: TextStyle = TextStyle(hasColor: false)) {
    differenceText = DifferenceText(style: style)
  }

  /// The id and outcome on a line, then what is wrong, indented, without a final newline.
  public func text(of result: CaseResult) -> String {
    var lines = [style.bold("\(result.id)") + " " + style.yellow(result.outcome.rawValue)]
    if result.outcome == .missing {
      lines.append("  there is no golden file" + (result.renaming.map { "; \($0)" } ?? ""))
    }
    if result.outcome == .unreferenced { lines.append("  there is no capture of this id") }
    if let failure = result.failure { lines.append("  " + failure.message) }
    for difference in result.differences {
      lines.append("  " + style.bold(difference.kind.name))
      lines += differenceText.lines(of: difference).map { "    " + $0 }
    }
    if let command = result.nextCommand { lines.append(style.dim("  → \(command)")) }
    return lines.joined(separator: "\n")
  }
}
