// What an element's class, id and role say of it.

/// Reads the attributes that name what an element is for, alike ones once.
///
/// A page has few different names on many elements, so what they say is kept by their hash.
struct NameReader: ~Copyable {
  /// What the names of an element say.
  struct Facts {
    var classes: ClassSet = []
    /// A hash of the first three class names without their digits, which number alike elements.
    var signature: UInt32 = 0x811C_9DC5
    var role = BlockElement.Role.none
    /// Whether `itemprop` says `articleBody`.
    var isArticleBody = false
  }

  private var numbering = KeyNumbering(expecting: 256)
  private var known = FlatBuffer<Facts>(capacity: 256)

  /// What the names of an element say of it.
  mutating func facts(
    of node: Document.Node, _ attributes: UnsafeBufferPointer<Document.Attribute>,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Facts {
    guard node.count > 0, let text = bytes.baseAddress else { return Facts() }
    let own = UnsafeBufferPointer(
      rebasing: attributes[Int(node.start)..<Int(node.start + node.count)])
    var key: UInt64 = 0
    for attribute in own where attribute.name.describesElement {
      key = KeyNumbering.mix(key, UInt64(attribute.name.rawValue) + 1)
      key = KeyNumbering.hash(text + Int(attribute.start), Int(attribute.count), from: key)
    }
    guard key != 0 else { return Facts() }
    let number = numbering.number(of: key)
    if number == known.count { known.append(Self.read(own, bytes)) }
    return known[number]
  }

  private static func read(
    _ attributes: UnsafeBufferPointer<Document.Attribute>, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Facts {
    let automaton = ClassLexicon.automaton
    var facts = Facts()
    var scan = automaton.scan()
    for attribute in attributes where attribute.name.describesElement {
      let start = Int(attribute.start)
      let value = UnsafeBufferPointer(
        rebasing: bytes[start..<start + Int(attribute.count)])
      let limit = attribute.name == .ariaLabel ? longestLabel : Int.max
      automaton.feed(UnsafeBufferPointer(rebasing: value.prefix(limit)), into: &scan)
      automaton.boundary(&scan)
      switch attribute.name {
      case .class: facts.signature = signature(of: value, from: facts.signature)
      case .role: facts.role = role(value)
      case .itemprop: facts.isArticleBody = contains("articleBody", value)
      default: break
      }
    }
    facts.classes = ClassSet(rawValue: scan.found)
    return facts
  }

  /// The bytes of an `aria-label` that are read: it is prose, and what it is for stands first.
  private static let longestLabel = 40

  private static func contains(_ name: String, _ value: UnsafeBufferPointer<UInt8>) -> Bool {
    value.split(separator: 0x20).contains { $0.elementsEqual(name.utf8) }
  }

  private static func signature(
    of value: UnsafeBufferPointer<UInt8>, from seed: UInt32
  ) -> UInt32 {
    var hash = seed
    var names = 0
    var wasSpace = true
    for byte in value {
      if byte.isHTMLSpace {
        if !wasSpace { names += 1 }
        if names == 3 { break }
        wasSpace = true
      } else if !byte.isASCIIDigit {
        hash = (hash ^ UInt32(byte)) &* 0x0100_0193
        wasSpace = false
      }
    }
    return hash
  }

  private static func role(_ value: UnsafeBufferPointer<UInt8>) -> BlockElement.Role {
    switch String(decoding: value, as: UTF8.self) {
    case "navigation": .navigation
    case "contentinfo": .contentinfo
    case "banner": .banner
    case "complementary": .complementary
    case "main": .main
    case "article": .article
    case "tab": .tab
    default: .other
    }
  }
}
