// Text folded so that copies of one article compare equal.

import Foundation

/// The folding by which captures of the same story are compared.
public enum CanonicalText {
  /// The text in compatibility form (NFKC), with one form of quotation marks, single or double, and
  /// one of dashes, and each stretch of white space as one space, none at either end.
  ///
  /// Sites that republish an article change its quotation marks, dashes and spaces. They do not
  /// change its words, so whatever else differs is a leak or a loss.
  public static func folded(_ text: String) -> String {
    // Before NFKC too: it takes a prime or an acute accent apart before it could be folded.
    collapsed(folding(text).precomposedStringWithCompatibilityMapping)
  }

  /// The text of an article's body without its figures, folded.
  ///
  /// Copies of a story are rarely made with its pictures, and their captions go with them.
  public static func folded(story article: Article) -> String {
    folded(storyBlocks(of: article).map(\.text).joined(separator: "\n\n"))
  }

  /// The same block by block, each as a paragraph; blocks without text are left out.
  package static func foldedBlocks(story article: Article) -> [ArticleBlock] {
    storyBlocks(of: article).map { folded($0.text) }.filter { !$0.isEmpty }
      .map { .paragraph([InlineRun($0)]) }
  }

  private static func storyBlocks(of article: Article) -> [ArticleBlock] {
    article.body.filter { block in
      if case .figure = block { return false }
      return true
    }
  }

  private static func folding(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(form(of: scalar)) }
    return String(result)
  }

  private static func collapsed(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isSpacePending = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        isSpacePending = !result.isEmpty
        continue
      }
      if isSpacePending { result.append(" ") }
      isSpacePending = false
      result.append(form(of: scalar))
    }
    return String(result)
  }

  private static func form(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    // Aggregators turn double marks into single ones too, so both have one form.
    case 0x2018...0x201B, 0x2032, 0x2035, 0x2039, 0x203A, 0x60, 0xB4: "'"
    case 0x22, 0x201C...0x201F, 0x2033, 0x2036, 0xAB, 0xBB, 0x301D...0x301F: "'"
    case 0x2010...0x2015, 0x2212, 0x2E3A, 0x2E3B: "-"
    default: scalar
    }
  }
}
