// Ids: what may be one, and why not.

import GalleyGolden
import Testing

@Suite struct CaptureIDTests {
  @Test(arguments: ["news.example/storm", "a/b", "1.2-3/4.5", "console.example/nullable"])
  func accepts(_ text: String) throws {
    #expect(try CaptureID(text).description == text)
  }

  @Test(arguments: [
    ("storm", "storm: error: an id has the form site/slug, such as news.example/storm"),
    ("a/b/c", "a/b/c: error: an id has the form site/slug, such as news.example/storm"),
    ("/etc/passwd", "/etc/passwd: error: an id has the form site/slug, such as news.example/storm"),
    ("/etc", "/etc: error: a part of an id can't be empty"),
    ("a/", "a/: error: a part of an id can't be empty"),
    ("../b", "../b: error: an id can't contain '.' or '..' as a part"),
    ("a/..", "a/..: error: an id can't contain '.' or '..' as a part"),
    ("A/b", "A/b: error: 'A' is not allowed in an id; use a-z, 0-9, '.' and '-'"),
    ("a/b c", "a/b c: error: U+0020 is not allowed in an id; use a-z, 0-9, '.' and '-'"),
    ("a/é", "a/é: error: U+00E9 is not allowed in an id; use a-z, 0-9, '.' and '-'"),
    (
      "a/\u{1B}[2J",
      "a/⟨U+001B⟩[2J: error: U+001B is not allowed in an id; use a-z, 0-9, '.' and '-'"
    ),
    ("a/.b", "a/.b: error: a part of an id can't begin with '.' or '-'"),
    ("-a/b", "-a/b: error: a part of an id can't begin with '.' or '-'"),
    ("a/b.", "a/b.: error: a part of an id can't end in '.'"),
    (
      "a/con",
      "a/con: error: 'con' is the name of a device on Windows, where the file could not be made"
    ),
    (
      "lpt1.example/b",
      "lpt1.example/b: error: 'lpt1' is the name of a device on Windows,"
        + " where the file could not be made"
    ),
  ])
  func refuses(_ text: String, message: String) {
    let error = #expect(throws: HarnessError.self) { try CaptureID(text) }
    #expect(error?.description == message)
    #expect(error?.kind == .invalidID)
  }

  /// Every name that Microsoft lists ("Naming Files, Paths, and Namespaces"), as site and as slug,
  /// alone and with an extension.
  @Test(
    arguments: ["con", "prn", "aux", "nul", "conin$", "conout$"]
      + ["com", "lpt"].flatMap { port in "0123456789¹²³".map { "\(port)\($0)" } })
  func refusesDevicesOfWindows(_ name: String) {
    for id in ["a/\(name)", "a/\(name).b", "\(name)/a", "\(name).example/a"] {
      let error = #expect(throws: HarnessError.self) { try CaptureID(id) }
      #expect(error?.kind == .invalidID)
    }
  }

  @Test(arguments: ["con", "com0", "lpt9"])
  func makesNoDeviceOfAURL(_ name: String) {
    #expect(throws: HarnessError.self) { try CaptureID(url: "https://news.example/\(name).html") }
    #expect(throws: HarnessError.self) { try CaptureID(url: "https://\(name).example/storm") }
  }

  @Test(arguments: ["com/lpt", "com10/lpt00", "comma/lptx", "a-con/x.con", "a/com-1"])
  func acceptsNamesLikeThoseOfDevices(_ text: String) throws {
    #expect(try CaptureID(text).description == text)
  }

  @Test func refusesLongParts() {
    let long = "a/" + String(repeating: "b", count: 201)
    let error = #expect(throws: HarnessError.self) { try CaptureID(long) }
    #expect(error?.detail == "a part of an id has at most 200 characters")
  }

  @Test func ordersBySiteThenSlug() throws {
    let ids = try ["b/a", "a/b", "a-b/a", "a/a-b", "a/a"].map { try CaptureID($0) }.sorted()
    #expect(ids.map(\.description) == ["a/a", "a/a-b", "a/b", "a-b/a", "b/a"])
  }

  @Test(arguments: [
    ("https://www.news.example/2026/storm.html", "news.example/storm"),
    ("https://news.example/", "news.example/home"),
    ("http://user@news.example:8080/A%20b/?q=1#top", "news.example/a-b"),
    ("https://news.example/日本/", "news.example/cf2abf0c"),
    ("https://news.example/%E6%97%A5%E6%9C%AC", "news.example/cf2abf0c"),
    ("https://news.example/50%", "news.example/50"),
    ("https://news.example/Über--uns...", "news.example/ber-uns"),
  ])
  func isMadeOfURL(_ url: String, id: String) throws {
    #expect(try CaptureID(url: url).description == id)
  }

  @Test(arguments: [
    ("storm.html", "storm.html: error: the URL is not absolute"),
    (
      "https://日本/storm",
      "https://日本/storm: error: no id can be made of it; choose one with --id"
    ),
  ])
  func isNotMadeOfURL(_ url: String, message: String) {
    let error = #expect(throws: HarnessError.self) { try CaptureID(url: url) }
    #expect(error?.description == message)
  }
}
