// Character references, read as the HTML standard's tokenizer does.

import Testing

@testable import Galley

@Suite struct HTMLEntitiesTests {
  /// Replaces every reference of a text.
  static func decode(_ text: String, inAttribute: Bool = false) -> String {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { source in
      var output: [UInt8] = []
      var position = 0
      while position < source.count {
        if source[position] == UInt8(ascii: "&"),
          let reference = HTMLEntities.reference(at: position, in: source, inAttribute: inAttribute)
        {
          reference.append(to: &output)
          position += reference.length
        } else {
          output.append(source[position])
          position += 1
        }
      }
      return String(decoding: output, as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("a &amp; b&nbsp;&quot;c&lt;&gt;", "a & b\u{A0}\"c<>"),
    ("&copy 2020", "© 2020"), ("&nbspx", "\u{A0}x"), ("&notit;", "¬it;"), ("&notin;", "∉"),
    ("&not;", "¬"), ("&nosuch;", "&nosuch;"), ("&AMP", "&"), ("&am", "&am"), ("&", "&"),
    ("&&amp;", "&&"), ("&;", "&;"), ("&hellip", "&hellip"), ("&hellip;", "…"),
    ("&CounterClockwiseContourIntegral;", "∳"), ("&NotNestedGreaterGreater;", "⪢̸"),
    ("&nGt;", "≫⃒"), ("&frac12;&frac12", "½½"), ("&Aacute&aacute;", "Áá"), ("&ampamp;", "&amp;"),
    ("&lt", "<"), ("&gt=", ">="), ("&Tab;&NewLine;", "\t\n"), ("& amp;", "& amp;"),
  ])
  func namesInText(source: String, text: String) {
    #expect(Self.decode(source) == text)
  }

  @Test(arguments: [
    ("?a=1&copy=2", "?a=1&copy=2"), ("?a&lt;b", "?a<b"), ("&notit;", "&notit;"), ("&not", "¬"),
    ("&not ", "¬ "), ("&not=", "&not="), ("&not1", "&not1"), ("&amp=x", "&amp=x"),
    ("&amp;=x", "&=x"), ("&#38=x", "&=x"),
  ])
  func namesInAttributes(source: String, text: String) {
    #expect(Self.decode(source, inAttribute: true) == text)
  }

  @Test(arguments: [
    ("&#8217;", "’"), ("&#x2019;", "’"), ("&#X2019", "’"), ("&#146;", "’"), ("&#x80;", "€"),
    ("&#129;", "\u{81}"), ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"),
    ("&#x110000;", "\u{FFFD}"), ("&#99999999999999999999;", "\u{FFFD}"), ("&#;", "&#;"),
    ("&#x;", "&#x;"), ("&#xg", "&#xg"), ("&#", "&#"), ("&#65x", "Ax"), ("&#x10FFFF;", "\u{10FFFF}"),
    ("&#127880;", "🎈"), ("&#00000000000000000065;", "A"), ("&#x", "&#x"),
  ])
  func numbers(source: String, text: String) {
    #expect(Self.decode(source) == text)
  }

  @Test func everyNameOfTheTableIsFoundWithItsValue() {
    let table = String(
      decoding: UnsafeBufferPointer(
        start: HTMLEntities.table.utf8Start, count: HTMLEntities.table.utf8CodeUnitCount),
      as: UTF8.self)
    let entries = table.split { $0 == " " || $0 == "\n" }
    #expect(entries.count == HTMLEntities.count)
    for entry in entries {
      let parts = entry.split { $0 == "=" || $0 == "!" || $0 == "+" }
      let value = String(
        String.UnicodeScalarView(
          parts.dropFirst().compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }))
      #expect(Self.decode("&\(parts[0]);") == value)
      let isOld = entry.contains("!")
      #expect((Self.decode("&\(parts[0])") == value) == isOld)
    }
  }

  @Test func longRunsOfLettersCostNoMoreThanTheirLength() {
    let text = String(repeating: "&notanentityofanykindwhatsoeverthatwouldexist", count: 50_000)
    #expect(Self.decode(text).hasPrefix("¬anentityofanykind"))
  }
}
