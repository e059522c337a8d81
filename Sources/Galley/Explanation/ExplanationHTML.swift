// An explanation for a browser.

/// Renders explanations as one self-contained HTML page with the blocks coloured.
///
/// Captured text is hostile: all of it is escaped, and the page's policy allows no script and no
/// request.
public enum ExplanationHTML {
  /// The page: each block on its colour, and under it, once opened, why.
  public static func document(of explanation: Explanation) -> String {
    var html = """
      <!DOCTYPE html>
      <html>
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" \
      content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width">
      <title>galley extract --explain</title>
      <style>
      \(styles)
      </style>
      </head>
      <body>
      <header><p>\(shown(explanation.summary))</p>

      """
    if let reason = explanation.noArticle {
      html += "<p class=\"none\">no article: \(shown(reason))</p>\n"
    }
    html += "</header>\n<main>\n"
    for block in explanation.blocks { html += self.html(of: block) }
    return html + "</main>\n</body>\n</html>\n"
  }

  private static func html(of block: ExplainedBlock) -> String {
    let verdict = block.isKept ? "kept" : "dropped"
    let probability = DecimalText.text(block.probability, places: 3)
    var html = "<details class=\"\(verdict)\(block.rule == nil ? "" : " overruled")\">"
    html += "<summary><b>\(verdict) \(probability)</b> "
    if let rule = block.rule { html += "<i>\(shown(rule))</i> " }
    html += "<span dir=\"auto\">\(shown(block.text))</span></summary>\n"
    html += "<p><code>\(shown(block.path))</code></p>\n"
    if !block.features.isEmpty {
      html += "<table>\n<tr><th>log odds</th><th>feature</th><th>value</th></tr>\n"
      html += block.features.map(row).joined() + "</table>\n"
    }
    return html + "</details>\n"
  }

  private static func row(_ feature: ExplainedBlock.Feature) -> String {
    let contribution = DecimalText.text(feature.contribution, places: 2, showsPlus: true)
    let value = DecimalText.text(feature.value, places: 3, trimsZeros: true)
    return "<tr><td>\(contribution)</td><td>\(shown(feature.name))</td><td>\(value)</td></tr>\n"
  }

  private static func shown(_ text: String) -> String {
    ArticleHTML.escaped(VisibleText.shown(text))
  }

  /// Readable in light and dark; a verdict that a rule made has a broken edge.
  private static let styles = """
    :root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}
    body{max-width:50rem;margin:1rem auto;padding:0 1rem}
    details{margin:.3rem 0;padding:.2rem .6rem;border-left:4px solid;overflow-wrap:anywhere}
    summary{cursor:pointer;white-space:pre-wrap}
    summary b{font-size:.75rem;opacity:.7;text-transform:uppercase}summary i{font-size:.8rem}
    .kept{background:#2e9e4f2b;border-color:#2e9e4f}
    .dropped{background:#d33b3b1f;border-color:#d33b3b}
    .overruled{border-left-style:dashed}.none{color:#d33b3b}
    p{margin:.2rem 0}table{border-collapse:collapse}
    th,td{padding:0 .8rem 0 0;text-align:left;font-variant-numeric:tabular-nums}
    """
}
