// Finding cue phrases: one pass over a line's folded bytes with a byte trie.

/// Finds the cue phrases of ``CuePhrases`` in text.
///
/// Phrases lie in two byte tries: those that open a line, and those that may begin at any word.
/// A walk from a word's start dies after a byte or three unless a phrase is near, so the work is
/// linear in the text, whose first ``reach`` bytes alone are read: cues stand at the start.
final class CueMatcher: Sendable {
  /// How much of a text is searched, in bytes.
  static let reach = 600

  /// The matcher over the whole table.
  static let shared = CueMatcher(CuePhrases.table)

  /// The kinds of cue in a text.
  ///
  /// - Parameter text: One line or block in UTF-8.
  /// - Returns: The kinds found, empty if none.
  func cues(in text: UnsafeBufferPointer<UInt8>) -> CueSet {
    let head = UnsafeBufferPointer(rebasing: text.prefix(Self.reach))
    // Numbers as such, for what isn't known to the compiler isn't put on the stack: 960 bytes of
    // folded text, and what a folding leaves free.
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 976) { out in
      withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 488) { starts in
        let folded = TextFolding.fold(head, into: out, starts: starts)
        return search(folded, isWhole: head.count == text.count)
          .union(folded.hasNumber && NumericDate.isIn(head) ? .date : [])
      }
    }
  }

  /// The kinds of cue in a line of which it is known where phrases may begin.
  func cues(in text: UnsafeBufferPointer<UInt8>, at starts: borrowing CueStarts) -> CueSet {
    guard !starts.isIntricate else { return cues(in: text) }
    let head = UnsafeBufferPointer(rebasing: text.prefix(Self.reach))
    let isWhole = head.count == text.count
    var found = CueSet()
    nodes.withUnsafeBufferPointer { nodes in
      let first = Self.firstWord(head)
      if mayOpen(head, at: first) { find(nodes, openings, head, from: first, isWhole, &found) }
      for place in starts.noted {
        find(nodes, anywhere, head, from: Int(place), isWhole, &found)
      }
    }
    // How far apart they may be is counted in folded text.
    if found.contains(.isA), found.contains(.role) { return cues(in: text) }
    found.remove(.isA)
    return starts.hasDate ? found.union(.date) : found
  }

  /// Where the first letter or digit stands of a line that has no others than those of ASCII.
  private static func firstWord(_ head: UnsafeBufferPointer<UInt8>) -> Int {
    var index = 0
    while index < head.count, !head[index].isASCIILetter, !head[index].isASCIIDigit { index += 1 }
    return index
  }

  private func mayOpen(_ head: UnsafeBufferPointer<UInt8>, at first: Int) -> Bool {
    guard first + CueBeginnings.shortCount <= head.count else { return first < head.count }
    guard head[first].isASCIILetter else {
      return openingBeginnings.mayBegin(withNumberIn: head, at: first)
    }
    let bytes = LetterRun.bytes(head, at: first)
    let plain = min(head.count - first, LetterMap.plainCount(bytes))
    return openingBeginnings.mayBegin(bytes, plain: plain)
  }

  // MARK: Searching

  private func search(_ folded: TextFolding.Result, isWhole: Bool) -> CueSet {
    var cues = CueSet()
    let text = folded.text
    nodes.withUnsafeBufferPointer { nodes in
      if openingBeginnings.mayBegin(text, at: 0) {
        walk(nodes, openings, text, from: 0, isWhole, &cues)
      }
      var roleHorizon = 0
      for start in folded.starts {
        let index = Int(start)
        guard beginnings.mayBegin(text, at: index) else { continue }
        var found = CueSet()
        walk(nodes, anywhere, text, from: index, isWhole, &found)
        guard !found.isEmpty else { continue }
        if found.contains(.isA), index <= Self.bioNameReach {
          roleHorizon = index + Self.bioRoleReach
        }
        if found.contains(.role), index < roleHorizon { found.insert(.bio) }
        cues.formUnion(found)
      }
    }
    return cues.subtracting(.isA)
  }

  /// Finds the cues of the phrases that begin at an index of a text that isn't folded.
  private func find(
    _ nodes: UnsafeBufferPointer<Node>, _ roots: [UInt16], _ head: UnsafeBufferPointer<UInt8>,
    from start: Int, _ isWhole: Bool, _ cues: inout CueSet
  ) {
    if walkPlain(nodes, roots, head, from: start, isWhole, &cues) { return }
    let text = UnsafeBufferPointer(rebasing: head[start...])
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 976) { out in
      withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 488) { starts in
        let few = UnsafeMutableBufferPointer(rebasing: out[..<32])
        let folded = TextFolding.fold(text, into: few, starts: starts)
        var found = CueSet()
        if walk(nodes, roots, folded.text, from: 0, isWhole, &found), folded.isCut {
          found = CueSet()
          let folded = TextFolding.fold(text, into: out, starts: starts)
          walk(nodes, roots, folded.text, from: 0, isWhole, &found)
        }
        cues.formUnion(found)
      }
    }
  }

  /// Walks over letters and punctuation of ASCII, of which folding changes the case and makes spaces;
  /// false if something else comes before the walk ends.
  private func walkPlain(
    _ nodes: UnsafeBufferPointer<Node>, _ roots: [UInt16], _ head: UnsafeBufferPointer<UInt8>,
    from start: Int, _ isWhole: Bool, _ cues: inout CueSet
  ) -> Bool {
    guard start < head.count, head[start].isASCIILetter else { return false }
    var (before, index) = (head[start], start + 1)
    var node = roots[Int(before | 0x20)]
    while node != 0 {
      let value = Int(nodes[Int(node)].value)
      var byte: UInt8 = 0x20
      if index < head.count, head[index].isASCIILetter {
        // A capital behind a small letter begins a word.
        if head[index] & 0x20 == 0, before >= 0x61 { return false }
        byte = head[index]
      } else {
        guard let next = Self.next(head, behind: index) else { return false }
        index = next - 1
      }
      if value != 0 {
        let accepted = accepts[value]
        cues.formUnion(accepted.prefix)
        if byte == 0x20 { cues.formUnion(accepted.word) }
        if index + 1 == head.count, byte == 0x20, isWhole { cues.formUnion(accepted.end) }
      }
      if byte == 0x20, index + 1 >= head.count { return true }
      node = child(nodes, of: node, byte: byte | 0x20)
      before = byte
      index += 1
    }
    return true
  }

  /// Where the next letter stands behind punctuation of ASCII that begins at an index, or the end;
  /// `nil` if something else comes before it.
  private static func next(_ head: UnsafeBufferPointer<UInt8>, behind start: Int) -> Int? {
    var index = start
    while index < head.count, !head[index].isASCIILetter {
      let byte = head[index]
      guard byte < 0x80, byte != 0x27, !byte.isASCIIDigit else { return nil }
      index += 1
    }
    return index
  }

  /// "Ann Lee is a staff writer": the name is at most this long, in folded bytes.
  private static let bioNameReach = 44
  /// The profession follows within this many folded bytes.
  private static let bioRoleReach = 72

  /// Whether a byte leads a kana or Han character.
  @inline(__always)
  static func isUnspaced(_ byte: UInt8) -> Bool {
    byte >= 0xE3 && byte <= 0xE9
  }

  /// Walks over folded text; true if its end comes before the walk ends.
  @discardableResult
  private func walk(
    _ nodes: UnsafeBufferPointer<Node>, _ roots: [UInt16], _ folded: UnsafeBufferPointer<UInt8>,
    from start: Int, _ isWhole: Bool, _ cues: inout CueSet
  ) -> Bool {
    guard start < folded.count else { return true }
    var node = roots[Int(folded[start])]
    var index = start + 1
    while node != 0 {
      let value = nodes[Int(node)].value
      if value != 0 {
        let accepted = accepts[Int(value)]
        cues.formUnion(accepted.prefix)
        if index == folded.count {
          cues.formUnion(isWhole ? accepted.end.union(accepted.word) : accepted.word)
        } else if folded[index] == 0x20 {
          cues.formUnion(accepted.word)
        }
      }
      guard index < folded.count else { return true }
      node = child(nodes, of: node, byte: folded[index])
      index += 1
    }
    return false
  }

  @inline(__always)
  private func child(
    _ nodes: UnsafeBufferPointer<Node>, of node: UInt16, byte: UInt8
  ) -> UInt16 {
    // Most nodes have one child, which stands beside them.
    let first = nodes[Int(node)].firstChild
    if first == 0 || nodes[Int(first)].byte == byte { return first }
    if nodes[Int(first)].nextSibling == 0 { return 0 }
    let key = UInt32(node) << 8 | UInt32(byte)
    var slot = Int((key &* Self.edgeFactor) >> edgeShift)
    while edges[slot].key != 0 {
      if edges[slot].key == key { return edges[slot].child }
      slot = (slot &+ 1) & (edges.count &- 1)
    }
    return 0
  }

  // MARK: Building

  private struct Node {
    var byte: UInt8
    var firstChild: UInt16 = 0
    var nextSibling: UInt16 = 0
    var value: UInt16 = 0
  }

  /// What is found when a walk reaches a node: in any case, at a word's end, at the text's end.
  private struct Accept {
    var prefix = CueSet()
    var word = CueSet()
    var end = CueSet()
  }

  private let nodes: [Node]
  private let accepts: [Accept]
  private let openings: [UInt16]
  private let anywhere: [UInt16]
  /// How the phrases of both tries begin.
  private let openingBeginnings: CueBeginnings
  let beginnings: CueBeginnings
  /// From a node and a byte to a child other than the first: a hash table, since the lists of siblings
  /// are long near the roots.
  private let edges: [Edge]
  private let edgeShift: UInt32

  private struct Edge {
    /// The node and the byte; 0, which leads nowhere, if the place is free.
    var key: UInt32 = 0
    var child: UInt16 = 0
  }

  /// Builds the tries of a table.
  init(_ table: [CuePhrases]) {
    var tries = Tries()
    for entry in table {
      for phrase in entry.variants() {
        tries.insert(phrase.bytes, isPrefix: phrase.isPrefix, entry)
      }
    }
    nodes = tries.nodes
    accepts = tries.accepts
    openings = tries.openings
    anywhere = tries.anywhere
    openingBeginnings = tries.openingBeginnings
    beginnings = tries.beginnings
    (edges, edgeShift) = Self.edges(of: tries.nodes)
  }

  private static func edges(of nodes: [Node]) -> ([Edge], shift: UInt32) {
    var all: [Edge] = []
    for parent in nodes.indices where nodes[parent].firstChild != 0 {
      // The first child is found without.
      var child = nodes[Int(nodes[parent].firstChild)].nextSibling
      while child != 0 {
        let key = UInt32(parent) << 8 | UInt32(nodes[Int(child)].byte)
        all.append(Edge(key: key, child: child))
        child = nodes[Int(child)].nextSibling
      }
    }
    var bits: UInt32 = 6
    while 1 << Int(bits) < all.count * 2 { bits += 1 }
    var edges = [Edge](repeating: Edge(), count: 1 << Int(bits))
    for edge in all {
      var slot = Int((edge.key &* edgeFactor) >> (32 - bits))
      while edges[slot].key != 0 { slot = (slot + 1) & (edges.count - 1) }
      edges[slot] = edge
    }
    return (edges, 32 - bits)
  }

  /// 2^32 divided by the golden ratio: spreads neighbouring keys (Knuth, volume 3, 6.4).
  private static let edgeFactor: UInt32 = 0x9E37_79B1
}

