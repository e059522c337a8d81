// The options of `galley score` that decide whether a run passes.

import ArgumentParser
import GalleyGolden

/// Floors given as arguments, and a file of floors.
struct FloorOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Fail below this, such as wcxb=0.95 or wcxb.without=0.045; repeatable.",
      discussion: "Without a measure the set's headline is meant.", valueName: "floor"))
  var floor: [String] = []

  @Option(help: ArgumentHelp("Hold the run against a file of floors.", valueName: "file"))
  var floors: String?

  @Flag(help: "Raise the floors in the file to what was measured, and add those that are missing.")
  var raiseFloors = false

  @Flag(help: "Lower the floors in the file that the run fell under; needs --reason.")
  var lowerFloor = false

  @Option(help: ArgumentHelp("Why floors are lowered; recorded in the file.", valueName: "text"))
  var reason: String?

  func validate() throws {
    for argument in floor where Floor(argument: argument) == nil {
      throw ValidationError(
        "--floor takes SET=VALUE or SET.MEASURE=VALUE with a value from 0 to 1, not '\(argument)'."
          + " Measures: \(Measure.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    if floors == nil && (raiseFloors || lowerFloor) {
      throw ValidationError("--raise-floors and --lower-floor change a file: name it by --floors.")
    }
    if lowerFloor != (reason != nil) {
      throw ValidationError("--lower-floor and --reason go together.")
    }
    if let reason, !reason.contains(where: { !$0.isWhitespace }) {
      throw ValidationError("--reason is empty.")
    }
  }

  /// Reads the file and checks that each set of an argument is there.
  func floors(of sets: [ScoreSet]) throws -> Floors {
    let arguments = floor.compactMap { Floor(argument: $0) }
    for floor in arguments where !sets.contains(where: { $0.name == floor.set }) {
      let names = sets.map { printable($0.name) }.joined(separator: ", ")
      throw HarnessError(
        .badSetting, "--floor \(printable(floor.set))",
        detail: "there is no such set; the sets are \(names)")
    }
    var file = FloorFile()
    if let floors {
      let isNew = raiseFloors && FileSystem.kind(of: floors) == nil
      if !isNew { file = try FloorFile(json: try ScoreCommand.contents(of: floors), path: floors) }
    }
    return Floors(options: self, arguments: arguments, file: file)
  }
}

/// The floors of a run, and what becomes of them.
struct Floors {
  let options: FloorOptions
  let arguments: [Floor]
  var file: FloorFile
  private(set) var hasFallen = false

  init(options: FloorOptions, arguments: [Floor], file: FloorFile) {
    self.options = options
    self.arguments = arguments
    self.file = file
  }

  /// Changes the file as the options say, then holds the run against all floors.
  ///
  /// - Returns: A line for each argument and each floor of the file that fell, and what was written.
  mutating func settle(_ scores: [SetScore], report: ScoreReport) throws -> String {
    var text = ""
    if let path = options.floors {
      let lowered = options.reason.map { file.lower(to: scores, reason: $0) } ?? 0
      let raised = options.raiseFloors ? file.raise(to: scores) : 0
      if lowered + raised > 0 {
        try FileSystem.writeAtomically(file.json, to: path)
        text += "\(printable(path)): \(raised) floors raised or added, \(lowered) lowered\n"
      }
    }
    for floor in arguments { text += line(for: floor, scores, report) }
    // A file can hold dozens: those that hold are only counted.
    let entries = file.entries(for: scores).map(\.asFloor)
    let broken = entries.filter { !$0.holds(on: scores) }
    for floor in broken { text += line(for: floor, scores, report) }
    if options.floors != nil { text += "\(entries.count - broken.count) floors of the file hold\n" }
    return text
  }
  /// What became of a floor; one that is not measured must not pass unseen.
  private mutating func line(
    for floor: Floor, _ scores: [SetScore], _ report: ScoreReport
  ) -> String {
    if !floor.holds(on: scores) { hasFallen = true }
    let headline = scores.first { $0.name == floor.set }?.headline
    return report.text(of: floor, floor.verdict(on: scores), headline: headline)
  }
}
