// Decimal numbers as text, the same on every machine.

/// Writes numbers with a fixed number of decimal places.
enum DecimalText {
  /// Numbers beyond this are written as it: features and log odds are far below.
  private static let largest = 1e12

  /// A number rounded to decimal places, half away from zero; 0 for what is no number.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - places: How many places, 0 to 6.
  ///   - showsPlus: Whether a number above zero begins with `+`.
  ///   - trimsZeros: Whether zeros at the end are left out, and the point with them.
  static func text(
    _ value: Double, places: Int, showsPlus: Bool = false, trimsZeros: Bool = false
  ) -> String {
    let scale = (0..<places).reduce(1) { product, _ in product * 10 }
    let magnitude = value.isNaN ? 0 : min(abs(value), largest)
    let units = Int((magnitude * Double(scale)).rounded())
    var text = String(units / scale)
    let fraction = String(units % scale)
    if places > 0 {
      text += "." + String(repeating: "0", count: places - fraction.utf8.count) + fraction
      if trimsZeros {
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
      }
    }
    if units == 0 { return text }
    return (value < 0 ? "-" : showsPlus ? "+" : "") + text
  }
}
