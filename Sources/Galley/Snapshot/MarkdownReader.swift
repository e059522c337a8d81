// Reads the blocks of a snapshot's body, line by line.

/// Reads the CommonMark that ``MarkdownWriter`` writes; other markup is read as text.
///
/// Each line is looked at once, with at most ``BlockNormalizer/maximumDepth`` containers open.
struct MarkdownReader {
  /// A list, item or quote that is open, with what it holds so far.
  private struct Container {
    enum Kind: Equatable {
      case document
      case quote
      case list(marker: UInt8, start: Int?)
      case item(indent: Int)
    }
    var kind: Kind
    var blocks: [ArticleBlock] = []
    var items: [[ArticleBlock]] = []
  }

  private var containers = [Container(kind: .document)]
  private var leaf: MarkdownLeaf?
  private var leafLine = 0
  private var depth = 0

  /// Reads the next line of the body.
  ///
  /// - Parameter number: The line's number in the file, for errors.
  mutating func read(_ line: ArraySlice<UInt8>, line number: Int) throws(SnapshotError) {
    var cursor = LineCursor(line)
    let matched = match(&cursor)
    if matched == containers.count, leaf?.takesVerbatim == true {
      leaf?.add(cursor)
      try closeFinishedLeaf()
      return
    }
    if matched < containers.count { try close(to: matched) }
    if cursor.isBlank { return try closeLeaf() }
    if leaf?.acceptsRow(cursor) == true {
      leaf?.add(cursor)
      return
    }
    try openContainers(&cursor, line: number)
    if leaf?.isParagraph == true, MarkdownLeaf.interrupting(cursor) == nil {
      leaf?.add(cursor)
    } else {
      try closeLeaf()
      prepareForBlock()
      leaf = MarkdownLeaf(startingWith: cursor)
      leafLine = number
      try closeFinishedLeaf()
    }
  }

  /// Closes what is open and gives the blocks.
  mutating func finish() throws(SnapshotError) -> [ArticleBlock] {
    try close(to: 1)
    prepareForBlock()
    return containers[0].blocks
  }

  /// How many containers the line goes on with; it is read up to what they hold.
  private func match(_ cursor: inout LineCursor) -> Int {
    var matched = 1
    while matched < containers.count {
      switch containers[matched].kind {
      case .document, .list:
        break
      case .quote:
        guard cursor.take(0x3E) else { return matched }
        _ = cursor.take(0x20)
      case .item(let indent):
        guard cursor.takeSpaces(indent) || cursor.isBlank else { return matched }
      }
      matched += 1
    }
    return matched
  }

  /// Closes all containers but the outermost so many, and the leaf in them.
  private mutating func close(to count: Int) throws(SnapshotError) {
    try closeLeaf()
    while containers.count > max(count, 1) {
      closeContainer()
    }
  }

  private mutating func closeContainer() {
    let container = containers.removeLast()
    let parent = containers.count - 1
    switch container.kind {
    case .document:
      break
    case .quote:
      depth -= 1
      if !container.blocks.isEmpty { containers[parent].blocks.append(.quote(container.blocks)) }
    case .list(_, let start):
      if !container.items.isEmpty {
        containers[parent].blocks.append(.list(start: start, items: container.items))
      }
    case .item:
      depth -= 1
      if !container.blocks.isEmpty { containers[parent].items.append(container.blocks) }
    }
  }

  /// Closes the list that is open at the end, since something other than an item follows.
  private mutating func prepareForBlock() {
    if case .list = containers[containers.count - 1].kind { closeContainer() }
  }

  private mutating func closeLeaf() throws(SnapshotError) {
    if leaf?.takesVerbatim == true {
      throw SnapshotError(
        .badBody, line: leafLine,
        message: "no fence ends the code block that begins here; the file may have been cut short")
    }
    if let leaf, let block = leaf.block { containers[containers.count - 1].blocks.append(block) }
    leaf = nil
  }

  private mutating func closeFinishedLeaf() throws(SnapshotError) {
    if leaf?.isFinished == true { try closeLeaf() }
  }

  private mutating func openContainers(_ cursor: inout LineCursor, line number: Int)
    throws(SnapshotError)
  {
    while true {
      if cursor.take(0x3E) {
        _ = cursor.take(0x20)
        try closeLeaf()
        prepareForBlock()
        containers.append(Container(kind: .quote))
      } else if let marker = cursor.takeMarker(interrupting: leaf?.isParagraph == true) {
        try closeLeaf()
        openItem(marker)
      } else {
        return
      }
      depth += 1
      if depth > BlockNormalizer.maximumDepth {
        throw SnapshotError(
          .badBody, line: number, column: cursor.column,
          message: "lists and quotes are nested more than \(BlockNormalizer.maximumDepth) deep")
      }
    }
  }

  private mutating func openItem(_ marker: LineCursor.Marker) {
    if case .list(let byte, let start) = containers[containers.count - 1].kind,
      byte != marker.byte || (start == nil) != (marker.number == nil)
    {
      closeContainer()
    }
    if case .list = containers[containers.count - 1].kind {
    } else {
      containers.append(
        Container(kind: .list(marker: marker.byte, start: marker.number)))
    }
    containers.append(Container(kind: .item(indent: marker.width)))
  }
}
