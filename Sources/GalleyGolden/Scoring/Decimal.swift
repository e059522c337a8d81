// Numbers as reports and JSON write them, the same in every locale.

/// Writes measures with a fixed number of decimals.
enum Decimal {
  /// How many decimals JSON has: enough that a word in a long page shows.
  static let jsonPlaces = 6
  /// How many decimals reports have.
  static let reportPlaces = 4

  /// The number, rounded half away from zero, with exactly so many decimals: `0.9531`.
  static func text(_ value: Double, places: Int) -> String {
    let scale = scale(places)
    let scaled = Int((value.magnitude * Double(scale)).rounded())
    let fraction = String(scaled % scale)
    let zeros = String(repeating: "0", count: places - fraction.count)
    let sign = value < 0 && scaled > 0 ? "-" : ""
    return "\(sign)\(scaled / scale).\(zeros)\(fraction)"
  }

  /// The same with its sign, for changes: `+0.0031`.
  static func signed(_ value: Double, places: Int) -> String {
    (value < 0 ? "" : "+") + text(value, places: places)
  }

  /// Without zeros at the end: `0.95`.
  static func short(_ value: Double) -> String {
    var text = text(value, places: jsonPlaces)
    while text.hasSuffix("0") && !text.hasSuffix(".0") { text.removeLast() }
    return text
  }

  /// A value as JSON keeps it, so that it can be compared with one that was read back.
  static func rounded(_ value: Double) -> Double {
    (value * Double(scale(jsonPlaces))).rounded() / Double(scale(jsonPlaces))
  }

  private static func scale(_ places: Int) -> Int {
    (0..<places).reduce(1) { scale, _ in scale * 10 }
  }
}
