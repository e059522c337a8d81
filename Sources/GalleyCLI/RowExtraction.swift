// One row of `galley extract --ndjson` or one page of `--warc`: its answer in JSON.

import Galley
import GalleyGolden

/// Turns rows into answers; rows know nothing of each other.
struct RowExtraction: Sendable {
  let extractor: any Extractor

  /// A line of input with its 1-based number.
  struct Row: Sendable {
    var number: Int
    var line: LineReader.Line
  }

  /// The answer as one line of JSON with its newline; empty for an empty line.
  func answer(to row: Row) -> [UInt8] {
    guard case .text(let line) = row.line else {
      return Self.error(
        id: nil, kind: "badRow",
        message: "row \(row.number): longer than \(LineReader.maximumLength) bytes")
    }
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { return [] }
    let value: JSONValue
    do {
      value = try JSONReader.value(of: line)
    } catch {
      let column = JSONError.place(of: error.offset, in: line).column
      return Self.error(
        id: nil, kind: "badRow",
        message: "row \(row.number), column \(column): bad JSON: \(error.problem)")
    }
    return answer(to: value, number: row.number)
  }

  /// The answer to a page of a web archive, whose address is the id.
  func answer(to item: WARCReader.Item) -> [UInt8] {
    switch item {
    case .page(let page):
      let name = page.url ?? "page"
      return answer(id: page.url.map { .string($0) }, row: name) { Capture(page, name: name) }
    case .fault(let error):
      return Self.error(
        id: .string(error.capture), kind: error.kind.rawValue, message: error.description)
    }
  }

  private func answer(to value: JSONValue, number: Int) -> [UInt8] {
    answer(id: value[key: "id"]?.content, row: "row \(number)") {
      try capture(of: value, number: number)
    }
  }

  private func answer(
    id: JSONValue.Content?, row: String, _ capture: () throws -> Capture
  ) -> [UInt8] {
    do {
      let capture = try capture()
      let article = try extractor.article(from: capture)
      var bytes = Self.opening(id: id)
      JSONBytes.append(raw: ",\"article\":", to: &bytes)
      ArticleJSON.append(article, to: &bytes)
      bytes += [UInt8(ascii: "}"), UInt8(ascii: "\n")]
      return bytes
    } catch let error as ExtractionError {
      return Self.error(id: id, kind: error.kind.rawValue, message: error.description)
    } catch let fault as RowFault {
      return Self.error(id: id, kind: "badRow", message: "\(row): \(fault.problem)")
    } catch {
      return Self.error(id: id, kind: "error", message: "\(row): \(error)")
    }
  }

  private struct RowFault: Error {
    var problem: String
  }

  private func capture(of value: JSONValue, number: Int) throws -> Capture {
    guard value.members != nil else {
      throw RowFault(problem: "a row is a JSON object, not \(value.typeName)")
    }
    let name = try text("id", of: value) ?? "row \(number)"
    let url = try text("url", of: value)
    let contentType = try text("contentType", of: value)
    let given = ["path", "html", "text"].filter { value[key: $0] != nil }
    guard given.count == 1, let source = given.first, let content = try text(source, of: value)
    else {
      throw RowFault(problem: "a row has exactly one of \"path\", \"html\" and \"text\"")
    }
    if source == "path" {
      return try CaptureFile(
        path: content, url: url, contentType: contentType, kind: kind(of: value), name: name
      ).capture()
    }
    // JSON text has been decoded already: what the page says of its charset holds no longer.
    return Capture(
      bytes: Array(content.utf8), kind: source == "html" ? .html : .text, url: url,
      contentType: source == "html" ? "text/html; charset=utf-8" : "text/plain; charset=utf-8",
      name: name)
  }

  private func kind(of value: JSONValue) throws -> Capture.Kind? {
    guard let text = try text("kind", of: value) else { return nil }
    guard let kind = Capture.Kind(rawValue: text) else {
      throw RowFault(problem: "\"kind\" is \"html\" or \"text\"")
    }
    return kind
  }

  private func text(_ key: String, of value: JSONValue) throws -> String? {
    guard let member = value[key: key] else { return nil }
    switch member.content {
    case .null: return nil
    case .string(let text): return text
    case .number(let text) where key == "id": return text
    default: throw RowFault(problem: "\"\(key)\" should be a string, not \(member.typeName)")
    }
  }

  private static func opening(id: JSONValue.Content?) -> [UInt8] {
    var bytes = Array("{\"id\":".utf8)
    switch id {
    case .string(let text): JSONBytes.append(text, to: &bytes)
    case .number(let text): bytes.append(contentsOf: text.utf8)
    default: JSONBytes.append(raw: "null", to: &bytes)
    }
    return bytes
  }

  private static func error(id: JSONValue.Content?, kind: String, message: String) -> [UInt8] {
    var bytes = opening(id: id)
    JSONBytes.append(raw: ",\"error\":{\"kind\":", to: &bytes)
    JSONBytes.append(kind, to: &bytes)
    JSONBytes.append(key: "message", to: &bytes)
    JSONBytes.append(message, to: &bytes)
    bytes += Array("}}\n".utf8)
    return bytes
  }
}
