// The way from one text to another by words.

import Galley

/// A stretch of text that two texts share, or that only one of them has.
public struct WordChange: Sendable, Hashable {
  /// Where the stretch stands.
  public enum Kind: String, Sendable, Hashable {
    /// In both texts.
    case same
    /// In the golden alone.
    case deleted
    /// In the snapshot alone.
    case inserted
  }

  /// Where the stretch stands.
  public var kind: Kind
  /// The stretch, with invisible characters shown.
  ///
  /// What both texts have shows controls and formatting characters only; what one of them has
  /// shows all white space but U+0020, joiners and combining accents too, as `⟨U+00A0⟩`. A stretch
  /// of nothing but white space has `␠` for spaces, `⏎` for line breaks and `⇥` for tabs.
  public var text: String

  /// Creates a stretch.
  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}

/// Compares two texts by words; by characters where a script has no spaces.
struct WordDiff {
  /// The stretches in order, the deleted before the inserted where both stand in one place.
  private(set) var changes: [WordChange] = []
  /// Whether a shorter way may exist.
  private(set) var isCoarse = false

  private let golden: TextWords
  private let actual: TextWords

  /// Compares two texts.
  init(_ golden: String, _ actual: String) {
    self.golden = TextWords(of: golden)
    self.actual = TextWords(of: actual)
    var symbols = SymbolTable()
    let old = symbols.symbols(for: self.golden)
    let new = symbols.symbols(for: self.actual)
    let alignment = BlockDiffAlignment(old, new)
    isCoarse = alignment.isCoarse
    append(stretches(alignment.pairs))
  }

  /// Words from a place of either text on, as far as they are all shared or all not.
  private struct Stretch {
    var golden: Range<Int>
    var actual: Range<Int>
    var isSame: Bool
  }

  private func stretches(_ pairs: [(golden: Int, actual: Int)]) -> [Stretch] {
    var stretches: [Stretch] = []
    var (x, y) = (0, 0)
    func add(_ golden: Range<Int>, _ actual: Range<Int>, isSame: Bool) {
      if golden.isEmpty && actual.isEmpty { return }
      if let last = stretches.last, last.isSame == isSame {
        stretches[stretches.count - 1].golden = last.golden.lowerBound..<golden.upperBound
        stretches[stretches.count - 1].actual = last.actual.lowerBound..<actual.upperBound
      } else {
        stretches.append(Stretch(golden: golden, actual: actual, isSame: isSame))
      }
    }
    for pair in pairs {
      add(x..<pair.golden, y..<pair.actual, isSame: false)
      add(pair.golden..<(pair.golden + 1), pair.actual..<(pair.actual + 1), isSame: true)
      (x, y) = (pair.golden + 1, pair.actual + 1)
    }
    add(x..<golden.count, y..<actual.count, isSame: false)
    return withoutIslands(stretches)
  }

  /// Joins changes that nothing but a space parts: "two words" changed is one change, not two.
  private func withoutIslands(_ stretches: [Stretch]) -> [Stretch] {
    var joined: [Stretch] = []
    for (index, stretch) in stretches.enumerated() {
      let isIsland =
        stretch.isSame && index > 0 && index + 1 < stretches.count
        && stretch.golden.allSatisfy { golden.isSpace($0) }
        && isReplacement(stretches[index - 1]) && isReplacement(stretches[index + 1])
      if let last = joined.last, !last.isSame, isIsland || !stretch.isSame {
        joined[joined.count - 1].golden = last.golden.lowerBound..<stretch.golden.upperBound
        joined[joined.count - 1].actual = last.actual.lowerBound..<stretch.actual.upperBound
      } else {
        joined.append(stretch)
      }
    }
    return joined
  }

  private func isReplacement(_ stretch: Stretch) -> Bool {
    !stretch.golden.isEmpty && !stretch.actual.isEmpty
  }

  private mutating func append(_ stretches: [Stretch]) {
    for stretch in stretches {
      let old = golden.text(of: stretch.golden)
      if stretch.isSame {
        changes.append(WordChange(.same, VisibleText.shown(old)))
        continue
      }
      let new = actual.text(of: stretch.actual)
      if !old.isEmpty { changes.append(WordChange(.deleted, Self.shownChanged(old))) }
      if !new.isEmpty { changes.append(WordChange(.inserted, Self.shownChanged(new))) }
    }
  }

  private static func shownChanged(_ text: String) -> String {
    guard text.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }) else {
      return VisibleText.shown(text, showsSpaces: true)
    }
    return text.utf8.map { $0 == 0x20 ? "␠" : $0 == 0x0A ? "⏎" : "⇥" }.joined()
  }
}
