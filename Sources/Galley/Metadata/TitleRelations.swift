// How the candidates for a headline lie to each other.

/// What only all candidates together tell of each: how many hold it, are longer, or stand closer to
/// the body.
struct TitleRelations {
  /// What the others say of a candidate.
  private struct Relation {
    /// How many hold its text, as a breadcrumb or "Title | Site" does.
    var isIn: Int32 = 0
    /// The text of how many it holds.
    var holds: Int32 = 0
    /// How many have more words.
    var longer: Int32 = 0
    /// How many of four words or more stand between it and the body.
    var closer: Int32 = 0
    /// How many share more content words with the body.
    var likelier: Int32 = 0
  }

  /// In the order of the candidates.
  private var relations: [Relation]

  /// The most candidates that there may be.
  private static let most = 64

  /// - Parameter lines: The candidates, ascending; not more than 64.
  init(_ lines: [Int], _ text: [UInt8], _ context: LineContext, bodyStart: Int) {
    precondition(lines.count <= Self.most)
    relations = Array(repeating: Relation(), count: lines.count)
    let words = { context.stats[$0].words }
    Self.forEachHigher(lines, words) { relations[$0].longer = $1 }
    let shared = { Int32(context.goodOverlap[$0]) * Int32(context.contentSpan($0).count) }
    Self.forEachHigher(lines, shared) { relations[$0].likelier = $1 }
    var between: Int32 = 0
    for position in lines.indices.reversed() {
      relations[position].closer = between
      let line = lines[position]
      if line < bodyStart, context.stats[line].words >= 4 { between += 1 }
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
    let relation = relations[position]
    out.add(relation.isIn)
    out.add(relation.holds)
    out.add(relation.longer)
    out.add(relation.closer)
    out.add(relation.likelier)
    out.add(Int32(relations.count))
  }

  /// Calls a function for each line with its position and how many have a higher value.
  private static func forEachHigher(
    _ lines: [Int], _ value: (Int) -> Int32, body: (Int, Int32) -> Void
  ) {
    typealias Eight = SIMD8<Int32>
    // As many as there may be, as a number: what isn't known to the compiler isn't put on the stack.
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 64) { values in
      values.initialize(repeating: .min)
      for (position, line) in lines.enumerated() { values[position] = value(line) }
      let bytes = UnsafeRawBufferPointer(values)
      for position in lines.indices {
        let own = Eight(repeating: values[position])
        var counts = Eight()
        for offset in stride(from: 0, to: lines.count * 4, by: 32) {
          // A lane of a mask is -1 where it holds.
          let eight = bytes.loadUnaligned(fromByteOffset: offset, as: Eight.self)
          counts &-= unsafeBitCast(eight .> own, to: Eight.self)
        }
        body(position, counts.wrappedSum())
      }
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
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 64) { having in
      // For the six lowest bits of a word the candidates that have such a word, as bits.
      having.initialize(repeating: 0)
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
          relations[position].isIn += 1
          relations[other].holds += 1
        }
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
