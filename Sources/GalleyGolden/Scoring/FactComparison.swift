// Titles, names and dates compared with the true ones.

import Galley

/// Whether the facts of an article are those that a data set states.
enum FactComparison {
  /// A text with character references resolved, in small letters, each stretch of white space as
  /// one space.
  static func folded(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for word in HTMLText.resolvingReferences(in: text).lowercased().split(
      whereSeparator: \.isWhitespace)
    {
      if !result.isEmpty { result.append(UInt8(ascii: " ")) }
      result.append(contentsOf: word.utf8)
    }
    return result
  }

  /// Whether two texts are equal after folding; a missing one equals an empty one.
  static func isEqual(_ one: String?, _ other: String?) -> Bool {
    folded(one ?? "") == folded(other ?? "")
  }

  /// Whether names, written as one list, are those of a byline.
  ///
  /// A list can be written with commas, semicolons, "and" or "&": they count as the same.
  static func isEqual(_ authors: [String], _ byline: String?) -> Bool {
    list(authors.joined(separator: ", ")) == list(byline ?? "")
  }

  /// Whether a date is the true one by day, or by month where the truth has no day.
  ///
  /// - Parameters:
  ///   - date: The date that was extracted, if any.
  ///   - truth: An ISO 8601 date, with or without a time.
  /// - Returns: Whether it is; false if there is no date.
  static func isSameDay(_ date: ArticleDate?, _ truth: String) -> Bool {
    guard let date else { return false }
    let day = truth.utf8.prefix(Self.dayLength)
    return !day.isEmpty && Array(date.description.utf8.prefix(day.count)) == Array(day)
  }

  /// The length of `2026-05-21`.
  private static let dayLength = 10

  private static func list(_ text: String) -> [UInt8] {
    var list = String(decoding: folded(text), as: UTF8.self)
    for separator in [", and ", " and ", " & ", " ; ", "; "] {
      list = list.split(separator: separator, omittingEmptySubsequences: false)
        .joined(separator: ", ")
    }
    return Array(list.utf8)
  }
}
