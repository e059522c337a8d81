// Telling tables of data from tables that lay a page out.

extension ArticleBuilder {
  /// What is seen of a table before it is decided what it is.
  private struct Survey {
    var rows = 0
    var columns = 0
    var cells = 0
    var longest = 0
    var total = 0
    var hasHeaders = false

    mutating func add(cell bytes: Int, column: Int) {
      cells += 1
      columns = max(columns, column)
      longest = max(longest, bytes)
      total += bytes
    }
  }

  /// The longest cell in bytes of a table with headers, and of one without.
  ///
  /// Tables of the 1990s keep whole columns of the page in cells; tables of data that need more words are better read as text.
  private static let longestCell = (withHeaders: 2_000, without: 400)
  /// The longest mean cell in bytes, without headers.
  private static let longestMeanCell = 150

  /// Whether a table holds data: two rows and two columns with kept text, no other table and no
  /// sections in it, and cells no longer than facts are.
  func isData(_ index: Int) -> Bool {
    if let role = document.valueRange(.role, of: index) {
      let names = ClassNames(document.bytes[role])
      if names.contains(oneOf: ["presentation", "none"]) { return false }
    }
    guard let survey = survey(index), survey.rows >= 2, survey.columns >= 2 else { return false }
    if survey.hasHeaders { return survey.longest <= Self.longestCell.withHeaders }
    return survey.longest <= Self.longestCell.without
      && survey.total <= survey.cells * Self.longestMeanCell
  }

  /// Counts the rows and cells with kept text; `nil` if something stands in the table that can't stand
  /// in a cell, or in no cell.
  private func survey(_ table: Int) -> Survey? {
    var survey = Survey()
    var cellsInRow = 0
    var index = table + 1
    /// Behind the cell or caption that was entered last.
    var cellEnd = index
    while index < Int(document.nodes[table].end) {
      let node = document.nodes[index]
      let bytes = keptBytes(in: index)
      switch node.tag {
      case .text:
        if bytes > 0, index >= cellEnd, !isWhiteSpace(index) { return nil }
      case .table, .pre, .blockquote, .h1, .h2, .h3, .h4, .h5, .h6:
        if bytes > 0 { return nil }
      case .caption:
        if survey.rows == 0 { cellEnd = Int(node.end) }
      case .tr:
        if index < cellEnd { return nil }
        if bytes > 0 { survey.rows += 1 }
        cellsInRow = 0
      case .td, .th:
        // Cells within cells are what is left of broken markup.
        if index < cellEnd { return nil }
        cellEnd = Int(node.end)
        if node.tag == .th { survey.hasHeaders = true }
        guard bytes > 0 else { break }
        cellsInRow += 1
        survey.add(cell: bytes, column: cellsInRow)
      case .thead: survey.hasHeaders = true
      default: break
      }
      index += 1
    }
    return survey
  }

  private func isWhiteSpace(_ text: Int) -> Bool {
    document.bytes[document.textRange(text)].allSatisfy(\.isHTMLSpace)
  }
}
