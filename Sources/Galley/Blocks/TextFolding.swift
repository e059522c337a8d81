// Folding: text as cue phrases are compared, whatever its case, accents and punctuation.

/// Folds text for comparison with cue phrases.
///
/// Letters lose case and accents (Latin, Greek, Cyrillic, Arabic alef and vowel signs); everything
/// between words becomes one space; apostrophes within words vanish. A number becomes one capital:
/// `D` (one or two digits), `Y` (a year from 1900 to 2099) or `N` (any other), `©` becomes `C`. Words that a
/// renderer glued together come apart where a small letter meets a capital or a digit a letter:
/// `RoomMay 21, 2025No Comments` gives `room may D Y no comments`.
struct TextFolding {
  /// A folded text and the places in it where a phrase may begin: at a word, or at a character of an
  /// unspaced script.
  struct Result {
    let text: UnsafeBufferPointer<UInt8>
    /// Ascending.
    let starts: UnsafeBufferPointer<UInt16>
    /// Whether there is a digit in the text.
    let hasNumber: Bool
    /// Whether more of the text would not have fit.
    let isCut: Bool
  }

  private enum Kind { case none, lower, upper, digit, other }

  private let text: UnsafeBufferPointer<UInt8>
  private let out: UnsafeMutablePointer<UInt8>
  /// Text is folded until so many bytes are written.
  private let limit: Int
  private let starts: UnsafeMutablePointer<UInt16>
  private var startCount = 1
  private var position = 0
  private var count = 0
  private var last = Kind.none
  private var pendingSpace = false
  private var hasNumber = false

  /// A step writes at most a space and eight bytes, and a search reads eight.
  static let room = 16

  /// Folds UTF-8 text, as much as fits.
  ///
  /// - Parameters:
  ///   - out: Gets the text; ``room`` bytes of it stay free.
  ///   - starts: Gets the places where a phrase may begin. Words have a space between them and
  ///     characters of unspaced scripts three bytes, so half as many as `out` has are enough.
  static func fold(
    _ text: UnsafeBufferPointer<UInt8>, into out: UnsafeMutableBufferPointer<UInt8>,
    starts: UnsafeMutableBufferPointer<UInt16>
  ) -> Result {
    guard let bytes = out.baseAddress, let places = starts.baseAddress else {
      return Result(
        text: UnsafeBufferPointer(rebasing: text[..<0]),
        starts: UnsafeBufferPointer(start: nil, count: 0), hasNumber: false, isCut: false)
    }
    places[0] = 0
    var folding = TextFolding(
      text: text, out: bytes, limit: out.count - room - 4, starts: places)
    folding.run()
    return Result(
      text: UnsafeBufferPointer(start: bytes, count: folding.count),
      starts: UnsafeBufferPointer(
        start: places, count: folding.count == 0 ? 0 : folding.startCount),
      hasNumber: folding.hasNumber, isCut: folding.position < text.count)
  }

