// How the candidates for a headline lie to each other.

/// What only all candidates together tell of each: how many hold it, are longer, or stand closer to
/// the body.
struct TitleRelations {
  /// How many candidates hold the text of each, as a breadcrumb or "Title | Site" does.
  private var isIn: [Int32]
  /// The text of how many each holds.
  private var holds: [Int32]
  /// How many have more words than each.
  private var longer: [Int32]
  /// How many of four words or more stand between each and the body.
  private var closer: [Int32]
  /// How many share more content words with the body.
  private var likelier: [Int32]

  /// - Parameter lines: The candidates, ascending; not more than 64.
  init(_ lines: [Int], _ text: [UInt8], _ context: LineContext, bodyStart: Int) {
    let none = [Int32](repeating: 0, count: lines.count)
    (isIn, holds, closer) = (none, none, none)
    let words = lines.map { context.stats[$0].words }
    longer = Self.higher(than: words)
    likelier = Self.higher(
      than: lines.map { Int32(context.goodOverlap[$0]) * Int32(context.contentSpan($0).count) })
    var between: Int32 = 0
    for position in lines.indices.reversed() {
      closer[position] = between
      if lines[position] < bodyStart, words[position] >= 4 { between += 1 }
    }
    text.withUnsafeBufferPointer { text in
      context.content.withUnsafeBufferPointer { content in
        let candidates = lines.map { line in
          Candidate(
            text: UnsafeBufferPointer(rebasing: text[context.lines[line].content]),
            words: UnsafeBufferPointer(rebasing: content[context.contentSpan(line)]))
        }
        nest(candidates)
      }
    }
  }

  /// Writes the features of a candidate.
  func write(_ position: Int, _ out: inout FeatureWriter) {
    out.add(isIn[position])
    out.add(holds[position])
    out.add(longer[position])
    out.add(closer[position])
    out.add(likelier[position])
    out.add(Int32(isIn.count))
  }

  /// For each value, how many are higher.
  private static func higher(than values: [Int32]) -> [Int32] {
    typealias Eight = SIMD8<Int32>
    let eights = stride(from: 0, to: values.count, by: 8).map { first in
      var eight = Eight(repeating: .min)
      for index in first..<min(first + 8, values.count) { eight[index - first] = values[index] }
      return eight
    }
    return values.map { value in
      let own = Eight(repeating: value)
      // A lane of a mask is -1 where it holds.
      let counts = eights.reduce(Eight()) { $0 &- unsafeBitCast($1 .> own, to: Eight.self) }
      return counts.wrappedSum()
    }
  }

  /// The text of a candidate, and the hashes of its content words.
  fileprivate struct Candidate {
    var text: UnsafeBufferPointer<UInt8>
    var words: UnsafeBufferPointer<UInt32>
  }

  /// A shorter text lies in no other, in bytes.
  private static let shortestNested = 8

  /// Counts which texts lie in which.
  private mutating func nest(_ candidates: [Candidate]) {
    // For the six lowest bits of a word the candidates that have such a word, as bits.
    var having = [UInt64](repeating: 0, count: 64)
    for (position, candidate) in candidates.enumerated() {
      for word in candidate.words { having[Int(word & 63)] |= 1 << UInt64(position) }
    }
    for (position, inner) in candidates.enumerated()
    where inner.text.count >= Self.shortestNested {
      // Lines without a word in common don't hold each other; most pairs end here.
      var others = inner.words.first.map { having[Int($0 & 63)] } ?? .max
      others &= candidates.count < 64 ? 1 << UInt64(candidates.count) - 1 : .max
      while others != 0 {
        let other = others.trailingZeroBitCount
        others &= others - 1
        guard candidates[other].text.count > inner.text.count,
          candidates[other].holds(inner)
        else { continue }
        isIn[position] += 1
        holds[other] += 1
      }
    }
  }
}

extension TitleRelations.Candidate {
  /// Whether the text holds that of a shorter one, with its first content word as a word.
  fileprivate func holds(_ shorter: Self) -> Bool {
    if let word = shorter.words.first, !words.contains(word) { return false }
    return ByteScanning.contains(shorter.text, in: text)
  }
}

/// What lines are, a byte for each.
struct LineSigns {
  /// What is asked for around a candidate.
  struct Sign: OptionSet {
    let rawValue: UInt8

    static let date = Sign(rawValue: 1)
    static let byline = Sign(rawValue: 2)
    static let share = Sign(rawValue: 4)
    static let good = Sign(rawValue: 8)
  }

  /// How far is looked, in lines.
  private static let reach = 8

  /// The signs of the lines, with ``reach`` zeros before them and behind them.
  private let signs: [UInt8]

  /// The signs of the first lines, and of those that are near them.
  init(_ context: LineContext, upTo end: Int) {
    let count = min(context.stats.count, end + Self.reach)
    var signs = [UInt8](repeating: 0, count: count + 2 * Self.reach)
    for line in 0..<count {
      let cues = context.stats[line].cues
      var sign: Sign = context.good[line] ? .good : []
      if cues.contains(.date) { sign.insert(.date) }
      if cues.contains(.byline) { sign.insert(.byline) }
      if cues.contains(.share) { sign.insert(.share) }
      signs[Self.reach + line] = sign.rawValue
    }
    self.signs = signs
  }

  /// The signs of eight lines, the nearest first.
  struct Reach {
    fileprivate var signs: UInt64

    /// The lines to the next one with a sign, 9 if it is farther than 8.
    func distance(to sign: Sign) -> Int32 {
      let marks = signs & (0x0101_0101_0101_0101 &* UInt64(sign.rawValue))
      return Int32(marks.trailingZeroBitCount / 8 + 1)
    }
  }

  /// The lines behind a line.
  func behind(_ line: Int) -> Reach {
    Reach(signs: eight(from: line + 1 + Self.reach))
  }

  /// The lines before a line.
  func before(_ line: Int) -> Reach {
    Reach(signs: eight(from: line).byteSwapped)
  }

  private func eight(from index: Int) -> UInt64 {
    signs.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }
  }
}
