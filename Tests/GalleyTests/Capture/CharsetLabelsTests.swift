// Every label of the Encoding Standard, each on a text with one bad byte in the middle.

import Foundation
import Testing

@testable import Galley

@Suite struct CharsetLabelsTests {
  @Test(arguments: [
    ("latin1", "windows-1252"), (" ISO-8859-1\n", "windows-1252"), ("us-ascii", "windows-1252"),
    ("iso-8859-9", "windows-1254"), ("gb2312", "GBK"), ("ks_c_5601-1987", "EUC-KR"),
    ("x-sjis", "Shift_JIS"), ("utf8", "UTF-8"), ("unicode", "UTF-16LE"), ("csbig5", "Big5"),
    ("iso-8859-8-i", "ISO-8859-8-I"), ("hz-gb-2312", "replacement"), ("l10", nil), ("", nil),
    ("utf-8;", nil), ("ISO-8859-16", "ISO-8859-16"), ("MacIntosh", "macintosh"),
  ])
  func labelsMeanWhatTheStandardSays(label: String, encoding: String?) {
    #expect(CharsetLabels.encoding(label.utf8) == encoding)
  }

  @Test(arguments: [
    ("text/html; charset=utf-8", "UTF-8"), ("text/html;charset = 'KOI8-R' ; x=y", "KOI8-R"),
    ("text/html; CHARSET=latin2;", "ISO-8859-2"), ("text/html", nil),
    ("text/html; charset=\"utf-8", nil), ("text/html; charset; charset=gbk", "GBK"),
  ])
  func mediaTypesNameTheirCharset(contentType: String, encoding: String?) {
    #expect(CharsetLabels.encoding(ofContentType: contentType) == encoding)
  }

  static let labels: [(label: String, encoding: String)] = {
    let table = String(
      decoding: UnsafeBufferPointer(
        start: CharsetLabels.table.utf8Start, count: CharsetLabels.table.utf8CodeUnitCount),
      as: UTF8.self)
    return table.split(separator: ";").flatMap { entry in
      let words = entry.split { $0 == " " || $0 == "\n" }
      return words.dropFirst().map { (String($0), String(words[0].dropLast())) }
    }
  }()

  @Test func tablesAreWhole() {
    #expect(Self.labels.count == CharsetLabels.count)
    #expect(CharsetLabels.count == 228)
    let names = Set(Self.labels.map(\.encoding))
    let single = names.filter { SingleByteDecoder.upperHalf(of: $0).count == 128 }
    #expect(names.count == 40)
    #expect(single.count == 27)
  }

  /// An invented sentence in a script that the encoding has, and its bytes.
  private static func sample(_ encoding: String) -> (text: String, bytes: [UInt8])? {
    samples[encoding].map { sample in
      (
        sample.text,
        stride(from: 0, to: sample.hex.count, by: 2).map { offset in
          let start = sample.hex.index(sample.hex.startIndex, offsetBy: offset)
          return UInt8(sample.hex[start..<sample.hex.index(start, offsetBy: 2)], radix: 16) ?? 0
        }
      )
    }
  }

  @Test(arguments: labels.map(\.label))
  func oneBadByteInTheMiddleCutsNothing(label: String) throws {
    let encoding = try #require(CharsetLabels.encoding(label.utf8))
    let sample = try #require(Self.sample(encoding))
    let contentType = "text/html; charset=\(label)"
    let whole = CharacterDecoding.decode(sample.bytes, contentType: contentType)
    #expect(String(decoding: whole.bytes, as: UTF8.self) == sample.text)
    #expect(whole.encoding == encoding)
    #expect(whole.replacements == 0)

    // A lone FF is no character in any multi-byte encoding, and one or none in the others. Lines
    // between keep it from being taken for half a character of UTF-16.
    let isWide = encoding.hasPrefix("UTF-16")
    let bad: [UInt8] = isWide ? (encoding == "UTF-16LE" ? [0x00, 0xDC] : [0xDC, 0x00]) : [0xFF]
    let broken = CharacterDecoding.decode(
      sample.bytes + bad + sample.bytes, contentType: contentType)
    let text = String(decoding: broken.bytes, as: UTF8.self)
    #expect(text.hasPrefix(sample.text))
    #expect(text.hasSuffix(sample.text))
    #expect(text.unicodeScalars.count == 2 * sample.text.unicodeScalars.count + 1)
    #expect(broken.replacements <= 1)
  }

