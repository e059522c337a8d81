// The authors' names in a byline.

/// Takes a byline or the value of an author field apart into names.
///
/// What introduces the names goes, and so does what follows them: roles, dates, publications,
/// addresses. Letters of degree stay with the name (`Jane Example, MD`).
struct BylineParser {
  /// Longer text is no byline.
  static let maximumLength = 600
  /// More authors than this are not listed.
  static let maximumNames = 40

  /// A word of a byline.
  struct Word {
    /// As written, without the comma or semicolon behind it.
    var text: ArraySlice<UInt8>
    /// Folded, without punctuation at its ends.
    var key: [UInt8]
    /// Whether a comma or semicolon follows.
    var endsPart = false
  }

  /// The names in a line of text or an author field, in order and without repetition.
  ///
  /// `isProse` says that it is text of the page, where a name may go on as a sentence: "By Jane
  /// Example in Garden". `isOrganization` says that it is the name of one, which may begin with what
  /// people are: "Contributors to Example".
  static func names(
    _ text: [UInt8], isProse: Bool, isOrganization: Bool = false
  ) -> [String] {
    guard text.count <= maximumLength else { return [] }
    let isASCII = text.allSatisfy { $0 < 0x80 }
    // A part of a line may begin within a character, which a string mends.
    var line = isASCII ? PlainText.lineBytes(text) : Array(PlainText.line(text).utf8)
    line = withoutAddresses(line)
    line = withoutDate(withoutPrefixes(spacingSeparators(line)))
    let enclosed = withinLenses(line)
    var words = words(of: enclosed ?? line)[...]
    skipCues(&words)
    guard !isCue(words), !hasLabel(words) else { return [] }
    var names: [String] = []
    for part in parts(words, isProse: isProse) {
      add(part, to: &names, isWhole: isOrganization || enclosed != nil)
    }
    return Array(names.prefix(maximumNames))
  }

  /// Whether the text is nothing but what introduces names, such as "Written by".
  static func isCue(_ words: ArraySlice<Word>) -> Bool {
    !words.isEmpty && length(of: BylineWords.cues, at: words) == words.count
  }

  /// Whether one of the words is a label, as in `content: Example Ltd, design: Jane Example`, and not
  /// one of what stands behind the byline, as in "Jane Example | Posted on: Monday".
  private static func hasLabel(_ words: ArraySlice<Word>) -> Bool {
    words.prefix { !$0.text.elementsEqual("|".utf8) }.contains {
      $0.text.last == UInt8(ascii: ":") && !BylineWords.ends.contains($0.key)
    }
  }

  // MARK: - Preparing

