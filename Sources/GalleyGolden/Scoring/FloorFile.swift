// A committed file of floors: a ratchet.

/// Floors that rise by themselves and are lowered only with a reason.
///
/// `{"floors": [{"set", "input", "measure", "floor", "best", "lowered": [{"from", "to",
/// "reason"}]}]}`. `best` is the highest floor there ever was; a floor under it must be accounted for
/// by the last entry of `lowered`, so that lowering one by hand is an error.
public struct FloorFile: Sendable, Hashable {
  /// A floor was lowered.
  public struct Lowering: Sendable, Hashable {
    /// The floor before.
    public var from: Double
    /// The floor after.
    public var to: Double
    /// Why.
    public var reason: String
  }

  /// A floor and its history.
  public struct Entry: Sendable, Hashable {
    /// The set's name.
    public var set: String
    /// Which captures were scored.
    public var input: ScoreInput
    /// The measure.
    public var measure: Measure
    /// The worst value that passes.
    public var floor: Double
    /// The best floor there ever was.
    public var best: Double
    /// When it was lowered, the latest last.
    public var lowered: [Lowering] = []

    /// The floor as a run is held against.
    public var asFloor: Floor { Floor(set: set, measure: measure, value: floor) }

    /// Whether the floor is under what history allows.
    var isLoweredByHand: Bool { measure.isWorse(floor, than: lowered.last?.to ?? best) }
  }

  /// The floors, in order of set, input and measure.
  public private(set) var entries: [Entry]

  /// Measures that get a floor when they are first measured.
  static let guarded: [Measure] = [
    .wordF1, .shingleF1, .exact, .with, .without, .title, .author, .date, .dateInvented,
    .flawless, .stories,
  ]

  /// Creates a file of floors.
  public init(entries: [Entry] = []) {
    self.entries = entries
    sort()
  }

  /// The floors that apply to a run's sets.
  public func entries(for sets: [SetScore]) -> [Entry] {
    entries.filter { entry in sets.contains { $0.name == entry.set && $0.input == entry.input } }
  }

  /// Raises each floor to what was measured, rounded down to three decimals, where that is better,
  /// and adds floors for measures that have none.
  ///
  /// - Returns: How many floors were raised or added.
  public mutating func raise(to sets: [SetScore]) -> Int {
    var count = 0
    for set in sets {
      for measure in Self.guarded {
        guard let value = set.totals[measure] else { continue }
        let floor = Self.rounded(value, for: measure)
        guard let index = index(of: measure, in: set) else {
          entries.append(
            Entry(set: set.name, input: set.input, measure: measure, floor: floor, best: floor))
          count += 1
          continue
        }
        guard measure.isWorse(entries[index].floor, than: floor) else { continue }
        entries[index].floor = floor
        if measure.isWorse(entries[index].best, than: floor) { entries[index].best = floor }
        count += 1
      }
    }
    sort()
    return count
  }

  /// Lowers each floor that a run fell under to what was measured, and records the reason.
  ///
  /// - Returns: How many floors were lowered.
  public mutating func lower(to sets: [SetScore], reason: String) -> Int {
    var count = 0
    for set in sets {
      for index in entries.indices
      where entries[index].set == set.name && entries[index].input == set.input {
        let entry = entries[index]
        guard case .fell(let value) = entry.asFloor.verdict(on: [set]) else { continue }
        let floor = Self.rounded(value, for: entry.measure)
        entries[index].lowered.append(Lowering(from: entry.floor, to: floor, reason: reason))
        entries[index].floor = floor
        count += 1
      }
    }
    return count
  }

  private func index(of measure: Measure, in set: SetScore) -> Int? {
    entries.firstIndex { $0.set == set.name && $0.input == set.input && $0.measure == measure }
  }

  private mutating func sort() {
    func key(_ entry: Entry) -> [[UInt8]] {
      let measure = Measure.allCases.firstIndex(of: entry.measure) ?? 0
      return [Array(entry.set.utf8), Array(entry.input.rawValue.utf8), [UInt8(measure)]]
    }
    entries.sort { one, other in
      for (left, right) in zip(key(one), key(other)) where left != right {
        return left.lexicographicallyPrecedes(right)
      }
      return false
    }
  }

  /// Three decimals on the lenient side, so that a word on one page breaks no floor.
  private static func rounded(_ value: Double, for measure: Measure) -> Double {
    let thousandths = value * 1000
    return
      (measure.isBetterLower
      ? (thousandths - 1e-6).rounded(.up)
      : (thousandths + 1e-6).rounded(.down)) / 1000
  }
}
