// An explanation for a terminal.

/// Renders explanations as plain text, a few lines a block.
public enum ExplanationText {
  /// Characters of a block's text that are shown.
  private static let longestText = 100

  /// The explanation, each block with its verdict, its text cut off, and its weightiest features.
  ///
  /// Controls and invisible characters of the page are written as `⟨U+001B⟩`, so the text is safe
  /// for a terminal.
  public static func text(of explanation: Explanation) -> String {
    var text = explanation.summary + "\n"
    if let reason = explanation.noArticle { text += "no article: \(line(reason))\n" }
    for block in explanation.blocks { text += "\n" + self.text(of: block) }
    return text
  }

  private static func text(of block: ExplainedBlock) -> String {
    var text = block.isKept ? "kept     " : "dropped  "
    text += "\(DecimalText.text(block.probability, places: 3))  \(line(block.path))"
    if let rule = block.rule { text += "  by rule \(line(rule))" }
    text += "\n  \(line(clipped(block.text)))\n"
    for feature in block.features {
      text += "  \(DecimalText.text(feature.contribution, places: 2, showsPlus: true))"
      text += "  \(line(feature.name)) "
      text += DecimalText.text(feature.value, places: 3, trimsZeros: true) + "\n"
    }
    return text
  }

  private static func clipped(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let end = scalars.index(scalars.startIndex, offsetBy: longestText, limitedBy: scalars.endIndex)
    guard let end, end < scalars.endIndex else { return text }
    return String(scalars[..<end]) + "…"
  }

  /// Text on one line, with what a terminal would obey made visible.
  private static func line(_ text: String) -> String {
    VisibleText.shown(text).replacing("\n", with: " ")
  }
}
