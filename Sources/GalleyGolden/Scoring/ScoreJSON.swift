// Scores as JSON, for programs and for later comparison.

import Galley

/// Writes the scores of a run, and reads them back.
///
/// `{"galleyScore": 1, "sets": [{"set", "input", "headline", "pageCount", "totals": {MEASURE:
/// NUMBER}, "disagreements": [{"story", "groups"}], "pages": [{"id", "values": {MEASURE: NUMBER},
/// "words", "lost", "gained", "errors", "flaws", "twins": {"html", "text"}}]}]}`. Measures have the
/// names of ``Measure`` and six decimals, those that do not apply are left out, and so are `errors`,
/// `flaws` and `twins` where there are none. `lost` and `gained` count words.
public enum ScoreJSON {
  /// The version that is written and read.
  static let version = "1"

  /// The scores in UTF-8, a page a line.
  public static func bytes(of sets: [SetScore]) -> [UInt8] {
    var bytes = Array("{\"galleyScore\":\(version),\"sets\":".utf8)
    JSONBytes.appendList(sets, to: &bytes) { append($0, to: &$1) }
    bytes += Array("}\n".utf8)
    return bytes
  }

  private static func append(_ set: SetScore, to bytes: inout [UInt8]) {
    bytes += Array("\n{".utf8)
    append("set", set.name, to: &bytes)
    append("input", set.input.rawValue, to: &bytes)
    append("headline", set.headline.rawValue, to: &bytes)
    append("pageCount", set.pages.count, to: &bytes)
    JSONBytes.append(key: "totals", to: &bytes)
    append(set.totals, to: &bytes)
    JSONBytes.append(key: "disagreements", to: &bytes)
    JSONBytes.appendList(set.disagreements, to: &bytes) { disagreement, bytes in
      bytes.append(UInt8(ascii: "{"))
      append("story", disagreement.story, to: &bytes)
      JSONBytes.append(key: "groups", to: &bytes)
      JSONBytes.appendList(disagreement.groups, to: &bytes) { JSONBytes.append($0, to: &$1) }
      bytes.append(UInt8(ascii: "}"))
    }
    JSONBytes.append(key: "pages", to: &bytes)
    JSONBytes.appendList(set.pages, to: &bytes) { append($0, to: &$1) }
    bytes.append(UInt8(ascii: "}"))
  }

  private static func append(_ page: PageScore, to bytes: inout [UInt8]) {
    bytes += Array("\n{".utf8)
    append("id", page.id, to: &bytes)
    JSONBytes.append(key: "values", to: &bytes)
    append(page.values, to: &bytes)
    append("words", page.wordCount, to: &bytes)
    append("lost", page.lost.wordCount, to: &bytes)
    append("gained", page.gained.wordCount, to: &bytes)
    append("errors", page.errors, to: &bytes)
    append("flaws", page.flaws, to: &bytes)
    if let twins = page.twins {
      JSONBytes.append(key: "twins", to: &bytes)
      let html = Decimal.text(twins.html, places: Decimal.jsonPlaces)
      let text = Decimal.text(twins.text, places: Decimal.jsonPlaces)
      bytes += Array("{\"html\":\(html),\"text\":\(text)}".utf8)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private static func append(_ values: MeasureValues, to bytes: inout [UInt8]) {
    let members = values.all.map { measure, value in
      "\"\(measure.rawValue)\":\(Decimal.text(value, places: Decimal.jsonPlaces))"
    }
    bytes += Array("{\(members.joined(separator: ","))}".utf8)
  }

  private static func append(_ key: StaticString, _ text: String, to bytes: inout [UInt8]) {
    JSONBytes.append(key: key, to: &bytes)
    JSONBytes.append(text, to: &bytes)
  }

  private static func append(_ key: StaticString, _ number: Int, to bytes: inout [UInt8]) {
    JSONBytes.append(key: key, to: &bytes)
    bytes += Array(String(number).utf8)
  }

  private static func append(_ key: StaticString, _ texts: [String], to bytes: inout [UInt8]) {
    guard !texts.isEmpty else { return }
    JSONBytes.append(key: key, to: &bytes)
    JSONBytes.append(texts, to: &bytes)
  }
}
