// The floors file as JSON.

import Galley

extension FloorFile {
  /// Reads a floors file.
  ///
  /// - Parameters:
  ///   - bytes: The file's bytes.
  ///   - path: What errors call the file.
  /// - Throws: ``HarnessError`` of kind `badData` with line and column if it is no floors file, if a
  ///   floor was lowered without a reason, or stands twice.
  public init(json bytes: [UInt8], path: String) throws(HarnessError) {
    do throws(JSONError) {
      let value = try JSONReader.value(of: bytes)
      guard case .array(let items)? = value[key: "floors"]?.content else {
        throw JSONError(offset: value.offset, problem: "a floors file has a list \"floors\"")
      }
      var entries: [Entry] = []
      for item in items {
        let entry = try Self.entry(of: item)
        let isDoubled = entries.contains {
          $0.set == entry.set && $0.input == entry.input && $0.measure == entry.measure
        }
        if isDoubled { throw JSONError(offset: item.offset, problem: "this floor stands twice") }
        entries.append(entry)
      }
      self.init(entries: entries)
    } catch {
      let place = JSONError.place(of: error.offset, in: bytes)
      throw HarnessError(
        .badData, printable(path), line: place.line, column: place.column,
        detail: printable(error.problem))
    }
  }

  private static func entry(of value: JSONValue) throws(JSONError) -> Entry {
    let input = try text("input", of: value)
    let measure = try text("measure", of: value)
    guard let input = ScoreInput(rawValue: input) else {
      throw JSONError(offset: value.offset, problem: "\"input\" is html, text or twins")
    }
    guard let measure = Measure(rawValue: measure) else {
      throw JSONError(offset: value.offset, problem: "there is no measure \"\(measure)\"")
    }
    var entry = Entry(
      set: try text("set", of: value), input: input, measure: measure,
      floor: try number("floor", of: value), best: try number("best", of: value))
    if case .array(let items)? = value[key: "lowered"]?.content {
      for item in items { entry.lowered.append(try lowering(of: item)) }
    }
    if entry.isLoweredByHand {
      throw JSONError(
        offset: value[key: "floor"]?.offset ?? value.offset,
        problem:
          "this floor is under \(Decimal.short(entry.lowered.last?.to ?? entry.best)) without"
          + " a reason; lower it with galley score --lower-floor --reason \"…\"")
    }
    return entry
  }

  private static func lowering(of value: JSONValue) throws(JSONError) -> Lowering {
    let reason = try text("reason", of: value)
    guard reason.contains(where: { !$0.isWhitespace }) else {
      throw JSONError(offset: value.offset, problem: "the reason is empty")
    }
    return Lowering(
      from: try number("from", of: value), to: try number("to", of: value), reason: reason)
  }

  private static func text(_ key: String, of value: JSONValue) throws(JSONError) -> String {
    guard let text = value[key: key]?.string else {
      throw JSONError(offset: value.offset, problem: "there is no text \"\(key)\"")
    }
    return text
  }

  private static func number(_ key: String, of value: JSONValue) throws(JSONError) -> Double {
    guard case .number(let text)? = value[key: key]?.content, let number = Double(text),
      (0...1).contains(number)
    else {
      throw JSONError(offset: value.offset, problem: "there is no number \"\(key)\" from 0 to 1")
    }
    return number
  }

  /// The file's bytes: one floor a line, so that a change of one is a change of one line.
  public var json: [UInt8] {
    let lines = entries.map { "    " + Self.json(of: $0) }
    let list = lines.isEmpty ? "[]" : "[\n\(lines.joined(separator: ",\n"))\n  ]"
    return Array("{\n  \"floors\": \(list)\n}\n".utf8)
  }

  private static func json(of entry: Entry) -> String {
    var members = [
      "\"set\": \(quoted(entry.set))", "\"input\": \"\(entry.input.rawValue)\"",
      "\"measure\": \"\(entry.measure.rawValue)\"", "\"floor\": \(Decimal.short(entry.floor))",
      "\"best\": \(Decimal.short(entry.best))",
    ]
    if !entry.lowered.isEmpty {
      let items = entry.lowered.map { item in
        "{\"from\": \(Decimal.short(item.from)), \"to\": \(Decimal.short(item.to)),"
          + " \"reason\": \(quoted(item.reason))}"
      }
      members.append("\"lowered\": [\(items.joined(separator: ", "))]")
    }
    return "{\(members.joined(separator: ", "))}"
  }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    JSONBytes.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