  /// The folding of a short text.
  static func folded(_ text: some Sequence<UInt8>) -> [UInt8] {
    let text = Array(text)
    let capacity = 2 * text.count + 8 + room
    return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: capacity / 2 + 1) { starts in
      [UInt8](unsafeUninitializedCapacity: capacity) { out, count in
        count = text.withUnsafeBufferPointer { fold($0, into: out, starts: starts).text.count }
      }
    }
  }

  private init(
    text: UnsafeBufferPointer<UInt8>, out: UnsafeMutablePointer<UInt8>, limit: Int,
    starts: UnsafeMutablePointer<UInt16>
  ) {
    self.text = text
    self.out = out
    self.limit = limit
    self.starts = starts
  }

  private mutating func run() {
    while position < text.count, count <= limit {
      let byte = text[position]
      if byte.isASCIILetter {
        foldWords()
      } else if byte < 0x80 {
        foldASCII(byte)
      } else {
        foldScalar(lead: byte)
      }
    }
  }

  /// The words of ASCII that come next, as long as single spaces separate them.
  private mutating func foldWords() {
    var (from, to, places) = (position, count, startCount)
    var isApart = pendingSpace || last == .digit
    var isBehindSmall = last == .lower
    while to <= limit {
      let run = LetterRun(text, at: from)
      guard run.count > 0, !run.isGlued else { break }
      // Written in any case and kept if it is needed: no branch here is easily predicted.
      let isCapital = run.capitals & 0x80 != 0
      let space = (isApart || (isBehindSmall && isCapital)) && to > 0 ? 1 : 0
      out[to] = 0x20
      to &+= space
      starts[places] = UInt16(truncatingIfNeeded: to)
      places &+= space
      UnsafeMutableRawPointer(out + to).storeBytes(of: run.small.littleEndian, as: UInt64.self)
      to &+= run.count
      from &+= run.count
      isBehindSmall = !run.endsWithCapital
      isApart = from < text.count && text[from] == 0x20
      from &+= isApart ? 1 : 0
    }
    guard from > position else {
      foldASCII(text[position])
      return
    }
    (position, count, startCount) = (from, to, places)
    (pendingSpace, last) = (isApart, isBehindSmall ? .lower : .upper)
  }

  private mutating func foldASCII(_ byte: UInt8) {
    let lower = byte | 0x20
    if lower >= 0x61, lower <= 0x7A {
      position += 1
      let isUpper = byte & 0x20 == 0
      letter(lower, as: isUpper ? .upper : .lower)
    } else if byte >= 0x30, byte <= 0x39 {
      number()
    } else {
      position += 1
      if byte == 0x27 { apostrophe() } else { pendingSpace = true }
    }
  }

  @inline(__always)
  private mutating func letter(_ byte: UInt8, as kind: Kind) {
    if pendingSpace || last == .digit || (last == .lower && kind == .upper) { space() }
    out[count] = byte
    count += 1
    last = kind
  }

  private mutating func space() {
    pendingSpace = false
    guard count > 0, out[count - 1] != 0x20 else { return }
    out[count] = 0x20
    count += 1
    noteStart()
  }

  /// Notes that a phrase may begin where the next byte is written.
  @inline(__always)
  private mutating func noteStart() {
    starts[startCount] = UInt16(truncatingIfNeeded: count)
    startCount += 1
  }

  /// Between two letters an apostrophe vanishes, elsewhere it separates.
  private mutating func apostrophe() {
    guard last != .none, last != .digit, !pendingSpace, position < text.count else {
      pendingSpace = true
      return
    }
    let next = text[position]
    let isLetter = (next | 0x20) >= 0x61 && (next | 0x20) <= 0x7A
    if !isLetter && !(next >= 0xC3 && next <= 0xD5) { pendingSpace = true }
  }

  private mutating func number() {
    hasNumber = true
    let number = Self.number(text, at: position)
    position = number.end
    space()
    out[count] = number.folded
    count += 1
    last = .digit
  }

  /// What stands for the number at an index, and where the number ends, with the letters that make it an
  /// ordinal one.
  static func number(
    _ text: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (folded: UInt8, end: Int) {
    var end = start
    var digits = 0
    while end < text.count {
      if text[end].isASCIIDigit {
        digits += 1
      } else if !((text[end] == 0x2C || text[end] == 0x2E) && isDigit(text, end + 1)) {
        break
      }
      end += 1
    }
    let isYear =
      digits == 4 && end == start + 4
      && (text[start] == 0x31 && text[start + 1] == 0x39
        || text[start] == 0x32 && text[start + 1] == 0x30)
    let folded: UInt8 = isYear ? 0x59 : end - start <= 2 ? 0x44 : 0x4E
    return (folded, isOrdinalSuffix(text, end) ? end + 2 : end)
  }

  private static func isDigit(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index < text.count && text[index].isASCIIDigit
  }

  private static func isOrdinalSuffix(
    _ text: UnsafeBufferPointer<UInt8>, _ index: Int
  ) -> Bool {
    guard index + 1 < text.count else { return false }
    switch (text[index] | 0x20, text[index + 1] | 0x20) {
    case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68):
      return index + 2 >= text.count || !text[index + 2].isASCIILetter
    default: return false
    }
  }

  private mutating func foldScalar(lead: UInt8) {
    let start = position
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard start + length <= text.count else {
      position = text.count
      return
    }
    position = start + length
    switch length {
    case 2: foldTwoBytes(UInt32(lead & 0x1F) << 6 | UInt32(text[start + 1] & 0x3F))
    case 3:
      foldThreeBytes(
        UInt32(lead & 0x0F) << 12 | UInt32(text[start + 1] & 0x3F) << 6
          | UInt32(text[start + 2] & 0x3F))
    default: pendingSpace = true
    }
  }

  private mutating func foldTwoBytes(_ scalar: UInt32) {
    switch scalar {
    case 0xAD, 0xAA, 0xBA, 0x300...0x36F, 0x640, 0x64B...0x652: return
    case 0xA9:
      pendingSpace = true
      letter(0x43, as: .other)
      pendingSpace = true
    case 0x80...0xBF, 0xD7, 0xF7: pendingSpace = true
    case 0xC0...0x17F: foldLatin(scalar)
    case 0x2BC: apostrophe()
    case 0x391...0x3A9, 0x410...0x42F: emit(scalar + 0x20, as: .upper)
    case 0x401, 0x451: emit(0x435, as: scalar == 0x401 ? .upper : .lower)
    case 0x400...0x40F: emit(scalar + 0x50, as: .upper)
    case 0x3B1...0x3C9, 0x430...0x45F: emit(scalar, as: .lower)
    case 0x622, 0x623, 0x625: emit(0x627, as: .other)
    case 0x60C, 0x61B, 0x61F: pendingSpace = true
    default: emit(scalar, as: .other)
    }
  }

  private mutating func foldLatin(_ scalar: UInt32) {
    let isUpper = scalar < 0xDF || Self.isCapital(scalar)
    let base = Self.latinBases[Int(scalar - 0xC0)]
    letter(base, as: isUpper ? .upper : .lower)
    switch scalar {
    case 0xC6, 0xE6, 0x152, 0x153:
      out[count] = 0x65
      count += 1
    case 0xDF:
      out[count] = 0x73
      count += 1
    default: return
    }
  }

  /// Whether a letter of U+0100 to U+017F is a capital: most stand at even numbers, but "Ł", "Ň", "Ź", "Ż"
  /// and "Ž" at odd ones.
  @inline(__always)
  static func isCapital(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x139...0x148, 0x179...0x17E: scalar & 1 == 1
    case 0x100...0x137, 0x14A...0x178: scalar & 1 == 0
    default: false
    }
  }

  private mutating func foldThreeBytes(_ scalar: UInt32) {
    switch scalar {
    case 0x2018, 0x2019: apostrophe()
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: return
    case 0x2000...0x2BFF, 0x3000...0x3004, 0x3007...0x303F, 0xFE00...0xFE4F: pendingSpace = true
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A:
      letter(UInt8(truncatingIfNeeded: scalar - 0xFEE0) | 0x20, as: .other)
    case 0xFF00...0xFF65: pendingSpace = true
    case 0x1E00...0x1EFF: emitThreeBytes(scalar | 1)
    default: emitThreeBytes(scalar)
    }
  }

  private mutating func emit(_ scalar: UInt32, as kind: Kind) {
    letter(UInt8(0xC0 | scalar >> 6), as: kind)
    out[count] = UInt8(0x80 | scalar & 0x3F)
    count += 1
  }

  private mutating func emitThreeBytes(_ scalar: UInt32) {
    if pendingSpace || last == .digit { space() }
    let lead = UInt8(0xE0 | scalar >> 12)
    if CueMatcher.isUnspaced(lead), Int(starts[startCount - 1]) != count { noteStart() }
    letter(lead, as: .other)
    out[count] = UInt8(0x80 | scalar >> 6 & 0x3F)
    out[count + 1] = UInt8(0x80 | scalar & 0x3F)
    count += 2
  }

  /// The unaccented small letters of U+00C0 to U+017F.
  private static let latinBases: [UInt8] = Array(
    ("aaaaaaaceeeeiiiidnoooooxouuuuytsaaaaaaaceeeeiiiidnoooooxouuuuyty"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
      + "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)
}
