// The exponential function, the same to the last bit everywhere.

/// Platforms' `exp` may differ in the last bit; a snapshot must not.
enum Exponential {
  /// e to the power of `x`, to about 1e-15; 0 below -700, infinity above 700.
  ///
  /// Cody and Waite's reduction to |r| <= ln 2 / 2, then the Taylor series, in operations that IEEE
  /// 754 defines exactly (Cody, Waite: "Software Manual for the Elementary Functions", 1980).
  static func exp(_ x: Double) -> Double {
    guard x > -700 else { return 0 }
    guard x < 700 else { return .infinity }
    let k = (x * 1.4426950408889634).rounded()
    let r = (x - k * 0.693145751953125) - k * 1.4286068203094172e-6
    var term = 1.0
    var sum = 1.0
    for n in 1...14 {
      term = term * r / Double(n)
      sum += term
    }
    return sum * Double(sign: .plus, exponent: Int(k), significand: 1)
  }
}
