// Where a page's data holds its text.

/// Where the running text stands in a JSON value.
struct ProseSums {
  /// A container that has this share of all text within another is the telling one.
  private static let dominance = 0.7
  /// Siblings that each have this much text, in bytes, are articles of their own.
  private static let articleLength = 1_500

  private let json: JSONDocument
  /// For each value, the bytes of running text in it.
  private var sums: [Int]
  /// Strings that hold JSON, the longest first.
  private(set) var nested: [Int] = []

  init(_ json: JSONDocument) {
    self.json = json
    sums = [Int](repeating: 0, count: json.values.count)
    json.bytes.withUnsafeBufferPointer { bytes in
      for (index, value) in json.values.enumerated() where value.kind == .string {
        let text = UnsafeBufferPointer(rebasing: bytes[Int(value.start)..<Int(value.end)])
        if Prose.mayBeJSON(text) {
          nested.append(index)
        } else {
          sums[index] = Prose.length(text)
        }
      }
    }
    sumUp()
    let values = json.values
    nested.sort { values[$0].end - values[$0].start > values[$1].end - values[$1].start }
    nested = Array(nested.prefix(8))
  }

  /// Adds each value's text to its containers, the innermost first.
  private mutating func sumUp() {
    var open: [Int] = []
    for index in json.values.indices {
      while let last = open.last, Int(json.values[last].next) <= index { close(&open) }
      if json.values[index].kind == .object || json.values[index].kind == .array {
        open.append(index)
      } else if let last = open.last {
        sums[last] += sums[index]
      }
    }
    while !open.isEmpty { close(&open) }
  }

  private mutating func close(_ open: inout [Int]) {
    let last = open.removeLast()
    if let parent = open.last { sums[parent] += sums[last] }
  }

  /// The strings of the body in order; `nil` if there is no text or several articles.
  func body() -> [Int]? {
    var roots: [Int] = []
    var index = 0
    while index < json.values.count {
      roots.append(index)
      index = Int(json.values[index].next)
    }
    guard var best = roots.max(by: { sums[$0] < sums[$1] }), sums[best] > 0 else { return nil }
    // Down to where the text spreads out: 64 levels at most.
    while let child = dominantChild(of: best) { best = child }
    if json.values[best].kind == .string { return [best] }
    let rivals = json.children(of: best).filter {
      json.values[$0].kind != .string && sums[$0] >= Self.articleLength
    }
    guard rivals.count < 2 else { return nil }
    return (best..<Int(json.values[best].next)).filter {
      json.values[$0].kind == .string && sums[$0] > 0
    }
  }

  private func dominantChild(of index: Int) -> Int? {
    guard json.values[index].kind == .object || json.values[index].kind == .array else {
      return nil
    }
    return json.children(of: index).first {
      Double(sums[$0]) >= Self.dominance * Double(sums[index])
    }
  }
}
