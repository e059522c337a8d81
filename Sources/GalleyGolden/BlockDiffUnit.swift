// The parts of a body that are compared with each other.

import Galley

/// A paragraph, heading, item's text, row, code block, figure or embed, with what it stands in.
struct BlockDiffUnit {
  /// The position of the body's block that it belongs to, from 0.
  let block: Int
  /// The lists and quotes around it, as their markers: `- > `; a further block of an item has
  /// spaces in the marker's stead, as in the snapshot.
  let context: String
  /// The block itself; a row of a table is a table of one row.
  let leaf: ArticleBlock
  /// What people read of it; empty for a figure without caption and an embed without title.
  let text: String
  /// All that distinguishes it from others, as bytes.
  let key: [UInt8]

  /// What it is called where its markup is compared: `heading 2`, `list item`, `quote`.
  var role: String {
    switch leaf {
    case .heading(let level, _): return "heading \(level)"
    case .code: return "code"
    case .table(let table): return table.hasHeader ? "table header" : "table row"
    case .figure: return "figure"
    case .embed: return "embed"
    case .paragraph, .list, .quote: break
    }
    let marker = context.utf8.last { $0 != 0x20 }
    switch marker {
    case nil: return "paragraph"
    case 0x3E: return "quote"
    default: return "list item"
    }
  }

  /// The unit as the snapshot has it, with the markers around it.
  var markdown: String {
    var text = Snapshot.markdown(of: [leaf])
    if case .table(let table) = leaf {
      // The row alone: without the empty header of a table that has none, and without the dashes.
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      text =
        lines.dropFirst(table.hasHeader ? 0 : 2).first.map(String.init)
        ?? String(repeating: "| ", count: table.rows[0].count) + "|"
    }
    return context + text
  }

  /// What is shown of it where its text is what matters.
  var shown: String {
    text.isEmpty ? markdown : text
  }

  /// The units of a body in reading order.
  static func units(of blocks: [ArticleBlock]) -> [BlockDiffUnit] {
    var units: [BlockDiffUnit] = []
    for (position, block) in blocks.enumerated() {
      append(block, position, context: "", to: &units)
    }
    return units
  }

  /// Goes down into lists and quotes, which a snapshot nests no deeper than its format allows.
  private static func append(
    _ block: ArticleBlock, _ position: Int, context: String, to units: inout [BlockDiffUnit]
  ) {
    switch block {
    case .list(let start, let items):
      for item in items {
        for (index, child) in item.enumerated() {
          let marker = index > 0 ? "  " : start == nil ? "- " : "1. "
          append(child, position, context: context + marker, to: &units)
        }
      }
    case .quote(let blocks):
      for child in blocks { append(child, position, context: context + "> ", to: &units) }
    case .table(let table):
      for (index, row) in table.rows.enumerated() {
        let one = ArticleTable(rows: [row], hasHeader: table.hasHeader && index == 0)
        units.append(BlockDiffUnit(.table(one), position, context))
      }
    case .heading, .paragraph, .code, .figure, .embed:
      units.append(BlockDiffUnit(block, position, context))
    }
  }

  private init(_ leaf: ArticleBlock, _ block: Int, _ context: String) {
    self.block = block
    self.context = context
    self.leaf = leaf
    switch leaf {
    case .embed(_, let title): text = title ?? ""
    case .table(let table):
      let cells = table.rows.joined().map(\.plainText)
      text = cells.allSatisfy(\.isEmpty) ? "" : cells.joined(separator: " | ")
    default: text = leaf.text
    }
    key = Self.key(of: leaf, context)
  }

  /// What distinguishes it from others, white space and invisible characters aside.
  var foldedKey: [UInt8] {
    var writer = UnitKeyWriter(foldsSpace: true)
    writer.add(leaf, context)
    return writer.key
  }

  private static func key(of leaf: ArticleBlock, _ context: String) -> [UInt8] {
    var writer = UnitKeyWriter(foldsSpace: false)
    writer.add(leaf, context)
    return writer.key
  }
}

/// Writes all that distinguishes one block from another as bytes.
private struct UnitKeyWriter {
  /// Whether white space and invisible characters are left out.
  let foldsSpace: Bool
  private(set) var key: [UInt8] = []

  init(foldsSpace: Bool) {
    self.foldsSpace = foldsSpace
  }

  mutating func add(_ leaf: ArticleBlock, _ context: String) {
    key += context.utf8
    switch leaf {
    case .heading(let level, let content):
      add(0x20 + UInt8(level), "")
      add(content)
    case .paragraph(let content): add(content)
    case .code(let language, let text):
      add(0x30, language ?? "")
      add(0x31, text)
    case .table(let table):
      add(table.hasHeader ? 0x40 : 0x41, "")
      for cell in table.rows.joined() {
        add(0x42, "")
        add(cell)
      }
    case .figure(let figure):
      for image in figure.images {
        add(0x50, image.source)
        add(0x51, image.alternative)
      }
      add(0x52, "")
      add(figure.caption)
    case .embed(let url, let title):
      add(0x60, url)
      add(0x61, title ?? "")
    case .list, .quote:
      break
    }
  }

  /// Adds a text; 0xFF is in no UTF-8, so that no text can be taken for what parts two of them.
  private mutating func add(_ mark: UInt8, _ text: String) {
    key += [0xFF, mark]
    append(text)
  }

  private mutating func append(_ text: String) {
    if foldsSpace { key += FoldedText.withoutSpace(text) } else { key += text.utf8 }
  }

  /// Adds runs; where space is folded, one that is nothing else is as if it were not there.
  private mutating func add(_ runs: [InlineRun]) {
    var last: InlineRun?
    for run in runs {
      if foldsSpace, FoldedText.withoutSpace(run.text).isEmpty { continue }
      let isLink = run.link.map { Array($0.utf8) } == last?.link.map { Array($0.utf8) }
      if let last, last.marks == run.marks, isLink {
        append(run.text)
      } else {
        add(0x10 + run.marks.rawValue, run.link ?? "")
        add(0x0F, run.text)
      }
      last = run
    }
  }
}

/// A text without what makes no difference to a reader.
enum FoldedText {
  /// The text's bytes without white space and invisible characters; accents stay.
  static func withoutSpace(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if value == 0x20 || ScalarClass.isEscaped(value) { continue }
      if ScalarClass.isEasilyMissed(value), !(0x300...0x36F).contains(value) { continue }
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    return bytes
  }
}