  /// Written by people, encoded by Python.
  private static let samples: [String: (text: String, hex: String)] = [
    "UTF-8": (
      "Ein Gruß aus 東京, 12 €.",
      "45696e20477275c39f2061757320e69db1e4baac2c20313220e282ac2e"
    ),
    "IBM866": (
      "Утром дождь, вечером ясно.",
      "93e2e0aeac20a4aea6a4ec2c20a2a5e7a5e0aeac20efe1adae2e"
    ),
    "ISO-8859-2": ("Žlutý kůň pije vodu.", "ae6c7574fd206bf9f22070696a6520766f64752e"),
    "ISO-8859-3": (
      "La ĉevalo trinkas akvon ĝis nokto.",
      "4c6120e66576616c6f207472696e6b617320616b766f6e20f86973206e6f6b746f2e"
    ),
    "ISO-8859-4": ("Ēka pie upes ķīlis.", "aa6b6120706965207570657320f3ef6c69732e"),
    "ISO-8859-5": (
      "Утром дождь, вечером ясно.",
      "c3e2e0dedc20d4ded6d4ec2c20d2d5e7d5e0dedc20efe1ddde2e"
    ),
    "ISO-8859-6": ("المطر يسقط في الصباح.", "c7e4e5d7d120ead3e2d720e1ea20c7e4d5c8c7cd2e"),
    "ISO-8859-7": ("Το πρωί βρέχει.", "d4ef20f0f1f9df20e2f1ddf7e5e92e"),
    "ISO-8859-8": ("גשם בבוקר ושמש בערב.", "e2f9ed20e1e1e5f7f820e5f9eef920e1f2f8e12e"),
    "ISO-8859-8-I": ("גשם בבוקר ושמש בערב.", "e2f9ed20e1e1e5f7f820e5f9eef920e1f2f8e12e"),
    "ISO-8859-10": ("Áðan þagnaði Đorđe.", "c1f0616e20fe61676e61f06920a96f72b9652e"),
    "ISO-8859-13": ("Ąžuolas prie upės.", "c0fe756f6c61732070726965207570eb732e"),
    "ISO-8859-14": ("Ẁy ŵyn yn y tŷ.", "a87920f0796e20796e20792074fe2e"),
    "ISO-8859-15": ("Œuvre à 5 € près.", "bc7576726520e0203520a4207072e8732e"),
    "ISO-8859-16": ("Țara și orașul, 5 €.", "de61726120ba69206f7261ba756c2c203520a42e"),
    "KOI8-R": (
      "Утром дождь, вечером ясно.",
      "f5d4d2cfcd20c4cfd6c4d82c20d7c5dec5d2cfcd20d1d3cecf2e"
    ),
    "KOI8-U": ("Їжак і ґава біля річки.", "b7d6c1cb20a620adc1d7c120c2a6ccd120d2a6decbc92e"),
    "macintosh": ("Où est la forêt ? – Là.", "4f9d20657374206c6120666f729074203f20d0204c882e"),
    "windows-874": ("ฝนตกตอนเช\u{E49}า", "bdb9b5a1b5cdb9e0aae9d2"),
    "windows-1250": ("Žlutý kůň pije vodu.", "8e6c7574fd206bf9f22070696a6520766f64752e"),
    "windows-1251": (
      "Утром дождь, вечером ясно.",
      "d3f2f0eeec20e4eee6e4fc2c20e2e5f7e5f0eeec20fff1edee2e"
    ),
    "windows-1252": ("“Größe” – 5 €.", "934772f6df65942096203520802e"),
    "windows-1253": ("Το πρωί βρέχει.", "d4ef20f0f1f9df20e2f1ddf7e5e92e"),
    "windows-1254": ("Yağmur sabah başladı.", "5961f06d7572207361626168206261fe6c6164fd2e"),
    "windows-1255": ("גשם בבוקר ושמש בערב.", "e2f9ed20e1e1e5f7f820e5f9eef920e1f2f8e12e"),
    "windows-1256": ("المطر يسقط في الصباح.", "c7e1e3d8d120edd3ded820dded20c7e1d5c8c7cd2e"),
    "windows-1257": ("Ąžuolas prie upės.", "c0fe756f6c61732070726965207570eb732e"),
    "windows-1258": (
      "Trơ\u{300}i mưa buô\u{309}i sáng.",
      "5472f5cc69206dfd61206275f4d2692073e16e672e"
    ),
    "x-mac-cyrillic": (
      "Утром дождь, вечером ясно.",
      "93f2f0eeec20e4eee6e4fc2c20e2e5f7e5f0eeec20dff1edee2e"
    ),
    "GBK": ("早上下雨，傍晚天晴。", "d4e7c9cfcfc2d3eaa3acb0f8cdedccecc7e7a1a3"),
    "gb18030": ("早上下雨，傍晚天晴。𠀋 é", "d4e7c9cfcfc2d3eaa3acb0f8cdedccecc7e7a1a39532833720a8a6"),
    "Big5": ("早上下雨，傍晚天晴。", "a6ada457a455ab42a141b3c4b1dfa4d1b4b8a143"),
    "EUC-JP": ("朝は雨、夕方は晴れ。ｱﾒ", "c4aba4cfb1aba1a2cdbccafda4cfc0b2a4eca1a38eb18ed2"),
    "ISO-2022-JP": (
      "Tokyo: 朝は雨、夕方は晴れ。",
      "546f6b796f3a201b2442442b244f312b21224d3c4a7d244f4032246c21231b2842"
    ),
    "Shift_JIS": ("朝は雨、夕方は晴れ。ｱﾒ～①", "92a982cd894a8141975b95fb82cd90b082ea8142b1d281608740"),
    "EUC-KR": (
      "아침에 비가 오고 저녁에 갠다. 똠",
      "bec6c4a7bfa120baf1b0a120bfc0b0ed20c0fab3e1bfa120b0b5b4d92e208c63"
    ),
    "UTF-16BE": (
      "Ein Gruß aus 東京.",
      "00450069006e002000470072007500df0020006100750073002067714eac002e"
    ),
    "UTF-16LE": (
      "Ein Gruß aus 東京.",
      "450069006e002000470072007500df00200061007500730020007167ac4e2e00"
    ),
    "x-user-defined": ("ab\u{F7E9}c", "6162e963"),
    "replacement": ("Plain text stays.", "506c61696e20746578742073746179732e"),
  ]
}
