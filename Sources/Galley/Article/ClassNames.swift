// The names in a class attribute.

/// A class attribute's value, compared byte for byte but for the case of ASCII letters.
struct ClassNames {
  private let value: ArraySlice<UInt8>

  init(_ value: ArraySlice<UInt8>) {
    self.value = value
  }

  /// The names in order.
  var names: [ArraySlice<UInt8>] {
    value.split(whereSeparator: \.isHTMLSpace)
  }

  /// Whether one of the names is as wanted.
  func contains(_ isWanted: (ArraySlice<UInt8>) -> Bool) -> Bool {
    var start = value.startIndex
    while start < value.endIndex {
      var end = start
      while end < value.endIndex, !value[end].isHTMLSpace { end += 1 }
      if end > start, isWanted(value[start..<end]) { return true }
      start = end + 1
    }
    return false
  }

  /// Whether one of the names is one of these, which are in lower case.
  func contains(oneOf wanted: [StaticString]) -> Bool {
    contains { name in
      wanted.contains { $0.utf8CodeUnitCount == name.count && Self.begins(name, with: $0) }
    }
  }

  /// Whether the value ends with one of these, which are in lower case.
  func ends(oneOf wanted: [StaticString]) -> Bool {
    wanted.contains { Self.begins(value.suffix($0.utf8CodeUnitCount), with: $0) }
  }

  /// Whether one of these, which are in lower case, stands anywhere in the value.
  func containsPart(oneOf wanted: [StaticString]) -> Bool {
    for index in value.indices {
      let byte = value[index].lowercasedASCII
      for part in wanted
      where part.utf8Start[0] == byte && Self.begins(value[index...], with: part) {
        return true
      }
    }
    return false
  }

  /// Whether one of these, which are in lower case, is a word of the value: letters between marks.
  func containsWord(oneOf wanted: [StaticString]) -> Bool {
    value.split { !$0.isASCIILetter }.contains { word in
      wanted.contains { $0.utf8CodeUnitCount == word.count && Self.begins(word, with: $0) }
    }
  }

  /// Whether bytes begin with a text in lower case.
  static func begins(_ bytes: ArraySlice<UInt8>, with text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard bytes.count >= count else { return false }
    for offset in 0..<count
    where bytes[bytes.startIndex + offset].lowercasedASCII != text.utf8Start[offset] {
      return false
    }
    return true
  }
}
