// Generated tables that are one string: compiled at once, read without being set up.

/// A table of `name: word word … ;` entries.
struct StaticTable {
  typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  private let text: UnsafeBufferPointer<UInt8>

  init(_ text: StaticString) {
    self.text = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  /// The words of the entry with a name, which is compared byte for byte.
  func words(of name: String) -> [Bytes]? {
    for entry in text.split(separator: UInt8(ascii: ";")) {
      let (its, words) = parts(of: entry)
      if its.elementsEqual(name.utf8) { return split(words) }
    }
    return nil
  }

  /// The name of the entry that has a word, which is compared byte for byte.
  func name(with word: [UInt8]) -> String? {
    for entry in text.split(separator: UInt8(ascii: ";")) {
      let (name, words) = parts(of: entry)
      if split(words).contains(where: { $0.elementsEqual(word) }) {
        return String(decoding: name, as: UTF8.self)
      }
    }
    return nil
  }

  private func parts(of entry: Bytes) -> (name: Bytes, words: Bytes) {
    let trimmed = entry.drop { $0 <= 0x20 }
    let colon = trimmed.firstIndex(of: UInt8(ascii: ":")) ?? trimmed.endIndex
    return (trimmed[..<colon], trimmed[colon...].dropFirst())
  }

  private func split(_ words: Bytes) -> [Bytes] {
    words.split { $0 <= 0x20 }
  }
}
