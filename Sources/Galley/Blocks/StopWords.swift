// Function words of the languages that Galley meets most.

/// Words so common that running text is full of them and menus are not.
struct StopWords: Sendable {
  /// The one table.
  static let shared = StopWords()

  /// Longer words are never looked up.
  static let longest: Int32 = 6

  private static let text = """
    the a an and or but of to in on for with at by from as is are was were be been it its this that \
    these those he she they we you i his her their our your not have has had will would can could \
    which who what when where there than then so if about into after over also more one said \
    de la le les des du et en un une que qui est pour dans sur pas au avec par ce il elle sont plus \
    ne se son el los las y del por con una su para al lo como más pero fue ha no es der die das und \
    ist von zu den mit im dem als auf ein eine nicht sich auch wird war bei sie er hat an aus o os \
    as da do dos em um uma não na mais foi são ao à pelo pela di che è per non della sono si dal più \
    nel alla och att det som på är av för med till har om ett men var van het een dat niet zijn op \
    te met voor aan ook и в не на что с по как это из у за от для его к но до так был je w z nie że \
    jest i ve bir bu için da de ile و في من على إلى أن هذا التي ما عن מה את של על לא זה הוא
    """

  private static let slots = 2_048
  private let table: [UInt32]

  private init() {
    var table = [UInt32](repeating: 0, count: Self.slots)
    for word in Self.text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let hash = TextScanner.hash(of: String(word))
      var slot = Int(hash) & (Self.slots - 1)
      while table[slot] != 0, table[slot] != hash { slot = (slot + 1) & (Self.slots - 1) }
      table[slot] = hash
    }
    self.table = table
  }

  /// Whether a word is a stop word, by its ``TextScanner`` hash.
  @inline(__always)
  func contains(_ hash: UInt32) -> Bool {
    var slot = Int(hash) & (Self.slots - 1)
    while table[slot] != 0 {
      if table[slot] == hash { return true }
      slot = (slot + 1) & (Self.slots - 1)
    }
    return false
  }
}
