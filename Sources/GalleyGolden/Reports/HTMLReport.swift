// The report for a browser: `galley check --html FILE`.

import Galley

/// Writes one self-contained HTML file: clusters, then each case with its page beside the article.
///
/// Captured pages are hostile: they stand in the file as JSON in which no `<` occurs, are shown in
/// frames that may do nothing (`sandbox` without permissions), and the policy of the document allows
/// no script but the report's own, by its hash, and no request at all.
///
/// Cases are written as they come. Those that matched are counted and not shown.
public struct HTMLReport: Report {
  private let write: ReportSink
  private var index: [[UInt8]] = []

  /// Creates the report.
  public init(write: @escaping ReportSink) {
    self.write = write
  }

  /// Writes one case's data.
  public mutating func add(_ result: CaseResult) throws {
    if result.outcome == .matched { return }
    if index.isEmpty { try writeHead() }
    try write("<script type=\"application/json\" id=\"case-\(index.count)\">")
    try write(Self.harmless(CaseData(result).bytes))
    try write("</script>\n")
    index.append(CaseData.indexEntry(result))
  }

  /// Writes the list of cases, the clusters, and the report's own script.
  public mutating func finish(_ summary: RunSummary) throws {
    if index.isEmpty { try writeHead() }
    var bytes = Array("{\"summary\":".utf8)
    JSONBytes.append(summary.line, to: &bytes)
    JSONBytes.append(key: "clusters", to: &bytes)
    JSONBytes.appendList(summary.clusters, to: &bytes) { cluster, bytes in
      JSONBytes.append(raw: "{\"key\":", to: &bytes)
      JSONBytes.append(cluster.id, to: &bytes)
      JSONBytes.append(key: "summary", to: &bytes)
      JSONBytes.append(cluster.summary, to: &bytes)
      JSONBytes.append(key: "captures", to: &bytes)
      JSONBytes.append(cluster.captures, to: &bytes)
      JSONBytes.append(raw: "}", to: &bytes)
    }
    JSONBytes.append(key: "notes", to: &bytes)
    let notes =
      summary.disagreements.map { CaseText().text(of: $0) }
      + (summary.problems + summary.writeErrors).map(\.description)
    JSONBytes.append(notes, to: &bytes)
    JSONBytes.append(key: "cases", to: &bytes)
    JSONBytes.appendList(index, to: &bytes) { $1 += $0 }
    JSONBytes.append(raw: "}", to: &bytes)
    try write("<script type=\"application/json\" id=\"index\">")
    try write(Self.harmless(bytes))
    try write("</script>\n<script>\(Self.script)</script>\n</body>\n</html>\n")
  }

