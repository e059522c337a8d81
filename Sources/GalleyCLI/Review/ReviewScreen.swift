// What `galley review` shows: the lines of one screen.

import GalleyGolden

/// Draws a session for a terminal of any size.
struct ReviewScreen {
  var columns: Int
  var rows: Int
  var style: TextStyle

  /// Keeps the session's place within what there is to see, and gives a screenful: as many lines as
  /// there are rows, none wider than there are columns.
  func lines(of session: inout ReviewSession) -> [String] {
    let content = content(of: session).flatMap { line in
      LineBreaking.lines(line.spans, width: columns, indent: line.indent)
    }
    let head = head(of: session)
    let foot = foot(of: session)
    let room = max(1, rows - head.count - foot.count)
    session.top = min(session.top, max(0, content.count - room))
    session.showsEnd = session.top + room >= content.count
    var visible = Array(content[session.top..<min(content.count, session.top + room)])
    if !session.showsEnd {
      let more = content.count - session.top - room + 1
      visible[visible.count - 1] = [Span("… \(more) more lines: space", .dim)]
    }
    visible += Array(repeating: [], count: room - visible.count)
    return (head + visible + foot).suffix(rows).map { render($0) }
  }

  private struct Line {
    var spans: [Span]
    var indent = 0
  }

  private func head(of session: ReviewSession) -> [[Span]] {
    guard let current = session.current else { return [] }
    let count = "\(session.position + 1) of \(session.cases.count)"
    return [cut([Span(count + "  ", .dim), Span("\(current.id)", .bold)]), []]
  }

  private func foot(of session: ReviewSession) -> [[Span]] {
    let tab = session.current?.differences.count ?? 0 > 1 ? "Tab next  " : ""
    var keys = "a accept  r reject  s skip  p back  c cluster  \(tab)o report  q quit"
    if case .confirming = session.mode { keys = "y accept them all   any other key: back" }
    let first = session.message.isEmpty ? [] : [Span(printable(session.message), .bold)]
    return [cut(first), cut([Span(keys, .dim)])]
  }

  private func content(of session: ReviewSession) -> [Line] {
    guard let current = session.current else { return [] }
    if case .confirming(let key) = session.mode { return question(key, session) }
    var lines: [Line] = []
    if let obstacle = current.obstacle {
      lines.append(
        Line(spans: [Span("can't be accepted: ", .bold), Span(printable(obstacle.detail))]))
      lines.append(Line(spans: []))
    }
    if current.isNew { return lines + newGolden(current) }
    for (index, difference) in current.differences.enumerated() {
      let mark = index == session.focus && current.differences.count > 1 ? "▸ " : ""
      lines.append(Line(spans: [Span(mark + title(of: difference), .bold)]))
      lines += sides(of: difference)
      lines.append(Line(spans: []))
    }
    if let cluster = session.cluster, cluster.captures.count > 1 {
      let summary = printable(cluster.summary)
      lines.append(Line(spans: [Span("c: \(summary)", .dim)]))
    }
    return lines
  }

  private func newGolden(_ current: PendingCase) -> [Line] {
    let text = String(decoding: current.pending?.snapshot ?? [], as: UTF8.self)
    return [Line(spans: [Span("no golden file yet", .bold)]), Line(spans: [])]
      + text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Line(spans: [Span(printable($0))]) }
  }

  private func title(of difference: Difference) -> String {
    let block = (difference.positionAfter ?? difference.positionBefore).map { ", block \($0 + 1)" }
    return difference.kind.name + (block ?? "")
  }

  /// The golden's text and the snapshot's, each whole, with the words that only it has marked.
  private func sides(of difference: Difference) -> [Line] {
    var lines: [Line] = []
    if let before = difference.before {
      let words = difference.words.filter { $0.kind != .inserted }
      lines.append(side("- ", before, words, .deleted, .deleted))
    }
    if let after = difference.after {
      let words = difference.words.filter { $0.kind != .deleted }
      lines.append(side("+ ", after, words, .inserted, .inserted))
    }
    return lines
  }

  private func side(
    _ sign: String, _ text: String, _ words: [WordChange], _ kind: WordChange.Kind,
    _ tone: Span.Tone
  ) -> Line {
    guard !words.isEmpty else {
      return Line(spans: [Span(sign), Span(oneLine(text), tone)], indent: 2)
    }
    let spans = words.map { Span(oneLine($0.text), $0.kind == kind ? tone : .plain) }
    return Line(spans: [Span(sign)] + spans, indent: 2)
  }

  /// What accepting a cluster would do, with every fact that would change: facts are never accepted
  /// unseen.
  private func question(_ key: String, _ session: ReviewSession) -> [Line] {
    let members = session.members(of: key)
    let summary = session.clusters.first { $0.id == key }?.summary ?? key
    var lines = [
      Line(spans: [Span("Accept \(members.count) captures?", .bold)]),
      Line(spans: [Span(printable(summary))]), Line(spans: []),
    ]
    for member in members {
      let others = member.differences.map(\.kind.name)
      lines.append(
        Line(spans: [Span("\(member.id)  "), Span(others.joined(separator: ", "), .dim)]))
      for difference in member.differences {
        guard case .metadata = difference.kind else { continue }
        lines.append(Line(spans: [Span("  " + difference.kind.name)]))
        lines += sides(of: difference)
      }
    }
    return lines
  }

  private func oneLine(_ text: String) -> String {
    printable(text.replacing("\n", with: " ⏎ "))
  }

  private func cut(_ spans: [Span]) -> [Span] {
    LineBreaking.lines(spans, width: columns).first ?? []
  }

  private func render(_ spans: [Span]) -> String {
    spans.map { $0.rendered(style) }.joined()
  }
}
