// What a damaged golden file is told, with its place.

import Galley
import Testing

@Suite struct SnapshotErrorTests {
  @Test(arguments: [
    ("", "1: error: empty: the file is empty; a snapshot never is"),
    (
      "\u{FEFF}---\n",
      "1:1: error: byteOrderMark: the file begins with a byte order mark; "
        + "save it as UTF-8 without one"
    ),
    (
      "---\r\ngalley: 1\r\n---\r\n",
      "1:4: error: carriageReturn: carriage return; a snapshot's lines end in LF alone: "
        + "set `Golden/** text eol=lf` in .gitattributes and check the file out again"
    ),
    (
      "---\ngalley: 1\n<<<<<<< HEAD\ntitle: \"a\"\n=======\n>>>>>>> b\n---\n",
      "3:1: error: conflictMarker: conflict marker `<<<<<<<`; "
        + "finish the merge, or delete the file and accept it anew"
    ),
    (
      "---\ngalley: 1\n---\n\na\n=======\nb\n",
      "6:1: error: conflictMarker: conflict marker `=======`; "
        + "finish the merge, or delete the file and accept it anew"
    ),
    (
      "---\ngalley: 1\n---\n\nété \n",
      "5:6: error: trailingWhiteSpace: white space at the end of the line; a snapshot has none"
    ),
    (
      "---\ngalley: 1\n---\n\na",
      "5:2: error: finalNewline: no newline at the end of the file; it may have been cut short"
    ),
    (
      "---\ngalley: 1\n---\n\na\n\n",
      "6:1: error: finalNewline: empty line at the end of the file; "
        + "a snapshot ends in exactly one newline"
    ),
    (
      "# Title\n",
      "1:1: error: frontMatter: a snapshot begins with the line `---`; "
        + "this is not a golden file of Galley's"
    ),
    ("---\ngalley: 1\n", "2: error: frontMatter: no line `---` ends the front matter"),
    (
      "---\ngalley: 1\ntitle:\n---\n",
      "3:1: error: frontMatter: expected `key: value` or `---`"
    ),
    (
      "---\ntitle: \"a\"\n---\n",
      "2: error: missingKey: the first key must be `galley: 1`, the format's version"
    ),
    ("---\n---\n", "2: error: missingKey: the first key must be `galley: 1`, the format's version"),
    (
      "---\ngalley: 1\nauthor: \"a\"\n---\n",
      "3:1: error: unknownKey: `author` is no key of snapshot format 1; the keys are galley, "
        + "article, title, subtitle, authors, published, modified, site, section, tags, language, "
        + "direction, url, image"
    ),
    (
      "---\ngalley: 1\ntitle: \"a\"\nsite: \"b\"\ntitle: \"c\"\n---\n",
      "5:1: error: duplicateKey: `title` stands twice; keep one of the two"
    ),
    (
      "---\ngalley: 1\nsite: \"b\"\ntitle: \"c\"\n---\n",
      "4:1: error: misorderedKey: `title` must stand before `site`"
    ),
    (
      "---\ngalley: 1\narticle: none\ntitle: \"c\"\n---\n",
      "4:1: error: misorderedKey: `title` beside `article: none`; "
        + "a page without an article has no other keys"
    ),
    (
      "---\ngalley: 1\narticle: yes\n---\n",
      "3:10: error: badValue: `article` can only be `none`, without quotes; "
        + "a snapshot of an article does not have this key"
    ),
    (
      "---\ngalley: 2\n<<<<<<< new rules \n---\n",
      "2:9: error: newerVersion: this is snapshot format 2, newer than format 1, the newest that "
        + "this Galley reads; update Galley"
    ),
    (
      "---\ngalley: \"1\"\n---\n",
      "2:9: error: badValue: the format's version must be 1, without quotes"
    ),
    (
      "---\ngalley: 1\ntitle: a\n---\n",
      "3:8: error: badValue: expected a JSON string in double quotes"
    ),
    (
      "---\ngalley: 1\ntitle: \"a\\x\"\n---\n",
      "3:10: error: badValue: no escape of JSON"
    ),
    (
      "---\ngalley: 1\ntitle: \"a\\uD800\"\n---\n",
      "3:10: error: badValue: expected four hexadecimal digits of a character after `\\u`"
    ),
    (
      "---\ngalley: 1\ntitle: \"a\n---\n",
      "3:10: error: badValue: no double quote ends the string"
    ),
    (
      "---\ngalley: 1\ntitle: \"a\" b\n---\n",
      "3:11: error: badValue: text after the value of `title`"
    ),
    (
      "---\ngalley: 1\ntitle: \"\"\n---\n",
      "3:8: error: badValue: `title` is empty; leave out a key that has no value"
    ),
    (
      "---\ngalley: 1\nauthors: \"a\"\n---\n",
      "3:10: error: badValue: `authors` must be a list: `[\"…\", \"…\"]`"
    ),
    (
      "---\ngalley: 1\nauthors: [\"a\" \"b\"]\n---\n",
      "3:14: error: badValue: expected `, ` or `]` in the list of `authors`"
    ),
    (
      "---\ngalley: 1\npublished: \"2025-02-30\"\n---\n",
      "3:12: error: badValue: expected a date such as \"2026-05-21\", \"2026-05-21T13:29\" or "
        + "\"2026-05-21T13:29+02:00\""
    ),
    (
      "---\ngalley: 1\ndirection: \"up\"\n---\n",
      "3:12: error: badValue: `direction` must be \"ltr\" or \"rtl\""
    ),
    (
      "---\ngalley: 1\narticle: none\n---\n\ntext\n",
      "5: error: badBody: text after `article: none`; delete it or the key"
    ),
    (
      "---\ngalley: 1\n---\ntext\n",
      "4: error: badBody: no empty line between front matter and body"
    ),
    (
      "---\ngalley: 1\n---\n\n> > > > > > > - > > > > > text\n",
      "5:27: error: badBody: lists and quotes are nested more than 12 deep"
    ),
    (
      "---\ngalley: 1\n---\n\na\n\n- ```\n  code\n",
      "7: error: badBody: no fence ends the code block that begins here; "
        + "the file may have been cut short"
    ),
  ])
  func tellsWhatIsWrongAndWhere(text: String, message: String) {
    expect(Array(text.utf8), message)
  }

