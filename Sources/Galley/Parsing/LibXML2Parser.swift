// The one file that imports libxml2: rewritten bytes in, a flat arena out.

import CLibXML2

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Parses HTML with libxml2's SAX interface, without building its tree.
enum LibXML2Parser {
  /// Parsing ends after this many nodes: what a page has beyond it is not for reading.
  static let maximumNodes = 500_000
  /// Elements deeper than this lose their element, not their text.
  static let maximumDepth = 1_100

  /// Without this, threads that create their first context at the same time can deadlock.
  private static let isInitialized: Void = xmlInitParser()

  /// Parses a decoded page.
  ///
  /// - Parameters:
  ///   - bytes: Valid UTF-8 without NUL.
  ///   - isSparing: Whether libxml2 is spared what is properly nested; tests ask for both.
  /// - Returns: The page as an arena, or `nil` if libxml2 had no memory for a context. Its node 0
  ///   is `<html>`, which libxml2 supplies where the page lacks it; a page without any content
  ///   has no nodes.
  static func document(_ bytes: [UInt8], sparingNested isSparing: Bool = true) -> Document? {
    _ = isInitialized
    var document = Document()
    let isParsed = bytes.withUnsafeBufferPointer { source in
      var rewriter = TagRewriter(source)
      rewriter.rewrite()
      document.islands = rewriter.islands
      return parse(Arena(rewriter.tape, sparingNested: isSparing), into: &document)
    }
    guard isParsed else { return nil }
    document.islandBytes = document.islands.isEmpty ? [] : bytes
    return document
  }

  private static func parse(_ empty: consuming Arena, into document: inout Document) -> Bool {
    let arena = UnsafeMutablePointer<Arena>.allocate(capacity: 1)
    arena.initialize(to: empty)
    defer {
      arena.deinitialize(count: 1)
      arena.deallocate()
    }
    guard let context = galley_new_context(arena, startElement, endElement, characters) else {
      return false
    }
    defer { htmlFreeParserCtxt(context) }
    arena.pointee.context = context
    let (markup, size) = (arena.pointee.skeleton.markup.base, arena.pointee.skeleton.markup.count)
    markup.withMemoryRebound(to: CChar.self, capacity: size) { start in
      _ = galley_parse(context, start, Int32(clamping: size))
    }
    arena.pointee.closeAll()
    document.nodes = arena.pointee.nodes.array
    document.attributes = arena.pointee.tape.attributes.array
    document.bytes = arena.pointee.tape.content.array
    return true
  }
}

/// The arena while libxml2 fills it.
private struct Arena: ~Copyable {
  var tape: TagTape
  let skeleton: Skeleton
  var nodes: FlatBuffer<Document.Node>
  /// Open elements as indices of `nodes`; -1 for one that is too deep to be kept.
  private var open = FlatBuffer<Int32>(capacity: 256)
  /// The innermost open element that is kept; -1 if there is none.
  private var parent: Int32 = -1
  /// The next of the skeleton's start tags.
  private var nextTag = 0
  /// The next of its runs.
  private var nextRun = 0
  var context: htmlParserCtxtPtr?
  private var tags = TagTable()

  init(_ tape: consuming TagTape, sparingNested isSparing: Bool) {
    nodes = FlatBuffer(capacity: tape.tokens.count)
    skeleton = Skeleton(of: &tape, isGathering: isSparing)
    self.tape = tape
  }

  /// An element that libxml2 begins, because of the start tag that it is reading or of its own
  /// accord.
  mutating func start(_ name: UnsafePointer<xmlChar>) {
    let tag = tags.tag(name)
    guard let context else { return }
    let position = galley_position(context)
    while nextTag < skeleton.tags.count, Int(skeleton.tags[nextTag].end) < position { nextTag += 1 }
    if nextTag < skeleton.tags.count, Int(skeleton.tags[nextTag].start) < position {
      let token = tape.tokens[Int(skeleton.tags[nextTag].token)]
      if token.tag == tag {
        nextTag += 1
        return begin(tag, token.start, token.count)
      }
    }
    begin(tag, 0, 0)
  }

