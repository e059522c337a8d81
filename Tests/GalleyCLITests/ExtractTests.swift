// `galley extract`: formats, rows, bad input.

import Foundation
import GalleyGolden
import TestSupport
import Testing

@Suite struct ExtractTests {
  private let folder: TestRoot

  init() throws {
    folder = try TestRoot()
    try folder.write("page.html", page("Ferry", paragraph, otherParagraph))
  }

  private func galley(_ arguments: String..., input: String = "") throws -> GalleyProcess.Output {
    try GalleyProcess(arguments, in: folder.path, input: Data(input.utf8)).finish()
  }

  private func rows(_ output: GalleyProcess.Output) throws -> [JSONValue] {
    try output.output.split(separator: "\n").map { try JSONReader.value(of: Array($0.utf8)) }
  }

  @Test func printsMarkdownByDefault() throws {
    let run = try galley("extract", "page.html")
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.output.hasPrefix("---\ngalley: 1\n"))
    #expect(run.output.hasSuffix("\n\n\(paragraph)\n\n\(otherParagraph)\n"))
  }

  @Test func printsText() throws {
    let run = try galley("extract", "-", "--format", "text", input: page("Ferry", paragraph))
    #expect(run.output == paragraph + "\n")
  }

  @Test func printsJSONWithEveryKey() throws {
    let run = try galley("extract", "page.html", "--format", "json")
    let article = try #require(try rows(run).first)
    #expect(
      article.members?.prefix(12).map(\.key) == [
        "title", "subtitle", "authors", "published", "modified", "siteName", "section",
        "language", "url", "image", "text", "blocks",
      ])
    #expect(article[key: "text"]?.string == "\(paragraph)\n\n\(otherParagraph)")
  }

  @Test func printsHTML() throws {
    let run = try galley("extract", "page.html", "--format", "html")
    #expect(run.output.contains("<p>\(paragraph)</p>\n<p>\(otherParagraph)</p>\n"))
  }

  @Test(arguments: [
    (["extract", "none.html"], 2, "none.html: error: unreadable: there is no file none.html\n"),
    (["extract", "Corpus"], 2, "Corpus: error: unreadable: Corpus: it is a folder, not a file\n"),
    (
      ["extract", "/dev/zero"], 2,
      "/dev/zero: error: unreadable: /dev/zero: it is a device or"
        + " pipe, not a file\n"
    ),
  ])
  func namesFilesThatCannotBeRead(_ arguments: [String], status: Int32, message: String) throws {
    let run = try GalleyProcess(arguments, in: folder.path).finish()
    #expect(run.status == status)
    #expect(run.errors == message)
    #expect(run.output == "")
  }

  @Test(arguments: [
    (["extract"], "Name a file, or - for standard input."),
    (["extract", "--ndjson", "page.html"], "--ndjson reads standard input only."),
    (["extract", "--warc", "page.html"], "--warc reads standard input only."),
    (["extract", "--warc", "--ndjson"], "--ndjson and --warc exclude each other."),
    (["extract", "--ndjson", "--jobs", "0"], "--jobs takes 1 to 256."),
    (["extract", "page.html", "--format", "pdf"], "The value 'pdf' is invalid for '--format"),
    (["extract", "page.html", "--colour"], "Unknown option '--colour'"),
    (["chekc", "--json"], "There is no command 'chekc'. Did you mean 'check'?\n"),
    (["help", "acept"], "There is no command 'acept'. Did you mean 'accept'?\n"),
    (["frobnicate"], "There is no command 'frobnicate'; there are extract, check, pending, "),
    (["--frobnicate"], "Unknown option '--frobnicate'"),
    (["check", "--update", "maybe"], "--update takes auto, new, always or no, not 'maybe'."),
    (["check", "--junit", "-"], "--junit and --html take a file; /dev/stdout is standard output."),
  ])
  func refusesWrongUsageWithCode2(_ arguments: [String], message: String) throws {
    let run = try GalleyProcess(arguments, in: folder.path).finish()
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("Error: \(message)"))
    #expect(run.output == "")
  }

  @Test func helpGoesToStandardOutput() throws {
    let run = try galley("extract", "--help")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("OVERVIEW: Prints the article of a captured page."))
    #expect(run.errors == "")
  }

  @Test func emptyPageIsNoArticle() throws {
    let run = try galley("extract", "-")
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("-: error: "))
  }
}