extension CueMatcher {
  /// The tries while they grow.
  private struct Tries {
    var nodes = [Node(byte: 0)]
    var accepts = [Accept()]
    var openings = [UInt16](repeating: 0, count: 256)
    var anywhere = [UInt16](repeating: 0, count: 256)
    var openingBeginnings = CueBeginnings()
    var beginnings = CueBeginnings()

    mutating func insert(_ bytes: [UInt8], isPrefix: Bool, _ entry: CuePhrases) {
      guard let first = bytes.first else { return }
      let isOpening = entry.place == .opening || entry.place == .whole
      let isWord = !isPrefix && !CueMatcher.isUnspaced(first)
      if isOpening {
        openingBeginnings.insert(bytes, isWord: isWord)
      } else {
        beginnings.insert(bytes, isWord: isWord)
      }
      var node = root(first, isOpening: isOpening)
      for byte in bytes.dropFirst() {
        node = childOrNew(of: node, byte: byte)
      }
      if nodes[Int(node)].value == 0 {
        nodes[Int(node)].value = UInt16(accepts.count)
        accepts.append(Accept())
      }
      let value = Int(nodes[Int(node)].value)
      let endsUnspaced = bytes.count >= 3 && CueMatcher.isUnspaced(bytes[bytes.count - 3])
      if entry.place == .whole || entry.place == .ending {
        accepts[value].end.formUnion(entry.cue)
      } else if isPrefix || endsUnspaced {
        accepts[value].prefix.formUnion(entry.cue)
      } else {
        accepts[value].word.formUnion(entry.cue)
      }
    }

    private mutating func root(_ byte: UInt8, isOpening: Bool) -> UInt16 {
      let known = isOpening ? openings[Int(byte)] : anywhere[Int(byte)]
      if known != 0 { return known }
      let node = UInt16(nodes.count)
      nodes.append(Node(byte: byte))
      if isOpening { openings[Int(byte)] = node } else { anywhere[Int(byte)] = node }
      return node
    }

    private mutating func childOrNew(of node: UInt16, byte: UInt8) -> UInt16 {
      var candidate = nodes[Int(node)].firstChild
      while candidate != 0 {
        if nodes[Int(candidate)].byte == byte { return candidate }
        candidate = nodes[Int(candidate)].nextSibling
      }
      let new = UInt16(nodes.count)
      nodes.append(Node(byte: byte, nextSibling: nodes[Int(node)].firstChild))
      nodes[Int(node)].firstChild = new
      return new
    }
  }
}
