// Words that mean something to the classifier, by hash.

/// The words that a line is searched for one by one, by the hash of their small letters.
struct WordTable: Sendable {
  /// What is known of a word.
  struct Kinds: OptionSet, Sendable {
    let rawValue: UInt8
    /// A function word, of which prose is full and menus are not.
    static let stop = Kinds(rawValue: 1)
    /// A day of the week.
    static let weekday = Kinds(rawValue: 2)
    /// "I", "my", "we": frequent in comments and columns.
    static let first = Kinds(rawValue: 4)
    /// "You": frequent in offers.
    static let second = Kinds(rawValue: 8)
    /// "Said", "told": frequent in reports.
    static let said = Kinds(rawValue: 16)
  }

  static let shared = WordTable()

  /// Four words each: the upper bits of a word's hash with its kinds in place of the lowest; 0 is a
  /// free place.
  private let buckets: [SIMD4<UInt32>]
  private static let kindBits: UInt32 = 0xFF

  /// The table as a loop over many words wants it.
  struct Lookup {
    fileprivate let buckets: UnsafePointer<SIMD4<UInt32>>
    fileprivate let mask: Int

    /// What is known of the word with a hash; empty if nothing.
    ///
    /// Without a branch, for whether a word is known is hard to predict.
    @inline(__always)
    func kinds(of hash: UInt64) -> Kinds {
      let bucket = buckets[Int(truncatingIfNeeded: hash) & mask]
      let differences = bucket ^ (WordTable.tag(hash))
      let found = bucket.replacing(with: 0, where: differences .> WordTable.kindBits)
      return Kinds(rawValue: UInt8(truncatingIfNeeded: found.wrappedSum() & WordTable.kindBits))
    }
  }

  /// Calls a function with the table.
  func withLookup<Value>(_ body: (Lookup) throws -> Value) rethrows -> Value? {
    try buckets.withUnsafeBufferPointer { buckets in
      guard let base = buckets.baseAddress else { return nil }
      return try body(Lookup(buckets: base, mask: buckets.count - 1))
    }
  }

  @inline(__always)
  fileprivate static func tag(_ hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash >> 32) & ~kindBits
  }

  private init() {
    var kinds: [UInt64: UInt8] = [:]
    for (words, kind) in Self.words {
      for word in words.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
        kinds[WordHash.hash(of: word), default: 0] |= kind.rawValue
      }
    }
    var size = 1024
    var buckets = Self.buckets(kinds, size)
    while buckets == nil {
      size *= 2
      buckets = Self.buckets(kinds, size)
    }
    self.buckets = buckets ?? []
  }

  /// So many buckets; `nil` if one overflows.
  private static func buckets(_ kinds: [UInt64: UInt8], _ size: Int) -> [SIMD4<UInt32>]? {
    var buckets = [SIMD4<UInt32>](repeating: SIMD4(), count: size)
    for (hash, kinds) in kinds {
      let place = Int(truncatingIfNeeded: hash) & (size - 1)
      guard let lane = (0..<4).first(where: { buckets[place][$0] == 0 }) else { return nil }
      buckets[place][lane] = tag(hash) | UInt32(kinds)
    }
    return buckets
  }

  private static let words: [(String, Kinds)] = [
    (stopWords, .stop), (weekdays, .weekday),
    ("i my me mine we our us ich je yo eu io mi", .first),
    ("you your yours tu vous usted você sie", .second),
    ("said says told added according stated dijo disse dit sagte", .said),
  ]

  private static let weekdays = """
    monday tuesday wednesday thursday friday saturday sunday lunes martes miércoles jueves viernes
    sábado domingo montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi
    jeudi vendredi samedi dimanche segunda terça quarta quinta sexta
    """

  private static let stopWords = """
    the a an and or but of to in on for with at by from as is are was were be been it its this that
    these those he she they we you i his her their our your not have has had will would can could
    which who what when where there than then so if about into after over also more one said
    de la le les des du et en un une que qui est pour dans sur pas au avec par ce il elle sont plus
    ne se son el los las y del por con una su para al lo como más pero fue ha no es
    der die das und ist von zu den mit im des für auf ein eine nicht sich auch dem als wird war bei
    sie er es hat an aus o os as da do dos em um uma não na no para com mais foi são ao à pelo pela
    di che è per non della sono si dal nel alla gli anche
    att det som på är av för med inte till har om ett men var og at
    het een dat niet zijn op te met voor aan ook bij van
    и в не на что с по как это из у за от о для его к но до так был
    je się w z do nie że jest to i
    ve bir bu için ile да та що як це від
    في من على إلى عن أن هذا هذه التي الذي مع كان ما
    """
}
