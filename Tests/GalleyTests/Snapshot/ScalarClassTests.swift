// Whether our tables agree with Unicode where format 1 needs them to.

import Foundation
import Testing

@testable import Galley

@Suite struct ScalarClassTests {
  @Test func wordsAndPunctuationAreNothingElseInUnicode() {
    let wrong = scalars(0x80...0x3FFFF).filter { scalar in
      let category = scalar.properties.generalCategory
      switch ScalarClass.flanking(of: scalar.value) {
      case .word: return isPunctuationOrSpace(category)
      case .punctuation: return !isPunctuation(category)
      case .space: return category != .spaceSeparator
      case .uncertain: return category == .spaceSeparator
      }
    }
    #expect(wrong == [])
  }

  @Test func controlsAndFormattingAreEscapedAndLettersAreNot() {
    let wrong = scalars(0...0xE0FFF).filter { scalar in
      let isEscaped = ScalarClass.isEscaped(scalar.value)
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .privateUse:
        return !isEscaped
      case .spaceSeparator:
        return scalar != " " && !ScalarClass.isEasilyMissed(scalar.value)
      default:
        let isLetter =
          scalar.properties.isAlphabetic && !scalar.properties.isDefaultIgnorableCodePoint
        return isEscaped && isLetter
      }
    }
    #expect(wrong == [])
  }

  @Test func composedCharactersAreTheirOwnNFC() {
    let composed = scalars(0xA0...0x2FFFF).filter { ScalarClass.isComposed($0.value) }
    let wrong = composed.filter { $0.properties.canonicalCombiningClass != .notReordered }
    #expect(wrong == [])
    let text = String(String.UnicodeScalarView(composed))
    #expect(text.precomposedStringWithCanonicalMapping.utf8.elementsEqual(text.utf8))
  }

  private func scalars(_ values: ClosedRange<UInt32>) -> [Unicode.Scalar] {
    values.compactMap(Unicode.Scalar.init)
  }

  private func isPunctuation(_ category: Unicode.GeneralCategory) -> Bool {
    switch category {
    case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .dashPunctuation, .connectorPunctuation, .otherPunctuation:
      true
    default: false
    }
  }

  private func isPunctuationOrSpace(_ category: Unicode.GeneralCategory) -> Bool {
    switch category {
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol, .spaceSeparator,
      .lineSeparator, .paragraphSeparator, .control, .format, .privateUse, .surrogate:
      true
    default: isPunctuation(category)
    }
  }
}