  /// Without web and e-mail addresses, with or without brackets, and handles.
  private static func withoutAddresses(_ line: [UInt8]) -> [UInt8] {
    guard line.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "/") }) else {
      return line
    }
    let words = line.split(separator: 0x20).filter { !isAddress($0) }
    return Array(words.joined(separator: CollectionOfOne(0x20)))
  }

  private static func isAddress(_ word: ArraySlice<UInt8>) -> Bool {
    if word.contains(UInt8(ascii: "@")) { return true }
    guard word.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") }) else {
      return false
    }
    let text = Array(word)
    return ["://", "www.", ".com/"].contains { text.containsRun(Array($0.utf8)) }
      || text.starts(with: "//".utf8) || text.suffix(4).elementsEqual(".com".utf8)
  }

  /// East Asian separators as commas, with a space behind.
  private static func spacingSeparators(_ line: [UInt8]) -> [UInt8] {
    guard line.contains(where: { $0 == 0xE3 || $0 == 0xEF }) else { return line }
    var output: [UInt8] = []
    var index = 0
    while index < line.count {
      let next = line[index...].prefix(3)
      // 、 ， ； and ： as their ASCII likes.
      switch Array(next) {
      case [0xE3, 0x80, 0x81], [0xEF, 0xBC, 0x8C], [0xEF, 0xBC, 0x9B]:
        output += [UInt8(ascii: ","), 0x20]
        index += 3
      case [0xEF, 0xBC, 0x9A]:
        output += [UInt8(ascii: ":"), 0x20]
        index += 3
      default:
        output.append(line[index])
        index += 1
      }
    }
    return output
  }

  private static func withoutPrefixes(_ line: [UInt8]) -> [UInt8] {
    // All but "By:" are not of ASCII.
    guard let first = line.first, first >= 0x80 || first.lowercasedASCII == UInt8(ascii: "b"),
      let prefix = BylineWords.prefixes.first(where: { line.starts(with: $0) })
    else { return line }
    var rest = line.dropFirst(prefix.count)
    while let mark = BylineWords.marksBehindPrefixes.first(where: rest.starts) {
      rest = rest.dropFirst(mark.count)
    }
    return Array(withoutReport(rest))
  }

  /// Without the place and the word behind a reporter's name.
  private static func withoutReport(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let slashes = ["／", "/"].map { Array($0.utf8) }
    guard let slash = text.indices.first(where: { slashes.contains(where: text[$0...].starts) })
    else { return text }
    let rest = Array(text[slash...])
    return BylineWords.reports.contains(where: rest.containsRun) ? text[..<slash] : text
  }

  /// Up to the first date, or behind it if the line begins with one.
  private static func withoutDate(_ line: [UInt8]) -> [UInt8] {
    guard line.contains(where: { $0.isASCIIDigit }),
      let match = DateParser(line, order: .dayFirst).first
    else { return line }
    let before = line[..<match.range.lowerBound]
    if before.contains(where: { $0.isASCIILetter || $0 >= 0x80 }) {
      return Array(withoutPreposition(before))
    }
    return Array(line[match.range.upperBound...])
  }

  /// What stands within the brackets that Japanese papers put around a reporter's name, if they do.
  private static func withinLenses(_ line: [UInt8]) -> [UInt8]? {
    guard line.contains(0xE3) else { return nil }
    let (open, close) = (Array("【".utf8), Array("】".utf8))
    let text = PlainText.lineBytes(line)
    guard text.starts(with: open), text.suffix(close.count).elementsEqual(close) else {
      return nil
    }
    return Array(text.dropFirst(open.count).dropLast(close.count))
  }

  /// What stands before a date, without the preposition that belongs to it: "Ana Ejemplo em".
  private static func withoutPreposition(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let end = text.lastIndex(where: { $0 > 0x20 }),
      let blank = text[..<end].lastIndex(of: 0x20),
      BylineWords.beforeDates.contains(text[(blank + 1)...end])
    else { return text }
    return text[..<blank]
  }

  /// The words of a line, or the first of them.
  static func words(of line: [UInt8], atMost limit: Int = .max) -> [Word] {
    var words: [Word] = []
    var start = 0
    while start < line.count, words.count < limit {
      let end = line[start...].firstIndex(of: 0x20) ?? line.count
      var text = line[start..<end]
      start = end + 1
      guard !text.isEmpty else { continue }
      var endsPart = false
      while let last = text.last, last == UInt8(ascii: ",") || last == UInt8(ascii: ";") {
        text.removeLast()
        endsPart = true
      }
      if !text.isEmpty {
        words.append(Word(text: text, key: key(text), endsPart: endsPart))
      } else if !words.isEmpty {
        words[words.count - 1].endsPart = true
      }
    }
    return words
  }

  /// A word as it is looked up: ``Word/key``.
  static func key(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var key = CaseFolding.folded(text)
    while key.count > 1, let last = key.last, last == UInt8(ascii: ":") { key.removeLast() }
    return key
  }

  /// How many of the words make up the longest phrase of a table that they begin with.
  private static func length(of table: PhraseTable, at words: ArraySlice<Word>) -> Int {
    guard let first = words.first, table.begins(with: first.key) else { return 0 }
    return table.length(at: words.prefix(8).map(\.key)[...])
  }

  /// Skips what introduces the names, as often as it is said: "Posted by: By Jane Example".
  private static func skipCues(_ words: inout ArraySlice<Word>) {
    for _ in 0..<3 {
      let length = length(of: BylineWords.cues, at: words)
      guard length > 0, length < words.count else { return }
      words = words.dropFirst(length)
    }
  }

  // MARK: - Parts

  /// A stretch between commas and conjunctions.
  struct Part {
    var words: ArraySlice<Word>
    /// Whether a conjunction stands before it.
    var isJoined: Bool
  }

  /// The parts up to where the byline ends.
  private static func parts(_ words: ArraySlice<Word>, isProse: Bool) -> [Part] {
    var parts: [Part] = []
    var start = words.startIndex
    var isJoined = false
    func close(at end: Int) {
      if start < end { parts.append(Part(words: words[start..<end], isJoined: isJoined)) }
    }
    for index in words.indices {
      let word = words[index]
      if index > words.startIndex, isEnd(words, index, isProse) {
        close(at: index)
        return parts
      }
      if isConjunction(words, index, start) {
        close(at: index)
        start = index + 1
        isJoined = true
      } else if word.endsPart {
        close(at: index + 1)
        start = index + 1
        isJoined = false
      }
    }
    close(at: words.endIndex)
    return parts
  }

  private static func isEnd(_ words: ArraySlice<Word>, _ index: Int, _ isProse: Bool) -> Bool {
    let word = words[index]
    if BylineWords.ends.contains(word.key) { return true }
    if isProse, !word.hasCapital, BylineWords.proseEnds.contains(word.key) { return true }
    if length(of: BylineWords.otherCues, at: words[index...]) > 1 { return true }
    // A number: of minutes, of comments. Letters of degree may have one.
    return word.text.first?.isASCIIDigit == true && !words[index - 1].isCredential
  }

  /// Whether a word joins two names rather than the parts of one, as in `Ramón y Cajal` or
  /// `Example & Sons`.
  private static func isConjunction(_ words: ArraySlice<Word>, _ index: Int, _ start: Int) -> Bool {
    guard BylineWords.conjunctions.contains(words[index].key), index + 1 < words.endIndex else {
      return false
    }
    let before = words.index(before: index)
    if index == start { return before >= words.startIndex && words[before].endsPart }
    let isUnambiguous =
      words[index].key.elementsEqual("and".utf8) || words[index].key.elementsEqual("und".utf8)
    if isUnambiguous { return true }
    // Both sides have a first and a last name.
    var behind = index + 1
    while behind < words.endIndex, !words[behind].endsPart,
      !BylineWords.conjunctions.contains(words[behind].key)
    {
      behind += 1
    }
    return index - start >= 2 && min(behind + 1, words.endIndex) - index - 1 >= 2
  }

  /// Adds the names of a part, of which the first is taken whole or rid of roles and taken apart.
  private static func add(_ part: Part, to names: inout [String], isWhole: Bool) {
    var words = part.words
    while let last = words.last, BylineWords.suffixes.contains(last.key) { words.removeLast() }
    words = withoutBrackets(words)
    guard !words.isEmpty else { return }
    if names.isEmpty {
      if !isWhole { words = withoutLeadingRole(words) }
      if !isWhole, let several = idiographicNames(words) {
        names = several
      } else if words.contains(where: \.hasLetter) {
        names.append(string(words))
      }
      return
    }
    if words.allSatisfy(\.isCredential) {
      names[names.count - 1] += ", " + string(words)
    } else if isAnotherName(words, after: names, isJoined: part.isJoined) {
      let name = string(words)
      if !names.contains(where: { $0.lowercased() == name.lowercased() }) { names.append(name) }
    }
  }

  /// Whether a later part is a name rather than a role, a place or a publication.
  private static func isAnotherName(
    _ words: ArraySlice<Word>, after names: [String], isJoined: Bool
  ) -> Bool {
    guard words.count <= 5, words.first?.hasCapital == true || words.first?.isCaseless == true,
      !words.contains(where: { BylineWords.organizations.contains($0.key) })
    else { return false }
    // `and the Example Rankings Team` is an author, `, Staff Writer` is not.
    if words.contains(where: { BylineWords.roles.contains($0.key) }) { return false }
    if words.count >= 2 { return true }
    return isJoined || words.allSatisfy(\.isCaseless) || !(names.first?.contains(" ") ?? true)
  }

  /// `Staff Writer Jane Example` without what she is, or an article.
  private static func withoutLeadingRole(_ words: ArraySlice<Word>) -> ArraySlice<Word> {
    let rest = words.drop {
      BylineWords.roles.contains($0.key) || BylineWords.genitiveArticles.contains($0.key)
    }
    guard rest.count >= 2, rest.count < words.count, let first = rest.first else { return words }
    // "Editors of Example Weekly" is a name as a whole.
    return !first.hasCapital && BylineWords.proseEnds.contains(first.key) ? words : rest
  }

  /// Without brackets that hold a role, an address or an aside; a nickname stays.
  private static func withoutBrackets(_ words: ArraySlice<Word>) -> ArraySlice<Word> {
    guard let open = words.firstIndex(where: { $0.text.first == UInt8(ascii: "(") }) else {
      return words
    }
    if open == words.startIndex { return [] }
    let inner = words[open...].map { $0.key.filter { $0 != 0x28 && $0 != 0x29 } }
    let isAside =
      inner.contains(where: { BylineWords.roles.contains($0) || $0.isEmpty })
      || words[open].text.dropFirst().first.map { !$0.isASCIILetter || $0 >= 0x61 } ?? true
      || words[words.index(before: words.endIndex)].text.last != UInt8(ascii: ")")
    return isAside ? words[..<open] : words
  }

  /// Chinese, Japanese and Korean names in a row, separated by spaces.
  private static func idiographicNames(_ words: ArraySlice<Word>) -> [String]? {
    let words = words.filter { !BylineWords.roles.contains($0.key) }
    let isHan = words.allSatisfy { word in
      // Names of two to four ideographs, as Chinese ones are.
      (6...12).contains(word.text.count)
        && word.text.first.map { (0xE4...0xE9).contains($0) } == true
    }
    return isHan && words.count > 1 ? words.map { String(decoding: $0.text, as: UTF8.self) } : nil
  }

  private static func string(_ words: ArraySlice<Word>) -> String {
    // A period behind the last word is the sentence's, unless the word is an abbreviation.
    var text = Array(words.map(\.text).joined(separator: CollectionOfOne(0x20)))
    let last = words[words.index(before: words.endIndex)]
    if text.last == UInt8(ascii: "."), last.text.count > 4,
      !last.text.dropLast().contains(UInt8(ascii: "."))
    {
      text.removeLast()
    }
    while let last = text.last, last == UInt8(ascii: "*") || last == UInt8(ascii: ":") {
      text.removeLast()
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension BylineParser.Word {
  /// Whether it begins with a capital.
  var hasCapital: Bool {
    let letters = text.drop { $0 < 0x80 && !$0.isASCIILetter }
    guard let first = letters.first else { return false }
    if first < 0x80 { return first & 0x20 == 0 }
    return !CaseFolding.folded(letters.prefix(2)).elementsEqual(letters.prefix(2))
  }

  /// Whether it is of a script without capitals: Arabic, Hindi, Chinese.
  var isCaseless: Bool {
    guard let first = text.first else { return false }
    return first >= 0xD7 && first < 0xF0 && !(first == 0xE1 || first == 0xE2)
  }

  var hasLetter: Bool {
    text.contains { $0.isASCIILetter || $0 >= 0x80 }
  }

  /// Whether it is letters of degree: known ones, or a few capitals.
  var isCredential: Bool {
    if BylineWords.credentials.contains(key) { return true }
    let capitals = text.filter { $0 &- 0x41 < 26 }.count
    let others = text.filter { $0 >= 0x61 || $0.isASCIIDigit }.count
    return capitals >= 2 && capitals <= 8 && others <= 1 && text.count <= 10
  }
}
