// Takes the rows of a table apart.

/// The rows of a GFM table.
enum TableRow {
  /// The cells of a row, with `\|` as `|` and without white space at their ends.
  ///
  /// As cmark-gfm does it: a backslash takes the punctuation after it along, and only then do
  /// pipes part cells.
  static func cells(of row: ArraySlice<UInt8>) -> [[UInt8]] {
    var cells: [[UInt8]] = []
    var cell: [UInt8] = []
    var index = row.first == 0x7C ? row.startIndex + 1 : row.startIndex
    while index < row.endIndex {
      let byte = row[index]
      index += 1
      if byte == 0x7C {
        cells.append(trimmed(cell))
        cell = []
      } else if byte == 0x5C, index < row.endIndex, MarkdownByte.isPunctuation(row[index]) {
        if row[index] != 0x7C { cell.append(byte) }
        cell.append(row[index])
        index += 1
      } else {
        cell.append(byte)
      }
    }
    if !trimmed(cell).isEmpty { cells.append(trimmed(cell)) }
    return cells
  }

  /// The table of some rows without the row of dashes; rows are as long as the first, and no
  /// longer than a snapshot's.
  static func table(of rows: [ArraySlice<UInt8>]) -> ArticleTable {
    var table = ArticleTable(rows: [], hasHeader: true)
    let columns = rows.first.map { cells(of: $0).count } ?? 0
    let width = min(columns, BlockNormalizer.maximumColumns)
    for row in rows {
      var runs = cells(of: row).prefix(width).map { InlineReader.runs(of: $0[...]) }
      runs += repeatElement([], count: width - runs.count)
      table.rows.append(runs)
    }
    if let header = table.rows.first, header.allSatisfy(\.isEmpty) {
      table.rows.removeFirst()
      table.hasHeader = false
    }
    return table
  }

  private static func trimmed(_ cell: [UInt8]) -> [UInt8] {
    let start = cell.firstIndex { $0 != 0x20 } ?? cell.endIndex
    let end = cell.lastIndex { $0 != 0x20 } ?? start
    return start < cell.endIndex ? Array(cell[start...end]) : []
  }
}
