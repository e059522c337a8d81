// Snippets that must, or must not, appear in a body.

/// A body folded so that snippets are found whatever a site made of spaces, case and quotes.
struct SnippetSearch {
  private let body: [UInt8]

  /// Folds a body.
  init(_ body: String) {
    self.body = Self.folded(body)
  }

  /// The share of the snippets that appear, 0 to 1; `nil` if there are none.
  ///
  /// A snippet without any text appears everywhere.
  func share(of snippets: [String]) -> Double? {
    guard !snippets.isEmpty else { return nil }
    return Double(snippets.count { contains($0) }) / Double(snippets.count)
  }

  /// Whether a snippet appears.
  func contains(_ snippet: String) -> Bool {
    let wanted = Self.folded(snippet)
    guard let first = wanted.first else { return true }
    guard body.count >= wanted.count else { return false }
    // Knuth, Morris and Pratt: linear however often the snippet repeats itself.
    let fallbacks = Self.fallbacks(of: wanted)
    var matched = 0
    for byte in body {
      if matched == 0 && byte != first { continue }
      while matched > 0 && wanted[matched] != byte { matched = fallbacks[matched - 1] }
      if wanted[matched] == byte { matched += 1 }
      if matched == wanted.count { return true }
    }
    return false
  }

  /// For each position, how long the longest beginning is that also ends there.
  private static func fallbacks(of pattern: [UInt8]) -> [Int] {
    var result = [Int](repeating: 0, count: pattern.count)
    var length = 0
    for position in pattern.indices.dropFirst() {
      while length > 0 && pattern[position] != pattern[length] { length = result[length - 1] }
      if pattern[position] == pattern[length] { length += 1 }
      result[position] = length
    }
    return result
  }

  /// The text in small letters, with one form each of single quotes, double quotes and dashes, and
  /// each stretch of white space as one space, none at either end.
  static func folded(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    var isSpacePending = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        isSpacePending = !result.isEmpty
        continue
      }
      if isSpacePending { result.append(UInt8(ascii: " ")) }
      isSpacePending = false
      append(scalar, to: &result)
    }
    return result
  }

  private static func append(_ scalar: Unicode.Scalar, to result: inout [UInt8]) {
    switch scalar.value {
    case 0..<0x80:
      result.append(WordCharacter.lowercased(UInt8(truncatingIfNeeded: scalar.value)))
    case 0x2018...0x201B: result.append(UInt8(ascii: "'"))
    case 0x201C...0x201F: result.append(UInt8(ascii: "\""))
    case 0x2010...0x2015: result.append(UInt8(ascii: "-"))
    default: result.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    }
  }
}
