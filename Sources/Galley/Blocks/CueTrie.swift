// Cue phrases as tries of bytes.

/// Two tries of phrases: of those that open a line, and of those that may begin at any word.
///
/// In a walk each load waits for the one before, so what is read lies close together: a node is two
/// bytes, a child mostly stands right behind it, and the first two letters are one step.
struct CueTrie: Sendable {
  /// What is found when a walk reaches a node: in any case, at a word's end, at the text's end.
  struct Accept {
    var prefix = CueSet()
    var word = CueSet()
    var end = CueSet()
  }

  /// Where a phrase may begin.
  enum Kind: Int { case opening, anywhere }

  /// For each kind the nodes of first bytes and those of the first two letters, 0 where there is
  /// none; then all nodes, which are numbered by their places here.
  private var table = [UInt16](repeating: 0, count: 2 * size)
  private var accepts: [Accept] = []
  /// From a node and a byte to a child that doesn't stand behind it, and from a node and 0 to what is
  /// found there: a hash table.
  private var edges = [Edge](repeating: Edge(), count: 1 << 10)
  private var edgeCount = 0

  fileprivate struct Edge {
    /// The node and the byte; 0 if the place is free.
    var key: UInt32 = 0
    var target: UInt16 = 0
  }

  /// Bits of a node above its byte: whether the next one is a child, whether there are others, and
  /// whether a phrase ends.
  private static var hasNext: UInt16 { 0x100 }
  private static var hasMore: UInt16 { 0x200 }
  private static var isEnd: UInt16 { 0x400 }
  private static var rootCount: Int { 256 }
  /// How many nodes are noted for each kind.
  private static var size: Int { rootCount + 32 * 32 }
  /// Stands for two letters of which the first is a phrase.
  private static var unpaired: UInt16 { .max }

  /// The place of the node of a first byte.
  @inline(__always)
  private static func place(_ kind: Kind, _ first: UInt8) -> Int {
    kind.rawValue &* size &+ Int(first)
  }

  /// The place of the node of two letters, in any case.
  @inline(__always)
  private static func place(_ kind: Kind, _ first: UInt8, _ second: UInt8) -> Int {
    kind.rawValue &* size &+ rootCount &+ (Int(first & 31) &<< 5 | Int(second & 31))
  }

  @inline(__always)
  private static func key(_ node: Int, _ byte: UInt8) -> UInt32 {
    UInt32(truncatingIfNeeded: node) &<< 8 | UInt32(byte)
  }

  /// Where a key belongs among so many edges, a power of two.
  @inline(__always)
  private static func slot(_ key: UInt32, _ count: Int) -> Int {
    // 2^32 divided by the golden ratio: spreads neighbouring keys (Knuth, volume 3, 6.4).
    let product = key &* 0x9E37_79B1
    return Int(truncatingIfNeeded: product &>> 12) & (count &- 1)
  }

  /// The tries as walks want them.
  struct Lookup {
    fileprivate let table: UnsafePointer<UInt16>
    fileprivate let accepts: UnsafePointer<Accept>
    fileprivate let edges: UnsafePointer<Edge>
    fileprivate let edgeCount: Int

    /// The node of a first byte; 0 if no phrase begins with it.
    @inline(__always)
    func node(_ kind: Kind, _ first: UInt8) -> Int {
      Int(table[CueTrie.place(kind, first)])
    }

    /// The node of two letters in any case; 0 if no phrase begins with them, `nil` if one is the first
    /// of them.
    @inline(__always)
    func node(_ kind: Kind, _ first: UInt8, _ second: UInt8) -> Int? {
      let node = table[CueTrie.place(kind, first, second)]
      return node == CueTrie.unpaired ? nil : Int(node)
    }

    /// What is found at a node.
    @inline(__always)
    func accept(at node: Int) -> Accept? {
      table[node] & CueTrie.isEnd == 0 ? nil : accepts[target(of: node, 0)]
    }

