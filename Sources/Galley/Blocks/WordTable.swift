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

  private static let slotCount = 1024
  /// The hash of a word with its kinds in place of the lowest bits; 0 is a free slot.
  private var slots = [UInt64](repeating: 0, count: slotCount)
  private static let kindBits: UInt64 = 0xFF

  /// The table as ``kinds(of:in:)`` wants it.
  func withSlots<Value>(_ body: (UnsafePointer<UInt64>) throws -> Value) rethrows -> Value? {
    try slots.withUnsafeBufferPointer { slots in
      guard let base = slots.baseAddress else { return nil }
      return try body(base)
    }
  }

  /// What is known of the word with a hash; empty if nothing.
  @inline(__always)
  static func kinds(of hash: UInt64, in slots: UnsafePointer<UInt64>) -> Kinds {
    var slot = Self.slot(hash)
    while slots[slot] != 0 {
      if (slots[slot] ^ hash) & ~kindBits == 0 {
        return Kinds(rawValue: UInt8(truncatingIfNeeded: slots[slot] & kindBits))
      }
      slot = (slot &+ 1) & (slotCount &- 1)
    }
    return []
  }

  @inline(__always)
  private static func slot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> 7) & (slotCount - 1)
  }

  private init() {
    add(Self.stopWords, .stop)
    add(Self.weekdays, .weekday)
    add("i my me mine we our us ich je yo eu io mi", .first)
    add("you your yours tu vous usted você sie", .second)
    add("said says told added according stated dijo disse dit sagte", .said)
  }

  private mutating func add(_ words: String, _ kind: Kinds) {
    for word in words.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
      let hash = WordHash.hash(of: word)
      var slot = Self.slot(hash)
      while slots[slot] != 0, (slots[slot] ^ hash) & ~Self.kindBits != 0 {
        slot = (slot + 1) & (Self.slotCount - 1)
      }
      let known = slots[slot] & Self.kindBits
      slots[slot] = hash & ~Self.kindBits | known | UInt64(kind.rawValue)
    }
  }

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
