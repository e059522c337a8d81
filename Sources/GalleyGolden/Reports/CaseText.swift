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
  ///
  /// - Parameter command: Completes the command that is suggested.
  public func text(of result: CaseResult, command: (String) -> String = { $0 }) -> String {
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
    if let next = result.nextCommand { lines.append(style.dim("  → \(command(next))")) }
    return lines.joined(separator: "\n")
  }

  /// A story that disagrees: who differs from whom, and what each copy lost, leaked or changed.
  ///
  /// - Parameter limit: How many differences of each group are shown.
  public func text(of disagreement: StoryDisagreement, limit: Int = .max) -> String {
    var lines = [printable(disagreement.summary)]
    for other in disagreement.others {
      lines.append("  \(other.cases[0].id) against \(disagreement.first[0].id):")
      for difference in other.differences.prefix(limit) {
        lines.append("    " + style.bold(difference.kind.label))
        lines += differenceText.lines(of: difference).map { "      " + $0 }
      }
      let more = other.differences.count - limit
      if limit < .max && more > 0 { lines.append(style.dim("    and \(more) more")) }
    }
    return lines.joined(separator: "\n")
  }
}
