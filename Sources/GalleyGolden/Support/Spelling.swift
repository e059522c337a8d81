// What a mistyped name was meant to be.

/// Guesses at mistyped names.
package enum Spelling {
  /// Names differ by at most a letter in this many, or they are other names and no slips.
  private static let lettersForEachSlip = 4

  /// What of a name is compared, in bytes; ids and commands are shorter.
  private static let longestCompared = 200

  /// The name that takes the fewest letters put in, left out, replaced or exchanged to become `word`.
  ///
  /// - Returns: The first of those nearest; `nil` if more than a quarter of its letters differ.
  package static func nearest(to word: String, among names: [String]) -> String? {
    let bytes = Array(word.utf8.prefix(longestCompared))
    var (nearest, least): (String?, Int) = (nil, max(1, bytes.count / lettersForEachSlip) + 1)
    for name in names where abs(name.utf8.count - bytes.count) < least {
      let distance = distance(bytes, Array(name.utf8.prefix(longestCompared)))
      if distance < least { (nearest, least) = (name, distance) }
    }
    return nearest
  }

  /// The edit distance of Levenshtein (1966) in bytes, two neighbours exchanged being one edit.
  private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var above: [Int] = []
    var row = Array(0...other.count)
    for line in one.indices {
      var next = [line + 1]
      for column in other.indices {
        let replaced = row[column] + (one[line] == other[column] ? 0 : 1)
        var least = min(replaced, row[column + 1] + 1, next[column] + 1)
        if line > 0, column > 0, one[line] == other[column - 1], one[line - 1] == other[column] {
          least = min(least, above[column - 1] + 1)
        }
        next.append(least)
      }
      (above, row) = (row, next)
    }
    return row[other.count]
  }
}
