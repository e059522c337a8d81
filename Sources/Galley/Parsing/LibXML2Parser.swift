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
  /// - Parameter bytes: Valid UTF-8 without NUL.
  /// - Returns: The page as an arena, or `nil` if libxml2 had no memory for a context. Its node 0
  ///   is `<html>`, which libxml2 supplies where the page lacks it; a page without any content
  ///   has no nodes.
  static func document(_ bytes: [UInt8]) -> Document? {
    _ = isInitialized
    var document = Document()
    let isParsed = bytes.withUnsafeBufferPointer { source in
      var rewriter = TagRewriter(source)
      rewriter.rewrite()
      document.islands = rewriter.islands
      return parse(rewriter.output, into: &document)
    }
    guard isParsed else { return nil }
    document.islandBytes = document.islands.isEmpty ? [] : bytes
    return document
  }

  private static func parse(_ rewritten: borrowing ByteBuffer, into document: inout Document)
    -> Bool
  {
    let arena = UnsafeMutablePointer<Arena>.allocate(capacity: 1)
    arena.initialize(to: Arena(expecting: rewritten.count))
    defer {
      arena.deinitialize(count: 1)
      arena.deallocate()
    }
    guard let context = galley_new_context(arena, startElement, endElement, characters) else {
      return false
    }
    defer { htmlFreeParserCtxt(context) }
    arena.pointee.context = context
    rewritten.base.withMemoryRebound(to: CChar.self, capacity: rewritten.count) { start in
      _ = galley_parse(context, start, Int32(clamping: rewritten.count))
    }
    arena.pointee.closeAll()
    swap(&document.nodes, &arena.pointee.nodes)
    swap(&document.attributes, &arena.pointee.attributes)
    swap(&document.bytes, &arena.pointee.bytes)
    return true
  }
}

/// The arena while libxml2 fills it.
private struct Arena {
  var nodes: [Document.Node] = []
  var attributes: [Document.Attribute] = []
  var bytes: [UInt8] = []
  /// Open elements as indices of `nodes`; -1 for one that is too deep to be kept.
  var open: [Int32] = []
  var context: htmlParserCtxtPtr?
  /// libxml2 interns names, so within one page a pointer stands for a name.
  var tagsByPointer = PointerTable()
  var attributesByPointer = PointerTable()

  init(expecting size: Int) {
    // Measured on news pages: a node for every 40 bytes of rewritten markup.
    nodes.reserveCapacity(size / 32 + 16)
    attributes.reserveCapacity(size / 64 + 16)
    bytes.reserveCapacity(size)
    open.reserveCapacity(256)
  }

  @inline(__always)
  var parent: Int32 {
    var index = open.count &- 1
    while index >= 0 {
      if open[index] >= 0 { return open[index] }
      index &-= 1
    }
    return -1
  }

  mutating func start(
    _ name: UnsafePointer<xmlChar>, _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard open.count < LibXML2Parser.maximumDepth else {
      open.append(-1)
      return
    }
    let tag = Tag(rawValue: tagsByPointer.tag(name))
    let node = Document.Node(
      tag: tag, depth: UInt16(open.count), parent: parent, end: 0,
      start: UInt32(attributes.count), count: 0)
    open.append(Int32(nodes.count))
    nodes.append(node)
    if let values { append(values) }
    if nodes.count >= LibXML2Parser.maximumNodes, let context { xmlStopParser(context) }
  }

  private mutating func append(_ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>) {
    var index = 0
    var count: UInt32 = 0
    while let name = values[index] {
      let number = attributesByPointer.attribute(name)
      if number != NameTable.absent {
        let start = UInt32(bytes.count)
        if let value = values[index + 1] {
          bytes.append(
            contentsOf: UnsafeBufferPointer(start: value, count: Int(xmlStrlen(value))))
        }
        attributes.append(
          Document.Attribute(
            name: AttributeName(rawValue: number), start: start,
            count: UInt32(bytes.count) - start))
        count += 1
      }
      index += 2
    }
    nodes[nodes.count - 1].count = count
  }

  mutating func end() {
    guard let node = open.popLast(), node >= 0 else { return }
    nodes[Int(node)].end = Int32(nodes.count)
  }

  mutating func text(_ start: UnsafePointer<xmlChar>, _ length: Int) {
    guard length > 0, !open.isEmpty else { return }
    let offset = UInt32(bytes.count)
    bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: length))
    let last = nodes.count - 1
    if nodes[last].tag == .text, nodes[last].start + nodes[last].count == offset,
      nodes[last].parent == parent
    {
      // libxml2 hands text over in pieces, one for each character reference.
      nodes[last].count += UInt32(length)
      return
    }
    nodes.append(
      Document.Node(
        tag: .text, depth: UInt16(open.count), parent: parent, end: Int32(nodes.count + 1),
        start: offset, count: UInt32(length)))
  }

  /// Closes what is open where the parser was stopped.
  mutating func closeAll() {
    while !open.isEmpty { end() }
    if !nodes.isEmpty { nodes[0].end = Int32(nodes.count) }
  }
}

/// Numbers of interned names by their address.
private struct PointerTable {
  private var keys = [UInt](repeating: 0, count: 256)
  private var values = [UInt8](repeating: 0, count: 256)
  private var count = 0

  /// The tag of a name.
  @inline(__always)
  mutating func tag(_ name: UnsafePointer<xmlChar>) -> UInt8 {
    number(name, in: .tags) { name, length in
      for index in 0..<length where name[index] == UInt8(ascii: "-") {
        return Tag.custom.rawValue
      }
      return Tag.other.rawValue
    }
  }

  /// The number of an attribute's name, ``NameTable/absent`` if extraction doesn't read it.
  @inline(__always)
  mutating func attribute(_ name: UnsafePointer<xmlChar>) -> UInt8 {
    number(name, in: .attributes) { _, _ in NameTable.absent }
  }

  @inline(__always)
  private mutating func number(
    _ name: UnsafePointer<xmlChar>, in table: @autoclosure () -> NameTable,
    otherwise: (UnsafePointer<xmlChar>, Int) -> UInt8
  ) -> UInt8 {
    let key = UInt(bitPattern: name)
    // Names are at least four bytes apart; libxml2 keeps short ones close together.
    var slot = Int((key ^ key &>> 8) & 255)
    while keys[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot &+ 1) & 255
    }
    let length = Int(xmlStrlen(name))
    let known = table().value(name, length)
    let value = known == NameTable.absent ? otherwise(name, length) : known
    // A page with a flood of invented names gets no cache for the rest of them.
    if count < 192 {
      keys[slot] = key
      values[slot] = value
      count += 1
    }
    return value
  }
}

private let startElement: startElementSAXFunc = { user, name, values in
  guard let user, let name else { return }
  user.assumingMemoryBound(to: Arena.self).pointee.start(name, values)
}

private let endElement: endElementSAXFunc = { user, _ in
  guard let user else { return }
  user.assumingMemoryBound(to: Arena.self).pointee.end()
}

private let characters: charactersSAXFunc = { user, text, length in
  guard let user, let text else { return }
  user.assumingMemoryBound(to: Arena.self).pointee.text(text, Int(length))
}
