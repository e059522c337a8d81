// What a page says of its author behind the article.

import Galley
import Testing

@Suite struct AuthorNotesTests {
  private static let paragraphs = [
    "The harbour board met on Tuesday to hear why the old crane had been sold, and by whom.",
    "Nobody at the table had signed the letter, although three of them had read it before it left.",
    "“We shall have to buy it back,” said the chairman, who had not been asked for his opinion.",
    "The buyer, a scrap dealer from the next valley, wants four times what he paid for it in March.",
    "Until then the boats are unloaded by hand, which takes a crew of nine men most of a morning.",
    "A second crane was promised by the summer, but the money for it has gone into the new bridge.",
    "Three fishermen have built a hoist of their own from a mast, two blocks and a length of chain.",
    "It lifts half a ton, they say, and it has fallen over only once, when nobody stood below it.",
    "The board has asked them to take it down again, since nobody has inspected it so far.",
    "They answered that the old crane had not been inspected either, and that it was gone now.",
    "The bridge in turn waits for its steel, which lies on the quay until a crane can lift it.",
  ]

  private var body: String { Self.paragraphs.joined(separator: "\n\n") }

  private func text(behind extra: String, author: String = "Ann Lind") throws -> String {
    let html =
      "<html><head><title>Crane sold by nobody</title></head><body><main><article>"
      + "<h1>Crane sold by nobody</h1><p>By \(author)</p>"
      + Self.paragraphs.map { "<p>\($0)</p>" }.joined() + extra + "</article></main></body></html>"
    let capture = Capture(bytes: Array(html.utf8), kind: .html)
    return try ArticleExtractor().article(from: capture).text
  }

  @Test(arguments: [
    "<p><em>Ann Lind is a reporter in Norrvik. Her last book is about cranes.</em></p>",
    "<p><strong>Ann Lind</strong> covers harbours for the Norrvik Post.</p>",
    "<p>Follow Ann Lind on <a href='https://x.example/'>Chirper</a>.</p>",
    "<p>Contact Ann Lind at the harbour office.</p>",
    "<h3>About the author</h3><p><em>Ann Lind writes about harbours.</em></p>",
  ])
  func noteOnTheAuthorIsDropped(note: String) throws {
    #expect(try text(behind: note) == body)
  }

  @Test(arguments: [
    // Of somebody else, amid the text, too long, and too much of the page.
    ("Ann Lind", "<p><em>Per Aune is a reporter in Norrvik.</em></p>"),
    ("Ann Lind", "<p>Ann Lind has a crane of her own.</p><p>It was never for sale, they say.</p>"),
    (
      "Ann Lind",
      "<p>Ann Lind was at the meeting, and later the same day she went down to the quay with the"
        + " chairman, to see for herself what was left of the crane and who might lift it.</p>"
    ),
    ("Lind", "<p><em>Lind is a reporter in Norrvik.</em></p>"),
  ])
  func whatIsNoNoteOnTheAuthorStays(author: String, extra: String) throws {
    let text = try text(behind: extra, author: author)
    #expect(text.hasPrefix(body))
    #expect(text.count > body.count)
  }
}