  @Test(
    arguments: [
      ([0x61, 0xFF], "5:2", "FF"), ([0xC3], "5:1", "C3"), ([0xC0, 0x80], "5:1", "C0"),
      ([0xED, 0xA0, 0x80], "5:1", "ED"), ([0xF4, 0x90, 0x80, 0x80], "5:1", "F4"),
      ([0xE2, 0x82], "5:1", "E2"),
    ] as [([UInt8], String, String)])
  func findsTheFirstByteThatIsNotUTF8(bytes: [UInt8], place: String, byte: String) {
    expect(
      Array("---\ngalley: 1\n---\n\n".utf8) + bytes + [0x0A],
      "\(place): error: invalidUTF8: byte 0x\(byte) is not UTF-8 here; "
        + "the file was saved in another encoding or is damaged")
  }

  @Test func everySnapshotCutShortAnywhereIsAnErrorOrAnother() throws {
    let article = Article(
      title: "A \u{AD}title", authors: ["Ada"],
      published: ArticleDate(year: 2025, month: 1, day: 2),
      body: [
        .quote([
          .list(start: 1, items: [[.paragraph([InlineRun("é", link: "https://a.example/")])]])
        ]),
        .code(language: nil, text: "code"),
      ])
    let bytes = Snapshot(of: article).bytes
    for length in bytes.indices {
      // It must not crash, and never reads as the whole.
      let read = try? SnapshotReader(reading: Array(bytes[..<length]))
      #expect(read?.article != article)
    }
  }

  private func expect(
    _ bytes: [UInt8], _ message: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: SnapshotError.self, sourceLocation: sourceLocation) {
      try SnapshotReader(reading: bytes)
    }
    #expect(error?.description == message, sourceLocation: sourceLocation)
  }
}
