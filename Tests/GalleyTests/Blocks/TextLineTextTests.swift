// White space within lines.

import Testing

@testable import Galley

@Suite struct TextLineTextTests {
  private static let words = "“Low” tides — so the pilot’s café log — were rare, naïve or 低い潮."

  private func collapsed(_ text: String) -> String {
    String(decoding: TextLineText.collapsed(Array(text.utf8)[...]), as: UTF8.self)
  }

  private func mayHaveBlanks(_ text: String) -> Bool {
    Array(text.utf8).withUnsafeBufferPointer { LineScanner.scan($0).stats.mayHaveBlanks }
  }

  @Test func keepsSingleSpaces() {
    #expect(collapsed(Self.words) == Self.words)
    #expect(!mayHaveBlanks(Self.words))
    #expect(Array(Self.words.utf8).withUnsafeBufferPointer(TextLineText.isCollapsed))
  }

  @Test(arguments: [
    ("  ", " "), (" \t ", " "), ("\u{A0}", " "), ("\u{2009}", " "), (" \u{A0}", " "),
    ("\u{AD}", ""), ("\u{200B}", ""), ("\u{FEFF}", ""), ("\u{3000}", "\u{3000}"),
  ])
  func collapsesWhiteSpaceWhereverItStands(_ blank: String, _ expected: String) {
    let scalars = Array(Self.words.unicodeScalars)
    // Bytes are looked at by sixteens.
    for count in 1..<scalars.count where scalars[count - 1] != " " && scalars[count] != " " {
      let before = String(String.UnicodeScalarView(scalars[..<count]))
      let behind = String(String.UnicodeScalarView(scalars[count...]))
      let found = collapsed(before + blank + behind)
      let isExpected = found.utf8.elementsEqual((before + expected + behind).utf8)
      #expect(isExpected, "\(found)")
      #expect(mayHaveBlanks(before + blank + behind), "\(before + blank + behind)")
    }
  }

  @Test(arguments: [" ", ", ", ". ", "; ", "7 ", "’ ", "潮 "])
  func noticesSecondSpacesBehindAnything(_ before: String) {
    #expect(mayHaveBlanks("Low\(before) tides"))
    #expect(!mayHaveBlanks("Low\(before)tides"))
  }
}
