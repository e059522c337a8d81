// Rows and cells with their spans become rows of the same length.

/// Collects the cells of a data table.
///
/// A cell that spans several columns or rows stands in the first; the others are empty. Rows and
/// columns without any text vanish.
struct TableGrid {
  /// How many columns a table has at most; HTML allows 1,000, but what is beyond is not for reading.
  private static let maximumColumns = 128
  private static let maximumRowSpan = 1_000

  private var rows: [[[InlineRun]]] = []
  private var isHeaderRow: [Bool] = []
  /// For each column, how many more rows a cell from above takes.
  private var taken: [Int] = []
  private var cell: (column: Int, columns: Int, rows: Int) = (0, 1, 1)

  /// Begins a row.
  mutating func startRow() {
    for column in taken.indices where taken[column] > 0 { taken[column] -= 1 }
    rows.append([])
    isHeaderRow.append(true)
  }

  /// Begins a cell.
  mutating func startCell(isHeader: Bool, columns: Int, rows span: Int) {
    if rows.isEmpty { startRow() }
    var column = rows[rows.count - 1].count
    while column < taken.count, taken[column] > 0 { column += 1 }
    cell = (column, max(1, columns), min(max(1, span), Self.maximumRowSpan))
    if !isHeader { isHeaderRow[isHeaderRow.count - 1] = false }
  }

  /// Ends the cell with its text.
  mutating func endCell(_ content: [InlineRun]) {
    guard !rows.isEmpty, cell.column < Self.maximumColumns else { return }
    let last = rows.count - 1
    let end = min(cell.column + cell.columns, Self.maximumColumns)
    while rows[last].count < end { rows[last].append([]) }
    rows[last][cell.column] = content
    while taken.count < end { taken.append(0) }
    for column in cell.column..<end { taken[column] = max(taken[column], cell.rows) }
  }

  /// The table; paragraphs instead if it has only one column.
  mutating func finish() -> [ArticleBlock] {
    let full = rows.indices.filter { index in rows[index].contains { !$0.isEmpty } }
    let width = full.map { rows[$0].count }.max() ?? 0
    let columns = (0..<width).filter { column in
      full.contains { column < rows[$0].count && !rows[$0][column].isEmpty }
    }
    let cells = full.map { row in
      columns.map { column in column < rows[row].count ? rows[row][column] : [] }
    }
    guard columns.count > 1 else {
      return cells.map { row in .paragraph(row[0]) }
    }
    let hasHeader = full.first.map { isHeaderRow[$0] } ?? false
    return [.table(ArticleTable(rows: cells, hasHeader: hasHeader && cells.count > 1))]
  }
}
