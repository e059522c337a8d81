// The value that a measure must not fall under.

/// A floor for a measure of a set; for a measure that is better lower, the value is a ceiling.
public struct Floor: Sendable, Hashable {
  /// The set's name.
  public var set: String
  /// The measure; `nil` stands for the set's headline.
  public var measure: Measure?
  /// The worst value that passes.
  public var value: Double

  /// Creates a floor.
  public init(set: String, measure: Measure? = nil, value: Double) {
    self.set = set
    self.measure = measure
    self.value = value
  }

  /// Reads `SET=VALUE` or `SET.MEASURE=VALUE`, such as `wcxb=0.95` or `wcxb.without=0.045`; `nil`
  /// if it is none.
  public init?(argument: String) {
    guard let equals = argument.lastIndex(of: "="),
      let value = Double(argument[argument.index(after: equals)...]), (0...1).contains(value)
    else { return nil }
    let subject = argument[..<equals]
    if let dot = subject.lastIndex(of: "."),
      let measure = Measure(rawValue: String(subject[subject.index(after: dot)...]))
    {
      self.init(set: String(subject[..<dot]), measure: measure, value: value)
    } else {
      self.init(set: String(subject), value: value)
    }
    if set.isEmpty { return nil }
  }

  /// What became of a floor in a run.
  public enum Verdict: Sendable, Hashable {
    /// The measure holds; its value.
    case holds(Double)
    /// The measure fell below; its value.
    case fell(Double)
    /// The run did not measure it.
    case notMeasured
  }

  /// Holds the floor against a run's scores.
  public func verdict(on sets: [SetScore]) -> Verdict {
    guard let score = sets.first(where: { $0.name == set }) else { return .notMeasured }
    let measure = measure ?? score.headline
    guard let value = score.totals[measure] else { return .notMeasured }
    return measure.isWorse(value, than: self.value) ? .fell(value) : .holds(value)
  }
  /// Whether the measure was measured and does not fall below.
  public func holds(on sets: [SetScore]) -> Bool {
    if case .holds = verdict(on: sets) { true } else { false }
  }
}
