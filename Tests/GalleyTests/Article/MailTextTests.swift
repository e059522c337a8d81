// Mail as text: what its header says, and where it ends.

import Testing

@testable import Galley

@Suite struct MailTextTests {
  private static let header = [
    "From: Nell Quay <nell@skerrow.example>", "To: lamps@skerrow.example",
    "Date: Tue, 3 Mar 2026 08:14:05 +0100", "Subject: \(TextArticleTests.title)",
    "Message-ID: <311.8@skerrow.example>", "",
  ]

  private static func article(_ header: [String] = header, tail: [String] = []) throws -> Article {
    let body = TextArticleTests.paragraphs.flatMap { [$0, ""] }
    let bytes = Array((header + body + tail).joined(separator: "\n").utf8)
    return try ArticleExtractor().article(from: Capture(bytes: bytes, kind: .text))
  }

  private static func header(subject: String) -> [String] {
    header.map { $0.hasPrefix("Subject:") ? "Subject: " + subject : $0 }
  }

  private static func header(from sender: String) -> [String] {
    header.map { $0.hasPrefix("From:") ? "From: " + sender : $0 }
  }

  @Test(arguments: [
    "Re: ", "RE: Re: ", "Fwd: ", "[lamps] ", "[lamps] Re: ", "Re: [lamps] Fwd: ", "Re[2]: ", "AW: ",
  ])
  func subjectsComeWithoutAnswersAndLists(_ prefix: String) throws {
    let article = try Self.article(Self.header(subject: prefix + TextArticleTests.title))
    #expect(article.title == TextArticleTests.title)
    #expect(article.subtitle == nil)
    #expect(article.published?.description == "2026-03-03T08:14+01:00")
    #expect(article.body.count == TextArticleTests.paragraphs.count)
  }

  @Test func aFoldedSubjectIsOne() throws {
    let subject = "Lighthouse at Skerrow stays dark\n for a third week"
    #expect(try Self.article(Self.header(subject: subject)).title == TextArticleTests.title)
  }

  @Test(arguments: [
    ("Nell Quay <nell@skerrow.example>", ["Nell Quay"]),
    ("\"Quay, Nell\" <nell@skerrow.example>", ["Nell Quay"]),
    ("Nell Quay via lamps <lamps@skerrow.example>", ["Nell Quay"]),
    ("nell at skerrow.example (Nell Quay)", ["Nell Quay"]), ("lamps@skerrow.example", []),
    ("Skerrow Lights <letters@skerrow-lights.example>", []),
  ])
  func sendersAreAuthors(_ sender: String, _ authors: [String]) throws {
    #expect(try Self.article(Self.header(from: sender)).authors == authors)
  }

  @Test func aBylineInTheTextGoesBeforeTheSender() throws {
    let header = Self.header + ["By Hester Oarsby", ""]
    #expect(try Self.article(header).authors == ["Hester Oarsby"])
  }

  @Test(arguments: [
    [
      "-- ", "Nell Quay, keeper of the harbour light at Skerrow and its boats.",
      "Whoever lights the lamp may also put it out, as they say on the rock.",
    ],
    [
      String(repeating: "_", count: 47), "lamps mailing list", "lamps@skerrow.example",
      "You get this since you asked for it at a meeting or wrote so on paper.",
    ],
    ["Sent from my phone, which the keeper of the light pays for"],
  ])
  func signaturesAndFootersAreNoText(_ tail: [String]) throws {
    let article = try Self.article(tail: tail)
    #expect(article.text == TextArticleTests.paragraphs.joined(separator: "\n\n"))
  }

  @Test func aRuleInTheMiddleEndsNothing() throws {
    let rest = TextArticleTests.paragraphs.map { "Later: " + $0 }.flatMap { [$0, ""] }
    let article = try Self.article(tail: ["--"] + rest + rest.map { "And " + $0 } + rest)
    #expect(article.text.contains("Later: "))
  }

  @Test func aPageWithoutHeaderIsNoMail() {
    let lines = ["From: the quay", "", TextArticleTests.title] + TextArticleTests.paragraphs
    #expect(LineReader(Array(lines.joined(separator: "\n").utf8)).mail == nil)
  }
}
