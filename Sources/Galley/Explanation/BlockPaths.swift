// Short names for the places of a page's blocks.

/// Names elements by the elements around them.
struct BlockPaths {
  /// Elements that a path names at most.
  private static let length = 4
  /// A class is cut off after so many bytes.
  private static let longestClass = 32

  private let elements: [BlockElement]
  /// `div.body` for each element, made once: a page may repeat a long class in every path.
  private let labels: [String]

  init(_ document: Document, _ elements: [BlockElement]) {
    self.elements = elements
    labels = elements.map { Self.label(of: $0, in: document) }
  }

  /// An element and up to three above it, outermost first, `<html>` and `<body>` not among them.
  func path(of element: Int) -> String {
    var path = [labels[element]]
    var parent = Int(elements[element].parent)
    while parent >= 0, path.count < Self.length, ![.html, .body].contains(elements[parent].tag) {
      path.append(labels[parent])
      parent = Int(elements[parent].parent)
    }
    return path.reversed().joined(separator: " > ")
  }

  private static func label(of element: BlockElement, in document: Document) -> String {
    let name = element.tag.name
    guard let range = document.valueRange(.class, of: Int(element.node)) else { return name }
    let all = document.bytes[range].drop(while: \.isHTMLSpace).prefix { !$0.isHTMLSpace }
    if all.isEmpty { return name }
    var shown = all.prefix(longestClass)
    if shown.count < all.count {
      // Not within a character.
      while let last = shown.popLast(), last & 0xC0 == 0x80 {}
    }
    let isCut = shown.count < all.count
    return "\(name).\(String(decoding: shown, as: UTF8.self))\(isCut ? "…" : "")"
  }
}

extension Tag {
  /// The element's name, as far as tags are told apart.
  fileprivate var name: String {
    let known = Int(rawValue) - 3
    guard Tag.names.indices.contains(known) else { return self == .custom ? "custom" : "other" }
    return Tag.names[known].description
  }
}