  private func writeHead() throws {
    var hash = SHA256()
    hash.update(Array(Self.script.utf8))
    let policy =
      "default-src 'none'; script-src 'sha256-\(base64(hash.digest()))';"
      + " style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    try write(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width">
      <title>galley check</title>
      <style>\(Self.styles)</style>
      </head>
      <body>
      \(Self.body)

      """)
  }

  /// JSON in which no `<` occurs, so that no text can end the script element that holds it.
  private static func harmless(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).replacing("<", with: "\\u003c")
  }
}

/// The data of one case, as JSON for the report's script.
private struct CaseData {
  private let result: CaseResult

  init(_ result: CaseResult) {
    self.result = result
  }

  /// What the list needs: id, outcome, classes.
  static func indexEntry(_ result: CaseResult) -> [UInt8] {
    var bytes = Array("{\"id\":".utf8)
    JSONBytes.append(result.id.description, to: &bytes)
    JSONBytes.append(key: "site", to: &bytes)
    JSONBytes.append(result.id.site, to: &bytes)
    JSONBytes.append(key: "outcome", to: &bytes)
    JSONBytes.append(result.outcome.rawValue, to: &bytes)
    JSONBytes.append(key: "classes", to: &bytes)
    JSONBytes.append(Set(result.differences.map(\.kind.name)).sorted(), to: &bytes)
    return bytes + [UInt8(ascii: "}")]
  }

  /// What showing the case needs: differences, article, page.
  var bytes: [UInt8] {
    var bytes = Array("{\"message\":".utf8)
    JSONBytes.append(result.failure?.message, to: &bytes)
    JSONBytes.append(key: "command", to: &bytes)
    JSONBytes.append(result.nextCommand, to: &bytes)
    JSONBytes.append(key: "differences", to: &bytes)
    JSONBytes.appendList(result.differences, to: &bytes) { append($0, to: &$1) }
    appendArticle(to: &bytes)
    appendPage(to: &bytes)
    return bytes + [UInt8(ascii: "}")]
  }

  private func append(_ difference: Difference, to bytes: inout [UInt8]) {
    JSONBytes.append(raw: "{\"class\":", to: &bytes)
    JSONBytes.append(difference.kind.name, to: &bytes)
    JSONBytes.append(key: "before", to: &bytes)
    JSONBytes.append(difference.before.map { printable($0, keepingLines: true) }, to: &bytes)
    JSONBytes.append(key: "after", to: &bytes)
    JSONBytes.append(difference.after.map { printable($0, keepingLines: true) }, to: &bytes)
    JSONBytes.append(key: "words", to: &bytes)
    JSONBytes.appendList(difference.words, to: &bytes) { change, bytes in
      JSONBytes.append(
        [change.kind.rawValue, printable(change.text, keepingLines: true)], to: &bytes)
    }
    JSONBytes.append(raw: "}", to: &bytes)
  }

  /// The article as HTML, and the lines of text by which the script marks what was kept.
  private func appendArticle(to bytes: inout [UInt8]) {
    var (html, kept, facts): (String?, [String], [[String]]) = (nil, [], [])
    if let snapshot = result.snapshot {
      do {
        let reader = try SnapshotReader(reading: snapshot)
        for field in reader.fields where field.key == .title || field.key == .subtitle {
          if case .text(let text) = field.value { kept.append(text) }
        }
        facts = reader.fields.map { [$0.key.rawValue, printable(Difference.text(of: $0.value))] }
        kept += reader.blocks.flatMap { $0.text.split(separator: "\n").map(String.init) }
        html = ArticleHTML.fragment(of: reader.blocks)
      } catch {
        html = "<p>\(ArticleHTML.escaped("the snapshot can't be read: \(error)"))</p>"
      }
    }
    JSONBytes.append(key: "article", to: &bytes)
    JSONBytes.append(html, to: &bytes)
    JSONBytes.append(key: "kept", to: &bytes)
    JSONBytes.append(kept, to: &bytes)
    JSONBytes.append(key: "facts", to: &bytes)
    JSONBytes.appendList(facts, to: &bytes) { JSONBytes.append($0, to: &$1) }
  }

  private func appendPage(to bytes: inout [UInt8]) {
    JSONBytes.append(key: "page", to: &bytes)
    do throws(HarnessError) {
      let stored = try Corpus(result.goldenCase.root).load(result.id)
      JSONBytes.append(stored.capture.decodedText, to: &bytes)
      JSONBytes.append(key: "kind", to: &bytes)
      JSONBytes.append(stored.record.kind.rawValue, to: &bytes)
      JSONBytes.append(key: "url", to: &bytes)
      JSONBytes.append(stored.record.url, to: &bytes)
    } catch {
      // The case's own failure tells why.
      JSONBytes.append(raw: "null", to: &bytes)
    }
  }
}

/// Base64 (RFC 4648) with padding, as content security policies want hashes.
private func base64(_ bytes: [UInt8]) -> String {
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let part = bytes[start..<min(start + 3, bytes.count)]
    let bits = part.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - part.count))
    for place in 0..<4 {
      let digit = digits[Int(bits >> UInt32(18 - 6 * place)) & 63]
      text.append(place <= part.count ? digit : UInt8(ascii: "="))
    }
  }
  return String(decoding: text, as: UTF8.self)
}
