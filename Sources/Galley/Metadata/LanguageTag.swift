// Language tags in one spelling.

/// Language tags by BCP 47.
enum LanguageTag {
  /// A tag in its usual spelling: `pt_br` is `pt-BR`, `ZH-hans` is `zh-Hans`; `nil` if the value is
  /// no tag.
  static func normalized(_ value: String) -> String? {
    let first = value.split { $0 == "," || $0 == ";" || $0 == " " }.first ?? ""
    let subtags = first.split { $0 == "-" || $0 == "_" }
    guard let primary = subtags.first, (2...3).contains(primary.utf8.count),
      subtags.count <= 4, subtags.allSatisfy({ isSubtag($0) }),
      primary.utf8.allSatisfy(\.isASCIILetter)
    else { return nil }
    var parts = [primary.lowercased()]
    for subtag in subtags.dropFirst() {
      switch subtag.utf8.count {
      case 2: parts.append(subtag.uppercased())
      case 4 where subtag.utf8.allSatisfy(\.isASCIILetter):
        parts.append(subtag.prefix(1).uppercased() + subtag.dropFirst().lowercased())
      default: parts.append(subtag.lowercased())
      }
    }
    return parts.joined(separator: "-")
  }

  private static func isSubtag(_ text: Substring) -> Bool {
    (1...8).contains(text.utf8.count)
      && text.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
  }
}
