// What the page says of itself, as far as telling blocks apart needs it.

/// Hashes of the page's titles and description.
struct PageContext: Sendable {
  /// Text hashes of `og:title`, `<title>` and every `<h1>`.
  private(set) var titles: [UInt64] = []
  /// The words of the most telling title, each once, at most 64.
  private(set) var titleWords: [UInt32] = []
  /// A bit for the last six bits of each of them, which few other words share.
  private var titleBits: UInt64 = 0
  /// Hashes of three words in a row of the description.
  private(set) var description: ShingleSet

  /// Reads the head and the first-level headings of a document.
  init(_ document: Document) {
    var openGraphTitle: String?
    var title: String?
    var descriptions: [String] = []
    var headings: [String] = []
    for (index, node) in document.nodes.enumerated() {
      switch node.tag {
      case .meta:
        let name =
          document.value(.property, of: index) ?? document.value(.name, of: index) ?? ""
        switch name {
        case "og:title", "twitter:title":
          openGraphTitle = openGraphTitle ?? document.value(.content, of: index)
        case "og:description", "description":
          if let content = document.value(.content, of: index) { descriptions.append(content) }
        default: break
        }
      case .title where title == nil: title = document.text(of: index)
      case .h1: headings.append(document.text(of: index))
      default: break
      }
    }
    let names = [openGraphTitle, title].compactMap { $0 } + headings
    var words: [UInt32] = []
    for name in names {
      let hash = Self.scan(name, &words).hash
      if hash != Self.emptyHash, !titles.contains(hash) { titles.append(hash) }
    }
    if let main = openGraphTitle ?? title ?? headings.first {
      var mainWords: [UInt32] = []
      _ = Self.scan(main, &mainWords)
      for word in mainWords where titleWords.count < 64 && !titleWords.contains(word) {
        titleWords.append(word)
        titleBits |= 1 << UInt64(word & 63)
      }
    }
    description = ShingleSet()
    if let longest = descriptions.max(by: { $0.utf8.count < $1.utf8.count }) {
      var descriptionWords: [UInt32] = []
      _ = Self.scan(longest, &descriptionWords)
      description = ShingleSet(descriptionWords, length: 3)
    }
  }

  private static let emptyHash: UInt64 = {
    var words: [UInt32] = []
    return scan("", &words).hash
  }()

  private static func scan(_ text: String, _ words: inout [UInt32]) -> TextStatistics {
    var text = text
    return text.withUTF8 { TextScanner.scan($0, words: &words).statistics }
  }

  /// The Jaccard similarity of a text's words with the title's, a repeated word counted again.
  func titleSimilarity(_ words: ArraySlice<UInt32>) -> Float {
    guard !titleWords.isEmpty, !words.isEmpty, words.count <= 256 else { return 0 }
    var hits: UInt64 = 0
    for word in words where titleBits &>> UInt64(word & 63) & 1 != 0 {
      if let index = titleWords.firstIndex(of: word) { hits |= 1 << UInt64(index) }
    }
    let shared = hits.nonzeroBitCount
    return Float(shared) / Float(max(1, words.count + titleWords.count - shared))
  }
}

/// A set of hashes of a few words in a row.
struct ShingleSet: Sendable {
  private var slots: [UInt32] = []
  private let length: Int

  /// The empty set.
  init() {
    length = 0
  }

  /// The shingles of `length` words of a text.
  init(_ words: [UInt32], length: Int) {
    self.length = length
    guard words.count >= length else { return }
    var capacity = 64
    while capacity < words.count * 3 { capacity *= 2 }
    slots = [UInt32](repeating: 0, count: capacity)
    for start in 0...words.count - length {
      let hash = words[start..<start + length].withUnsafeBufferPointer(Self.hash)
      var slot = Int(hash) & (capacity - 1)
      while slots[slot] != 0, slots[slot] != hash { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = hash
    }
  }

  var isEmpty: Bool { slots.isEmpty }

  /// The share of the text's shingles that are in the set, 0 to 1; 0 for a text that is too short.
  func share(of words: ArraySlice<UInt32>) -> Float {
    guard !isEmpty, words.count >= length else { return 0 }
    let hits = words.withUnsafeBufferPointer { words in
      (0...words.count - length).count { start in
        contains(Self.hash(UnsafeBufferPointer(rebasing: words[start..<start + length])))
      }
    }
    return Float(hits) / Float(words.count - length + 1)
  }

  private func contains(_ hash: UInt32) -> Bool {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] == hash { return true }
      slot = (slot + 1) & (slots.count - 1)
    }
    return false
  }

  @inline(__always)
  private static func hash(_ words: UnsafeBufferPointer<UInt32>) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for word in words { hash = (hash ^ word) &* 0x85EB_CA6B ^ hash &>> 13 }
    return hash | 1
  }
}
