// Writing a row of features.

/// Writes values clamped to `Int16`, one after the other.
struct FeatureWriter {
  private let row: UnsafeMutableBufferPointer<Int16>
  /// How many values were written.
  private(set) var count = 0

  init(row: UnsafeMutableBufferPointer<Int16>) {
    self.row = row
  }

  @inline(__always)
  mutating func add(_ value: Int32) {
    row[count] = Int16(clamping: value)
    count += 1
  }

  @inline(__always)
  mutating func add(_ value: Bool) {
    add(value ? 1 : 0 as Int32)
  }
}
