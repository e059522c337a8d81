// The parsed page: one flat array of nodes over one buffer of bytes.

/// A page as a flat arena.
///
/// Nodes stand in document order, so a subtree is a contiguous range: the descendants of node `n`
/// are `n + 1 ..< nodes[n].end`, its next sibling (if any) is `nodes[n].end`. Text and attribute
/// values are ranges of `bytes`, valid UTF-8 without NUL, entities decoded. Node 0 is `<html>`.
struct Document: Sendable {
  /// An element or a text node.
  struct Node: Sendable {
    var tag: Tag
    /// Elements above this one; 0 for the root.
    var depth: UInt16
    /// The index of the parent; -1 for the root.
    var parent: Int32
    /// The index after the last descendant.
    var end: Int32
    /// Text: where it starts in `bytes`.
    ///
    /// Element: its first index in `attributes`.
    var start: UInt32
    /// Text: how many bytes.
    ///
    /// Element: how many attributes.
    var count: UInt32
  }

  /// An attribute's name and where its value stands in `bytes`.
  struct Attribute: Sendable {
    var name: AttributeName
    var start: UInt32
    var count: UInt32
  }

  /// Data in a `<script>`, taken out before parsing.
  struct DataIsland: Sendable {
    /// What the script declares itself to be.
    enum Kind: Sendable {
      /// `application/ld+json`.
      case jsonLD
      /// Any other JSON: framework state such as `__NEXT_DATA__`.
      case state
    }
    var kind: Kind
    /// Where its text stands in the bytes of ``Document/islandBytes``.
    var range: Range<Int>
  }

  var nodes: [Node] = []
  var attributes: [Attribute] = []
  var bytes: [UInt8] = []
  var islands: [DataIsland] = []
  /// The decoded page, which islands point into.
  var islandBytes: [UInt8] = []

  /// The bytes of a text node; an empty range for an element.
  func textRange(_ node: Int) -> Range<Int> {
    let node = nodes[node]
    guard node.tag == .text else { return 0..<0 }
    return Int(node.start)..<Int(node.start) + Int(node.count)
  }

  /// Where the value of an attribute stands in `bytes`, or `nil` if the element lacks it.
  func valueRange(_ name: AttributeName, of node: Int) -> Range<Int>? {
    let element = nodes[node]
    guard element.tag != .text else { return nil }
    for index in Int(element.start)..<Int(element.start) + Int(element.count) {
      let attribute = attributes[index]
      if attribute.name == name {
        return Int(attribute.start)..<Int(attribute.start) + Int(attribute.count)
      }
    }
    return nil
  }

  /// The value of an attribute as a string, or `nil` if the element lacks it.
  func value(_ name: AttributeName, of node: Int) -> String? {
    valueRange(name, of: node).map { string($0) }
  }

  /// A range of `bytes` as a string.
  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The children of a node in order.
  func children(of node: Int) -> Children {
    Children(document: self, next: node + 1, end: Int(nodes[node].end))
  }

  /// The text of a node and all below it, unchanged, scripts and styles not among it.
  func text(of node: Int) -> String {
    var result: [UInt8] = []
    for index in node..<Int(nodes[node].end) where nodes[index].tag == .text {
      result += bytes[textRange(index)]
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Steps from sibling to sibling.
  struct Children: Sequence, IteratorProtocol {
    let document: Document
    var position: Int
    let end: Int

    init(document: Document, next: Int, end: Int) {
      self.document = document
      self.position = next
      self.end = end
    }

    mutating func next() -> Int? {
      guard position < end else { return nil }
      let node = position
      position = Int(document.nodes[node].end)
      return node
    }
  }
}
