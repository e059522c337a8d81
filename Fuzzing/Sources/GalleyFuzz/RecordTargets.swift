// JSON of the harness: capture.json, and rows of NDJSON.

@testable import Galley
@testable import GalleyGolden

/// Holds: a record that can be read is written so that it reads the same.
func checkRecord(_ input: [UInt8]) {
  do {
    let record = try CaptureRecord(json: input, path: "capture.json")
    let again = try CaptureRecord(json: Array(record.json.utf8), path: "capture.json")
    require(again == record && again.json == record.json, "a record changes by writing")
  } catch {
    checkMessage("\(error)")
  }
  do {
    _ = try CaptureID(String(decoding: input, as: UTF8.self))
  } catch {
    checkMessage("\(error)")
  }
}

/// Errors are shown at terminals: nothing in them may steer one.
private func checkMessage(_ message: String) {
  require(!message.isEmpty, "an error without a message")
  require(
    printable(message, keepingLines: true) == message,
    "a control character: \(message.debugDescription)")
}

/// Holds: a row has one answer of one line, JSON with the row's id and either article or error.
func checkRow(_ input: [UInt8]) {
  let rows = RowExtraction(extractor: ArticleExtractor())
  let answer = rows.answer(to: RowExtraction.Row(number: 1, line: .text(input)))
  guard !answer.isEmpty else {
    require(input.allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }, "a row without answer")
    return
  }
  require(answer.firstIndex(of: 0x0A) == answer.count - 1, "not one line")
  let value = checkJSON(answer)
  require((value[key: "article"] == nil) != (value[key: "error"] == nil), "neither or both")
  if let id = (try? JSONReader.value(of: input))?[key: "id"]?.string {
    require(value[key: "id"]?.string == id, "another id")
  }
}

/// Strict JSON in valid UTF-8.
@discardableResult
func checkJSON(_ bytes: [UInt8]) -> JSONValue {
  require(isValidUTF8(bytes), "JSON is not UTF-8")
  do {
    return try JSONReader.value(of: bytes)
  } catch {
    fatalError("bad JSON: \(error)\n\(shown(bytes))")
  }
}

/// Nothing of a page may become markup that acts: every tag is one that the writers write.
func checkHTML(_ html: String) {
  let bytes = Array(html.utf8)
  require(isValidUTF8(bytes), "HTML is not UTF-8")
  for index in bytes.indices where bytes[index] == UInt8(ascii: "<") {
    let rest = bytes[(index + 1)...].prefix(12)
    require(rest.first.map { $0 != 0x20 } ?? false, "a bare <")
    let name = String(decoding: rest, as: UTF8.self).lowercased()
    for tag in ["script", "iframe", "object", "embed", "svg", "form", "base", "link"]
    where name.hasPrefix(tag) {
      fatalError("<\(tag)> in a page's HTML:\n\(html)")
    }
  }
}

func isValidUTF8(_ bytes: [UInt8]) -> Bool {
  String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes)
}

func shown(_ bytes: [UInt8]) -> String {
  String(decoding: bytes, as: UTF8.self).debugDescription
}
