// Writing features: a row at a time, or a feature of many rows at a time.

/// Features of rows, one feature's values after the other's.
struct FeatureTable: ~Copyable {
  /// The values of the first feature; the next one's stand ``stride`` further.
  let values: UnsafeMutablePointer<Int16>
  let stride: Int
  let featureCount: Int
  /// How many rows there is room for.
  let capacity: Int
  /// What holds for whole features.
  fileprivate let columns: UnsafeMutablePointer<Column>

  fileprivate struct Column {
    var isAsked: Bool
    /// Whether all rows have the same value.
    var isConstant = false
  }

  /// A table whose rows are yet to be written; those that fill up the last eight are zeros.
  ///
  /// - Parameter asked: The features that are asked for; a ``ColumnWriter`` may leave out the others,
  ///   which then aren't to be read. If `nil`, all of them, and what isn't written is 0.
  init(featureCount: Int, capacity: Int, asked: [UInt16]? = nil) {
    self.capacity = capacity
    self.featureCount = featureCount
    columns = .allocate(capacity: max(1, featureCount))
    columns.initialize(repeating: Column(isAsked: asked == nil), count: featureCount)
    for feature in asked ?? [] { columns[Int(feature)].isAsked = true }
    // Read by eights, and not a power of two apart, lest features compete for lines of the cache.
    let eights = capacity / 8 + 1
    stride = 8 * (eights % 4 == 0 ? eights + 1 : eights)
    let count = max(1, featureCount) * stride
    values = .allocate(capacity: count)
    if asked == nil { values.initialize(repeating: 0, count: count) }
    for feature in 0..<featureCount { clearEnd(of: feature, rows: capacity) }
  }

  /// Writes zeros over the last eight values of a feature of so many rows, or behind them if they are a
  /// multiple of eight, so that no value is read that wasn't written.
  @inline(__always)
  func clearEnd(of feature: Int, rows count: Int) {
    UnsafeMutableRawPointer(values + (feature &* stride &+ count & ~7)).storeBytes(
      of: SIMD8<Int16>(), as: SIMD8<Int16>.self)
  }

  deinit {
    values.deallocate()
    columns.deallocate()
  }

  /// Whether a feature was written as one that all rows share.
  @inline(__always)
  func isConstant(_ feature: Int) -> Bool {
    columns[feature].isConstant
  }

  /// A writer of one row.
  func writer(ofRow row: Int) -> FeatureWriter {
    FeatureWriter(next: values + row, stride: stride)
  }

  /// A copy of one row.
  func row(_ row: Int) -> [Int16] {
    (0..<featureCount).map { values[$0 * stride + row] }
  }
}

/// Writes the values of a row clamped to `Int16`, one after the other.
struct FeatureWriter {
  fileprivate var next: UnsafeMutablePointer<Int16>
  fileprivate let stride: Int

  @inline(__always)
  mutating func add(_ value: Int32) {
    next.pointee = Int16(clamping: value)
    next += stride
  }

  @inline(__always)
  mutating func add(_ value: Bool) {
    next.pointee = value ? 1 : 0
    next += stride
  }
}

/// Writes one feature after the other, each for a range of lines, clamped to `Int16`.
struct ColumnWriter {
  /// The lines, of which the first is the table's first row.
  let lines: Range<Int>
  private var column: UnsafeMutablePointer<Int16>
  private var properties: UnsafeMutablePointer<FeatureTable.Column>
  private let stride: Int

  /// - Parameter lines: At most as many as the table has room for.
  init(_ table: borrowing FeatureTable, lines: Range<Int>) {
    self.lines = lines
    column = table.values
    properties = table.columns
    stride = table.stride
  }

  /// Goes on to the next feature.
  @inline(__always)
  private mutating func advance(by count: Int = 1) {
    column += count &* stride
    properties += count
  }

  /// Adds a feature.
  @inline(__always)
  mutating func add(_ value: (Int) -> Int32) {
    if properties.pointee.isAsked {
      for row in 0..<lines.count {
        column[row] = Int16(clamping: value(lines.lowerBound &+ row))
      }
    }
    advance()
  }

  /// Adds a feature that holds or doesn't.
  @inline(__always)
  mutating func add(flag value: (Int) -> Bool) {
    if properties.pointee.isAsked {
      for row in 0..<lines.count { column[row] = value(lines.lowerBound &+ row) ? 1 : 0 }
    }
    advance()
  }

  /// Adds a feature that all lines share.
  @inline(__always)
  mutating func add(constant value: Int32) {
    properties.pointee.isConstant = true
    column.update(repeating: Int16(clamping: value), count: lines.count)
    advance()
  }

  /// Adds a feature whose values are known.
  @inline(__always)
  mutating func add(copying values: UnsafePointer<Int16>) {
    if properties.pointee.isAsked { column.update(from: values, count: lines.count) }
    advance()
  }

  /// Adds eight pairs of features.
  ///
  /// - Parameter pairs: The first features of the pairs and the second ones, for a line.
  @inline(__always)
  mutating func add(pairs: (Int) -> (SIMD8<Int16>, SIMD8<Int16>)) {
    for row in 0..<lines.count {
      let (first, second) = pairs(lines.lowerBound &+ row)
      for kind in 0..<8 {
        column[2 &* kind &* stride &+ row] = first[kind]
        column[(2 &* kind &+ 1) &* stride &+ row] = second[kind]
      }
    }
    advance(by: 16)
  }
}
