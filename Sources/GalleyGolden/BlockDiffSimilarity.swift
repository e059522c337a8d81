// How alike two blocks are, and the best way to pair several.

/// A text's words without their order.
struct WordBag {
  /// The share of words from which two blocks are one that changed, among others in one gap.
  ///
  /// Half of the words: two English paragraphs on different matters share a quarter to a third,
  /// all of it articles and prepositions.
  static let leastShare = 0.5

  /// The same where the two stand alone in their gap, so that there is no other candidate.
  static let leastShareAlone = 0.4

  /// Up to so many words, two blocks alone in their gap are one that changed whatever they share:
  /// in a heading of three words, one word is a third.
  static let fewWords = 4

  /// How many words there are.
  var count: Int { words.count }

  private let words: [ArraySlice<UInt8>]

  /// Collects the words of a text, without spaces and ASCII punctuation.
  init(of text: String) {
    let tokens = TextWords(of: text)
    words = (0..<tokens.count).filter(tokens.isWord).map { tokens[$0] }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The share of words that two texts have in common, from 0 to 1 (Dice's coefficient).
  func similarity(to other: WordBag) -> Double {
    if words.isEmpty || other.words.isEmpty { return words.isEmpty && other.words.isEmpty ? 1 : 0 }
    var (x, y, common) = (0, 0, 0)
    while x < words.count, y < other.words.count {
      if words[x] == other.words[y] {
        (x, y, common) = (x + 1, y + 1, common + 1)
      } else if words[x].lexicographicallyPrecedes(other.words[y]) {
        x += 1
      } else {
        y += 1
      }
    }
    return 2 * Double(common) / Double(words.count + other.words.count)
  }
}

/// The pairs of two rows that ascend on both sides and have the greatest value together.
struct BestRow {
  /// The pairs, ascending.
  private(set) var pairs: [(golden: Int, actual: Int)] = []

  /// Finds the pairs.
  ///
  /// - Parameters:
  ///   - oldCount: How many rows there are.
  ///   - newCount: How many columns there are.
  ///   - band: How far a pair may be from the diagonal, or `nil` for any distance.
  ///   - value: What a pair is worth; 0 if it is none.
  init(_ oldCount: Int, _ newCount: Int, band: Int?, value: (Int, Int) -> Double) {
    func columns(_ x: Int) -> Range<Int> {
      guard let band else { return 0..<newCount }
      let center = x * newCount / max(oldCount, 1)
      return min(max(0, center - band), newCount)..<max(0, min(newCount, center + band + 1))
    }
    // best[x][i]: the greatest value of pairs before x and before the i-th column of its row.
    var best: [[Double]] = []
    var choices: [[Bool]] = []
    for x in 0..<oldCount {
      let range = columns(x)
      var row = [Double](repeating: 0, count: range.count)
      var chosen = [Bool](repeating: false, count: range.count)
      for y in range {
        let above = x > 0 ? Self.value(best[x - 1], columns(x - 1), at: y) : 0
        let left = y > range.lowerBound ? row[y - 1 - range.lowerBound] : 0
        let diagonal = x > 0 ? Self.value(best[x - 1], columns(x - 1), at: y - 1) : 0
        let own = value(x, y)
        let isChosen = own > 0 && diagonal + own > max(above, left)
        row[y - range.lowerBound] = isChosen ? diagonal + own : max(above, left)
        chosen[y - range.lowerBound] = isChosen
      }
      best.append(row)
      choices.append(chosen)
    }
    collect(best, choices, columns: columns)
  }

  private static func value(_ row: [Double], _ columns: Range<Int>, at y: Int) -> Double {
    if y < columns.lowerBound || row.isEmpty { return 0 }
    return row[min(y, columns.upperBound - 1) - columns.lowerBound]
  }

  private mutating func collect(
    _ best: [[Double]], _ choices: [[Bool]], columns: (Int) -> Range<Int>
  ) {
    var y = Int.max
    for x in best.indices.reversed() {
      let range = columns(x)
      y = min(y, range.upperBound - 1)
      while y >= range.lowerBound {
        let index = y - range.lowerBound
        let above = x > 0 ? Self.value(best[x - 1], columns(x - 1), at: y) : 0
        if choices[x][index] {
          pairs.append((x, y))
          y -= 1
          break
        }
        if best[x][index] == above { break }
        y -= 1
      }
    }
    pairs.reverse()
  }
}
