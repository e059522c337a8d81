// Finds all words of the class lexicon in one pass.

/// A deterministic Aho–Corasick automaton over letters, digits and boundaries.
///
/// Aho, Corasick: "Efficient string matching: an aid to bibliographic search", 1975. One table
/// look-up for each byte, however many patterns there are.
struct ClassAutomaton: Sendable {
  /// Symbols: 0 boundary, 1 to 26 letters, 27 a digit.
  private static let symbols = 32

  /// The next state by state and symbol.
  private var next: [UInt16] = []
  /// The categories whose patterns end in a state.
  private var found: [UInt32] = []

  /// A pass over one element's names.
  struct Scan {
    fileprivate var state: UInt16
    fileprivate var wasLower = false
    fileprivate var wasBoundary = true
    var found: UInt32 = 0
  }

  private let start: UInt16

  init(_ patterns: [(mask: UInt32, words: StaticString)]) {
    next = [UInt16](repeating: 0, count: Self.symbols)
    found = [0]
    start = 0
    for (mask, words) in patterns {
      let text = UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount)
      for word in text.split(whereSeparator: \.isHTMLSpace) { insert(word, mask) }
    }
    link()
    renumber()
  }

  private mutating func insert(_ word: Slice<UnsafeBufferPointer<UInt8>>, _ mask: UInt32) {
    var state = 0
    var wasBoundary = false
    for byte in word {
      let symbol = Self.symbol(byte)
      if symbol == 0, wasBoundary { continue }
      wasBoundary = symbol == 0
      let slot = state * Self.symbols + Int(symbol)
      if next[slot] == 0 {
        next[slot] = UInt16(found.count)
        found.append(0)
        next += [UInt16](repeating: 0, count: Self.symbols)
      }
      state = Int(next[slot])
    }
    found[state] |= mask
  }

  /// Fills in the transitions of failure, breadth first.
  private mutating func link() {
    var failure = [UInt16](repeating: 0, count: found.count)
    var queue = (0..<Self.symbols).map { next[$0] }.filter { $0 != 0 }
    var head = 0
    while head < queue.count {
      let state = Int(queue[head])
      head += 1
      for symbol in 0..<Self.symbols {
        let slot = state * Self.symbols + symbol
        let fallback = next[Int(failure[state]) * Self.symbols + symbol]
        if next[slot] == 0 {
          next[slot] = fallback
        } else {
          failure[Int(next[slot])] = fallback
          found[Int(next[slot])] |= found[Int(fallback)]
          queue.append(next[slot])
        }
      }
    }
  }

  /// Numbers states breadth first: the shallow ones, where nearly all of a scan is spent, then lie
  /// together.
  private mutating func renumber() {
    var numbers = [UInt16](repeating: .max, count: found.count)
    var order = [0]
    numbers[0] = 0
    var head = 0
    while head < order.count {
      for symbol in 0..<Self.symbols {
        let target = Int(next[order[head] * Self.symbols + symbol])
        guard numbers[target] == .max else { continue }
        numbers[target] = UInt16(order.count)
        order.append(target)
      }
      head += 1
    }
    next = order.flatMap { state in
      next[state * Self.symbols..<(state + 1) * Self.symbols].map { numbers[Int($0)] }
    }
    found = order.map { found[$0] }
  }

  @inline(__always)
  private static func symbol(_ byte: UInt8) -> UInt8 {
    let lower = byte | 0x20
    if lower &- 0x61 < 26 { return lower &- 0x60 }
    return byte.isASCIIDigit ? 27 : 0
  }

  func scan() -> Scan {
    var scan = Scan(state: start)
    step(0, &scan)
    return scan
  }

  @inline(__always)
  private func step(_ symbol: UInt8, _ scan: inout Scan) {
    scan.state = next[Int(scan.state) &* Self.symbols &+ Int(symbol)]
    scan.found |= found[Int(scan.state)]
  }

  func boundary(_ scan: inout Scan) {
    if !scan.wasBoundary { step(0, &scan) }
    scan.wasBoundary = true
    scan.wasLower = false
  }

  func feed(_ name: UnsafeBufferPointer<UInt8>, into scan: inout Scan) {
    next.withUnsafeBufferPointer { next in
      found.withUnsafeBufferPointer { found in
        var (state, all) = (Int(scan.state), scan.found)
        var (wasLower, wasBoundary) = (scan.wasLower, scan.wasBoundary)
        for byte in name {
          let symbol = Int(Self.symbol(byte))
          let isUpper = byte &- 0x41 < 26
          // Before a capital behind a small letter is a boundary, too; boundaries don't add up.
          if symbol == 0 ? !wasBoundary : isUpper && wasLower {
            state = Int(next[state &* Self.symbols])
            all |= found[state]
          }
          wasBoundary = symbol == 0
          wasLower = !isUpper && symbol != 27 && symbol != 0
          if symbol == 0 { continue }
          state = Int(next[state &* Self.symbols &+ symbol])
          all |= found[state]
        }
        scan.state = UInt16(truncatingIfNeeded: state)
        scan.found = all
        (scan.wasLower, scan.wasBoundary) = (wasLower, wasBoundary)
      }
    }
  }
}