  @inline(__always)
  private mutating func begin(_ tag: Tag, _ start: UInt32, _ count: UInt32) {
    guard open.count < LibXML2Parser.maximumDepth else {
      open.append(-1)
      return
    }
    let node = Document.Node(
      tag: tag, depth: UInt16(open.count), parent: parent, end: 0, start: start, count: count)
    parent = Int32(nodes.count)
    open.append(parent)
    nodes.append(node)
    if isFull, let context { xmlStopParser(context) }
  }

  private var isFull: Bool { nodes.count >= LibXML2Parser.maximumNodes }

  @inline(__always)
  mutating func end() {
    guard let node = open.popLast(), node >= 0 else { return }
    nodes[Int(node)].end = Int32(nodes.count)
    parent = nodes[Int(node)].parent
  }

  /// Takes marks and blanks, which may come in pieces.
  mutating func characters(_ start: UnsafePointer<xmlChar>, _ length: Int) {
    for index in 0..<length {
      let byte = start[index]
      if byte == Skeleton.mark {
        if nextRun < skeleton.runs.count { append(skeleton.runs[nextRun]) }
        nextRun += 1
      } else {
        let blanks = TagTape.blanks
        append(text: byte == 0x0A ? blanks.lineFeed : blanks.space, 1)
      }
    }
  }

  private mutating func append(_ run: Skeleton.Run) {
    for index in Int(run.start)..<Int(run.end) {
      let token = tape.tokens[index]
      switch token.kind {
      case .text: append(text: token.start, token.count)
      case .start, .void:
        begin(token.tag, token.start, token.count)
        if isFull { return }
        if token.kind == .void { end() }
      case .end: end()
      }
    }
  }

  @inline(__always)
  private mutating func append(text start: UInt32, _ count: UInt32) {
    guard count > 0, open.count > 0 else { return }
    let last = nodes.count - 1
    if nodes[last].tag == .text, nodes[last].parent == parent {
      // A tag between the two was none to libxml2: a second `<body>`.
      tape.join(start, count, to: &nodes[last])
      return
    }
    nodes.append(
      Document.Node(
        tag: .text, depth: UInt16(open.count), parent: parent, end: Int32(nodes.count + 1),
        start: start, count: count))
  }

  /// Closes what is open where the parser was stopped.
  mutating func closeAll() {
    while open.count > 0 { end() }
    if nodes.count > 0 { nodes[0].end = Int32(nodes.count) }
  }
}

/// Tags of interned names by their address.
///
/// libxml2 interns names, so within one page a pointer stands for a name.
private struct TagTable: ~Copyable {
  private var keys = FlatBuffer<UInt>(repeating: 0, count: 256)
  private var tags = FlatBuffer<Tag>(repeating: .text, count: 256)
  private var count = 0

  @inline(__always)
  mutating func tag(_ name: UnsafePointer<xmlChar>) -> Tag {
    let key = UInt(bitPattern: name)
    // Names are at least four bytes apart; libxml2 keeps short ones close together.
    var slot = Int((key ^ key &>> 8) & 255)
    while keys[slot] != 0 {
      if keys[slot] == key { return tags[slot] }
      slot = (slot &+ 1) & 255
    }
    return add(name, key, slot)
  }

  @inline(never)
  private mutating func add(_ name: UnsafePointer<xmlChar>, _ key: UInt, _ slot: Int) -> Tag {
    let length = Int(xmlStrlen(name))
    let known = NameTable.tags.value(name, length)
    let tag =
      known == NameTable.absent ? Self.foreign(name, length) : Tag(rawValue: known)
    // A page with a flood of invented names gets no cache for the rest of them.
    if count < 192 {
      keys[slot] = key
      tags[slot] = tag
      count += 1
    }
    return tag
  }

  private static func foreign(_ name: UnsafePointer<xmlChar>, _ length: Int) -> Tag {
    for index in 0..<length where name[index] == UInt8(ascii: "-") { return .custom }
    return .other
  }
}

private let startElement: startElementSAXFunc = { user, name, _ in
  guard let user, let name else { return }
  user.assumingMemoryBound(to: Arena.self).pointee.start(name)
}

private let endElement: endElementSAXFunc = { user, _ in
  guard let user else { return }
  user.assumingMemoryBound(to: Arena.self).pointee.end()
}

private let characters: charactersSAXFunc = { user, text, length in
  guard let user, let text else { return }
  user.assumingMemoryBound(to: Arena.self).pointee.characters(text, Int(length))
}
