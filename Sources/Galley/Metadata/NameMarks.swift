// What the class and id of an element say of it, as far as metadata asks.

/// Marks of an element by the words in its class, id and test id.
struct NameMarks: OptionSet {
  let rawValue: UInt16

  /// Holds the byline or an author's name.
  static let byline = NameMarks(rawValue: 1)
  /// Holds something about an author other than the name.
  static let notName = NameMarks(rawValue: 2)
  /// Holds comments or links to other articles.
  static let aside = NameMarks(rawValue: 4)
  static let sidebar = NameMarks(rawValue: 8)
  /// Holds the line under the headline.
  static let dek = NameMarks(rawValue: 16)
  static let notDek = NameMarks(rawValue: 32)
  /// Holds a date.
  static let date = NameMarks(rawValue: 64)
  /// Holds the date of the last change.
  static let update = NameMarks(rawValue: 128)

  /// The words of each mark, wherever in a name they stand.
  private static let words: [(mark: NameMarks, words: [StaticString])] = [
    (.byline, ["byline", "author", "writer", "contributor"]),
    (
      .notName,
      [
        "bio", "desc", "title", "role", "job", "date", "time", "social", "avatar", "image", "count",
      ]
    ),
    (.aside, ["comment", "related", "recommend", "testimonial"]),
    (.sidebar, ["sidebar"]),
    (
      .dek,
      [
        "news-preview", "dek", "standfirst", "subtitle", "sub-title", "subhead", "sub-head", "deck",
        "strapline",
        "article-summary", "articlesummary", "article__summary", "entry-summary", "lead-text",
        "teaser", "article-lead", "article__lead", "chapo", "excerpt", "lead-paragraph",
        "sommario", "catenaccio", "sottotitolo", "entradilla", "bajada", "copete", "subtitulo",
        "linha-fina", "linhafina", "chapeau", "sous-titre", "soustitre", "untertitel", "perex",
        "podnaslov", "ingress", "manchet", "underrubrik",
      ]
    ),
    (.notDek, ["desktop", "related", "social", "share"]),
    (.date, ["date", "publish", "posted"]),
    (.update, ["updated", "modified"]),
  ]

  /// The words by the pair of letters that they begin with: few names have any.
  private static let table: [[(word: StaticString, mark: NameMarks)]] = {
    var table = [[(word: StaticString, mark: NameMarks)]](repeating: [], count: 26 * 26)
    for (mark, words) in words {
      for word in words { table[pair(word.utf8Start)].append((word, mark)) }
    }
    return table
  }()

  /// Whether words begin with a pair of letters, as bits.
  private static let pairs: [UInt64] = {
    var bits = [UInt64](repeating: 0, count: 11)
    for (index, words) in table.enumerated() where !words.isEmpty {
      bits[index / 64] |= 1 << UInt64(index % 64)
    }
    return bits
  }()

  private static func pair(_ letters: UnsafePointer<UInt8>) -> Int {
    Int(letters[0] - 0x61) * 26 + Int(letters[1] - 0x61)
  }

  init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// Reads a name.
  init(_ bytes: UnsafePointer<UInt8>, in range: Range<Int>) {
    self = []
    guard range.count >= 3 else { return }
    Self.pairs.withUnsafeBufferPointer { pairs in
      var previous: UInt8 = 0xFF
      for index in range {
        let letter = (bytes[index] | 0x20) &- 0x61
        if letter < 26, previous < 26 {
          let pair = Int(previous) &* 26 &+ Int(letter)
          if pairs[pair >> 6] >> UInt64(pair & 63) & 1 != 0 {
            insert(wordsAt: index - 1, pair, bytes, to: range.upperBound)
          }
        }
        previous = letter
      }
    }
  }

  private mutating func insert(
    wordsAt index: Int, _ pair: Int, _ bytes: UnsafePointer<UInt8>, to end: Int
  ) {
    for (word, mark) in Self.table[pair]
    where !contains(mark) && ByteScanning.matches(word, at: index, in: bytes, to: end) {
      insert(mark)
    }
  }
}

extension Document {
  /// What the class, id and test id of an element say of it.
  func marks(of node: Int, _ bytes: UnsafePointer<UInt8>) -> NameMarks {
    var marks: NameMarks = []
    let element = nodes[node]
    guard element.tag != .text else { return marks }
    for index in Int(element.start)..<Int(element.start) + Int(element.count) {
      let attribute = attributes[index]
      switch attribute.name {
      case .class, .id, .dataTestid, .dataComponent:
        let start = Int(attribute.start)
        marks.formUnion(NameMarks(bytes, in: start..<start + Int(attribute.count)))
      default: break
      }
    }
    return marks
  }
}
