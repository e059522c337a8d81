// An earlier run's scores, read from its JSON.

/// What a comparison needs of an earlier run.
public struct EarlierScores: Sendable, Hashable {
  /// A set as it was scored then.
  struct Set: Sendable, Hashable {
    var name: String
    var input: ScoreInput
    var totals: MeasureValues
    var pages: [String: MeasureValues]
  }

  /// The path it was read from.
  public let path: String
  let sets: [Set]

  /// Reads what ``ScoreJSON`` wrote.
  ///
  /// - Parameters:
  ///   - bytes: The file's bytes.
  ///   - path: What errors and reports call the file.
  /// - Throws: ``HarnessError`` of kind `badData` with line and column if it is not such a file.
  public init(json bytes: [UInt8], path: String) throws(HarnessError) {
    self.path = path
    do throws(JSONError) {
      sets = try Self.sets(of: try JSONReader.value(of: bytes))
    } catch {
      let place = JSONError.place(of: error.offset, in: bytes)
      throw HarnessError(
        .badData, printable(path), line: place.line, column: place.column,
        detail: printable(error.problem))
    }
  }

  func set(_ name: String, _ input: ScoreInput) -> Set? {
    sets.first { $0.name == name && $0.input == input }
  }

  private static func sets(of value: JSONValue) throws(JSONError) -> [Set] {
    guard let version = value[key: "galleyScore"] else {
      throw JSONError(
        offset: value.offset, problem: "this is not what 'galley score --json' writes")
    }
    guard version.content == .number(ScoreJSON.version) else {
      throw JSONError(
        offset: version.offset, problem: "only version \(ScoreJSON.version) can be read")
    }
    var sets: [Set] = []
    for set in try items(of: "sets", in: value) {
      let input = try text("input", of: set)
      guard let input = ScoreInput(rawValue: input) else {
        throw JSONError(offset: set.offset, problem: "\"input\" is html, text or twins")
      }
      var pages: [String: MeasureValues] = [:]
      for page in try items(of: "pages", in: set) {
        pages[try text("id", of: page)] = try values(of: page[key: "values"], in: page)
      }
      sets.append(
        Set(
          name: try text("set", of: set), input: input,
          totals: try values(of: set[key: "totals"], in: set), pages: pages))
    }
    return sets
  }

  private static func items(of key: String, in value: JSONValue) throws(JSONError) -> [JSONValue] {
    guard case .array(let items)? = value[key: key]?.content else {
      throw JSONError(offset: value.offset, problem: "there is no list \"\(key)\"")
    }
    return items
  }

  private static func text(_ key: String, of value: JSONValue) throws(JSONError) -> String {
    guard let text = value[key: key]?.string else {
      throw JSONError(offset: value.offset, problem: "there is no text \"\(key)\"")
    }
    return text
  }

  /// Measures that are not known any more are passed over.
  private static func values(
    of value: JSONValue?, in parent: JSONValue
  ) throws(JSONError) -> MeasureValues {
    guard let members = value?.members else {
      throw JSONError(offset: parent.offset, problem: "there are no measures")
    }
    var values = MeasureValues()
    for member in members {
      guard let measure = Measure(rawValue: member.key) else { continue }
      guard case .number(let text) = member.value.content, let number = Double(text) else {
        throw JSONError(offset: member.value.offset, problem: "a measure is a number")
      }
      values[measure] = number
    }
    return values
  }
}