extension ExtractTests {
  @Test func answersThePagesOfAWebArchive() throws {
    let block = page("Ferry", paragraph)
    let head = "WARC/1.0\nWARC-Type: resource\nContent-Type: text/html; charset=utf-8\n"
    let input =
      "\(head)WARC-Target-URI: https://a.example/1\nContent-Length: \(block.utf8.count)\n\n\(block)"
      + "\n\nnothing\n\n\(head)WARC-Target-URI: https://a.example/2\nContent-Length: 4\n\n<p/>"
    for jobs in ["1", "2"] {
      let run = try galley("extract", "--warc", "--jobs", jobs, input: input)
      #expect(run.status == 0)
      let rows = try rows(run)
      #expect(
        rows.map { $0[key: "id"]?.string } == [
          "https://a.example/1", "archive", "https://a.example/2",
        ])
      #expect(rows.first?[key: "article"]?[key: "text"]?.string == paragraph)
      #expect(
        rows.dropFirst().map { $0[key: "error"]?[key: "kind"]?.string } == [
          "unreadable", "noArticle",
        ])
    }
  }

  @Test func readsCompressedFiles() throws {
    let process = try Process.run(
      URL(fileURLWithPath: "/bin/sh"), arguments: ["-c", "gzip -k '\(folder.path)/page.html'"])
    process.waitUntilExit()
    let run = try galley("extract", "page.html.gz", "--format", "text")
    #expect(run.output == "\(paragraph)\n\n\(otherParagraph)\n")
    try folder.write("bad.html.gz", "<p>not compressed</p>")
    let bad = try galley("extract", "bad.html.gz")
    #expect(bad.status == 2)
    #expect(bad.errors.hasPrefix("bad.html.gz: error: unreadable: "))
  }

  @Test func answersRowsInOrderAndGoesOnAfterBadOnes() throws {
    let html = page("Ferry", paragraph).replacing("\n", with: "\\n").replacing("\"", with: "\\\"")
    let input = """
      {"id": "a", "path": "page.html", "url": "https://a.example/1"}
      {"id": "b", "html": "\(html)"}
      {"id": "c"
      {"id": "d", "path": "none.html"}

      {"id": "e"}
      ["f"]
      {"id": "g", "html": "x", "text": "y"}
      {"id": 8, "path": 9}
      {"id": "i", "path": "Corpus"}
      {"id": "j", "path": "page.html"}
      """
    let run = try galley("extract", "--ndjson", "--jobs", "2", input: input)
    #expect(run.status == 0)
    #expect(run.errors == "")
    let rows = try rows(run)
    let answers = rows.map { row in
      row[key: "article"]?[key: "text"]?.string
        ?? "\(row[key: "error"]?[key: "kind"]?.string ?? "?"): "
        + "\(row[key: "error"]?[key: "message"]?.string ?? "?")"
    }
    #expect(
      answers == [
        "\(paragraph)\n\n\(otherParagraph)", paragraph,
        "badRow: row 3, column 11: bad JSON: ',' or '}' should stand here",
        "unreadable: d: error: unreadable: there is no file none.html",
        "badRow: row 6: a row has exactly one of \"path\", \"html\" and \"text\"",
        "badRow: row 7: a row is a JSON object, not an array",
        "badRow: row 8: a row has exactly one of \"path\", \"html\" and \"text\"",
        "badRow: row 9: \"path\" should be a string, not a number",
        "unreadable: i: error: unreadable: Corpus: it is a folder, not a file",
        "\(paragraph)\n\n\(otherParagraph)",
      ])
    #expect(
      rows.map { $0[key: "id"]?.content } == [
        .string("a"), .string("b"), .null, .string("d"), .string("e"), .null, .string("g"),
        .number("8"), .string("i"), .string("j"),
      ])
  }

  @Test func textRowsAreReadAsTextCaptures() throws {
    let lines = (1...6).map { "\(paragraph) \(otherParagraph) That was on day \($0)." }
    let text = (["The ferry that left at dawn"] + lines).joined(separator: "\n\n")
    let escaped = text.replacing("\n", with: "\\n")
    let row = try galley(
      "extract", "--ndjson", input: "{\"id\": \"-\", \"text\": \"\(escaped)\"}\n")
    let single = try galley(
      "extract", "-", "--kind", "text", "--format", "json", input: text)
    let answer = try #require(try rows(row).first)
    if single.status == 0 {
      #expect(row.output == "{\"id\":\"-\",\"article\":\(single.output.dropLast())}\n")
    } else {
      #expect(answer[key: "error"]?[key: "message"]?.string == String(single.errors.dropLast()))
    }
  }

  @Test func answersEachRowBeforeTheNextComes() throws {
    let process = Process()
    process.executableURL = GalleyProcess.binary
    process.arguments = ["extract", "--ndjson", "--jobs", "4"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    for number in 1...3 {
      try input.fileHandleForWriting.write(
        contentsOf: Data("{\"id\": \(number), \"path\": \"page.html\"}\n".utf8))
      // Blocks for ever if the answer waits for more input.
      let answer = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
      #expect(answer.hasPrefix("{\"id\":\(number),\"article\":{"))
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func answersToAFileAreThoseToAPipe() throws {
    try folder.write(
      "rows", (1...300).map { "{\"id\": \($0), \"path\": \"page.html\"}\n" }.joined())
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    let command = "'\(GalleyProcess.binary.path)' extract --ndjson"
    shell.arguments = ["-c", "\(command) < rows > file && \(command) < rows | cat > piped"]
    shell.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    try shell.run()
    shell.waitUntilExit()
    let answers = try #require(try folder.read("file"))
    // More than is written at once.
    #expect(answers.utf8.count > 200_000)
    #expect(answers.split(separator: "\n").count == 300)
    #expect(try folder.read("piped") == answers)
  }

  @Test func answersAreInTheFileBeforeTheNextRowIsWaitedFor() throws {
    let process = Process()
    process.executableURL = GalleyProcess.binary
    process.arguments = ["extract", "--ndjson", "--jobs", "1"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    try folder.write("out", "")
    let input = Pipe()
    process.standardInput = input
    process.standardOutput = try FileHandle(
      forWritingTo: URL(fileURLWithPath: folder.path).appendingPathComponent("out"))
    try process.run()
    try input.fileHandleForWriting.write(
      contentsOf: Data("{\"id\": 1, \"path\": \"page.html\"}\n".utf8))
    // Goes on for ever if the answer waits for more input.
    while try folder.read("out")?.hasSuffix("\n") != true { Thread.sleep(forTimeInterval: 0.01) }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try folder.read("out")?.split(separator: "\n").count == 1)
  }

  @Test func interruptionLeavesWholeRows() throws {
    let process = Process()
    process.executableURL = GalleyProcess.binary
    process.arguments = ["extract", "--ndjson"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(
      contentsOf: Data("{\"id\": 1, \"path\": \"page.html\"}\n".utf8))
    var text = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    process.interrupt()
    process.waitUntilExit()
    text += String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(process.terminationStatus == 130)
    #expect(text.hasSuffix("}}\n"))
    #expect(text.split(separator: "\n").count == 1)
  }

  @Test func interruptionDoesNotWaitForRowsThatHaveBeenRead() throws {
    let count = 3_000
    let row = "{\"id\": 1, \"path\": \"page.html\"}\n"
    try folder.write("rows", String(repeating: row, count: count))
    let process = Process()
    process.executableURL = GalleyProcess.binary
    process.arguments = ["extract", "--ndjson", "--jobs", "1"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardInput = try FileHandle(
      forReadingFrom: URL(fileURLWithPath: folder.path).appendingPathComponent("rows"))
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    var bytes = output.fileHandleForReading.availableData
    process.interrupt()
    bytes += output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasSuffix("}}\n"))
    #expect((1..<count).contains(text.split(separator: "\n").count))
  }

  @Test func endsWhenNobodyReads() throws {
    let rows = String(repeating: "{\"id\": 1, \"path\": \"page.html\"}\n", count: 5_000)
    try folder.write("rows", rows)
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = [
      "-c", "'\(GalleyProcess.binary.path)' extract --ndjson < rows 2> errors | head -n 1 > out",
    ]
    shell.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    try shell.run()
    shell.waitUntilExit()
    #expect(try folder.read("errors") == "")
    #expect(try folder.read("out")?.hasPrefix("{\"id\":1,\"article\":{") == true)
  }
}

extension ExtractTests {
  @Test func explainsInThreeFormats() throws {
    let text = try galley("extract", "page.html", "--explain")
    #expect(text.status == 0)
    #expect(text.errors == "")
    #expect(text.output.contains(" blocks kept, threshold 0."))
    #expect(text.output.contains("\nkept     "))

    let json = try galley("extract", "page.html", "--explain", "--format", "json")
    guard case .array(let blocks) = try rows(json).first?[key: "blocks"]?.content else {
      Issue.record("no blocks in \(json.output)")
      return
    }
    #expect(blocks.contains { $0[key: "text"]?.string == paragraph })

    let html = try galley("extract", "page.html", "--explain", "--format", "html")
    #expect(html.output.hasPrefix("<!DOCTYPE html>\n"))
    #expect(html.output.contains("<details class=\"kept\">"))
  }

  @Test(arguments: [
    (
      ["extract", "page.html", "--explain", "--format", "markdown"],
      "--explain prints text, json or html, not markdown."
    ),
    (["extract", "--ndjson", "--explain"], "--explain takes one file, and no --ndjson."),
  ])
  func refusesToExplainOtherwise(_ arguments: [String], message: String) throws {
    let run = try GalleyProcess(arguments, in: folder.path).finish()
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("Error: \(message)\n"))
  }
}
