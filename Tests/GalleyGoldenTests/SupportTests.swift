// Hashes against published vectors, and text that must not reach a terminal.

import GalleyGolden
import Testing

@Suite struct SHA256Tests {
  /// From FIPS 180-4's examples and NIST's long message test.
  @Test(arguments: [
    ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ])
  func matchesPublishedVectors(_ part: String, times: Int, digest: String) {
    let text = String(repeating: part, count: times)
    #expect(SHA256.hexadecimal(Array(text.utf8)) == digest)
  }

  @Test func doesNotDependOnHowTheBytesArrive() {
    let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0) }
    var hash = SHA256()
    for start in stride(from: 0, to: 1_000, by: 77) {
      hash.update(Array(bytes[start..<min(start + 77, 1_000)]))
    }
    #expect(hash.hexadecimal() == SHA256.hexadecimal(bytes))
  }
}

@Suite struct TerminalTextTests {
  @Test(arguments: [
    ("plain é 日本 😀", "plain é 日本 😀"),
    ("\u{1B}[31mred\u{7}", "⟨U+001B⟩[31mred⟨U+0007⟩"),
    ("\u{9B}2J", "⟨U+009B⟩2J"),
    ("soft\u{AD}hyphen zero\u{200B}width", "soft⟨U+00AD⟩hyphen zero⟨U+200B⟩width"),
    ("a\u{202E}b\u{A0}c", "a⟨U+202E⟩b⟨U+00A0⟩c"),
    ("a\r\nb", "a⟨U+000D⟩⟨U+000A⟩b"),
  ])
  func showsWhatSteersOrHides(_ text: String, shown: String) {
    #expect(printable(text) == shown)
  }

  @Test func keepsLineFeedsWhereAsked() {
    #expect(printable("a\nb\rc", keepingLines: true) == "a\nb⟨U+000D⟩c")
  }
}
