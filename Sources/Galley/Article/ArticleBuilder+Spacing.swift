// Where words of neighbouring elements would run together that style sheets set apart.

extension ArticleBuilder {
  /// A longer number is no number of a heading or a rating, in bytes.
  private static let longestNumber = 4
  /// Shorter text behind a number is its unit or its ending: "th", "km", "M".
  private static let shortestWords = 3
  /// Endings of numbers, in small letters.
  private static let ordinals: [StaticString] = ["st ", "nd ", "rd ", "th "]
  private static let creditClasses: [StaticString] = ["credit", "credits"]

  /// Whether an element that begins within a paragraph stands apart from what is before it, though
  /// there is no space: words right behind a number, each in an element of its own, and a credit
  /// behind a caption.
  func isSetApart(_ index: Int) -> Bool {
    if unit == .figure || captionDepth > 0 { return isCredit(index) }
    guard !style.marks.contains(.code), let number = element(rightBefore: index) else {
      return false
    }
    return isNumber(number, end: index) && beginsWithWord(index)
  }

  private func isCredit(_ index: Int) -> Bool {
    guard let names = document.valueRange(.class, of: index) else { return false }
    return ClassNames(document.bytes[names]).containsWord(oneOf: Self.creditClasses)
  }

  /// The element that ends where another of the same parent begins.
  private func element(rightBefore index: Int) -> Int? {
    let parent = document.nodes[index].parent
    var previous = index - 1
    guard previous > Int(parent) else { return nil }
    while document.nodes[previous].parent != parent {
      previous = Int(document.nodes[previous].parent)
    }
    return document.nodes[previous].tag == .text ? nil : previous
  }

  /// Whether an element holds a number alone, that is no note's or exponent's.
  private func isNumber(_ element: Int, end: Int) -> Bool {
    guard document.nodes[end - 1].tag == .text, kept[end - 1] else { return false }
    for index in element..<end - 1 where !document.nodes[index].tag.isPlainInline { return false }
    let text = document.bytes[document.textRange(end - 1)]
    return text.count <= Self.longestNumber && text.allSatisfy(\.isASCIIDigit)
  }

  /// Whether an element begins with a word that doesn't belong to the number before it.
  private func beginsWithWord(_ element: Int) -> Bool {
    guard document.nodes[element].tag.isPlainInline, element + 1 < document.nodes.count,
      document.nodes[element + 1].tag == .text
    else { return false }
    let text = document.bytes[document.textRange(element + 1)]
    guard text.count >= Self.shortestWords, let first = text.first else { return false }
    return (first.isASCIILetter || first >= 0x80)
      && !Self.ordinals.contains { ClassNames.begins(text, with: $0) }
  }
}

extension Tag {
  /// Whether it is of an element within a line that says nothing of what its text is.
  fileprivate var isPlainInline: Bool {
    switch self {
    case .span, .b, .strong, .i, .em, .a: true
    default: false
    }
  }
}
