// What keeps a page from being exactly right.

import Galley

/// The differences of an article from a truth that states everything, as the rows of stories do: a
/// fact that the row does not state must not be given.
struct Flaws {
  /// Whether the paragraphs are the true ones, optional lines aside.
  private(set) var hasTrueParagraphs: Bool
  /// One message for each fault.
  private(set) var messages: [String] = []

  /// The longest value that a message shows, in characters.
  private static let shownLength = 60

  init(of article: Article?, against row: TruthRow) {
    let optional = Set(Self.lines(of: row.optional.joined(separator: "\n")))
    let truth = Self.lines(of: row.body).filter { !optional.contains($0) }
    let found = Self.lines(of: article?.text ?? "").filter { !optional.contains($0) }
    hasTrueParagraphs = truth == found
    if !hasTrueParagraphs { messages.append("paragraphs: \(Self.change(truth, found))") }
    check("title", article?.title, row.title)
    check("dek", article?.subtitle, row.dek)
    checkDate(article?.published?.description, row.date)
    checkCredits(article, row)
  }

  private mutating func check(_ name: String, _ found: String?, _ truth: String?) {
    if !FactComparison.isEqual(found, truth) { add(name, found, truth) }
  }

  /// As precise as the truth, no more and no less.
  private mutating func checkDate(_ found: String?, _ truth: String?) {
    if Array((found ?? "").utf8) != Array((truth ?? "").utf8) { add("date", found, truth) }
  }

  /// A credit may stand as author or as site, or nowhere.
  private mutating func checkCredits(_ article: Article?, _ row: TruthRow) {
    let authors = article?.authors ?? []
    let isCredited = row.author == nil && FactComparison.isEqual(authors, row.credit)
    if !isCredited && !FactComparison.isEqual(authors, row.author) {
      add("author", authors.isEmpty ? nil : authors.joined(separator: ", "), row.author)
    }
    let site = article?.siteName
    let isSiteCredited = row.site == nil && FactComparison.isEqual(site, row.credit)
    if !isSiteCredited { check("site", site, row.site) }
  }

  private mutating func add(_ name: String, _ found: String?, _ truth: String?) {
    messages.append("\(name): \(Self.shown(found)) instead of \(Self.shown(truth))")
  }

  private static func shown(_ text: String?) -> String {
    guard let text, !text.isEmpty else { return "none" }
    let head = text.prefix(shownLength)
    return "\"\(printable(head))\(head.endIndex < text.endIndex ? "…" : "")\""
  }

  /// The first place where the paragraphs differ.
  private static func change(_ truth: [Line], _ found: [Line]) -> String {
    let same = zip(truth, found).prefix { $0 == $1 }.count
    let (wanted, given) = (truth.dropFirst(same).first?.text, found.dropFirst(same).first?.text)
    return "number \(same + 1) is \(shown(given)) instead of \(shown(wanted))"
  }

  /// A line with white space collapsed, compared by bytes.
  private struct Line: Hashable {
    var bytes: [UInt8]
    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  private static func lines(of text: String) -> [Line] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      let words = line.split(whereSeparator: \.isWhitespace)
      return words.isEmpty ? nil : Line(bytes: Array(words.joined(separator: " ").utf8))
    }
  }
}
