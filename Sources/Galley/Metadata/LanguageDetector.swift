// The language of a text by its letters and function words, where they leave no doubt.

/// Tells the language of a text, or says nothing.
///
/// Scripts decide where they belong to one language; letters that only one language has decide within
/// Cyrillic and Arabic; function words decide within Latin.
struct LanguageDetector {
  /// Less text than this, in letters, is too little to tell.
  static let minimumLetters = 60
  /// A language of the Latin alphabet needs this many function words.
  static let minimumWords = 12
  /// It needs this many times as many as the next best.
  static let minimumLead = 1.5

  /// The writing systems told apart.
  enum Script: Int, CaseIterable {
    case latin, cyrillic, greek, arabic, hebrew, devanagari, thai, hangul, kana, han, other
  }

  private var letters = [Int](repeating: 0, count: Script.allCases.count)
  private var total = 0
  /// Letters that tell languages of one script apart.
  private var marks: [UInt32: Int] = [:]
  private let text: [UInt8]

  /// Reads UTF-8 text.
  init(_ text: [UInt8]) {
    self.text = text
    text.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      var index = 0
      while index < bytes.count {
        if index &+ ByteBlock.size <= bytes.count {
          let block = ByteBlock(base + index)
          if block.marks(from: 0x80, count: 0x80).isEmpty {
            let count = (block.marks(from: 0x41, count: 26) | block.marks(from: 0x61, count: 26))
              .count
            letters[Script.latin.rawValue] &+= count
            total &+= count
            index &+= ByteBlock.size
            continue
          }
        }
        index &+= read(bytes, index)
      }
    }
  }

  /// The language as a BCP 47 tag; `nil` if there is doubt.
  var language: String? {
    guard total >= Self.minimumLetters, let script = dominant else { return nil }
    switch script {
    case .latin: return latin
    case .cyrillic: return cyrillic
    case .greek: return "el"
    case .arabic: return arabic
    case .hebrew: return "he"
    case .devanagari: return "hi"
    case .thai: return "th"
    case .hangul: return "ko"
    case .kana: return "ja"
    case .han: return letters[Script.kana.rawValue] * 20 > total ? "ja" : "zh"
    case .other: return nil
    }
  }

  /// The script of three of five letters, all of Japanese counting as one; `nil` if none has so many.
  var dominant: Script? {
    let eastAsian = letters[Script.kana.rawValue] + letters[Script.han.rawValue]
    if eastAsian * 5 > total * 3 { return .han }
    return letters.firstIndex { $0 * 5 > total * 3 }.flatMap(Script.init)
  }

  /// Whether a language that a page declares can't be that of its text: it is written in another
  /// script.
  func contradicts(_ language: String) -> Bool {
    guard total >= Self.minimumLetters, let dominant else { return false }
    let primary = language.prefix { $0 != "-" }
    switch primary {
    case "en", "es", "pt", "fr", "de", "it", "nl", "pl", "tr", "sv", "da", "no", "nb", "fi", "cs",
      "ro", "id", "hu", "vi":
      return dominant != .latin
    case "ru", "uk", "bg", "be": return dominant != .cyrillic
    case "ar", "fa", "ur": return dominant != .arabic
    case "ja", "zh": return dominant != .han
    case "ko": return dominant != .hangul
    case "th": return dominant != .thai
    case "he": return dominant != .hebrew
    case "el": return dominant != .greek
    case "hi": return dominant != .devanagari
    default: return false
    }
  }

  // MARK: - Letters

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let lead = bytes[index]
    if lead < 0x80 {
      let run = LetterRun(bytes, at: index).count
      letters[Script.latin.rawValue] += run
      total += run
      // A space mostly follows.
      let next = index &+ run
      return run &+ (run == 0 || (next < bytes.count && bytes[next] == 0x20) ? 1 : 0)
    }
    let length = min(bytes.count - index, lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4)
    var scalar = UInt32(lead & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07))
    for offset in 1..<max(1, length) { scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F) }
    guard let script = Self.script(of: scalar) else { return length }
    count(script)
    if script == .cyrillic || script == .arabic || script == .latin && scalar >= 0x100 {
      marks[scalar, default: 0] += 1
    }
    return length
  }

  private mutating func count(_ script: Script) {
    letters[script.rawValue] += 1
    total += 1
  }

  private static func script(of scalar: UInt32) -> Script? {
    switch scalar {
    case 0xC0...0x24F, 0x1E00...0x1EFF: scalar == 0xD7 || scalar == 0xF7 ? nil : .latin
    case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
    case 0x400...0x52F: .cyrillic
    case 0x5D0...0x5EA: .hebrew
    case 0x620...0x64A, 0x66E...0x6D3: .arabic
    case 0x900...0x963: .devanagari
    case 0xE01...0xE4E: .thai
    case 0x3041...0x30FF: .kana
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x2FFFF: .han
    case 0xAC00...0xD7A3, 0x1100...0x11FF: .hangul
    case 0x530...0x2000, 0xA000...0xABFF: .other
    default: nil
    }
  }

  // MARK: - Languages of one script

  private func has(_ letters: [Unicode.Scalar]) -> Int {
    letters.reduce(0) { $0 + (marks[$1.value] ?? 0) }
  }

  private var cyrillic: String? {
    let ukrainian = has(["і", "ї", "є", "ґ", "І", "Ї", "Є"])
    let russian = has(["ы", "э", "ё", "Э"])
    let belarusian = has(["ў", "Ў"])
    if belarusian * 100 > total { return "be" }
    if ukrainian * 100 > total * 2, russian * 10 < ukrainian { return "uk" }
    return russian * 100 > total && ukrainian * 10 < russian ? "ru" : nil
  }

  private var arabic: String? {
    let urdu = has(["ٹ", "ڈ", "ے", "ں", "ھ"])
    let persian = has(["پ", "چ", "ژ", "گ", "ی", "ک"])
    if urdu * 100 > total * 2 { return "ur" }
    if persian * 100 > total * 3 { return "fa" }
    return persian * 200 < total && has(["ة", "ى", "أ", "ي"]) * 50 > total ? "ar" : nil
  }

  private var latin: String? {
    let (hits, words) = functionWordHits
    if let language = languageByLetters,
      let index = Self.functionWords.firstIndex(where: { $0.language == language }),
      hits[index] * 2 >= Self.minimumWords
    {
      return language
    }
    // The first of equals.
    guard let best = hits.max(), let first = hits.firstIndex(of: best) else { return nil }
    let language = Self.functionWords[first].language
    let rivals =
      language == "sv" && hasSwedishLetters
      ? hits.indices.filter { !Self.neighborsOfSwedish.contains($0) } : Array(hits.indices)
    let second = rivals.reduce(0) { $1 == first ? $0 : max($0, hits[$1]) }
    let others = Self.inflected.contains(language) ? 14 : 8
    guard best >= Self.minimumWords, best * others >= words,
      Double(best) >= Double(second) * Self.minimumLead
    else { return nil }
    return language
  }

  private static let neighborsOfSwedish = functionWords.indices.filter {
    ["da", "nb"].contains(functionWords[$0].language)
  }

  /// Whether the text has ä and ö, and not æ and ø, which stand for them in Danish and Norwegian.
  private var hasSwedishLetters: Bool {
    var found: Set<UInt8> = []
    for index in text.indices.dropFirst() where text[index - 1] == 0xC3 {
      found.insert(text[index])
    }
    return found.isSuperset(of: [0xA4, 0xB6]) && found.isDisjoint(with: [0xA6, 0xB8])
  }

  /// How many function words of each language the text has, and how many words.
  private var functionWordHits: (hits: [Int], words: Int) {
    var hits = [Int](repeating: 0, count: FunctionWordTable.Hits.scalarCount)
    var words = 0
    hits.withUnsafeMutableBufferPointer { hits in
      Self.functionWordTable.withLookup { lookup in
        var few = FunctionWordTable.Hits()
        Self.forEachWord(text) { word in
          words &+= 1
          few &+= lookup.hits(of: word)
          // A byte counts up to 255.
          if words & 127 == 0 { Self.move(&few, to: hits) }
        }
        Self.move(&few, to: hits)
      }
    }
    return (hits, words)
  }

  private static func move(
    _ few: inout FunctionWordTable.Hits, to hits: UnsafeMutableBufferPointer<Int>
  ) {
    for index in hits.indices { hits[index] &+= Int(few[index]) }
    few = FunctionWordTable.Hits()
  }

  /// The language whose own letters of the Latin alphabet are 1% of all letters, and those of others
  /// hardly there.
  private var languageByLetters: String? {
    guard !marks.isEmpty else { return nil }
    let counts = Self.ownLetters.map { (language: $0.language, count: has($0.letters)) }
    guard let best = counts.max(by: { $0.count < $1.count }), best.count * 100 >= total,
      counts.reduce(0, { $0 + $1.count }) * 4 < best.count * 5, has(["ə"]) == 0
    else { return nil }
    return best.language
  }

  private static let ownLetters: [(language: String, letters: [Unicode.Scalar])] = [
    ("pl", ["ą", "ę", "ł", "ń", "ś", "ź", "ż"]), ("tr", ["ı", "ş", "ğ"]),
    ("cs", ["ě", "ř", "ů"]), ("ro", ["ă", "ș", "ț"]), ("hu", ["ő", "ű"]),
    ("vi", ["ơ", "ư", "đ", "ạ", "ế", "ộ"]),
  ]

  /// Languages that say by endings what others say by function words: they have fewer of these.
  private static let inflected: Set<String> = ["pl", "tr", "fi", "cs", "hu"]

  /// Calls a function for each word of a text, with its ``WordHash``.
  @inline(__always)
  private static func forEachWord(_ text: [UInt8], _ body: (UInt64) -> Void) {
    text.withUnsafeBufferPointer { text in
      var hash = WordHash.seed
      var index = 0
      while index < text.count {
        let run = LetterRun(text, at: index)
        if run.count > 0 {
          hash = WordHash.hash(hash, run.small)
          index &+= run.count
          // Most words end so.
          if run.count < 8, index < text.count, text[index] == 0x20 {
            body(hash)
            hash = WordHash.seed
            index &+= 1
          }
          continue
        }
        let byte = text[index]
        if byte.isASCIIDigit || (byte >= 0x80 && byte != 0xC2 && byte != 0xE2) {
          // Letters of Latin-1 but the capitals of others: few words begin with those.
          let isCapital = index > 0 && text[index &- 1] == 0xC3 && byte <= 0x9E
          hash = WordHash.hash(hash, isCapital ? byte | 0x20 : byte)
          index &+= 1
        } else {
          if hash != WordHash.seed { body(hash) }
          hash = WordHash.seed
          index &+= byte == 0xC2 ? 2 : byte == 0xE2 ? 3 : 1
        }
      }
      if hash != WordHash.seed { body(hash) }
    }
  }

  private static let functionWords: [(language: String, words: String)] = [
    (
      "en", "the of and to in is that for it was on with as are this be have from by at they not we"
    ),
    ("es", "de la el que en y los las del se un por con una para su es al como más pero fue está"),
    ("pt", "de a o que e do da em um para com não uma os no se na por mais as dos como foi são ao"),
    (
      "fr",
      "de la le les et des en du une que est pour dans qui sur pas au par il ce avec plus sont"
    ),
    ("de", "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es"),
    ("it", "di che e la il un per è in non una del della sono con si da le al come più anche dei"),
    ("nl", "de het een van en in is dat op te zijn met voor niet aan er om ook die naar bij wordt"),
    (
      "pl", "w i na z się nie do to że jest o jak po za od przez dla ale tym są oraz być który przy"
    ),
    ("tr", "ve bir bu da de için ile çok olarak daha olan gibi ne kadar sonra en ancak göre değil"),
    ("sv", "och att det i en som på är av för med till den har inte om ett men var jag de så vi"),
    (
      "da", "og det at en er til på i af de for med der ikke den som har et var men vi jeg kan blev"
    ),
    ("nb", "og i det er på som en til av for at med har de ikke et den fra om men var vi seg ble"),
    ("fi", "ja on ei se että oli hän mutta niin kun ovat myös tai kuin joka jos sen ole mitä vain"),
    (
      "cs",
      "a se v na je že to s z do i o ve pro jako za by jsou ale které od jeho po při také bylo"
    ),
    (
      "ro",
      "de și în la a că cu pe nu din pentru o un este mai care au fost sau ce s-a prin sunt să"
    ),
    (
      "id",
      "yang dan di dengan untuk dari pada ini dalam itu tidak akan ke juga oleh adalah sebagai"
    ),
    ("hu", "a az és hogy nem is egy ez volt de van csak meg mint már még el vagy ha szerint lehet"),
    ("vi", "và của là có không được trong cho những một với các người đã này khi để về từ đến như"),
  ]

  private static let functionWordTable = FunctionWordTable(functionWords.map(\.words))
}

