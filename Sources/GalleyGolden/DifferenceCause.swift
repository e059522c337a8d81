// What a difference may have in common with others.

/// The part of a difference by which it is grouped: its rule, its beginning, or what it replaced.
struct DifferenceCause {
  /// What the key is made of.
  enum Basis {
    /// The rule, which groups differences of one capture too.
    case rule
    /// What was put in the place of what.
    case replacement
    /// The first words.
    case beginning
    /// The whole text.
    case text
    /// Nothing: two such differences have nothing in common.
    case nothing
  }

  /// What the key is made of.
  let basis: Basis
  /// What is the same for differences of one cause; empty where nothing can be.
  let key: [UInt8]
  /// What is shown of the first difference of this cause.
  let shown: String
  /// The words that all differences of this cause begin with, if that is what they share.
  private var beginning: String?
  /// Whether they are all the same text.
  private var isOneText = true

  /// How many words at the start of a text make two of them alike, such as "Read more about".
  private static let leadingWords = 3

  /// How many bytes these words have at least: three characters of Chinese say little.
  private static let leadingBytes = 12

  /// Beyond so many words a text is an article's own, and only the same text is the same cause.
  private static let mostWords = 40

  /// Longer keys are kept as their SHA-256.
  private static let mostKeyBytes = 64

  /// How many characters of a text are shown.
  private static let shownLength = 60

  /// Finds out the cause of a difference.
  init(of difference: Difference) {
    let replacement =
      difference.kind == .bodyChanged ? Self.onlyReplacement(difference.words) : nil
    if !difference.rule.isEmpty {
      (basis, shown, key) = (.rule, difference.rule, Self.key(Array(difference.rule.utf8)))
    } else if let replacement {
      (basis, shown, key) = (.replacement, replacement, Array(replacement.utf8))
    } else {
      let text = difference.after ?? difference.before ?? ""
      shown = Self.quoted(text)
      let words = TextWords(of: text)
      if difference.kind == .bodyChanged {
        (basis, key) = (.nothing, [])
      } else if let start = Self.beginning(words) {
        (basis, key, beginning) = (.beginning, Self.key(start), text)
      } else {
        (basis, key) = (.text, Self.key(Self.folded(0..<words.count, words)))
      }
    }
  }

  private static func key(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count > mostKeyBytes else { return bytes }
    var hash = SHA256()
    hash.update(bytes)
    return hash.digest()
  }

  /// Takes note of another difference of this cause.
  mutating func join(_ other: DifferenceCause) {
    guard let mine = beginning, let theirs = other.beginning,
      !mine.utf8.elementsEqual(theirs.utf8)
    else { return }
    isOneText = false
    let (words, otherWords) = (TextWords(of: mine), TextWords(of: theirs))
    let limit = min(words.count, otherWords.count)
    let shared = (0..<limit).first { words[$0] != otherWords[$0] } ?? limit
    beginning = words.text(of: 0..<shared)
  }

  /// What the differences of this cause have in common, as it is shown.
  var common: String {
    guard let beginning, !isOneText else { return shown }
    let words = TextWords(of: beginning)
    var shared = words.count
    while shared > 0, !words.isWord(shared - 1) { shared -= 1 }
    return shared == 0 ? shown : "‘\(words.text(of: 0..<shared))…’"
  }

  /// The first words, if the text has more of them and is short enough to be boilerplate.
  private static func beginning(_ words: TextWords) -> [UInt8]? {
    var count = 0
    var end: Int?
    var bytes = 0
    for index in 0..<words.count where words.isWord(index) {
      count += 1
      bytes += words[index].count
      if end == nil, count >= leadingWords, bytes >= leadingBytes { end = index + 1 }
      if count > mostWords { return nil }
    }
    return end.map { folded(0..<$0, words) }
  }

  /// The words without case (of ASCII), spaces and punctuation, and with one digit for any number.
  private static func folded(_ range: Range<Int>, _ words: TextWords) -> [UInt8] {
    var key: [UInt8] = []
    for index in range where words.isWord(index) {
      var isNumber = false
      for byte in words[index] {
        let isDigit = byte >= 0x30 && byte <= 0x39
        if !isDigit || !isNumber {
          key.append(isDigit ? 0x30 : byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        }
        isNumber = isDigit
      }
      key.append(0x20)
    }
    return key
  }

  /// The one replacement of a change, if it is short: `‘colour’ → ‘color’`.
  private static func onlyReplacement(_ words: [WordChange]) -> String? {
    let changed = words.filter { $0.kind != .same }
    guard changed.count <= 2, changed.allSatisfy({ $0.text.utf8.count <= shownLength }) else {
      return nil
    }
    let old = changed.first { $0.kind == .deleted }?.text ?? ""
    let new = changed.first { $0.kind == .inserted }?.text ?? ""
    return old.isEmpty && new.isEmpty ? nil : "‘\(old)’ → ‘\(new)’"
  }

  private static func quoted(_ text: String) -> String {
    let line = text.split(separator: "\n", maxSplits: 1).first ?? ""
    let start = line.prefix(shownLength)
    return start.count < text.count ? "‘\(start)…’" : "‘\(start)’"
  }
}
