// What can be dropped of a page only once its authors are known.

extension BodyRule {
  /// Drops lines named for an author above the first good text that hold nothing but the authors' names:
  /// bylines that no cue gives away, such as headings with links to the authors' pages.
  static func dropNames(
    _ verdicts: inout [BlockVerdict], _ page: PageBlocks, authors: [String]
  ) {
    let names = Set(
      authors.flatMap { BylineParser.words(of: Array($0.utf8)).map(\.key) })
    guard !names.isEmpty else { return }
    for index in page.blocks.indices where verdicts[index].isKept {
      let block = page.blocks[index]
      guard !block.isGood else { return }
      guard block.statistics.words <= longestByline,
        page.elements[Int(block.element)].classes.contains(.author)
      else { continue }
      let start = Int(block.textStart)
      let words = BylineParser.words(of: Array(page.text[start..<start + Int(block.textCount)]))
      let others = words.filter { !names.contains($0.key) }
      guard others.count < words.count,
        others.allSatisfy({ $0.isConjunction || BylineWords.roles.contains($0.key) })
      else { continue }
      verdicts[index].isKept = false
      verdicts[index].rule = .byline
    }
  }

  /// Drops what the last blocks say of the authors, and tells whether there was any.
  static func dropAuthorNotes(
    _ verdicts: inout [BlockVerdict], _ page: PageBlocks, authors: [String]
  ) -> Bool {
    guard !authors.isEmpty else { return false }
    let kept = verdicts.indices.filter { verdicts[$0].isKept }
    let notes = AuthorNotes.blocks(in: kept, of: page, authors: authors)
    for index in notes {
      verdicts[index].isKept = false
      verdicts[index].rule = .authorNote
    }
    return !notes.isEmpty
  }
}
