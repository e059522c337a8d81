import Testing

@testable import Galley

/// Text that a program broke into lines.
@Suite struct WrappedTextTests {
  private func texts(_ text: String) -> [String] {
    let reader = LineReader(Array(text.utf8))
    return reader.lines.map { String(decoding: reader.bytes[$0.content], as: UTF8.self) }
  }

  /// A paragraph of words, broken before the column.
  private func wrapped(_ text: String, at width: Int = 72, indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines = [""]
    for word in text.split(separator: " ") {
      if lines[lines.count - 1].count + word.count + 1 > width - indent { lines.append("") }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    return lines.map { margin + $0 }.joined(separator: "\n")
  }

  private let prose =
    "The pilots of the northern quay met on Tuesday to settle who may use the inner basin when the "
    + "ice comes, and they parted without a vote because two of them had already sold their boats to "
    + "a company that nobody at the table had heard of before, or so the minutes of the evening say."

  @Test func paragraphsBecomeOneLineEach() {
    let text = [prose, prose.uppercased()].map { wrapped($0) }.joined(separator: "\n\n")
    #expect(texts(text) == [prose, prose.uppercased()])
  }

  @Test func aShortLineEndsItsParagraphWithoutABlankLine() {
    let short = prose + " So be it."
    #expect(texts([short, short].map { wrapped($0) }.joined(separator: "\n")) == [short, short])
  }

  @Test func centredHeadingsAreJoined() {
    let lines = [
      "The Pilots of the Northern Quay Met on Tuesday to Settle Who May Use", "the Inner Basin",
    ]
    let heading = lines.map { String(repeating: " ", count: (76 - $0.count) / 2) + $0 }
      .joined(separator: "\n")
    let text = heading + "\n\n" + wrapped(prose, indent: 3) + "\n\n" + wrapped(prose, indent: 3)
    #expect(texts(text).first == lines.joined(separator: " "))
  }

  @Test func linesOfChineseAreJoinedWithoutSpaces() {
    let sentence = "港口办公室在中午关了门没有人把这件事告诉渡船上的船员他们等到傍晚才知道。"
    let paragraph = String(repeating: sentence, count: 6)
    var rest = Array(paragraph)[...]
    var lines: [String] = []
    while !rest.isEmpty {
      lines.append(String(rest.prefix(36)))
      rest = rest.dropFirst(36)
    }
    let text = lines.joined(separator: "\n")
    #expect(texts(text + "\n\n" + text) == [paragraph, paragraph])
  }

  @Test(arguments: [
    ("a well-", "known pilot", false), ("Anglo-", "Saxon", false), ("pre-", "and post-war", true),
    ("one -", "two", true), ("1990-", "1999", true), ("the sea", "the quay", true),
    ("ночь-", "полночь", false), ("渡船", "码头", false), ("부두", "등대", true), ("渡船", "quay", true),
  ])
  func aSpaceStandsBetweenLinesButBehindHyphensOrInChinese(
    before: String, after: String, hasSpace: Bool
  ) {
    #expect(LineJoint.hasSpace(Array(before.utf8)[...], Array(after.utf8)[...]) == hasSpace)
  }

  @Test(arguments: [110, 120, 132])
  func wideTextIsPutTogether(_ width: Int) {
    let long = prose + " " + prose.lowercased()
    let text = [long, long.uppercased()].map { wrapped($0, at: width) }.joined(separator: "\n\n")
    let other = wrapped(long, at: width)
    #expect(texts(text + "\n\n" + other) == [long, long.uppercased(), long])
  }

  @Test func shortTextIsPutTogetherIfEachPairIsTight() {
    let first = String(prose.prefix(200)) + "."
    let second =
      "the boats lay at the quay until somebody came who could tell the owner from the thief, and "
      + "then they were gone within the hour."
    let head = ["The pilots of the northern quay", "March 3, 2026", ""]
    let text = (head + [wrapped(first), "", wrapped(second)]).joined(separator: "\n")
    #expect(texts(text) == head.dropLast() + [first, second])
  }

  @Test func verseOfEvenLinesStays() {
    let verse = [
      "Nobody weighs anything here any more but the rain,",
      "which comes in by the door that the coopers took,",
      "and stands on the scale until it has been believed.",
      "The clerk had a cat, and the cat had a page in the book.",
      "I was weighed here once, between a keg and a rope,",
      "and was told I would do, and was given a stamp on the hand,",
      "and all the way home I held it away from the wet,",
      "a parcel that someone had paid for on dry land.",
      "It is years since the ink came off, and the clerk is dead,",
      "but I go by on market days with what I have bought,",
    ]
    #expect(texts(verse.joined(separator: "\n")) == verse)
  }

  @Test func shortVerseStays() {
    let verse = [
      "She fetches up the river's floor and everything upon it,", "",
      "the boot, the bottle and the chain, the keeper's Sunday bonnet,",
      "and spills it all a mile from shore, and turns, and goes again,",
      "and nobody has thanked her yet, the fish least of the men.",
    ]
    #expect(texts(verse.joined(separator: "\n")).count == 4)
  }

  @Test(arguments: [36, 38])
  func textWrappedByItsBytesIsPutTogether(_ width: Int) {
    let sentence =
      "המעבורת הקטנה שחוצה את הנחל שבה לשוט אתמול אחרי שלוש שנים שבהן עמדה קשורה לעץ בגדה המזרחית "
      + "והתושבים הביאו איתם עוגות ותופים וכיסא נוח אחד בשביל השייט הזקן שלא הסכים לשבת בו."
    let text = wrapped(sentence, at: width) + "\n\n" + wrapped(sentence, at: width)
    #expect(texts(text) == [sentence, sentence])
  }

  @Test func linesThatNoColumnEndedStay() {
    let lines = ["A first line of several plain words", "and a second one of about that length"]
    #expect(texts((lines + lines + lines + lines).joined(separator: "\n")).count == 8)
  }
}