    /// The child with a byte; 0 if there is none.
    @inline(__always)
    func child(of node: Int, byte: UInt8) -> Int {
      let bits = table[node]
      if bits & CueTrie.hasNext != 0, UInt8(truncatingIfNeeded: table[node &+ 1]) == byte {
        return node &+ 1
      }
      return bits & CueTrie.hasMore == 0 ? 0 : target(of: node, byte)
    }

    @inline(__always)
    private func target(of node: Int, _ byte: UInt8) -> Int {
      let key = CueTrie.key(node, byte)
      var slot = CueTrie.slot(key, edgeCount)
      while edges[slot].key != 0 {
        if edges[slot].key == key { return Int(edges[slot].target) }
        slot = (slot &+ 1) & (edgeCount &- 1)
      }
      return 0
    }
  }

  /// Calls a function with the tries, if there is a phrase.
  @inline(__always)
  func withLookup(_ body: (Lookup) -> Void) {
    table.withUnsafeBufferPointer { table in
      accepts.withUnsafeBufferPointer { accepts in
        edges.withUnsafeBufferPointer { edges in
          guard let table = table.baseAddress, let accepts = accepts.baseAddress,
            let first = edges.baseAddress
          else { return }
          body(
            Lookup(table: table, accepts: accepts, edges: first, edgeCount: edges.count))
        }
      }
    }
  }
}

// MARK: - Building

extension CueTrie {
  /// Adds a phrase, of which all together have fewer than 60,000 bytes.
  ///
  /// - Parameter note: Says what is found at the phrase's end.
  mutating func insert(
    _ phrase: UnsafeBufferPointer<UInt8>, _ kind: Kind, _ note: (inout Accept) -> Void
  ) {
    guard let first = phrase.first else { return }
    let root = Self.place(kind, first)
    if table[root] == 0 { table[root] = newNode(first) }
    var node = Int(table[root])
    for (index, byte) in phrase.enumerated().dropFirst() {
      node = childOrNew(of: node, byte)
      if index == 1, Self.isSmall(first), Self.isSmall(byte) {
        let pair = Self.place(kind, first, byte)
        if table[pair] == 0 { table[pair] = UInt16(node) }
      }
    }
    if phrase.count == 1, Self.isSmall(first) {
      for second in UInt8(0)..<32 { table[Self.place(kind, first, second)] = Self.unpaired }
    }
    if table[node] & Self.isEnd == 0 {
      table[node] |= Self.isEnd
      connect(Self.key(node, 0), to: UInt16(accepts.count))
      accepts.append(Accept())
    }
    note(&accepts[Int(edges[slot(of: Self.key(node, 0))].target)])
  }

  private static func isSmall(_ byte: UInt8) -> Bool {
    byte.isASCIILetter && byte & 0x20 != 0
  }

  private mutating func newNode(_ byte: UInt8) -> UInt16 {
    table.append(UInt16(byte))
    return UInt16(table.count - 1)
  }

  private mutating func childOrNew(of node: Int, _ byte: UInt8) -> Int {
    if table[node] & Self.hasNext != 0, UInt8(truncatingIfNeeded: table[node + 1]) == byte {
      return node + 1
    }
    let known = edges[slot(of: Self.key(node, byte))]
    if known.key != 0 { return Int(known.target) }
    let child = newNode(byte)
    if Int(child) == node + 1 {
      table[node] |= Self.hasNext
    } else {
      table[node] |= Self.hasMore
      connect(Self.key(node, byte), to: child)
    }
    return Int(child)
  }

  /// Where an edge is, or where there is room for it.
  private func slot(of key: UInt32) -> Int {
    var slot = Self.slot(key, edges.count)
    while edges[slot].key != 0, edges[slot].key != key { slot = (slot + 1) & (edges.count - 1) }
    return slot
  }

  private mutating func connect(_ key: UInt32, to target: UInt16) {
    if 2 * edgeCount >= edges.count {
      let all = edges
      edges = [Edge](repeating: Edge(), count: 2 * all.count)
      for edge in all where edge.key != 0 { edges[slot(of: edge.key)] = edge }
    }
    edges[slot(of: key)] = Edge(key: key, target: target)
    edgeCount += 1
  }
}
