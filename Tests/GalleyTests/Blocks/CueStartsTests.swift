// Cues by the places that are noted while words are counted, beside those of a line folded as a whole.

import Testing

@testable import Galley

@Suite struct CueStartsTests {
  /// The cues of a line by the places that a scanner notes, and by folding all of it.
  private static func cues(_ line: String) -> (noted: CueSet, folded: CueSet) {
    Array(line.utf8).withUnsafeBufferPointer { text in
      let noted = LineScanner.withScanner(of: text) { scanner in
        _ = scanner.scan(text.indices)
        return CueMatcher.shared.cues(in: text, at: scanner.cueStarts)
      }
      return (noted ?? [], CueMatcher.shared.cues(in: text))
    }
  }

  @Test(arguments: [
    "Share this story", "share", "RoomBy Press RoomMay 21, 2025No Comments3 Mins",
    "The tide. 12 comments", "1,204 comments", "Today8 hours ago", "at 13:29",
    "5\u{2019} d\u{2019}ago",
    "the 1st's comments", "21st May 2025", "May 2nd, 2025", "don't miss", "Don\u{2019}t miss it",
    "Editor\u{2019}s Picks", "it'Share", "no  comments", "leave a  reply",
    "\u{201C}By Ann Lind\u{201D}",
    "Ann Lind is a staff writer at the Post.", "Ann Lind, who rows, is a well-known writer.",
    "\u{A9} 2024 Tide Press", "soft\u{AD}share this", "à lire aussi", "subscribe\u{200B}to", "in",
    "of.",
    "log in", "sign\tup", "mp3comments", "2 min", "3 min read", "5pm reply", "A", "",
    "(12) Replies",
    "U.S. news: sign up", "SHARE ON FACEBOOK", "ShareTweetPin", "newsLETTER", "read more...",
    "A wide harbour wall-mounted newsletter", "score 7", "liked by 12 people",
  ])
  func theSameAsOfTheFoldedLine(line: String) {
    let cues = Self.cues(line)
    #expect(cues.noted == cues.folded, "\(line)")
  }

  @Test func phrasesThatTheReachCutsOffAreTheSame() {
    for length in 580...606 {
      for end in ["newsletter", " share", " tag", "me up", " 12 comments", "\u{2019}t miss"] {
        let line =
          String(repeating: "oar ", count: length / 4) + String(repeating: "x", count: length % 4)
        let cues = Self.cues(line + end)
        #expect(cues.noted == cues.folded, "\(length) bytes before \(end)")
      }
    }
  }

  @Test func randomLinesHaveTheSameCues() {
    let parts = [
      "share", "Share", "by", "By", "May", "21", "2025", "comments", "Comments", "ago", "hours",
      "a", "is",
      "writer", "news", "letter", "sign", "up", "log", "in", "the", "st", "nd", "min", "read",
      "more", "'",
      "\u{2019}", " ", " ", " ", " ", " ", "  ", ", ", ". ", ".", ",", "-", "/", ":", "(", ")", "é",
      "ß",
      "\u{A0}", "\u{AD}", "\u{2014}", "\u{200D}", "\u{1F600}", "7", "12", "x", "Z", "harbourmaster",
      "年",
    ]
    var state: UInt64 = 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<20_000 {
      let line = (0..<(1 + next(next(20) == 0 ? 300 : 14))).map { _ in parts[next(parts.count)] }
        .joined()
      let cues = Self.cues(line)
      if cues.noted != cues.folded {
        Issue.record("\(line): \(cues.noted) beside \(cues.folded)")
        return
      }
    }
  }
}
