// Who owns the copyright of a page, by the line at its end.

/// The words of a copyright line that name the owner: "quay" of "© 2024 Quay Media Ltd".
struct CopyrightOwner {
  /// A name of fewer letters, in bytes, may be any word.
  private static let shortestName = 5

  private let words: [[UInt8]]
  /// The longest of the words, which tells of most texts that they aren't the owner's name.
  private let longest: [UInt8]

  /// - Parameter line: A copyright line in UTF-8.
  init(_ line: [UInt8]) {
    let start = Self.start(in: line) ?? line.startIndex
    // Behind the name's period stand the rights that are reserved.
    words = Self.words(
      ofFolded: CaseFolding.folded(line[start...].prefix { $0 != 0x2E && $0 != 0x7C }))
    longest = words.max { $0.count < $1.count } ?? []
  }

  /// Whether what stands before "©" ends in a mark that separates links: "Contact · © Quay".
  static func isBehindLinks(_ text: ArraySlice<UInt8>) -> Bool {
    guard let end = text.lastIndex(where: { $0 != 0x20 }) else { return false }
    return ["·", "•", "|", "-", "–", "—"].contains {
      text[...end].suffix($0.utf8.count).elementsEqual($0.utf8)
    }
  }

  /// Whether the last byte of "©" stands in a text, which may be that of another character.
  static func hasSign(_ text: ArraySlice<UInt8>) -> Bool {
    text.contains(0xA9)
  }

  /// Where "©" stands in a text.
  static func start(in text: [UInt8]) -> Int? {
    text.indices.first { text[$0] == 0xC2 && text[$0...].starts(with: "©".utf8) }
  }

  /// Whether a text is the owner's name, or that of a newspaper with it: "The Larkhaven Courier".
  func isNamed(by text: [UInt8]) -> Bool {
    guard words.reduce(0, { $0 + $1.count }) >= Self.shortestName else { return false }
    let folded = CaseFolding.folded(text)
    guard folded.containsRun(longest) else { return false }
    let text = Self.words(ofFolded: folded)
    return words.allSatisfy(text.contains)
      && text.allSatisfy { words.contains($0) || TextByline.publications.contains($0) }
  }

  /// The words of a folded name, without articles, what companies are, years and marks.
  private static func words(ofFolded text: [UInt8]) -> [[UInt8]] {
    text.split { $0 < 0x80 && !$0.isASCIILetter && !$0.isASCIIDigit }
      .filter { word in
        !others.contains(word) && !word.allSatisfy(\.isASCIIDigit) && !isMark(word)
      }
      .map { Array($0) }
  }

  /// Signs and dashes, which no letter begins with, in two or three bytes.
  private static func isMark(_ word: ArraySlice<UInt8>) -> Bool {
    word.first == 0xC2 && word.count <= 2 || word.first == 0xE2 && word.count <= 3
  }

  private static let others = WordList(
    """
    © copyright copyrights by the a an der die das la le les el los il lo i de het o os as l and und et y e \
    inc incorporated llc ltd limited plc corp corporation co company gmbh mbh ag kg kgaa se ug sa sas sarl \
    srl spa sl slu bv nv ab as oy aps sp z oo media medien medias verlag mediengruppe mediengesellschaft \
    publishing publications publishers group groupe grupo gruppo holding holdings editrice éditions \
    editorial news network networks communications digital online rights all reserved alle rechte \
    vorbehalten tous droits réservés todos los derechos reservados direitos tutti diritti riservati
    """)
}