/// For each word, by its ``WordHash``, which languages have it.
private struct FunctionWordTable {
  /// A byte for each language: 1 if it has a word.
  typealias Hits = SIMD32<UInt8>

  /// The numbers of two words by the lowest bits of their hashes, the second in the upper half; 0 is
  /// a free place.
  private let places: [UInt32]
  /// The words by their numbers, of which 0 is none.
  private var words: [UInt64] = [0]
  private var hits = [Hits()]

  /// The words of each language, separated by spaces.
  init(_ lists: [String]) {
    var numbers: [UInt64: Int] = [:]
    for (index, list) in lists.enumerated() {
      for word in list.utf8.split(separator: 0x20) {
        let hash = WordHash.hash(of: word)
        let number = numbers[hash] ?? words.count
        if number == words.count {
          numbers[hash] = number
          words.append(hash)
          hits.append(Hits())
        }
        hits[number][index] = 1
      }
    }
    var size = 2048
    var places = Self.places(of: words, size)
    while places == nil {
      size *= 2
      places = Self.places(of: words, size)
    }
    self.places = places ?? []
  }

  /// So many places for the words; `nil` if three of them belong in one.
  private static func places(of words: [UInt64], _ size: Int) -> [UInt32]? {
    var places = [UInt32](repeating: 0, count: size)
    for (number, word) in words.enumerated().dropFirst() {
      let place = Int(truncatingIfNeeded: word) & (size - 1)
      guard places[place] < 1 << 16 else { return nil }
      places[place] = places[place] << 16 | UInt32(number)
    }
    return places
  }

  /// The table as long as a function looks words up.
  @inline(__always)
  func withLookup<Result>(_ body: (Lookup) -> Result) -> Result {
    places.withUnsafeBufferPointer { places in
      words.withUnsafeBufferPointer { words in
        hits.withUnsafeBufferPointer { body(Lookup(places: places, words: words, hits: $0)) }
      }
    }
  }

  struct Lookup {
    fileprivate let places: UnsafeBufferPointer<UInt32>
    fileprivate let words: UnsafeBufferPointer<UInt64>
    fileprivate let hits: UnsafeBufferPointer<Hits>

    /// The languages that have a word.
    ///
    /// Without a branch, for whether a word is known is hard to predict.
    @inline(__always)
    func hits(of word: UInt64) -> Hits {
      let pair = places[Int(truncatingIfNeeded: word) & (places.count &- 1)]
      let (first, second) = (Int(pair & 0xFFFF), Int(pair &>> 16))
      let ofFirst = words[first] == word ? first : 0
      return hits[words[second] == word ? second : ofFirst]
    }
  }
}
